"""The front door, on calls and requests made by hand."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from gpsim.measures.catalogue import metrics
from tests.logs import WEEK, Row, at, log
from tests.measures.rows import call, clinic, numbers, seen


def test_the_four_ends_of_calls_that_reach_the_line_sum_to_one() -> None:
    outcomes = ["answered"] * 5 + ["abandoned"] * 2 + ["menu"] * 2 + ["call_back"] + ["engaged"] * 6
    contacts = [call(600.0, outcome) for outcome in outcomes]
    contacts += [call(-5.0), call(WEEK), call(600.0, "closed"), call(600.0, channel="desk")]
    assert numbers(like="calls_.*", contacts=contacts) == {
        "calls_per_1000_per_day": 2.0,
        "calls_answered_share": 0.5,
        "calls_abandoned_share": 0.2,
        "calls_menu_share": 0.2,
        "calls_called_back_share": 0.1,
        "calls_engaged_share": 0.375,
    }


def test_holding_is_told_by_length_by_hour_and_by_patient() -> None:
    contacts = [
        call(at(0, "08:00"), held=1.0, patient=1),
        call(at(0, "09:59"), held=3.0),
        call(at(0, "10:00"), held=1.5),
        call(at(0, "18:30"), held=6.5),
        call(at(5, "09:00"), held=0.0),  # a Saturday
        call(at(0, "09:00"), "abandoned", patient=1),
    ]
    found = numbers(like="hold_.*", contacts=contacts)
    assert found["hold_mean_min"] == 2.4
    assert found["hold_mean_min.8-10am"] == 2.0
    assert found["hold_mean_min.core"] == pytest.approx(5.5 / 3)
    assert [found[f"hold_mean_min.{who}"] for who in ("not_online", "age_75_plus", "most_deprived")] == [1.0] * 3
    assert found["hold_p90_min"] == pytest.approx(3.0 + 0.6 * 3.5)  # six tenths of the way from the 4th to the 5th
    assert found["hold_p90_min.8-10am"] == pytest.approx(1.0 + 0.9 * 2.0)
    bands = ("0-1", "1-2", "2-5", "5+")
    assert [found[f"hold_share.{band}"] for band in bands] == [0.4, 0.2, 0.2, 0.2]
    assert [found[f"hold_share.{band}.8-10am"] for band in bands] == [0.5, 0.0, 0.5, 0.0]
    assert [found[f"hold_share.{band}.core"] for band in bands] == pytest.approx([1 / 3, 1 / 3, 1 / 3, 0.0])


def test_online_requests_are_counted_by_the_month() -> None:
    contacts = [call(600.0 + i, channel="online") for i in range(28)]
    contacts += [call(-1.0, channel="online"), call(600.0)]
    found = numbers(like="online.*", contacts=contacts)
    assert found == {"online_requests_per_1000_per_month": pytest.approx(28 / 7 * 365.25 / 12)}


def answered(contacts: Sequence[Row], **tables: Any) -> float:
    return metrics(log(contacts=contacts, **tables))["answered_by_next_working_day_share"]


@pytest.mark.parametrize(
    ("result", "known"),
    [("booked", 1.0), ("diverted", 1.0), ("cancelled", 1.0)]
    + [(result, 0.0) for result in ("try_again", "none", "listed", "waiting_list")],
)
def test_an_answer_counts_when_it_says_what_comes_next(result: str, known: float) -> None:
    assert answered([call(600.0, result=result)]) == known


def test_a_redial_may_answer_the_first_attempt_until_the_end_of_the_next_working_day() -> None:
    first = call(at(4, "09:00"), "abandoned")  # a Friday
    monday = call(at(7, "23:00"), result="booked", origin="redial")
    tuesday = call(at(8, "00:00"), result="booked", origin="redial")
    assert answered([first, monday]) == 1.0
    assert answered([first, tuesday]) == 0.0
    assert answered([first, {**monday, "id": 2}]) == 0.0


def test_a_request_on_the_list_is_answered_when_a_clinician_has_read_it() -> None:
    request = call(at(0, "09:00"), channel="online", result="listed")
    prompt = clinic(1, ("triage", 1, 2.0))
    late = clinic(2, ("triage", 1, 2.0))
    assert answered([request], days=[prompt]) == 1.0
    assert answered([request], days=[late]) == 0.0
    assert answered([request], days=[clinic(1, ("paper.letter.read", 1, 2.0))]) == 0.0
    assert answered([request], appointments=[seen(0, booking="triage")]) == 0.0


def test_without_another_working_day_a_request_is_to_be_answered_by_the_end() -> None:
    friday, saturday = call(at(4, "09:00"), "abandoned"), call(at(5, "09:00"), result="booked", origin="redial")
    assert answered([friday, saturday], end=WEEK) == 1.0


def test_core_hours_are_on_weekdays_that_are_working_days() -> None:
    saturday, monday, sunday = (call(at(number, "09:00"), held=held) for number, held in ((5, 2.0), (7, 4.0), (6, 8.0)))
    made = replace(log(contacts=[saturday, monday, sunday], measured=2 * WEEK), working_days=(5, 7))
    assert metrics(made)["hold_mean_min.core"] == 4.0
    closed = replace(made, working_days=(5,))
    assert math.isnan(metrics(closed)["hold_mean_min.core"])


def test_a_request_on_the_waiting_list_is_answered_when_it_is_booked() -> None:
    request = call(at(0, "09:00"), result="waiting_list")
    assert answered([request], appointments=[seen(9, booked_days_before=8)]) == 1.0
    assert answered([request], appointments=[seen(9, booked_days_before=7)]) == 0.0


def test_told_to_ring_back_is_a_share_of_answered_contacts_of_patients() -> None:
    contacts = [
        call(600.0, result="try_again"),
        call(600.0, result="booked", channel="desk", patient=1),
        call(600.0, "abandoned"),
        call(600.0, result="booked", channel="call_back"),
    ]
    found = numbers(like="ring_back.*", contacts=contacts)
    assert (found["ring_back_share"], found["ring_back_share.age_75_plus"]) == (0.5, 0.0)
