"""How what is asked for, and who is there for it, spread over the weekdays."""

from collections.abc import Callable, Mapping

from gpsim.practice.demand import Clinic, Need
from gpsim.practice.practice import Practice
from gpsim.units import WEEKDAYS, Name

Days = Mapping[str, float]  # by weekday


def asked(practice: Practice, counts: Callable[[Need], bool]) -> dict[str, float]:
    """Births a week by weekday of the needs that ``counts`` and with which patients come by themselves."""
    found = dict.fromkeys(WEEKDAYS, 0.0)
    for need in practice.needs.values():
        if need.origin == "patient" and need.rate * need.level > 0.0 and counts(need):
            shares = _shares(practice, need)
            for day in WEEKDAYS:
                found[day] += need.rate * need.level * shares[day]
    return found


def gap(asked: Days, there: Days) -> float:
    """The share of ``there`` that is on another weekday than it is asked for; 0 where there is none of either."""
    wanted, offered = sum(asked.values()), sum(there.values())
    if wanted <= 0.0 or offered <= 0.0:
        return 0.0
    return sum(abs(asked[day] / wanted - there[day] / offered) for day in WEEKDAYS) / 2.0


def at_clinics_of(practice: Practice, roles: frozenset[Name]) -> Callable[[Need], bool]:
    """Whether a need asks for a clinic of one of ``roles``."""

    def asks(need: Need) -> bool:
        place = practice.destinations.get(need.asks_for)
        return isinstance(place, Clinic) and not roles.isdisjoint(place.roles)

    return asks


def _shares(practice: Practice, need: Need) -> dict[str, float]:
    """Of a week's births, those of each weekday; on a day on which the practice is closed they wait for the next."""
    weights = practice.weeks.get(need.week, (1.0,) * len(WEEKDAYS))
    shares, waiting, days = dict.fromkeys(WEEKDAYS, 0.0), 0.0, practice.calendar.days
    for day, weight in [*zip(WEEKDAYS, weights, strict=True), *((day, 0.0) for day in WEEKDAYS)]:
        waiting += weight / sum(weights)
        if day in days:
            shares[day] += waiting
            waiting = 0.0
    return shares
