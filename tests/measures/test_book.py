"""The third next available appointment in books of a few slots."""

import math
from dataclasses import replace
from typing import Any

from gpsim.measures.catalogue import metrics
from tests.logs import ANN, BO, WEEK, Row, at, log
from tests.measures.rows import numbers


def slot(day_: int, clock: str, booked: float = math.nan, **more: Any) -> Row:
    status = "unused" if math.isnan(booked) else "attended"
    start = {"start": at(day_, clock), "released": -WEEK, "minutes": 10.0}
    return {"person": ANN, "status": status, "booked": booked, **start, **more}


def third(*rows: Row, who: str = "partner") -> float:
    """Days on Monday morning."""
    monday = replace(log(appointments=rows), working_days=(0,))
    return metrics(monday)[f"third_next_available_days.{who}"]


def test_the_third_free_slot_is_counted_from_eight() -> None:
    free = [slot(0, "07:50"), slot(0, "09:00"), slot(2, "09:00"), slot(5, "09:00"), slot(6, "09:00", person=BO)]
    assert third(*free) == 5.0
    assert third(*free, who="gp") == 5.0
    assert math.isnan(third(*free, who="nurse"))


def test_a_slot_is_free_until_it_is_booked_and_after_it_is_cancelled() -> None:
    eight = at(0, "08:00")
    near = [slot(1, "09:00"), slot(1, "09:10"), slot(9, "09:00")]
    assert third(*near, slot(2, "09:00", booked=eight + 1.0)) == 2.0
    assert third(*near, slot(2, "09:00", booked=eight)) == 9.0
    cancelled = slot(2, "09:00", booked=eight - 500.0, status="cancelled", freed=eight - 60.0)
    assert third(*near, cancelled) == 2.0
    assert third(*near, {**cancelled, "freed": eight + 60.0}) == 9.0
    assert third(*near, cancelled, slot(2, "09:00", booked=eight - 30.0)) == 9.0
    assert third(*near, slot(2, "09:00", booked=eight - 30.0, released=-2 * WEEK, began=1.0), cancelled) == 9.0
    other = slot(2, "09:10", booked=eight - 500.0, status="cancelled", freed=eight - 60.0, began=1.0)
    assert third(*near[1:], cancelled, other) == 2.0
    assert third(*near, cancelled, slot(2, "09:00", booked=eight + 30.0)) == 2.0
    assert third(*near, cancelled, slot(2, "09:00")) == 2.0
    assert third(*near, {**cancelled, "status": "moved"}) == 9.0


def test_slots_not_yet_released_or_kept_for_their_day_are_not_free_ahead() -> None:
    eight = at(0, "08:00")
    near = [slot(1, "09:00"), slot(1, "09:10"), slot(9, "09:00")]
    assert third(*near, slot(2, "09:00", released=eight)) == 2.0
    assert third(*near, slot(2, "09:00", released=eight + 1.0)) == 9.0
    assert third(*near, slot(0, "09:00", released=at(0, "00:00"))) == 9.0
    assert third(*near, slot(2, "09:00", booking="extra")) == 9.0
    assert third(*near, slot(2, "09:00", minutes=0.0)) == 9.0


def test_places_in_a_group_are_not_what_the_third_slot_gauges() -> None:
    near = [slot(1, "09:00"), slot(1, "09:10"), slot(9, "09:00")]
    assert third(*near, slot(2, "09:00", kind=4), slot(2, "09:00", kind=4)) == 9.0


def test_a_book_with_fewer_than_three_free_slots_reaches_beyond_its_last_day() -> None:
    assert third(slot(1, "09:00"), slot(1, "09:10"), slot(20, "09:00", booked=-1.0)) == 21.0


def test_the_third_free_slot_is_a_mean_over_working_days() -> None:
    """On Monday it is 4 days ahead, 3 on Tuesday, 2, 1, and none on Friday."""
    rows = [slot(4, "09:00"), slot(4, "09:10"), slot(4, "09:20")]
    assert numbers(like="third.*partner", appointments=rows) == {"third_next_available_days.partner": 2.0}
