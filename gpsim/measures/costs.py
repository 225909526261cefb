"""What the measured weeks cost, by purse: paid time, fees of services outside, money that actions spend."""

from collections.abc import Callable, Iterator
from typing import get_args

import numpy as np

from gpsim.log import BOOKINGS, STATUSES, Log
from gpsim.measures.windows import SESSION, Floats, during, ratio, select, weeks
from gpsim.practice.demand import Outside
from gpsim.practice.practice import Practice
from gpsim.practice.team import Purse, Role
from gpsim.units import WEEK

PURSES: tuple[str, ...] = get_args(Purse)
PracticeOn = Callable[[int], Practice]  # the practice in a week; 0 is the first measured one


def cost_per_week(log: Log, practice_on: PracticeOn) -> dict[str, float]:
    """Pounds a week from each purse.

    Staff cost their role's rate for every hour rota'd and present; leave and sickness are in the rate.
    Overtime costs the same rate where the role is paid for it: unless the file says otherwise, those who
    stop when their session ends are, and those who stay until they are done are not (GPs and managers;
    assumption: salaried GPs could claim it, and seldom do). Services outside cost their fee for every
    patient seen. Money that actions spend counts in the week it is spent, one-off sums too.
    """
    pounds = dict.fromkeys(PURSES, 0.0)
    for items in (_staff(log, practice_on), _fees(log, practice_on), _spent(log, practice_on)):
        for purse, amount in items:
            pounds[purse] += amount
    return {f"cost_per_week.{purse}": ratio(total, weeks(log)) for purse, total in pounds.items()}


def is_paid_beyond(role: Role) -> bool:
    """Whether what this role works beyond its rota is paid."""
    return role.finishes == "stops" if role.overtime_paid is None else role.overtime_paid


def locum_sessions_per_week(log: Log, practice_on: PracticeOn) -> dict[str, float]:
    """Sessions of 4 h 10 a week worked by locums paid by the session."""
    shifts = during(log.shifts, "start", log)
    minutes = _by_week(shifts["activity"], shifts["start"], shifts["end"] - shifts["start"], log, log.names.activities)
    paid = sum(
        minutes[i, week]
        for week, practice in _weekly(log, practice_on)
        for i, name in enumerate(log.names.activities)
        if name in practice.team.activities and practice.team.activities[name].paid_locum
    )
    return {"locum_sessions_per_week": ratio(float(paid) / SESSION, weeks(log))}


def _weekly(log: Log, practice_on: PracticeOn) -> Iterator[tuple[int, Practice]]:
    return ((week, practice_on(week)) for week in range(_whole_weeks(log)))


def _whole_weeks(log: Log) -> int:
    return int(np.ceil(log.measured / WEEK))


def _by_week(index: Floats, when: Floats, amount: Floats, log: Log, names: tuple[str, ...]) -> Floats:
    """Sums of ``amount`` by index into ``names`` and week."""
    many = _whole_weeks(log)
    cell = index.astype(np.int64) * many + (when // WEEK).astype(np.int64)
    sums = np.bincount(cell, weights=amount, minlength=len(names) * many)
    return sums.astype(np.float64).reshape(len(names), many)


def _staff(log: Log, practice_on: PracticeOn) -> Iterator[tuple[str, float]]:
    shifts = during(log.shifts, "start", log)
    names = log.names
    present = _by_week(shifts["person"], shifts["start"], shifts["end"] - shifts["start"], log, names.people)
    beyond = _by_week(shifts["person"], shifts["start"], shifts["overtime"], log, names.people)
    for week, practice in _weekly(log, practice_on):
        for i, name in enumerate(names.roles):
            role = practice.team.roles.get(name)
            if role is not None:
                minutes = present[i, week] + (beyond[i, week] if is_paid_beyond(role) else 0.0)
                yield role.purse, role.cost * float(minutes) / 60.0


def _fees(log: Log, practice_on: PracticeOn) -> Iterator[tuple[str, float]]:
    rows = during(log.appointments, "start", log)
    rows = select(rows, (rows["booking"] == BOOKINGS.index("outside")) & (rows["status"] == STATUSES.index("attended")))
    seen = _by_week(rows["slot"], rows["start"], np.ones(len(rows)), log, log.names.outside)
    for week, practice in _weekly(log, practice_on):
        for i, name in enumerate(log.names.outside):
            place = practice.destinations.get(name)
            if isinstance(place, Outside):
                yield place.purse, place.fee * float(seen[i, week])


def _spent(log: Log, practice_on: PracticeOn) -> Iterator[tuple[str, float]]:
    for _, practice in _weekly(log, practice_on):
        yield from ((money.purse, money.once + money.per_week) for money in practice.spent_money.values())
