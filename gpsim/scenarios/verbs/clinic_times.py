"""Clinics moved to the weekdays and months in which they are asked for: everybody works as many hours a year as before.

A half-day of the week is given up and held on another weekday: all the year round, or given up in some quiet months and
held in as many busy ones, as contracts of annual hours have it. Whole months of a line (`months`) are enough: one
half-day in one month is a small part of what a practice offers in a year. Lines of every other week of some months
(`every`) would be twice as fine, and a rota that nobody could keep in mind.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from gpsim.practice.practice import Practice
from gpsim.practice.team import Weekday
from gpsim.scenarios.verbs.clinic_half_days import (
    HalfDay,
    clinicians,
    fits,
    half_days,
    rooms_taken,
    slot_minutes,
)
from gpsim.scenarios.verbs.leeway import Leeway
from gpsim.scenarios.verbs.rota_verbs import fresh, with_rota
from gpsim.scenarios.verbs.spread import MONTHS, DayOfMonth, at_clinics_of, by_day_and_month, excess, further


@dataclass(frozen=True, slots=True)
class Exchange:
    """A half-day given up in ``quiet`` months for one on ``day`` in as many ``busy`` ones."""

    half_day: HalfDay
    day: str
    quiet: tuple[int, ...]
    busy: tuple[int, ...]


def wanted_times(practice: Practice) -> dict[DayOfMonth, float]:
    """What is asked of those who see the patients who ask for a GP, by weekday and month."""
    return by_day_and_month(practice, at_clinics_of(practice, clinicians(practice)))


def move(practice: Practice, leeway: Leeway) -> Practice:
    """Exchanges half-days of clinics, the one that helps most first, until none helps or may be moved.

    A half-day is held at the same time of day as before, on a weekday and in months in which its clinician is free then
    and has a room. Nobody with leave comes to work on more weekdays or fewer: their leave, in days, would come to
    another number of weeks.
    """
    while best := _best(practice, leeway):
        practice, leeway = _exchanged(practice, best), leeway.less(best.half_day)
    return practice


def _best(practice: Practice, leeway: Leeway) -> Exchange | None:
    """The exchange that leaves the fewest minutes of slots where nobody asks for them."""
    beyond, taken = excess(wanted_times(practice), slot_minutes(practice)), rooms_taken(practice)
    least, best = -1e-6, None
    for half_day in filter(leeway.allows, half_days(practice)):
        for day in practice.calendar.days:
            free = [month for month in MONTHS if fits(practice, taken, half_day, day, month)]
            for total, exchange in _exchanges(beyond, half_day, day, free):
                if total < least and _as_many_days(practice, exchange):
                    least, best = total, exchange
    return best


def _exchanges(
    beyond: Mapping[DayOfMonth, float], half_day: HalfDay, day: str, free: Sequence[int]
) -> Iterator[tuple[float, Exchange]]:
    """One month, two months and so on, those that help most, and how much further from what is asked that gets."""
    quiet = sorted((further(beyond[half_day.day, month], -half_day.minutes), month) for month in MONTHS)
    busy = sorted((further(beyond[day, month], half_day.minutes), month) for month in free)
    total = 0.0
    given_up, held = list[int](), list[int]()
    for (less, one), (more, other) in zip(quiet, busy, strict=False):
        total += less + more
        given_up.append(one)
        held.append(other)
        yield total, Exchange(half_day, day, tuple(sorted(given_up)), tuple(sorted(held)))


def _as_many_days(practice: Practice, exchange: Exchange) -> bool:
    """Whether the person, if entitled to leave, works on as many weekdays after the exchange."""
    person = practice.team.people[exchange.half_day.person]
    after = _exchanged(practice, exchange).team.people[exchange.half_day.person]
    before, then = ({day for line in each.rota.values() for day in line.days} for each in (person, after))
    return not person.leave or len(before) == len(then)


def _exchanged(practice: Practice, exchange: Exchange) -> Practice:
    half_day = exchange.half_day
    rota = dict(practice.team.people[half_day.person].rota)
    kept = tuple(month for month in MONTHS if month not in exchange.quiet)
    for name in half_day.lines:
        line = rota.pop(name)
        if rest := tuple(day for day in line.days if day != half_day.day):
            rota[name] = replace(line, days=rest)
        for day, months in ((half_day.day, kept), (exchange.day, exchange.busy)):
            if months:
                on = replace(line, days=(cast("Weekday", day),), months=() if len(months) == len(MONTHS) else months)
                rota[fresh(rota, f"{name}_on_{day}")] = on
    return with_rota(practice, half_day.person, rota)
