"""Appointments, counted by hand."""

import math
from typing import Any

import pytest

from gpsim.measures.splits import INTERVALS, MODES
from tests.logs import BO, CY, DI, ED, at
from tests.measures.rows import NOBODY, clinic, numbers, seen


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
    rows = [seen(0, **visit, booking="visit", wanted=at(0, "11:00"))]
    assert numbers(like="interval_share.1", appointments=rows) == {"interval_share.1": 1.0}
    assert numbers(like="wait_.*_days", appointments=rows) == {"wait_beyond_wanted_mean_days": 1.0}


def test_an_appointment_in_a_slot_is_dated_by_the_slot_however_late_it_begins() -> None:
    late: dict[str, Any] = {"start": at(0, "23:55"), "began": at(1, "00:05")}
    assert numbers(like="same_day_share", appointments=[seen(0, **late)]) == {"same_day_share": 1.0}
    missed: dict[str, Any] = {"start": at(0, "11:00"), "began": math.nan, "minutes": 0.0, "status": "dna"}
    assert numbers(like="same_day_share", appointments=[seen(0, **missed)]) == {"same_day_share": 1.0}


def test_planned_work_is_what_is_in_slots_for_it_in_each_band_of_days() -> None:
    """Slot 1 is for planned work, slot 0 is not, -1 is none: 3 of 6 are planned, 1 of 3 on the day, both of 29+."""
    jab: dict[str, Any] = {"slot": 1}
    rows = [seen(0, **jab), seen(0), seen(0, slot=-1, booking="visit"), seen(0, 3), seen(0, 30, **jab)]
    rows += [seen(0, 40, status="dna", **jab), seen(0, 40, status="cancelled"), seen(0, booking="outside", **jab)]
    found = numbers(like="planned_share.*", appointments=rows)
    named = {"": 1 / 2, ".interval.0": 1 / 3, ".interval.2-7": 0.0, ".interval.29+": 1.0}
    assert found == {f"planned_share{suffix}": pytest.approx(share) for suffix, share in named.items()}


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
    """Four slots are cancelled, one too late to count, and two of the others are booked again; walk-ins do not book."""
    ten = at(0, "10:00")
    rows = [
        seen(0, 0, booked=at(-1, "12:00"), released=at(-9, "12:00"), began=ten + 2.0),
        seen(0, 5, status="cancelled", freed=at(-1, "10:00"), released=at(-9, "12:01"), began=math.nan),
        seen(1, 5, status="cancelled", freed=at(-1, "10:00")),
        seen(2, 5, status="cancelled", freed=at(2, "10:00")),
        seen(2, 5, person=BO),
        seen(0, booking="walk_in", minutes=0.0, start=ten + 1.0),
        seen(3, 5, status="moved", freed=ten),
        seen(4, 5, status="cancelled", freed=ten),
        seen(4, 5, booked=ten + 1.0),
    ]
    found = numbers(like="cancelled.*|refilled.*", appointments=rows)
    assert found == {"cancelled_share": 4 / 7, "refilled_share": 2 / 3}


def test_a_place_in_a_group_that_was_given_back_is_not_taken_for_refilled() -> None:
    """The places taken beside it may have been others."""
    rows = [seen(0, 5, kind=4, status="cancelled", freed=at(-1, "10:00")), seen(0, 4, kind=4), seen(0, 3, kind=4)]
    found = numbers(like="cancelled.*|refilled.*|.*_share.group", appointments=rows)
    assert found["cancelled_share"] == 1 / 3
    assert "refilled_share" not in found  # of no slot for one patient
    assert (found["appointments_share.group"], found["dna_share.group"]) == (1.0, 0.0)


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
    rows += [seen(0, start=at(0, "11:00"), began=at(3, "09:00"))]
    assert numbers(like="contacts_per_gp_day", appointments=rows) == {"contacts_per_gp_day": 1.25}


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
