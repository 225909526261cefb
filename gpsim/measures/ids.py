"""Matching rows of different tables by the id they share."""

import numpy as np
import numpy.typing as npt

from gpsim.measures.windows import Floats, Ints


def find(keys: npt.NDArray[np.int64], wanted: npt.NDArray[np.int64]) -> Ints:
    """Where each of ``wanted`` stands in the rising, distinct ``keys``; -1 where it is not among them.

    >>> find(np.array([2, 5, 7]), np.array([5, 6, 2]))
    array([ 1, -1,  0])
    """
    if not keys.size:
        return np.full(wanted.shape, -1, dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at, -1)


def following(ids: Ints, times: Floats, event_ids: Ints, event_times: Floats) -> Floats:
    """For each id and time, when the first event of that id comes, at or after the time; infinity if none does.

    Events at NaN never come.

    >>> following(np.array([1, 1, 2]), np.array([0.0, 6.0, 0.0]), np.array([1, 2]), np.array([5.0, np.nan]))
    array([ 5., inf, inf])
    """
    some = ~np.isnan(event_times)
    every = np.concatenate([ids, event_ids[some]])
    when = np.concatenate([times, event_times[some]])
    order = np.lexsort((when, every))  # stable: at one instant the question stands before the event
    ahead = np.where(order < len(ids), len(order), np.arange(len(order)))
    ahead = np.minimum.accumulate(ahead[::-1])[::-1]
    at = np.minimum(ahead, len(order) - 1)
    mine = (ahead < len(order)) & (every[order][at] == every[order])
    found = np.full(len(order), np.inf)
    found[order] = np.where(mine, when[order][at], np.inf)
    return found[: len(ids)]


def first(ids: Ints, event_ids: Ints, event_times: Floats) -> Floats:
    """For each id, when its first event comes; infinity if none does."""
    rising, back = np.unique(ids, return_inverse=True)
    at = find(rising, event_ids)
    some = (at >= 0) & ~np.isnan(event_times)
    earliest = np.full(len(rising), np.inf)
    np.minimum.at(earliest, at[some], event_times[some])
    return earliest[back]
