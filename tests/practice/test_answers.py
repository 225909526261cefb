"""Answers to the twenty-one questions: what they make, what they cannot be, and what they leave assumed."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from gpsim.practice.answers.assumed import hours_of, to_count
from gpsim.practice.answers.file import Made, made_from
from gpsim.practice.answers.given import answers_of
from gpsim.practice.answers.questions import FIELDS, QUESTIONS
from gpsim.practice.faults import FileFault
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.starting import practice_for
from gpsim.practice.weekly import covered, hours_by_queue, papers_from_outside, slots_by_role
from gpsim.scenarios.catalogue import MODULES
from gpsim.scenarios.questionnaire import answered, practice_from_answers, questions
from gpsim.scenarios.scenario import Scenario, settled
from tests.practice.answering import ANSWERS, EXTREME, HEADING


def made(**said: Any) -> Made:
    return made_from(answers_of({**HEADING, **said}, "ours.toml", MODULES))


def practice(**said: Any) -> Practice:
    return made(**said).practice


def refused(**said: Any) -> dict[str, str]:
    """What is wrong, by path."""
    with pytest.raises(FileFault) as refusal:
        made(**said)
    assert {fault.file for fault in refusal.value.faults} == {"ours.toml"}
    return {fault.path: f"{fault.value}: {fault.allowed}" for fault in refusal.value.faults}


def sessions(found: Practice, *roles: str) -> float:
    """Half-days on the rota in an average week, Saturdays apart, each once."""
    return sum(
        len({(day, line.start < "12:45") for line in person.rota.values() if not line.months for day in line.days})
        for person in found.team.people.values()
        if person.role in roles
    )


# The questions.


def test_there_are_twenty_one_questions() -> None:
    """The twenty-first is of the menu of actions."""
    assert [question.number for question in QUESTIONS] == list(range(1, 21))
    assert "# 21. What do you do already? (from memory)" in questions()


def test_the_blank_is_a_file_with_no_answers(tmp_path: Path) -> None:
    file = tmp_path / "blank.toml"
    file.write_text(questions(), "utf-8")
    assert practice_from_answers(file).list_size == 10_000
    assert set(tomllib.loads(questions())) == {"schema_version", "kind", "already_doing"}


@pytest.mark.parametrize("code", ["", "A81001"])
def test_every_line_of_the_blank_may_be_answered_with_what_it_says(tmp_path: Path, code: str) -> None:
    """With all of its # taken away nothing is wrong, and the practice is much the same."""
    words = [f"# {key} =" for key in FIELDS] + [f"# {name} =" for names in MODULES.values() for name in names]
    lines = [line[2:] if line.startswith(tuple(words)) else line for line in questions(code).splitlines()]
    file = tmp_path / "all.toml"
    file.write_text("\n".join(lines), "utf-8")
    full = answered(file)
    assert full.practice.list_size == (3743 if code else 10_000)  # whatever the code's
    assert len(full.practice.team.people) == pytest.approx(25 if code else 42, abs=4)
    assert "Count this" not in "\n".join(full.assumed)


# No answers.


def test_a_code_alone_makes_the_starting_practice() -> None:
    """But for its name, which the starting file takes from the postcode too."""
    start = practice_for("P83004")
    assert replace(practice(practice_code="p83oo4"), name=start.name) == start


def test_no_answer_at_all_makes_a_practice_of_ten_thousand() -> None:
    found = made()
    assert found.practice.list_size == 10_000
    assert len(found.practice.team.people) == len(load_practice("reference").team.people)
    assert found.surprises == ()


# Each answer is in the practice.


def test_how_people_get_help_is_the_access_policy() -> None:
    policies = {"ring_and_book": "book_by_phone", "phone_triage": "phone_triage_first", "one_list": "one_triage_list"}
    for answer, policy in policies.items():
        assert practice(how_people_get_help=answer).access.policy.policy == policy
    assert practice(online_read_by="reception").access.policy.policy == "book_by_phone"


def test_sessions_of_gps_are_those_answered() -> None:
    found = practice(gp_partner_sessions=10, gp_salaried_sessions=22, gp_trainee_sessions=0, gp_locum_sessions=0)
    assert sessions(found, "gp_partner", "gp_salaried") == 32
    assert sessions(found, "gp_partner") == pytest.approx(10, abs=3)
    assert sessions(found, "gp_registrar", "gp_locum") == 0


