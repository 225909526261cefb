"""What an hour of GP time really freed costs: a ratio of two means, with its interval."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from gpsim.study.estimate import Estimate, student
from gpsim.study.judgement import DOUBT
from gpsim.units import Name

POUNDS_AN_HOUR = "pounds an hour"
TOGETHER = "together"  # all purses
UNDEFINED = Estimate(mean=None, low=None, high=None, n=0, unit=POUNDS_AN_HOUR)


def price_of_an_hour(hours: Sequence[float], pounds: Mapping[Name, Sequence[float]]) -> dict[Name, Estimate]:
    """By purse, and all purses together: pounds a week for every hour a week, both replication by replication.

    Not defined unless it is clear that hours are gained: of none, or of hours lost, there is no price.
    """
    every = {TOGETHER: np.sum([*pounds.values()], axis=0).tolist()} if pounds else {}
    return {name: ratio_of_means(values, hours) for name, values in {**pounds, **every}.items()}


def is_bounded(hours: Estimate) -> bool:
    """Whether what is divided by ``hours``, all of them above 0, is known to both sides.

    The ratio's far end is set by the fewest hours that fit: half as many as the best guess make it twice as large, next
    to none make it anything. So they must be known to within the factor by which an answer may be wrong at most.
    """
    return hours.mean is not None and hours.low is not None and 0.0 < hours.mean <= DOUBT * hours.low


def ratio_of_means(parts: Sequence[float], wholes: Sequence[float], unit: str = POUNDS_AN_HOUR) -> Estimate:
    """The mean of ``parts`` over that of ``wholes``, in pairs, with the interval of Fieller (1954).

    The interval holds every ratio r for which the mean of part - r x whole may be 0 (Student's t). It is bounded if
    that of the wholes excludes 0, and the ratio is not defined unless that lies above 0.

    >>> ratio_of_means([20.0, 40.0, 60.0], [1.0, 2.0, 3.0]).mean
    >>> ratio_of_means([20.0, 40.0, 60.0], [2.0, 2.0, 2.0]).mean
    20.0
    """
    part, whole = (np.asarray(values, dtype=np.float64) for values in (parts, wholes))
    n = len(whole)
    if n < 2:
        return UNDEFINED
    covariance = np.cov(part, whole, ddof=1) * student(n - 1) ** 2 / n
    (spread, both), (_, width) = covariance.tolist()
    y, x = float(part.mean()), float(whole.mean())
    square, cross = x * x - width, x * y - both
    if x <= 0.0 or square <= 0.0:
        return UNDEFINED
    root = math.sqrt(max(0.0, cross * cross - square * (y * y - spread)))
    low, high = (cross - root) / square, (cross + root) / square
    return Estimate(mean=y / x, low=low, high=high, n=n, unit=unit)
