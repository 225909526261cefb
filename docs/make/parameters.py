"""The page of the reference practice's numbers, from the practice as it is loaded."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from docs.make.markdown import WARNING, code, table
from docs.make.rows import Row, rows
from gpsim.practice.explain import Provenance, provenance
from gpsim.practice.files import load_practice
from gpsim.practice.publications import Publication, cited, publications

PRACTICE = "reference"

INTRODUCTION = """\
# The numbers of the reference practice

Every number that [reference.toml](../../scenarios/reference.toml) gives, with its unit, its range where one is known,
and where it is from. A source that begins with a key, such as `gpad_2025`, is listed [at the end](#sources); one that
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
    return (
        f"The file gives {numbers.given:,} numbers: {numbers.published:,} with a published source and "
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
    keys = sorted({key for row in listed for key in cited(row.source)})
    yield "## Sources"
    yield (
        "*Found* is what of it is used here. A title in [brackets] describes what has none, or none that was at hand; "
        "the last column says how a source was read, where that was not in itself, and what of its line is from memory."
    )
    yield table(("key", "source", "found", "read"), (_listed(key, publications()[key]) for key in keys))


def _listed(key: str, source: Publication) -> tuple[str, ...]:
    return code(key), str(source), source.finds, source.seen
