"""The numbers of a practice, a line each: a law is one, and so are the numbers of one table that share a source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, get_args

from gpsim.distributions import Empirical, Exponential, Fixed, Gamma, Law, Lognormal
from gpsim.practice.leaves import DEFAULT
from gpsim.practice.practice import Practice, Source
from gpsim.practice.shapes import Choice, Number, Shape, child, table_of
from gpsim.practice.shapes import Row as Array
from gpsim.records import get


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of numbers."""

    section: str  # of the practice: needs, team, ...
    thing: str  # in it; "" the section has no parts
    name: str  # in the thing
    value: str
    unit: str
    range: str
    source: str


def rows(practice: Practice) -> Iterator[Row]:
    """Every number that a file gives, in the order of the records."""
    given = {path: source for path, source in practice.sources.items() if source != DEFAULT}
    for _, paths in groupby(given, key=lambda path: _together(practice, path, given[path])):
        yield _row(practice, list(paths), given)


def _together(practice: Practice, path: str, source: Source) -> tuple[str, Source | None]:
    """What numbers of one line have in common."""
    parent = path.rpartition(".")[0]
    inside = get(practice, parent) if parent else practice
    if isinstance(inside, get_args(Law)):
        return parent, None
    return (parent, source) if isinstance(inside, Mapping) and not _ranged(source) else (path, source)


def _row(practice: Practice, paths: list[str], given: Mapping[str, Source]) -> Row:
    path, source = paths[0], given[paths[0]]
    parent = path.rpartition(".")[0]
    inside = get(practice, parent) if parent else practice
    if isinstance(inside, get_args(Law)):
        name, value = parent, law(inside)
    elif len(paths) > 1:
        name, value = parent, ", ".join(f"{_last(one)} {_number(get(practice, one))}" for one in paths)
    else:
        name, value = path, _number(get(practice, path))
    parts = name.split(".")
    split = min(2, len(parts) - 1)
    return Row(
        section=parts[0],
        thing=".".join(parts[1:split]) if split > 1 else "",
        name=".".join(parts[split:]) if len(parts) > 1 else name,
        value=value,
        unit=unit_at(practice, path),
        range=f"{source.low:g} to {source.high:g}" if _ranged(source) else "",
        source=source.source,
    )


def law(one: Law) -> str:
    """A law in words.

    >>> law(Empirical(edges=(0.0, 0.0, 3.0), weights=(2.0, 1.0)))
    '0–0 2, 0–3 1'
    """
    match one:
        case Fixed(mean=mean) | Exponential(mean=mean):
            return f"{one.law} {_number(mean)}"
        case Lognormal(mean=mean, sd=sd) | Gamma(mean=mean, sd=sd):
            return f"{one.law} {_number(mean)}, sd {_number(sd)}"
        case Empirical(edges=edges, weights=weights):
            bands = zip(edges, edges[1:], weights, strict=False)
            return ", ".join(f"{_number(a)}–{_number(b)} {_number(weight)}" for a, b, weight in bands)


def unit_at(practice: Practice, path: str) -> str:
    """The unit of the number at ``path``, as its record's type gives it."""
    shape: Shape | None = table_of(Practice)
    node: Any = practice
    for part in path.split("."):
        shape = child(shape, part, _tagged(shape, node))
        node = get(node, part)
    shape = shape.item if isinstance(shape, Array) else shape
    return shape.unit if isinstance(shape, Number) else ""


def _tagged(shape: Shape | None, node: Any) -> Any:
    """``node`` as `child` wants to see it, where it is one of several records."""
    return {shape.tag: getattr(node, shape.tag)} if isinstance(shape, Choice) else node


def _ranged(source: Source) -> bool:
    return source.low is not None and source.high is not None


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _number(value: object) -> str:
    """A number, or an array of them.

    >>> _number(10000), _number((0.5, 2.0))
    ('10,000', '0.5, 2')
    """
    if isinstance(value, tuple):
        return ", ".join(_number(each) for each in value)
    return f"{value:,.10g}" if isinstance(value, int | float) else str(value)
