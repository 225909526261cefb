"""What happens when the book is full, and whom patients go back to, worked by hand."""

from dataclasses import replace

from gpsim.distributions import Fixed
from gpsim.practice.practice import Practice
from gpsim.practice.team import Weekday
from gpsim.records import put
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
[needs.pain]
rate = 0
urgent = 1
suitable = { gp = 1 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
centre = { kind = "outside", capacity = 1 }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
urgent_if_full = ["extras", "centre"]
routine_if_full = "ring_back"
extras_per_session = 1
extras_slot = "today"
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 10 }
follow_up = 0.1
follow_up_wanted = { law = "fixed", mean = 1 }
[book]
kinds.today = { consultation = "seen", takes = ["urgent", "routine", "follow_up"], horizon = 0, released = "08:00" }
templates.clinic.blocks.all = { at = 0, slots = 1, minutes = 10, slot = "today" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified", has_list = true }
activities.front = { serves = ["telephone"] }
activities.clinic = { serves = ["patients"], bookable = true }
activities.meeting = { overhead = "meeting" }
[team.people]
rita.role = "receptionist"
rita.rota.day = { days = ["mon", "tue", "wed", "thu"], start = "08:00", end = "09:00", activity = "front" }
ben.role = "doctor"
ben.rota.all.days = ["mon", "tue", "wed"]
ben.rota.all.start = "09:00"
ben.rota.all.end = "10:00"
ben.rota.all.activity = "clinic"
ben.rota.all.template = "clinic"
ben.rota.meeting = { days = ["mon"], start = "10:30", end = "11:30", activity = "meeting" }
"""


def test_urgent_patients_become_an_extra_or_go_elsewhere_or_like_the_others_must_ring_again() -> None:
    """One slot a day, one extra, one place at the centre; who rings again does so at a quarter past eight.

    Nobody is told to come at the end of Ben's meeting.
    """
    births = [
        Birth("pain", "08:00"),  # 1 takes the slot at nine
        Birth("pain", "08:02"),  # 2 is an extra: told to come ten minutes before the end
        Birth("pain", "08:04"),  # 3 has the one place at the centre this week
        Birth("pain", "08:06"),  # 4 is told to ring again, is first on Tuesday and takes its slot
        Birth("ache", "08:08"),  # 5 is told to ring again, on Monday and on Tuesday, and takes Wednesday's
    ]
    log = live(practice_of(PRACTICE), births, days=3)
    assert_log(
        log,
        contacts="""
        id arrived   answered  ended     result
        1  08:00     08:00     08:01     booked
        2  08:02     08:02     08:03     extra
        3  08:04     08:04     08:05     outside
        4  08:06     08:06     08:07     try_again
        5  08:08     08:08     08:09     try_again
        4  tue.08:15 tue.08:15 tue.08:16 booked
        5  tue.08:15 tue.08:16 tue.08:17 try_again
        5  wed.08:15 wed.08:15 wed.08:16 booked
        """,
        appointments="""
        id booking slot   person minutes booked    start     arrived   began     ended
        1  slot    today  ben    10      08:01     09:00     09:00     09:00     09:10
        2  extra   -      ben    0       08:03     09:50     09:50     09:50     10:00
        3  outside centre -      0       08:05     08:05     08:05     08:05     08:05
        4  slot    today  ben    10      tue.08:16 tue.09:00 tue.09:00 tue.09:00 tue.09:10
        5  slot    today  ben    10      wed.08:16 wed.09:00 wed.09:00 wed.09:00 wed.09:10
        """,
        episodes="""
        id urgent ended     ending      contacts tried_again
        1  1      09:10     met         1        0
        2  1      10:00     met         1        0
        3  1      08:05     met_outside 1        0
        4  1      tue.09:10 met         2        1
        5  0      wed.09:10 met         3        2
        """,
    )


def with_two_doctors() -> Practice:
    """Amy is here on Monday and Thursday, Ben on Tuesday and Wednesday; books open a week ahead."""
    practice = practice_of(PRACTICE)
    ben = practice.team.people["ben"]
    rota: dict[str, tuple[Weekday, ...]] = {"amy": ("mon", "thu"), "ben": ("tue", "wed")}
    people = {name: replace(ben, rota={"all": replace(ben.rota["all"], days=days)}) for name, days in rota.items()}
    practice = put(practice, "team.people", lambda old: {**old, **people})
    practice = put(practice, "book.kinds.today", lambda kind: replace(kind, horizon=7))
    return put(practice, "book.loyalty", lambda _: Fixed(mean=1.0))


def test_patients_wait_a_day_more_for_their_own_doctor_and_no_longer() -> None:
    """Everybody would wait a day; patient 1 is Amy's, patient 2 is Ben's."""
    births = [
        Birth("ache", "08:00", patient=1),  # 1 is Amy's: Monday; seen again next Monday, when she has a slot
        Birth("ache", "08:02", patient=2),  # 2 is Ben's: Tuesday is first
        Birth("ache", "08:04", patient=1),  # 3 is Amy's: Wednesday is first, hers a day later: Thursday
        Birth("ache", "08:06", patient=1),  # 4 is Amy's: Wednesday, as her next day is in a week
    ]
    luck = {
        ("patient.named.amy", 1): 0.1, ("patient.named.ben", 2): 0.1, ("follow_up.seen", 1, 0): 0.05,
    }  # fmt: skip
    log = live(with_two_doctors(), births, days=4, said=luck)
    assert_log(
        log,
        appointments="""
        id origin        status   person usual wanted booked start     began     ended
        1  first_contact attended amy    1     08:01  08:01  09:00     09:00     09:10
        2  first_contact attended ben    1     08:03  08:03  tue.09:00 tue.09:00 tue.09:10
        3  first_contact attended amy    1     08:05  08:05  thu.09:00 thu.09:00 thu.09:10
        4  first_contact attended ben    0     08:07  08:07  wed.09:00 wed.09:00 wed.09:10
        """,
        episodes="""
        id ended     ending
        1  -         open
        2  tue.09:10 met
        3  thu.09:10 met
        4  wed.09:10 met
        """,
    )
