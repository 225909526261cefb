"""Estimates and their intervals."""

import math

import numpy as np
import pytest
from scipy import stats

from gpsim.study.estimate import Estimate, estimate, paired_difference

NAN = float("nan")


def test_a_mean_has_students_interval() -> None:
    """1, 2, 3, 4: mean 2.5, standard deviation 1.2910, 3.1824 of its 0.6455 on either side (t with 3 degrees)."""
    found = estimate([1.0, 2.0, 3.0, 4.0], "hours")
    assert (found.mean, found.n, found.unit) == (2.5, 4, "hours")
    assert found.low == pytest.approx(0.4457, abs=1e-4)
    assert found.high == pytest.approx(4.5543, abs=1e-4)


def test_a_95_per_cent_interval_covers_95_per_cent() -> None:
    """Binomial: 4,000 trials at 0.95 have a standard deviation of 0.00345 in their share."""
    draws = np.random.default_rng(1).normal(3.0, 2.0, size=(4000, 6))
    found = [estimate(row.tolist()) for row in draws]
    covered = sum(each.low <= 3.0 <= each.high for each in found if each.low is not None and each.high is not None)
    assert stats.binomtest(covered, 4000, 0.95).pvalue > 0.001


def test_the_interval_of_a_paired_difference_covers_95_per_cent_and_is_narrower() -> None:
    rng = np.random.default_rng(2)
    luck = rng.normal(0.0, 5.0, size=(4000, 6))
    before, after = luck, luck + rng.normal(1.0, 1.0, size=(4000, 6))
    found = [paired_difference(b.tolist(), a.tolist()) for b, a in zip(before, after, strict=True)]
    covered = sum(each.low <= 1.0 <= each.high for each in found if each.low is not None and each.high is not None)
    assert stats.binomtest(covered, 4000, 0.95).pvalue > 0.001
    unpaired = estimate(after[0].tolist()).half_width
    assert unpaired is not None
    assert found[0].half_width is not None
    assert found[0].half_width < unpaired


def test_one_replication_has_a_mean_and_no_interval() -> None:
    assert estimate([3.0]) == Estimate(mean=3.0, low=None, high=None, n=1)
    assert estimate([3.0]).half_width is None
    assert not estimate([3.0]).is_clear


def test_replications_in_which_a_number_is_undefined_are_left_out() -> None:
    assert estimate([NAN, NAN]) == Estimate(mean=None, low=None, high=None, n=0)
    assert estimate([NAN, 2.0, 4.0]).n == 2
    assert paired_difference([1.0, NAN, 1.0], [2.0, 5.0, NAN]).n == 1


def test_an_interval_is_clear_when_it_excludes_nothing() -> None:
    assert estimate([2.0, 2.0]).is_clear
    assert not estimate([0.0, 0.0]).is_clear
    assert not estimate([-1.0, 1.0]).is_clear
    assert estimate([-1.0, -1.1]).is_clear


def test_pairs_must_be_pairs() -> None:
    with pytest.raises(ValueError, match="zip"):
        paired_difference([1.0], [1.0, 2.0])


def test_an_estimate_in_another_unit_is_multiplied_throughout() -> None:
    found = estimate([1.0, 3.0]).times(52.0, "hours a year")
    assert (found.mean, found.unit) == (104.0, "hours a year")
    assert found.high is not None
    assert math.isclose(found.high, 52.0 * (2.0 + 12.7062), rel_tol=1e-4)
    assert estimate([]).times(2.0, "x").mean is None