def test_gps_are_here_in_the_half_days_answered() -> None:
    """Two on Monday morning, none on Wednesday afternoon, one in the other half-days."""
    found = practice(gp_partner_sessions=[2, 1, 1, 1, 1, 0, 1, 1, 1, 1], gp_salaried_sessions=0)
    here = {
        (day, line.start < "12:45", name)
        for name, person in found.team.people.items()
        if person.role in ("gp_partner", "gp_salaried")
        for line in person.rota.values()
        for day in line.days
    }
    counted = [sum(each[:2] == (day, am) for each in here) for day in ("mon", "wed") for am in (True, False)]
    assert counted == [2, 1, 1, 0]


def test_a_list_has_the_patients_and_the_minutes_answered() -> None:
    """12 patients, half of them for the day: 6 then, of whom 4 by telephone; of the other 6, 1 soon, 3 and 2 ahead."""
    found = practice(patients_per_gp_session=12, gp_slot_minutes=12, gp_telephone_slot_minutes=8, gp_same_day_share=0.5)
    blocks = found.book.templates["gp_clinic"].blocks
    assert {name: (block.slots, block.minutes, block.slot) for name, block in blocks.items()} == {
        "ahead_early": (3, 12.0, "gp_ahead"),
        "phone_today": (4, 8.0, "gp_phone_today"),
        "soon": (1, 12.0, "gp_soon"),
        "phone": (2, 8.0, "gp_phone"),
        "day_late": (2, 12.0, "gp_day"),
    }


def test_the_lists_usual_numbers_make_the_references_list() -> None:
    """As many slots of each kind, in the same order; not to the minute when each begins."""
    found = practice(patients_per_gp_session=12)
    lists = [each.book.templates["gp_clinic"].blocks for each in (found, load_practice("reference"))]
    made, there = ({name: replace(block, at=0.0) for name, block in blocks.items()} for blocks in lists)
    assert made == there
    assert sorted(lists[0], key=lambda name: lists[0][name].at) == sorted(lists[1], key=lambda name: lists[1][name].at)


def test_duty_is_as_answered() -> None:
    found = practice(gps_on_duty=2, duty_patients_booked=0, duty_cap=25, when_duty_is_full=["nhs_111"])
    on_duty = [
        (day, line.template)
        for person in found.team.people.values()
        for line in person.rota.values()
        if line.activity == "duty"
        for day in line.days
    ]
    assert len(on_duty) == 20
    assert {template for _, template in on_duty} == {""}
    assert found.access.duty is not None
    assert found.access.duty.cap == 25
    assert found.access.urgent_if_full == ("duty", "nhs_111")


def test_nurses_and_the_network_are_here_as_often_as_answered() -> None:
    found = practice(practice_nurse_sessions=9, pharmacist_sessions=2.5, physiotherapist_sessions=0)
    assert sessions(found, "practice_nurse") == 9
    assert sessions(found, "pharmacist") == 3  # of which one every other week
    assert sessions(found, "physiotherapist") == 0
    assert found.destinations["physiotherapist"].instead == "gp"  # type: ignore[union-attr]


def test_who_works_remotely_does_so() -> None:
    found = practice(works_remotely=["pharmacist"])
    assert {person.role for person in found.team.people.values() if person.remote} == {"pharmacist"}


def test_so_many_answer_the_telephone_in_each_hour_as_answered() -> None:
    """Receptionists and the back office together; Thursday stands for the other days."""
    monday, thursday = [9, 7, 5, 5, 4, 4, 3, 3, 3, 2, 1], [9, 5, 3, 3, 3, 2, 2, 2, 2, 2, 1]
    found = practice(telephones_monday=monday, telephones_thursday=thursday, receptionists=14)
    for day, wanted in (("mon", monday), ("thu", thursday), ("fri", thursday)):
        there = [
            sum(
                day in line.days and line.start <= at < line.end
                for person in found.team.people.values()
                for line in person.rota.values()
                if line.activity in ("telephones", "eight_o_clock")
            )
            for at in (f"{hour:02d}:20" for hour in range(8, 19))
        ]
        assert [abs(number - answer) for number, answer in zip(there, wanted, strict=True)] <= [1] * 11
        assert sum(there) == pytest.approx(sum(wanted), abs=2)


def test_the_telephone_is_as_answered() -> None:
    telephone = practice(call_back=False, queue_limit=12).access.telephone
    assert telephone is not None
    assert (telephone.call_back, telephone.limit) == (0.0, 12)


