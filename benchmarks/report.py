"""What was measured: as a table for a terminal, as Markdown and as a JSON document."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table

from benchmarks.figure import Figure, shown
from benchmarks.where import Samples

HEAD = ("", "median", "range", "unit", "target", "", "of")
HOT_HEAD = ("own time", "function", "file")
HOTTEST = 25  # functions


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run of the benchmarks found."""

    circumstances: str  # what it ran on, in a sentence
    figures: Sequence[Figure]
    samples: Samples  # of where the time of a run goes


def on_terminal(report: Report) -> RenderableType:
    """Two tables: the figures, and the functions that take most time."""
    tables = [_table(HEAD, map(_cells, report.figures), numbers=(1, 2, 4))] if report.figures else []
    if report.samples:
        tables.append(_table(HOT_HEAD, _hot(report.samples), numbers=(0,)))
    return Group(report.circumstances, *tables)


def as_markdown(report: Report) -> str:
    """The same, for a document."""
    parts = [report.circumstances, _pipes(HEAD, [_cells(each) for each in report.figures])]
    if report.samples:
        parts.append(f"The {HOTTEST} functions that take most time of their own, in a run of the practice as it is:")
        parts.append(
            _pipes(HOT_HEAD, [(share, f"`{name}`", f"`{file}`") for share, name, file in _hot(report.samples)])
        )
    return "\n\n".join(parts)


def as_json(report: Report) -> str:
    """Everything, with each figure's verdict and every function that was seen."""
    figures = [_plain(each) for each in report.figures]
    seen = [{"file": file, "function": name, "samples": many} for (file, name), many in report.samples.most_common()]
    document = {"schema": 1, "circumstances": report.circumstances, "figures": figures, "samples": seen}
    return json.dumps(document, indent=1, allow_nan=False, ensure_ascii=False) + "\n"


def _plain(each: Figure) -> dict[str, object]:
    """The figure as JSON knows it, which has no infinity."""
    numbers = {name: value for name in ("median", "low", "high") if math.isfinite(value := getattr(each, name))}
    return {**asdict(each), "median": None, "low": None, "high": None, **numbers, "verdict": each.verdict}


def _cells(each: Figure) -> tuple[str, ...]:
    between = "" if each.low == each.high else f"{shown(each.low)} to {shown(each.high)}"
    target = str(each.target) if each.target else ""
    return each.name, shown(each.median), between, each.unit, target, each.verdict, _of(each)


def _of(each: Figure) -> str:
    rounds = f"{each.rounds} rounds" if each.rounds > 1 else ""
    return "; ".join(part for part in (rounds, each.note) if part)


def _hot(samples: Samples) -> list[tuple[str, str, str]]:
    whole = samples.total()
    return [(f"{100.0 * many / whole:.1f}%", name, file) for (file, name), many in samples.most_common(HOTTEST)]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for place, name in enumerate(head):
        table.add_column(name, justify="right" if place in numbers else "left")
    for row in rows:
        table.add_row(*row)
    return table


def _pipes(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows))
