"""How the parts of a scenario add up: each action alone, all but each, and all together, with the same luck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from gpsim.practice.practice import Practice
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.scenario import Scenario
from gpsim.study import document
from gpsim.study.capacity import HOURS
from gpsim.study.estimate import Estimate, estimate
from gpsim.study.results import Comparison
from gpsim.study.run import Look, Progress, compare
from gpsim.units import Name

Floats = npt.NDArray[np.float64]
GPS = "gp_qualified"


@dataclass(frozen=True)
class Part:
    """One action of a scenario: hours a week really freed, in what company; each an estimate over the same tries."""

    name: Name  # of the menu
    title: str
    alone: Estimate
    last_in: Estimate  # all together, less all but this one
    interaction: Estimate  # last in, less alone: what the company of the others does to it


@dataclass(frozen=True)
class Parts:
    """What a scenario, its actions alone, and all but each of them were found to change."""

    scenario: Scenario
    comparison: Comparison  # its first scenario is the whole
    group: Name = GPS  # whose hours are told

    @property
    def together(self) -> Estimate:
        """All actions together, in hours a week."""
        return estimate(self._whole.tolist(), HOURS)

    @property
    def sum_of_parts(self) -> Estimate:
        """What the actions free alone, added up."""
        return estimate(self._sum.tolist(), HOURS)

    @property
    def interaction(self) -> Estimate:
        """All together, less the sum of the parts, try by try: above 0 they help each other, below 0 they overlap."""
        return estimate((self._whole - self._sum).tolist(), HOURS)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The actions, in the order of the menu."""
        return tuple(self._part(each) for each in self.scenario.adoptions)

    @property
    def whole(self) -> Comparison:
        """The practice as it is now and with the whole scenario."""
        return replace(self.comparison, scenarios=self.comparison.scenarios[:1])

    def to_json(self) -> str:
        """The inputs and everything found, as a JSON document."""
        return document.of_parts(self)

    @property
    def _whole(self) -> Floats:
        return self._net(self.scenario.adoptions)

    @property
    def _sum(self) -> Floats:
        alone = [self._net((each,)) for each in self.scenario.adoptions]
        return np.asarray(np.sum(alone, axis=0), dtype=np.float64)

    def _part(self, adoption: Adoption) -> Part:
        alone = self._net((adoption,))
        others = tuple(each for each in self.scenario.adoptions if each is not adoption)
        last_in = self._whole - self._net(others)
        return Part(
            name=adoption.name,
            title=adoption.action.about.title,
            alone=estimate(alone.tolist(), HOURS),
            last_in=estimate(last_in.tolist(), HOURS),
            interaction=estimate((last_in - alone).tolist(), HOURS),
        )

    def _net(self, adoptions: Sequence[Adoption]) -> Floats:
        """Hours a week really freed by ``adoptions``, try by try; by none of them, none."""
        runs = self.comparison.replicates
        if not adoptions:
            return np.zeros(len(runs))
        at = self._places[tuple(each.name for each in adoptions)]
        hours = 60.0 * self.comparison.plan.weeks
        return np.array([run.scenarios[at].released.accounts[self.group].net / hours for run in runs])

    @cached_property
    def _places(self) -> Mapping[tuple[Name, ...], int]:
        """Where the scenario of some actions stands in the comparison."""
        return {
            tuple(each.name for each in scenario.adoptions): i for i, scenario in enumerate(self.comparison.scenarios)
        }


def parts(
    practice: Practice,
    scenario: Scenario,
    *,
    look: Look[Comparison] | None = None,
    progress: Progress[Comparison] | None = None,
    **options: Any,
) -> Parts:
    """How the actions of ``scenario`` add up: of n actions at most 2 n + 1 scenarios; the ``options`` are `compare`'s.

    Raises:
        ValueError: when the scenario has no action, or an option is out of its range.

    """
    return Parts(scenario, compare(practice, subsets(scenario), look=look, progress=progress, **options))


def subsets(scenario: Scenario) -> tuple[Scenario, ...]:
    """The whole, each action alone and all but each, none of them twice.

    Raises:
        ValueError: when the scenario has no action.

    """
    every = scenario.adoptions
    if not every:
        raise ValueError(f"{scenario.name!r} takes up no action, so it has no parts")
    alone = [((each,), f"{each.name} alone") for each in every]
    without = [(tuple(other for other in every if other is not each), f"all but {each.name}") for each in every]
    found: dict[tuple[Name, ...], Scenario] = {}
    for adoptions, name in ((tuple(every), scenario.name), *alone, *without):
        if adoptions:
            found.setdefault(tuple(each.name for each in adoptions), Scenario(adoptions, name, scenario.sources))
    return tuple(found.values())
