"""Enablers: what they do to other actions, and what they cost."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from gpsim.practice.practice import Practice
from gpsim.scenarios.action import Enabler, Uptake
from gpsim.scenarios.actions.office import AdminProcesses
from gpsim.scenarios.actions.quality_improvement import QiExpertise
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.catalogue import ACTIONS
from gpsim.scenarios.enabling import enabled
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario, all_at_once, practice_on, settled, weekly
from tests.actions.village import central, does, high, net, village
from tests.strategies import practices

QI, NAVIGATION, OFFICE = (
    "quality_improvement.qi_expertise", "active_signposting.care_navigation", "productive_work_flows.admin_processes",
)  # fmt: skip
FULL_HELP: dict[str, Any] = {"ceiling": 1.0, "higher": 0.5, "faster": 0.25, "longer": 0.4}


def office(**numbers: Any) -> Adoption:
    return adopt(OFFICE, **({"ceiling": 0.6, "ramp_weeks": 12.0, "fade_per_year": 0.2} | numbers))


def rollout(adoption: Adoption) -> tuple[float, float, float]:
    action = adoption.action
    return (action.ceiling, action.ramp_weeks, action.fade_per_year)


def helped(*adoptions: Adoption, practice: Practice | None = None) -> dict[str, tuple[float, float, float]]:
    """What the adoptions of a scenario come to, by name."""
    scenario = Scenario(adoptions)
    return {each.name: rollout(each) for each in enabled(practice or village(), scenario.adoptions)}


def without_time(practice: Practice) -> Practice:
    return replace(practice, spent_time={}, spent_money={})


def test_only_quality_improvement_enables() -> None:
    assert [name for name, action in ACTIONS.items() if isinstance(action(), Enabler)] == [QI]


def test_an_enabler_raises_quickens_and_keeps_other_actions() -> None:
    """0.6 + 0.5 × 0.4 = 0.8 of the office, in 12 × 0.75 = 9 weeks, losing 0.2 × 0.6 = 0.12 a year."""
    assert helped(office(), adopt(QI, **FULL_HELP))[OFFICE] == pytest.approx((0.8, 9.0, 0.12))


def test_half_of_an_enabler_does_half_of_it() -> None:
    half = helped(office(), adopt(QI, **FULL_HELP | {"ceiling": 0.5}))[OFFICE]
    assert half == pytest.approx((0.7, 10.5, 0.16))


def test_an_enabler_leaves_itself_and_effects_alone() -> None:
    made = enabled(village(), Scenario((office(shorter=0.07), adopt(QI, **FULL_HELP))).adoptions)
    action = next(each.action for each in made if each.name == OFFICE)
    assert isinstance(action, AdminProcesses)
    assert action.shorter == 0.07
    assert helped(adopt(QI, **FULL_HELP))[QI] == rollout(adopt(QI, **FULL_HELP))


def test_an_enabler_that_nobody_takes_up_helps_nothing() -> None:
    assert helped(office(), adopt(QI, ceiling=0.0))[OFFICE] == rollout(office())


def test_an_action_that_nobody_is_to_take_up_is_not_taken_up_for_an_enabler() -> None:
    assert helped(office(ceiling=0.0), adopt(QI, **FULL_HELP))[OFFICE][0] == 0.0


def test_an_enabler_helps_what_starts_with_it_or_later() -> None:
    qi = adopt(QI, start_week=10, **FULL_HELP)
    assert helped(office(start_week=9), qi)[OFFICE] == rollout(office())
    assert helped(office(start_week=10), qi)[OFFICE][0] == pytest.approx(0.8)


def test_an_enabler_in_place_helps_everything_that_is_taken_up() -> None:
    """0.5 in place, with the figures of the evidence: 0.34, 0.3 and 0.3. More of it is counted once."""
    practice = replace(village(), in_place={"quality_improvement": {"qi_expertise": 0.5}})
    there = helped(office(start_week=-9), practice=practice)[OFFICE]
    assert there == pytest.approx((0.6 + 0.5 * 0.34 * 0.4, 12.0 * 0.85, 0.2 * 0.85))
    assert helped(office(), adopt(QI, ceiling=0.4), practice=practice)[OFFICE] == pytest.approx(there)
    more = helped(office(), adopt(QI, ceiling=1.0), practice=practice)[OFFICE]
    assert more == pytest.approx((0.6 + 0.34 * 0.4, 12.0 * 0.7, 0.2 * 0.7))


def test_settled_runs_weekly_runs_and_beginnings_are_helped_alike() -> None:
    """Standard work saves a tenth of the ten minutes of a claim, times the share of the office that does it."""
    alone = office(shorter=0.1, fade_per_year=0.0)
    scenario = Scenario((alone, adopt(QI, **FULL_HELP)))

    def minutes(practice: Practice) -> float:
        law = practice.papers["claim"].steps["enter"].minutes
        return law.mean if law.law != "empirical" else float("nan")

    assert minutes(settled(village(), scenario)) == pytest.approx(10.0 - 0.8)
    assert minutes(all_at_once(village(), scenario)) == pytest.approx(10.0 - 0.8)
    assert minutes(practice_on(village(), scenario, 8)) == pytest.approx(10.0 - 0.8)  # in the ninth week
    assert minutes(practice_on(village(), Scenario((alone,)), 8)) == pytest.approx(10.0 - 0.6 * 9 / 12)


@given(practice=practices())
def test_alone_it_changes_nothing_but_time(practice: Practice) -> None:
    scenario = Scenario((adopt(QI),))
    assert without_time(settled(practice, scenario)) == without_time(settled(practice, Scenario()))
    assert without_time(weekly(practice, scenario)(10)) == without_time(settled(practice, Scenario()))


def test_alone_it_only_costs() -> None:
    found = net(central(QiExpertise()))
    assert high(found["gp_qualified"]) < 0.0
    assert high(found["admin"]) < 0.0


def test_it_takes_six_days_of_a_gp_and_of_the_manager_and_two_of_one_more() -> None:
    """Two GPs share the six days of one: three days each. In the village are a manager and reception."""
    practice = does(QiExpertise(coaching=0.0), Uptake(level=0.0, newly=1.0, weeks=1))
    people, spent = practice.team.people.values(), practice.spent_time
    totals = {name: one.minutes * sum(p.role in one.roles for p in people) for name, one in spent.items()}
    assert spent["qi_expertise_gp"].minutes == 3 * 450.0
    assert totals == pytest.approx(
        {"qi_expertise_gp": 6 * 450.0, "qi_expertise_manager": 6 * 450.0, "qi_expertise_office": 2 * 450.0}
    )


def test_the_order_in_which_they_are_given_makes_no_difference() -> None:
    adoptions = (adopt(QI), office(), adopt(NAVIGATION))
    assert settled(village(), Scenario(adoptions)) == settled(village(), Scenario(adoptions[::-1]))
