import doctest
import importlib
import io
import json
import math
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from benchmarks import document, engine, report, where
from benchmarks.common_luck import variance_ratio
from benchmarks.figure import Figure, Target, figure, shown
from benchmarks.runs import Part, measured
from benchmarks.size import Size
from gpsim.model.tables import Choice
from gpsim.study.plan import Plan

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in ROOT.rglob("benchmarks/**/*.py")
    if path.stem != "__main__"
)
WEEK = Plan(weeks=1, warmup=1, cooldown=0)
TINY = Size(
    rounds=2, timeouts=2_000, run=WEEK, sampled=1, year=WEEK, lucky=WEEK, replications=3, shared=WEEK, tasks=2,
    turns=1, look=WEEK, looks=1, precise=False, day_rounds=2, days=7,
)  # fmt: skip


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_the_benchmarks_hold(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_everything_is_measured_on_a_small_practice_and_told_in_three_ways() -> None:
    said: list[Part] = []
    found = measured(list(Part), TINY, said.append, practice="small_practice")
    assert said == list(Part)
    names = [each.name for each in found.figures]
    assert len(set(names)) == len(names)
    assert all(each.low <= each.median <= each.high for each in found.figures)
    assert all(each.median > 0.0 for each in found.figures if not each.name.startswith("time in"))
    text = io.StringIO()
    Console(file=text, width=200).print(report.on_terminal(found))
    markdown = report.as_markdown(found)
    for name in names:
        assert name in text.getvalue()
        assert f"| {name} |" in markdown
    assert [each["name"] for each in json.loads(report.as_json(found))["figures"]] == names


def test_a_part_can_be_measured_alone() -> None:
    found = measured([Part.WHERE], TINY, lambda _: None, practice="small_practice")
    assert [each.name for each in found.figures] == [f"time in {name}" for name in where.NAMES]
    assert found.samples.total() > 0


def test_a_figure_is_the_median_of_its_rounds_and_their_range() -> None:
    each = figure("a week", "bare timeouts", [50_000.0, 70_000.0, 60_000.0], Target(48_000.0))
    assert (each.median, each.low, each.high, each.rounds) == (60_000.0, 50_000.0, 70_000.0, 3)
    assert each.verdict == "missed by 25%"
    assert figure("a timeout", "µs", [0.5]).verdict == ""


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        (Target(100.0), 100.0, "reached"),
        (Target(100.0), 101.0, "missed by 1%"),
        (Target(100.0), 200.0, "missed, 2.0 times"),
        (Target(0.8, at_least=True), 0.8, "reached"),
        (Target(0.8, at_least=True), 0.6, "missed by 25%"),
        (Target(0.8, at_least=True), 0.2, "missed, 4.0 times"),
    ],
)
def test_a_target_says_how_far_away_it_is(target: Target, value: float, verdict: str) -> None:
    assert target.verdict(value) == verdict


def test_numbers_are_shown_with_three_digits() -> None:
    assert [shown(value) for value in (1.2345, 9.996, 99.94, 99.96, 1234.5)] == ["1.23", "10.0", "99.9", "100", "1,234"]


def test_the_functions_that_take_most_time_come_first() -> None:
    seen = where.Samples({("gpsim/a.py", "f"): 1, ("gpsim/b.py", "C.g"): 3})
    lines = report.as_markdown(report.Report("Somewhere.", [], seen)).split("\n")
    assert lines[-2:] == ["| 75.0% | `C.g` | `gpsim/b.py` |", "| 25.0% | `f` | `gpsim/a.py` |"]


def test_what_has_no_number_is_null_in_the_json() -> None:
    found = report.Report("Somewhere.", [figure("common luck", "times", [math.inf])], where.Samples())
    assert json.loads(report.as_json(found))["figures"][0]["median"] is None


