"""Uptake, folding, verbs and scenario files."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsim.distributions import Empirical, Exponential, Fixed, Gamma, Law, Lognormal, quantile_of
from gpsim.evidence import evidence
from gpsim.model.simulate import simulate
from gpsim.practice.faults import FileFault
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.records import get, record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.actions.active_signposting import CareNavigation
from gpsim.scenarios.adoption import Adoption, uptake_on
from gpsim.scenarios.catalogue import ACTIONS
from gpsim.scenarios.files import adopt, load_scenario
from gpsim.scenarios.one_off import one_off
from gpsim.scenarios.scenario import Scenario, counted_once, folded, practice_on, settled, weekly
from gpsim.scenarios.schema import schema
from gpsim.streams import Luck
from gpsim.units import Share
from tests.schemas import JsonSchema
from tests.strategies import practices, small_practice

NAVIGATION = "active_signposting.care_navigation"


@record
class Longer:
    """Makes surgery longer; another thing of the same kind is the same thing."""

    about: ClassVar[About] = About(title="longer", policy="length", count_once="length")
    ceiling: Share = evidence(1.0, low=0.0, high=1.0, source="assumption")
    ramp_weeks: float = 0.0
    fade_per_year: float = 0.0
    minutes: float = 5.0

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Surgery is longer."""
        return verbs.add_minutes(practice, "consultations.surgery.minutes.any", uptake.level * self.minutes)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Surgery, where there is none."""
        return () if practice.consultations else ("nobody is seen",)


def navigation(start_week: int = 0, **numbers: float) -> Adoption:
    return adopt(NAVIGATION, start_week=start_week, **numbers)


def level_on(adoption: Adoption, week: int, in_place: float = 0.0) -> tuple[float, float]:
    uptake = uptake_on(adoption, week, in_place)
    return (uptake.level, uptake.newly)


def test_an_action_rises_week_by_week_to_its_ceiling_and_the_first_week_counts() -> None:
    slow = navigation(start_week=2, ceiling=0.8, ramp_weeks=4, fade_per_year=0)
    assert [level_on(slow, week)[0] for week in range(-1, 8)] == pytest.approx([0, 0, 0, 0.2, 0.4, 0.6, 0.8, 0.8, 0.8])
    assert [level_on(slow, week)[1] for week in range(-1, 8)] == pytest.approx([0, 0, 0, 0.2, 0.2, 0.2, 0.2, 0, 0])


def test_only_what_is_above_what_is_in_place_is_new() -> None:
    assert level_on(navigation(ceiling=0.8, ramp_weeks=1, fade_per_year=0), 0, in_place=0.6) == pytest.approx(
        (0.2, 0.2)
    )
    assert level_on(navigation(ceiling=0.8, ramp_weeks=1), 0, in_place=0.9) == (0.0, 0.0)


def test_a_ramp_of_no_weeks_is_there_at_once() -> None:
    assert level_on(navigation(ceiling=0.8, ramp_weeks=0), 0) == (0.8, 0.8)


def test_what_was_gained_fades_from_when_the_ceiling_was_reached() -> None:
    fading = navigation(ceiling=0.8, ramp_weeks=4, fade_per_year=0.25)
    assert level_on(fading, 3)[0] == pytest.approx(0.8)
    assert level_on(fading, 3 + 52)[0] == pytest.approx(0.6)
    assert level_on(fading, 3 + 104, in_place=0.6)[0] == pytest.approx(0.2 * 0.75**2)


@given(week=st.integers(-60, 300), ramp=st.floats(0.0, 60.0), fade=st.floats(0.0, 1.0), ceiling=st.floats(0.0, 1.0))
def test_an_uptake_is_always_a_share(week: int, ramp: float, fade: float, ceiling: float) -> None:
    action = CareNavigation(ceiling=ceiling, ramp_weeks=ramp, fade_per_year=fade)
    uptake = uptake_on(Adoption(name=NAVIGATION, action=action), week, 0.3)
    assert 0.0 <= uptake.level <= 0.7
    assert 0.0 <= uptake.newly <= 0.7


def test_what_is_in_place_acts_in_the_baseline() -> None:
    practice = small_practice(in_place=0.5)
    assert settled(practice, Scenario()).access.navigation.offered["pharmacy"] == pytest.approx(0.5 * 0.19)
    assert practice_on(practice, Scenario(), -3) == settled(practice, Scenario())


def test_a_scenarios_own_figures_say_nothing_of_how_people_worked_before() -> None:
    """Half offer 0.19; the other half, of whom 0.3 begin, offer 0.4: 0.12 of what is left."""
    practice = settled(small_practice(in_place=0.5), Scenario((navigation(ceiling=0.8, offered=0.4),)))
    assert practice.access.navigation.offered["pharmacy"] == pytest.approx(0.095 + 0.12 * (1 - 0.095))


def test_the_same_practice_comes_back_while_nothing_changes() -> None:
    on = weekly(small_practice(in_place=0.2), Scenario((navigation(start_week=2, ramp_weeks=3, fade_per_year=0),)))
    assert on(-6) is on(-1) is on(1)
    assert on(2) is not on(1)
    assert on(3) != on(4)
    assert on(5) is on(40)


@given(practice=practices())
def test_nothing_taken_up_leaves_only_what_is_in_place(practice: Practice) -> None:
    assert settled(replace(practice, in_place={}), Scenario()) == replace(practice, in_place={})


def test_the_order_in_which_actions_are_given_does_not_matter() -> None:
    other = Adoption(name="zz.other", action=Longer())
    assert Scenario((other, navigation())) == Scenario((navigation(), other))
    assert Scenario((other, navigation())).adoptions[0].name == NAVIGATION
    assert Scenario((navigation(), other)).name == "care navigation and longer"


def test_many_actions_make_no_endless_name() -> None:
    """Up to four are listed; of five, three are counted."""
    adoptions = tuple(Adoption(name=name, action=ACTIONS[name]()) for name in list(ACTIONS)[:5])
    first = "the website as front door, care navigation"
    assert Scenario(adoptions[:4]).name == f"{first}, a doctor rings first and online forms for requests"
    assert Scenario(adoptions).name == f"{first} and 3 other actions"


def test_an_action_taken_up_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=f"{NAVIGATION}.*is set twice"):
        Scenario((navigation(), navigation(ceiling=0.5)))


def test_a_policy_set_twice_is_refused_and_both_are_named() -> None:
    with pytest.raises(ValueError, match=r"'length' is set twice, by a\.one and by b\.two"):
        Scenario((Adoption(name="a.one", action=Longer()), Adoption(name="b.two", action=Longer())))


def test_of_things_that_are_the_same_only_the_one_that_most_people_do_acts() -> None:
    few, many = Uptake(level=0.2, weeks=1), Uptake(level=0.6, weeks=1)
    parts = [("a.one", Longer(minutes=100.0), few), ("b.two", Longer(), many)]
    minutes = get(folded(small_practice(), counted_once(parts)), "consultations.surgery.minutes.any")
    assert minutes == Fixed(mean=13.0)


def test_what_it_takes_to_get_going_is_told_apart() -> None:
    """Two receptionists, of whom 0.4 begin, 600 minutes a head; what is in place was paid for before."""
    practice = small_practice(in_place=0.4, receptionists=2)
    spent = one_off(practice, Scenario((navigation(ceiling=0.8, training=600.0),)))
    assert spent.minutes == pytest.approx({"admin": 480.0})
    assert spent.pounds == {}


def test_verbs_on_what_a_practice_lacks_change_nothing() -> None:
    practice = small_practice()
    assert verbs.prevent(practice, "toothache", 0.5) is practice
    assert verbs.scale(practice, "consultations.group.converts", 0.5) is practice
    assert verbs.compound(practice, "access.online.opens", 0.5) is practice
    assert verbs.divert(practice, (), share=0.5, accepts=1.0, wrong=0.0, minutes=1.0) is practice
    assert verbs.spend(practice, "x", "training", (), 10.0) is practice


def test_verbs_of_no_size_change_nothing() -> None:
    practice = small_practice()
    assert verbs.induce(practice, "illness", 0.0) is practice
    assert verbs.add_minutes(practice, "consultations.surgery.minutes.any", 0.0) is practice
    assert verbs.divert(practice, ("nurse",), share=0.0, accepts=0.1, wrong=0.1, minutes=1.0) is practice
    assert verbs.spend_money(practice, "x", "nhs") is practice


def test_prevented_and_induced_demand_multiply() -> None:
    practice = verbs.induce(verbs.prevent(small_practice(), "illness", 0.5), "illness", 0.2)
    assert practice.needs["illness"].level == pytest.approx(0.6)
    assert practice.needs["illness"].rate == 60.0


@pytest.mark.parametrize(
    ("law", "doubled", "longer"),
    [
        (Fixed(mean=4.0), Fixed(mean=8.0), Fixed(mean=5.0)),
        (Exponential(mean=4.0), Exponential(mean=8.0), Exponential(mean=5.0)),
        (Lognormal(mean=4.0, sd=1.0), Lognormal(mean=8.0, sd=2.0), Lognormal(mean=5.0, sd=1.0)),
        (
            Empirical(edges=(0.0, 2.0), weights=(1.0,)),
            Empirical(edges=(0.0, 4.0), weights=(1.0,)),
            Empirical(edges=(1.0, 3.0), weights=(1.0,)),
        ),
    ],
)
def test_laws_are_scaled_and_moved(law: Fixed, doubled: Fixed, longer: Fixed) -> None:
    practice, path = small_practice(law=law), "consultations.surgery.minutes.any"
    assert get(verbs.scale(practice, path, 2.0), path) == doubled
    assert get(verbs.add_minutes(practice, path, 1.0), path) == longer


@pytest.mark.parametrize(
    "law", [Fixed(mean=4.0), Exponential(mean=4.0), Lognormal(mean=4.0, sd=1.0), Gamma(mean=4.0, sd=1.0)]
)
def test_a_law_of_which_nothing_is_left_takes_no_time(law: Law) -> None:
    """A lognormal or gamma law has no mean of 0."""
    practice, path = small_practice(law=law), "consultations.surgery.minutes.any"
    for left in (verbs.scale(practice, path, 0.0), verbs.add_minutes(practice, path, -4.0)):
        assert quantile_of(get(left, path))(0.9) == 0.0


@pytest.mark.parametrize("numbers", [{"practice_effect": 0.0}, {"minutes": 0.0, "notes": 0.0}])
def test_calls_that_take_no_time_can_be_tried(numbers: Mapping[str, float]) -> None:
    acted = settled(
        load_practice("small_practice"), Scenario((adopt("new_consultation_types.phone_first", **numbers),))
    )
    assert simulate(acted, weeks=1, warmup=0, cooldown=0, luck=Luck(seed=1, replication=0, practice=acted.code))


def test_scaled_shares_stop_where_they_are_told() -> None:
    practice = verbs.scale(small_practice(), "access.telephone.redial", 3.0, at_most=1.0)
    assert get(practice, "access.telephone.redial") == 1.0


def test_minutes_and_money_of_one_name_add() -> None:
    practice = verbs.spend(small_practice(), "x", "training", ("partner",), 10.0)
    practice = verbs.spend(practice, "x", "training", ("partner",), 5.0)
    practice = verbs.spend_money(verbs.spend_money(practice, "x", "nhs", once=3.0), "x", "nhs", once=1.0, per_week=2.0)
    assert practice.spent_time["x"].minutes == 15.0
    assert (practice.spent_money["x"].once, practice.spent_money["x"].per_week) == (4.0, 2.0)


HEADING = 'schema_version = 1\nkind = "scenario"\n'


def test_a_scenario_file_says_when_how_many_and_with_which_figures(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    table = f"[action.{NAVIGATION}]\nstart_week = 4\nceiling = 1\noffered = {{ value = 0.25, source = 'our audit' }}\n"
    file.write_text(HEADING + table)
    scenario = load_scenario(file)
    assert scenario.name == "ours"
    assert scenario.adoptions == (
        Adoption(name=NAVIGATION, action=CareNavigation(ceiling=1.0, offered=0.25), start_week=4),
    )
    assert scenario.sources[f"action.{NAVIGATION}.offered"].source == "our audit"
    assert type(scenario.adoptions[0].action) is CareNavigation


def test_a_scenario_with_a_blank_name_is_called_as_its_file(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(HEADING + f'name = "  "\n[action.{NAVIGATION}]\n')
    assert load_scenario(file).name == "ours"


def test_every_fault_of_a_scenario_file_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(
        HEADING
        + "nam = 'x'\n"
        + f"[action.{NAVIGATION}]\nceiling = 1.8\nofered = 0.1\nwrong = 'much'\n"
        + "[action.active_signposting.care_navigatin]\nceiling = 1\n"
    )
    with pytest.raises(FileFault) as refused:
        load_scenario(file)
    told = {fault.path: fault.allowed for fault in refused.value.faults}
    assert set(told) == {
        "nam",
        f"action.{NAVIGATION}.ceiling",
        f"action.{NAVIGATION}.ofered",
        f"action.{NAVIGATION}.wrong",
        "action.active_signposting.care_navigatin",
    }
    assert "did you mean 'offered'" in told[f"action.{NAVIGATION}.ofered"]


@pytest.mark.parametrize(
    "text", ["action = 3", "[action]\nactive_signposting = 3", "[action.active_signposting]\ncare_navigation = 3"]
)
def test_a_scenario_file_whose_actions_are_no_tables_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(HEADING + text)
    with pytest.raises(FileFault, match="must be"):
        load_scenario(file)


def test_a_scenario_file_without_actions_is_as_you_are_now(tmp_path: Path) -> None:
    file = tmp_path / "none.toml"
    file.write_text(HEADING + 'name = "Nothing"')
    assert load_scenario(file) == Scenario((), "Nothing")


SCHEMA = JsonSchema(schema())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name = 'Nothing'",
        f"[action.{NAVIGATION}]\nstart_week = 4\nceiling = 1\noffered = {{ value = 0.25, source = 'our audit' }}",
    ],
)
def test_scenario_files_that_load_fit_their_schema(tmp_path: Path, text: str) -> None:
    (tmp_path / "good.toml").write_text(HEADING + text)
    load_scenario(tmp_path / "good.toml")
    assert SCHEMA.fits(tomllib.loads(HEADING + text))


@pytest.mark.parametrize(
    "text",
    [
        "nam = 'x'",
        "action = 3",
        f"[action.{NAVIGATION}]\nceiling = 1.8",
        f"[action.{NAVIGATION}]\nofered = 0.1",
        f"[action.{NAVIGATION}]\nstart_week = 0.5",
    ],
)
def test_scenario_files_that_are_refused_do_not_fit_their_schema(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.toml").write_text(HEADING + text)
    with pytest.raises(FileFault):
        load_scenario(tmp_path / "bad.toml")
    assert not SCHEMA.fits(tomllib.loads(HEADING + text))


def test_the_schema_of_scenarios_defines_what_it_refers_to_and_nothing_else() -> None:
    assert SCHEMA.references == set(SCHEMA.whole["$defs"])


def test_an_action_with_a_number_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match=r"ceiling = 2\.0: must be a number from 0 to 1"):
        adopt(NAVIGATION, ceiling=2.0)


@pytest.mark.parametrize("places", [-1e9, 1.0, 101.0, 1e300])
def test_a_group_has_as_many_places_as_a_practice_file_may_give_it(places: float) -> None:
    with pytest.raises(ValueError, match=r"places = .*: must be a number from 2 to 100 \(patients a session\)"):
        adopt("new_consultation_types.group", places=places)


@pytest.mark.parametrize(
    ("name", "number"),
    [("new_consultation_types.group", "hire"), ("develop_the_team.paramedic", "advert"),
     ("personal_productivity.resilience", "course")],
)  # fmt: skip
def test_an_outlay_is_not_below_nothing(name: str, number: str) -> None:
    with pytest.raises(ValueError, match=rf"{number} = -1\.0: must be a number from 0"):
        adopt(name, **{number: -1.0})
