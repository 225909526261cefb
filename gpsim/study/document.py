"""Results as JSON, the same bytes for the same inputs on one worker or many."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gpsim import __version__
from gpsim.practice.practice import Practice
from gpsim.study.digest import digest
from gpsim.study.estimate import Estimate
from gpsim.study.plan import Plan
from gpsim.units import Name

if TYPE_CHECKING:
    from gpsim.study.results import Change, Comparison, Result

SCHEMA = 1


def of_run(result: "Result") -> str:
    """The document of a practice run by itself."""
    inputs = _inputs(result.practice, result.plan, len(result.replicates))
    return _text({**_heading(), "inputs": inputs, "metrics": _estimates(result.metrics)})


def of_comparison(comparison: "Comparison") -> str:
    """The document of a practice and its scenarios."""
    inputs = _inputs(comparison.practice, comparison.plan, len(comparison.replicates))
    inputs["digests"] |= {"scenarios": {each.name: digest(each) for each in comparison.scenarios}}
    inputs["settled"] = comparison.plan.settled
    return _text(
        {
            **_heading(),
            "inputs": inputs,
            "baseline": {"metrics": _estimates(comparison.metrics)},
            "scenarios": {name: _change(change) for name, change in comparison.changes.items()},
        }
    )


def _change(change: "Change") -> dict[str, Any]:
    return {
        "metrics": _estimates(change.metrics),
        "difference": _estimates(change.difference),
        "capacity_released": {who: _estimates(parts) for who, parts in change.capacity_released.items()},
        "waiting_at_end": _estimates(change.waiting_at_end),
        "cost": _estimates(change.cost),
    }


def _heading() -> dict[str, Any]:
    return {"gpsim": __version__, "schema": SCHEMA}


def _inputs(practice: Practice, plan: Plan, replications: int) -> dict[str, Any]:
    return {
        "practice": practice.name,
        "digests": {"practice": digest(practice)},
        "seed": plan.seed,
        "weeks": plan.weeks,
        "warmup": plan.warmup,
        "cooldown": plan.cooldown,
        "replications": replications,
    }


def _estimates(estimates: Mapping[Name, Estimate]) -> dict[str, Any]:
    return {
        name: {"mean": each.mean, "low": each.low, "high": each.high, "n": each.n, "unit": each.unit}
        for name, each in estimates.items()
    }


def _text(contents: Mapping[str, Any]) -> str:
    return json.dumps(contents, indent=1, allow_nan=False, ensure_ascii=False) + "\n"
