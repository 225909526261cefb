"""Two practices that share a hub, worked by hand."""

from dataclasses import replace

import pytest

from gpsim.distributions import Fixed
from gpsim.log import ENDINGS
from gpsim.measures.appointments import continuity
from gpsim.measures.episodes import needs
from gpsim.practice.care import Attendance, Hazard
from gpsim.practice.hub import opened, partner
from gpsim.practice.neighbours import Hub
from tests.readable import assert_log
from tests.together import live_beside
from tests.worlds import Birth, practice_of

PRACTICE = """
[needs.pain]
rate = 0
urgent = 1
suitable = { gp = 1 }
asks_for = "gp"
[needs.ache]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
urgent_if_full = []
routine_if_full = "ring_back"
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 8 }
notes = { law = "fixed", mean = 1 }
recontact = 0.2
recontact_after = { law = "fixed", mean = 1 }
makes = { result = 0.6 }
[continuity]
stranger_recontact = 0.2
[papers.result]
first = "read"
steps.read = { queue = "inbox", minutes = { law = "fixed", mean = 2 } }
[papers.summary]
first = "read"
steps.read = { queue = "inbox", minutes = { law = "fixed", mean = 3 } }
[book]
kinds.today = { consultation = "seen", takes = ["urgent", "routine"], horizon = 0, released = "08:00" }
templates.clinic.blocks.all = { at = 0, slots = 1, minutes = 10, slot = "today" }
templates.late.blocks.all = { at = 0, slots = 2, minutes = 10, slot = "today" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified", has_list = true }
activities.front = { serves = ["telephone"] }
activities.clinic = { serves = ["patients", "inbox"], bookable = true }
[team.people]
rita.role = "receptionist"
rita.rota.day = { days = ["mon", "tue"], start = "08:00", end = "09:00", activity = "front" }
ben.role = "doctor"
ben.rota.first = { days = ["mon"], start = "09:00", end = "10:00", activity = "clinic", template = "clinic" }
ben.rota.second = { days = ["mon"], start = "14:00", end = "15:00", activity = "clinic", template = "late" }
"""
SHARING = replace(
    practice_of(PRACTICE), hub=Hub(partners=1, sessions=1.0, routine=1.0, wait=0.0, accepts=0.8, paper="summary")
)
HERE, THERE = opened(SHARING), opened(partner(SHARING, 1), 1)


def test_who_finds_nothing_at_home_is_seen_in_a_slot_of_the_hub_wherever_the_first_is() -> None:
    """Each practice has one slot of its own at nine, and two that it gives to the hub, at two and ten past two.

    At one time the slot at home is taken. There are six slots in all, and seven who need one. A consultation takes
    eight minutes and one of notes; a result takes two to read, a summary from the hub three.
    """
    ours = [
        Birth("pain", "08:00"),  # 1 has our slot at nine
        Birth("pain", "08:02"),  # 2 has ours in the hub at two
        Birth("pain", "08:04"),  # 3 has theirs at two
        Birth("pain", "08:06"),  # 4 has ours at ten past two, and waits until the result of 2 is read
        Birth("pain", "08:08"),  # 5 has theirs at ten past two, and comes back, as a stranger has seen them
        Birth("pain", "08:10"),  # 6 finds nothing
    ]
    theirs = [Birth("pain", "08:30")]  # 1 has their own slot at nine
    luck = {("makes.seen.result", 5): 0.7, ("recontact.seen", 2): 0.3, ("recontact.seen", 5): 0.3}
    here, there = live_beside([HERE, THERE], [ours, theirs], said=[luck, {}])
    assert_log(
        here,
        contacts="""
        id arrived answered ended result
        1  08:00   08:00    08:01 booked
        2  08:02   08:02    08:03 booked
        3  08:04   08:04    08:05 outside
        4  08:06   08:06    08:07 booked
        5  08:08   08:08    08:09 outside
        6  08:10   08:10    08:11 try_again
        """,
        appointments="""
        id booking slot             person usual minutes wanted booked start began ended
        1  slot    today            ben    1     10      08:01  08:01  09:00 09:00 09:08
        2  slot    today_shared_hub ben    1     10      08:03  08:03  14:00 14:00 14:08
        3  outside shared_hub       -      0     0       08:05  08:05  14:00 14:00 14:08
        4  slot    today_shared_hub ben    1     10      08:07  08:07  14:10 14:11 14:19
        5  outside shared_hub       -      0     0       08:09  08:09  14:10 14:10 14:18
        """,
        work="""
        person start end   task               origin        id
        rita   08:00 08:01 telephone          first_contact 1
        rita   08:02 08:03 telephone          first_contact 2
        rita   08:04 08:05 telephone          first_contact 3
        rita   08:06 08:07 telephone          first_contact 4
        rita   08:08 08:09 telephone          first_contact 5
        rita   08:10 08:11 telephone          first_contact 6
        ben    09:00 09:08 consultation.seen  first_contact 1
        ben    09:08 09:09 notes.seen         first_contact 1
        ben    09:09 09:11 paper.result.read  first_contact result#1
        ben    14:00 14:08 consultation.seen  first_contact 2
        ben    14:08 14:09 notes.seen         first_contact 2
        ben    14:09 14:11 paper.result.read  first_contact result#2
        ben    14:11 14:19 consultation.seen  first_contact 4
        ben    14:19 14:20 notes.seen         first_contact 4
        ben    14:20 14:23 paper.summary.read outside       summary#1
        ben    14:23 14:25 paper.result.read  first_contact result#3
        ben    14:25 14:28 paper.summary.read outside       summary#2
        ben    14:28 14:30 paper.result.read  first_contact result#4
        """,
        episodes="""
        id        patient born  ended ending
        1         0       08:00 09:09 met
        2         0       08:02 14:09 met
        3         0       08:04 14:09 met_outside
        4         0       08:06 14:20 met
        5         0       08:08 -     open
        6         0       08:10 -     open
        result#1  0       09:09 09:11 filed
        result#2  0       14:09 14:11 filed
        result#3  0       14:09 14:25 filed
        result#4  0       14:20 14:30 filed
        summary#1 0       14:09 14:23 filed
        summary#2 0       14:19 14:28 filed
        """,
    )
    assert_log(
        there,
        contacts="""
        id arrived answered ended result
        1  08:30   08:30    08:31 booked
        """,
        appointments="""
        id     patient slot             person usual origin        booked start began ended
        1      0       today            ben+1  1     first_contact 08:31  09:00 09:00 09:08
        pain#1 -1      today_shared_hub ben+1  -1    guest         08:05  14:00 14:00 14:08
        pain#2 -1      today_shared_hub ben+1  -1    guest         08:09  14:10 14:10 14:18
        """,
        work="""
        person start end   task              origin        id
        rita+1 08:30 08:31 telephone         first_contact 1
        ben+1  09:00 09:08 consultation.seen first_contact 1
        ben+1  09:08 09:09 notes.seen        first_contact 1
        ben+1  09:09 09:11 paper.result.read first_contact result#1
        ben+1  14:00 14:08 consultation.seen guest         pain#1
        ben+1  14:08 14:09 notes.seen        guest         pain#1
        ben+1  14:10 14:18 consultation.seen guest         pain#2
        ben+1  14:18 14:19 notes.seen        guest         pain#2
        """,
        episodes="""
        id       patient born  ended ending
        1        0       08:30 09:09 met
        pain#1   -1      08:05 14:09 met
        pain#2   -1      08:09 14:19 met
        result#1 0       09:09 09:11 filed
        """,
    )


