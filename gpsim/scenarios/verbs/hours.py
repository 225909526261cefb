"""Hours that are bought: somebody more, here for so many minutes a week, whom one overhead fills."""

from collections.abc import Iterator
from dataclasses import replace

from gpsim.practice.practice import Practice
from gpsim.practice.team import Overhead, Person, Session
from gpsim.scenarios.verbs.half_days import HOURS, HalfDay, best_half_days
from gpsim.scenarios.verbs.post import LEAVE_WEEKS
from gpsim.scenarios.verbs.rota_verbs import clock_of, length_of
from gpsim.units import Minutes, Name, clock_minutes


def bought(practice: Practice, person: Name) -> Minutes:
    """Minutes a week that were bought of ``person`` so far."""
    there = practice.team.people.get(person)
    return sum(length_of(line) for line in there.rota.values()) if there is not None else 0.0


def buy(practice: Practice, person: Name, role: Name, overhead: Overhead, minutes: Minutes) -> Practice:
    """The practice with ``minutes`` a week more of ``person``, who is of ``role`` and does nothing but ``overhead``.

    In whole minutes, the rest of one left out: half-days are filled one after the other, and what a week cannot hold is
    not bought. Nobody needs a room for it, or sees anybody. Leave is as of any colleague who joins.
    """
    team, whole = practice.team, int(bought(practice, person)) + int(minutes)
    activity = next((name for name, one in sorted(team.activities.items()) if one.overhead == overhead), "")
    if minutes < 1.0 or not activity:
        return practice
    rota = dict(_filled(practice, activity, whole))
    leave = LEAVE_WEEKS * len({day for line in rota.values() for day in line.days})
    people = {**team.people, person: Person(role=role, rota=rota, leave=leave)}
    return replace(practice, team=replace(team, people=people))


def _filled(practice: Practice, activity: Name, minutes: int) -> Iterator[tuple[Name, Session]]:
    for day, half in _half_days(practice):
        start, end = (clock_minutes(clock) for clock in HOURS[half])
        length = min(minutes, end - start)
        if length > 0:
            yield (
                f"{day}_{half}",
                Session(days=(day,), start=HOURS[half][0], end=clock_of(start + length), activity=activity),
            )
        minutes -= int(length)


def _half_days(practice: Practice) -> list[HalfDay]:
    """The half-days of the week in order, Mondays last: most bank holidays fall on them."""
    every = best_half_days(practice, 2 * len(practice.calendar.days), ("am", "pm"), in_room=False)
    return sorted(every, key=lambda half_day: half_day[0] == "mon")
