"""The page of what a practice file may say: every record, every field, with its unit, its default and its meaning."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, cast, get_args

from docs.make.comments import meanings
from docs.make.markdown import WARNING, code, prose, table
from docs.make.rows import law
from gpsim.distributions import Law
from gpsim.practice.practice import Practice
from gpsim.practice.shapes import Choice, Flag, Names, Number, Row, Shape, Table, Text, table_of
from gpsim.practice.words import CLOCK

INTRODUCTION = """\
# Every field of a practice file

The tables that a [practice file](practice_files.md) may have, each as the record in `gpsim/practice/` that it becomes.
A field without a value in the column *unless given* must be there, in the file or in the one that it extends.

A *law* is a table of its own, such as `{ law = "fixed", mean = 10.0 }`, told here by its name and its numbers: see
[the laws](practice_files.md#numbers). *Names* are names of your own, one table or number for each."""

ENDLESS = 1e5  # a bound beyond it keeps nothing out that anybody would type


def page() -> str:
    """The page."""
    found: dict[type, Table] = {}
    _collect(table_of(Practice), found)
    texts = [text for record, its in found.items() for text in _record(record, its)]
    return "\n\n".join([INTRODUCTION, WARNING, *texts]) + "\n"


def _collect(shape: Shape, found: dict[type, Table]) -> None:
    """Every record that is no law, each before those that it holds."""
    match shape:
        case Table(record=record, fields=inside) if record not in get_args(Law) and record not in found:
            found[record] = shape
            for each in inside.values():
                _collect(each, found)
        case Choice(members=members):
            for each in members.values():
                _collect(each, found)
        case Names(item=item) | Row(item=item):
            _collect(item, found)


def _record(record: type, its: Table) -> Iterator[str]:
    said, known = meanings(record), {each.name: each for each in fields(record)}
    yield f"## {record.__name__}"
    yield prose(record.__doc__ or "")
    rows = (
        (code(name), _place(shape), _default(known[name], shape), said.get(name, ""))
        for name, shape in its.fields.items()
    )
    yield table(("field", "what may stand there", "unless given", "what it is"), rows)


def _place(shape: Shape) -> str:
    """What may stand in a field, with links to other tables.

    >>> _place(Number(unit="share", low=0.0, high=1.0))
    'share, 0 to 1'
    """
    match shape:
        case Table(record=record):
            return _link(record)
        case Choice(tag="law") as choice:
            return f"law of {_unit(choice)}"
        case Choice(tag=tag, members=members):
            return f"by its {code(tag)}: " + ", ".join(_link(member.record) for member in members.values())
        case Names(item=item, options=options):
            named = ", ".join(code(option) for option in options)
            return f"names{f' among {named}' if named else ''}, each: {_place(item)}"
        case Row(item=item):
            return f"array{_long(shape)}, each: {_place(item)}"
        case Number():
            return _number(shape)
        case Text(options=options) if options:
            return " or ".join(code(f'"{option}"') for option in options)
        case Text(unit=unit):
            return 'time of day, such as `"08:30"`' if unit == CLOCK else "text"
        case Flag():
            return "`true` or `false`"


def _number(shape: Number) -> str:
    noun = "" if shape.unit == "count" else shape.unit
    if shape.whole:
        noun = f"whole number of {noun}" if noun else "whole number"
    return ", ".join(part for part in (noun or "number", _bounds(shape)) if part)


def _bounds(shape: Number) -> str:
    """Between what a number must lie.

    >>> _bounds(Number(above=0.0, high=10.0)), _bounds(Number(low=0.0, high=1e9))
    ('above 0 to 10', 'from 0')
    """
    least = shape.low if shape.above is None else shape.above
    floor = "" if least is None or least < -ENDLESS else f"{least:g}"
    ceiling = "" if shape.high is None or shape.high >= ENDLESS else f"to {shape.high:,g}"
    before = "above " if shape.above is not None else "from " if not ceiling else ""
    return " ".join(part for part in (f"{before}{floor}" if floor else "", ceiling) if part)


def _unit(choice: Choice) -> str:
    """The unit of the numbers of a law."""
    numbers = (each for law in choice.members.values() for each in law.fields.values() if isinstance(each, Number))
    return " or ".join(sorted({each.unit for each in numbers} - {""}))


def _long(row: Row) -> str:
    if row.longest is None:
        return ""
    return f" of {row.longest}" if row.shortest == row.longest else f" of {row.shortest} to {row.longest}"


def _link(record: type) -> str:
    return f"[{record.__name__}](#{record.__name__.lower()})"


def _default(field: "Field[Any]", shape: Shape) -> str:
    """What holds where a file gives nothing; empty where something must be given."""
    tag = isinstance(shape, Text) and len(shape.options) == 1
    if tag or (field.default is MISSING and field.default_factory is MISSING):
        return ""
    value = field.default if field.default is not MISSING else cast("Any", field.default_factory)()
    return _shown(value)


def _shown(value: object) -> str:
    match value:
        case None | () | "":
            return "none"
        case bool():
            return code(str(value).lower())
        case str():
            return code(f'"{value}"')
        case int() | float():
            return code(f"{value:.12g}")
        case tuple():
            return ", ".join(_shown(each) for each in value)
        case Mapping():
            return "none" if not value else ", ".join(value)
        case _ if isinstance(value, get_args(Law)):
            return code(law(value))
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _record_shown(value)
    raise TypeError(f"a default of type {type(value).__name__} has no words yet")


def _record_shown(value: Any) -> str:
    """A record that stands where a file gives nothing: the values that its own table of defaults does not tell."""
    own = {each.name: getattr(value, each.name) for each in fields(value) if each.default is MISSING}
    needed = {name: one for name, one in own.items() if one != {}}
    return ", ".join(f"{code(name)} {_shown(one)}" for name, one in needed.items()) or "as there"
