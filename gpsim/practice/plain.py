"""From a tree of leaves to plain values and their sources, finding what no type says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gpsim.practice.faults import Fault, Faults, did_you_mean, shown
from gpsim.practice.leaves import NOTES, Leaf, Tree, first_file, joined
from gpsim.practice.naming import misnamed, strange
from gpsim.practice.practice import Source
from gpsim.practice.shapes import Choice, Names, Number, Row, Shape, Table, Text, child, chosen
from gpsim.practice.unit_words import compatible
from gpsim.practice.words import CLOCK, words
from gpsim.units import clock_minutes

MOST_NAMES = 1000  # in one table


@dataclass(slots=True)
class Plain:
    """What a tree of leaves comes to."""

    file: str  # to blame where a fault is in no leaf
    sources: dict[str, Source] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=Faults)
    blamed: set[str] = field(default_factory=set)  # paths beneath which nothing more need be said

    def values(self, node: "Leaf | Tree", shape: Shape | None, path: str = "") -> Any:
        """The plain value of ``node``; None where a fault makes it useless."""
        if isinstance(node, Leaf):
            return self._leaf(node, shape, path)
        table = chosen(shape, node) if isinstance(shape, Choice) else shape
        if isinstance(shape, Choice) and table is None:
            return self._undecided(node, shape, path)
        if not isinstance(table, Table | Names):
            bare = ", bare or as { value = …, source = … }" if isinstance(table, Number | Row) else ""
            return self._blame(path, node, "a table", f"must be {words(table)}{bare}")
        if isinstance(shape, Names) and len(node) > MOST_NAMES:
            return self._blame(path, node, "a table", f"must have at most {MOST_NAMES:,} names, not {len(node):,}")
        for key, inner in node.items():
            wrong = misnamed(key) if isinstance(shape, Names) else _unknown(key, table)
            if wrong:
                value = shown(inner.value) if isinstance(inner, Leaf) else "a table"
                self._blame(joined(path, key), inner, value, wrong)
        return {
            key: None if joined(path, key) in self.blamed else self.values(inner, child(table, key), joined(path, key))
            for key, inner in node.items()
        }

    def _leaf(self, leaf: Leaf, shape: Shape | None, path: str) -> Any:
        if wrong := _unlike(leaf.value, shape):
            return self._blame(path, leaf, shown(leaf.value), wrong)
        number = shape.item if isinstance(shape, Row) else shape
        if isinstance(number, Number):
            self._noted(leaf, number, path)
        return leaf.value

    def _undecided(self, node: Tree, choice: Choice, path: str) -> None:
        """A table that does not say which of several kinds it is."""
        tag, known = node.get(choice.tag), ", ".join(choice.members)
        self.blamed.add(path)
        if isinstance(tag, Leaf):
            hint = f"must be one of {known}; {did_you_mean(tag.value, choice.members)}"
            self._blame(joined(path, choice.tag), tag, shown(tag.value), hint)
        else:
            self._blame(path, node, "a table", f"must say its {choice.tag}, one of {known}")

    def _noted(self, leaf: Leaf, number: Number, path: str) -> None:
        """Keep the source of a number, or of an array of them, if it fits."""
        source = leaf.source
        self.sources[path] = source
        if source.unit and not compatible(source.unit, number.unit):
            wrong = f"must be a unit that begins with, or means, {number.unit!r}"
            self.faults.append(Fault(leaf.file, joined(path, "unit"), shown(source.unit), wrong))
        for name, bound, wrong in _misranged(leaf.value, source, number):
            self.faults.append(Fault(leaf.file, joined(path, name), shown(bound), wrong))

    def _blame(self, path: str, node: "Leaf | Tree", value: str, allowed: str) -> None:
        self.faults.append(Fault(first_file(node, self.file), path, value, allowed))
        self.blamed.add(path)


def _unknown(key: str, table: Shape | None) -> str:
    """What is wrong with a key of a record; "" nothing."""
    if not isinstance(table, Table) or key in table.fields:
        return ""
    if key in NOTES:
        return f"stands beside a value only, as in mean = {{ value = 9.0, {key} = … }}"
    return f"no such key; {did_you_mean(key, table.fields)}"


def _unlike(value: object, shape: Shape | None) -> str:
    """What is wrong with a value that is no table, as far as the records' types do not say; "" nothing."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return "must not be an array of tables; give each a name, as in [needs.minor_illness]"
    if isinstance(shape, Table | Names | Choice) or not all(_ordinary(item) for item in _flat(value)):
        return f"must be {words(shape)}"
    for item in _flat(value):
        if isinstance(item, str) and strange(item):
            return f"must be text without {shown(strange(item))}"
    clock = isinstance(shape, Text) and shape.unit == CLOCK and isinstance(value, str)
    return f"must be {words(shape)}" if clock and not _is_clock(str(value)) else ""


def _misranged(value: object, source: Source, number: Number) -> Iterator[tuple[str, object, str]]:
    """Which bounds beside a number are wrong, and how."""
    for name, bound in (("low", source.low), ("high", source.high)):
        if bound is None:
            continue
        if isinstance(value, list):
            yield name, bound, "must not stand beside an array; a range is of one number"
        elif not _within(bound, number):
            yield name, bound, f"must be {words(number)}"
        elif isinstance(value, int | float) and (value < bound if name == "low" else value > bound):
            yield name, bound, f"must not be {'above' if name == 'low' else 'below'} the value, {shown(value)}"


def _within(bound: float, number: Number) -> bool:
    above = number.above is None or bound > number.above
    return (
        above
        and not (number.low is not None and bound < number.low)
        and not (number.high is not None and bound > number.high)
    )


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, list):
        for item in value:
            yield from _flat(item)
    else:
        yield value


def _ordinary(value: object) -> bool:
    """Whether JSON can say it: no date, and no integer beyond every float."""
    return isinstance(value, float | str) or (isinstance(value, int) and value.bit_length() <= 1024)


def _is_clock(value: str) -> bool:
    try:
        clock_minutes(value)
    except ValueError:
        return False
    return True
