"""Every metric, on logs small enough to count by hand: a list of 1,000, a week of five working days measured."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gpsim.log import Log
from gpsim.measures.catalogue import CATALOGUE, metric_of, metrics
from gpsim.measures.splits import GROUPS, INTERVALS, MODES
from tests.logs import ANN, BO, CY, DI, ED, WEEK, Row, at, day, log

NOBODY = -1
EMPTY = metrics(log())


def numbers(*, like: str, **tables: Any) -> dict[str, float]:
    """The metrics of a log whose names match, without those that are undefined."""
    found = metrics(log(**tables))
    return {name: value for name, value in found.items() if re.fullmatch(like, name) and not math.isnan(value)}


def call(arrived: float, outcome: str = "answered", held: float = 0.0, **more: Any) -> Row:
    answered = {"answered": arrived + held, "ended": arrived + held + 2.0} if outcome == "answered" else {}
    return {"id": 1, "channel": "telephone", "arrived": arrived, "outcome": outcome, **answered, **more}


def seen(day_: int, booked_days_before: int = 0, **more: Any) -> Row:
    """An appointment at ten in a slot of ten minutes, attended in time."""
    start = at(day_, "10:00")
    times = {"booked": start - 1440.0 * booked_days_before, "start": start, "began": start, "ended": start + 10.0}
    return {"id": 1, "person": ANN, "minutes": 10.0, "released": -WEEK, "wanted": start, **times, **more}


def clinic(day_: int, *pieces: tuple[Any, ...], person: int = ANN, hours: float = 3.0, **more: Any) -> Any:
    return day(person, at(day_, "09:00"), at(day_, "09:00") + 60.0 * hours, *pieces, **more)


# Time


def test_hours_are_told_apart_by_what_they_went_on() -> None:
    pieces = [
        ("consultation.routine", 1, 60.0),
        ("paper.letter.read", 2, 30.0),
        ("telephone", 3, 15.0),
        ("supervision", 4, 12.0),
        ("overhead.debrief", 0, 6.0),
        ("overhead.meeting", 0, 45.0),
    ]
    outside = clinic(7, ("consultation.routine", 1, 60.0))
    found = metrics(log(days=[clinic(0, *pieces), outside]))
    assert found["hours_per_week.partner"] == 2.8
    assert found["direct_hours_per_week.partner"] == 1.0
    assert found["paperwork_hours_per_week.partner"] == 0.5
    assert found["front_door_hours_per_week.partner"] == 0.25
    assert found["supervision_hours_per_week.partner"] == 0.3
    assert found["overhead_hours_per_week.partner"] == 0.75
    assert found["rota_hours_per_week.partner"] == 3.0
    assert found["free_hours_per_week.partner"] == pytest.approx(0.2)
    assert found["hours_per_week.registrar"] == 0.0


def test_groups_hold_their_roles_and_gps_include_trainees() -> None:
    hours = zip((ANN, BO, CY, DI, ED), (60.0, 60.0, 30.0, 15.0, 45.0), strict=True)
    days = [clinic(0, ("telephone", 1, minutes), person=person) for person, minutes in hours]
    assert numbers(like=r"hours_per_week\..*", days=days) == {
        "hours_per_week.partner": 2.0,
        "hours_per_week.registrar": 0.5,
        "hours_per_week.practice_nurse": 0.25,
        "hours_per_week.receptionist": 0.75,
        "hours_per_week.gp_qualified": 2.0,
        "hours_per_week.gp_trainee": 0.5,
        "hours_per_week.gp": 2.5,
        "hours_per_week.nurse": 0.25,
        "hours_per_week.other_direct_care": 0.0,
        "hours_per_week.admin": 0.75,
        "hours_per_week.all": 3.5,
    }


def test_overtime_is_no_part_of_utilisation() -> None:
    """Of 3 hours Ann works all and half an hour more; Bo works 1.5; two shifts end late by 30 and 0 minutes."""
    days = [clinic(0, ("triage", 1, 210.0)), clinic(0, ("triage", 2, 90.0), person=BO)]
    found = metrics(log(days=days))
    assert found["utilisation.partner"] == 0.75
    assert found["overtime_hours_per_week.partner"] == 0.5
    assert found["free_hours_per_week.partner"] == 1.5
    assert found["late_finish_mean_min.partner"] == 15.0
    assert math.isnan(found["utilisation.nurse"])
    assert math.isnan(found["late_finish_mean_min.nurse"])


# The front door


def test_the_four_ends_of_calls_that_reach_the_line_sum_to_one() -> None:
    outcomes = ["answered"] * 5 + ["abandoned"] * 2 + ["menu"] * 2 + ["call_back"] + ["engaged"] * 6
    contacts = [call(600.0, outcome) for outcome in outcomes]
    contacts += [call(-5.0), call(WEEK), call(600.0, "closed"), call(600.0, channel="desk")]
    assert numbers(like="calls_.*", contacts=contacts) == {
        "calls_per_1000_per_day": 2.0,
        "calls_answered_share": 0.5,
        "calls_abandoned_share": 0.2,
        "calls_menu_share": 0.2,
        "calls_called_back_share": 0.1,
        "calls_engaged_share": 0.375,
    }


def test_holding_is_told_by_length_by_hour_and_by_patient() -> None:
    contacts = [
        call(at(0, "08:00"), held=1.0, patient=1),
        call(at(0, "09:59"), held=3.0),
        call(at(0, "10:00"), held=1.5),
        call(at(0, "18:30"), held=6.5),
        call(at(5, "09:00"), held=0.0),  # a Saturday
        call(at(0, "09:00"), "abandoned", patient=1),
    ]
    found = numbers(like="hold_.*", contacts=contacts)
    assert found["hold_mean_min"] == 2.4
    assert found["hold_mean_min.8-10am"] == 2.0
    assert found["hold_mean_min.core"] == pytest.approx(5.5 / 3)
    assert [found[f"hold_mean_min.{who}"] for who in ("not_online", "age_75_plus", "most_deprived")] == [1.0] * 3
    assert found["hold_p90_min"] == pytest.approx(3.0 + 0.6 * 3.5)  # six tenths of the way from the 4th to the 5th
    assert found["hold_p90_min.8-10am"] == pytest.approx(1.0 + 0.9 * 2.0)
    bands = ("0-1", "1-2", "2-5", "5+")
    assert [found[f"hold_share.{band}"] for band in bands] == [0.4, 0.2, 0.2, 0.2]
    assert [found[f"hold_share.{band}.8-10am"] for band in bands] == [0.5, 0.0, 0.5, 0.0]
    assert [found[f"hold_share.{band}.core"] for band in bands] == pytest.approx([1 / 3, 1 / 3, 1 / 3, 0.0])


def test_online_requests_are_counted_by_the_month() -> None:
    contacts = [call(600.0 + i, channel="online") for i in range(28)]
    contacts += [call(-1.0, channel="online"), call(600.0)]
    found = numbers(like="online.*", contacts=contacts)
    assert found == {"online_requests_per_1000_per_month": pytest.approx(28 / 7 * 365.25 / 12)}


def answered(contacts: Sequence[Row], **tables: Any) -> float:
    return metrics(log(contacts=contacts, **tables))["answered_by_next_working_day_share"]


@pytest.mark.parametrize(
    ("result", "known"),
    [("booked", 1.0), ("diverted", 1.0), ("cancelled", 1.0)]
    + [(result, 0.0) for result in ("try_again", "none", "listed", "waiting_list")],
)
def test_an_answer_counts_when_it_says_what_comes_next(result: str, known: float) -> None:
    assert answered([call(600.0, result=result)]) == known


def test_a_redial_may_answer_the_first_attempt_until_the_end_of_the_next_working_day() -> None:
    first = call(at(4, "09:00"), "abandoned")  # a Friday
    monday = call(at(7, "23:00"), result="booked", origin="redial")
    tuesday = call(at(8, "00:00"), result="booked", origin="redial")
    assert answered([first, monday]) == 1.0
    assert answered([first, tuesday]) == 0.0
    assert answered([first, {**monday, "id": 2}]) == 0.0


def test_a_request_on_the_list_is_answered_when_a_clinician_has_read_it() -> None:
    request = call(at(0, "09:00"), channel="online", result="listed")
    prompt = clinic(1, ("triage", 1, 2.0))
    late = clinic(2, ("triage", 1, 2.0))
    assert answered([request], days=[prompt]) == 1.0
    assert answered([request], days=[late]) == 0.0
    assert answered([request], days=[clinic(1, ("paper.letter.read", 1, 2.0))]) == 0.0
    assert answered([request], appointments=[seen(0, booking="triage")]) == 0.0


def test_without_another_working_day_a_request_is_to_be_answered_by_the_end() -> None:
    friday, saturday = call(at(4, "09:00"), "abandoned"), call(at(5, "09:00"), result="booked", origin="redial")
    assert answered([friday, saturday], end=WEEK) == 1.0


def test_core_hours_are_on_weekdays_that_are_working_days() -> None:
    saturday, monday, sunday = (call(at(number, "09:00"), held=held) for number, held in ((5, 2.0), (7, 4.0), (6, 8.0)))
    made = replace(log(contacts=[saturday, monday, sunday], measured=2 * WEEK), working_days=(5, 7))
    assert metrics(made)["hold_mean_min.core"] == 4.0
    closed = replace(made, working_days=(5,))
    assert math.isnan(metrics(closed)["hold_mean_min.core"])


def test_a_request_on_the_waiting_list_is_answered_when_it_is_booked() -> None:
    request = call(at(0, "09:00"), result="waiting_list")
    assert answered([request], appointments=[seen(9, booked_days_before=8)]) == 1.0
    assert answered([request], appointments=[seen(9, booked_days_before=7)]) == 0.0


def test_told_to_ring_back_is_a_share_of_answered_contacts_of_patients() -> None:
    contacts = [
        call(600.0, result="try_again"),
        call(600.0, result="booked", channel="desk", patient=1),
        call(600.0, "abandoned"),
        call(600.0, result="booked", channel="call_back"),
    ]
    found = numbers(like="ring_back.*", contacts=contacts)
    assert (found["ring_back_share"], found["ring_back_share.age_75_plus"]) == (0.5, 0.0)


# Appointments


def test_attended_and_missed_appointments_of_the_week_count() -> None:
    rows = [
        seen(0),
        seen(0, person=DI, kind=1),
        seen(1, person=CY, status="dna"),
        seen(2, person=NOBODY, kind=2, booking="triage"),
        seen(0, status="cancelled"),
        seen(0, kind=3),
        seen(0, person=NOBODY, kind=NOBODY, booking="outside"),
        seen(7),
        seen(-1),
    ]
    found = numbers(like="appointments_.*", appointments=rows)
    assert found["appointments_per_1000_per_day"] == 0.8
    assert found["appointments_share.partner"] == 0.25
    assert found["appointments_share.gp"] == 0.5
    assert found["appointments_share.all"] == 0.75
    assert [found[f"appointments_share.{mode}"] for mode in MODES] == [0.5, 0.25, 0.0, 0.25, 0.0]


def test_intervals_are_calendar_days_in_the_bands_of_national_data() -> None:
    rows = [seen(0, days) for days in (0, 1, 2, 7, 8, 14, 15, 21, 22, 28, 29, 40)]
    rows += [seen(0, booked=at(-1, "23:59"))]
    found = numbers(like="interval_.*", appointments=rows)
    expected = [1 / 13, 2 / 13, 2 / 13, 2 / 13, 2 / 13, 2 / 13, 2 / 13]
    assert [found[f"interval_share.{band}"] for band in INTERVALS] == expected
    assert found["interval_mean_days"] == pytest.approx(188 / 13)


def test_an_appointment_without_a_slot_is_dated_by_when_it_began() -> None:
    """A visit asked for at 11:00 on Monday and made on Tuesday."""
    visit: dict[str, Any] = {"start": at(0, "11:00"), "booked": at(0, "11:00"), "began": at(1, "12:00"), "minutes": 0.0}
    found = numbers(like="interval_.*", appointments=[seen(0, **visit, booking="visit")])
    assert found["interval_share.1"] == 1.0


def test_an_appointment_in_a_slot_is_dated_by_the_slot_however_late_it_begins() -> None:
    late: dict[str, Any] = {"start": at(0, "23:55"), "began": at(1, "00:05")}
    assert numbers(like="same_day_share", appointments=[seen(0, **late)]) == {"same_day_share": 1.0}
    missed: dict[str, Any] = {"start": at(0, "11:00"), "began": math.nan, "minutes": 0.0, "status": "dna"}
    assert numbers(like="same_day_share", appointments=[seen(0, **missed)]) == {"same_day_share": 1.0}


def test_the_same_day_is_told_by_role_and_patient() -> None:
    rows = [seen(0, 0, patient=1), seen(0, 3), seen(0, 1, person=DI), seen(0, 0, person=DI)]
    found = numbers(like="same_day_.*", appointments=rows)
    assert found["same_day_share"] == 0.5
    assert found["same_day_share.nurse"] == 0.5
    assert found["same_day_share.partner"] == 0.5
    assert found["same_day_share.most_deprived"] == 1.0
    assert "same_day_share.admin" not in found


def test_routine_waits_are_of_appointments_that_patients_asked_for() -> None:
    rows = [seen(0, 7), seen(0, 8), seen(0, 14), seen(0, 15)]
    rows += [seen(0, 0, urgent=1), seen(0, 30, origin="follow_up"), seen(0, 0, booking="triage")]
    found = numbers(like="routine_.*share", appointments=rows)
    assert found == {"routine_within_7_days_share": 0.25, "routine_within_14_days_share": 0.75}


def test_waiting_counts_from_the_day_the_patient_wanted() -> None:
    wanted = [at(0, "23:00"), at(1, "00:00"), at(4, "08:00")]
    rows = [seen(2, 2, wanted=time) for time in wanted]
    assert numbers(like="wait_beyond_wanted_mean_days", appointments=rows) == {
        "wait_beyond_wanted_mean_days": 1.0  # 2, 1 and 0 days
    }


def test_missed_appointments_are_told_by_role_mode_interval_and_patient() -> None:
    rows = [
        seen(0, 0),
        seen(0, 3, status="dna", patient=1),
        seen(0, 5, person=DI, kind=1),
        seen(0, 29, person=DI, status="dna"),
        seen(0, 29, status="cancelled"),
    ]
    found = numbers(like="dna_.*", appointments=rows)
    assert found["dna_share"] == 0.5
    assert (found["dna_share.partner"], found["dna_share.nurse"]) == (0.5, 0.5)
    assert found["dna_share.face_to_face"] == pytest.approx(2 / 3)
    assert found["dna_share.telephone"] == 0.0
    assert [found[f"dna_share.interval.{band}"] for band in ("0", "2-7", "29+")] == [0.0, 0.5, 1.0]
    assert "dna_share.interval.1" not in found
    assert (found["dna_share.not_online"], found["dna_share.long_term_condition"]) == (1.0, 1.0)


def test_cancelled_slots_may_be_filled_again() -> None:
    """Three slots are cancelled, one too late to count and one of the others is booked again; walk-ins do not book."""
    ten = at(0, "10:00")
    rows = [
        seen(0, 0, booked=at(-1, "12:00"), released=at(-9, "12:00"), began=ten + 2.0),
        seen(0, 5, status="cancelled", freed=at(-1, "10:00"), released=at(-9, "12:01"), began=math.nan),
        seen(1, 5, status="cancelled", freed=at(-1, "10:00")),
        seen(2, 5, status="cancelled", freed=at(2, "10:00")),
        seen(2, 5, person=BO),
        seen(0, booking="walk_in", minutes=0.0, start=ten + 1.0),
        seen(3, 5, status="moved", freed=ten),
    ]
    found = numbers(like="cancelled.*|refilled.*", appointments=rows)
    assert found == {"cancelled_share": 0.6, "refilled_share": 0.5}


def test_a_gps_session_is_four_hours_ten_with_a_book() -> None:
    """Ann has 500 minutes of clinic, in which and after which 3 are seen, and an hour in the office where one is."""
    clinics = [clinic(0, ("telephone", 1, 90.0), hours=25 / 6 / 5), clinic(1, hours=25 / 6 * 2 - 25 / 6 / 5)]
    office = clinic(2, hours=1.0, activity=1)
    rows = [seen(0), seen(1), seen(1, began=at(1, "10:30")), seen(2), seen(1, status="dna"), seen(1, person=DI)]
    rows += [seen(0, began=at(0, "10:31")), seen(1, start=at(1, "08:50"), began=at(1, "09:00"))]
    found = numbers(like="consultations_.*", days=[*clinics, office], appointments=rows)
    assert found["consultations_per_gp_session"] == 2.0


def test_a_colleagues_session_is_not_ones_own() -> None:
    """Cy works on Monday, Ann in the office on Monday and in the clinic on Tuesday."""
    days = [clinic(1), clinic(0, person=CY, hours=25 / 6), clinic(0, activity=1), clinic(0, person=DI)]
    rows = [seen(0), seen(1, person=CY), seen(0, person=CY), seen(1), seen(-1)]
    found = numbers(like="consultations_.*", days=days, appointments=rows)
    assert found["consultations_per_gp_session"] == pytest.approx(2 / (1 + 180 / 250))


def test_contacts_of_a_gps_day_are_all_but_triage() -> None:
    rows = [seen(0), seen(0, kind=3), seen(0, person=CY), seen(1), seen(1, booking="triage"), seen(2, person=DI)]
    rows += [seen(0, start=at(0, "11:00"), began=at(1, "09:00"))]
    assert numbers(like="contacts_per_gp_day", appointments=rows) == {"contacts_per_gp_day": pytest.approx(5 / 3)}


def test_the_wait_in_the_room_begins_when_the_patient_is_there_and_due() -> None:
    ten = at(0, "10:00")
    rows = [
        seen(0, arrived=ten - 10.0, began=ten + 5.0),
        seen(0, arrived=ten + 8.0, began=ten + 24.0, patient=1),
        seen(0, arrived=ten - 10.0, began=ten - 5.0),
        seen(0, arrived=ten, began=ten + 99.0, kind=1),
        seen(0, began=ten + 99.0),
        seen(0, arrived=ten, began=at(1, "00:00"), minutes=0.0, booking="walk_in"),
    ]
    found = numbers(like="waiting_room.*", appointments=rows)
    assert found["waiting_room_mean_min"] == 7.0
    assert found["waiting_room_15min_share"] == pytest.approx(1 / 3)
    assert found["waiting_room_mean_min.age_75_plus"] == 16.0


def test_continuity_is_of_appointments_with_doctors() -> None:
    rows = [
        seen(0, usual=1),
        seen(0, usual=0, person=BO, patient=1),
        seen(0, usual=0, person=CY),
        seen(0, usual=1, patient=1),
        seen(0, usual=0, person=DI),
        seen(0, usual=0, person=ED),
        seen(0, usual=-1),
        seen(0, usual=1, status="dna"),
        seen(0, usual=0, booking="triage"),
    ]
    found = numbers(like="continuity.*", appointments=rows)
    assert (found["continuity_share"], found["continuity_share.not_online"]) == (0.5, 0.5)


# The book


def slot(day_: int, clock: str, booked: float = math.nan, **more: Any) -> Row:
    status = "unused" if math.isnan(booked) else "attended"
    start = {"start": at(day_, clock), "released": -WEEK, "minutes": 10.0}
    return {"person": ANN, "status": status, "booked": booked, **start, **more}


def third(*rows: Row, who: str = "partner") -> float:
    """Days on Monday morning."""
    monday = replace(log(appointments=rows), working_days=(0,))
    return metrics(monday)[f"third_next_available_days.{who}"]


def test_the_third_free_slot_is_counted_from_eight() -> None:
    free = [slot(0, "07:50"), slot(0, "09:00"), slot(2, "09:00"), slot(5, "09:00"), slot(6, "09:00", person=BO)]
    assert third(*free) == 5.0
    assert third(*free, who="gp") == 5.0
    assert math.isnan(third(*free, who="nurse"))


def test_a_slot_is_free_until_it_is_booked_and_after_it_is_cancelled() -> None:
    eight = at(0, "08:00")
    near = [slot(1, "09:00"), slot(1, "09:10"), slot(9, "09:00")]
    assert third(*near, slot(2, "09:00", booked=eight + 1.0)) == 2.0
    assert third(*near, slot(2, "09:00", booked=eight)) == 9.0
    cancelled = slot(2, "09:00", booked=eight - 500.0, status="cancelled", freed=eight - 60.0)
    assert third(*near, cancelled) == 2.0
    assert third(*near, {**cancelled, "freed": eight + 60.0}) == 9.0
    assert third(*near, cancelled, slot(2, "09:00", booked=eight - 30.0)) == 9.0
    assert third(*near, slot(2, "09:00", booked=eight - 30.0, released=-2 * WEEK), cancelled) == 9.0
    other = slot(2, "09:10", booked=eight - 500.0, status="cancelled", freed=eight - 60.0, began=1.0)
    assert third(*near[1:], cancelled, other) == 2.0
    assert third(*near, cancelled, slot(2, "09:00", booked=eight + 30.0)) == 2.0
    assert third(*near, cancelled, slot(2, "09:00")) == 2.0
    assert third(*near, {**cancelled, "status": "moved"}) == 9.0


def test_slots_not_yet_released_or_kept_for_their_day_are_not_free_ahead() -> None:
    eight = at(0, "08:00")
    near = [slot(1, "09:00"), slot(1, "09:10"), slot(9, "09:00")]
    assert third(*near, slot(2, "09:00", released=eight)) == 2.0
    assert third(*near, slot(2, "09:00", released=eight + 1.0)) == 9.0
    assert third(*near, slot(0, "09:00", released=at(0, "00:00"))) == 9.0
    assert third(*near, slot(2, "09:00", booking="extra")) == 9.0
    assert third(*near, slot(2, "09:00", minutes=0.0)) == 9.0


def test_a_book_with_fewer_than_three_free_slots_reaches_beyond_its_last_day() -> None:
    assert third(slot(1, "09:00"), slot(1, "09:10"), slot(20, "09:00", booked=-1.0)) == 21.0


def test_the_third_free_slot_is_a_mean_over_working_days() -> None:
    """On Monday it is 4 days ahead, 3 on Tuesday, 2, 1, and none on Friday."""
    rows = [slot(4, "09:00"), slot(4, "09:10"), slot(4, "09:20")]
    assert numbers(like="third.*partner", appointments=rows) == {"third_next_available_days.partner": 2.0}


# Needs and papers


def need(identity: int, ending: str = "met", born: float = 480.0, **more: Any) -> Row:
    return {"id": identity, "ending": ending, "born": born, "root": born, "ended": born + 60.0, **more}


def paper(identity: int, ending: str = "filed", born: float = 480.0, **more: Any) -> Row:
    return need(identity, ending, born, paper=1, patient=NOBODY, **more)


def test_needs_are_told_by_how_they_end() -> None:
    endings = ["met", "met_outside", "filed", "lost", "open"]
    rows = [need(i, ending, patient=i % 4) for i, ending in enumerate(endings)]
    rows += [
        need(8, tried_again=2, patient=1),
        need(9, "lost", born=-1.0),
        need(9, "lost", born=WEEK),
        paper(7, "open"),
    ]
    found = numbers(like="needs_.*", episodes=rows)
    assert found["needs_per_1000_per_week"] == 6.0
    assert found["needs_met_share"] == pytest.approx(4 / 6)
    assert found["needs_lost_share"] == pytest.approx(1 / 6)
    assert found["needs_open_share"] == pytest.approx(1 / 6)
    assert found["needs_told_to_try_again_share"] == pytest.approx(1 / 6)
    assert found["needs_told_to_try_again_share.most_deprived"] == 0.5
    assert found["needs_lost_share.age_75_plus"] == pytest.approx(1 / 3)  # patients 1, 1 and 3


def test_right_first_time_is_met_with_one_contact_of_those_who_asked() -> None:
    rows = [need(1), need(2, contacts=2), need(3, "lost"), need(4, contacts=0), need(5, patient=1)]
    found = numbers(like="right_.*", episodes=rows)
    assert (found["right_first_time_share"], found["right_first_time_share.not_online"]) == (0.5, 1.0)


def urgent(contacts: Sequence[Row], appointments: Sequence[Row] = (), ending: str = "lost", **more: Any) -> float:
    episode = need(1, ending, born=at(0, "02:00"), urgent=1, **more)
    found = metrics(log(contacts=contacts, appointments=appointments, episodes=[episode]))
    return found["urgent_same_day_share"]


def test_an_urgent_need_is_to_be_seen_on_the_day_it_was_first_asked_about() -> None:
    asks = call(at(1, "08:05"), "abandoned")
    assert urgent([asks, call(at(2, "08:00"), result="duty")], [seen(1)]) == 1.0
    assert urgent([asks], [seen(2)]) == 0.0
    assert urgent([asks], [seen(1, began=at(2, "09:00"))]) == 0.0
    assert urgent([asks], [seen(1, booking="triage")]) == 0.0
    assert urgent([asks], [seen(1, status="dna")]) == 0.0
    assert urgent([asks], [seen(1, booking="outside", began=math.nan)]) == 1.0
    assert urgent([asks], ending="met_outside", ended=at(1, "20:00")) == 1.0
    assert urgent([asks], ending="met_outside", ended=at(2, "00:00")) == 0.0
    assert urgent([asks], ending="lost", ended=at(1, "20:00")) == 0.0
    assert math.isnan(urgent([call(at(7, "08:00"))], [seen(7)]))
    assert math.isnan(urgent([]))


def test_urgent_needs_sent_wrong_are_counted_once() -> None:
    wrong = call(600.0, misdirected=1)
    rows = [need(1, urgent=1), need(2, urgent=1), need(3)]
    contacts = [wrong, wrong, {**wrong, "id": 3}]
    found = numbers(like="urgent_misdirected_share", episodes=rows, contacts=contacts)
    assert found == {"urgent_misdirected_share": 0.5}


@pytest.mark.parametrize(
    ("back", "counts"),
    [
        (call(at(14, "10:00")), True),
        (call(at(14, "10:09")), True),
        (call(at(14, "10:11")), False),
        (call(at(0, "09:59")), False),
        (call(at(3, "10:00"), id=2), False),
        (call(at(3, "10:00"), "abandoned"), False),
        (call(at(3, "10:00"), result="cancelled"), False),
        (call(at(3, "10:00"), channel="call_back"), False),
    ],
)
def test_asking_again_within_fourteen_days_is_a_recontact(back: Row, counts: bool) -> None:
    found = numbers(like="recontact_share", contacts=[back], appointments=[seen(0)], end=3 * WEEK)
    assert found == {"recontact_share": float(counts)}


def test_the_backlog_is_what_waits_at_the_end_of_working_days() -> None:
    """A letter from Monday to Wednesday, a result from Thursday on: 1, 1, 0, 1 and 1 at the ends of the five days."""
    rows = [
        paper(1, born=at(0, "10:00"), ended=at(2, "10:00")),
        paper(2, "open", born=at(3, "10:00"), kind=1, ended=math.nan, root=at(0, "10:00")),
        need(3, "open", ended=math.nan),
    ]
    assert numbers(like="paperwork_backlog.*", episodes=rows) == {
        "paperwork_backlog_items.letter": 0.4,
        "paperwork_backlog_items.result": 0.4,
        "paperwork_backlog_items.all": 0.8,
    }


def test_papers_are_late_when_not_filed_as_they_fall_due() -> None:
    due = at(2, "10:00")
    rows = [
        paper(1, due=due, ended=due),
        paper(2, due=due, ended=due + 1.0),
        paper(3, "open", due=due, ended=math.nan),
        paper(4, "open", due=2 * WEEK + 1.0, ended=math.nan),
        paper(7, "open", due=2 * WEEK, ended=math.nan, root=-5.0),
        paper(8, "open", due=due, born=-1.0),
        paper(5, "lost", due=due, ended=due - 5.0, kind=1),
        paper(6, "open", due=0.0, ended=math.nan, kind=1, root=-9.0),  # on its way
    ]
    assert numbers(like="paperwork_late.*", episodes=rows) == {
        "paperwork_late_share.letter": 0.75,
        "paperwork_late_share.result": 1.0,
        "paperwork_late_share.all": 0.8,
    }


def test_missed_actions_are_of_papers_filed() -> None:
    rows = [paper(1, missed=1), paper(2), paper(3), paper(4), paper(5, "open", missed=1)]
    assert numbers(like="missed.*", episodes=rows) == {"missed_actions_per_1000_papers": 250.0}


# The catalogue


def concrete(pattern: str) -> str:
    """A regular expression for the names that a pattern of the catalogue stands for."""
    words = {
        "ROLE": "partner|registrar|practice_nurse|receptionist|" + "|".join(GROUPS),
        "MODE": "|".join(MODES),
        "PATIENT": "not_online|age_75_plus|most_deprived|long_term_condition",
        "HOURS": "8-10am|core",
        "KIND": "letter|result|all",
        "DAYS": "|".join(map(re.escape, INTERVALS)),
        "MINUTES": r"0-1|1-2|2-5|5\+",
        "PURSE": "practice|network|nhs",
    }
    return re.sub("[A-Z]{4,}", lambda word: f"({words[word[0]]})", pattern.replace(".", r"\."))


def test_every_number_is_in_the_catalogue_and_goes_by_one_of_its_patterns() -> None:
    for name in EMPTY:
        assert any(re.fullmatch(concrete(pattern), name) for pattern in metric_of(name).patterns), name


def test_every_pattern_of_the_catalogue_is_measured() -> None:
    for metric in CATALOGUE.values():
        for pattern in metric.patterns:
            measured = any(re.fullmatch(concrete(pattern), name) for name in EMPTY)
            assert measured or metric.name in ("cost_per_week", "locum_sessions_per_week"), pattern


def test_an_empty_log_has_no_shares_and_no_means_but_zero_amounts() -> None:
    defined = {metric_of(name).name for name, value in EMPTY.items() if not math.isnan(value)}
    amounts = {name for name in CATALOGUE if "hours_per_week" in name}
    amounts |= {"calls_per_1000_per_day", "online_requests_per_1000_per_month", "appointments_per_1000_per_day"}
    assert defined == amounts | {"needs_per_1000_per_week", "paperwork_backlog_items"}
    assert {value for value in EMPTY.values() if not math.isnan(value)} == {0.0}


def test_numbers_are_plain_floats() -> None:
    busy: Log = log(days=[clinic(0, ("triage", 1, 2.0))], appointments=[seen(0)], contacts=[call(600.0)])
    assert {type(value) for value in metrics(busy).values()} == {float}
    assert not any(isinstance(value, np.generic) for value in metrics(busy).values())
