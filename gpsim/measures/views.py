"""What a practice recognises of its week, as arrays to be drawn: calls, the book, who is busy, papers, one day."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gpsim.log import BOOKINGS, CHANNELS, OUTCOMES, STATUSES, Log, Table
from gpsim.measures.appointments import ATTENDED, DNA, here
from gpsim.measures.splits import by_staff, staff
from gpsim.measures.windows import Bools, Floats, during, select, working_days
from gpsim.units import DAY

HALF_HOUR = 30.0  # minutes
HALVES = round(DAY / HALF_HOUR)
REACHED = tuple(OUTCOMES.index(name) for name in ("answered", "abandoned", "menu", "call_back"))


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls of an average working day by half-hour after midnight, shape (48,)."""

    by_outcome: Mapping[str, Floats]  # calls a day that reach the line
    hold: Floats  # minutes held by answered calls, the mean; NaN without any


def calls(log: Log) -> Calls:
    """The telephone through an average working day."""
    rows = during(log.contacts, "arrived", log)
    rows = select(rows, rows["channel"] == CHANNELS.index("telephone"))
    rows = select(rows, np.isin(rows["arrived"] // DAY, working_days(log)))
    half = (rows["arrived"] % DAY // HALF_HOUR).astype(np.int64)
    days = max(1, len(working_days(log)))
    counts = {OUTCOMES[code]: np.bincount(half[rows["outcome"] == code], minlength=HALVES) / days for code in REACHED}
    answered = rows["outcome"] == OUTCOMES.index("answered")
    held, which = (rows["answered"] - rows["arrived"])[answered], half[answered]
    with np.errstate(invalid="ignore"):
        hold = np.bincount(which, weights=held, minlength=HALVES) / np.bincount(which, minlength=HALVES)
    return Calls(counts, hold)


def book_filling(log: Log, days: int = 42) -> dict[str, tuple[Floats, Floats]]:
    """By staff group: the shares of a day's slots released, and booked, so many midnights before it.

    Each of shape (days + 1,), from 0 days before (at the end of the day itself) to ``days`` before. Of
    slots that were used or stayed free; a slot that was cancelled counts from when it was last booked.
    """
    rows = here(log)
    there = np.isin(rows["status"], (ATTENDED, DNA, STATUSES.index("unused")))
    rows = select(rows, there & (rows["booking"] == BOOKINGS.index("slot")) & (rows["minutes"] > 0.0))
    ends = (rows["start"] // DAY + 1.0) * DAY
    moments = ends[:, np.newaxis] - DAY * np.arange(days + 1.0)
    released = rows["released"][:, np.newaxis] < moments
    booked = np.where(rows["status"] == STATUSES.index("unused"), np.inf, rows["booked"])[:, np.newaxis] < moments
    return {
        name: (released[who].mean(axis=0), booked[who].mean(axis=0))
        for name, who in by_staff(rows, log).items()
        if who.any()
    }


def busy(log: Log) -> dict[str, Floats]:
    """By role: the share of time present that is worked, by weekday and half-hour, shape (7, 48); NaN with nobody here.

    Present is from the start of a shift until its end, or until its last work if that is later.
    """
    work, shifts = during(log.work, "shift", log), during(log.shifts, "start", log)
    found = {}
    for role in sorted(set(log.names.roles)):
        who = staff(log)[role]
        worked = _by_half_hour(select(work, who[work["person"]]), "end", log)
        present = _by_half_hour(select(shifts, who[shifts["person"]]), "left", log)
        found[role] = np.where(present > 0.0, np.minimum(worked, present) / np.maximum(present, 1.0), np.nan)
    return found


def _by_half_hour(rows: Table, ends: str, log: Log) -> Floats:
    """Minutes that ``rows`` cover of each weekday's half-hours, over all measured weeks, shape (7, 48)."""
    edges = np.arange(0.0, log.measured + 1.0, HALF_HOUR)
    minutes = np.diff(_until(rows["start"], edges) - _until(rows[ends], edges))
    by_weekday: Floats = minutes.reshape(-1, 7, HALVES).sum(axis=0)
    return by_weekday


def _until(times: Floats, edges: Floats) -> Floats:
    """Minutes that have passed since each of ``times``, in all, at each of ``edges``."""
    ordered = np.sort(times)
    sums = np.concatenate(([0.0], np.cumsum(ordered)))
    before = np.searchsorted(ordered, edges)
    return before * edges - sums[before]


def papers_left(log: Log) -> tuple[Floats, dict[str, Floats]]:
    """At the end of each working day: papers still to be filed, by kind, each of shape (days,); and the days."""
    days = working_days(log)
    papers = select(log.episodes, log.episodes["paper"] == 1)
    nights = DAY * (days + 1.0)
    left = {}
    for kind, name in enumerate(log.names.papers):
        mine = select(papers, papers["kind"] == kind)
        ended = mine["ended"][~np.isnan(mine["ended"])]
        came = np.searchsorted(np.sort(mine["born"]), nights)
        left[name] = (came - np.searchsorted(np.sort(ended), nights)).astype(np.float64)
    return days.astype(np.float64), left


def ordinary_day(log: Log) -> int:
    """The measured working day, not a Monday, whose hours worked are nearest to the middle of them all."""
    rows = during(log.work, "shift", log)
    days = np.array([day for day in working_days(log) if day % 7] or [0], dtype=np.int64)
    hours = np.bincount((rows["shift"] // DAY).astype(np.int64), weights=rows["end"] - rows["start"])
    worked = np.array([hours[day] if day < len(hours) else 0.0 for day in days])
    return int(days[np.argmin(np.abs(worked - np.median(worked)))])


def on_day(log: Log, day: int) -> tuple[Table, Table]:
    """The work and the shifts of one day."""
    on: list[Table] = []
    for rows, field in ((log.work, "shift"), (log.shifts, "start")):
        which: Bools = rows[field] // DAY == day
        on.append(select(rows, which))
    return on[0], on[1]
