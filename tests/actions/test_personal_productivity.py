"""Resilience, computers and keyboards: what each course does to a practice, by hand and under common luck."""

from dataclasses import replace

import pytest

from gpsim.distributions import Fixed, mean_of
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.personal_productivity import ComputerConfidence, Resilience, TypingAndReading
from gpsim.scenarios.actions.surroundings import WorkingEnvironment
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario, all_at_once, settled
from tests.actions.village import (
    BEGINNING,
    FULLY,
    REPLICATIONS,
    central,
    does,
    high,
    lived,
    low,
    minutes_of,
    net,
    village,
)

GPS = frozenset({"gp_qualified"})


def test_resilience_changes_nothing_once_it_is_learnt() -> None:
    scenario = Scenario((adopt("personal_productivity.resilience"),))
    assert settled(village(), scenario) == settled(village(), Scenario())


def test_resilience_costs_sixteen_hours_of_each_gp_and_nothing_else_happens() -> None:
    begun = all_at_once(village(), Scenario((adopt("personal_productivity.resilience", ceiling=0.5),)))
    spent = begun.spent_time["resilience"]
    assert (spent.overhead, spent.roles, spent.minutes) == ("training", ("doctor",), 0.5 * 16 * 60)
    paid = begun.spent_money["resilience"]
    assert (paid.purse, paid.once, paid.per_week) == ("practice", 0.5 * 2 * 250.0, 0.0)
    assert replace(begun, spent_time={}, spent_money={}) == village()


def test_a_resilience_course_takes_gps_hours() -> None:
    """Two hours in every week of the run for each GP: what is released is less than nothing, by about as much."""
    course = net(does(Resilience(training=120.0), Uptake(level=1.0, newly=1.0, weeks=1)))["gp_qualified"]
    assert high(course) < 0.0
    assert course.mean == pytest.approx(-4.0, abs=0.5)


def test_less_sickness_must_be_assumed() -> None:
    assert Resilience().fewer_sick == 0.0
    ill = replace(village().team.roles["doctor"], sickness=0.04)
    practice = replace(village(), team=replace(village().team, roles={**village().team.roles, "doctor": ill}))
    assert does(Resilience(fewer_sick=0.25), FULLY, practice).team.roles["doctor"].sickness == pytest.approx(0.03)


def test_confidence_spares_a_part_of_what_is_lost_to_the_computer() -> None:
    roles = does(ComputerConfidence(fewer_delays=0.2), Uptake(level=0.5, weeks=9)).team.roles
    assert roles["doctor"].searching == pytest.approx(0.039 * 0.9)
    assert roles["receptionist"] == village().team.roles["receptionist"]  # a course for clinicians


def test_confidence_releases_gps() -> None:
    assert low(net(central(ComputerConfidence()))["gp_qualified"]) > 0.0


def test_confidence_and_tidy_rooms_together_spare_less_than_is_lost() -> None:
    """The rest of the rest: 0.039 × (1 - 0.5) × (1 - 0.38), the most that either may do."""
    both = does(ComputerConfidence(fewer_delays=0.38), FULLY, does(WorkingEnvironment(found=0.5, asked_less=0.0)))
    assert both.team.roles["doctor"].searching == pytest.approx(0.01209)


def test_typing_shortens_writing_up_alone() -> None:
    """Half of it hangs on the keyboard and takes a fifth less: three minutes become 2.7."""
    changed = does(TypingAndReading(keyboard=0.5, faster=0.2))
    assert changed.consultations["surgery"].notes == Fixed(mean=2.7)
    talking = {name: kind.minutes for name, kind in changed.consultations.items()}
    assert talking == {name: kind.minutes for name, kind in village().consultations.items()}
    assert changed.papers == village().papers  # nobody reads faster, unless a scenario says so


def test_reading_faster_is_tried_where_a_scenario_says_so() -> None:
    steps = does(TypingAndReading(reading=0.1)).papers["letter"].steps
    assert mean_of(steps["read"].minutes) == pytest.approx(0.9 * 2.5)
    assert steps["sort"] == village().papers["letter"].steps["sort"]


def test_typing_releases_no_more_than_was_written() -> None:
    found = net(central(TypingAndReading()))["gp_qualified"]
    notes = [
        minutes_of(lived(village(), r), f"notes.{kind}", GPS)
        for kind in ("surgery", "call")
        for r in range(REPLICATIONS)
    ]
    assert low(found) > 0.0
    assert high(found) < 0.5 * 0.33 * sum(notes) / REPLICATIONS / 60.0 / 4  # four weeks in the log


def test_courses_are_paid_for_in_hours_once() -> None:
    spent = [does(action, BEGINNING).spent_time for action in (TypingAndReading(), ComputerConfidence())]
    assert [one.minutes for each in spent for one in each.values()] == [600.0, 180.0]
    for action in (TypingAndReading(), ComputerConfidence(), Resilience()):
        later = does(action, FULLY)
        assert (later.spent_time, later.spent_money) == ({}, {})


@pytest.mark.parametrize(
    ("action", "pounds"), [(TypingAndReading(course=40.0), 30.0), (ComputerConfidence(course=40.0), 20.0)]
)
def test_a_course_is_paid_for_by_the_practice_for_each_who_takes_it(
    action: TypingAndReading | ComputerConfidence, pounds: float
) -> None:
    """A quarter of two doctors and a nurse begin; she loses no time to the computer."""
    made = does(action, Uptake(level=0.5, newly=0.25, weeks=3))
    [paid] = made.spent_money.values()
    assert (paid.purse, paid.once, paid.per_week) == ("practice", pounds, 0.0)
