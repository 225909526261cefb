"""The reference practice at other sizes: whole people, somebody always there, and work in proportion."""

import tomllib
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpsim.measures.catalogue import metrics
from gpsim.model.simulate import simulate
from gpsim.practice.england import practice_at, practices
from gpsim.practice.explain import explained
from gpsim.practice.files import load_practice, practice_of
from gpsim.practice.practice import Practice
from gpsim.practice.scaled import gps
from gpsim.practice.scaled.reception import reception_shifts
from gpsim.practice.scaled.rotas import person, session_of
from gpsim.practice.scaled.shifts import Shift, apart, dealt
from gpsim.practice.scaled.tables import SCALED, scaled
from gpsim.practice.starting import chain_of, practice_for, starting_tables, starting_text
from gpsim.practice.team import Session, Weekday
from gpsim.practice.weekly import covered, gp_pressure, groups, slots_by_kind
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.streams import Luck
from gpsim.units import clock_minutes

DAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
SIZES = st.integers(1, 60_000)


def of_size(patients: int) -> Practice:
    tables = {"extends": "reference", "name": "Ours", "code": "OURS", "list_size": patients, **scaled(patients)}
    return practice_of(chain_of(tables, "ours.toml"))


def shift(day: Weekday, start: str = "08:30", end: str = "12:30", wish: str = "") -> Shift:
    return Shift("nurse", (Session(days=(day,), start=start, end=end, activity="clinic"),), wish)


# By hand.


def test_one_gp_alone_has_a_list_and_the_duty_of_three_one_has_no_list_and_of_eight_two() -> None:
    kinds = [[post.kind for post in gps.posts(Counter({("mon", "am"): number}))] for number in (1, 2, 3, 4, 8)]
    assert kinds == [
        ["alone"],
        ["alone", "clinic"],
        ["duty", "on_call", "clinic"],
        ["duty", "on_call", "clinic", "clinic"],
        ["duty", "duty", "on_call", "on_call", "clinic", "clinic", "clinic", "clinic"],
    ]


def test_with_fewer_than_ten_sessions_a_week_some_are_short_so_that_a_gp_is_there_each_half_day() -> None:
    """Seven sessions: four of 250 minutes and six of 130 are 1,780 minutes, or 7.1."""
    heads, short = gps.heads([], 7.0)
    assert len(heads) == 10
    assert set(heads.values()) == {1}
    assert len(short) == 6


def test_a_shift_is_moved_to_the_next_day_on_which_somebody_is_free() -> None:
    moved = apart([shift("thu"), shift("thu"), shift("fri"), shift("thu", "13:00", "17:00")], 1)
    assert [each.day for each in moved] == ["thu", "fri", "mon", "thu"]


def test_shifts_are_dealt_out_evenly_and_nobody_is_in_two_places() -> None:
    week = [
        shift(day, *hours) for day in DAYS for hours in (("08:30", "12:30"), ("13:00", "17:00"), ("09:00", "12:00"))
    ]
    hands = dealt(week, 3)
    assert [len(hand) for hand in hands] == [5, 5, 5]
    for hand in hands:
        assert all(a.day != b.day or not a.halves & b.halves for a, b in combinations(hand, 2))


def test_a_rota_has_a_line_for_what_is_the_same_on_several_days() -> None:
    ann = person("practice_nurse", [shift("mon"), shift("wed"), shift("wed", "13:00", "17:00")], 6)
    assert ann == {
        "role": "practice_nurse",
        "leave": 12,
        "rota": {
            "mon_wed_am": {"days": ["mon", "wed"], "start": "08:30", "end": "12:30", "activity": "clinic"},
            "wed_pm": {"days": ["wed"], "start": "13:00", "end": "17:00", "activity": "clinic"},
        },
    }


def test_one_receptionist_does_everything_and_five_share_it_as_in_the_reference() -> None:
    def monday_morning(size: float) -> list[str]:
        shifts = [each for each in reception_shifts(size) if each.day == "mon" and each.halves == {"am"}]
        return sorted(each.lines[-1].activity for each in shifts)

    assert monday_morning(0.1) == ["front_office"]
    assert monday_morning(0.4) == ["front_desk", "telephones"]
    assert monday_morning(1.0) == ["administration", "desk", "online_desk", "telephones", "telephones"]


# At the reference's own size.


def test_at_ten_thousand_patients_the_team_is_the_references() -> None:
    """The same people in every group, and their hours and slots within one in twelve."""
    ours, reference = of_size(10_000), load_practice("reference")
    for own, theirs in zip(groups(ours), groups(reference), strict=True):
        assert (own.group, own.people) == (theirs.group, theirs.people)
        assert own.hours == pytest.approx(theirs.hours, rel=0.02)
    slots, known = slots_by_kind(ours), slots_by_kind(reference)
    for kind in known:
        assert slots.get(kind, 0.0) == pytest.approx(known[kind], abs=max(2.0, known[kind] / 12.0)), kind
    assert gp_pressure(ours) == pytest.approx(gp_pressure(reference), abs=0.03)
    assert ours.team.rooms == reference.team.rooms


# At any size.


