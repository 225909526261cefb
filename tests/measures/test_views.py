"""What is drawn of a practice's week, in logs of a few rows."""

import numpy as np
import pytest

from gpsim.measures import views
from tests.logs import ANN, WEEK, at, log
from tests.measures.rows import call, clinic, seen

NAN = float("nan")


def test_calls_are_counted_by_half_hour_and_working_day() -> None:
    contacts = [
        call(at(0, "08:00"), held=2.0),
        call(at(1, "08:29"), held=4.0),
        call(at(1, "08:30"), outcome="abandoned"),
        call(at(5, "08:00")),  # a Saturday
        call(at(7, "08:00")),  # not measured
        call(at(0, "09:00"), outcome="engaged"),
        call(at(0, "08:00"), channel="desk"),
    ]
    found = views.calls(log(contacts=contacts))
    assert found.by_outcome["answered"][16] == 2 / 5
    assert found.by_outcome["abandoned"][17] == 1 / 5
    assert sum(each.sum() for each in found.by_outcome.values()) == pytest.approx(3 / 5)
    assert found.hold[16] == 3.0
    assert np.isnan(found.hold[17])


def test_a_day_fills_as_slots_are_released_and_booked() -> None:
    rows = [
        seen(3, booked_days_before=2, released=at(0, "08:00")),
        seen(3, booked_days_before=0, released=at(3, "08:00"), status="dna"),
        seen(3, released=-WEEK, status="unused", booked=NAN),
        seen(3, released=-WEEK, status="cancelled"),
        seen(3, booking="extra"),
    ]
    released, booked = views.book_filling(log(appointments=rows), days=4)["gp"]
    assert released.tolist() == [1.0, 2 / 3, 2 / 3, 2 / 3, 1 / 3]
    assert booked.tolist() == [2 / 3, 1 / 3, 1 / 3, 0.0, 0.0]


def test_busy_is_time_worked_of_time_present_beyond_the_rota_too() -> None:
    """Ann is here from 09:00 to 10:00, works 45 minutes and another 30 from 10:00."""
    days = [clinic(0, ("triage", 1, 45.0), ("idle", 0, 15.0), ("triage", 2, 30.0), person=ANN, hours=1.0)]
    monday = views.busy(log(days=days))["partner"][0]
    assert monday[18:22].tolist() == pytest.approx([1.0, 0.5, 1.0, NAN], nan_ok=True)
    assert np.isnan(views.busy(log(days=days))["registrar"]).all()


def test_papers_left_are_those_that_came_and_are_not_filed_by_the_end_of_the_day() -> None:
    papers = [
        {"id": 1, "paper": 1, "kind": 0, "born": at(-1, "09:00"), "ended": at(0, "17:00")},
        {"id": 2, "paper": 1, "kind": 0, "born": at(0, "09:00"), "ended": at(2, "09:00")},
        {"id": 3, "paper": 1, "kind": 1, "born": at(4, "09:00"), "ended": NAN},
        {"id": 4, "paper": 0, "kind": 1, "born": at(0, "09:00"), "ended": NAN},
    ]
    days, left = views.papers_left(log(episodes=papers))
    assert days.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert left["letter"].tolist() == [1.0, 1.0, 0.0, 0.0, 0.0]
    assert left["result"].tolist() == [0.0, 0.0, 0.0, 0.0, 1.0]


def test_an_ordinary_day_is_no_monday_and_neither_the_longest_nor_the_shortest() -> None:
    days = [clinic(day, ("triage", day, minutes)) for day, minutes in enumerate((50.0, 10.0, 90.0, 40.0, 60.0))]
    found = log(days=days)
    assert views.ordinary_day(found) == 3
    work, shifts = views.on_day(found, 3)
    assert (work["id"].tolist(), shifts["person"].tolist()) == ([3], [ANN])
    assert views.ordinary_day(log()) == 1
