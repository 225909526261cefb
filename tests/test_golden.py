"""A week lived once and written down: whatever moves a metric shows here, and is told in the commit that moves it."""

import json
from math import isclose, isnan
from pathlib import Path

import pytest

from gpsim.practice.files import load_practice
from gpsim.study.plan import Plan
from gpsim.study.replicate import replicate

GOLDEN = Path(__file__).parent / "golden"
WEEK = Plan(weeks=1, warmup=1, cooldown=1, seed=1)


@pytest.mark.parametrize("name", ["small_practice", "reference"])
def test_a_week_is_as_it_was_when_it_was_written_down(name: str, update_golden: bool) -> None:
    """To six digits; ``pytest tests/test_golden.py --update-golden`` writes it anew."""
    found = {metric: value for metric, value in _lived(name).items() if not isnan(value)}
    path = GOLDEN / f"{name}.json"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        rounded = {metric: float(f"{value:.6g}") for metric, value in found.items()}
        path.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    golden = json.loads(path.read_text(encoding="utf-8"))
    assert found.keys() == golden.keys()
    moved = {key: (golden[key], value) for key, value in found.items() if not isclose(value, golden[key], rel_tol=1e-5)}
    assert not moved, moved


def _lived(name: str) -> dict[str, float]:
    return dict(replicate(load_practice(name), (), WEEK, 0).metrics)
