"""The shape of a record as its annotations give it: what a file may say, and where."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Gt, Le, Len

from gpsim.units import Unit


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit and range."""

    unit: str = ""
    whole: bool = False
    low: float | None = None
    above: float | None = None  # greater than, where `low` is at least
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Text, or one of a few words."""

    unit: str = ""
    options: tuple[str, ...] = ()
    shortest: int = 0
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Row:
    """An array."""

    item: "Shape"
    shortest: int = 0
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Any number of named things of one shape; ``options`` if only these names may be."""

    item: "Shape"
    options: tuple[str, ...] = ()
    shortest: int = 0
    longest: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A record."""

    record: type
    fields: Mapping[str, "Shape"]
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of several records; the key ``tag`` says which."""

    tag: str
    members: Mapping[str, Table]


Shape = Number | Text | Flag | Row | Names | Table | Choice


@cache
def table_of(record: type) -> Table:
    """The shape of a record class, less the fields that no file may set."""
    hints = get_type_hints(record, include_extras=True)
    known = [f for f in fields(record) if f.metadata.get("in_files", True)]
    required = (f.name for f in known if f.default is MISSING and f.default_factory is MISSING)
    return Table(record, {f.name: shape_of(hints[f.name]) for f in known}, tuple(required))


def shape_of(annotation: Any, notes: tuple[Any, ...] = ()) -> Shape:
    """The shape that an annotation allows, ``notes`` being what `Annotated` says about it."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(inner[0], (*inner[1:], *notes))
    if origin in (Union, UnionType):
        return _union([member for member in inner if member is not NoneType], notes)
    if origin is Literal:
        return Text(options=inner)
    if origin is tuple:
        return Row(shape_of(inner[0]), *_lengths(notes))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        keys = shape_of(inner[0])
        return Names(shape_of(inner[1]), keys.options if isinstance(keys, Text) else (), *_lengths(notes))
    known: Any = annotation  # mypy takes no narrowed class for hashable
    return table_of(known) if is_dataclass(annotation) else _scalar(annotation, notes)


def child(shape: Shape | None, key: str, node: object = None) -> Shape | None:
    """The shape of what is called ``key`` in ``node``, which has ``shape``; none if there is no such thing."""
    match shape:
        case Table(fields=known):
            return known.get(key)
        case Names(item=item):
            return item
        case Choice():
            return child(chosen(shape, node), key) or next(
                (table.fields[key] for table in shape.members.values() if key in table.fields), None
            )
        case _:
            return None


def chosen(choice: Choice, node: object) -> Table | None:
    """The member that the plain table ``node`` says it is."""
    tag = node.get(choice.tag) if isinstance(node, Mapping) else None
    tag = getattr(tag, "value", tag)  # in a tree of leaves
    return choice.members.get(tag) if isinstance(tag, str) else None


def _union(members: list[Any], notes: tuple[Any, ...]) -> Shape:
    if len(members) == 1:
        return shape_of(members[0], notes)
    tables = [_in(_unit(notes), table_of(member)) for member in members]
    tag = next(name for name, shape in tables[0].fields.items() if isinstance(shape, Text) and len(shape.options) == 1)
    return Choice(tag, {_options(table.fields[tag])[0]: table for table in tables})


def _in(unit: str, table: Table) -> Table:
    """``table`` with its numbers of no unit in ``unit``: a law of minutes or of days."""
    return replace(table, fields={name: _measured(unit, shape) for name, shape in table.fields.items()})


def _measured(unit: str, shape: Shape) -> Shape:
    if isinstance(shape, Row):
        return replace(shape, item=_measured(unit, shape.item))
    return replace(shape, unit=unit) if isinstance(shape, Number) and not shape.unit else shape


def _unit(notes: tuple[Any, ...]) -> str:
    return next((note.name for note in notes if isinstance(note, Unit)), "")


def _options(shape: Shape) -> tuple[str, ...]:
    return shape.options if isinstance(shape, Text) else ()


def _scalar(kind: Any, notes: tuple[Any, ...]) -> Shape:
    unit = _unit(notes)
    if kind is bool:
        return Flag()
    if kind is str:
        return Text(unit, (), *_lengths(notes))
    if kind not in (int, float):
        raise TypeError(f"a record for files has no field of type {kind!r}")
    low, above, high = (
        next((getattr(n, at) for n in notes if isinstance(n, kind_of)), None) for at, kind_of in _BOUNDS
    )
    return Number(unit, kind is int, low, above, high)


_BOUNDS = (("ge", Ge), ("gt", Gt), ("le", Le))


def _lengths(notes: tuple[Any, ...]) -> tuple[int, int | None]:
    return next(((note.min_length, note.max_length) for note in notes if isinstance(note, Len)), (0, None))
