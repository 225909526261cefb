"""What it takes to get a scenario going, which a settled run leaves out."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from gpsim.practice.practice import Practice
from gpsim.scenarios.scenario import Scenario, all_at_once, settled
from gpsim.units import Minutes, Name, Pounds


@dataclass(frozen=True, slots=True)
class OneOff:
    """Minutes and pounds spent once, over all the weeks in which people begin."""

    minutes: Mapping[Name, Minutes]  # by staff group, of everybody in it together
    pounds: Mapping[Name, Pounds]  # by purse


def one_off(practice: Practice, scenario: Scenario) -> OneOff:
    """What ``scenario`` takes to get going: the week in which everybody begins, less one when all is settled."""
    begun, going = all_at_once(practice, scenario), settled(practice, scenario)
    return OneOff(minutes=_more(_minutes(begun), _minutes(going)), pounds=_more(_pounds(begun), _pounds(going)))


def _minutes(practice: Practice) -> dict[Name, Minutes]:
    roles, minutes = practice.team.roles, defaultdict[Name, Minutes](float)
    for spent in practice.spent_time.values():
        heads = Counter(one.role for name, one in practice.team.people.items() if spent.is_of(name, one.role))
        for role in spent.roles:
            minutes[roles[role].group] += spent.minutes * heads[role]
    return minutes


def _pounds(practice: Practice) -> dict[Name, Pounds]:
    pounds: dict[Name, Pounds] = defaultdict(float)
    for spent in practice.spent_money.values():
        pounds[spent.purse] += spent.once
    return pounds


def _more(after: Mapping[Name, float], before: Mapping[Name, float]) -> dict[Name, float]:
    more = {name: after[name] - before.get(name, 0.0) for name in sorted(after)}
    return {name: amount for name, amount in more.items() if amount}
