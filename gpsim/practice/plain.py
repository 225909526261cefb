"""From a tree of leaves to plain values and their sources, finding what no type says."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gpsim.practice.faults import Fault, did_you_mean, shown
from gpsim.practice.leaves import Leaf, Tree, joined, leaves
from gpsim.practice.practice import Source
from gpsim.practice.shapes import Choice, Names, Number, Row, Shape, Table, Text, child, chosen
from gpsim.practice.words import CLOCK, words
from gpsim.units import clock_minutes

RESERVED = ("value", "source", "grade")
LONGEST_NAME = 80
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # control, format, half of a pair, line and paragraph separator
JOINERS = "\u200c\u200d"  # formats too, but some scripts are written with them


@dataclass(slots=True)
class Plain:
    """What a tree of leaves comes to."""

    file: str  # to blame where a fault is in no leaf
    sources: dict[str, Source] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    blamed: set[str] = field(default_factory=set)  # paths beneath which nothing more need be said

    def values(self, node: "Leaf | Tree", shape: Shape | None, path: str = "") -> Any:
        """The plain value of ``node``; None where a fault makes it useless."""
        if isinstance(node, Leaf):
            return self._leaf(node, shape, path)
        wrong = _misplaced(node, shape)
        if wrong:
            return self._blame(path, node, "a table", wrong)
        if isinstance(shape, Names):
            self._names(node, path)
        return {key: self.values(inner, child(shape, key, node), joined(path, key)) for key, inner in node.items()}

    def _leaf(self, leaf: Leaf, shape: Shape | None, path: str) -> Any:
        wrong = _unlike(leaf.value, shape)
        if wrong:
            return self._blame(path, leaf, shown(leaf.value), wrong)
        number = shape.item if isinstance(shape, Row) else shape
        if isinstance(number, Number):
            self.sources[path] = leaf.source
        return leaf.value

    def _names(self, node: Tree, path: str) -> None:
        for name in node:
            if wrong := misnamed(name):
                self._blame(joined(path, name), node[name], "", wrong)

    def _blame(self, path: str, node: "Leaf | Tree", value: str, allowed: str) -> None:
        first = next(leaves(node), None)
        self.faults.append(Fault(first.file if first else self.file, path, value, allowed))
        self.blamed.add(path)


def misnamed(name: str) -> str:
    """What is wrong with a name that a file gives to something; "" nothing.

    >>> misnamed("diabète"), misnamed("a.b")
    ('', "a name must not contain '.'")
    """
    if odd := strange(name, ".="):
        return f"a name must not contain {shown(odd)}"
    if not name or name != name.strip() or len(name) > LONGEST_NAME:
        return f"a name must have 1 to {LONGEST_NAME} characters and no blanks around it"
    return f"{shown(name)} is no name, it has a meaning of its own in these files" if name in RESERVED else ""


def strange(text: str, barred: str = "") -> str:
    """The first character of ``text`` that is ``barred`` or controls how text is shown; "" none."""
    return next((c for c in text if c in barred or (unicodedata.category(c) in UNSEEN and c not in JOINERS)), "")


def _misplaced(node: Tree, shape: Shape | None) -> str:
    """What is wrong with a table standing where ``shape`` is expected; "" nothing."""
    if isinstance(shape, Number | Row):
        return f"must be {words(shape)}, bare or as {{ value = …, source = … }}"
    if isinstance(shape, Choice) and not chosen(shape, node):
        tag = node.get(shape.tag)
        if not isinstance(tag, Leaf):
            return f"must say its {shape.tag}, one of {', '.join(shape.members)}"
        return f"{shape.tag} = {shown(tag.value)}: must be one of {', '.join(shape.members)}; " + did_you_mean(
            tag.value, shape.members
        )
    return ""


def _unlike(value: object, shape: Shape | None) -> str:
    """What is wrong with a value that is no table, as far as the records' types do not say; "" nothing."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return "must not be an array of tables; give each a name, as in [needs.minor_illness]"
    if isinstance(shape, Table | Names | Choice):
        return f"must be {words(shape)}"
    if isinstance(value, str) and strange(value):
        return f"must be text without {shown(strange(value))}"
    if isinstance(shape, Text) and shape.unit == CLOCK and isinstance(value, str):
        return "" if _is_clock(value) else f"must be {words(shape)}"
    if not all(_ordinary(item) for item in _flat(value)):
        return f"must be {words(shape)}" if shape else "no such key"
    return ""


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
