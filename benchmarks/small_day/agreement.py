"""Whether the engines live the same day: no time is worth telling unless they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm, ttest_ind

from benchmarks.small_day.day import Floats, Totals, measures

FAR = 4.0  # standard errors


@dataclass(frozen=True, slots=True)
class Gap:
    """How far one engine is from all others in one measure."""

    engine: str
    measure: str
    here: float  # the mean over the engine's days
    elsewhere: float  # over all days of the others
    z: float  # standard errors between them

    def __str__(self) -> str:
        return f"{self.measure}: {self.here:.4g} in {self.engine}, {self.elsewhere:.4g} in the others, z = {self.z:.1f}"


class DisagreementError(Exception):
    """The engines do not live the same day."""


def widest(found: Mapping[str, Sequence[Totals]]) -> Gap:
    """The widest of all gaps between the days of an engine and those of the others.

    Raises:
        DisagreementError: with every gap that is wider than four standard errors.

    """
    every = gaps(found)
    too_wide = [str(each) for each in every if not each.z < FAR]
    if too_wide:
        raise DisagreementError("the engines do not live the same day, so no times: " + "; ".join(too_wide))
    return max(every, key=lambda each: each.z)


def gaps(found: Mapping[str, Sequence[Totals]]) -> list[Gap]:
    """Every measure of every engine, held against the days of the other engines together."""
    measured = {engine: measures(days) for engine, days in found.items()}
    return [
        gap(engine, name, here, np.concatenate([measured[other][name] for other in measured if other != engine]))
        for engine, columns in measured.items()
        for name, here in columns.items()
    ]


def gap(engine: str, measure: str, here: Floats, elsewhere: Floats) -> Gap:
    """The gap between the days ``here`` and ``elsewhere``, shape (days,).

    By the test of Welch (1947), told as the normal deviate that is as rare: a few days must not look far apart.
    """
    p = ttest_ind(here, elsewhere, equal_var=False).pvalue
    return Gap(engine, measure, float(here.mean()), float(elsewhere.mean()), float(norm.isf(p / 2.0)))
