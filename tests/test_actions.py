"""The laws that every action keeps, and what each does to a practice."""

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given

from gpsim.evidence import evidence, numbers
from gpsim.practice.practice import Practice
from gpsim.records import paths, record
from gpsim.scenarios.action import Action, Uptake
from gpsim.scenarios.actions.active_signposting import CareNavigation
from gpsim.scenarios.adoption import LONG, Adoption
from gpsim.scenarios.catalogue import ACTIONS, MENU, named
from gpsim.scenarios.scenario import Scenario, settled, weekly
from gpsim.units import Share
from tests.strategies import practices, small_practice

EVERY_ACTION = pytest.mark.parametrize("action", ACTIONS.values(), ids=list(ACTIONS))
ROLLOUT = {"ceiling", "ramp_weeks", "fade_per_year"}
FULLY = Uptake(level=1.0, newly=1.0, weeks=1)


def without_effect(action: type[Action]) -> Action:
    """The action fully adopted, with every number of its effects and costs at 0."""
    nothing = {each.name: 0.0 for each in numbers(action) if each.name not in ROLLOUT}
    return action(**nothing, **{"ceiling": 1.0})


def name_of(action: type[Action]) -> str:
    return next(name for name, each in ACTIONS.items() if each is action)


def every_share(practice: Practice) -> list[tuple[str, float]]:
    return [(path, value) for path, value in paths(practice.access.navigation) if path != "minutes"]


@EVERY_ACTION
@given(practice=practices())
def test_an_action_nobody_has_taken_up_changes_nothing(action: type[Action], practice: Practice) -> None:
    assert action().apply(practice, Uptake(level=0.0, newly=0.0, weeks=0)) == practice


@EVERY_ACTION
@given(practice=practices())
def test_an_action_without_effect_and_cost_changes_nothing_when_everybody_does_it(
    action: type[Action], practice: Practice
) -> None:
    assert without_effect(action).apply(practice, FULLY) == practice


@EVERY_ACTION
@given(practice=practices())
def test_an_action_without_effect_changes_nothing_on_top_of_what_is_in_place(
    action: type[Action], practice: Practice
) -> None:
    scenario = Scenario((Adoption(name=name_of(action), action=without_effect(action)),))
    assert settled(practice, scenario) == settled(practice, Scenario())


@EVERY_ACTION
@given(practice=practices())
def test_an_action_below_what_is_in_place_changes_nothing(action: type[Action], practice: Practice) -> None:
    module, _, name = name_of(action).partition(".")
    already = replace(practice, in_place={module: {name: 0.9}})
    scenario = Scenario((Adoption(name=name_of(action), action=action(**{"ceiling": 0.9})),))
    assert settled(already, scenario) == settled(already, Scenario())
    assert weekly(already, scenario)(30) == settled(already, Scenario())


@EVERY_ACTION
@given(practice=practices())
def test_an_action_leaves_the_practice_it_is_given_alone(action: type[Action], practice: Practice) -> None:
    before = repr(practice)
    action().apply(practice, FULLY)
    assert repr(practice) == before


@EVERY_ACTION
@given(practice=practices())
def test_an_action_keeps_shares_between_0_and_1(action: type[Action], practice: Practice) -> None:
    for end in ("low", "high"):
        extreme = action(**{each.name: getattr(each, end) for each in numbers(action)})
        changed = extreme.apply(extreme.apply(practice, FULLY), FULLY)
        assert [(path, share) for path, share in every_share(changed) if not 0.0 <= share <= 1.0] == []


@EVERY_ACTION
@given(practice=practices())
def test_no_action_changes_which_destination_suits_whom(action: type[Action], practice: Practice) -> None:
    changed = action().apply(practice, FULLY)
    assert {n: (need.suitable, need.suitable_at_home) for n, need in changed.needs.items()} == {
        n: (need.suitable, need.suitable_at_home) for n, need in practice.needs.items()
    }
    assert changed.destinations == practice.destinations


@EVERY_ACTION
@given(practice=practices())
def test_an_action_that_lacks_nothing_does_something(action: type[Action], practice: Practice) -> None:
    if not action().lacks(practice):
        assert action().apply(practice, FULLY) != practice


@EVERY_ACTION
def test_every_number_of_an_action_has_a_range_a_unit_a_meaning_and_a_source(action: type[Action]) -> None:
    assert [each.name for each in numbers(action)] == [each.name for each in fields(action)]  # type: ignore[arg-type]
    for each in numbers(action):
        assert each.low <= each.value <= each.high
        assert each.unit
        assert each.meaning
        assert each.source
        assert each.grade in {"A", "B", "C"}
        assert getattr(action(), each.name) == each.value


