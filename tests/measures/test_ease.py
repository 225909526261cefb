"""How easy access is, on logs small enough to count by hand."""

import math
from typing import Any

import numpy as np
import pytest

from gpsim.measures.ease import daily, ease_of_access
from gpsim.practice.practice import Practice
from gpsim.practice.response import Response
from gpsim.records import put
from tests.logs import at, log
from tests.measures.rows import call, seen
from tests.strategies import small_practice

RESPONSE = Response(usual=0.5, too_long=10.0)
IN_VAIN: tuple[Any, ...] = ("abandoned", "menu", "engaged")


def of(response: Response = RESPONSE, **tables: Any) -> dict[int, float]:
    """The ease of access of each day on which somebody asked about aches, the first of the needs."""
    days, ease = daily(log(**tables), response, [0])
    return dict(zip(days.astype(int).tolist(), ease.tolist(), strict=True))


def ache(identity: int) -> dict[str, Any]:
    return {"id": identity, "born": 480.0, "root": 480.0}


def test_a_day_is_as_easy_as_attempts_are_not_in_vain() -> None:
    """Of five attempts three are in vain, and one is told to try again; a form is not about an ache."""
    failed = [call(500.0, outcome, ended=501.0) for outcome in IN_VAIN]
    heard = [call(500.0), call(510.0, result="try_again")]
    assert of(contacts=[*failed, *heard, call(520.0, need=1)]) == {0: pytest.approx(0.2)}


def test_who_asks_to_be_rung_counts_when_the_practice_rings() -> None:
    asked = call(at(0, "17:00"), "call_back", ended=at(0, "17:00"))
    rung = call(at(1, "08:10"), channel="call_back")
    assert of(contacts=[asked, rung]) == {1: 1.0}


def test_appointments_are_prompt_if_they_come_soon_after_the_day_wanted() -> None:
    """Of ten days, which are too long, none, four and twelve are waited: 1, 0.6 and 0. A follow-up does not count."""
    contacts = [call(500.0, id=i) for i in (1, 2, 3)]
    booked: dict[str, Any] = {"booked": 600.0, "wanted": 600.0}
    appointments = [
        seen(0, id=1, **booked),
        seen(6, id=2, booked=600.0, wanted=at(2, "00:00")),
        seen(12, id=3, **booked),
        seen(9, id=3, origin="follow_up", **booked),
        seen(9, id=4, **booked),
    ]
    episodes = [ache(1), ache(2), ache(3), {**ache(4), "kind": 1}]
    assert of(contacts=contacts, appointments=appointments, episodes=episodes) == {0: pytest.approx(1.6 / 3.0)}


def test_where_none_is_booked_appointments_are_as_prompt_as_those_before() -> None:
    contacts = [call(at(day, "08:00")) for day in range(3)]
    appointments = [seen(6, booked=at(1, "09:00"), wanted=at(1, "09:00"))]
    assert of(contacts=contacts, appointments=appointments, episodes=[ache(1)]) == {0: 1.0, 1: 0.5, 2: 0.5}


def asking(response: Response) -> Practice:
    """A practice of which aches respond."""
    practice = small_practice()
    illness = practice.needs["illness"]
    practice = put(practice, "needs", lambda _: {"ache": illness, "form": illness})
    return put(put(practice, "needs.ache.response", lambda _: "asking"), "responses", lambda _: {"asking": response})


def test_the_ease_of_access_is_the_mean_of_the_measured_days() -> None:
    """Half on Monday and all on Tuesday; the week after is not measured."""
    failed = [call(at(day, "08:00"), "abandoned", ended=at(day, "08:05")) for day in (0, 8)]
    contacts = [*failed, call(at(0, "09:00")), call(at(1, "09:00"))]
    found = ease_of_access(log(contacts=contacts), lambda _: asking(RESPONSE))
    assert found == {"ease_of_access.asking": 0.75}


def test_there_is_no_ease_of_access_where_nobody_asks() -> None:
    assert math.isnan(ease_of_access(log(), lambda _: asking(RESPONSE))["ease_of_access.asking"])
    assert ease_of_access(log(), lambda _: small_practice()) == {}


def test_days_are_told_in_order() -> None:
    days, ease = daily(log(contacts=[call(at(day, "09:00")) for day in (3, -2, 0)]), RESPONSE, [0])
    assert np.array_equal(days, [-2.0, 0.0, 3.0])
    assert np.array_equal(ease, [1.0, 1.0, 1.0])