@settings(max_examples=40)
@given(patients=SIZES)
def test_everybody_is_in_one_place_at_a_time(patients: int) -> None:
    for name, each in scaled(patients)["team"]["people"].items():
        lines = [session_of(line) for line in each["rota"].values()] if isinstance(each, dict) else []
        assert lines or not isinstance(each, dict), name
        for a, b in combinations(lines, 2):
            shared = set(a.days) & set(b.days) and a.every == b.every and a.week == b.week
            apart_ = clock_minutes(a.end) <= clock_minutes(b.start) or clock_minutes(b.end) <= clock_minutes(a.start)
            assert not shared or apart_, (name, a, b)


@settings(max_examples=40)
@given(patients=st.integers(2_000, 60_000))
def test_hours_of_every_group_are_in_proportion(patients: int) -> None:
    """Of clinicians within a session and a twelfth; a front desk that is always open takes more in a small practice."""
    hours = dict.fromkeys(("gp", "nurse", "admin"), 0.0)
    roles = {"gp_partner": "gp", "gp_salaried": "gp", "gp_locum": "gp", "gp_registrar": "gp", "practice_nurse": "nurse"}
    office = ("receptionist", "practice_manager", "deputy_manager", "administrator", "medical_secretary")
    roles |= dict.fromkeys((*office, "workflow_clerk", "prescription_clerk"), "admin")
    for each in scaled(patients)["team"]["people"].values():
        if isinstance(each, dict) and each["role"] in roles:
            hours[roles[each["role"]]] += sum(hours_of(session_of(line)) for line in each["rota"].values())
    size = patients / 10_000
    assert hours["gp"] == pytest.approx(209.0 * size, rel=0.08, abs=5.0)
    assert hours["nurse"] == pytest.approx(85.0 * size, rel=0.08, abs=5.0)
    assert hours["admin"] >= 0.95 * 446.0 * size - 10.0
    assert hours["admin"] <= 1.1 * 446.0 * size + 35.0


def hours_of(line: Session) -> float:
    """A week."""
    minutes = (clock_minutes(line.end) - clock_minutes(line.start)) * len(line.days)
    return 0.0 if line.months else minutes / line.every / 60.0


@pytest.mark.parametrize("patients", [1, 999, 1_000, 1_500, 2_000, 3_999, 4_000, 5_500, 8_824, 26_000, 114_460])
def test_a_practice_of_any_size_holds_together(patients: int) -> None:
    practice = of_size(patients)
    told = explained(practice)
    assert told.gp_pressure is not None
    assert told.gp_pressure < 1.25
    assert not [each for each in told.warnings if "nobody answers" in each or "need a room" in each]
    for day in DAYS:
        assert covered(practice, "telephone", day) == [(480.0, 1110.0)]
    if patients > 2_600:  # ten sessions of a GP
        duty = [part for day in DAYS for part in covered(practice, "duty", day)]
        assert sum(end - start for start, end in duty) >= 10 * 200.0


@settings(max_examples=10)
@given(code=st.sampled_from(sorted(practices())))
def test_any_practice_of_england_has_a_file_that_is_valid(code: str) -> None:
    practice = practice_for(code)
    assert practice.code == code
    assert practice.list_size == practice_at(code).patients
    assert practice.sources["list_size"].source.startswith("list_sizes_2026: ")


@settings(max_examples=40)
@given(code=st.sampled_from(sorted(practices())))
def test_the_text_of_a_file_says_what_its_tables_say(code: str) -> None:
    assert tomllib.loads(starting_text(practice_at(code))) == starting_tables(practice_at(code))


def test_every_number_that_is_scaled_says_so() -> None:
    practice, reference = practice_for("A81001"), load_practice("reference")
    changed = {
        path: source.source
        for path, source in practice.sources.items()
        if source != reference.sources.get(path) and not source.source.startswith("assumption: not given")
    }
    assert changed.pop("list_size").startswith("list_sizes_2026: ")
    unmarked = {path: source for path, source in changed.items() if not source.startswith(SCALED)}
    assert {path.rpartition(".blocks.")[0] for path in unmarked} == {"book.templates.gp_on_call"}
    assert all(source.startswith("assumption: eight patients") for source in unmarked.values())


# Lived.


@pytest.mark.parametrize(("patients", "replications"), [(1_500, 3), (4_000, 2), (18_000, 1)])
def test_access_and_work_come_out_near_the_references(patients: int, replications: int) -> None:
    """The reference answers 0.55 of calls and sees 0.41 on the day; its GPs are busy 0.97 of the time."""
    practice = settled(of_size(patients), Scenario())
    found = [
        metrics(simulate(practice, weeks=4, warmup=5, cooldown=0, luck=Luck(1, replication, practice.code)))
        for replication in range(replications)
    ]

    def mean(metric: str) -> float:
        return sum(each[metric] for each in found) / replications

    assert mean("calls_answered_share") == pytest.approx(0.55, abs=0.07)
    assert mean("utilisation.gp_qualified") == pytest.approx(0.97, abs=0.06)
    assert mean("same_day_share") == pytest.approx(0.41, abs=0.1)
    assert mean("appointments_per_1000_per_day") == pytest.approx(21.3, abs=3.0 if patients > 2_600 else 4.5)
