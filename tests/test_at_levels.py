"""What people read of three levels of pressure: the table, whether the levels agree, and who is worse off."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from gpsim.report import at_levels, progress
from gpsim.scenarios.pressure import AS_IT_IS, FULL, LEVELS, SLACK, at_pressure
from gpsim.study.pressure import Pressure
from tests.test_report import NOBODY, comparison, printed

NAME = "care navigation"
Hours = Sequence[float]


def lived(slack: Hours, now: Hours, full: Hours, harms: Mapping[str, Hours] | None = None) -> Pressure:
    """GPs get back so many hours of 100 in each try, at each level; with a full book other staff lose ``harms``."""
    levels = {}
    for level, hours in zip(LEVELS, (slack, now, full), strict=True):
        found = comparison({"gp_qualified": hours, **((harms or {}) if level == FULL else {})})
        levels[level] = replace(found, practice=at_pressure(found.practice, LEVELS[level]))
    return Pressure(levels)


STEADY = (3.0, 3.0, 3.0)


@pytest.mark.parametrize(
    ("slack", "now", "full", "said"),
    [
        (STEADY, STEADY, STEADY, "The answer is the same however full your book is: better."),
        (
            (0.1, 0.1, 0.1),
            STEADY,
            STEADY,
            "It depends on how full your book is: too small to matter with a slack book; better as it is and with a "
            "full book.",
        ),
        (
            STEADY,
            (-5.0, 0.0, 5.0),
            (-3.0, -3.0, -3.0),
            "It depends on how full your book is: better with a slack book; cannot tell yet as it is; worse with a "
            "full book.",
        ),
        ((-5.0, 0.0, 5.0),) * 3 + ("However full your book is, the answer cannot be told yet.",),
    ],
)
def test_whether_the_levels_agree_is_told(slack: Hours, now: Hours, full: Hours, said: str) -> None:
    """Three of 100 hours are more than twice what is worthwhile."""
    assert at_levels.sentences(lived(slack, now, full), NAME)[0] == said


@pytest.mark.parametrize(
    ("slack", "full", "said"),
    [
        (STEADY, STEADY, "The hours are the same in every try, with a full book as with a slack one."),
        (
            (1.0, 2.0, 3.0),
            (3.0, 4.0, 5.0),
            "2 hours a week more are freed with a full book than with a slack one (2 to 2 hours).",
        ),
        (
            (3.0, 2.0, 1.0),
            (2.5, 1.5, 0.5),
            "30 minutes a week fewer are freed with a full book than with a slack one (30 to 30 minutes).",
        ),
        (
            (1.0, 2.0, 3.0),
            (3.0, 2.0, 1.0),
            "Whether more hours are freed with a full book than with a slack one cannot be told: 5 hours "
            "a week fewer to 5 hours more all fit what was tried.",
        ),
        ((1.0,), (2.0,), "One try cannot tell whether the hours differ."),
    ],
)
def test_whether_the_hours_differ_is_told_try_by_try(slack: Hours, full: Hours, said: str) -> None:
    """The luck is the same, so that tries which differ a lot may differ by the same between two levels."""
    assert at_levels.sentences(lived(slack, slack, full), NAME)[1] == said


def test_the_table_has_a_line_for_each_level_with_all_that_is_asked_of_it() -> None:
    """What is asked of 100 slots, and hours with their interval: of 100 worked, so that they are per cent too."""
    found = lived((1.9, 2.0, 2.1), (2.9, 3.0, 3.1), (-0.1, 0.0, 0.1))
    lines = [" ".join(line.split()) for line in printed(at_levels.of_pressure(found), 120).splitlines()]
    slack, now, full = (f"{100 * found.asked(level):.0f}" for level in LEVELS)
    assert int(slack) < int(now) < int(full)
    two, three, none = ("2.00 (1.75 to 2.25)", "3.00 (2.75 to 3.25)", "0.00 (-0.25 to 0.25)")
    assert f"with a slack book {slack} {two} {two} cannot tell yet" in lines
    assert f"as it is {now} {three} {three} better" in lines
    assert f"with a full book {full} {none} {none} too small to matter" in lines


@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_of_it_is_cut_off(width: int) -> None:
    text = printed(at_levels.of_pressure(lived((1.0, 2.0), (1.0, 2.0), (1.0, 2.0))), width)
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= width


def test_who_is_worse_off_at_the_other_levels_is_told_once_if_it_is_the_same() -> None:
    alike = " ".join(printed(at_levels.of_pressure(lived(STEADY, STEADY, STEADY)), 200).split())
    assert f"Who is clearly worse off with a slack book or with a full book: {NOBODY}" in alike
    harmed = lived(STEADY, STEADY, STEADY, {"admin": (-2.0, -2.0, -2.0)})
    apart = " ".join(printed(at_levels.of_pressure(harmed), 200).split())
    assert f"Who is clearly worse off with a slack book: {NOBODY}" in apart
    assert "Who is clearly worse off with a full book: Reception and office staff spend 2 hours a week more" in apart


def test_a_warning_says_of_which_book_it_is() -> None:
    found = lived(STEADY, STEADY, STEADY)
    assert at_levels.warnings(found) == []
    still_open = comparison({"gp_qualified": STEADY}, open_minutes=3.0)
    assert [said[:50] for said in at_levels.warnings(Pressure({**found.levels, FULL: still_open}))] == [
        "With a full book: With care navigation 5% of the m"
    ]
    assert len(at_levels.warnings(Pressure(dict.fromkeys(LEVELS, still_open)))) == 1


def test_what_is_found_so_far_is_told_of_the_levels_that_have_begun() -> None:
    found = lived((1.0,), (2.0,), (3.0,))
    some = Pressure({level: found.levels[level] for level in (AS_IT_IS, SLACK)})
    assert progress.hours_at_levels(some) == (
        "as it is GPs' time a week, 2 hours gained; with a slack book GPs' time a week, 1 hour gained"
    )
