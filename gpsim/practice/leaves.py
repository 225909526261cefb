"""Values and where they come from: a file's tables with every number's source beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gpsim.practice.faults import Fault, did_you_mean, shown
from gpsim.practice.practice import Source

GRADES = ("A", "B", "C")
NOTES = ("unit", "low", "high", "grade", "source")  # what may stand beside a `value`
ASSUMPTION = "assumption"  # begins the source of a number that nobody has measured
DEFAULT = Source(source=f"{ASSUMPTION}: not given in the file, so the program's default")
THIS_FILE = Source(source="this file")  # of numbers that say nothing of their own
FOR_THIS_RUN = Source(source="set for this run")
LARGEST = 1e300  # what a bound may be before its own unit is known
INHERITED = ("source", "grade")  # of a table: hold for everything beneath that has none of its own


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value as written, where it is from, and the file it is written in."""

    value: Any
    source: Source
    file: str


Tree = dict[str, "Leaf | Tree"]


def annotated(tables: Mapping[str, Any], file: str, source: Source, faults: list[Fault], path: str = "") -> Tree:
    """The ``tables`` of ``file`` as a tree of leaves; numbers that say nothing of their own have ``source``."""
    own = _noted(tables, INHERITED, file, source, faults, path)
    return {
        key: _node(value, file, own, faults, joined(path, key)) for key, value in tables.items() if key not in INHERITED
    }


def joined(path: str, key: object) -> str:
    """The path of what is called ``key`` at ``path``."""
    name = str(key) if str(key).isprintable() else shown(str(key))
    return f"{path}.{name}" if path else name


def leaves(node: "Leaf | Tree") -> Iterator[Leaf]:
    """Every leaf of a tree."""
    if isinstance(node, Leaf):
        yield node
        return
    for inner in node.values():
        yield from leaves(inner)


def first_file(node: "Leaf | Tree", otherwise: str) -> str:
    """The file that says the first thing in ``node``."""
    return next((leaf.file for leaf in leaves(node)), otherwise)


def _node(value: Any, file: str, source: Source, faults: list[Fault], path: str) -> "Leaf | Tree":
    if not isinstance(value, dict):
        return Leaf(value, source, file)
    if "value" not in value:
        return annotated(value, file, source, faults, path)
    for key in value:
        if key not in ("value", *NOTES):
            hint = f"no such key beside a value; {did_you_mean(key, NOTES)}"
            faults.append(Fault(file, joined(path, key), shown(value[key]), hint))
    return Leaf(value["value"], _noted(value, NOTES, file, source, faults, path), file)


def _noted(
    table: Mapping[str, Any], keys: tuple[str, ...], file: str, source: Source, faults: list[Fault], path: str
) -> Source:
    said = {key: table[key] for key in keys if key in table}
    for key, value in list(said.items()):
        if allowed := _misnoted(key, value):
            faults.append(Fault(file, joined(path, key), shown(value), allowed))
            del said[key]
    return replace(source, **said) if said else source


def _misnoted(key: str, value: object) -> str:
    """What is wrong with a note beside a value; "" nothing."""
    if key in ("low", "high"):
        number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST
        return "" if number else "must be a number"
    if key == "grade":
        return "" if value in GRADES else f"must be one of {', '.join(GRADES)}"
    return "" if isinstance(value, str) and value.strip() and value.isprintable() else "must be a line of text"
