"""Progress on a terminal's standard error, with a first answer long before the last."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from gpsim.report.words import amount, gained, interval
from gpsim.study.results import Comparison, Result

Found = TypeVar("Found", Result, Comparison)
EVERY = 5  # of these replications the answer so far is worked out once: it takes longer with each


@contextmanager
def showing(said: Callable[[Found], str]) -> Iterator[Callable[[Found, int | None], None] | None]:
    """Something to call with what is found so far and how many replications there will be; none without a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (
        TextColumn("tried"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(found: Found, planned: int | None) -> None:
            done = len(found.replicates)
            bar.update(task, total=planned, completed=done)
            if done == 1 or done % EVERY == 0:
                bar.update(task, description=said(found))

        yield show


def hours_worked(found: Result) -> str:
    """How long GPs work, so far."""
    hours = found.metrics.get("hours_per_week.gp_qualified")
    if hours is None or hours.mean is None:
        return ""
    between = f" ({interval(hours)})" if hours.n > 1 else ""
    return f"so far, GPs work {amount(hours.mean)} hours a week{between}"


def hours_freed(found: Comparison) -> str:
    """How much GP time the first scenario frees, so far."""
    change = next(iter(found.changes.values()), None)
    net = change.capacity_released["gp_qualified"]["net"] if change else None
    if net is None or net.mean is None:
        return ""
    a_week = "" if gained(net.mean) == "nothing" else " a week"
    between = f" ({gained(net.low)} to {gained(net.high)})" if net.low is not None and net.high is not None else ""
    return f"so far, GP time: {gained(net.mean)}{a_week}{between}"
