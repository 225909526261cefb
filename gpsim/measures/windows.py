"""The measured weeks [0, ``log.measured``): which rows of a log fall in them, and how many weeks and days they are."""

import numpy as np
import numpy.typing as npt

from gpsim.log import Log, Table
from gpsim.units import DAY, WEEK

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MONTH = 365.25 / 12.0  # days
SESSION = 250.0  # minutes: the 4 hours 10 of the BMA's model contract for salaried GPs


def within(times: Floats, log: Log) -> Bools:
    """Whether each of ``times`` lies in the measured weeks; NaN does not."""
    return (times >= 0.0) & (times < log.measured)


def during(rows: Table, field: str, log: Log) -> Table:
    """The ``rows`` whose time ``field`` lies in the measured weeks."""
    return select(rows, within(rows[field], log))


def select(rows: Table, which: Bools) -> Table:
    """The ``rows`` for which ``which`` is true."""
    chosen: Table = rows[which]
    return chosen


def weeks(log: Log) -> float:
    """How many weeks were measured."""
    return log.measured / WEEK


def working_days(log: Log) -> Ints:
    """The measured days on which the practice is open, in order."""
    days = np.array(log.working_days, dtype=np.int64)
    return days[within(DAY * days.astype(np.float64), log)]


def per_thousand_a_day(count: int, log: Log) -> float:
    """``count`` for 1,000 registered patients and one working day."""
    return ratio(1000.0 * count, log.list_size * len(working_days(log)))


def calendar_days(earlier: Floats, later: Floats) -> Floats:
    """Midnights between two times, as national data count the days from booking to appointment.

    >>> calendar_days(np.array([1430.0]), np.array([1450.0]))
    array([1.])
    """
    return np.asarray(np.floor(later / DAY) - np.floor(earlier / DAY), dtype=np.float64)


def ratio(part: float, whole: float) -> float:
    """``part`` of ``whole``; NaN of nothing."""
    return float(part / whole) if whole else float("nan")


def mean(values: Floats | Bools | Ints) -> float:
    """The mean; NaN of nothing."""
    return float(values.mean()) if values.size else float("nan")
