"""A trainee's clinic and the trainer's debrief, worked by hand; and what else fills a session."""

from dataclasses import replace

from gpsim.distributions import Fixed
from gpsim.practice.team import SpentTime
from gpsim.records import put
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["trainee"] }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 10 }
minutes.trainee = { law = "fixed", mean = 20 }
[book]
kinds.any = { consultation = "seen", takes = ["routine"] }
templates.clinic.blocks.all = { at = 0, slots = 3, minutes = 20, slot = "any" }
[team]
roles.clerk = { group = "admin" }
roles.trainer = { group = "gp_qualified" }
[team.roles.trainee]
group = "gp_trainee"
supervision = { share = 0.5, minutes = { law = "fixed", mean = 5 } }
[team.activities]
office = { serves = ["telephone"] }
clinic = { serves = ["patients"], bookable = true }
debrief = { serves = ["questions"] }
meeting = { overhead = "meeting" }
[team.people]
carl.role = "clerk"
carl.rota.day = { days = ["mon"], start = "08:00", end = "09:00", activity = "office" }
tom.role = "trainee"
tom.rota.all = { days = ["mon"], start = "09:00", end = "10:00", activity = "clinic", template = "clinic" }
ann.role = "trainer"
ann.rota.meeting = { days = ["mon"], start = "09:30", end = "10:00", activity = "meeting" }
ann.rota.debrief = { days = ["mon"], start = "10:00", end = "10:09", activity = "debrief" }
"""
BIRTHS = [
    Birth("ache", "08:00"),  # 1 is seen from 09:00 to 09:20, and talked over
    Birth("ache", "08:02"),  # 2 is seen from 09:20 to 09:40, and is not
    Birth("ache", "08:04"),  # 3 is seen from 09:40 to 10:00, and talked over
]


def test_questions_wait_for_the_debrief_and_their_minutes_are_the_patients() -> None:
    """Ann's meeting fills her half-hour; then five minutes each for 1 and 3, the last beyond her session."""
    luck = {("supervision", 1): 0.4, ("supervision", 2): 0.5, ("supervision", 3): 0.4}
    log = live(practice_of(PRACTICE), BIRTHS, said=luck)
    assert_log(
        log,
        work="""
        task              person start end   origin        id shift
        telephone         carl   08:00 08:01 first_contact 1  08:00
        telephone         carl   08:02 08:03 first_contact 2  08:00
        telephone         carl   08:04 08:05 first_contact 3  08:00
        consultation.seen tom    09:00 09:20 first_contact 1  09:00
        consultation.seen tom    09:20 09:40 first_contact 2  09:00
        overhead.meeting  ann    09:30 10:00 overhead      -  09:30
        consultation.seen tom    09:40 10:00 first_contact 3  09:00
        supervision       ann    10:00 10:05 first_contact 1  09:30
        supervision       ann    10:05 10:10 first_contact 3  09:30
        """,
        # Ann's meeting and debrief touch: one shift.
        shifts="""
        person activity start end   left  worked overtime free free_slots
        ann    meeting  09:30 10:09 10:10 40     1        0    0
        carl   office   08:00 09:00 09:00 3      0        57   0
        tom    clinic   09:00 10:00 10:00 60     0        0    0
        """,
        # A question does not keep an episode open.
        episodes="""
        id ended ending
        1  09:20 met
        2  09:40 met
        3  10:00 met
        """,
    )


def test_interruptions_and_training_are_taken_between_patients() -> None:
    """Tom is interrupted at 09:18, for six minutes, and owes ten minutes of training this week."""
    practice = put(
        practice_of(PRACTICE),
        "team.roles.trainee",  # five interruptions in 250 minutes are 1.2 in his hour: one, at a luck of 0.4
        lambda role: replace(role, interruptions=5.0, interruption=Fixed(mean=6.0)),
    )
    training = SpentTime(overhead="training", roles=("trainee",), minutes=10.0)
    practice = put(practice, "spent_time", lambda _: {"course": training})
    luck = {"supervision": 0.9, "interruption.count": 0.4, "interruption.time": 0.3}
    log = live(practice, BIRTHS[:2], said=luck)
    assert_log(
        replace(log, work=log.work[log.work["start"] >= 540.0]),
        # Training is due from nine on, but 1 is there first; 2 comes when it has begun, and before the interruption.
        work="""
        task                  person start end   origin        id
        consultation.seen     tom    09:00 09:20 first_contact 1
        overhead.training     tom    09:20 09:30 overhead      -
        overhead.meeting      ann    09:30 10:00 overhead      -
        consultation.seen     tom    09:30 09:50 first_contact 2
        overhead.interruption tom    09:50 09:56 overhead      -
        """,
        shifts="""
        person end   worked overtime free free_slots
        ann    10:09 30     0        9    0
        carl   09:00 2      0        58   0
        tom    10:00 56     0        4    0
        """,
    )
    late = live(practice, BIRTHS, said=luck)
    # With a third patient from 09:50 to 10:10 nobody is interrupted any more: the session is over.
    assert_log(
        replace(late, work=late.work[late.work["start"] >= 590.0]),
        work="""
        task              person start end
        consultation.seen tom    09:50 10:10
        """,
    )
