"""The plain answer: its table line by line, and what no such table may do."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.breaches import RULES
from gpsim.scenarios.files import adopt, load_scenario
from gpsim.scenarios.scenario import Scenario
from gpsim.study.estimate import Estimate
from gpsim.study.judgement import (
    BETTER,
    DOUBT,
    GRADES,
    SMALL,
    UNKNOWN,
    WORSE,
    WORTHWHILE,
    Answer,
    grade_of,
    judged,
    line_of,
    rows,
)
from tests.acting import Quieter, graded

DOCS = Path(__file__).parents[1] / "docs"
NAVIGATION = "active_signposting.care_navigation"
OPPOSITE: Mapping[Answer, Answer] = {BETTER: WORSE, WORSE: BETTER, SMALL: SMALL, UNKNOWN: UNKNOWN}

percents = st.floats(-5.0, 5.0).map(lambda value: round(value, 3))
grades = st.sampled_from(GRADES)


def between(low: float, high: float) -> Estimate:
    """Per cent of the hours that GPs work."""
    return Estimate(mean=(low + high) / 2, low=low, high=high, n=20, unit="per cent")


@pytest.mark.parametrize(
    ("low", "high", "answers"),
    [
        (2.1, 3.0, (BETTER, BETTER, BETTER, UNKNOWN)),  # with half of it, 1.05% to 1.5%, still worthwhile
        (1.2, 3.0, (BETTER, BETTER, UNKNOWN, UNKNOWN)),  # with half of it, 0.6% to 1.5%, perhaps not
        (0.3, 1.8, (BETTER, UNKNOWN, UNKNOWN, UNKNOWN)),  # gained for certain, and perhaps too little
        (-0.4, 0.4, (SMALL, SMALL, SMALL, UNKNOWN)),  # even twice of it is less than 1%
        (0.1, 0.4, (SMALL, SMALL, SMALL, UNKNOWN)),  # clear, and still too small
        (-0.4, 0.8, (SMALL, SMALL, UNKNOWN, UNKNOWN)),  # twice of it may be worthwhile
        (1.95, 3.0, (BETTER, BETTER, UNKNOWN, UNKNOWN)),  # with half of it, 0.975%, just not
        (-0.4, 0.52, (SMALL, SMALL, UNKNOWN, UNKNOWN)),  # with twice of it, 1.04%, just worthwhile
        (-0.4, 1.2, (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)),
        (-3.0, 3.0, (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)),
        (-1.8, -0.3, (WORSE, UNKNOWN, UNKNOWN, UNKNOWN)),
        (-3.0, -1.2, (WORSE, WORSE, UNKNOWN, UNKNOWN)),
        (-3.0, -2.1, (WORSE, WORSE, WORSE, UNKNOWN)),
        (0.0, 0.0, (SMALL, SMALL, SMALL, UNKNOWN)),
    ],
)
def test_the_answer_of_each_interval_and_grade(low: float, high: float, answers: tuple[Answer, ...]) -> None:
    """One per cent is worthwhile."""
    assert tuple(judged(between(low, high), grade).answer for grade in GRADES) == answers


def test_a_smaller_difference_may_be_worthwhile_to_others() -> None:
    assert judged(between(0.3, 0.4), "B").answer == SMALL
    assert judged(between(0.3, 0.4), "B", worthwhile=0.0025).answer == BETTER


def test_one_try_and_a_practice_without_gps_cannot_tell() -> None:
    for found in (Estimate(mean=3.0, low=None, high=None, n=1), Estimate(mean=None, low=None, high=None, n=0)):
        assert {judged(found, grade).answer for grade in GRADES} == {UNKNOWN}


@given(percents, percents, grades)
def test_losses_are_judged_as_gains_are(one: float, other: float, grade: str) -> None:
    low, high = sorted((one, other))
    gained, lost = judged(between(low, high), grade), judged(between(-high, -low), grade)
    assert lost.answer == OPPOSITE[gained.answer]


@given(percents, percents)
def test_weaker_evidence_never_says_more(one: float, other: float) -> None:
    """Down the grades an answer stays or becomes that it cannot be told."""
    low, high = sorted((one, other))
    answers = [judged(between(low, high), grade).answer for grade in GRADES]
    assert all(after in (before, UNKNOWN) for before, after in pairwise(answers))


@given(percents, percents, st.floats(0.0, 1.0), st.floats(0.0, 1.0), grades)
def test_a_narrower_interval_never_takes_an_answer_back(
    one: float, other: float, left: float, right: float, grade: str
) -> None:
    """What is told of an interval holds for every interval within it, but for a gain that turns out to be too small."""
    low, high = sorted((one, other))
    inner_low, inner_high = sorted((low + left * (high - low), low + right * (high - low)))
    wide, narrow = judged(between(low, high), grade).answer, judged(between(inner_low, inner_high), grade).answer
    certain = grade == GRADES[0] and wide in (BETTER, WORSE) and narrow == SMALL
    assert wide in (UNKNOWN, narrow) or certain


@given(percents, percents)
def test_weak_evidence_is_believed_only_if_half_and_twice_of_it_say_the_same(one: float, other: float) -> None:
    low, high = sorted((one, other))
    weak = judged(between(low, high), "C").answer
    fair = {judged(between(low * by, high * by), "B").answer for by in (1.0 / DOUBT, 1.0, DOUBT)}
    at_the_edge = DOUBT * low == 1.0 or DOUBT * high == -1.0  # twice of it is just worthwhile, and half of it is not
    assert weak == UNKNOWN or fair == {weak} or at_the_edge


def test_the_weakest_action_sets_the_grade() -> None:
    assert grade_of(Scenario()) == "A"
    assert grade_of(Scenario((graded("A", "x.one"), graded("B", "x.two")))) == "B"
    assert grade_of(Scenario((graded("A", "x.one"), graded("", "x.two")))) == ""
    assert grade_of(Scenario((adopt(NAVIGATION),))) == "C"


def test_a_number_that_a_file_has_from_a_publication_is_not_beyond_research() -> None:
    time_for_care = load_scenario("time_for_care")
    assert {each.action.ramp_weeks for each in time_for_care.adoptions} > {45.0}
    assert grade_of(time_for_care) == "C"
    assert grade_of(replace(time_for_care, sources={})) == ""


def test_numbers_beyond_what_research_says_have_no_grade() -> None:
    """0.7 of interruptions is the most that anybody has said."""
    bold = Adoption(name="x.one", action=Quieter(fewer=0.9))
    assert grade_of(Scenario((bold,))) == ""
    assert grade_of(Scenario((replace(bold, action=Quieter(fewer=0.7)),))) == "B"


def test_the_page_shows_the_table_that_answers() -> None:
    page = (DOCS / "background" / "judgement.md").read_text("utf-8")
    shown = [tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in page.splitlines() if "|" in line]
    table = shown[2 : 2 + len(rows())]
    assert shown[0] == ("the interval is", "good (A)", "fair (B)", "weak (C)", "no grade")
    assert table == rows()


def test_the_page_shows_the_rules_of_contract_and_scope() -> None:
    page = (DOCS / "background" / "judgement.md").read_text("utf-8")
    shown = [(rule.since.isoformat(), rule.source.partition(":")[0]) for rule in RULES]
    listed = [tuple(cell.strip() for cell in line.split("|")[1:3]) for line in page.splitlines() if line[:4] == "| 20"]
    assert listed == shown


def test_one_per_cent_is_worthwhile_unless_said_otherwise() -> None:
    assert WORTHWHILE == 0.01
    assert line_of(between(1.0, 1.5)).answer("B") == BETTER
    assert line_of(between(0.99, 1.5)).answer("B") == UNKNOWN
