"""Laws of durations, delays and patience, each drawn by its quantile function.

Drawing by inversion keeps luck common: the same uniform gives a longer or a shorter time when
a scenario changes the law, and never moves another draw.
"""

import math
from collections.abc import Callable
from functools import lru_cache
from statistics import NormalDist
from typing import Annotated, Literal, assert_never

import numpy as np
from annotated_types import Ge, Gt, Le, Len

from gpsim.records import record
from gpsim.units import Unit, Weight

Mean = Annotated[float, Ge(0.0), Le(1e5)]
Spread = Annotated[float, Gt(0.0), Le(1e5)]
Quantile = Callable[[float], float]


@record
class Fixed:
    """Always ``mean``."""

    law: Literal["fixed"] = "fixed"
    mean: Mean


@record
class Exponential:
    """Memoryless, with its mean."""

    law: Literal["exponential"] = "exponential"
    mean: Mean


@record
class Lognormal:
    """Lognormal, given by its own mean and standard deviation (not those of its logarithm)."""

    law: Literal["lognormal"] = "lognormal"
    mean: Spread
    sd: Spread


@record
class Gamma:
    """Gamma, given by its mean and standard deviation."""

    law: Literal["gamma"] = "gamma"
    mean: Spread
    sd: Spread


@record
class Empirical:
    """Bands ``edges[i]`` to ``edges[i + 1]`` with relative ``weights[i]``, uniform within each."""

    law: Literal["empirical"] = "empirical"
    edges: Annotated[tuple[Mean, ...], Len(2, 1000)]
    weights: Annotated[tuple[Weight, ...], Len(1, 999)]

    def __post_init__(self) -> None:
        if len(self.weights) != len(self.edges) - 1:
            raise ValueError(f"{len(self.edges)} edges make {len(self.edges) - 1} bands, not {len(self.weights)}")
        if any(b < a for a, b in zip(self.edges, self.edges[1:], strict=False)):
            raise ValueError("edges must not fall")
        if sum(self.weights) <= 0.0:
            raise ValueError("weights must not all be 0")


Law = Fixed | Exponential | Lognormal | Gamma | Empirical
MinutesLaw = Annotated[Law, Unit("minutes")]
DaysLaw = Annotated[Law, Unit("days")]


def mean_of(law: Law) -> float:
    """The law's mean.

    >>> mean_of(Empirical(edges=(0.0, 2.0, 6.0), weights=(1.0, 1.0)))
    2.5
    """
    if isinstance(law, Empirical):
        middles = [(a + b) / 2 for a, b in zip(law.edges, law.edges[1:], strict=False)]
        return sum(m * w for m, w in zip(middles, law.weights, strict=True)) / sum(law.weights)
    return law.mean


@lru_cache(maxsize=4096)
def quantile_of(law: Law) -> Quantile:
    """The law's quantile function on [0, 1), built once for each law.

    >>> round(quantile_of(Exponential(mean=4.0))(1 - math.exp(-1)), 9)
    4.0
    """
    match law:
        case Fixed(mean=mean):
            return lambda _: mean
        case Exponential(mean=mean):
            return lambda u: -mean * math.log1p(-u)
        case Lognormal(mean=mean, sd=sd):
            return _lognormal(mean, sd)
        case Gamma(mean=mean, sd=sd):
            return _interpolated(*_gamma_table((mean / sd) ** 2, sd * sd / mean))
        case Empirical():
            cumulative = np.concatenate(([0.0], np.cumsum(law.weights))) / sum(law.weights)
            return _interpolated(cumulative, np.asarray(law.edges))
        case _:
            assert_never(law)


def _lognormal(mean: float, sd: float) -> Quantile:
    variance = math.log1p((sd / mean) ** 2)
    mu, sigma = math.log(mean) - variance / 2, math.sqrt(variance)
    inverse, exp = NormalDist().inv_cdf, math.exp
    return lambda u: exp(mu + sigma * inverse(u or 2.0**-53))


def _gamma_table(shape: float, scale: float) -> tuple[np.ndarray, np.ndarray]:
    """Cumulative probabilities and values of a gamma law, by the midpoint rule on a fine grid.

    The grid is in the cube root of the value (Wilson and Hilferty 1931: nearly normal there),
    so small shapes and long tails are both followed.
    """
    top = (shape + 12.0 * math.sqrt(shape) + 40.0) ** (1 / 3)
    roots = np.linspace(0.0, top, 40_001)
    middle = (roots[:-1] + roots[1:]) / 2
    log_density = (3 * shape - 1) * np.log(middle) - middle**3
    mass = np.exp(log_density - log_density.max())
    cumulative = np.concatenate(([0.0], np.cumsum(mass)))
    return cumulative / cumulative[-1], scale * roots**3


def _interpolated(cumulative: np.ndarray, values: np.ndarray) -> Quantile:
    """Linear interpolation, over Python lists: ``bisect`` on a list beats numpy for one value."""
    from bisect import bisect_right

    shares, points = cumulative.tolist(), values.tolist()
    last = len(shares) - 2

    def quantile(u: float) -> float:
        i = min(bisect_right(shares, u) - 1, last)
        width = shares[i + 1] - shares[i]
        inside = (u - shares[i]) / width if width > 0.0 else 0.0
        return float(points[i] + inside * (points[i + 1] - points[i]))

    return quantile
