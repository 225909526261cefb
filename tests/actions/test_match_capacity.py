"""Matching capacity with demand: what is moved, what stays as it was, and who waits less for it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from gpsim.measures import access, appointments
from gpsim.measures.released import released
from gpsim.model.rota import sessions_on
from gpsim.practice.consistency import inconsistencies
from gpsim.practice.demand import Profile
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Person, Session
from gpsim.practice.weekly import covered, hours_a_week, hours_by_queue, slots_by_kind
from gpsim.report.sentences import became, headline, warnings
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.capacity import MatchCapacity
from gpsim.scenarios.adoption import LONG
from gpsim.scenarios.verbs.clinic_half_days import slot_minutes
from gpsim.scenarios.verbs.clinic_times import wanted_times
from gpsim.scenarios.verbs.spread import by_hour, gap
from gpsim.scenarios.verbs.telephone_hours import handler_minutes
from gpsim.study.capacity import capacity
from gpsim.units import WEEKDAYS, clock_minutes
from tests.actions.front_doors import change
from tests.actions.misplaced import (
    WEEK,
    a_monday_rush,
    a_morning_rush,
    become,
    clinics_alike_all_the_year,
    clinics_late_in_the_week,
    line,
    logs,
    matched,
    more,
    well_placed,
)
from tests.actions.village import BEGINNING, FULLY, does, high, low, net, village

FIRST, DAYS = date(2026, 1, 5), range(364)  # a year of whole weeks from a Monday on
WAIT = "wait_beyond_wanted_mean_days"
MATCH, MOVABLE = "productive_work_flows.match_capacity", {"movable": 1.0, "counting": 0.0}


@cache
def reference() -> Practice:
    return load_practice("reference")


@cache
def moved() -> Practice:
    """The reference practice where everything that helps is moved."""
    return matched(reference())


# What is moved.


def clinics(practice: Practice, person: str) -> dict[str, tuple[int, ...]]:
    """The months in which somebody's clinic is held, by weekday; () all the year."""
    rota = practice.team.people[person].rota
    return {day: each.months for each in rota.values() if each.activity == "clinic" for day in each.days}


def at_the_telephone(practice: Practice, person: str, day: str) -> set[int]:
    """The hours that somebody spends answering on a weekday."""
    lines = [each for each in practice.team.people[person].rota.values() if day in each.days]
    answers = [each for each in lines if practice.team.activities[each.activity].serves[0] == "telephone"]
    return {hour for each in answers for hour in range(int(each.start[:2]), int(each.end[:2]))}


def test_who_does_papers_answers_in_the_rush_and_who_answers_does_papers_after_it() -> None:
    """Half of the calls come in the two hours of the rush, and Sam was not there; as many hours are answered."""
    changed = matched(a_morning_rush())
    assert all(at_the_telephone(changed, "sam", day) >= {8, 9} for day in WEEK)
    assert all(at_the_telephone(a_morning_rush(), "sam", day) == {13, 14, 15, 16, 17} for day in WEEK)
    for practice in (changed, a_morning_rush()):
        assert sum(handler_minutes(practice).values()) == 5 * (600.0 + 300.0)


def test_somebody_else_goes_on_answering_in_the_hour_that_is_left() -> None:
    """All calls come from eight to ten, so that nobody is asked for when Rita is alone, from ten to one."""
    practice = become(a_morning_rush(), profiles__hours=Profile(hours=(8.0, 10.0), weights=(1.0,)))
    for changed in map(matched, (practice, a_monday_rush())):
        for day in WEEK:
            both = at_the_telephone(changed, "rita", day) | at_the_telephone(changed, "sam", day)
            assert both == set(range(8, 18))


def test_those_who_answer_in_another_role_do_not_change_places() -> None:
    practice = a_morning_rush()
    alone = become(practice, team__people__sam__role="doctor")
    assert matched(alone).team.people["rita"] == alone.team.people["rita"]


