"""The laws that every action keeps, on practices with papers, notes, meetings and a manager: where work flows act."""

from functools import cache

import pytest

from gpsim.evidence import numbers
from gpsim.practice.consistency import inconsistencies
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.weekly import hours_a_week
from gpsim.scenarios.action import Action, Uptake
from gpsim.scenarios.actions.manager_development import ManagerDevelopment
from gpsim.scenarios.catalogue import ACTIONS
from tests.actions.village import BEGINNING, FULLY, village

ROLLOUT = {"ceiling", "ramp_weeks", "fade_per_year"}
MODULES = {"productive_work_flows", "personal_productivity", "quality_improvement"}
NAMES = [name for name in ACTIONS if name.partition(".")[0] in MODULES] + ["develop_the_team.medical_assistant"]
EVERY_ACTION = pytest.mark.parametrize("action", [ACTIONS[name] for name in NAMES], ids=NAMES)


@cache
def reference() -> Practice:
    return load_practice("reference")


@EVERY_ACTION
def test_nobody_takes_it_up_or_it_does_nothing(action: type[Action]) -> None:
    nothing = {each.name: 0.0 for each in numbers(action) if each.name not in ROLLOUT}
    for practice in (village(), reference()):
        assert action().apply(practice, Uptake(level=0.0, weeks=0)) == practice
        assert action(**nothing).apply(practice, BEGINNING) == practice


@EVERY_ACTION
@pytest.mark.parametrize("end", ["low", "high"])
def test_a_practice_holds_together_at_the_ends_of_the_evidence(action: type[Action], end: str) -> None:
    """Shares sum to one at most, nobody is in two places, every queue is served; also when it is applied twice."""
    extreme = action(**{each.name: getattr(each, end) for each in numbers(action)})
    for practice in (village(), reference()):
        changed = extreme.apply(extreme.apply(practice, BEGINNING), BEGINNING)
        assert [str(fault) for fault in inconsistencies(changed)] == []
        assert {n: need.suitable for n, need in changed.needs.items()} == {
            n: need.suitable for n, need in practice.needs.items()
        }
        assert changed.destinations == practice.destinations


@EVERY_ACTION
def test_nobodys_rota_is_longer_or_shorter_and_nobody_comes_but_a_deputy(action: type[Action]) -> None:
    for practice in (village(), reference()):
        people = action().apply(practice, FULLY).team.people
        deputy = {"new_deputy"} if action is ManagerDevelopment else set()
        assert people.keys() - practice.team.people.keys() == deputy
        assert {name: round(hours_a_week(people[name].rota.values()), 6) for name in practice.team.people} == {
            name: round(hours_a_week(p.rota.values()), 6) for name, p in practice.team.people.items()
        }


@EVERY_ACTION
def test_the_reference_practice_lacks_nothing_that_it_needs(action: type[Action]) -> None:
    assert action().lacks(reference()) == ()
    assert action().apply(reference(), BEGINNING) != reference()
