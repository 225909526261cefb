"""The price of an hour: by hand, and its interval against its theory."""

from math import sqrt

import numpy as np
import pytest

from gpsim.study.price import TOGETHER, price_of_an_hour, ratio_of_means

STUDENT = 4.302653  # the 97.5% quantile of Student's t with 2 degrees of freedom


def test_hours_that_never_vary_leave_the_interval_of_the_pounds() -> None:
    """£20, £40 and £60 for 2 hours each: £20 an hour, with half of £40's interval on either side."""
    found = ratio_of_means([20.0, 40.0, 60.0], [2.0, 2.0, 2.0])
    half = STUDENT * 20.0 / sqrt(3.0) / 2.0
    assert (found.mean, found.low, found.high) == pytest.approx((20.0, 20.0 - half, 20.0 + half), rel=1e-6)


def test_pounds_that_follow_the_hours_leave_no_doubt() -> None:
    """Ten pounds an hour in every try, however many hours."""
    found = ratio_of_means([90.0, 100.0, 110.0], [9.0, 10.0, 11.0])
    assert (found.mean, found.low, found.high) == pytest.approx((10.0, 10.0, 10.0))
    assert found.unit == "pounds an hour"


def test_the_ends_are_the_ratios_that_cannot_be_told_from_what_was_found() -> None:
    """Fieller (1954): at each end r the mean of part - r x whole is as far from 0 as its interval reaches."""
    pounds, hours = np.array([31.0, 44.0, 38.0]), np.array([2.0, 2.4, 1.9])
    found = ratio_of_means(pounds.tolist(), hours.tolist())
    for end in (found.low, found.high):
        rest = pounds - (end or 0.0) * hours
        assert abs(rest.mean()) == pytest.approx(STUDENT * rest.std(ddof=1) / sqrt(3.0), rel=1e-6)


@pytest.mark.parametrize(
    ("hours", "why"),
    [
        ([1.0, 2.0, 3.0], "2 hours, give or take 2.48: perhaps none"),
        ([-2.0, -2.1, -1.9], "hours are lost, and have no price"),
        ([2.0], "one try"),
        ([0.0, 0.0, 0.0], "no hours"),
    ],
)
def test_there_is_no_price_where_it_is_not_clear_that_hours_are_gained(hours: list[float], why: str) -> None:
    found = ratio_of_means([10.0 for _ in hours], hours)
    assert (found.mean, found.low, found.high) == (None, None, None), why


def test_purses_add_up() -> None:
    """Of 2 hours: the practice saves £10, the NHS pays £50; together £40, which is £20 an hour."""
    found = price_of_an_hour([2.0, 2.0], {"practice": [-10.0, -10.0], "nhs": [50.0, 50.0]})
    assert {name: each.mean for name, each in found.items()} == {"practice": -5.0, "nhs": 25.0, TOGETHER: 20.0}


def test_the_interval_covers_the_ratio_as_often_as_it_says() -> None:
    """Of normal pairs the interval is exact: 95% of 2,000, within four standard errors of 0.5%."""
    dice = np.random.default_rng(5)
    hours = dice.normal(2.0, 0.5, (2000, 8))
    pounds = 12.0 * hours + dice.normal(10.0, 9.0, (2000, 8))
    found = [ratio_of_means(y, x) for y, x in zip(pounds.tolist(), hours.tolist(), strict=True)]
    true = (12.0 * 2.0 + 10.0) / 2.0
    covered = np.mean([each.low is not None and each.low <= true <= (each.high or 0.0) for each in found])
    assert abs(covered - 0.95) < 4.0 * sqrt(0.95 * 0.05 / 2000)