def test_clinics_go_to_the_weekday_on_which_they_are_asked_for() -> None:
    """Of six half-days three sevenths are wanted on Monday: 2.6, where there was one, of Wednesday's two."""
    changed = matched(clinics_late_in_the_week())
    assert {**clinics(changed, "ann")} == dict.fromkeys(("mon", "tue", "wed"), ())
    assert {**clinics(changed, "bob")} == dict.fromkeys(("mon", "thu", "fri"), ())


def test_clinics_of_quiet_months_are_held_in_busy_ones() -> None:
    """Ann's clinics move to weekdays on which she was not here; as many months are given up as are held."""
    changed = matched(clinics_alike_all_the_year())
    winter = (1, 2, 3, 10, 11, 12)
    assert set(clinics(changed, "ann").values()) == {(), winter}
    held = sum(len(months) or 12 for months in clinics(changed, "ann").values())
    assert held == 3 * 12


def test_where_everything_is_where_it_is_asked_for_nothing_changes() -> None:
    assert matched(well_placed()) == well_placed()
    assert "would do more" in MatchCapacity().lacks(well_placed())[0]
    assert MatchCapacity().lacks(clinics_alike_all_the_year()) == ()


def on_the_wrong_days() -> Practice:
    """The village, most of whose patients ask on Mondays, with Dr Adams there on Wednesday and Thursday afternoons."""
    practice = village()
    afternoons = {
        day: Session(days=(day,), start="14:00", end="18:10", activity="clinic", template="gp_list")
        for day in ("wed", "thu")
    }
    mornings = Session(days=("mon", "tue", "wed", "thu"), start="08:30", end="09:30", activity="duty")
    people = {**practice.team.people, "dr_adams": Person(role="doctor", rota={"mornings": mornings, **afternoons})}
    clinic = Activity(serves=("patients", "triage", "inbox"), bookable=True)
    team = replace(practice.team, people=people, activities={**practice.team.activities, "clinic": clinic})
    weeks = {**practice.weeks, "mondays_first": (60.0, 20.0, 10.0, 5.0, 5.0, 0.0, 0.0)}
    return replace(practice, team=team, weeks=weeks)


def test_clinics_stay_where_another_day_would_be_too_full() -> None:
    """Dr Adams's Thursday afternoon goes to Monday, which is shortest, and the other stays on Wednesday.

    Six half-days of equal size: with two on Monday and one on each other day, Wednesday has 17% of them for 10% of what
    is asked. On Tuesday the last would make 33% for 20%, and leave Wednesday with none.
    """
    changed = does(MatchCapacity(movable=1.0), FULLY, on_the_wrong_days())
    assert clinics(changed, "dr_adams") == {"mon": (), "wed": ()}


def test_calls_are_wanted_when_needs_arise_or_the_lines_open() -> None:
    """From seven to nine o'clock, evenly, of those who ring: all of it in the hour from eight, when the lines open."""
    early = become(well_placed(), profiles__hours=Profile(hours=(7.0, 9.0), weights=(1.0,)))
    assert {hour for (_, hour), calls in by_hour(early).items() if calls > 0.0} == {8}
    assert sum(by_hour(early).values()) == pytest.approx(850.0)
    assert sum(by_hour(become(early, needs__asks__channels={"telephone": 0.0})).values()) == pytest.approx(50.0)
    longer = become(early, profiles__hours=Profile(hours=(8.5, 10.5), weights=(1.0,)))
    assert [by_hour(longer)["mon", hour] for hour in (8, 9, 10)] == pytest.approx([42.5, 85.0, 42.5])


# What stays as it was.


def test_matching_narrows_both_gaps() -> None:
    for before, after in zip(gaps(reference()), gaps(moved()), strict=True):
        assert after < before


def gaps(practice: Practice) -> tuple[float, float]:
    clinics_gap = gap(wanted_times(practice), slot_minutes(practice))
    return clinics_gap, gap(by_hour(practice), handler_minutes(practice))


