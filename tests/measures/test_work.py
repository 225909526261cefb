"""The time of the team, told apart by what it went on."""

import math

import pytest

from gpsim.measures.catalogue import metrics
from tests.logs import ANN, BO, CY, DI, ED, log
from tests.measures.rows import clinic, numbers


def test_hours_are_told_apart_by_what_they_went_on() -> None:
    pieces = [
        ("consultation.routine", 1, 60.0),
        ("paper.letter.read", 2, 30.0),
        ("telephone", 3, 15.0),
        ("supervision", 4, 12.0),
        ("overhead.debrief", 0, 6.0),
        ("overhead.meeting", 0, 45.0),
    ]
    outside = clinic(7, ("consultation.routine", 1, 60.0))
    found = metrics(log(days=[clinic(0, *pieces), outside]))
    assert found["hours_per_week.partner"] == 2.8
    assert found["direct_hours_per_week.partner"] == 1.0
    assert found["paperwork_hours_per_week.partner"] == 0.5
    assert found["front_door_hours_per_week.partner"] == 0.25
    assert found["supervision_hours_per_week.partner"] == 0.3
    assert found["overhead_hours_per_week.partner"] == 0.75
    assert found["rota_hours_per_week.partner"] == 3.0
    assert found["free_hours_per_week.partner"] == pytest.approx(0.2)
    assert found["hours_per_week.registrar"] == 0.0


def test_groups_hold_their_roles_and_gps_include_trainees() -> None:
    hours = zip((ANN, BO, CY, DI, ED), (60.0, 60.0, 30.0, 15.0, 45.0), strict=True)
    days = [clinic(0, ("telephone", 1, minutes), person=person) for person, minutes in hours]
    assert numbers(like=r"hours_per_week\..*", days=days) == {
        "hours_per_week.partner": 2.0,
        "hours_per_week.registrar": 0.5,
        "hours_per_week.practice_nurse": 0.25,
        "hours_per_week.receptionist": 0.75,
        "hours_per_week.gp_qualified": 2.0,
        "hours_per_week.gp_trainee": 0.5,
        "hours_per_week.gp": 2.5,
        "hours_per_week.nurse": 0.25,
        "hours_per_week.other_direct_care": 0.0,
        "hours_per_week.admin": 0.75,
        "hours_per_week.all": 3.5,
    }


def test_overtime_is_no_part_of_utilisation() -> None:
    """Of 3 hours Ann works all and half an hour more; Bo works 1.5; two shifts end late by 30 and 0 minutes."""
    days = [clinic(0, ("triage", 1, 210.0)), clinic(0, ("triage", 2, 90.0), person=BO)]
    found = metrics(log(days=days))
    assert found["utilisation.partner"] == 0.75
    assert found["overtime_hours_per_week.partner"] == 0.5
    assert found["free_hours_per_week.partner"] == 1.5
    assert found["late_finish_mean_min.partner"] == 15.0
    assert math.isnan(found["utilisation.nurse"])
    assert math.isnan(found["late_finish_mean_min.nurse"])