@pytest.mark.parametrize("action", ACTIONS.values())
def test_no_meaning_has_two_marks_in_a_row(action: type[Action]) -> None:
    """Meanings are put together, so a comma at the end of one part meets the mark that begins the next."""
    assert [each.meaning for each in numbers(action) if re.search(r"[,;:.] ?[,;:.]", each.meaning)] == []


def test_a_range_that_does_not_hold_its_number_is_refused() -> None:
    with pytest.raises(ValueError, match=r"0\.5 is not between low = 0\.6 and high = 0\.9"):
        evidence(0.5, low=0.6, high=0.9, source="x")


def test_a_number_without_a_source_is_refused() -> None:
    with pytest.raises(ValueError, match="no source"):
        evidence(0.5, low=0.1, high=0.9, source="")


def test_evidence_takes_its_unit_from_the_type() -> None:
    @record
    class Sample:
        share: Share = evidence(0.5, low=0.1, high=0.9, source="assumption")
        plain: float = evidence(2.0, low=1.0, high=3.0, source="a study", unit="minutes")

    assert [(each.unit, each.assumed) for each in numbers(Sample)] == [("share", True), ("minutes", False)]


def test_the_menu_has_forty_four_sub_actions_in_ten_modules() -> None:
    assert len(MENU) == 44
    assert len({name.partition(".")[0] for name in MENU}) == 10


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("care_navigation", "did you mean 'active_signposting.care_navigation'"),
        ("reduce_dnas.remindrs", "did you mean 'reduce_dnas.reminders'"),
        ("zzz", "gpsim actions"),
        (
            "social_prescribing",
            "it is a group; of it there are social_prescribing.practice_based, social_prescribing.ext",
        ),
    ],
)
def test_an_action_that_cannot_be_tried_is_refused_with_a_hint(name: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        named(name)


def test_care_navigation_offers_every_place_but_the_gps_and_takes_minutes_for_it() -> None:
    practice = CareNavigation(offered=0.2, accepts=0.9, wrong=0.1, minutes=1.5).apply(
        small_practice(receptionists=2), Uptake(level=0.5, newly=0.0, weeks=LONG)
    )
    navigation = practice.access.navigation
    assert navigation.offered == {"nurse": 0.1, "pharmacy": 0.1}
    assert (navigation.accepts, navigation.wrong, navigation.minutes) == (0.9, 0.1, 1.5)


def test_care_navigation_compounds_with_offers_that_are_made_already() -> None:
    """The pharmacy is offered to half: 0.2 of the other half makes 0.6. Offers were 0.5, and are 0.6 + 0.2 = 0.8."""
    practice = CareNavigation(offered=0.2, accepts=0.5, wrong=0.0, minutes=2.5).apply(
        small_practice(offered=0.5), Uptake(level=1.0, newly=0.0, weeks=LONG)
    )
    navigation = practice.access.navigation
    assert navigation.offered == pytest.approx({"nurse": 0.2, "pharmacy": 0.6})
    # 5 of 8 offers are the old ones, of which 0.9 are accepted in half a minute.
    assert navigation.accepts == pytest.approx(0.9 * 5 / 8 + 0.5 * 3 / 8)
    assert navigation.minutes == pytest.approx(0.5 * 5 / 8 + 2.5 * 3 / 8)


def test_care_navigation_trains_whoever_begins_and_their_successors() -> None:
    """Half begin: 600 / 2 minutes a head. A tenth of that half is replaced in a year: 30 minutes over 52 weeks."""
    practice = CareNavigation(training=600.0, successors=0.1).apply(
        small_practice(), Uptake(level=0.5, newly=0.5, weeks=1)
    )
    spent = practice.spent_time["care_navigation"]
    assert (spent.overhead, spent.roles) == ("training", ("receptionist",))
    assert spent.minutes == pytest.approx(300.0 + 30.0 / 52.0)


def test_care_navigation_costs_national_money() -> None:
    practice = CareNavigation(funding=0.13).apply(small_practice(list_size=800), Uptake(level=0.5, weeks=LONG))
    spent = practice.spent_money["care_navigation"]
    assert (spent.purse, spent.once) == ("nhs", 0.0)
    assert spent.per_week == pytest.approx(1.0)  # 800 patients, 13p a year, half of it


def test_care_navigation_says_what_it_lacks() -> None:
    assert CareNavigation().lacks(small_practice()) == ()
    assert "nobody can navigate" in CareNavigation().lacks(small_practice(receptionists=0))[0]
    assert "nowhere to steer to" in CareNavigation().lacks(small_practice(suited_elsewhere=0.0))[0]


def test_nobody_is_steered_to_a_gp() -> None:
    practice = small_practice()
    need = replace(practice.needs["illness"], asks_for="nurse", suitable={"gp": 0.5, "nurse": 0.5})
    changed = CareNavigation().apply(replace(practice, needs={"illness": need}), FULLY)
    assert changed.access.navigation == practice.access.navigation
