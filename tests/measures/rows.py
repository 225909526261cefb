"""Rows that tests of measures are about, and the numbers that come of them: a list of 1,000, one measured week."""

import math
import re
from typing import Any

from gpsim.measures.catalogue import metrics
from tests.logs import ANN, WEEK, Day, Row, at, day, log

NOBODY = -1


def numbers(*, like: str, **tables: Any) -> dict[str, float]:
    """The metrics of a log whose names match, without those that are undefined."""
    found = metrics(log(**tables))
    return {name: value for name, value in found.items() if re.fullmatch(like, name) and not math.isnan(value)}


def call(arrived: float, outcome: str = "answered", held: float = 0.0, **more: Any) -> Row:
    answered = {"answered": arrived + held, "ended": arrived + held + 2.0} if outcome == "answered" else {}
    return {"id": 1, "channel": "telephone", "arrived": arrived, "outcome": outcome, **answered, **more}


def seen(day_: int, booked_days_before: int = 0, **more: Any) -> Row:
    """An appointment at ten in a slot of ten minutes, attended in time."""
    start = at(day_, "10:00")
    times = {"booked": start - 1440.0 * booked_days_before, "start": start, "began": start, "ended": start + 10.0}
    return {"id": 1, "person": ANN, "minutes": 10.0, "released": -WEEK, "wanted": start, **times, **more}


def clinic(day_: int, *pieces: tuple[Any, ...], person: int = ANN, hours: float = 3.0, **more: Any) -> Day:
    return day(person, at(day_, "09:00"), at(day_, "09:00") + 60.0 * hours, *pieces, **more)
