"""The programmes that come with it, as scenarios: what is in them and what is not, and that they fit every practice."""

import tomllib

import pytest

import gpsim
from gpsim.practice.shipped import shipped_files
from gpsim.scenarios.actions.office import AdminProcesses
from gpsim.scenarios.catalogue import named
from gpsim.scenarios.enabling import enabled
from gpsim.scenarios.one_off import one_off
from gpsim.scenarios.scenario import Scenario, settled

BUNDLES = tuple(shipped_files("scenario"))
PROGRAMMES = {
    "productive_general_practice", "time_for_care", "making_time", "making_time_kept", "partnership_review",
    "modern_general_practice",
}  # fmt: skip


def modules(name: str) -> set[str]:
    return {each.name.partition(".")[0] for each in gpsim.load_scenario(name).adoptions}


def test_the_five_programmes_come_with_it_one_of_them_as_found_and_as_promised() -> None:
    assert set(BUNDLES) == PROGRAMMES


@pytest.mark.parametrize("name", BUNDLES)
@pytest.mark.parametrize("practice", ["reference", "reference_2016", "small_rural"])
def test_a_bundle_changes_a_practice_and_costs_somebody_something(name: str, practice: str) -> None:
    before, scenario = gpsim.load_practice(practice), gpsim.load_scenario(name)
    assert settled(before, scenario) != settled(before, Scenario())
    spent = one_off(before, scenario)
    assert sum(spent.minutes.values()) > 0.0


def test_productive_general_practice_has_no_reminders_no_forms_and_no_new_colleagues() -> None:
    """As Bury's practices did it (nhs_bury)."""
    assert modules("productive_general_practice") == {"active_signposting", "productive_work_flows"}


def test_the_partnership_reviews_team_has_colleagues_and_a_manager_who_manages() -> None:
    scenario = gpsim.load_scenario("partnership_review")
    adds = {each.name for each in scenario.adoptions if each.action.about.adds_people}
    rest = {each.name for each in scenario.adoptions} - adds
    assert rest == {"quality_improvement.manager_development"}
    assert len(adds) == 5


def test_time_for_care_takes_nine_to_twelve_months() -> None:
    file = tomllib.loads(shipped_files("scenario")["time_for_care"].read_text("utf-8"))
    tables = [table for module in file["action"].values() for table in module.values()]
    weeks = {table["ramp_weeks"]["value"] for table in tables if "ramp_weeks" in table}
    assert len(weeks) == 1
    assert 39.0 <= weeks.pop() <= 52.0


def test_time_for_cares_own_teaching_does_not_shorten_what_took_nine_to_twelve_months_with_it() -> None:
    adoptions = enabled(gpsim.load_practice("reference_2016"), gpsim.load_scenario("time_for_care").adoptions)
    assert all(39.0 <= each.action.ramp_weeks <= 52.0 for each in adoptions)


def test_making_time_as_found_has_the_evidences_own_numbers() -> None:
    for each in gpsim.load_scenario("making_time").adoptions:
        assert each.action == named(each.name)()


def test_making_time_as_promised_differs_in_what_others_were_asked_and_says_so_of_each_number() -> None:
    """Nothing that the practice does itself is better than the evidence has it."""
    kept, found = (gpsim.load_scenario(name) for name in ("making_time_kept", "making_time"))
    there = {each.name: each.action for each in found.adoptions}
    changed = {each.name for each in kept.adoptions if each.action != there.get(each.name)}
    assert changed == {
        "productive_work_flows.hospital_interface", "productive_work_flows.admin_processes",
        "collaboration.specialist_advice",
    }  # fmt: skip
    promised = [source.source for source in kept.sources.values() if source.low is not None]
    assert len(promised) == 7
    assert all("the promise is" in source or "for everybody" in source for source in promised)


def test_making_time_as_promised_changes_nothing_of_the_office_but_what_is_sent_to_it() -> None:
    action = next(each.action for each in gpsim.load_scenario("making_time_kept").adoptions if "admin" in each.name)
    assert isinstance(action, AdminProcesses)
    assert (action.shorter, action.right_first_time, action.training, action.meeting) == (0.0, 0.0, 0.0, 0.0)
