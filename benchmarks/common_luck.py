"""What the same luck on both sides of a comparison is worth: how many times less its differences vary."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

import gpsim
from benchmarks.figure import Figure, figure
from benchmarks.size import Size
from benchmarks.subject import Subject

WATCHED = {
    "hours_per_week.gp_qualified": "hours that GPs work",
    "hours_per_week.admin": "hours of reception and office",
    "hold_mean_min": "time on hold",
    "wait_beyond_wanted_mean_days": "wait beyond the day wanted",
    "appointments_per_1000_per_day": "appointments",
}
RESAMPLES, INTERVAL = 2_000, (2.5, 97.5)

Floats = npt.NDArray[np.float64]


def measure(subject: Subject, size: Size, workers: int = 2) -> list[Figure]:
    """For each number that is watched, the variance with luck of its own over that with common luck."""
    plan = size.lucky
    found = gpsim.compare(
        subject.practice, [subject.navigation], weeks=plan.weeks, warmup=plan.warmup, cooldown=plan.cooldown,
        replications=size.replications, seed=plan.seed, workers=workers,
    )  # fmt: skip
    change = next(iter(found.changes.values()))
    after = [each.metrics for each in change.replicates]
    return [_worth(name, _values(name, change.before), _values(name, after)) for name in WATCHED]


def variance_ratio(before: Floats, after: Floats) -> Floats:
    """Variance of the difference of independent runs over that of paired ones, along the last axis.

    Independent runs vary as the sum of both; so nothing need be run for them.

    >>> variance_ratio(np.array([0.0, 2.0, 4.0]), np.array([0.0, 3.0, 6.0])).item()
    13.0
    """
    apart = before.var(axis=-1, ddof=1) + after.var(axis=-1, ddof=1)
    paired = (after - before).var(axis=-1, ddof=1)
    # A change of nothing is known exactly, however many runs there are.
    ratio: Floats = np.divide(apart, paired, out=np.full_like(apart, np.inf), where=paired > 0.0)
    return ratio


def _worth(name: str, before: Floats, after: Floats) -> Figure:
    """With the bootstrap's interval (Efron 1979) in the place of a range: pairs are drawn again."""
    ratio = float(variance_ratio(before, after))
    drawn = np.random.default_rng(0).integers(len(before), size=(RESAMPLES, len(before)))
    low, high = np.percentile(variance_ratio(before[drawn], after[drawn]), INTERVAL, method="nearest")
    note = f"95% interval of {len(before)} pairs"
    return figure(f"common luck: {WATCHED[name]}", "times less variance", [ratio], None, note).over(low, high)


def _values(name: str, replications: Sequence[Mapping[str, float]]) -> Floats:
    return np.array([each[name] for each in replications], dtype=np.float64)
