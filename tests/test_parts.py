"""How the parts of a scenario add up: which scenarios are run, and sums whose answer is known."""

import json
from typing import Any

import pytest

import gpsim
from gpsim.practice.practice import Practice
from gpsim.scenarios.action import Action
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.scenario import Scenario
from gpsim.study.parts import Parts, parts, subsets
from tests.acting import Nothing, Quieter, Same, Shorter, Twin
from tests.strategies import small_practice

WORKERS: dict[str, Any] = {"weeks": 2, "warmup": 1, "cooldown": 2, "replications": 3, "workers": 1}


@pytest.fixture
def practice() -> Practice:
    return small_practice(receptionists=2, rate=90.0)


def together(*actions: Action, name: str = "All of it") -> Scenario:
    return Scenario([Adoption(name=f"x.{type(each).__name__}", action=each) for each in actions], name)


def found(*actions: Action) -> Parts:
    return parts(small_practice(receptionists=2, rate=90.0), together(*actions), **WORKERS)


@pytest.mark.parametrize(
    ("actions", "names"),
    [
        ((Quieter(),), ["All of it"]),
        ((Quieter(), Shorter()), ["All of it", "x.Quieter alone", "x.Shorter alone"]),
        (
            (Quieter(), Shorter(), Nothing()),
            ["All of it", *(f"x.{n} alone" for n in ("Nothing", "Quieter", "Shorter")),
             *(f"all but x.{n}" for n in ("Nothing", "Quieter", "Shorter"))],
        ),
    ],
)  # fmt: skip
def test_of_n_actions_there_are_at_most_2n_and_1_scenarios(actions: tuple[Action, ...], names: list[str]) -> None:
    """All but one of two is the other alone, and that of one is nothing."""
    made = subsets(together(*actions))
    assert [each.name for each in made] == names
    assert [len(each.adoptions) for each in made[-len(actions) :]] == [max(1, len(actions) - 1)] * len(actions)


def test_a_scenario_of_no_action_has_no_parts(practice: Practice) -> None:
    with pytest.raises(ValueError, match="'Idle' takes up no action, so it has no parts"):
        parts(practice, Scenario((), "Idle"))


def test_the_same_thing_twice_overlaps_by_all_of_it() -> None:
    """Two names for one thing, which counts once: alone each frees it, and together they free it once."""
    same = found(Same(), Twin())
    one, other = same.parts
    assert one.alone == other.alone == same.together
    assert (one.alone.low or 0.0) > 0.0
    assert same.sum_of_parts.mean == pytest.approx(2 * (one.alone.mean or 0.0))
    assert same.interaction.mean == pytest.approx(-(one.alone.mean or 0.0))
    assert (one.last_in.mean, other.last_in.mean) == (0.0, 0.0)
    assert one.interaction.mean == pytest.approx(-(one.alone.mean or 0.0))


def test_what_does_nothing_neither_helps_nor_overlaps() -> None:
    with_nothing = found(Shorter(), Nothing())
    nothing, shorter = with_nothing.parts
    assert (nothing.alone.mean, nothing.last_in.mean, with_nothing.interaction.mean) == (0.0, 0.0, 0.0)
    assert shorter.alone == shorter.last_in == with_nothing.together


def test_one_action_is_its_own_sum() -> None:
    alone = found(Shorter())
    assert alone.together == alone.sum_of_parts == alone.parts[0].last_in
    assert alone.interaction.mean == 0.0


@pytest.fixture(scope="module")
def both() -> Parts:
    return found(Quieter(), Shorter())


def test_the_whole_is_what_compare_finds(both: Parts, practice: Practice) -> None:
    """And what each is worth in company sums up in pairs: with two actions, alone and last in, to the whole."""
    compared = gpsim.compare(practice, [together(Quieter(), Shorter())], **WORKERS).changes["All of it"]
    assert both.together == compared.capacity_released["gp_qualified"]["net"]
    assert both.whole.changes["All of it"].metrics == pytest.approx(compared.metrics, nan_ok=True)
    one, other = both.parts
    for first, last in ((one, other), (other, one)):
        assert (first.alone.mean or 0.0) + (last.last_in.mean or 0.0) == pytest.approx(both.together.mean)
    assert both.interaction.mean == pytest.approx((both.together.mean or 0.0) - (both.sum_of_parts.mean or 0.0))


def test_the_document_has_every_part_with_its_interval(both: Parts) -> None:
    document = json.loads(both.to_json())
    assert list(document["scenarios"]) == ["All of it", "x.Quieter alone", "x.Shorter alone"]
    told = document["parts"]
    assert set(told) == {"group", "actions", "together", "sum_of_parts", "interaction"}
    assert set(told["actions"]) == {"x.Quieter", "x.Shorter"}
    assert {frozenset(each) for each in told["actions"].values()} == {frozenset({"alone", "last_in", "interaction"})}
    assert told["interaction"]["low"] <= told["interaction"]["mean"] <= told["interaction"]["high"]


def test_parts_is_public() -> None:
    assert gpsim.parts is parts
