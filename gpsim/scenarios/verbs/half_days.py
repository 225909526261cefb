"""The half-days of a week, and in which of them there is a room for one more colleague."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, get_args

from gpsim.practice.practice import Practice
from gpsim.practice.team import Person, Weekday
from gpsim.units import Clock, clock_minutes

Half = Literal["am", "pm"]
HalfDay = tuple[Weekday, Half]

# When network staff work in the reference practice: four hours ten, with a break between.
HOURS: dict[Half, tuple[Clock, Clock]] = {"am": ("08:30", "12:40"), "pm": ("13:20", "17:30")}
WORKING_WEEK: tuple[Weekday, ...] = get_args(Weekday)[:5]
NOON = 12.5 * 60.0  # minutes after midnight, from which a session is an afternoon's


def free_rooms(practice: Practice) -> dict[HalfDay, int]:
    """Rooms that nobody has, by half-day of a week in which everybody is at work; no less than 0."""
    taken = Counter(half_day for person in practice.team.people.values() for half_day in _housed(practice, person))
    open_days = [day for day in WORKING_WEEK if day in practice.calendar.days]
    return {(day, half): max(0, practice.team.rooms - taken[day, half]) for day in open_days for half in HOURS}


def best_half_days(practice: Practice, many: int, halves: tuple[Half, ...], *, in_room: bool) -> list[HalfDay]:
    """Up to ``many`` of ``halves``, in the order of the week: for whom needs a room, those with most rooms free."""
    free = free_rooms(practice)
    order = [half_day for half_day in free if half_day[1] in halves]
    best = sorted(order, key=lambda half_day: -free[half_day]) if in_room else order
    return sorted(best[:many], key=order.index)


def _housed(practice: Practice, person: Person) -> Iterator[HalfDay]:
    """The half-days in which ``person`` has a room, however seldom."""
    for session in person.rota.values():
        activity = practice.team.activities[session.activity]
        if activity.bookable and activity.needs_room and session.template and not person.remote:
            half: Half = "am" if clock_minutes(session.start) < NOON else "pm"
            yield from {(day, half) for day in session.days}
