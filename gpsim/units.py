"""Units as types, and the calendar: what a number means is in its annotation, not in a comment."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from annotated_types import Ge, Le


@dataclass(frozen=True, slots=True)
class Unit:
    """What one is one of, for example ``Unit("minutes")``; read by the reports and the file loader."""

    name: str


Minutes = Annotated[float, Unit("minutes"), Ge(0.0), Le(1e5)]
Hours = Annotated[float, Unit("hours"), Ge(0.0), Le(1e5)]
Days = Annotated[float, Unit("days"), Ge(0.0), Le(3650.0)]
WholeDays = Annotated[int, Unit("days"), Ge(0), Le(365)]
Share = Annotated[float, Unit("share"), Ge(0.0), Le(1.0)]
Ratio = Annotated[float, Unit("ratio"), Ge(0.0), Le(1000.0)]
Weight = Annotated[float, Unit("relative weight"), Ge(0.0), Le(1e9)]
Pounds = Annotated[float, Unit("pounds"), Ge(-1e9), Le(1e9)]
Outlay = Annotated[float, Unit("pounds"), Ge(0.0), Le(1e6)]  # that a change takes
PoundsPerHour = Annotated[float, Unit("pounds per hour"), Ge(0.0), Le(1e4)]
Count = Annotated[int, Unit("count"), Ge(0), Le(1_000_000)]
Patients = Annotated[int, Unit("patients"), Ge(0), Le(1_000_000)]
Years = Annotated[float, Unit("years"), Ge(0.0), Le(130.0)]
PerThousandPerWeek = Annotated[float, Unit("per 1,000 patients a week"), Ge(0.0), Le(1e5)]
PerWeek = Annotated[float, Unit("per week"), Ge(0.0), Le(1e6)]
PerSession = Annotated[float, Unit("per session"), Ge(0.0), Le(1e3)]
ClockHour = Annotated[float, Unit("hour of the day"), Ge(0.0), Le(24.0)]
Clock = Annotated[str, Unit("time of day HH:MM")]  # "00:00" to "24:00"; read by `clock_minutes`
Name = str  # of something named in the practice

DAY = 1440.0  # minutes
WEEK = 7 * DAY
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TICK = 1.0 / 1024.0  # minute; every time in the model is a whole number of ticks, so sums of times are exact
_COARSE = 1.5 * 2.0**42  # minutes; near it neighbouring floating-point numbers are a tick apart


def ticks(minutes: float) -> float:
    """``minutes`` rounded to the model's grid, about 60 milliseconds.

    On the grid floating-point sums and differences of times are exact, so the accounting
    identities hold to the bit.

    >>> ticks(0.1) * 1024
    102.0
    """
    return (minutes + _COARSE) - _COARSE


def clock_minutes(clock: str) -> float:
    """Minutes after midnight of an ``HH:MM`` string; ``24:00`` is the day's end.

    Raises:
        ValueError: when ``clock`` is not a time of day.

    >>> clock_minutes("08:30")
    510.0

    """
    hours, separator, minutes = clock.partition(":")
    plain = separator and hours.isascii() and minutes.isascii() and hours.isdigit() and minutes.isdigit()
    if plain and len(hours) == 2 and len(minutes) == 2 and int(minutes) < 60:
        result = 60.0 * int(hours) + int(minutes)
        if result <= DAY:
            return result
    raise ValueError(f"{clock!r} is no time of day; write it as HH:MM, from 00:00 to 24:00")


def day_of(time: float) -> int:
    """The day on which ``time`` (minutes since day 0, 00:00) falls; negative in the warm-up.

    >>> day_of(-1.0), day_of(0.0), day_of(1440.0)
    (-1, 0, 1)
    """
    return int(time // DAY)


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday; day 0 is a Monday."""
    return day % 7


def date_of(start: str, day: int) -> date:
    """The date of ``day``, where ``start`` is the ISO date of day 0."""
    return date.fromisoformat(start) + timedelta(days=day)
