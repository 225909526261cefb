"""Tiny logs made by hand, for tests of measures: rows as dictionaries; what a test does not care about is filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gpsim.log import (
    BOOKINGS,
    CHANNELS,
    ENDINGS,
    ORIGINS,
    OUTCOMES,
    RESULTS,
    STATUSES,
    TABLES,
    Log,
    Names,
    Registered,
    Table,
)

DAY, WEEK = 1440.0, 10080.0
Row = Mapping[str, Any]

# Words that stand for indices, by field.
WORDS = {
    "channel": CHANNELS,
    "outcome": OUTCOMES,
    "result": RESULTS,
    "origin": ORIGINS,
    "booking": BOOKINGS,
    "status": STATUSES,
    "ending": ENDINGS,
}
# What integers are when a test does not say; all others are 0, times NaN.
USUAL = {
    "usual": -1,
    "contacts": 1,
    "worked": 0.0,
    "overtime": 0.0,
    "free": 0.0,
    "free_slots": 0.0,
    "minutes": 0.0,
}
PEOPLE = (  # name, role, group
    ("Ann", "partner", "gp_qualified"),
    ("Bo", "partner", "gp_qualified"),
    ("Cy", "registrar", "gp_trainee"),
    ("Di", "practice_nurse", "nurse"),
    ("Ed", "receptionist", "admin"),
)
TASKS = {
    "telephone": "front_door",
    "triage": "direct",
    "consultation.routine": "direct",
    "consultation.urgent": "direct",
    "paper.letter.read": "paperwork",
    "supervision": "supervision",
    "overhead.meeting": "overhead",
    "overhead.debrief": "overhead",
    "overhead.other": "overhead",
}
ANN, BO, CY, DI, ED = range(5)
CONSULTATIONS = ("routine", "ring", "visit", "chat", "class")  # chat does not count


def at(day: int, clock: str) -> float:
    """Minutes of a time of day on ``day``."""
    hours, minutes = clock.split(":")
    return DAY * day + 60.0 * int(hours) + int(minutes)


def table(name: str, rows: Sequence[Row]) -> Table:
    """A table of the log; a word may stand for an index."""
    made = np.zeros(len(rows), dtype=TABLES[name])
    for i, row in enumerate(rows):
        for field in made.dtype.names or ():
            missing = float("nan") if made.dtype[field].kind == "f" else 0
            value = row.get(field, USUAL.get(field, missing))
            made[field][i] = _index(field, value)
        unknown = set(row) - set(made.dtype.names or ())
        assert not unknown, f"{name} has no {unknown}"
    return made


def _index(field: str, value: Any) -> Any:
    if field == "task" and isinstance(value, str):
        return list(TASKS).index(value)
    return WORDS[field].index(value) if isinstance(value, str) else value


def names(people: Sequence[tuple[str, str, str]] = PEOPLE) -> Names:
    """What the indices of these logs mean."""
    return Names(
        needs=("ache", "form"),
        papers=("letter", "result"),
        consultations=CONSULTATIONS,
        modes=("face_to_face", "telephone", "home_visit", "telephone", "group"),
        counts=(True, True, True, False, True),
        slots=("book_ahead", "jabs"),
        planned=(False, True),
        outside=("pharmacy",),
        tasks=tuple(TASKS),
        task_groups=tuple(TASKS.values()),
        activities=("clinic", "office"),
        bookable=(True, False),
        people=tuple(person[0] for person in people),
        roles=tuple(person[1] for person in people),
        groups=tuple(person[2] for person in people),
    )


def registered() -> Registered:
    """Patients 0 to 2 are Ann's; 1 is 75, not online, most deprived and ill; 2 is ill; 3 is 80."""
    return Registered(
        age=np.array([30.0, 75.0, 40.0, 80.0]),
        deprivation=np.array([3, 1, 5, 2], dtype=np.int8),
        long_term_condition=np.array([False, True, True, False]),
        online=np.array([True, False, True, True]),
        usual=np.array([ANN, ANN, ANN, -1], dtype=np.int16),
    )


@dataclass(frozen=True, slots=True)
class Day:
    """Somebody's shift and the work done in it."""

    shift: Row
    work: tuple[Row, ...]


def day(person: int, start: float, end: float, *pieces: tuple[Any, ...], **more: Any) -> Day:
    """A shift in which ``pieces`` follow each other from its start: task, id, minutes and, if need be, origin.

    The piece ``("idle", 0, minutes)`` is a pause. The shift says what its person would have counted.
    """
    now, worked, overtime, free = start, 0.0, 0.0, 0.0
    work: list[Row] = []
    for task, identity, minutes, *origin in pieces:
        until, late = now + minutes, max(0.0, now + minutes - max(now, end))
        if task == "idle":
            free += max(0.0, min(until, end) - now)
        else:
            worked, overtime = worked + minutes, overtime + late
            row = {"person": person, "task": task, "id": identity, "shift": start, "start": now, "end": until}
            work.append(row | {"origin": origin[0] if origin else "first_contact"})
        now = until
    counted = {"worked": worked, "overtime": overtime, "free": free + max(0.0, end - now), "left": max(now, end)}
    return Day({"person": person, "start": start, "end": end, **counted, **more}, tuple(work))


def log(
    *,
    days: Sequence[Day] = (),
    measured: float = WEEK,
    end: float = 2 * WEEK,
    list_size: int = 1000,
    people: Sequence[tuple[str, str, str]] = PEOPLE,
    **tables: Sequence[Row],
) -> Log:
    """A log of the given days and rows; one week measured and one after it, open from Monday to Friday."""
    tables["shifts"] = [*tables.get("shifts", ()), *(one.shift for one in days)]
    tables["work"] = [*tables.get("work", ()), *(row for one in days for row in one.work)]
    made = {name: table(name, tables.get(name, ())) for name in TABLES}
    return Log(
        **made,
        names=names(people),
        patients=registered(),
        list_size=list_size,
        start=-WEEK,
        measured=measured,
        end=end,
        working_days=tuple(number for number in range(-7, int(end // DAY)) if number % 7 < 5),
    )