def test_everybody_is_here_as_many_hours_a_year_and_offers_as_many_slots() -> None:
    for name, person in reference().team.people.items():
        rota = moved().team.people[name].rota
        assert hours_a_week(rota.values()) == pytest.approx(hours_a_week(person.rota.values()))
        if person.leave:  # which is in days, and so must be of as many weeks as before
            assert len(weekdays(rota)) == len(weekdays(person.rota))
    assert slots_by_kind(moved()) == pytest.approx(slots_by_kind(reference()))
    assert hours_by_queue(moved()) == pytest.approx(hours_by_queue(reference()))


def weekdays(rota: Mapping[str, Session]) -> set[str]:
    return {day for each in rota.values() for day in each.days}


def test_a_year_by_the_calendar_is_as_long_but_for_a_session_or_two() -> None:
    """Some months have five Mondays."""
    before, after = year(reference()), year(moved())
    assert all(abs(after[name] - minutes) <= 2 * 250.0 for name, minutes in before.items())


def year(practice: Practice) -> dict[str, float]:
    """Minutes of everybody's rota in a year of 364 days, leave apart."""
    return {
        name: sum(clock_minutes(each.end) - clock_minutes(each.start) for day in DAYS for each in on(person, day))
        for name, person in practice.team.people.items()
    }


def on(person: Person, day: int) -> list[Session]:
    return [each for _, each in sessions_on(person, day, (FIRST + timedelta(day)).month)]


def test_nobody_is_in_two_places_and_no_session_lacks_a_room() -> None:
    for practice in (moved(), *map(matched, (clinics_late_in_the_week(), clinics_alike_all_the_year()))):
        assert [str(fault) for fault in inconsistencies(practice)] == []
        for day in DAYS:
            needed = Counter(
                clock_minutes(each.start) >= 750.0
                for person in practice.team.people.values()
                for each in on(person, day)
                if each.template and practice.team.activities[each.activity].needs_room and not person.remote
            )
            assert all(many <= practice.team.rooms for many in needed.values())


def test_a_clinic_without_a_room_stays_where_it_is() -> None:
    full = become(clinics_late_in_the_week(), team__rooms=1)
    assert matched(full) == full
    winter_only = become(clinics_alike_all_the_year(), team__rooms=1)
    assert all(len(months) in {0, 6} for months in clinics(matched(winter_only), "ann").values())


def test_the_telephone_is_answered_whenever_it_was() -> None:
    for day in WEEKDAYS:
        assert covered(moved(), "telephone", day) == covered(reference(), "telephone", day)


@pytest.mark.parametrize(("half_days", "moves"), [(4, False), (5, True)])
def test_who_works_few_half_days_keeps_those_that_were_agreed(half_days: int, *, moves: bool) -> None:
    """A fifth of five is one, and of four none."""
    practice = clinics_late_in_the_week()
    rota = dict(practice.team.people["bob"].rota)
    for number in range(3, half_days):
        rota[f"post_{number}"] = line((WEEK[number],), "14:00", "15:00", "papers")
    practice = become(practice, team__people__bob__rota=rota)
    changed = matched(practice, movable=0.2)
    assert (changed.team.people["bob"] != practice.team.people["bob"]) is moves


def test_no_more_is_moved_than_contracts_allow() -> None:
    before, total = slot_minutes(reference()), sum(slot_minutes(reference()).values())
    handlers = handler_minutes(reference())
    for movable in (0.0, 0.02, 0.05, 0.1):
        changed = does(MatchCapacity(movable=movable), FULLY, reference())
        clinics_after, after = slot_minutes(changed), handler_minutes(changed)
        assert sum(abs(clinics_after[each] - before[each]) for each in before) / 2.0 <= movable * total + 1e-6
        moved_hours = sum(abs(after[each] - handlers[each]) for each in handlers) / 2.0
        assert moved_hours <= movable * sum(handlers.values()) + 1e-6


