"""Tables as TOML, as somebody would write it who wants it read: tables of values in a line, others under headings."""

import json
from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

WIDTH = 118  # columns of a comment
BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def toml_text(tables: Mapping[str, Any], notes: Mapping[str, str] | None = None) -> str:
    """``tables`` as TOML; ``notes`` are comments above what has their dotted path, that of "" above everything."""
    notes = notes or {}
    lines = [*_comment(notes.get("", "")), *([""] if "" in notes else []), *_section(tables, (), notes)]
    return "\n".join(lines).strip("\n") + "\n"


def _section(table: Mapping[str, Any], path: tuple[str, ...], notes: Mapping[str, str]) -> Iterator[str]:
    """A table's own lines, and then the tables in it that have headings of their own."""
    headed = {key: value for key, value in table.items() if _is_headed(value, path)}
    for key, value in table.items():
        if key not in headed:
            yield from _comment(notes.get(".".join((*path, key)), ""))
            yield _line(key, value)
    for key, value in headed.items():
        inner = (*path, key)
        note = _comment(notes.get(".".join(inner), ""))
        own = [name for name, each in value.items() if not _is_headed(each, inner)]
        if own or note or not value:
            yield from ["", *note]
        if own or not value:
            yield f"[{'.'.join(_key(part) for part in inner)}]"
        yield from _section(value, inner, notes)


def _is_headed(value: Any, path: tuple[str, ...]) -> bool:
    """Whether a value is a table with a heading of its own: at the top, with tables in it, or a person."""
    if not isinstance(value, Mapping) or "value" in value:
        return False
    return not path or path[-1] == "people" or any(isinstance(v, Mapping) and "value" not in v for v in value.values())


def _line(key: str, value: Any) -> str:
    return f"{_key(key)} = {toml_value(value)}"


def _key(key: str) -> str:
    return key if key and set(key) <= BARE else _text(key)


def toml_value(value: Any) -> str:
    """``value`` as it stands after an equals sign."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case Mapping():
            return "{ " + ", ".join(_line(key, inner) for key, inner in value.items()) + " }" if value else "{}"
        case list() | tuple():
            return f"[{', '.join(map(toml_value, value))}]"
        case _:
            return repr(value)  # a number


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _comment(note: str) -> list[str]:
    """``note`` as comments, its long lines broken and what goes on further in."""
    broken = []
    for line in note.splitlines():
        inner = " " * (len(line) - len(line.lstrip()))
        broken += wrap(line, WIDTH, subsequent_indent=f"{inner}  " if inner else "") or [""]
    return [f"# {line}".rstrip() for line in broken]
