"""The same scenarios in three versions of a practice: with a slack book, as it is, and with a full book."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from gpsim.practice.practice import Practice
from gpsim.practice.weekly import gp_pressure
from gpsim.scenarios.pressure import AS_IT_IS, FULL, LEVELS, SLACK, at_pressure
from gpsim.scenarios.scenario import Scenario
from gpsim.study import document
from gpsim.study.capacity import HOURS
from gpsim.study.estimate import Estimate, paired_difference
from gpsim.study.judgement import Answer
from gpsim.study.plan import Plan
from gpsim.study.replicate import Replicate
from gpsim.study.results import Comparison
from gpsim.study.run import Look, Progress, compare
from gpsim.units import Name

GPS = "gp_qualified"


@dataclass(frozen=True)
class Pressure:
    """What scenarios were found to change at three levels of pressure, with the same luck."""

    levels: Mapping[Name, Comparison]  # by level; while they are being lived, those that have begun

    @property
    def whole(self) -> Comparison:
        """The practice as it is, now and with each scenario."""
        return self.levels[AS_IT_IS]

    @property
    def plan(self) -> Plan:
        """The weeks, the same at every level."""
        return self.whole.plan

    @property
    def replicates(self) -> tuple[Replicate, ...]:
        """Those of every level, one level after the other."""
        return tuple(each for found in self.levels.values() for each in found.replicates)

    def asked(self, level: Name) -> float:
        """Appointments asked of GPs for every slot they have, by arithmetic."""
        return gp_pressure(self.levels[level].practice) or 0.0

    def answers(self, scenario: Name) -> dict[Name, Answer]:
        """The answer in one word at each level, slack first."""
        return {level: self.levels[level].changes[scenario].judgement.answer for level in LEVELS}

    def full_less_slack(self, scenario: Name) -> Estimate:
        """Hours a week of GPs really freed: with a full book, less with a slack one, try by try."""
        slack, full = (self._net(level, scenario) for level in (SLACK, FULL))
        tries = min(len(slack), len(full))  # where each level was tried until it was known precisely
        return paired_difference(slack[:tries], full[:tries], HOURS)

    def to_json(self) -> str:
        """The inputs and everything found, as a JSON document."""
        return document.of_pressure(self)

    def _net(self, level: Name, scenario: Name) -> list[float]:
        found = self.levels[level].changes[scenario]
        return [each.released.accounts[GPS].net / 60.0 / self.plan.weeks for each in found.replicates]


def pressure(
    practice: Practice,
    scenarios: Sequence[Scenario],
    *,
    look: Look[Pressure] | None = None,
    progress: Progress[Pressure] | None = None,
    **options: Any,
) -> Pressure:
    """What ``scenarios`` change with a slack book, as it is, and with a full book; the ``options`` are `compare`'s.

    Raises:
        ValueError: when qualified GPs have no lists that could be longer or shorter, or an option is out of its range.

    """
    practices = {level: at_pressure(practice, slots) for level, slots in LEVELS.items()}
    if practices[SLACK].book == practices[FULL].book:
        raise ValueError(
            f"{practice.name}: no qualified GP here has a list of slots long enough to be made slack or full"
        )
    found: dict[Name, Comparison] = {}
    for level in sorted(LEVELS, key=lambda each: each != AS_IT_IS):
        so_far = partial(_told, progress, found, level) if progress else None
        first = partial(_looked, look) if look and not found else None
        found[level] = compare(practices[level], scenarios, look=first, progress=so_far, **options)
    return Pressure({level: found[level] for level in LEVELS})


def _looked(look: Look[Pressure], found: Comparison) -> None:
    look(Pressure({AS_IT_IS: found}))


def _told(
    progress: Progress[Pressure],
    before: Mapping[Name, Comparison],
    level: Name,
    found: Comparison,
    planned: int | None,
) -> None:
    """Tells what is found at ``level`` so far, beside what was found ``before`` at others."""
    progress(Pressure({**before, level: found}), None if planned is None else len(LEVELS) * planned)
