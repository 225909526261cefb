"""Training, worked by hand: it is owed until it is done, whoever is ill and however short the shift."""

from gpsim.practice.team import SpentTime
from gpsim.records import put
from gpsim.streams import MASK, key_of
from gpsim.units import DAY
from tests.readable import assert_log
from tests.worlds import live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
[access]
channels = { desk = 1 }
policy.policy = "book_by_phone"
desk.talk = { law = "fixed", mean = 1 }
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 10 }
[book]
kinds.any = { consultation = "seen", takes = ["routine"] }
templates.clinic.blocks.all = { at = 0, slots = 6, minutes = 10, slot = "any" }
[team]
roles.doctor = { group = "gp_qualified", finishes = "stays" }
roles.sister = { group = "nurse", sickness = 0.02, sickness_spell = { law = "fixed", mean = 2 } }
activities.clinic = { serves = ["patients", "desk"], bookable = true }
[team.people]
amy.role = "doctor"
amy.rota.all = { days = ["mon", "tue"], start = "09:00", end = "10:00", activity = "clinic", template = "clinic" }
nell.role = "sister"
nell.rota.all = { days = ["tue", "wed"], start = "09:00", end = "10:00", activity = "clinic" }
zoe.role = "doctor"
zoe.leave = 104
zoe.rota.all = { days = ["thu", "fri"], start = "09:00", end = "10:00", activity = "clinic" }
"""
TUESDAY = 1
NELL_FALLS_ILL = ("sickness", (key_of("person", "nell") ^ ((TUESDAY + 4096) * 0x9E3779B97F4A7C15)) & MASK)


def test_training_is_done_in_full_though_one_is_ill_and_the_other_has_more_than_fits_into_a_shift() -> None:
    """Fifty minutes a week for both, and a visit elsewhere of twenty for Amy, in sessions of an hour.

    Amy's last session of the first week is on Tuesday; ten minutes are left of her visit, and she does not stay for
    them. In the second week Tuesday is a bank holiday, so all falls due on Monday, and twenty minutes are still owed.
    Nell is ill on the Tuesday and the Wednesday of the first week and does its fifty minutes a week later; forty of
    those of the second week are still owed. Zoe never works.
    """
    spent = {
        "course": SpentTime(overhead="training", roles=("doctor", "sister"), minutes=50.0),
        "visit": SpentTime(overhead="other", roles=("doctor",), minutes=20.0),
    }
    practice = put(practice_of(PRACTICE), "calendar.bank_holidays", lambda _: ("2026-01-13",))
    practice = put(practice, "spent_time", lambda _: spent)
    log = live(practice, (), days=14, said={NELL_FALLS_ILL: 0.0})
    assert sorted(log.work["start"] // DAY) == [1, 1, 7, 7, 9, 9]
    assert_log(
        log,
        work="""
        task              person start     end       origin   id shift
        overhead.training amy    tue.09:00 tue.09:50 overhead -  tue.09:00
        overhead.other    amy    tue.09:50 tue.10:00 overhead -  tue.09:00
        overhead.other    amy    mon.09:00 mon.09:10 overhead -  mon.09:00
        overhead.training amy    mon.09:10 mon.10:00 overhead -  mon.09:00
        overhead.training nell   wed.09:00 wed.09:50 overhead -  wed.09:00
        overhead.training nell   wed.09:50 wed.10:00 overhead -  wed.09:00
        """,
        shifts="""
        person start     left      worked overtime free free_slots
        amy    09:00     10:00     0      0        60   6
        amy    tue.09:00 tue.10:00 60     0        0    0
        amy    mon.09:00 mon.10:00 60     0        0    0
        nell   wed.09:00 wed.10:00 60     0        0    0
        """,
    )
