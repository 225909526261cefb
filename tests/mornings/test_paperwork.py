"""Letters, results and tasks, worked by hand; and what happens to them when somebody is ill."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gpsim.model.ids import birth_id
from gpsim.records import put
from gpsim.streams import kind_key
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
[needs.query]
rate = 0
suitable = { advice = 1 }
asks_for = "advice"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
advice = { kind = "outside" }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
[weeks]
mondays = [1, 0, 0, 0, 0, 0, 0]
[papers.letter]
rate = 100
week = "mondays"
first = "scan"
due = 1
[papers.letter.steps]
scan = { queue = "scanning", minutes = { law = "fixed", mean = 2 }, next = { code = 1 } }
code = { queue = "coding", minutes = { law = "fixed", mean = 3 }, share = 0.5, next = { read = 1 } }
[papers.letter.steps.read]
queue = "inbox"
minutes = { law = "fixed", mean = 1 }
missed = 0.1
makes = { task = 0.2 }
needs = { query = 0.2 }
[papers.task]
first = "do"
steps.do = { queue = "coding", minutes = { law = "fixed", mean = 4 } }
[papers.result]
first = "read"
steps.read = { queue = "inbox", minutes = { law = "fixed", mean = 2 } }
delay = { law = "fixed", mean = 1 }
due = 1
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 10 }
makes = { result = 1 }
[book]
kinds.any = { consultation = "seen", takes = ["routine"] }
templates.clinic.blocks.all = { at = 0, slots = 1, minutes = 10, slot = "any" }
[team]
roles.clerk = { group = "admin" }
roles.doctor = { group = "gp_qualified", has_list = true }
activities.office = { serves = ["telephone", "scanning", "coding"] }
activities.clinic = { serves = ["patients", "inbox"], bookable = true }
[team.people]
carl.role = "clerk"
carl.rota.day = { days = ["mon", "tue"], start = "08:00", end = "10:00", activity = "office" }
amy.role = "doctor"
amy.rota.all = { days = ["mon", "wed"], start = "09:00", end = "10:00", activity = "clinic", template = "clinic" }
"""
FIRST, SECOND = (birth_id(kind_key("letter"), 0, 0, ordinal, paper=True) for ordinal in range(2))
NO_LETTERS, TWO_LETTERS = {"births": 0.1}, {"births": 0.8}  # a Poisson count of mean 1 by inversion


def test_letters_come_hourly_pass_from_desk_to_desk_and_make_tasks_and_calls() -> None:
    """Two letters come at half past eight, so are there at nine; Amy has nobody to see, and reads at once."""
    luck: Mapping[Any, float] = {
        **TWO_LETTERS, "time": 0.05,
        ("share.letter.code", FIRST): 0.4, ("share.letter.code", SECOND): 0.5,  # the second needs no codes
        ("missed.letter.read", FIRST): 0.05, ("makes.paper.letter.read.task", FIRST): 0.1,
        ("needs.letter.read", FIRST): 0.1,
    }  # fmt: skip
    log = live(practice_of(PRACTICE), [], said=luck)
    assert_log(
        log,
        # Carl scans both first; what he codes is read from 09:07 on, and makes a task and a call to the patient.
        work="""
        task              person start end   origin  id       shift
        paper.letter.scan carl   09:00 09:02 outside letter#1 08:00
        paper.letter.scan carl   09:02 09:04 outside letter#2 08:00
        paper.letter.code carl   09:04 09:07 outside letter#1 08:00
        paper.letter.read amy    09:04 09:05 outside letter#2 09:00
        paper.letter.read amy    09:07 09:08 outside letter#1 09:00
        paper.task.do     carl   09:08 09:12 outside task#1   08:00
        telephone         carl   09:12 09:13 result  query#1  08:00
        """,
        contacts="""
        id      need  origin arrived answered ended result
        query#1 query result 09:08   09:12    09:13 outside
        """,
        episodes="""
        id       kind   paper root  born  ended ending      missed due       contacts
        letter#1 letter 1     09:00 09:00 09:08 filed       1      tue.18:30 0
        letter#2 letter 1     09:00 09:00 09:05 filed       0      tue.18:30 0
        task#1   task   1     09:00 09:08 09:12 filed       0      wed.18:30 0
        query#1  query  0     09:00 09:08 09:13 met_outside 0      -         1
        """,
        shifts="""
        person worked overtime free free_slots
        amy    2      0        58   5
        carl   12     0        108  0
        """,
    )