@pytest.mark.parametrize(("level", "hours"), [(0.5, 3.0), (1.0, 7.0)])
def test_half_taken_up_moves_half_as_much_of_the_telephone(level: float, hours: float) -> None:
    """A tenth of 75 hours is seven whole ones, and half of that three."""
    practice = a_morning_rush()
    before = handler_minutes(practice)
    after = handler_minutes(does(MatchCapacity(movable=0.1), Uptake(level=level, weeks=LONG), practice))
    assert sum(abs(after[each] - before[each]) for each in before) / 2.0 == hours * 60.0


def test_matching_takes_a_managers_time() -> None:
    spent = does(MatchCapacity(counting=30.0), Uptake(level=0.5, weeks=LONG), on_the_wrong_days()).spent_time
    assert (spent["match_capacity"].roles, spent["match_capacity"].minutes) == (("manager",), 15.0)
    assert BEGINNING.newly == 1.0
    assert does(MatchCapacity(counting=0.0), BEGINNING, on_the_wrong_days()).spent_time == {}


# Who waits less.


@pytest.mark.parametrize("practice", [a_morning_rush(), a_monday_rush()], ids=["hour", "weekday"])
def test_callers_hold_less_give_up_less_and_ring_again_less(practice: Practice) -> None:
    pairs = logs(practice, weeks=2)
    assert high(more(pairs, access.hold, "hold_mean_min")) < 0.0
    assert high(more(pairs, access.calls, "calls_abandoned_share")) < 0.0
    assert high(more(pairs, access.calls, "calls_per_1000_per_day")) < 0.0  # redials are calls of their own


@pytest.mark.parametrize(
    ("practice", "weeks"),
    [(clinics_late_in_the_week(), 8), (clinics_alike_all_the_year(), 52)],
    ids=["weekday", "season"],
)
def test_patients_wait_less_beyond_the_day_they_want(practice: Practice, weeks: int) -> None:
    assert high(more(logs(practice, weeks), appointments.wait_beyond_wanted, WAIT)) < 0.0


@pytest.mark.parametrize(("start", "added"), [("2026-01-05", True), ("2026-05-04", False)])
def test_weeks_of_one_season_show_rota_time_added_or_given_up_and_nothing_freed(start: str, *, added: bool) -> None:
    pairs = logs(become(clinics_alike_all_the_year(), calendar__start=start), weeks=8)
    found = capacity([released(*pair) for pair in pairs], 8)["gp_qualified"]
    assert high(found["contracted"]) < 0.0 if added else low(found["contracted"]) > 0.0
    assert low(found["net"]) <= 0.0 <= high(found["net"])


@pytest.mark.parametrize(("start", "more_or_less"), [("2026-01-05", "more"), ("2026-05-04", "less")])
def test_an_answer_for_one_season_says_that_it_is_no_year(start: str, more_or_less: str) -> None:
    """And nothing else of it speaks of the time that was added or given up."""
    found = change(become(clinics_alike_all_the_year(), calendar__start=start), MATCH, MOVABLE, replications=2)
    assert f"{more_or_less}, with what that costs and spares, and over a year it is neither" in warnings(found)[-1]
    assert "change nothing for your GPs" in headline(found)
    assert became(found) == ""


def test_an_answer_says_nothing_of_seasons_where_somebody_joins() -> None:
    found = change(reference(), "develop_the_team.paramedic", weeks=1, replications=1)
    assert not any("months of the year" in text for text in warnings(found))


def test_an_answer_says_nothing_of_seasons_where_none_are_moved() -> None:
    assert warnings(change(clinics_late_in_the_week(), MATCH, MOVABLE, replications=2)) == []


def test_matching_gives_gps_no_capacity() -> None:
    """Measuring demand and capacity released none (lawless_2016, 12 practices); whom it helps is those who wait."""
    practice = on_the_wrong_days()
    found = net(does(MatchCapacity(movable=1.0), FULLY, practice), practice)["gp_qualified"]
    assert low(found) <= 0.0 <= high(found)
