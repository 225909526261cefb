"""A telephone whose calls come by the hour of the day, and whose handlers come and go."""

import numpy as np
import pytest

from gpsim.log import OUTCOMES, Log, Table
from tests.oracles.agreement import FEW, Floats, agrees, measured, refuses
from tests.oracles.chain import Line

HOURS = range(7, 13)  # of the rush; at other hours too few ring
RUSH = slice(7, 13)
EDGES = (0.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 24.0)
CALLS = (28.0, 50.0, 100.0, 90.0, 75.0, 75.0, 50.0, 44.0)  # between them
TALK, PATIENCE = 4.0, 5.0  # minutes
WEEKS = 4


def by_hour(log: Log) -> dict[str, float]:
    """For each hour of the rush: calls a day, the share of that number who give up, and minutes held for each.

    And the share who give up in all of it.
    """
    days = log.measured / 1440.0
    calls = log.contacts[log.contacts["outcome"] <= OUTCOMES.index("abandoned")]
    rings = _each_hour(calls["arrived"], np.ones(len(calls)))
    gave_up = calls[calls["outcome"] == OUTCOMES.index("abandoned")]
    left, held = _each_hour(gave_up["ended"], np.ones(len(gave_up))), _held(calls)
    found = {f"rings.{hour}": rings[hour] / days for hour in HOURS}
    found |= {f"left.{hour}": left[hour] / rings[hour] for hour in HOURS}
    found |= {f"held.{hour}": held[hour] / rings[hour] for hour in HOURS}
    return found | {"left.all": left[RUSH].sum() / rings[RUSH].sum()}


def _held(calls: Table) -> Floats:
    """Minutes held in each hour of the day; nobody holds for as long as an hour."""
    start, end = calls["arrived"], np.fmin(calls["answered"], calls["ended"])
    first = np.minimum(end, (start // 60.0 + 1.0) * 60.0)
    return _each_hour(start, first - start) + _each_hour(end, end - first)


def _each_hour(times: Floats, weights: Floats) -> Floats:
    return np.bincount((times // 60.0 % 24.0).astype(np.int64), weights=weights, minlength=24).astype(np.float64)


@pytest.fixture(scope="module")
def theory() -> dict[str, float]:
    """What `by_hour` should be, from the forward equations."""
    widths = np.diff(EDGES)
    rates = tuple((np.array(CALLS) / widths / 60.0).tolist())
    line = Line(hours=((0.0, 24.0), (0.0, 24.0), (8.0, 12.0)), edges=EDGES, rates=rates, talk=TALK, patience=PATIENCE)
    holding = line.holding()
    calls = dict(zip(HOURS, CALLS[1:-1], strict=True))
    everybody = float(holding[RUSH].sum()) * 60.0 / PATIENCE / sum(calls.values())
    expected = {f"rings.{hour}": calls[hour] for hour in HOURS}
    expected |= {f"left.{hour}": holding[hour] * 60.0 / PATIENCE / calls[hour] for hour in HOURS}
    expected["left.all"] = everybody
    return expected | {f"held.{hour}": holding[hour] * 60.0 / calls[hour] for hour in HOURS}


def test_a_rush_hour_is_as_kolmogorovs_equations_say(theory: dict[str, float]) -> None:
    """M(t)/M/c(t)+M: p'(t) = p(t) Q(t), Kolmogorov (1931), solved hour by hour; see `chain`.

    In an hour ∫ E[holding] ÷ (mean patience) give up, and ∫ E[holding] minutes are held; both for each call
    that comes in the hour.
    """
    found = measured(by_hour, "telephone_by_hour", weeks=WEEKS)
    assert {name: agrees(found[name], expected) for name, expected in theory.items()} == dict.fromkeys(theory, True)


def test_a_rush_hour_refuses_longer_calls(theory: dict[str, float]) -> None:
    found = measured(
        by_hour, "telephone_by_hour", f"access.telephone.talk.mean={TALK * 1.05}", weeks=WEEKS, replications=FEW
    )
    assert refuses(found["left.all"], theory["left.all"])
