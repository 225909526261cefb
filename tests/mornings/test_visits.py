"""A doctor's and a paramedic's visits, worked by hand: who makes which, and what the doctor is asked about them."""

from dataclasses import replace
from typing import Any

import pytest

from gpsim.practice.practice import Practice
from gpsim.records import put
from tests.readable import assert_log, rows
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.fall]
rate = 0
at_home = true
suitable = { gp = 1 }
asks_for = "gp"
[needs.pain]
rate = 0
urgent = 1
suitable = { gp = 1 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
urgent_if_full = ["duty"]
duty = { consultation = "call" }
visiting = { consultation = "visit", shared = 0.5 }
[consultations]
call = { mode = "telephone", minutes.any = { law = "fixed", mean = 8 } }
visit = { mode = "home_visit", minutes.any = { law = "fixed", mean = 30 } }
seen = { mode = "face_to_face", minutes.any = { law = "fixed", mean = 10 } }
[book]
kinds.ahead = { consultation = "seen", takes = ["routine"] }
templates.clinic.blocks.all = { at = 0, slots = 1, minutes = 10, slot = "ahead" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified" }
[team.roles.paramedic]
group = "other_direct_care"
supervision = { share = 0.5, minutes = { law = "fixed", mean = 4 }, visits.minutes = { law = "fixed", mean = 5 } }
[team.activities]
front = { serves = ["telephone"] }
clinic = { serves = ["patients"], bookable = true }
doctors_visits = { serves = ["visits", "shared_visits", "questions"] }
paramedics_visits = { serves = ["duty", "shared_visits"] }
[team.people]
rita.role = "receptionist"
rita.rota.day = { days = ["mon"], start = "08:00", end = "12:00", activity = "front" }
dee.role = "doctor"
dee.rota.visits = { days = ["mon"], start = "09:00", end = "11:00", activity = "doctors_visits" }
dee.rota.clinic = { days = ["tue"], start = "09:00", end = "09:10", activity = "clinic", template = "clinic" }
pat.role = "paramedic"
pat.rota.visits = { days = ["mon"], start = "09:00", end = "10:15", activity = "paramedics_visits" }
"""
BIRTHS = [
    Birth("pain", "08:00"),  # 1 is rung by Pat from 09:00 to 09:08, and talked over
    Birth("fall", "09:00"),  # 2 needs a doctor: Dee visits from 09:01 to 09:31
    Birth("fall", "09:02"),  # 3 does not: Pat, who is then free, visits from 09:08 to 09:38
    Birth("fall", "09:05"),  # 4 needs no doctor either: Pat visits from 09:38 to 10:08
    Birth("fall", "09:10"),  # 5 needs a doctor: Dee visits from 09:31 to 10:01
    Birth("fall", "10:20"),  # 6 needs no doctor, but Pat has gone: Dee visits from 10:21 to 10:51
]
NO_DOCTOR: dict[Any, float] = {("shared_visit", 3): 0.4, ("shared_visit", 4): 0.1, ("shared_visit", 6): 0.49}
LUCK: dict[Any, float] = {**NO_DOCTOR, ("supervision", 1): 0.4, "supervision": 0.9}


def housebound(text: str = PRACTICE) -> Practice:
    return put(practice_of(text), "patients.bands.all", lambda band: replace(band, housebound=1.0))


def test_visits_that_need_no_doctor_wait_apart_and_a_doctor_is_asked_about_each() -> None:
    """Four minutes for the call, of which half are talked over; five for every visit of Pat's, and none for Dee's."""
    assert_log(
        live(housebound(), BIRTHS, said=LUCK),
        work="""
        task               person start end   origin        id
        telephone          rita   08:00 08:01 first_contact 1
        telephone          rita   09:00 09:01 first_contact 2
        consultation.call  pat    09:00 09:08 first_contact 1
        consultation.visit dee    09:01 09:31 first_contact 2
        telephone          rita   09:02 09:03 first_contact 3
        telephone          rita   09:05 09:06 first_contact 4
        consultation.visit pat    09:08 09:38 first_contact 3
        telephone          rita   09:10 09:11 first_contact 5
        consultation.visit dee    09:31 10:01 first_contact 5
        consultation.visit pat    09:38 10:08 first_contact 4
        supervision        dee    10:01 10:05 first_contact 1
        supervision        dee    10:05 10:10 first_contact 3
        supervision        dee    10:10 10:15 first_contact 4
        telephone          rita   10:20 10:21 first_contact 6
        consultation.visit dee    10:21 10:51 first_contact 6
        """,
        shifts="""
        person start end   worked overtime free
        dee    09:00 11:00 104    0        16
        pat    09:00 10:15 68     0        7
        rita   08:00 12:00 6      0        234
        """,
    )


def test_of_visits_as_many_are_asked_about_as_the_role_says_by_a_draw_of_their_own() -> None:
    """Of 0.6: the visit to 3 at a draw of 0.5, and that to 4, at 0.7, not."""
    some = put(housebound(), "team.roles.paramedic.supervision.visits.share", lambda _: 0.6)
    log = live(some, BIRTHS, said={**LUCK, ("visit_supervision", 3): 0.5, ("visit_supervision", 4): 0.7})
    asked = [row for row in rows(log, "work", ["task", "start", "end", "id"]) if row[0] == "supervision"]
    assert asked == [["supervision", "10:01", "10:05", "1"], ["supervision", "10:05", "10:10", "3"]]


def test_visits_are_talked_over_as_calls_are_where_a_role_says_nothing_else_of_them() -> None:
    """One draw of 0.3 for each: four minutes for 1, 3 and 4."""
    alike = put(housebound(), "team.roles.paramedic.supervision.visits", lambda _: None)
    log = live(alike, BIRTHS, said={**NO_DOCTOR, "supervision": 0.3})
    asked = [row for row in rows(log, "work", ["task", "start", "end", "id"]) if row[0] == "supervision"]
    assert [row[1:] for row in asked] == [["10:01", "10:05", "1"], ["10:05", "10:09", "3"], ["10:09", "10:13", "4"]]


def test_a_person_may_be_supervised_otherwise_than_the_role() -> None:
    practice = housebound()
    never = replace(practice.team.roles["paramedic"].supervision, share=0.0, visits=None)
    log = live(put(practice, "team.people.pat.supervision", lambda _: never), BIRTHS, said=LUCK)
    assert "supervision" not in {task for [task] in rows(log, "work", ["task"])}


@pytest.mark.parametrize("draw", [0.1, 0.9])
def test_all_visits_in_the_one_queue_or_in_the_other_are_the_same(draw: float) -> None:
    """Where none are shared nothing is drawn; where all are, the queue is only called otherwise."""
    apart = PRACTICE.replace('"visits", "shared_visits", "questions"', '"shared_visits", "questions"')
    together = PRACTICE.replace("shared_visits", "visits").replace('"visits", "visits"', '"visits"')
    every = live(housebound(apart.replace("shared = 0.5", "shared = 1")), BIRTHS, said={"shared_visit": draw})
    none = live(housebound(together.replace(", shared = 0.5", "")), BIRTHS, said={"shared_visit": draw})
    assert every.work.tobytes() == none.work.tobytes()
    assert every.appointments.tobytes() == none.appointments.tobytes()
