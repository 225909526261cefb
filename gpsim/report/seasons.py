"""Rota'd time that a change moves between months of the year, where the weeks that were run are not a year."""

from collections.abc import Iterator, Mapping

from gpsim.practice.practice import Practice
from gpsim.report.words import duration, many, started
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.study.plan import YEAR
from gpsim.study.results import Change
from gpsim.units import Name


def one_season(change: Change) -> Iterator[str]:
    """That the weeks show more or less of somebody's rota than a year does."""
    before, after = (_in_season(settled(change.practice, each)) for each in (Scenario(), change.scenario))
    if change.plan.weeks != YEAR and before != after:
        added = -(change.capacity_released["all"]["contracted"].mean or 0.0)
        yield (
            f"{started(change.scenario.name)} would move rota'd time between months of the year: in the "
            f"{many(change.plan.weeks, 'week')} run here it is {duration(added)} a week "
            f"{'more' if added > 0.0 else 'less'}, with what that costs and spares, and over a year it is neither. "
            f"Run --weeks {YEAR} to see a year."
        )


def _in_season(practice: Practice) -> Mapping[Name, set[tuple[int, ...]]]:
    """The months of which each person's sessions are, of those that are not held all the year."""
    people = practice.team.people
    found = {name: {line.months for line in each.rota.values()} - {()} for name, each in people.items()}
    return {name: months for name, months in found.items() if months}
