"""The housebound whom a community nurse suits, worked by hand: who is passed on, who is visited, and who comes back."""

from dataclasses import replace
from typing import Any

import pytest

from gpsim.practice.demand import Need
from gpsim.practice.practice import Practice
from gpsim.records import put
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.flare]
rate = 0
urgent = 0.5
at_home = true
suitable = { gp = 1 }
suitable_at_home = { gp = 0.5, nurses = 0.5 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
[destinations.nurses]
kind = "outside"
capacity = 2
attends = 0.9
days = { law = "fixed", mean = 1 }
bounce = 0.1
bounce_to = "gp"
bounce_after = { law = "fixed", mean = 0.0625 } # an hour and a half
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
urgent_if_full = ["duty"]
duty = { consultation = "call" }
visiting = { consultation = "visit" }
navigation = { offered = { nurses = 0.5 }, minutes = 5 }
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
activities.front = { serves = ["telephone"] }
activities.clinic = { serves = ["patients"], bookable = true }
activities.round = { serves = ["visits", "duty"] }
[team.people]
rita.role = "receptionist"
rita.rota.day = { days = ["mon", "tue"], start = "08:00", end = "12:00", activity = "front" }
dee.role = "doctor"
dee.rota.round = { days = ["mon", "tue"], start = "09:00", end = "12:00", activity = "round" }
dee.rota.clinic = { days = ["mon"], start = "12:00", end = "12:10", activity = "clinic", template = "clinic" }
"""
BIRTHS = [
    Birth("flare", "08:00"),  # 1 is passed on in six minutes, and seen by a nurse a day later
    Birth("flare", "08:10"),  # 2 too, but comes back from the nurse: rings again, and is visited on Tuesday
    Birth("flare", "08:20"),  # 3 would be offered a nurse, but two a week are all that they take
    Birth("flare", "08:30"),  # 4 cannot wait: visited
    Birth("flare", "08:40", patient=1),  # 5 can leave the house: seen at the surgery
]
OFFERED: dict[Any, float] = {
    "urgent": 0.7,
    "suitable": 0.6,
    "offered": 0.4,
    "accepts.nurses": 0.9,
    "attends.nurses": 0.5,
}
LUCK: dict[Any, float] = {
    **OFFERED,
    ("urgent", 4): 0.2,
    ("patient.housebound", 1): 0.9,
    "bounce.nurses": 0.5,
    ("bounce.nurses", 2): 0.09,
}


def some_housebound() -> Practice:
    return put(practice_of(PRACTICE), "patients.bands.all", lambda band: replace(band, housebound=0.8))


def test_who_can_wait_at_home_is_passed_on_to_nurses_who_take_so_many_and_send_some_back() -> None:
    """A call takes a minute, with an offer of the nurse six. Dee visits 3, then 4; 2 on Tuesday."""
    assert_log(
        live(some_housebound(), BIRTHS, days=2, said=LUCK),
        contacts="""
        id arrived       ended         result
        1  08:00         08:06         diverted
        2  08:10         08:16         diverted
        3  08:20         08:21         visit
        4  08:30         08:31         visit
        5  08:40         08:41         booked
        2  tue.09:46     tue.09:47     visit
        """,
        appointments="""
        id booking kind  slot   status   person began     ended
        1  outside -     nurses attended -      tue.08:06 tue.08:06
        2  outside -     nurses attended -      tue.08:16 tue.08:16
        2  visit   visit -      attended dee    tue.09:47 tue.10:17
        3  visit   visit -      attended dee    09:00     09:30
        4  visit   visit -      attended dee    09:30     10:00
        5  slot    seen  ahead  attended dee    12:00     12:10
        """,
        episodes="""
        id ended     ending
        1  tue.08:06 met_outside
        2  tue.10:17 met
        3  09:30     met
        4  10:00     met
        5  12:10     met
        """,
    )


def test_whom_the_nurses_refuse_is_visited_by_the_doctor() -> None:
    """A tenth are; 1 rings again on the same day."""
    log = live(some_housebound(), BIRTHS[:1], said={**LUCK, "attends.nurses": 0.9})
    assert_log(
        log,
        appointments="""
        id booking kind  slot  status   person began ended
        1  visit   visit -     attended dee    09:37 10:07
        -  slot    seen  ahead unused   dee    -     -
        """,
    )


def test_where_nothing_suits_those_at_home_more_than_others_they_are_as_the_others() -> None:
    """So 1 and 2 are visited, like 3."""
    plain = put(some_housebound(), "needs.flare.suitable_at_home", lambda _: {})
    log = live(plain, BIRTHS[:3], said=LUCK)
    assert_log(
        log,
        contacts="""
        id ended result
        1  08:01 visit
        2  08:11 visit
        3  08:21 visit
        """,
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"suitable_at_home": {"gp": 0.5}}, "suitable_at_home: the shares sum to 0.5, not 1"),
        ({"suitable_at_home": {"gp": 1.0}, "at_home": False}, "nobody with it is visited unless at_home is true"),
    ],
)
def test_what_suits_at_home_must_be_all_of_those_who_are_visited(more: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Need(**{"rate": 1.0, "suitable": {"gp": 1.0}, "asks_for": "gp", "at_home": True, **more})  # type: ignore[arg-type]