def test_who_is_seen_at_a_partners_breaks_continuity_and_a_guest_is_no_need_of_the_host() -> None:
    """Of four with a usual clinician three see him, and one a stranger. The host's own needs are none."""
    births = [Birth("pain", f"08:0{minute}") for minute in (0, 2, 4, 6)]
    here, there = live_beside([HERE, THERE], [births, []])
    assert continuity(here)["continuity_share"] == 0.75
    assert len(there.episodes) == 1
    assert needs(there)["needs_per_1000_per_week"] == 0.0


HALF = Hazard(days=(0.0,), shares=(0.5,))
UNSURE = replace(
    SHARING, attendance=Attendance(dna=HALF, cancels=HALF, notice=Fixed(mean=60.0), rebooks=0.4, dna_returns=0.4)
)
THREE = [Birth("pain", "08:00"), Birth("pain", "08:02"), Birth("pain", "08:04")]  # the third is sent to the partner


@pytest.mark.parametrize(
    ("decision", "status", "freed"), [("attends", "dna", "14:00"), ("cancels", "cancelled", "13:00")]
)
def test_a_guest_who_does_not_come_is_lost_there_and_what_follows_is_decided_at_home(
    decision: str, status: str, freed: str
) -> None:
    """Half would come, and half of all keep what is booked: a draw of 0.4 does not. Nobody asks again."""
    practices = [opened(UNSURE), opened(partner(UNSURE, 1), 1)]
    here, there = live_beside(practices, [THREE, []], said=[{}, {decision: 0.4}])
    assert_log(
        there,
        appointments=f"""
        id     status    origin        booked freed   start
        pain#1 {status}  guest         08:05  {freed} 14:00
        -      unused    first_contact -      -       09:00
        -      unused    first_contact -      -       14:10
        """
        + ("-      unused    first_contact -      -       14:00" if status == "cancelled" else ""),
        episodes=f"""
        id     patient ended   ending
        pain#1 -1      {freed} lost
        """,
    )
    assert_log(
        here,
        episodes=f"""
        id       ended   ending
        1        09:09   met
        2        14:09   met
        3        {freed} lost
        result#1 09:11   filed
        result#2 14:11   filed
        """,
    )


def test_a_guest_who_does_not_come_may_ask_again_at_home() -> None:
    """The draw of the patient's own practice says so: 0.3 of 0.4, after three days."""
    practices = [opened(UNSURE), opened(partner(UNSURE, 1), 1)]
    here, _ = live_beside(practices, [THREE, []], said=[{("dna_returns", 3): 0.3}, {"attends": 0.4}])
    assert here.episodes[here.episodes["id"] == 3]["ending"] == ENDINGS.index("open")


def test_a_routine_request_that_would_wait_goes_to_the_hub_and_one_that_need_not_stays() -> None:
    """With no wait that is borne, whoever has no slot at home today would wait for ever."""
    here, _ = live_beside([HERE, THERE], [[Birth("ache", "08:00"), Birth("ache", "08:02"), Birth("ache", "08:04")], []])
    assert_log(
        here,
        appointments="""
        id booking slot             origin        usual start
        1  slot    today            first_contact 1     09:00
        2  slot    today_shared_hub first_contact 1     14:00
        3  outside shared_hub       first_contact 0     14:00
        -  slot    today_shared_hub first_contact -1    14:10
        """,
    )


def test_who_will_not_go_to_another_practice_takes_only_the_hubs_slots_at_home() -> None:
    """As above: the third has ours at ten past two, rather than theirs at two."""
    births = [Birth("pain", "08:00"), Birth("pain", "08:02"), Birth("pain", "08:04"), Birth("pain", "08:06")]
    here, there = live_beside([HERE, THERE], [births, []], said=[{"accepts.shared_hub": 0.9}, {}])
    assert_log(
        here,
        contacts="""
        id result
        1  booked
        2  booked
        3  booked
        4  try_again
        """,
    )
    assert len(there.episodes) == 0
