"""Reading TOML: the tables of a file and of the files it extends, whatever may lie at the path."""

import os
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gpsim.practice.faults import Fault, FileFault, did_you_mean, shown
from gpsim.practice.shipped import shipped_files

LARGEST = 500_000  # bytes of a file; the reference practice has some 100,000
DEEPEST = 12  # tables within tables; a practice has eight at most
MOST_DOTS = 200  # in a key
LONGEST_CHAIN = 10  # files that extend one another
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Raw:
    """One file as written, less its heading."""

    file: Path
    tables: dict[str, Any]
    extends: str  # "" nothing


def read_chain(name_or_path: str | Path, kind: str) -> list[Raw]:
    """The file, the one it extends, the one that one extends, and so on.

    Raises:
        FileFault: when one of them cannot be read, is of another kind, or they go round in a circle.

    """
    chain = [read_raw(found(name_or_path), kind)]
    while chain[-1].extends:
        last = chain[-1]
        if len(chain) == LONGEST_CHAIN:
            raise _refused(last.file, "extends", last.extends, f"at most {LONGEST_CHAIN} files may extend one another")
        base = found(last.extends, beside=last.file)
        if any(os.path.realpath(base) == os.path.realpath(raw.file) for raw in chain):
            circle = " → ".join([*(raw.file.name for raw in chain), base.name])
            raise _refused(
                last.file, "extends", last.extends, f"files must not extend one another in a circle: {circle}"
            )
        chain.append(read_raw(base, kind))
    return chain


def found(name_or_path: str | Path, beside: Path | None = None, kind: str = "practice") -> Path:
    """The file of that path, relative to the file ``beside``, or the shipped one of that name and ``kind``."""
    text = str(name_or_path)
    if "\0" in text:
        raise FileFault([Fault(str(beside or ""), "extends" if beside else "", shown(text), "is no path")])
    if isinstance(name_or_path, Path) or "/" in text or "\\" in text or text.endswith(".toml"):
        return beside.parent / text if beside else Path(text)
    shipped = shipped_files(kind)
    if text in shipped:
        return shipped[text]
    if not beside and os.path.lexists(text):
        return Path(text)
    hint = f"no {kind} of this name is shipped, {did_you_mean(text, shipped)}; a path ends in .toml"
    raise FileFault([Fault(str(beside), "extends", shown(text), hint) if beside else Fault("", "", shown(text), hint)])


def read_raw(file: Path, kind: str) -> Raw:
    """The tables of one file of this ``kind``.

    Raises:
        FileFault: naming everything that is wrong with the file's heading.

    """
    tables = read_toml(file)
    version, said, extends = (tables.pop(key, None) for key in ("schema_version", "kind", "extends"))
    faults = []
    if version != SCHEMA_VERSION or isinstance(version, bool):
        faults.append(_heading(file, "schema_version", version, f"must be {SCHEMA_VERSION}"))
    if said != kind:
        faults.append(_heading(file, "kind", said, f'must be "{kind}" here'))
    if extends is not None and not (isinstance(extends, str) and extends):
        faults.append(_heading(file, "extends", extends, "must be the name of a shipped file or a relative path"))
    if faults:
        raise FileFault(faults)
    return Raw(file, tables, extends or "")


def read_toml(file: Path) -> dict[str, Any]:
    """The tables of one file.

    Raises:
        FileFault: when there is no TOML to be read.

    """
    try:
        text = _text(file)
        tables = {} if is_dotted(text) else tomllib.loads(text)
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise _refused(file, "", None, _unreadable(error)) from None
    if is_dotted(text) or is_deep(tables):
        raise _refused(file, "", None, f"tables may lie in one another {DEEPEST} deep, not more")
    if not tables:
        raise _refused(file, "", None, "the file is empty")
    return tables


def _text(file: Path) -> str:
    if file.exists() and not file.is_file():
        raise OSError("not an ordinary file")
    with file.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError(f"larger than {LARGEST:,} bytes")
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def _unreadable(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case OSError():
            return f"cannot be read: {error.strerror or error}"
        case UnicodeDecodeError():
            return f"must be text in UTF-8; byte {error.start + 1:,} is not"
        case RecursionError():
            return "must be TOML; its arrays or tables lie too deep in one another"
        case _:
            return f"must be TOML: {error}"


def is_dotted(text: str) -> bool:
    """Whether a key has so many dots that reading it would take minutes: the time grows with their number squared."""
    return any(part.count(".") > MOST_DOTS for part in re.split(r"[=,{\n]", text) if not part.lstrip().startswith("#"))


def is_deep(tables: dict[str, Any]) -> bool:
    """Whether tables or arrays lie too deep in one another to be walked through."""
    level: Sequence[object] = [tables]
    for _ in range(DEEPEST):
        level = [inner for node in level for inner in _inside(node)]
    return bool(level)


def _inside(node: object) -> Sequence[object]:
    inside = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
    return [inner for inner in inside if isinstance(inner, dict | list)]


def _heading(file: Path, key: str, value: object, allowed: str) -> Fault:
    return Fault(str(file), key, "" if value is None else shown(value), allowed)


def _refused(file: Path, path: str, value: object, allowed: str) -> FileFault:
    return FileFault([_heading(file, path, value, allowed)])
