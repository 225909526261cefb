"""A week at reception where it is known how many answer the telephone in each hour."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gpsim.practice.scaled.shifts import OPEN_DAYS, Shift
from gpsim.practice.team import Session, Weekday
from gpsim.units import clock_minutes

ByHour = Mapping[Weekday, Sequence[int]]  # how many answer, from eight to nine, nine to ten, … and until half past six

OPENS = 8  # o'clock
HOURS = 11  # of which the last is half an hour
CHANGE = 13.25  # o'clock at which the afternoon's receptionists come
FOR_CALLS = ("telephones", "eight_o_clock", "front_office", "back_office")  # activities that put calls first
BRIEF = 3.0  # hours: who answers no longer than this goes on to something else

OTHERS = 2.8  # receptionists a half-day and 10,000 patients who do not answer the telephone


def by_the_hour(size: float, telephones: ByHour) -> list[Shift]:
    """Shifts in which so many answer in every hour, and others do what else reception does.

    Who answers in the first hours alone does something else of the morning's afterwards.
    """
    found = []
    for day in OPEN_DAYS:
        spans = _spans(telephones[day])
        brief = [span for span in spans if span[0] == OPENS and span[1] <= OPENS + BRIEF]
        found += [_answers(day, span, place) for place, span in enumerate(s for s in spans if s not in brief)]
        found += _others(day, size, [end for _, end in brief])
    return sorted(found, key=lambda shift: shift.wish)


def answering(people: Mapping[str, Any]) -> dict[Weekday, list[int]]:
    """How many of ``people`` are there to answer the telephone in each hour of a day."""
    lines = [line for person in people.values() if isinstance(person, dict) for line in person["rota"].values()]
    there = [line for line in lines if line["activity"] in FOR_CALLS]
    return {day: [_there(there, day, OPENS + hour) for hour in range(HOURS)] for day in OPEN_DAYS}


def _there(lines: Sequence[Mapping[str, Any]], day: str, hour: int) -> int:
    at = 60.0 * hour + 15.0
    return sum(
        day in line["days"] and clock_minutes(line["start"]) <= at < clock_minutes(line["end"]) for line in lines
    )


def _spans(heads: Sequence[int]) -> list[tuple[float, float]]:
    """From when until when somebody answers, one after another; nobody for longer than half the day."""
    spans = []
    for level in range(max(heads)):
        start = None
        for hour in range(HOURS + 1):
            there = hour < HOURS and heads[hour] > level
            if there and start is None:
                start = CHANGE if OPENS + hour == int(CHANGE) else float(OPENS + hour)
            elif not there and start is not None:
                spans += _halved(start, min(float(OPENS + hour), 18.5))
                start = None
    return spans


def _halved(start: float, end: float) -> list[tuple[float, float]]:
    if end - start <= CHANGE - OPENS + 1.0:
        return [(start, end)]
    return [(start, CHANGE), (CHANGE, end)]


def _answers(day: Weekday, span: tuple[float, float], place: int) -> Shift:
    line = Session(days=(day,), start=_clock(span[0]), end=_clock(span[1]), activity="telephones")
    return Shift("receptionist", (line,), f"telephones {place:03d}")


def _others(day: Weekday, size: float, until: Sequence[float]) -> Iterator[Shift]:
    """Who is at the desk, reads what comes online and does administration; some of them answer ``until`` then first.

    The one at the desk answers last, so that somebody is always there.
    """
    number = max(1, round(OTHERS * size), len(until))
    usual = ("desk_and_online", "administration") if number < 3 else ("desk", "online_desk", "administration")
    for place in range(number):
        what, ends = usual[place % len(usual)], dict(enumerate(until)).get(number - 1 - place)
        first = [_line(day, float(OPENS), ends, "telephones")] if ends else []
        yield Shift("receptionist", (*first, _line(day, ends or float(OPENS), CHANGE, what)), f"am {place:03d}")
    for place in range(max(1, round(OTHERS * size))):
        yield Shift("receptionist", (_line(day, CHANGE, 18.5, usual[place % len(usual)]),), f"pm {place:03d}")


def _line(day: Weekday, start: float, end: float, activity: str) -> Session:
    return Session(days=(day,), start=_clock(start), end=_clock(end), activity=activity)


def _clock(hours: float) -> str:
    whole, rest = divmod(round(60.0 * hours), 60)
    return f"{whole:02d}:{rest:02d}"
