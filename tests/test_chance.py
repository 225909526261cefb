"""What is clear among many figures: by hand, against scipy's procedure, and how often noise is called clear."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from gpsim.study.chance import ONE_SIDE, discoveries, p_value
from gpsim.study.estimate import estimate

TRIES, FIGURES, FAMILIES = 20, 70, 2_000
CHANCES = st.floats(0.0, 1.0)


def test_the_chance_is_that_of_students_t_on_one_side() -> None:
    values = [0.3, -0.1, 0.4, 0.2, 0.9]
    greater = stats.ttest_1samp(values, 0.0, alternative="greater").pvalue
    assert p_value(estimate(values), 1.0) == pytest.approx(greater)
    assert p_value(estimate(values), -1.0) == pytest.approx(1.0 - greater)


def test_what_is_the_same_in_every_try_is_no_chance() -> None:
    assert p_value(estimate([2.0, 2.0]), 1.0) == 0.0
    assert p_value(estimate([2.0, 2.0]), -1.0) == 1.0


def test_a_single_figure_is_clear_if_its_interval_is() -> None:
    """At 0.975 of Student's t with two degrees, 4.3027 standard errors of 1/sqrt(3)."""
    for mean, clear in ((2.4841, False), (2.4842, True)):
        found = estimate([mean - 1.0, mean, mean + 1.0])
        assert found.is_clear is clear
        assert discoveries([p_value(found, 1.0)]) == [clear]


@given(st.lists(CHANCES, max_size=30))
def test_it_is_the_procedure_of_benjamini_and_hochberg(chances: list[float]) -> None:
    adjusted = stats.false_discovery_control(chances, method="bh") if chances else np.zeros(0)
    at_the_edge = np.isclose(adjusted, ONE_SIDE, rtol=1e-9)
    assert [one or edge for one, edge in zip(discoveries(chances), at_the_edge, strict=True)] == [
        bool(one <= ONE_SIDE or edge) for one, edge in zip(adjusted, at_the_edge, strict=True)
    ]


@given(st.lists(CHANCES, min_size=1, max_size=30))
def test_the_less_likely_it_is_chance_the_sooner_it_is_clear(chances: list[float]) -> None:
    clear = discoveries(chances)
    told = [chance for chance, one in zip(chances, clear, strict=True) if one]
    untold = [chance for chance, one in zip(chances, clear, strict=True) if not one]
    assert max(told, default=0.0) <= min(untold, default=1.0)


def families(shared: float) -> list[list[float]]:
    """Chances of figures that nothing has changed, of which ``shared`` is common to all of a family."""
    dice = np.random.default_rng(7)
    common = dice.normal(0.0, 1.0, (FAMILIES, 1, TRIES))
    values = sqrt(shared) * common + sqrt(1.0 - shared) * dice.normal(0.0, 1.0, (FAMILIES, FIGURES, TRIES))
    t = values.mean(axis=2) / (values.std(axis=2, ddof=1) / sqrt(TRIES))
    found: list[list[float]] = stats.t.sf(t, TRIES - 1).tolist()
    return found


@pytest.mark.parametrize("shared", [0.0, 0.5])
def test_where_nothing_has_changed_hardly_ever_is_anything_clear(shared: float) -> None:
    """In 2.5% of families, within four standard errors of 0.35%; one in forty figures looks so by itself."""
    found = families(shared)
    any_clear = np.mean([any(discoveries(family)) for family in found])
    assert any_clear < ONE_SIDE + 4.0 * sqrt(ONE_SIDE * (1.0 - ONE_SIDE) / FAMILIES)
    by_themselves = np.mean([[chance <= ONE_SIDE for chance in family] for family in found])
    assert by_themselves * FIGURES == pytest.approx(ONE_SIDE * FIGURES, rel=0.1)


def test_of_what_is_clear_one_in_forty_is_chance_and_what_has_changed_is_found() -> None:
    """Ten of the figures are shifted so far that one try in a thousand would bring them by chance."""
    found = families(0.0)
    shifted = [[stats.t.sf(6.0, TRIES - 1)] * 10 + family[10:] for family in found[:500]]
    clear = np.array([discoveries(family) for family in shifted])
    assert clear[:, :10].all()
    false = clear[:, 10:].sum(axis=1) / clear.sum(axis=1)
    assert false.mean() < ONE_SIDE + 4.0 * false.std() / sqrt(len(false))
