"""Needs and papers, and how they end."""

import math
from collections.abc import Sequence
from typing import Any

import pytest

from gpsim.measures.catalogue import metrics
from tests.logs import WEEK, Row, at, log
from tests.measures.rows import NOBODY, call, numbers, seen


def need(identity: int, ending: str = "met", born: float = 480.0, **more: Any) -> Row:
    return {"id": identity, "ending": ending, "born": born, "root": born, "ended": born + 60.0, **more}


def paper(identity: int, ending: str = "filed", born: float = 480.0, **more: Any) -> Row:
    return need(identity, ending, born, paper=1, patient=NOBODY, **more)


def test_needs_are_told_by_how_they_end() -> None:
    endings = ["met", "met_outside", "filed", "lost", "open"]
    rows = [need(i, ending, patient=i % 4) for i, ending in enumerate(endings)]
    rows += [
        need(8, tried_again=2, patient=1),
        need(9, "lost", born=-1.0),
        need(9, "lost", born=WEEK),
        paper(7, "open"),
    ]
    found = numbers(like="needs_.*", episodes=rows)
    assert found["needs_per_1000_per_week"] == 6.0
    assert found["needs_met_share"] == pytest.approx(4 / 6)
    assert found["needs_lost_share"] == pytest.approx(1 / 6)
    assert found["needs_open_share"] == pytest.approx(1 / 6)
    assert found["needs_told_to_try_again_share"] == pytest.approx(1 / 6)
    assert found["needs_told_to_try_again_share.most_deprived"] == 0.5
    assert found["needs_lost_share.age_75_plus"] == pytest.approx(1 / 3)  # patients 1, 1 and 3


def test_needs_are_counted_by_the_week() -> None:
    rows = [need(i, born=i * 1440.0) for i in range(14)]
    made = log(episodes=rows, measured=2 * WEEK, end=3 * WEEK, list_size=500)
    assert metrics(made)["needs_per_1000_per_week"] == 14.0


def test_right_first_time_is_met_with_one_contact_of_those_who_asked() -> None:
    rows = [need(1), need(2, contacts=2), need(3, "lost"), need(4, contacts=0), need(5, patient=1)]
    found = numbers(like="right_.*", episodes=rows)
    assert (found["right_first_time_share"], found["right_first_time_share.not_online"]) == (0.5, 1.0)


def urgent(contacts: Sequence[Row], appointments: Sequence[Row] = (), ending: str = "lost", **more: Any) -> float:
    episode = need(1, ending, born=at(0, "02:00"), urgent=1, **more)
    routine = {**episode, "id": 2, "urgent": 0, "ending": "met"}
    asked = {"id": 2, "arrived": at(0, "09:00")}
    found = metrics(log(contacts=[*contacts, asked], appointments=appointments, episodes=[episode, routine]))
    return found["urgent_same_day_share"]


def test_an_urgent_need_is_to_be_seen_on_the_day_it_was_first_asked_about() -> None:
    asks = call(at(1, "08:05"), "abandoned")
    assert urgent([asks, call(at(2, "08:00"), result="duty")], [seen(1)]) == 1.0
    assert urgent([asks], [seen(2)]) == 0.0
    assert urgent([asks], [seen(1, began=at(2, "09:00"))]) == 0.0
    assert urgent([asks], [seen(1, booking="triage")]) == 0.0
    assert urgent([asks], [seen(1, status="dna")]) == 0.0
    assert urgent([asks], [seen(1, booking="outside", began=math.nan)]) == 1.0
    assert urgent([asks], ending="met_outside", ended=at(1, "20:00")) == 1.0
    assert urgent([asks], ending="met_outside", ended=at(2, "00:00")) == 0.0
    assert urgent([asks], ending="lost", ended=at(1, "20:00")) == 0.0
    assert math.isnan(urgent([call(at(7, "08:00"))], [seen(7)]))
    assert math.isnan(urgent([]))


def test_urgent_needs_sent_wrong_are_a_share_of_urgent_needs() -> None:
    rows = [need(1, urgent=1, misdirected=1), need(2, urgent=1), need(3, misdirected=1)]
    found = numbers(like="urgent_misdirected_share", episodes=rows)
    assert found == {"urgent_misdirected_share": 0.5}


@pytest.mark.parametrize(
    ("back", "counts"),
    [
        (call(at(14, "10:00")), True),
        (call(at(14, "10:09")), True),
        (call(at(14, "10:11")), False),
        (call(at(0, "09:59")), False),
        (call(at(3, "10:00"), id=2), False),
        (call(at(3, "10:00"), "abandoned"), False),
        (call(at(3, "10:00"), result="cancelled"), False),
        (call(at(3, "10:00"), channel="call_back"), False),
    ],
)
def test_asking_again_within_fourteen_days_is_a_recontact(back: Row, counts: bool) -> None:
    found = numbers(like="recontact_share", contacts=[back], appointments=[seen(0)], end=3 * WEEK)
    assert found == {"recontact_share": float(counts)}


def test_the_backlog_is_what_waits_at_the_end_of_working_days() -> None:
    """A letter from Monday to Wednesday, a result from Thursday on: 1, 1, 0, 1 and 1 at the ends of the five days."""
    rows = [
        paper(1, born=at(0, "10:00"), ended=at(2, "10:00")),
        paper(2, "open", born=at(3, "10:00"), kind=1, ended=math.nan, root=at(0, "10:00")),
        need(3, "open", ended=math.nan),
    ]
    assert numbers(like="paperwork_backlog.*", episodes=rows) == {
        "paperwork_backlog_items.letter": 0.4,
        "paperwork_backlog_items.result": 0.4,
        "paperwork_backlog_items.all": 0.8,
    }


def test_papers_are_late_when_not_filed_as_they_fall_due() -> None:
    due = at(2, "10:00")
    rows = [
        paper(1, due=due, ended=due),
        paper(2, due=due, ended=due + 1.0),
        paper(3, "open", due=due, ended=math.nan),
        paper(4, "open", due=2 * WEEK + 1.0, ended=math.nan),
        paper(7, "open", due=2 * WEEK, ended=math.nan, root=-5.0),
        paper(8, "open", due=due, born=-1.0),
        paper(5, "lost", due=due, ended=due - 5.0, kind=1),
        paper(6, "open", due=0.0, ended=math.nan, kind=1, root=-9.0),  # on its way
    ]
    assert numbers(like="paperwork_late.*", episodes=rows) == {
        "paperwork_late_share.letter": 0.75,
        "paperwork_late_share.result": 1.0,
        "paperwork_late_share.all": 0.8,
    }


def test_missed_actions_are_of_papers_filed() -> None:
    rows = [paper(1, missed=1), paper(2), paper(3), paper(4), paper(5, "open", missed=1)]
    assert numbers(like="missed.*", episodes=rows) == {"missed_actions_per_1000_papers": 250.0}
