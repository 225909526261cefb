"""The list of those whom a clinician rings before anything is booked, by hand; and who asks again after a message."""

from dataclasses import replace

import pytest

from gpsim.practice.access import Mixed, PhoneList, Triage
from gpsim.practice.practice import Practice
from gpsim.records import put
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
wanted = { law = "fixed", mean = 0 }
[needs.wound]
rate = 0
suitable = { nurse = 1 }
asks_for = "nurse"
[needs.form]
rate = 0
clinical = false
suitable = { gp = 1 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
nurse = { kind = "walk_in", queue = "ring", consultation = "ring" }
[access]
channels = { telephone = 1, online = 1 }
telephone.talk = { law = "fixed", mean = 3 }
online.read = { law = "fixed", mean = 1 }
policy.policy = "mixed"
[access.policy.triage]
read = { law = "fixed", mean = 2 }
message = 1
[consultations.ring]
mode = "telephone"
minutes.any = { law = "fixed", mean = 5 }
notes = { law = "fixed", mean = 2 }
converts = 0.5
[consultations]
seen = { mode = "face_to_face", minutes.any = { law = "fixed", mean = 10 } }
[book]
notice = 0
kinds.any = { consultation = "seen", takes = ["routine", "urgent"], horizon = 0 }
templates.clinic.blocks.all = { at = 20, slots = 3, minutes = 10, slot = "any" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified" }
activities.front = { serves = ["telephone", "online"] }
activities.clinic = { serves = ["patients", "ring", "triage"], bookable = true }
people.amy.role = "doctor"
people.amy.rota.clinic.days = ["mon", "tue", "wed", "thu", "fri"]
people.amy.rota.clinic.start = "09:00"
people.amy.rota.clinic.end = "10:00"
people.amy.rota.clinic.activity = "clinic"
people.amy.rota.clinic.template = "clinic"
people.rita.role = "receptionist"
people.rita.rota.day = { days = ["mon", "thu"], start = "08:00", end = "09:00", activity = "front" }
"""


def listing(share: float) -> Practice:
    """The practice with a list for ``share`` of the requests for a GP; who must be seen is booked as anybody."""
    practice = put(practice_of(PRACTICE), "consultations.ring.converts_class", lambda _: "")
    listed = PhoneList(share=share, places=("gp",), queue="ring", consultation="ring")
    return replace(practice, access=replace(practice.access, phone_list=listed))


def test_whoever_is_listed_is_rung_first_and_booked_only_if_that_does_not_settle_it() -> None:
    """Half are listed. Amy rings from nine, 5 minutes and 2 of notes each; her three slots begin at 09:20."""
    births = [
        Birth("ache", "08:00"),  # 1 is listed; the call settles it
        Birth("ache", "08:10"),  # 2 is not: booked at 09:20
        Birth("ache", "08:20"),  # 3 is listed, and must be seen: 09:30, when 2 has the first slot
        Birth("form", "08:30"),  # 4 is no clinical request: booked at 09:30 before 3 is rung, who then has 09:40
        Birth("wound", "08:40"),  # 5 asks for somebody else than those whose list it is: goes there at once
    ]
    luck = {
        "phone_list": 0.4, ("phone_list", 2): 0.5, "converts.ring": 0.5, ("converts.ring", 3): 0.4,
    }  # fmt: skip
    log = live(listing(0.5), births, said=luck)
    assert_log(
        log,
        contacts="""
        id channel   arrived ended person outcome  result
        1  telephone 08:00   08:03 rita   answered listed
        2  telephone 08:10   08:13 rita   answered booked
        3  telephone 08:20   08:23 rita   answered listed
        4  telephone 08:30   08:33 rita   answered booked
        5  telephone 08:40   08:43 rita   answered walk_in
        """,
        appointments="""
        id kind booking   slot status   person booked start began ended
        1  ring call_back -    attended amy    08:03  08:03 09:00 09:05
        3  ring call_back -    attended amy    08:23  08:23 09:07 09:12
        5  ring walk_in   -    attended amy    08:43  08:43 09:14 09:19
        2  seen slot      any  attended amy    08:13  09:20 09:21 09:31
        4  seen slot      any  attended amy    08:33  09:30 09:31 09:41
        3  seen slot      any  attended amy    09:14  09:40 09:41 09:51
        """,
        episodes="""
        id kind  urgent born  ended ending contacts
        1  ache  0      08:00 09:07 met    1
        2  ache  0      08:10 09:31 met    1
        3  ache  0      08:20 09:51 met    1
        4  form  0      08:30 09:41 met    1
        5  wound 0      08:40 09:21 met    1
        """,
    )


@pytest.mark.parametrize(("share", "rung"), [(0.0, 0), (0.25, 2), (0.5, 4), (1.0, 8)])
def test_the_share_says_who_is_listed_and_more_listed_are_those_and_others(share: float, rung: int) -> None:
    """Eight patients with the luck 0, 1/8, 2/8 and so on."""
    births = [Birth("ache", f"08:{5 * i:02}") for i in range(8)]
    log = live(listing(share), births, said={("phone_list", i + 1): i / 8 for i in range(8)})
    listed = [int(row["id"]) for row in log.contacts if row["result"] == 2]  # in the order of RESULTS
    assert listed == list(range(1, rung + 1))


def test_urgent_patients_whom_a_call_does_not_settle_are_booked_today_or_told_to_try_again() -> None:
    """Four urgent requests, all rung, all to be seen: three slots, and nothing that takes a fourth."""
    practice = put(listing(1.0), "needs.ache.urgent", lambda _: 1.0)
    practice = replace(practice, access=replace(practice.access, urgent_if_full=()))
    births = [Birth("ache", f"08:{5 * i:02}") for i in range(4)]
    log = live(practice, births, said={"converts.ring": 0.4, "urgent": 0.0})
    assert_log(
        log,
        appointments="""
        id kind booking   began ended
        1  ring call_back 09:00 09:05
        2  ring call_back 09:07 09:12
        3  ring call_back 09:14 09:19
        1  seen slot      09:21 09:31
        2  seen slot      09:31 09:41
        3  seen slot      09:41 09:51
        4  ring call_back 09:51 09:56
        """,
    )
    assert [int(row["tried_again"]) for row in log.episodes] == [0, 0, 0, 1]


def test_some_whom_a_message_answered_ask_again_after_three_days_and_are_booked() -> None:
    """Four in ten of those answered. 1 asks again on Thursday at 09:02, when Amy's message is three days old."""
    triage = Triage(read=practice_of(PRACTICE).access.policy.triage.read, message=1.0, message_returns=0.4)  # type: ignore[union-attr]
    practice = practice_of(PRACTICE)
    practice = replace(practice, access=replace(practice.access, policy=Mixed(triage=triage)))
    births = [Birth("ache", "08:00", "online"), Birth("ache", "08:10", "online")]
    practice = put(practice, "team.people.rita.rota.day.end", lambda _: "10:00")
    log = live(practice, births, days=4, said={("message_returns", 1): 0.3, ("message_returns", 2): 0.4})
    assert_log(
        log,
        contacts="""
        id channel arrived   ended     result origin
        1  online  08:00     08:00     listed first_contact
        2  online  08:10     08:10     listed first_contact
        1  online  thu.09:02 thu.09:03 booked recontact
        """,
        episodes="""
        id ended     ending contacts
        1  thu.09:30 met    2
        2  09:04     met    1
        """,
    )