def test_twice_the_calls_and_online_requests_are_twice_the_use_of_both_and_the_same_of_the_desk() -> None:
    """Weights of 0.56, 0.34 and 0.12: (2 × 0.56 + 2 × 0.34 + 0.12) ÷ 1.02 = 1.882 times the needs."""
    found, reference = practice(calls_a_day=550, online_requests_a_week=630), load_practice("reference")
    weights, known = found.access.channels, reference.access.channels
    more = {name: weights[name] / known[name] for name in weights}
    assert more == pytest.approx({"telephone": 2.0, "online": 2.0, "desk": 1.0}, rel=0.01)
    ratio = (2.0 * known["telephone"] + 2.0 * known["online"] + known["desk"]) / sum(known.values())
    for name in ("minor_illness", "administrative", "appointment_query"):
        assert found.needs[name].rate == pytest.approx(ratio * reference.needs[name].rate, rel=1e-3)
    assert found.needs["blood_test"] == reference.needs["blood_test"]


def test_hours_for_reading_are_on_the_rota() -> None:
    assert hours_by_queue(practice(online_reading_hours=4.0))["triage"] > 0.0
    reading = [
        line
        for person in practice(online_reading_hours=4.0).team.people.values()
        for line in person.rota.values()
        if line.activity == "list_reading"
    ]
    assert sum(len(line.days) for line in reading) == 10  # two blocks of two hours a day


def test_the_book_opens_as_far_ahead_as_answered() -> None:
    kinds = practice(gp_weeks_ahead=2, nurse_weeks_ahead=12, slots_released_at="07:30").book.kinds
    assert (kinds["gp_ahead"].horizon, kinds["nurse_30"].horizon, kinds["gp_today"].released) == (14, 84, "07:30")
    assert kinds["gp_ahead"].released == "00:00"


def test_papers_come_as_answered() -> None:
    found = practice(letters_a_day=210, letters_to_gp_of_ten=3, repeat_requests_a_day=100, result_sets_a_day=60)
    papers, usual = papers_from_outside(found), papers_from_outside(load_practice("reference"))
    letters = ("letter", "discharge_summary", "urgent_care_report")
    assert sum(papers[name] for name in letters) == pytest.approx(2.0 * sum(usual[name] for name in letters))
    # Three of ten with what clerks keep at a level of 0.5: 0.3 ÷ (1 - 0.57 × 0.5) = 0.42 without.
    assert found.papers["letter"].steps["index"].next == pytest.approx({"read": 0.42, "code": 0.73 * 0.58}, abs=0.001)
    assert papers_from_outside(settled(found, Scenario()))["repeat_request"] == pytest.approx(500.0, abs=0.1)
    assert papers["result"] == pytest.approx(usual["result"] + 5 * 15.0)  # 15 more a day


def test_who_does_what_with_papers_is_as_answered() -> None:
    found = practice(normal_results_filed_by="clerk", repeats_handled_by="pharmacy_team", repeat_dispensing_share=0.4)
    flows = found.in_place["productive_work_flows"]
    assert (flows["results"], flows["repeat_prescriptions"]) == (1.0, 0.4)
    assert found.papers["repeat_request"].steps["process"].queue == "medicines"
    # 0.8 of the 26.6% that are all normal are filed by clerks, and a tenth of those go to the GP after all.
    sorting = settled(found, Scenario()).papers["result"].steps
    assert sorting["sorted_by_protocol"].next["file"] == pytest.approx(1.0 - 0.8 * 0.266)


@pytest.mark.parametrize("of_ten", [0, 2, 5, 7, 9, 10])
def test_as_many_letters_reach_a_gp_as_answered_with_what_is_in_place(of_ten: float) -> None:
    steps = settled(practice(letters_to_gp_of_ten=of_ten), Scenario()).papers["letter"].steps
    following = steps["index"].next
    kept = steps["read_by_protocol"].next["read"] if "read_by_protocol" in steps else 0.0
    reaches = following["read"] + following.get("read_by_protocol", 0.0) * kept
    assert reaches == pytest.approx(of_ten / 10.0, abs=0.002)


def test_visits_and_care_homes_are_as_answered() -> None:
    found, reference = practice(visits_a_week=28, care_home_beds=120, visits_by="gp"), load_practice("reference")
    bands, known = found.patients.bands, reference.patients.bands
    assert bands["age_75_84"].housebound == pytest.approx(2.0 * known["age_75_84"].housebound)
    assert bands["age_85_plus"].housebound == pytest.approx(min(1.0, 2.0 * known["age_85_plus"].housebound))
    assert found.needs["care_home_review"].rate == pytest.approx(2.0 * reference.needs["care_home_review"].rate)
    assert not {"visits", "shared_visits"} & set(found.team.activities["paramedic_visits"].serves)
    assert found.access.visiting is not None
    assert found.access.visiting.shared == 0.0


