"""What breaches contract or scope: each rule broken and kept, from its day on."""

from dataclasses import replace
from typing import Any

import pytest

from gpsim.practice.access import Desk, Navigation, Online
from gpsim.practice.demand import Clinic
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.publications import is_published
from gpsim.practice.team import Activity, Person, Role, Session, Supervision
from gpsim.records import put
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.breaches import RULES, broken_rules, flags
from gpsim.scenarios.scenario import Scenario, settled
from tests.acting import Quieter, Shorter
from tests.strategies import small_practice

PA = "physician_assistant"


@pytest.fixture
def practice() -> Practice:
    """A small practice of 2026, which keeps every rule."""
    return put(small_practice(), "calendar.start", lambda _: "2026-01-05")


def with_assistant(practice: Practice, *, supervised: float = 0.5, serves: tuple[str, ...] = ("patients",)) -> Practice:
    """Somebody is employed whom patients with an illness may see, if anybody sends them there."""
    clinic = Session(days=("mon",), start="09:00", end="12:00", activity="pa_clinic", template="clinic")
    team = replace(
        practice.team,
        roles={**practice.team.roles, PA: Role(group="other_direct_care", supervision=Supervision(share=supervised))},
        people={**practice.team.people, "Pat": Person(role=PA, rota={"mondays": clinic})},
        activities={**practice.team.activities, "pa_clinic": Activity(serves=serves, bookable=True)},
    )
    need = replace(practice.needs["illness"], suitable={"gp": 0.9, "protocol": 0.1})
    places = {**practice.destinations, "protocol": Clinic(roles=(PA,))}
    return replace(practice, team=team, destinations=places, needs={"illness": need})


def said(practice: Practice) -> list[str]:
    return [flag.says for flag in broken_rules(practice)]


def broken(practice: Practice, words: str) -> bool:
    return len(said(practice)) == 1 and words in said(practice)[0]


def access(practice: Practice, **changes: Any) -> Practice:
    return replace(practice, access=replace(practice.access, **changes))


def test_a_practice_that_keeps_them_has_no_flag(practice: Practice) -> None:
    assert said(practice) == []


@pytest.mark.parametrize("name", ["reference", "small_practice"])
def test_the_shipped_practices_keep_them(name: str) -> None:
    assert said(settled(load_practice(name), Scenario())) == []


def test_nobody_may_be_told_to_ring_back(practice: Practice) -> None:
    assert broken(access(practice, routine_if_full="ring_back"), "told to ring back")


def test_online_requests_are_taken_throughout_core_hours(practice: Practice) -> None:
    channels = {"telephone": 0.8, "online": 0.2}
    assert broken(access(practice, online=Online(closes="12:00"), channels=channels), "from 08:00 to 12:00 only")
    assert broken(access(practice, online=Online(opens="08:30"), channels=channels), "from 08:30 to 18:30 only")
    assert said(access(practice, online=Online(opens="07:00", closes="20:00"), channels=channels)) == []
    assert said(access(practice, online=Online(closes="12:00"))) == []  # which nobody uses


def test_the_telephone_and_the_desk_are_open_throughout_core_hours(practice: Practice) -> None:
    telephone = practice.access.telephone
    assert telephone
    assert broken(access(practice, telephone=replace(telephone, closes="17:00")), "The telephone is open")
    assert broken(access(practice, desk=Desk(opens="09:00")), "The desk is open")


def test_the_practice_is_open_on_weekdays(practice: Practice) -> None:
    closed = put(practice, "calendar.days", lambda days: tuple(day for day in days if day != "wed"))
    assert broken(closed, "closed on wed")


def test_an_assistant_sees_nobody_whom_no_clinician_has_looked_at(practice: Practice) -> None:
    employed = with_assistant(practice)
    assert said(employed) == []
    offered = access(employed, navigation=Navigation(offered={"protocol": 0.3}))
    assert broken(offered, "Physician assistants would see patients whom no clinician has looked at (illness)")
    asked_for = replace(employed, needs={"illness": replace(employed.needs["illness"], asks_for="protocol")})
    assert broken(asked_for, "(illness)")
    assert broken(with_assistant(practice, serves=("duty", "patients")), "(the queue 'duty')")
    gone = replace(offered, team=replace(offered.team, people=practice.team.people))
    assert said(gone) == []


def test_an_assistant_has_a_supervisor(practice: Practice) -> None:
    assert broken(with_assistant(practice, supervised=0.0), "ask nobody about any patient")


def test_a_rule_holds_from_its_day_on(practice: Practice) -> None:
    """Patients were told to ring back until 15 May 2023, whatever the contract says now."""
    ringing = access(practice, routine_if_full="ring_back")
    assert said(put(ringing, "calendar.start", lambda _: "2023-05-08")) == []
    assert len(said(put(ringing, "calendar.start", lambda _: "2023-05-15"))) == 1


def test_every_rule_has_a_published_source() -> None:
    assert [rule.source for rule in RULES if not is_published(rule.source)] == []


def test_what_is_so_already_is_told_apart_and_actions_speak_for_themselves(practice: Practice) -> None:
    ringing = access(practice, routine_if_full="ring_back")
    both = Scenario((Adoption(name="x.quieter", action=Quieter()), Adoption(name="x.shorter", action=Shorter())))
    own, already = flags(ringing, both)
    assert (own.says, own.source) == (
        "shorter forms: Forms that leave out what the contract asks for breach it.",
        "x.shorter",
    )
    assert (own.already, already.already) == (False, True)