def test_a_result_comes_a_day_later_and_waits_in_the_inbox_of_whoever_asked_for_it() -> None:
    """Amy works on Monday and Wednesday; the result comes on Tuesday at ten past nine, and is due on Wednesday."""
    log = live(practice_of(PRACTICE), [Birth("ache", "08:00")], days=3, said=NO_LETTERS)
    assert_log(
        log,
        work="""
        task              person start     end       origin        id
        telephone         carl   08:00     08:01     first_contact 1
        consultation.seen amy    09:00     09:10     first_contact 1
        paper.result.read amy    wed.09:00 wed.09:02 result        result#1
        """,
        episodes="""
        id       kind   root  born  ended     ending due
        1        ache   08:00 08:00 09:10     met    -
        result#1 result 08:00 tue.09:10 wed.09:02 filed  wed.18:30
        """,
    )


def test_when_a_doctor_is_ill_patients_are_moved_and_a_colleague_reads_the_letters() -> None:
    """Amy, who alone is ever ill, is ill on all days; Ben is here on Tuesday and Thursday."""
    practice = practice_of(PRACTICE)
    doctor, amy = practice.team.roles["doctor"], practice.team.people["amy"]
    ben = replace(amy, role="locum", rota={"all": replace(amy.rota["all"], days=("tue", "thu"))})
    practice = put(practice, "team.roles.doctor", lambda role: replace(role, sickness=0.1))
    practice = put(practice, "team.roles", lambda roles: {**roles, "locum": replace(doctor, has_list=False)})
    practice = put(practice, "team.people", lambda people: {**people, "ben": ben})
    practice = put(practice, "destinations.gp", lambda place: replace(place, roles=("doctor", "locum")))
    luck = {**TWO_LETTERS, "time": 0.05, "sickness": 0.0, "missed.letter.read": 0.5, "share.letter.code": 0.9}
    births = [
        Birth("ache", "08:00"),  # 1 takes Tuesday's only slot, Ben's, as Amy's of Monday is gone
        Birth("ache", "08:02"),  # 2 takes Amy's on Wednesday, and is moved when she does not come: to Ben on Thursday
    ]
    log = live(practice, births, days=4, said=luck)
    assert_log(
        log,
        appointments="""
        id person usual status   wanted    booked    start     began     ended     freed
        1  ben    0     attended 08:01     08:01     tue.09:00 tue.09:01 tue.09:11 -
        2  amy    1     moved    08:03     08:03     wed.09:00 -         -         wed.00:00
        2  ben    0     attended wed.00:00 wed.00:00 thu.09:00 thu.09:02 thu.09:12 -
        """,
        # A session begins with the inbox, as patients come on the stroke of the hour, not before it.
        work="""
        task              person start     end       origin        id
        telephone         carl   08:00     08:01     first_contact 1
        telephone         carl   08:02     08:03     first_contact 2
        paper.letter.scan carl   09:00     09:02     outside       letter#1
        paper.letter.scan carl   09:02     09:04     outside       letter#2
        paper.letter.read ben    tue.09:00 tue.09:01 taken_over    letter#1
        consultation.seen ben    tue.09:01 tue.09:11 first_contact 1
        paper.letter.read ben    tue.09:11 tue.09:12 taken_over    letter#2
        paper.result.read ben    thu.09:00 thu.09:02 result        result#1
        consultation.seen ben    thu.09:02 thu.09:12 first_contact 2
        """,
        shifts="""
        person start     end       worked overtime free free_slots
        ben    tue.09:00 tue.10:00 12     0        48   4
        ben    thu.09:00 thu.10:00 12     0        48   4
        carl   08:00     10:00     6      0        114  0
        carl   tue.08:00 tue.10:00 0      0        120  0
        """,
        episodes="""
        id       kind   born      ended     ending
        letter#1 letter 09:00     tue.09:01 filed
        letter#2 letter 09:00     tue.09:12 filed
        1        ache   08:00     tue.09:11 met
        result#1 result wed.09:11 thu.09:02 filed
        2        ache   08:02     thu.09:12 met
        result#2 result fri.09:12 -         open
        """,
    )
