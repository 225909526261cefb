"""A plain answer for each scenario, from a table: how far the interval reaches, by how good the evidence is.

The interval is that of the hours really freed, in per cent of those that qualified GPs work. The worthwhile difference
is the share of those hours from which a change is worth anybody's trouble. What weak research says may be wrong by a
factor of two, so where the evidence is weak the answer must hold at half and at twice what was found.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gpsim.evidence import numbers
from gpsim.practice.publications import is_published
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.scenario import Scenario
from gpsim.study.estimate import Estimate
from gpsim.units import Share

Answer = Literal["better", "worse", "too small to matter", "cannot tell yet"]
BETTER: Answer = "better"
WORSE: Answer = "worse"
SMALL: Answer = "too small to matter"
UNKNOWN: Answer = "cannot tell yet"

WORTHWHILE = 0.01  # of the hours that qualified GPs work; assumption: about what Bury's practices reported
DOUBT = 2.0  # by which factor weak research may be wrong; assumption
INF = math.inf
GRADES = ("A", "B", "C", "")  # best first; "" nobody has graded it, or a number is beyond what research says


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: a reach of the interval, and the answer for each grade of the evidence, best first."""

    reach: str  # in words, of the interval
    least: float  # its lower end is at least this, one being the worthwhile difference
    most: float  # and its upper end at most this
    answers: tuple[Answer, Answer, Answer, Answer]

    def answer(self, grade: str) -> Answer:
        """What is answered where the evidence is of ``grade``."""
        return self.answers[GRADES.index(grade)]


CLEAR = math.ulp(0.0)  # above 0
WORTH = "the worthwhile difference"
# The first line that holds is the one that answers.
TABLE: tuple[Line, ...] = (
    Line("not one minute gained or lost in any try", 0.0, 0.0, (SMALL, SMALL, SMALL, UNKNOWN)),
    Line(f"gained, all of it at least twice {WORTH}", DOUBT, INF, (BETTER, BETTER, BETTER, UNKNOWN)),
    Line(f"gained, all of it at least {WORTH}", 1.0, INF, (BETTER, BETTER, UNKNOWN, UNKNOWN)),
    Line(f"lost, all of it at least twice {WORTH}", -INF, -DOUBT, (WORSE, WORSE, WORSE, UNKNOWN)),
    Line(f"lost, all of it at least {WORTH}", -INF, -1.0, (WORSE, WORSE, UNKNOWN, UNKNOWN)),
    Line(f"gained or lost, all of it within half {WORTH}", -1.0 / DOUBT, 1.0 / DOUBT, (SMALL, SMALL, SMALL, UNKNOWN)),
    Line(f"gained or lost, all of it within {WORTH}", -1.0, 1.0, (SMALL, SMALL, UNKNOWN, UNKNOWN)),
    Line(f"gained, a part of it less than {WORTH}", CLEAR, INF, (BETTER, UNKNOWN, UNKNOWN, UNKNOWN)),
    Line(f"lost, a part of it less than {WORTH}", -INF, -CLEAR, (WORSE, UNKNOWN, UNKNOWN, UNKNOWN)),
    Line(f"gained or lost, a part of it beyond {WORTH}", -INF, INF, (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)),
)
ONE_TRY = Line("one try, which has no interval, or no GP", INF, -INF, (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN))


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer, and what it rests on."""

    line: Line
    grade: str  # of the evidence: the weakest of the scenario's actions
    worthwhile: Share  # of the hours that qualified GPs work

    @property
    def answer(self) -> Answer:
        """One of the four."""
        return self.line.answer(self.grade)


def judged(percent_of_worked: Estimate, grade: str, worthwhile: Share = WORTHWHILE) -> Judgement:
    """The answer of the table.

    >>> judged(Estimate(mean=1.5, low=1.2, high=1.8, n=9), "B").answer
    'better'
    >>> judged(Estimate(mean=1.5, low=1.2, high=1.8, n=9), "C").answer
    'cannot tell yet'
    """
    line = line_of(percent_of_worked, worthwhile)
    return Judgement(line, grade, worthwhile)


def line_of(percent_of_worked: Estimate, worthwhile: Share = WORTHWHILE) -> Line:
    """The line of the table that an interval is in."""
    low, high = percent_of_worked.low, percent_of_worked.high
    if low is None or high is None:
        return ONE_TRY
    unit = 100.0 * worthwhile
    return next(line for line in TABLE if line.least <= low / unit and high / unit <= line.most)


def grade_of(scenario: Scenario) -> str:
    """The weakest grade of the scenario's actions; the best where there is none, and nothing rests on research."""
    return max((_grade(scenario, each) for each in scenario.adoptions), key=GRADES.index, default=GRADES[0])


def beyond_evidence(scenario: Scenario, adoption: Adoption) -> tuple[str, ...]:
    """The numbers of an action of the scenario that lie beyond what research says of them.

    What the scenario's file has from a publication of its own does not.
    """
    action, told = adoption.action, f"action.{adoption.name}"
    return tuple(
        each.name
        for each in numbers(type(action))
        if not each.low <= getattr(action, each.name) <= each.high
        and not _is_published(scenario, f"{told}.{each.name}")
    )


def rows(table: Sequence[Line] = TABLE) -> list[tuple[str, ...]]:
    """The table as text: the reach of the interval, then the answers, best evidence first."""
    return [(line.reach, *line.answers) for line in (*table, ONE_TRY)]


def _grade(scenario: Scenario, adoption: Adoption) -> str:
    grade = adoption.action.about.grade
    return grade if grade in GRADES and not beyond_evidence(scenario, adoption) else ""


def _is_published(scenario: Scenario, path: str) -> bool:
    """Whether the scenario's file has a number from a publication."""
    return path in scenario.sources and is_published(scenario.sources[path].source)
