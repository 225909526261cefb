"""Counts and times of births, by inversion."""

from bisect import bisect_left
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from gpsim.practice.demand import Profile
from gpsim.units import clock_minutes

Floats = npt.NDArray[np.float64]


@lru_cache(maxsize=8192)
def _poisson(mean: float) -> tuple[int, list[float]]:
    """The first count and the cumulative probabilities from it on of a Poisson law."""
    width = 12.0 * mean**0.5 + 30.0
    first, last = max(0, int(mean - width)), int(mean + width)
    logs = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, last + 1)))))
    counts = np.arange(first, last + 1)
    cumulative = np.cumsum(np.exp(counts * np.log(mean) - mean - logs[first:]))
    return first, cumulative.tolist()


def poisson_count(mean: float, u: float) -> int:
    """The Poisson count with ``mean`` at the uniform ``u``, by inversion.

    >>> poisson_count(2.0, 0.5), poisson_count(0.0, 0.9)
    (2, 0)
    """
    if mean <= 0.0:
        return 0
    first, cumulative = _poisson(mean)
    return first + min(bisect_left(cumulative, u), len(cumulative) - 1)


def times_of_day(profile: Profile, uniforms: Floats) -> Floats:
    """Minutes after midnight, by inversion of the profile, shape of ``uniforms``."""
    cumulative, edges = _bands(profile)
    hours = np.interp(uniforms * cumulative[-1], cumulative, edges)
    result: Floats = np.floor(hours * 60.0 * 1024.0) / 1024.0
    return result


@lru_cache(maxsize=1024)
def _bands(profile: Profile) -> tuple[Floats, Floats]:
    """Cumulative weights, and the hours at which they are reached."""
    return np.concatenate(([0.0], np.cumsum(profile.weights))), np.array(profile.hours)


@lru_cache(maxsize=1024)
def opening_profile(opens: str, closes: str) -> Profile:
    """Evenly between two clock times."""
    return Profile(hours=(clock_minutes(opens) / 60.0, clock_minutes(closes) / 60.0), weights=(1.0,))