def test_a_row_of_the_document_says_what_the_figure_says() -> None:
    each = Figure("a week", "bare timeouts", 60_000.0, 50_000.0, 70_000.0, 3, Target(48_000.0), "set-up included")
    found = report.Report("Somewhere.", [each], where.Samples())
    assert report.as_markdown(found).split("\n")[-1] == (
        "| a week | 60,000 | 50,000 to 70,000 | bare timeouts | ≤ 48,000 | missed by 25% | 3 rounds; set-up included |"
    )


def test_every_run_is_told_in_the_timeouts_before_and_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Timeouts take 1, 3 and 5 s: for the first run they take 2 s on average, for the second 4 s."""
    done: list[str] = []
    seconds = iter([1.0, 3.0, 5.0])

    def timeout(many: int) -> float:
        done.append(f"{many} timeouts")
        return next(seconds)

    def run(name: str) -> None:
        done.append(name)
        sum(range(100_000))

    monkeypatch.setattr(engine, "bare_timeout", timeout)
    laps = engine.laps([lambda: run("a week"), lambda: run("another")], 10)
    assert done == ["10 timeouts", "a week", "10 timeouts", "another", "10 timeouts"]
    assert all(lap.seconds > 0.0 for lap in laps)
    assert [lap.timeouts for lap in laps] == [laps[0].seconds / 2.0, laps[1].seconds / 4.0]


def test_a_stack_belongs_to_the_innermost_function_of_gpsim_or_simpy() -> None:
    """Gpsim asks for the keys of something whose iterator looks at the stack: the question is gpsim's."""
    seen = []

    class Watched(dict[str, int]):
        def items(self) -> Any:
            seen.append(where.place_of(sys._getframe()))
            return super().items()

    Choice.of(Watched(a=1))
    assert seen == [("gpsim/model/tables.py", "Choice.of")]


def test_a_stack_without_either_belongs_to_nobody() -> None:
    assert where.place_of(None) is None
    assert where.place_of(sys._getframe()) is None


def test_what_is_defined_in_a_function_belongs_to_it() -> None:
    assert [where._outermost(name) for name in ("A.f", "A.f.<locals>.<lambda>", "g.<locals>.h.<locals>.i")] == [
        "A.f",
        "A.f",
        "g",
    ]


def test_shares_are_of_all_samples() -> None:
    seen = where.Samples(
        {
            ("simpy/events.py", "Process._resume"): 1,
            ("gpsim/model/clock.py", "Clock.live"): 2,
            ("gpsim/model/luck.py", "Lucky.draw"): 3,
            ("gpsim/distributions.py", "quantile"): 4,
            ("gpsim/model/recorder.py", "Recorder.flush"): 4,
            ("gpsim/model/person.py", "Worker.life"): 6,
        }
    )
    assert list(where.shares_of(seen).values()) == [5.0, 10.0, 35.0, 20.0, 30.0]


def test_luck_that_is_not_shared_is_worth_nothing() -> None:
    before, after = np.array([1.0, 1.0, 3.0, 3.0]), np.array([1.0, 3.0, 1.0, 3.0])
    assert variance_ratio(before, after).item() == pytest.approx(1.0)
    assert math.isinf(variance_ratio(before, before).item())


def test_measured_tables_take_the_place_of_earlier_ones(tmp_path: Path) -> None:
    path = tmp_path / "speed.md"
    path.write_text(f"before\n{document.BEGIN}\nold\n{document.END}\nafter\n", "utf-8")
    document.put(path, "new")
    assert path.read_text("utf-8") == f"before\n{document.BEGIN}\nnew\n{document.END}\nafter\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        document.BEGIN,
        document.END + document.BEGIN,
        document.BEGIN + document.BEGIN + document.END,
        document.BEGIN + document.END + document.END,
    ],
)
def test_a_document_without_its_two_marks_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"speed\.md: it must have"):
        document.replaced(text, "new", "speed.md")


def test_the_document_of_speed_has_its_marks() -> None:
    document.check(ROOT / "docs" / "background" / "speed.md")
