"""Measures of the team's time: hours worked, on what, beyond the rota, free, and how full sessions are."""

import numpy as np

from gpsim.log import Log, Table
from gpsim.measures.splits import by_staff, split, staff
from gpsim.measures.windows import Floats, Ints, during, ratio, weeks

# Overheads that are supervision; those who supervise and those who are supervised both spend the time.
SUPERVISION = ("overhead.supervision", "overhead.debrief", "overhead.tutorial")
SPENT_ON = ("direct", "paperwork", "front_door", "supervision", "overhead")


def hours_by_what(log: Log) -> dict[str, float]:
    """Hours a week worked, and on what: with patients, on paperwork, at the front door, supervising, on the rest.

    Work belongs to the shift it was done in. Debriefs and tutorials are supervision. The five kinds
    sum to the hours worked.
    """
    rows = during(log.work, "shift", log)
    minutes, what = rows["end"] - rows["start"], _kinds(log)[rows["task"]]
    found = _hours("hours_per_week", rows, minutes, log)
    for kind, name in enumerate(SPENT_ON):
        on = what == kind
        found |= _hours(f"{name}_hours_per_week", rows[on], minutes[on], log)
    return found


def hours_of_the_rota(log: Log) -> dict[str, float]:
    """Hours a week rota'd and present, worked beyond it, and free within it."""
    rows = during(log.shifts, "start", log)
    return (
        _hours("rota_hours_per_week", rows, rows["end"] - rows["start"], log)
        | _hours("overtime_hours_per_week", rows, rows["overtime"], log)
        | _hours("free_hours_per_week", rows, rows["free"], log)
    )


def utilisation(log: Log) -> dict[str, float]:
    """Minutes worked within the rota, of those rota'd and present."""
    rows = during(log.shifts, "start", log)
    inside = _by_person(rows, rows["worked"] - rows["overtime"], log)
    rota = _by_person(rows, rows["end"] - rows["start"], log)
    return {f"utilisation.{name}": ratio(inside[who].sum(), rota[who].sum()) for name, who in staff(log).items()}


def late_finish(log: Log) -> dict[str, float]:
    """Minutes that shifts ended after their rota'd end, the mean over shifts."""
    rows = during(log.shifts, "start", log)
    return split("late_finish_mean_min", rows["left"] - rows["end"], by_staff(rows, log))


def _kinds(log: Log) -> Ints:
    """What each task is, as an index into ``SPENT_ON``."""
    groups = zip(log.names.tasks, log.names.task_groups, strict=True)
    return np.array([SPENT_ON.index("supervision" if task in SUPERVISION else group) for task, group in groups])


def _by_person(rows: Table, minutes: Floats, log: Log) -> Floats:
    """Minutes of each person, and 0 for nobody at the end, as the masks of `staff` have it."""
    sums = np.bincount(rows["person"], weights=minutes, minlength=len(log.names.people) + 1)
    return sums.astype(np.float64)  # of no rows, bincount makes integers


def _hours(name: str, rows: Table, minutes: Floats, log: Log) -> dict[str, float]:
    people, members = _by_person(rows, minutes, log), staff(log)
    return {f"{name}.{who}": ratio(float(people[mask].sum()), 60.0 * weeks(log)) for who, mask in members.items()}
