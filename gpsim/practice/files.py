"""Practice files: TOML in, one validated `Practice` out, or every fault at once."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from gpsim.practice.faults import Fault, FileFault, did_you_mean, shown
from gpsim.practice.leaves import Leaf, Tree, annotated, joined, leaves
from gpsim.practice.merging import Settings, merged, with_settings
from gpsim.practice.plain import Plain
from gpsim.practice.practice import Practice, Source
from gpsim.practice.reading import Raw, read_chain
from gpsim.practice.shapes import Choice, Names, Row, Shape, Table, chosen, table_of
from gpsim.practice.words import words
from gpsim.records import paths

T = TypeVar("T")
DEFAULT = Source(source="assumption: not given in the file, so the program's default")


def load_practice(name_or_path: str | Path, settings: Settings = ()) -> Practice:
    """The practice in a file, or the shipped one of that name, with each ``PATH=VALUE`` in place.

    Raises:
        FileFault: with every fault found in the file, in those it extends and in the settings.
    """
    chain = read_chain(name_or_path, "practice")
    faults: list[Fault] = []
    tree = with_settings(tree_of(chain, Practice, faults), settings, table_of(Practice), faults)
    practice, sources = validated(Practice, tree, str(chain[0].file), faults)
    given = {path: sources.get(path, DEFAULT) for path, value in paths(practice) if _numeric(value)}
    return replace(practice, sources=given)


def tree_of(chain: Sequence[Raw], record: type, faults: list[Fault]) -> Tree:
    """The merged tree of a chain of files, the first extending the second and so on."""
    tree: Tree = {}
    for raw in reversed(chain):
        over = annotated(raw.tables, str(raw.file), Source(source="this file"), faults)
        tree = merged(tree, over, table_of(record), faults)
    return tree


def validated(record: type[T], tree: Tree, file: str, faults: Sequence[Fault]) -> tuple[T, dict[str, Source]]:
    """The record that a tree of leaves makes, and the source of every number in it.

    Raises:
        FileFault: with ``faults`` and every further one.
    """
    kind: Any = record  # mypy takes no class of a type variable for hashable
    shape, plain = table_of(kind), Plain(file)
    values = plain.values(tree, shape)
    try:
        made: T = _adapter(kind).validate_json(json.dumps(values))
    except ValidationError as error:
        found = _translated(error, tree, shape, plain)
        raise FileFault([*faults, *plain.faults, *found]) from None
    if faults or plain.faults:
        raise FileFault([*faults, *plain.faults])
    return made, plain.sources


@cache
def _adapter(record: type) -> TypeAdapter[Any]:
    return TypeAdapter(record)


def _numeric(value: object) -> bool:
    numbers = value if isinstance(value, tuple) and value else (value,)
    return all(isinstance(number, int | float) and not isinstance(number, bool) for number in numbers)


def _translated(error: ValidationError, tree: Tree, shape: Shape, plain: Plain) -> list[Fault]:
    found = (_fault(dict(one), tree, shape, plain) for one in error.errors(include_url=False, include_input=False))
    return [fault for fault in found if fault is not None]


def _fault(error: dict[str, Any], tree: Tree, shape: Shape, plain: Plain) -> Fault | None:
    """One of pydantic's errors in our words; none where it is about a choice the file did not make."""
    node: Leaf | Tree | None = tree
    inside: Shape | None = shape
    path, file = "", plain.file
    for part in error["loc"]:
        if part == "[key]":
            continue
        if isinstance(inside, Choice):
            table = chosen(inside, node)
            if table is None or part != table.record.__name__:
                return None
            inside = table
            continue
        before, inside, node = inside, _inner(inside, part), node.get(part) if isinstance(node, dict) else node
        path = joined(path, part)
        file = next((leaf.file for leaf in leaves(node)), file) if node is not None else file
        if path in plain.blamed:
            return None
        if error["type"] == "unexpected_keyword_argument" and isinstance(before, Table) and inside is None:
            return Fault(file, path, _standing(node), f"no such key; {did_you_mean(part, before.fields)}")
    return Fault(file, path, _standing(node), _allowed(error, inside))


def _inner(shape: Shape | None, part: str | int) -> Shape | None:
    match shape:
        case Table(fields=fields):
            return fields.get(str(part))
        case Names(item=item) | Row(item=item):
            return item
        case _:
            return None


def _allowed(error: dict[str, Any], shape: Shape | None) -> str:
    if error["type"] in ("value_error", "assertion_error"):
        return str(error["ctx"]["error"])
    if error["type"] == "missing":
        return f"is missing; must be {words(shape)}"
    return f"must be {words(shape)}"


def _standing(node: "Leaf | Tree | None") -> str:
    return "" if node is None else shown(node.value) if isinstance(node, Leaf) else "a table"
