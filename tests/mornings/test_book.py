"""The book, worked by hand: Amy has a slot for the day at nine, and two that open two days ahead, at seven."""

from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
[needs.lump]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
wanted = { law = "fixed", mean = 2 }
[needs.pain]
rate = 0
urgent = 1
suitable = { gp = 1 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
centre = { kind = "outside" }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
urgent_if_full = ["centre"]
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 10 }
follow_up = 0.1
follow_up_wanted = { law = "fixed", mean = 1 }
[attendance]
cancels = { days = [0], shares = [0.1] }
notice = { law = "fixed", mean = 1440 }
[book]
kinds.today = { consultation = "seen", takes = ["urgent"], horizon = 0, released = "08:00" }
kinds.ahead = { consultation = "seen", takes = ["routine", "follow_up"], horizon = 2, released = "07:00" }
templates.clinic.blocks.today = { at = 0, slots = 1, minutes = 10, slot = "today" }
templates.clinic.blocks.ahead = { at = 10, slots = 2, minutes = 10, slot = "ahead" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified", has_list = true }
activities.front = { serves = ["telephone"] }
activities.clinic = { serves = ["patients"], bookable = true }
people.amy.role = "doctor"
people.amy.rota.all.days = ["mon", "tue", "wed", "thu"]
people.amy.rota.all.start = "09:00"
people.amy.rota.all.end = "09:30"
people.amy.rota.all.activity = "clinic"
people.amy.rota.all.template = "clinic"
people.rita.role = "receptionist"
people.rita.rota.day = { days = ["mon", "tue"], start = "08:00", end = "09:00", activity = "front" }
"""


def test_slots_go_to_whoever_asks_first_and_those_who_find_none_wait_for_the_next_release() -> None:
    """Everybody talks for a minute and is booked at its end; the book gives no slot in the last quarter of an hour."""
    births = [
        Birth("ache", "08:00"),  # 1 takes Monday 09:10
        Birth("ache", "08:02"),  # 2 takes Monday 09:20
        Birth("ache", "08:04"),  # 3 takes Tuesday 09:10, and cancels it a day before
        Birth("pain", "08:06"),  # 4 takes the slot for the day, 09:00
        Birth("pain", "08:08"),  # 5 finds the day full and is seen at the centre
        Birth("lump", "08:10"),  # 6 would come on Wednesday: 09:10
        Birth("ache", "08:12"),  # 7 takes Tuesday 09:20
        Birth("ache", "08:14"),  # 8 takes Wednesday 09:20
        Birth("ache", "08:16"),  # 9 finds nothing, and is offered what 3 cancels at 09:10
        Birth(
            "ache", "08:18"
        ),  # 10 finds nothing, and is offered Thursday's first slot on Tuesday at seven; 3 the second
        Birth("pain", "tue.08:50"),  # 11 is told of no slot that begins in nine minutes: the centre
    ]
    luck = {("cancels", 3, 0): 0.05}
    log = live(practice_of(PRACTICE), births, days=4, said=luck)
    assert_log(
        log,
        contacts="""
        id need arrived   ended     result
        1  ache 08:00     08:01     booked
        2  ache 08:02     08:03     booked
        3  ache 08:04     08:05     booked
        4  pain 08:06     08:07     booked
        5  pain 08:08     08:09     outside
        6  lump 08:10     08:11     booked
        7  ache 08:12     08:13     booked
        8  ache 08:14     08:15     booked
        9  ache 08:16     08:17     waiting_list
        10 ache 08:18     08:19     waiting_list
        11 pain tue.08:50 tue.08:51 outside
        """,
        # A slot that is given back is released again then. What 3 wants anew it wants from then on.
        appointments="""
        id slot   status    urgent released  wanted    booked    start     began     ended     freed
        1  ahead  attended  0      00:00     08:01     08:01     09:10     09:10     09:20     -
        2  ahead  attended  0      00:00     08:03     08:03     09:20     09:20     09:30     -
        3  ahead  cancelled 0      00:00     08:05     08:05     tue.09:10 -         -         09:10
        3  ahead  attended  0      tue.07:00 09:10     tue.07:00 thu.09:20 thu.09:20 thu.09:30 -
        4  today  attended  1      08:00     08:07     08:07     09:00     09:00     09:10     -
        5  centre attended  1      -         08:09     08:09     08:09     08:09     08:09     -
        6  ahead  attended  0      07:00     wed.00:00 08:11     wed.09:10 wed.09:10 wed.09:20 -
        7  ahead  attended  0      00:00     08:13     08:13     tue.09:20 tue.09:20 tue.09:30 -
        8  ahead  attended  0      07:00     08:15     08:15     wed.09:20 wed.09:20 wed.09:30 -
        9  ahead  attended  0      09:10     08:17     09:10     tue.09:10 tue.09:10 tue.09:20 -
        10 ahead  attended  0      tue.07:00 08:19     tue.07:00 thu.09:10 thu.09:10 thu.09:20 -
        11 centre attended  1      -         tue.08:51 tue.08:51 tue.08:51 tue.08:51 tue.08:51 -
        -  today  unused    0      tue.08:00 -         -         tue.09:00 -         -         -
        -  today  unused    0      wed.08:00 -         -         wed.09:00 -         -         -
        -  today  unused    0      thu.08:00 -         -         thu.09:00 -         -         -
        """,
        shifts="""
        person start     end       worked overtime free free_slots
        amy    09:00     09:30     30     0        0    0
        amy    tue.09:00 tue.09:30 20     0        10   1
        amy    wed.09:00 wed.09:30 20     0        10   1
        amy    thu.09:00 thu.09:30 20     0        10   1
        rita   08:00     09:00     10     0        50   0
        rita   tue.08:00 tue.09:00 1      0        59   0
        """,
        episodes="""
        id ended     ending
        1  09:20     met
        2  09:30     met
        3  thu.09:30 met
        4  09:10     met
        5  08:09     met_outside
        6  wed.09:20 met
        7  tue.09:30 met
        8  wed.09:30 met
        9  tue.09:20 met
        10 thu.09:20 met
        11 tue.08:51 met_outside
        """,
    )
