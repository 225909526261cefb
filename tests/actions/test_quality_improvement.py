"""Enablers, and managers who have learnt: what they do to other actions and to the rota."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from gpsim.practice.practice import Practice
from gpsim.practice.weekly import hours_a_week
from gpsim.scenarios.action import Enabler, Uptake
from gpsim.scenarios.actions.manager_development import ManagerDevelopment
from gpsim.scenarios.actions.office import AdminProcesses
from gpsim.scenarios.actions.quality_improvement import QiExpertise
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.catalogue import ACTIONS
from gpsim.scenarios.enabling import enabled
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario, all_at_once, practice_on, settled, weekly
from tests.actions.village import FULLY, central, does, high, low, net, village
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


# Managers.


def test_partners_manage_less_and_the_manager_more() -> None:
    """Two hours a week, half of which a manager could do: an hour, half of it hers and half of a deputy at £24."""
    action = ManagerDevelopment(moved=0.5, takes=1.0, deputised=0.5, deputy=24.0)
    changed = does(action)
    adams = changed.team.people["dr_adams"].rota
    assert (adams["management"].start, adams["management"].end) == ("09:00", "10:00")
    assert (adams["management_instead"].start, adams["management_instead"].end) == ("10:00", "11:00")
    spent = changed.spent_time["partners_management"]
    assert (spent.overhead, spent.roles, spent.minutes) == ("management", ("manager",), 30.0)
    assert changed.spent_money["manager_development"].per_week == pytest.approx(12.0)


def test_partners_are_here_as_long_as_before() -> None:
    changed = does(ManagerDevelopment())
    for name, person in village().team.people.items():
        assert hours_a_week(changed.team.people[name].rota.values()) == pytest.approx(
            hours_a_week(person.rota.values())
        )


def test_a_developed_manager_moves_work_from_partners_to_the_office() -> None:
    """As the evidence has it; without a deputy what leaves the partners goes to the manager, minute for minute."""
    found = net(central(ManagerDevelopment()))
    assert low(found["gp_qualified"]) > 0.0
    assert high(found["admin"]) < 0.0
    found = net(does(ManagerDevelopment(deputised=0.0)))
    assert found["gp_qualified"].mean == pytest.approx(1.0, abs=0.3)
    assert found["admin"].mean == pytest.approx(-1.0, abs=0.3)


def test_managers_are_taught_once() -> None:
    changed = does(ManagerDevelopment(moved=0.0), Uptake(level=1.0, newly=1.0, weeks=1))
    assert changed.spent_time["manager_development"].minutes == 2970.0
    assert changed.spent_money["manager_development"].once == 1500.0
    assert does(ManagerDevelopment(), FULLY).spent_money["manager_development"].once == 0.0


def test_where_no_partner_manages_there_is_nothing_to_take_over() -> None:
    practice = village()
    adams = practice.team.people["dr_adams"]
    rota = {name: line for name, line in adams.rota.items() if name != "management"}
    people = {**practice.team.people, "dr_adams": replace(adams, rota=rota)}
    without = replace(practice, team=replace(practice.team, people=people))
    assert "management" in ManagerDevelopment().lacks(without)[0]
    assert ManagerDevelopment().apply(without, FULLY) == without