def test_a_paramedic_who_makes_all_visits_leaves_none_to_gps() -> None:
    found = practice(visits_by="paramedic")
    assert found.access.visiting is not None
    assert found.access.visiting.shared == 1.0
    assert found.sources["access.visiting.shared"].source == "your answer to question 18: visits_by"
    served = {name for name, one in found.team.activities.items() if {"visits", "shared_visits"} & set(one.serves)}
    assert served == {"paramedic_visits"}


def test_what_else_takes_gps_time_is_as_answered() -> None:
    found = practice(meeting_hours_a_week=0.0, learning_afternoons_a_month=2, gp_hours_beyond_session=1.0)
    lines = [line for person in found.team.people.values() for line in person.rota.values()]
    doctors = [line for person in found.team.people.values() if "gp_" in person.role for line in person.rota.values()]
    assert not [line for line in doctors if line.activity == "meeting"]
    weeks = {line.week for line in lines if line.activity == "protected_learning" and line.every == 4}
    assert {2, 3} <= weeks
    assert found.team.roles["gp_partner"].stays_at_most == 135.0


def test_rooms_are_as_answered() -> None:
    found = made(rooms=8)
    assert found.practice.team.rooms == 8
    assert any("rooms is 8, and at the busiest half-day 15 people see patients" in each for each in found.surprises)


def test_what_is_already_done_is_in_place() -> None:
    signposting, dnas = {"care_navigation": "most", "online_portal": 0.2}, {"reminders": "none"}
    levels = practice(already_doing={"active_signposting": signposting, "reduce_dnas": dnas}).in_place
    assert levels["active_signposting"] == {"care_navigation": 0.9, "online_portal": 0.2}
    assert levels["reduce_dnas"]["reminders"] == 0.0


def test_an_answer_is_the_source_of_its_number() -> None:
    sources = practice(list_size=9_123, rooms=12, repeat_dispensing_share=0.2).sources
    assert sources["list_size"].source == "your answer to question 1: list_size"
    assert sources["team.rooms"].source == "your answer to question 19: rooms"
    batches = "in_place.productive_work_flows.repeat_prescriptions"
    assert sources[batches].source == "your answer to question 17: repeat_dispensing_share"


# Any answers.


@settings(max_examples=25)
@given(tables=ANSWERS)
def test_any_answers_make_a_practice_or_plain_faults_of_theirs(tables: Mapping[str, Any]) -> None:
    holds_together(tables)


@settings(max_examples=15)
@given(tables=EXTREME)
def test_answers_at_their_bounds_make_a_practice_or_plain_faults_of_theirs(tables: Mapping[str, Any]) -> None:
    holds_together(tables)


def holds_together(tables: Mapping[str, Any]) -> None:
    try:
        found = made_from(answers_of(tables, "ours.toml", MODULES))
    except FileFault as refusal:
        for fault in refusal.faults:
            assert fault.path in FIELDS
            assert fault.value
    else:
        assert slots_by_role(found.practice)
        assert tomllib.loads(found.text)["list_size"]["value"] == found.practice.list_size


def test_the_file_that_is_written_is_the_practice_that_is_made(tmp_path: Path) -> None:
    found = made(practice_code="A81002", calls_a_day=400, rooms=20, how_people_get_help="one_list")
    file = tmp_path / "ours.toml"
    file.write_text(found.text, "utf-8")
    assert load_practice(file) == found.practice
    assert load_practice(file).sources == found.practice.sources


# What cannot be so.


def test_more_who_answer_than_there_are_is_refused() -> None:
    said = refused(telephones_monday=[14, 6, 4, 3, 3, 3, 3, 3, 3, 3, 1], receptionists=8)["telephones_monday"]
    assert "14 answer from 8:00, and there are 13: 8 receptionists and 5 of the back office who help then" in said


def test_slots_that_cannot_hold_the_patients_are_refused() -> None:
    """8 of 20 at the surgery or on the day and 12 by telephone: 9 × 15 + 11 × 15."""
    said = refused(patients_per_gp_session=20, gp_telephone_slot_minutes=15)["patients_per_gp_session"]
    assert said == "20: their slots take 300 minutes, and a session has 200 for patients; about 13 fit in"


