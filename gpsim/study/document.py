"""Results as JSON, the same bytes for the same inputs on one worker or many."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gpsim import __version__
from gpsim.measures.splits import GROUPS
from gpsim.practice.practice import Practice
from gpsim.study.digest import digest
from gpsim.study.estimate import Estimate
from gpsim.study.plan import Plan
from gpsim.units import Name

if TYPE_CHECKING:
    from gpsim.study.parts import Parts
    from gpsim.study.pressure import Pressure
    from gpsim.study.results import Change, Comparison, Result
    from gpsim.study.takes_hold import BreakEven, TakesHold

SCHEMA = 1


def of_run(result: "Result") -> str:
    """The document of a practice run by itself."""
    inputs = _inputs(result.practice, result.plan, len(result.replicates))
    return _text({**_heading(), "inputs": inputs, "metrics": _estimates(result.metrics)})


def of_comparison(comparison: "Comparison") -> str:
    """The document of a practice and its scenarios."""
    return _text(_comparison(comparison))


def of_parts(found: "Parts") -> str:
    """The document of a scenario, of its actions alone and of all but each, and how they add up."""
    return _text({**_comparison(found.comparison), "parts": _parts(found)})


def of_pressure(found: "Pressure") -> str:
    """The document of a practice as it is and its scenarios, and of the same at each level of pressure."""
    return _text({**_comparison(found.whole), "pressure": _pressure(found)})


def _comparison(comparison: "Comparison") -> dict[str, Any]:
    inputs = _inputs(comparison.practice, comparison.plan, len(comparison.replicates))
    inputs["digests"] |= {"scenarios": {each.name: digest(each) for each in comparison.scenarios}}
    inputs["settled"] = comparison.plan.settled
    inputs["worthwhile"] = comparison.worthwhile
    return {**_heading(), "inputs": inputs, **_found(comparison)}


def _found(comparison: "Comparison") -> dict[str, Any]:
    return {
        "baseline": {"metrics": _estimates(comparison.metrics)},
        "scenarios": {name: _change(change) for name, change in comparison.changes.items()},
    }


def _change(change: "Change") -> dict[str, Any]:
    judgement = change.judgement
    return {
        "metrics": _estimates(change.metrics),
        "difference": _estimates(change.difference),
        "capacity_released": {who: _estimates(parts) for who, parts in change.capacity_released.items()},
        "waiting_at_end": _estimates(change.waiting_at_end),
        "cost": _estimates(change.cost),
        "pounds_per_net_gp_hour": _estimates(change.price_of_an_hour),
        "judgement": {"answer": judgement.answer, "interval": judgement.line.reach, "grade": judgement.grade},
        "flags": [{"says": flag.says, "source": flag.source, "already": flag.already} for flag in change.flags],
    } | ({"as_it_takes_hold": _takes_hold(change.takes_hold)} if change.takes_hold else {})


def _takes_hold(found: "TakesHold") -> dict[str, Any]:
    """By staff group, a list of estimates, one a week."""
    return {
        "kinds_invested": found.kinds_invested,
        "weeks": {
            group: {
                "freed": _list(found.freed(group)),
                "invested": _list(found.invested(group)),
                "worked_less": _list(found.worked_less(group)),
                "repaid": _list(found.repaid(group)),
            }
            for group in GROUPS
        },
        "break_even": {group: _break_even(found.break_even(group)) for group in ("gp_qualified", "all")},
    }


def _break_even(found: "BreakEven") -> dict[str, Any]:
    return {"week": found.week, "earliest": found.earliest, "latest": found.latest, "share_of_tries": found.share}


def _parts(found: "Parts") -> dict[str, Any]:
    each = {
        part.name: _estimates({"alone": part.alone, "last_in": part.last_in, "interaction": part.interaction})
        for part in found.parts
    }
    sums = {"together": found.together, "sum_of_parts": found.sum_of_parts, "interaction": found.interaction}
    return {"group": found.group, "actions": each, **_estimates(sums)}


def _pressure(found: "Pressure") -> dict[str, Any]:
    return {
        "levels": {level: _level(found, level) for level in found.levels},
        "full_less_slack": {name: _estimate(found.full_less_slack(name)) for name in found.whole.changes},
    }


def _level(found: "Pressure", level: Name) -> dict[str, Any]:
    comparison = found.levels[level]
    return {
        "digest": digest(comparison.practice),
        "replications": len(comparison.replicates),
        "asked_per_slot": found.asked(level),
        **_found(comparison),
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
    return {name: _estimate(each) for name, each in estimates.items()}


def _list(estimates: Sequence[Estimate]) -> list[dict[str, Any]]:
    return [_estimate(each) for each in estimates]


def _estimate(found: Estimate) -> dict[str, Any]:
    return {"mean": found.mean, "low": found.low, "high": found.high, "n": found.n, "unit": found.unit}


def _text(contents: Mapping[str, Any]) -> str:
    return json.dumps(contents, indent=1, allow_nan=False, ensure_ascii=False) + "\n"
