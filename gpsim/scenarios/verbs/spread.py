"""How what is asked for spreads over weekdays, hours and months, and how far from that somebody is there for it."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise, product
from math import ceil, floor
from typing import TypeVar

from gpsim.practice.demand import Clinic, Need, Profile
from gpsim.practice.practice import Practice
from gpsim.units import WEEKDAYS, Name, clock_minutes

MONTHS = tuple(range(1, 13))
Hour = tuple[str, int]  # of the clock, on a weekday
DayOfMonth = tuple[str, int]  # a weekday in a month
HOURS: tuple[Hour, ...] = tuple(product(WEEKDAYS, range(24)))
DAYS_OF_MONTHS: tuple[DayOfMonth, ...] = tuple(product(WEEKDAYS, MONTHS))
Time = TypeVar("Time")  # an hour, or a weekday in a month


def excess(asked: Mapping[Time, float], there: Mapping[Time, float]) -> dict[Time, float]:
    """What is ``there`` beyond each time's share of what is asked, in the unit of ``there``; 0 where nothing is asked.

    >>> excess({"mon": 3.0, "tue": 1.0}, {"mon": 50.0, "tue": 50.0})
    {'mon': -25.0, 'tue': 25.0}
    """
    wanted, offered = sum(asked.values()), sum(there.values())
    return {time: there[time] - offered * asked[time] / wanted if wanted else 0.0 for time in asked}


def gap(asked: Mapping[Time, float], there: Mapping[Time, float]) -> float:
    """The share of ``there`` that is at another time than it is asked for; 0 where there is none of either.

    >>> gap({"mon": 3.0, "tue": 1.0}, {"mon": 50.0, "tue": 50.0})
    0.25
    """
    misplaced = sum(map(abs, excess(asked, there).values())) / 2.0
    return misplaced / (sum(there.values()) or 1.0)


def further(beyond: float, more: float) -> float:
    """How much further from what is asked a time gets with ``more`` than is there ``beyond`` it; below 0 nearer.

    >>> further(-25.0, 10.0), further(5.0, 10.0)
    (-10.0, 10.0)
    """
    return abs(beyond + more) - abs(beyond)


def by_day_and_month(practice: Practice, counts: Callable[[Need], bool]) -> dict[DayOfMonth, float]:
    """Births a week, by weekday and month, of the needs that ``counts`` and with which patients come by themselves."""
    found = dict.fromkeys(DAYS_OF_MONTHS, 0.0)
    for need, births in _asked(practice, counts):
        season = practice.seasons.get(need.season, (1.0,) * len(MONTHS))
        days, mean = _days(practice, need), sum(season) / len(MONTHS) or 1.0
        for day, month in DAYS_OF_MONTHS:
            found[day, month] += births * days[day] * season[month - 1] / mean
    return found


def by_hour(practice: Practice) -> dict[Hour, float]:
    """Births a week by weekday and hour of the needs about which patients ring."""
    found = dict.fromkeys(HOURS, 0.0)
    for need, births in _asked(practice, lambda _: True) if practice.access.telephone is not None else ():
        ring, hours = _ring(practice, need), _hours(practice, need)
        for day, share in _days(practice, need).items():
            for hour, part in hours.items():
                found[day, hour] += births * ring * share * part
    return found


def at_clinics_of(practice: Practice, roles: frozenset[Name]) -> Callable[[Need], bool]:
    """Whether a need asks for a clinic of one of ``roles``."""

    def asks(need: Need) -> bool:
        place = practice.destinations.get(need.asks_for)
        return isinstance(place, Clinic) and not roles.isdisjoint(place.roles)

    return asks


def _asked(practice: Practice, counts: Callable[[Need], bool]) -> Iterator[tuple[Need, float]]:
    """Needs with which patients come by themselves, and births of each in an average week for 1,000 patients."""
    for need in practice.needs.values():
        if need.origin == "patient" and counts(need):
            yield need, need.rate * need.level


def _days(practice: Practice, need: Need) -> dict[str, float]:
    """Of a week's births, those of each weekday; on a day on which the practice is closed they wait for the next."""
    weights = practice.weeks.get(need.week, (1.0,) * len(WEEKDAYS))
    shares, waiting, days = dict.fromkeys(WEEKDAYS, 0.0), 0.0, practice.calendar.days
    for day, weight in [*zip(WEEKDAYS, weights, strict=True), *((day, 0.0) for day in WEEKDAYS)]:
        waiting += weight / (sum(weights) or 1.0)
        if day in days:
            shares[day] += waiting
            waiting = 0.0
    return shares


def _hours(practice: Practice, need: Need) -> dict[int, float]:
    """Of a day's calls, those of each hour; while the lines are closed they wait for the hour at which they open."""
    telephone = practice.access.telephone
    if telephone is None:
        return {}
    opens, closes = clock_minutes(telephone.opens) / 60.0, clock_minutes(telephone.closes) / 60.0
    named = practice.profiles.get(need.profile or telephone.profile)
    profile = named if named is not None else Profile(hours=(opens, closes), weights=(1.0,))
    shares = dict.fromkeys(range(floor(opens), ceil(closes)), 0.0)
    for (begins, ends), weight in zip(pairwise(profile.hours), profile.weights, strict=True):
        for hour in range(floor(begins), ceil(ends)):
            within = (min(ends, hour + 1.0) - max(begins, hour)) / (ends - begins)
            shares[hour if hour in shares else floor(opens)] += weight / sum(profile.weights) * within
    return shares


def _ring(practice: Practice, need: Need) -> float:
    """The share of those with ``need`` who ring."""
    weights = {way: use * need.channels.get(way, 1.0) for way, use in practice.access.channels.items()}
    return weights.get("telephone", 0.0) / (sum(weights.values()) or 1.0)
