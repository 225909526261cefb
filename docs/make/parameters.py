"""The page of the reference practice's numbers, from the practice as it is loaded."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from docs.make.markdown import WARNING, code, table
from docs.make.rows import Row, rows
from gpsim.practice.explain import Provenance, provenance
from gpsim.practice.files import load_practice
from gpsim.practice.shipped import shipped_folder

PRACTICE = "reference"

INTRODUCTION = """\
# The numbers of the reference practice

Every number that [reference.toml](../scenarios/reference.toml) gives, with its unit, its range where one is known, and
where it is from. A source that begins with a key, such as `gpad_2025`, is listed [at the end](#sources); one that
begins with *assumption* is nobody's measurement, and should be varied. What the file does not give has the default of
its record in `gpsim/practice/`, which is nothing or neutral (a share of 0, a ratio of 1); it is not listed. Nor is the
rota: who works when is in the file.

A *law* is told by its name: `fixed 10` is always 10, `lognormal 8, sd 6` has that mean and that standard deviation,
`exponential 5` that mean, and `0–0 36, 0–3 24` has 36 parts of its weight at 0 and 24 spread evenly from 0 to 3."""


def page() -> str:
    """The page."""
    practice = load_practice(PRACTICE)
    listed = list(rows(practice))
    sections = groupby(listed, key=lambda row: row.section)
    texts = [text for section, within in sections for text in _section(section, list(within))]
    numbers = _counted(provenance(practice.sources.values()))
    return "\n\n".join([INTRODUCTION, WARNING, numbers, *texts, *_sources(listed)]) + "\n"


def _counted(numbers: Provenance) -> str:
    given = numbers.published + numbers.assumed + numbers.own
    return (
        f"The file gives {given:,} numbers: {numbers.published:,} with a published source and "
        f"{numbers.assumed:,} that are assumptions; a list of weights counts as one."
    )


def _section(name: str, within: Sequence[Row]) -> Iterator[str]:
    yield f"## {name.replace('_', ' ').capitalize()}"
    of_no_part_first = sorted(within, key=lambda row: bool(row.thing))
    for thing, its in groupby(of_no_part_first, key=lambda row: row.thing):
        yield from _thing(thing, list(its))


def _thing(name: str, its: Sequence[Row]) -> Iterator[str]:
    """A table of one thing; what most of its numbers have as their source stands above it."""
    if name:
        yield f"### {name}"
    usual = Counter(row.source for row in its).most_common(1)[0][0]
    yield f"Source, unless a line says otherwise: {usual}."
    cells = ((code(row.name), row.value, row.unit, row.range, "" if row.source == usual else row.source) for row in its)
    yield table(("number", "value", "unit", "range", "source"), cells)


def _sources(listed: Sequence[Row]) -> Iterator[str]:
    """The published sources that are cited, in full."""
    with (shipped_folder() / "sources.toml").open("rb") as file:
        known = tomllib.load(file)["sources"]
    cited = {word for row in listed for word in re.findall(r"\w+", row.source)}
    found = {key: source for key, source in known.items() if key in cited}
    yield "## Sources"
    yield table(("key", "source"), ((code(key), _citation(found[key])) for key in sorted(found)))


def _citation(source: dict[str, object]) -> str:
    address = f" <{source['url']}>" if source.get("url") else ""
    seen = f" (read: {source['seen']})" if source.get("seen") else ""
    return f"{source['citation']}{seen}.{address}"
