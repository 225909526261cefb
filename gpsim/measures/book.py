"""The third next available appointment: how far ahead the book is full."""

import numpy as np

from gpsim.log import BOOKINGS, STATUSES, Log, Table
from gpsim.measures.splits import is_alone, staff
from gpsim.measures.windows import Floats, mean, select, working_days
from gpsim.units import DAY

EIGHT = 480.0  # minutes after midnight
THIRD = 2


def third_next_available(log: Log) -> dict[str, float]:
    """Days from 08:00 until the third free slot, the mean over working days (Murray and Tantau 2000, the usual gauge).

    A slot is free from its release until it is booked, and again from a cancellation until it is
    booked anew. Slots released on their own day are held for that day's urgent requests and left
    out, as the gauge has it, and so are extras and places in groups. On a day with fewer than three
    free slots it is taken to be the day after the last one in the book; NaN for those who lay out none.
    """
    slots, mornings = _slots(log), DAY * working_days(log).astype(np.float64) + EIGHT
    return {
        f"third_next_available_days.{name}": _third(select(slots, member[slots["person"]]), mornings)
        for name, member in staff(log).items()
    }


def _third(slots: Table, mornings: Floats) -> float:
    """Days to the third free one of ``slots``, the mean over ``mornings``."""
    start, since, until = (np.ascontiguousarray(slots[name]) for name in ("start", "from", "to"))
    days = []
    for now in mornings if len(slots) else ():
        after = np.searchsorted(start, now, side="right")
        known = since[after:] <= now
        free = np.flatnonzero(known & (until[after:] > now))[: THIRD + 1]
        if known.any():
            when = start[after:][free[THIRD]] if len(free) > THIRD else start[after:][known][-1] + DAY
            days.append(when // DAY - now // DAY)
    return mean(np.array(days))


def _slots(log: Log) -> Table:
    """Stretches in which slots were open: person and start of the slot, in order of start; from when, and to when."""
    rows = log.appointments
    ahead = rows["released"] // DAY < rows["start"] // DAY
    rows = rows[ahead & (rows["booking"] == BOOKINGS.index("slot")) & (rows["minutes"] > 0.0) & is_alone(rows, log)]
    rows = rows[np.lexsort((rows["booked"], rows["start"], rows["person"]))]
    if not len(rows):
        return np.zeros(0, dtype=_OPEN)
    first = np.ones(len(rows), dtype=np.bool_)
    first[1:] = (rows["person"][1:] != rows["person"][:-1]) | (rows["start"][1:] != rows["start"][:-1])
    # When somebody is away the slot is gone: it does not come back.
    freed = np.where(rows["status"] == STATUSES.index("moved"), np.inf, rows["freed"])
    booked = np.where(np.isnan(rows["booked"]), rows["start"], rows["booked"])
    open_ = _open(rows, np.where(first, rows["released"], np.roll(freed, 1)), booked)
    over = np.append(first[1:], True) & (freed < rows["start"])  # the last row of its slot, freed in time
    again = _open(rows[over], freed[over], rows["start"][over])
    both = np.concatenate([open_, again])
    return both[np.argsort(both["start"], kind="stable")]


_OPEN = np.dtype([("person", "i8"), ("start", "f8"), ("from", "f8"), ("to", "f8")])


def _open(rows: Table, since: Floats, until: Floats) -> Table:
    made = np.zeros(len(rows), dtype=_OPEN)
    made["person"], made["start"], made["from"], made["to"] = rows["person"], rows["start"], since, until
    return made
