"""The shipped practices hold together with any action fully taken up, at both ends of what research says."""

from functools import cache

import pytest

from gpsim.evidence import numbers
from gpsim.practice.consistency import inconsistencies
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.catalogue import ACTIONS
from gpsim.scenarios.scenario import Scenario, settled


def extreme(name: str, end: str) -> Adoption:
    """An action with every number at one end of its range, and done by everybody."""
    made = {each.name: getattr(each, end) for each in numbers(ACTIONS[name])}
    return Adoption(name=name, action=ACTIONS[name](**{**made, "ceiling": 1.0}))


@cache
def practice(name: str) -> Practice:
    return load_practice(name)


@pytest.mark.parametrize("name", ["reference", "small_practice"])
@pytest.mark.parametrize("end", ["low", "high"])
def test_a_practice_that_does_everything_at_once_holds_together(name: str, end: str) -> None:
    everything = Scenario(tuple(extreme(each, end) for each in ACTIONS))
    assert [str(fault) for fault in inconsistencies(settled(practice(name), everything))] == []


@pytest.mark.parametrize("action", list(ACTIONS))
def test_a_small_practice_holds_together_with_any_one_action(action: str) -> None:
    changed = settled(practice("small_practice"), Scenario((extreme(action, "high"),)))
    assert [str(fault) for fault in inconsistencies(changed)] == []
