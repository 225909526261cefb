"""What a study found: estimates of every metric, and of what each scenario releases."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from gpsim.measures.accounts import Released
from gpsim.practice.practice import Practice
from gpsim.scenarios.breaches import Flag, flags
from gpsim.scenarios.one_off import OneOff, one_off
from gpsim.scenarios.scenario import Scenario
from gpsim.study import capacity, document
from gpsim.study.by_name import differences, estimates
from gpsim.study.estimate import Estimate, estimate
from gpsim.study.judgement import WORTHWHILE, Judgement, grade_of, judged
from gpsim.study.plan import Plan
from gpsim.study.price import is_bounded, price_of_an_hour
from gpsim.study.replicate import Changed, Replicate
from gpsim.study.takes_hold import TakesHold
from gpsim.units import Name, Share

if TYPE_CHECKING:
    import pandas as pd

COST, POUNDS = "cost_per_week", "pounds a week"


@dataclass(frozen=True)
class Result:
    """What a practice was found to be like."""

    practice: Practice
    plan: Plan
    replicates: tuple[Replicate, ...]  # in the order of their numbers

    @cached_property
    def metrics(self) -> dict[Name, Estimate]:
        """Every metric, by name."""
        return estimates([each.metrics for each in self.replicates])

    def to_json(self) -> str:
        """The inputs and every metric, as a JSON document."""
        return document.of_run(self)


@dataclass(frozen=True)
class Change:
    """What one scenario was found to change."""

    practice: Practice
    scenario: Scenario
    plan: Plan
    before: tuple[Mapping[Name, float], ...]  # metrics of the practice as it is now, replication by replication
    replicates: tuple[Changed, ...]  # the same replications
    worthwhile: Share = WORTHWHILE  # of the hours that qualified GPs work: less is not worth the trouble

    @cached_property
    def metrics_before(self) -> dict[Name, Estimate]:
        """Every metric of the practice as it is now, by name."""
        return estimates(self.before)

    @cached_property
    def metrics(self) -> dict[Name, Estimate]:
        """Every metric with the change, by name."""
        return estimates([each.metrics for each in self.replicates])

    @cached_property
    def difference(self) -> dict[Name, Estimate]:
        """Every metric: with the change, less as you are now."""
        return differences(self.before, [each.metrics for each in self.replicates])

    @cached_property
    def capacity_released(self) -> dict[Name, capacity.Estimates]:
        """By role and staff group, then by part."""
        return capacity.capacity(self._released, self.plan.weeks)

    @cached_property
    def free_slots(self) -> capacity.Estimates:
        """By role and staff group: more free time in whole slots, in appointments a week."""
        return capacity.free_slots(self._released, self.plan.weeks)

    @cached_property
    def waiting_at_end(self) -> capacity.Estimates:
        """More needs and papers waiting when the measured weeks end."""
        return capacity.waiting_at_end(self._released)

    @cached_property
    def cost(self) -> capacity.Estimates:
        """By purse: more pounds a week."""
        return {name.partition(".")[2]: each for name, each in self.difference.items() if name.startswith(f"{COST}.")}

    @cached_property
    def cost_together(self) -> Estimate:
        """More pounds a week from all purses."""
        return estimate(np.sum([*self._pounds.values()], axis=0).tolist() if self._pounds else [], POUNDS)

    @cached_property
    def price_of_an_hour(self) -> capacity.Estimates:
        """By purse and together: pounds for an hour of GP time really freed; not defined unless some clearly is."""
        gps = [each.accounts["gp_qualified"].net / 60.0 / self.plan.weeks for each in self._released]
        return price_of_an_hour(gps, self._pounds)

    @property
    def price_is_bounded(self) -> bool:
        """Whether the hours are known closely enough for a price to have two ends."""
        return is_bounded(self.capacity_released["gp_qualified"]["net"])

    @cached_property
    def judgement(self) -> Judgement:
        """Better, worse, too small to matter or cannot tell yet, for GPs' time."""
        percent = self.capacity_released["gp_qualified"]["percent_of_worked"]
        return judged(percent, grade_of(self.scenario), self.worthwhile)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """What of it breaches, or may breach, contract or scope."""
        return flags(self.practice, self.scenario)

    @cached_property
    def takes_hold(self) -> TakesHold | None:
        """Week by week, where the change was begun in the first measured week; none of a settled one."""
        weeks = [each.weekly for each in self.replicates if each.weekly is not None]
        return TakesHold(weeks) if weeks else None

    @cached_property
    def open_share(self) -> float:
        """Of the minutes on what was born in the measured weeks, those on what was still open at the end."""
        return capacity.open_share(self._released)

    @cached_property
    def one_off(self) -> OneOff:
        """What it takes to get going."""
        return one_off(self.practice, self.scenario)

    @property
    def _released(self) -> list[Released]:
        return [each.released for each in self.replicates]

    @cached_property
    def _pounds(self) -> dict[Name, list[float]]:
        """By purse, more pounds a week, replication by replication."""
        pairs = [*zip(self.before, self.replicates, strict=True)]
        return {
            name.partition(".")[2]: [after.metrics[name] - before[name] for before, after in pairs]
            for name in self.difference
            if name.startswith(f"{COST}.")
        }


@dataclass(frozen=True)
class Comparison:
    """What a practice and its scenarios were found to be like, with the same luck."""

    practice: Practice
    scenarios: tuple[Scenario, ...]
    plan: Plan
    replicates: tuple[Replicate, ...]  # in the order of their numbers
    worthwhile: Share = WORTHWHILE  # of the hours that qualified GPs work: less is not worth the trouble

    @cached_property
    def baseline(self) -> Result:
        """The practice as it is now."""
        return Result(self.practice, self.plan, self.replicates)

    @property
    def metrics(self) -> dict[Name, Estimate]:
        """Every metric of the practice as it is now, by name."""
        return self.baseline.metrics

    @cached_property
    def changes(self) -> dict[Name, Change]:
        """What each scenario changes, by its name."""
        before = tuple(each.metrics for each in self.replicates)
        return {
            scenario.name: Change(self.practice, scenario, self.plan, before, self._changed(i), self.worthwhile)
            for i, scenario in enumerate(self.scenarios)
        }

    def _changed(self, i: int) -> tuple[Changed, ...]:
        return tuple(each.scenarios[i] for each in self.replicates)

    @property
    def capacity_released(self) -> "pd.DataFrame":
        """A row for each scenario, role or staff group, and part, with its estimate."""
        from gpsim.study.tables import capacity_table

        return capacity_table(self)

    def to_json(self) -> str:
        """The inputs and everything found, as a JSON document."""
        return document.of_comparison(self)
