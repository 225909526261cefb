"""How full the book is, and what it does not show, in days of a few patients."""

import math

from tests.logs import ANN, CY, at
from tests.measures.rows import numbers, seen


def test_slots_used_are_those_that_somebody_had_and_a_slot_booked_twice_is_one() -> None:
    ten, eleven, noon = at(0, "10:00"), at(0, "11:00"), at(0, "12:00")
    rows = [
        seen(0, start=ten, status="cancelled"),
        seen(0, start=ten),
        seen(0, start=eleven, status="dna"),
        seen(0, start=noon, status="unused"),
        seen(0, start=noon + 10.0, status="cancelled"),
        seen(0, start=noon + 20.0, status="moved"),
        seen(0, start=noon, booking="extra"),
        seen(0, start=noon, person=CY),
        seen(8, start=at(8, "10:00"), status="unused"),
    ]
    used = numbers(like="slots_used_share.*", appointments=rows)
    assert used["slots_used_share.partner"] == 2 / 4
    assert used["slots_used_share.all"] == 3 / 5


def test_off_the_book_are_minutes_with_patients_who_have_no_slot() -> None:
    ten = at(0, "10:00")
    rows = [
        seen(0, ended=ten + 12.0),
        seen(0, booking="duty", ended=ten + 3.0, minutes=0.0),
        seen(0, booking="extra", ended=ten + 5.0, minutes=0.0),
        seen(0, status="dna", began=math.nan, ended=math.nan),
        seen(0, booking="outside", person=-1),
        seen(0, person=CY, ended=ten + 20.0),
    ]
    found = numbers(like="off_book_share.*", appointments=rows)
    assert found["off_book_share.partner"] == 8 / 20
    assert found["off_book_share.all"] == 8 / 40


def test_a_group_is_off_no_book_and_its_minutes_are_shared() -> None:
    """Two of a group have its half-hour between them, though one came ten minutes late."""
    half_past = at(0, "10:30")
    rows = [
        seen(0, kind=4, ended=half_past),
        seen(0, kind=4, began=at(0, "10:10"), ended=half_past),
        seen(0, booking="duty", ended=at(0, "10:10"), minutes=0.0),
    ]
    assert numbers(like="off_book_share.partner", appointments=rows) == {"off_book_share.partner": 10 / 40}
    assert numbers(like="slots_used_share.partner", appointments=rows) == {"slots_used_share.partner": 1.0}


def test_lengths_are_banded_with_begun_minutes_counted_whole() -> None:
    lengths = (0.5, 5.0, 5.25, 10.0, 12.0, 15.0, 15.5, 60.0)
    rows = [seen(0, person=ANN, ended=at(0, "10:00") + minutes) for minutes in lengths]
    assert numbers(like="duration_share.*", appointments=rows) == {
        "duration_share.1-5": 2 / 8,
        "duration_share.6-10": 2 / 8,
        "duration_share.11-15": 2 / 8,
        "duration_share.16+": 2 / 8,
    }
