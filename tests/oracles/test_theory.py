"""The formulas agree with each other where they speak of the same queue."""

import numpy as np
import pytest

from tests.oracles.chain import Line
from tests.oracles.theory import (
    booked_ahead,
    crommelin,
    erlang_c,
    exponential_patience,
    fixed_patience,
    impatient,
    limited,
    lognormal_law,
    pollaczek_khinchine,
    session,
)


def test_erlang_c_of_one_server_is_the_load() -> None:
    assert erlang_c(0.7, 1) == pytest.approx(0.7)


def test_endless_patience_is_erlang_c() -> None:
    abandoned, held = impatient(0.25, 4.0, 2, fixed_patience(1e4), kink=100.0)
    assert abandoned == pytest.approx(0.0, abs=1e-9)
    assert held == pytest.approx(4.0 / 3.0)


def test_no_patience_is_a_line_without_places() -> None:
    """Erlang's loss formula, a² ÷ 2 ÷ (1 + a + a² ÷ 2)."""
    abandoned, _ = impatient(0.5, 4.0, 2, fixed_patience(1e-9), kink=1e-9)
    assert abandoned == pytest.approx(2.0 / 5.0)
    assert limited(2.0, 2, 0)[-1] == pytest.approx(2.0 / 5.0)


def test_a_day_without_a_rush_is_erlang_a() -> None:
    """The forward equations at rest: abandoned are (mean holding) ÷ (mean patience) ÷ λ."""
    line = Line(hours=((0.0, 24.0), (0.0, 24.0)), edges=(0.0, 24.0), rates=(0.5,), talk=4.0, patience=5.0)
    abandoned, _ = impatient(0.5, 4.0, 2, exponential_patience(5.0), kink=5.0)
    assert np.allclose(line.holding() / 5.0 / 0.5, abandoned, rtol=1e-7)


def test_crommelin_of_one_clinician_is_pollaczek_and_khinchine() -> None:
    assert crommelin(0.08, 10.0, 1) == pytest.approx(pollaczek_khinchine(0.08, 10.0, 0.0))


def test_a_session_without_spread_is_arithmetic() -> None:
    """Everybody comes and takes 18 minutes of 15: waits of 0, 3 and 6 minutes, and the session ends 9 late."""
    wait, late = session(np.eye(100)[18], 1.0, 15, 3)
    assert wait == pytest.approx(3.0)
    assert late == pytest.approx(9.0)


def test_a_lognormal_law_keeps_its_mean_on_the_grid() -> None:
    law = lognormal_law(20.0, 6.0, 1.0 / 16.0, 8000)
    assert law @ np.arange(8000) / 16.0 == pytest.approx(20.0, rel=1e-6)


def test_a_book_with_many_slots_has_one_tomorrow() -> None:
    assert booked_ahead(5.0, 100)[0] == pytest.approx(1.0)
