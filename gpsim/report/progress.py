"""Progress on a terminal's standard error, with a first answer long before the last."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from gpsim.report.words import BOOKS, amount, gained, interval, many
from gpsim.study.pressure import Pressure
from gpsim.study.results import Comparison, Result

Found = TypeVar("Found", Result, Comparison, Pressure)
Look = Callable[[Found], None]
Show = Callable[[Found, int | None], None]

EVERY, AT_FIRST = 5, 10  # of these replications the answer so far is worked out, after so many of which it is of each


@contextmanager
def showing(said: Callable[[Found], str]) -> Iterator[tuple[Look[Found] | None, Show[Found] | None]]:
    """What to call with a first look, and with what is found so far and how many replications there will be.

    Both are None where standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield None, None
        return
    bar = Progress(TextColumn("tried"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    task = bar.add_task("", total=None)
    with Live(bar, console=Console(stderr=True), transient=True) as live:

        def tell(text: str) -> None:
            live.update(Group(bar, Text(text)), refresh=True)

        def look(found: Found) -> None:
            tell(f"A first look, at {many(found.plan.weeks, 'week')} only: {said(found)}.")

        def show(found: Found, planned: int | None) -> None:
            done = len(found.replicates)
            bar.update(task, total=planned, completed=done)
            if done <= AT_FIRST or done % EVERY == 0:
                tell(f"So far: {said(found)}.")

        yield look, show


def hours_worked(found: Result) -> str:
    """How long GPs work."""
    hours = found.metrics.get("hours_per_week.gp_qualified")
    if hours is None or not hours.mean:
        return "no GP works here"
    between = f" ({interval(hours)})" if hours.n > 1 else ""
    return f"GPs work {amount(hours.mean)} hours a week{between}"


def hours_at_levels(found: Pressure) -> str:
    """How much GP time the first scenario frees, at each level of pressure that has begun."""
    return "; ".join(f"{BOOKS[level]} {hours_freed(comparison)}" for level, comparison in found.levels.items())


def hours_freed(found: Comparison) -> str:
    """How much GP time the first scenario frees."""
    change = next(iter(found.changes.values()), None)
    net = change.capacity_released["gp_qualified"]["net"] if change else None
    if net is None or net.mean is None:
        return "no GP works here"
    between = f" ({gained(net.low)} to {gained(net.high)})" if net.low is not None and net.high is not None else ""
    return f"GPs' time a week, {gained(net.mean)}{between}"
