"""How full the book is, how much contact it does not show, and how long what it shows takes."""

import numpy as np

from gpsim.log import BOOKINGS, STATUSES, Log, Table
from gpsim.measures.appointments import ATTENDED, DNA, counted, here
from gpsim.measures.splits import by_staff, is_alone, split
from gpsim.measures.windows import Bools, Floats, mean, ratio, select

IN_SLOT, MOVED = BOOKINGS.index("slot"), STATUSES.index("moved")
BANDS = ("1-5", "6-10", "11-15", "16+")  # minutes, as national data band them
_BAND_ENDS = (5.0, 10.0, 15.0)


def slots_used(log: Log) -> dict[str, float]:
    """Of slots that were there on the day, those that somebody had: attended or missed.

    A slot that was cancelled and booked again is one slot; those of a colleague who was away are none.
    """
    rows = here(log)
    rows = select(rows, (rows["booking"] == IN_SLOT) & (rows["minutes"] > 0.0) & (rows["status"] != MOVED))
    slots, of = np.unique(rows[["person", "start"]], return_inverse=True)
    used = np.zeros(len(slots), dtype=np.bool_)
    used[of[np.isin(rows["status"], (ATTENDED, DNA))]] = True
    return split("slots_used_share", used, by_staff(slots, log))


def off_book(log: Log) -> dict[str, float]:
    """Of minutes with patients, those with patients who have no slot: duty, visits, triage, calls, extras."""
    rows = here(log)
    rows = select(rows, rows["status"] == ATTENDED)
    minutes, without = _minutes(rows, log), rows["booking"] != IN_SLOT
    return {
        f"off_book_share.{name}": ratio(float(minutes[who & without].sum()), float(minutes[who].sum()))
        for name, who in by_staff(rows, log).items()
    }


def _minutes(rows: Table, log: Log) -> Floats:
    """Minutes with the patient of each of ``rows``, who attended; of a group, an equal share of the session."""
    minutes: Floats = rows["ended"] - rows["began"]
    together = ~is_alone(rows, log)
    _, of, many = np.unique(rows[together][["person", "start"]], return_inverse=True, return_counts=True)
    longest = np.zeros(len(many))
    np.maximum.at(longest, of, minutes[together])  # of whoever was there from the beginning
    minutes[together] = (longest / many)[of]
    return minutes


def durations(log: Log) -> dict[str, float]:
    """Counted appointments by the minutes that they took, begun minutes counted whole."""
    rows = counted(log)
    rows = select(rows, rows["status"] == ATTENDED)
    return {f"duration_share.{name}": mean(which) for name, which in _bands(rows).items()}


def _bands(rows: Table) -> dict[str, Bools]:
    band = np.searchsorted(_BAND_ENDS, np.ceil(rows["ended"] - rows["began"]), side="left")
    return {name: band == i for i, name in enumerate(BANDS)}
