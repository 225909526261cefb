"""Practice files: TOML in, one validated `Practice` out, or every fault at once."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from gpsim.practice.consistency import inconsistencies
from gpsim.practice.faults import MOST, Fault, Faults, FileFault, shown
from gpsim.practice.leaves import DEFAULT, THIS_FILE, Leaf, Tree, annotated, first_file, joined
from gpsim.practice.merging import Settings, merged, with_settings
from gpsim.practice.plain import Plain
from gpsim.practice.practice import Practice, Source
from gpsim.practice.reading import Raw, read_chain
from gpsim.practice.references import unknown_names
from gpsim.practice.shapes import Choice, Names, Row, Shape, Table, chosen, table_of
from gpsim.practice.words import words
from gpsim.records import paths

T = TypeVar("T")
Check = Callable[[Any], Iterable[Fault]]  # of a file's plain values; the faults' file is filled in afterwards

_FIELD_FIRST = re.compile(r"([\w.]+): (.+)", re.DOTALL)


def load_practice(name_or_path: str | Path, settings: Settings = ()) -> Practice:
    """The practice in a file, or the shipped one of that name, with each ``PATH=VALUE`` in place.

    Raises:
        FileFault: with every fault found in the file, in those it extends and in the settings.

    """
    return practice_of(read_chain(name_or_path, "practice"), settings)


def practice_of(chain: Sequence[Raw], settings: Settings = ()) -> Practice:
    """The practice that a chain of files makes, with each ``PATH=VALUE`` in place.

    Raises:
        FileFault: with every fault found.

    """
    file, faults = str(chain[0].file), Faults()
    tree = with_settings(tree_of(chain, Practice, faults), settings, table_of(Practice), faults)
    practice, sources = validated(Practice, tree, file, faults, unknown_names)
    if wrong := list(islice(inconsistencies(practice), MOST)):
        raise FileFault(located(wrong, tree, file))
    given = {path: sources.get(path, DEFAULT) for path, value in paths(practice) if numeric(value)}
    return replace(practice, sources=given)


def tree_of(chain: Sequence[Raw], record: type, faults: list[Fault]) -> Tree:
    """The merged tree of a chain of files, the first extending the second and so on."""
    tree: Tree = {}
    for raw in reversed(chain):
        over = annotated(raw.tables, str(raw.file), THIS_FILE, faults)
        tree = merged(tree, over, table_of(record), faults)
    return tree


def validated(
    record: type[T], tree: Tree, file: str, faults: Sequence[Fault], check: Check | None = None
) -> tuple[T, dict[str, Source]]:
    """The record that a tree of leaves makes, and the source of every number in it.

    Raises:
        FileFault: with ``faults``, those that ``check`` finds, and every further one.

    """
    kind: Any = record  # mypy takes no class of a type variable for hashable
    shape, plain = table_of(kind), Plain(file)
    values, wrong = plain.values(tree, shape), list[Fault]()
    try:
        made: T = _adapter(kind).validate_json(json.dumps(values))
    except ValidationError as error:
        found = (fault for one in error.errors(include_url=False) for fault in _translated(dict(one), values, shape))
        wrong = list(islice(found, MOST))
    wrong += islice(check(values), MOST) if check else ()
    wrong = [fault for fault in wrong if not _beneath(fault.path, plain.blamed)]
    if faults or plain.faults or wrong:
        raise FileFault([*faults, *plain.faults, *located(wrong, tree, file)])
    return made, plain.sources


def located(faults: Iterable[Fault], tree: Tree, file: str) -> Iterator[Fault]:
    """``faults``, each with the file that says what is at its path; ``file`` where none does."""
    for fault in faults:
        node: Leaf | Tree = tree
        for part in fault.path.split("."):
            node = node.get(part, node) if isinstance(node, dict) else node
        yield replace(fault, file=first_file(node, file))


def numeric(value: object) -> bool:
    """Whether a leaf of a record is a number, or an array of them."""
    numbers = value if isinstance(value, tuple) and value else (value,)
    return all(isinstance(number, int | float) and not isinstance(number, bool) for number in numbers)


@cache
def _adapter(record: type) -> TypeAdapter[Any]:
    return TypeAdapter(record)


def _beneath(path: str, blamed: set[str]) -> bool:
    """Whether ``path``, or something it lies in, is to blame already."""
    parts = path.split(".")
    return any(".".join(parts[: n + 1]) in blamed for n in range(len(parts)))


def _translated(error: dict[str, Any], values: Any, shape: Shape) -> Iterator[Fault]:
    """One of pydantic's errors in our words; none where it is about a choice that the file did not make."""
    path, node = "", values
    inside: Shape | None = shape
    for part in error["loc"]:
        if isinstance(inside, Choice):
            table = chosen(inside, node)
            if table is None or part != table.record.__name__:
                return
            inside = table
        elif part != "[key]":
            node = node.get(part) if isinstance(node, dict) else None
            path, inside = joined(path, part), _inner(inside, part)
    value = shown(error["input"]) if error["type"] not in ("missing", "value_error") else ""
    if error["type"] == "value_error":
        yield _own_words(path, str(error["ctx"]["error"]))
    elif inside is not None:
        yield Fault("", path, value, f"{'' if value else 'is missing; '}must be {words(inside)}")


def _own_words(path: str, said: str) -> Fault:
    """A record's own complaint; it may begin with the field it is about."""
    begins = _FIELD_FIRST.fullmatch(said)
    return Fault("", joined(path, begins[1]), "", begins[2]) if begins else Fault("", path, "", said)


def _inner(shape: Shape | None, part: str | int) -> Shape | None:
    match shape:
        case Table(fields=fields):
            return fields.get(str(part))
        case Names(item=item) | Row(item=item):
            return item
        case _:
            return None
