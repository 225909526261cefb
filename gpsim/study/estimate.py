"""Estimates: a mean over replications, with the interval that it is known to."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean and its 95% interval; None where undefined, the interval alone if there is one replication."""

    mean: float | None
    low: float | None
    high: float | None
    n: int  # replications in which the number is defined
    unit: str = ""

    @property
    def half_width(self) -> float | None:
        """Half the interval's width."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2

    @property
    def is_clear(self) -> bool:
        """Whether the interval excludes 0; an interval without width, of a number that is always the same, may."""
        return self.low is not None and self.high is not None and (self.low > 0.0 or self.high < 0.0)

    def times(self, factor: float, unit: str) -> "Estimate":
        """The estimate in another unit, of which one old is ``factor``; above 0."""
        mean, low, high = (None if v is None else v * factor for v in (self.mean, self.low, self.high))
        return Estimate(mean=mean, low=low, high=high, n=self.n, unit=unit)


def estimate(values: Sequence[float], unit: str = "") -> Estimate:
    """The mean of independent ``values`` with its Student-t interval (Student 1908); NaN is left out.

    >>> estimate([1.0, 2.0, 3.0, float("nan")]).mean
    2.0
    """
    defined = np.array([value for value in values if not math.isnan(value)], dtype=np.float64)
    n = len(defined)
    if n == 0:
        return Estimate(mean=None, low=None, high=None, n=0, unit=unit)
    mean = float(defined.mean())
    if n == 1:
        return Estimate(mean=mean, low=None, high=None, n=1, unit=unit)
    half = student(n - 1) * float(defined.std(ddof=1)) / math.sqrt(n)
    return Estimate(mean=mean, low=mean - half, high=mean + half, n=n, unit=unit)


def paired_difference(baseline: Sequence[float], scenario: Sequence[float], unit: str = "") -> Estimate:
    """Scenario minus baseline, replication by replication, under common luck; of those where both are defined.

    >>> paired_difference([1.0, 5.0], [2.0, 6.0]).high
    1.0
    """
    return estimate([after - before for before, after in zip(baseline, scenario, strict=True)], unit)


@cache
def student(degrees: int) -> float:
    """The quantile of Student's t that bounds the interval above."""
    from scipy.special import stdtrit  # loaded when it is needed: it takes as long as all else before the first answer

    return float(stdtrit(degrees, (1 + CONFIDENCE) / 2))
