"""What a terminal shows while replications are lived."""

from io import StringIO

import pytest
from rich.console import Console

from gpsim.report import progress
from gpsim.study.plan import Plan
from gpsim.study.replicate import Replicate
from gpsim.study.results import Comparison, Result
from tests.strategies import small_practice
from tests.test_report import comparison


def hours(*worked: float) -> Result:
    metrics = ({"hours_per_week.gp_qualified": each} for each in worked)
    replicates = (Replicate(replication=i, metrics=each, scenarios=()) for i, each in enumerate(metrics))
    return Result(small_practice(receptionists=2), Plan(weeks=1), tuple(replicates))


def freed(*gained: float) -> Comparison:
    return comparison({"gp_qualified": gained})


def test_how_long_gps_work_is_told_with_its_interval() -> None:
    """38 and 40 hours: 39, and 12.706 times the standard error of 1 on either side."""
    assert progress.hours_worked(hours(38.0)) == "GPs work 38 hours a week"
    assert progress.hours_worked(hours(38.0, 40.0)) == "GPs work 39 hours a week (26.3 to 51.7)"
    assert progress.hours_worked(hours(0.0)) == "no GP works here"


def test_what_is_freed_is_told_with_its_interval() -> None:
    assert progress.hours_freed(freed(2.0)) == "GPs' time a week, 2 hours gained"
    assert progress.hours_freed(freed(0.0)) == "GPs' time a week, nothing"
    assert progress.hours_freed(freed(-0.5, 0.5)) == "GPs' time a week, nothing (6.4 hours lost to 6.4 hours gained)"


def test_a_first_look_says_that_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = StringIO()
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(progress, "Console", lambda **_: Console(file=terminal, width=150, force_terminal=True))
    with progress.showing(progress.hours_freed) as (look, show):
        assert look
        assert show
        look(freed(2.0))
        show(freed(1.0, 1.0), 20)
    said = terminal.getvalue()
    assert "A first look, at 1 week only: GPs' time a week, 2 hours gained" in said
    assert "2/20" in said
    assert "So far: GPs' time a week, 1 hour gained (1 hour gained to 1 hour gained)" in said


def test_where_there_is_no_terminal_nothing_is_told() -> None:
    with progress.showing(progress.hours_freed) as told:
        assert told == (None, None)