@pytest.mark.parametrize(
    ("said", "path", "words"),
    [
        ({"gp_partner_sessions": 1, "gp_salaried_sessions": 0}, "gp_partner_sessions", "at least 4 sessions"),
        ({"gps_on_duty": 20}, "gps_on_duty", "who is not on duty"),
        (
            {"repeats_handled_by": "pharmacy_team", "pharmacist_sessions": 0, "pharmacy_technician_sessions": 0},
            "repeats_handled_by",
            "no pharmacist or technician",
        ),
        ({"visits_by": "paramedic", "paramedic_sessions": 0}, "visits_by", "no paramedic"),
        ({"phlebotomist_sessions": 0, "health_care_assistant_sessions": 1}, "health_care_assistant_sessions", "blood"),
        ({"rooms": 5, "rooms_free": 5}, "rooms_free", "must be fewer than there are rooms, 5"),
        ({"calls_a_day": 9_000}, "calls_a_day", "must be at most 5,500 for 10,000 patients, 20 times what is usual"),
        ({"telephones_monday": [0] * 11}, "telephones_monday", "somebody must answer"),
    ],
)
def test_what_cannot_be_so_is_refused_in_words(said: dict[str, Any], path: str, words: str) -> None:
    assert words in refused(**said)[path]


def test_every_fault_is_told_at_once() -> None:
    """One of each kind: a code, a name, a type, a bound, a choice, an action, a sum of two answers."""
    found = refused(
        practice_code="A81003",
        cals_a_day=300,
        rooms="many",
        letters_to_gp_of_ten=12,
        how_people_get_help="ring",
        already_doing={"reduce_dnas": {"remindrs": "most"}, "self_care": {"prevention": "lots"}},
        patients_per_gp_session=40,
    )
    assert set(found) == {
        "practice_code", "cals_a_day", "rooms", "letters_to_gp_of_ten", "how_people_get_help",
        "already_doing.reduce_dnas.remindrs", "already_doing.self_care.prevention", "patients_per_gp_session",
    }  # fmt: skip
    assert "did you mean 'calls_a_day'?" in found["cals_a_day"]
    assert "A81001 (3,743 patients" in found["practice_code"]
    assert "did you mean 'reminders'?" in found["already_doing.reduce_dnas.remindrs"]


# What may be a slip of the pen.


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"practice_code": "A81001", "list_size": 9_000}, "list_size is 9,000, and A81001 had 3,743 patients"),
        ({"telephones_monday": [1] * 11, "calls_a_day": 600}, "so many people can answer at most"),
        ({"telephones_monday": [30] + [5] * 10}, "30 answer from 8:00, more than the 10 receptionists taken"),
        (
            {"patients_per_gp_session": 20, "gp_slot_minutes": 10, "calls_a_day": 60},
            "all calls and online requests are",
        ),
        ({"calls_a_day": 700}, "appointments for every slot they have"),
        ({"rooms": 25, "rooms_free": 1}, "rooms_free is 1; by the rota 10 of 25 are free then"),
        ({"result_sets_a_day": 5}, "none are taken to come from elsewhere"),
        ({"how_people_get_help": "one_list", "online_read_by": "reception"}, "a list that clinicians read"),
    ],
)
def test_what_may_be_a_slip_of_the_pen_is_told(said: dict[str, Any], words: str) -> None:
    found = made(**said)
    assert any(words in each for each in found.surprises), found.surprises


def test_the_answers_of_an_ordinary_practice_surprise_nobody() -> None:
    found = made(practice_code="P83004", calls_a_day=210, rooms=13, receptionists=8, letters_a_day=80)
    assert found.surprises == ()


# What is assumed.


def test_what_was_not_counted_is_ranked_by_the_work_that_hangs_on_it() -> None:
    """Hours a week: calls 275 × 15 ÷ 60 = 69; slots for the day 0.42 × 440 ÷ 4 = 46; letters 105 × 25 ÷ 60 = 44."""
    nothing = answers_of(HEADING, "ours.toml", MODULES)
    ranked = to_count(nothing)
    assert [field.key for field in ranked][:3] == ["calls_a_day", "gp_same_day_share", "letters_a_day"]
    assert [round(hours_of(field, nothing)) for field in ranked][:3] == [69, 46, 44]
    assert ranked == sorted(ranked, key=lambda field: -hours_of(field, nothing))


def test_what_is_answered_need_not_be_counted() -> None:
    told = "\n".join(made(calls_a_day=300, list_size=5_000).assumed)
    assert "calls_a_day" not in told
    assert "letters_a_day (question 15): 52 taken; 22 hours of work a week hang on it." in told
    assert "1. Which practice" not in told


def test_the_file_ends_no_secret_of_what_was_assumed() -> None:
    found = made(list_size=5_000)
    head = found.text[: found.text.index("schema_version")].replace("\n# ", " ")
    assert "Count this for one week, the first first" in head
    assert "calls_a_day (question 9)" in head


def test_somebody_is_on_duty_whenever_a_gp_is_here() -> None:
    assert all(covered(practice(gps_on_duty=1), "duty", day) for day in ("mon", "tue", "wed", "thu", "fri"))
