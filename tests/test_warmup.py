"""The default warm-up forgets how it began, and the default cool-down sees nearly everything through."""

import numpy as np
import pytest

from gpsim.measures.catalogue import metrics
from gpsim.measures.released import released
from gpsim.model.simulate import simulate
from gpsim.practice.files import load_practice
from gpsim.streams import Luck
from gpsim.study.plan import Plan

FORGOTTEN = {  # how far the two starts may still lie apart, in the metric's unit
    "hold_mean_min": 0.1,
    "calls_answered_share": 0.01,
    "wait_beyond_wanted_mean_days": 0.2,
    "urgent_same_day_share": 0.03,
    "third_next_available_days.gp": 1.5,
    "paperwork_backlog_items.letter": 8.0,
    "paperwork_backlog_items.result": 10.0,
    "paperwork_backlog_items.repeat_request": 20.0,
    "needs_open_share": 0.02,
}


@pytest.fixture(scope="module")
def weeks_after_warmup() -> dict[str, list[dict[str, float]]]:
    """Two weeks after the default warm-up, three times, from either start with the same luck."""
    practice = load_practice("reference")
    return {
        start: [
            metrics(
                simulate(
                    practice,
                    weeks=2,
                    warmup=Plan().warmup,
                    cooldown=0,
                    luck=Luck(5, replication, practice.code),
                    start=start,
                )
            )
            for replication in range(3)
        ]
        for start in ("empty", "overfull")
    }


@pytest.mark.parametrize(("name", "apart"), FORGOTTEN.items())
def test_an_empty_and_an_overfull_start_agree_after_the_warm_up(
    weeks_after_warmup: dict[str, list[dict[str, float]]], name: str, apart: float
) -> None:
    empty, overfull = (np.mean([run[name] for run in weeks_after_warmup[start]]) for start in ("empty", "overfull"))
    assert abs(overfull - empty) < apart


def test_an_overfull_start_is_a_worse_start() -> None:
    """Without a warm-up the two are far apart: the agreement above is not for want of a difference."""
    practice = load_practice("reference")
    runs = [
        metrics(simulate(practice, weeks=2, warmup=0, cooldown=0, luck=Luck(5, 0, practice.code), start=start))
        for start in ("empty", "overfull")
    ]
    assert runs[1]["calls_per_1000_per_day"] > 1.15 * runs[0]["calls_per_1000_per_day"]


def test_at_the_default_cool_down_next_to_nothing_is_still_open() -> None:
    """Of the minutes on what was born in the measured weeks, less than 2% are on what is open at the log's end."""
    practice, plan = load_practice("reference"), Plan()
    luck = Luck(5, 0, practice.code)
    log = simulate(practice, weeks=plan.weeks, warmup=plan.warmup, cooldown=plan.cooldown, luck=luck)
    account = released(log, log).accounts["all"]
    assert 0.0 < account.open_share < 0.02
