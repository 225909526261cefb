"""What a week costs: a GP at 90 pounds an hour whose overtime is unpaid, a nurse at 40 whose overtime is paid."""

from dataclasses import replace
from typing import Any, Literal

import pytest

from gpsim.log import Log
from gpsim.measures.catalogue import metrics
from gpsim.measures.costs import cost_per_week, is_paid_beyond, locum_sessions_per_week
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice, SpentMoney
from gpsim.practice.team import Role
from gpsim.records import put
from tests.logs import WEEK, at, day, log
from tests.strategies import small_practice

PRACTICE = small_practice()
PEOPLE = (("Dr Ames", "partner", "gp_qualified"), ("Nurse Bell", "practice_nurse", "nurse"))
AMES, BELL = 0, 1
HOUR = 60.0


def run(*days: Any, **more: Any) -> Log:
    return log(days=days, people=PEOPLE, **more)


def hours(person: int, rota: float, beyond: float = 0.0, number: int = 0, **more: Any) -> Any:
    start = at(number, "09:00")
    return day(person, start, start + rota * HOUR, ("telephone", 1, (rota + beyond) * HOUR), **more)


def cost(made: Log, *practices: Practice) -> dict[str, float]:
    """Pounds a week, where the practice is each of ``practices`` in turn."""
    found = cost_per_week(made, lambda week: practices[week])
    return {name.removeprefix("cost_per_week."): value for name, value in found.items()}


def test_rotad_hours_cost_their_rate_and_overtime_where_it_is_paid() -> None:
    made = run(hours(AMES, 3.0, beyond=1.0), hours(BELL, 3.0, beyond=0.5), hours(AMES, 3.0, number=7))
    assert cost(made, PRACTICE) == {"practice": 270.0 + 140.0, "network": 0.0, "nhs": 0.0}


@pytest.mark.parametrize(
    ("finishes", "overtime_paid", "pounds"),
    [("stays", None, 80.0), ("stops", None, 120.0), ("stays", True, 120.0), ("stops", False, 80.0)],
)
def test_those_who_stay_are_not_paid_for_it_unless_the_file_says_so(
    finishes: Literal["stays", "stops"], overtime_paid: bool | None, pounds: float
) -> None:
    """Two hours on the rota and one beyond, at 40 pounds."""
    role = Role(group="nurse", finishes=finishes, overtime_paid=overtime_paid, cost=40.0)
    practice = put(PRACTICE, "team.roles.practice_nurse", lambda _: role)
    assert cost(run(hours(BELL, 2.0, beyond=1.0)), practice)["practice"] == pounds


@pytest.mark.parametrize("name", ["reference", "small_practice"])
def test_no_gp_of_a_shipped_practice_is_paid_beyond_the_rota_and_receptionists_are(name: str) -> None:
    roles = load_practice(name).team.roles
    gps = {role for role in roles if roles[role].group in ("gp_qualified", "gp_trainee")}
    assert gps
    assert {role for role in gps if is_paid_beyond(roles[role])} == set()
    assert is_paid_beyond(roles["receptionist"])


def test_a_role_is_paid_from_its_own_purse() -> None:
    network = put(PRACTICE, "team.roles.practice_nurse", lambda role: replace(role, purse="network"))
    assert cost(run(hours(BELL, 2.0)), network) == {"practice": 0.0, "network": 80.0, "nhs": 0.0}


def test_services_outside_cost_their_fee_for_every_patient_seen() -> None:
    seen = {"person": -1, "kind": -1, "slot": 0, "booking": "outside", "start": at(1, "12:00")}
    rows = [seen, seen, {**seen, "start": at(7, "12:00")}, {**seen, "status": "dna"}, {**seen, "booking": "slot"}]
    assert cost(run(appointments=rows), PRACTICE) == {"practice": 0.0, "network": 0.0, "nhs": 30.0}


def test_money_counts_in_the_week_it_is_spent() -> None:
    """A one-off 100 in the first of two weeks and 40 a week from the practice; 6 a week saved in the second."""
    first = {"course": SpentMoney(purse="practice", once=100.0), "licence": SpentMoney(purse="practice", per_week=40.0)}
    later = {"licence": first["licence"], "stock": SpentMoney(purse="practice", per_week=-6.0)}
    practices = [replace(PRACTICE, spent_money=money) for money in (first, later)]
    assert cost(run(measured=2 * WEEK, end=3 * WEEK), *practices)["practice"] == 87.0


def test_rates_are_those_of_the_week() -> None:
    dearer = put(PRACTICE, "team.roles.partner.cost", lambda _: 100.0)
    made = run(hours(AMES, 1.0), hours(AMES, 1.0, number=7), measured=2 * WEEK, end=3 * WEEK)
    assert cost(made, PRACTICE, dearer)["practice"] == 95.0


def test_locum_sessions_are_of_activities_paid_by_the_session() -> None:
    """The clinic is activity 0, the office activity 1; 500 minutes of clinic are two sessions."""
    clinic = put(PRACTICE, "team.activities.clinic", lambda activity: replace(activity, paid_locum=True))
    made = run(hours(AMES, 25.0 / 3.0), hours(BELL, 3.0, activity=1))
    assert locum_sessions_per_week(made, lambda _: clinic) == {"locum_sessions_per_week": pytest.approx(2.0)}
    assert locum_sessions_per_week(made, lambda _: PRACTICE) == {"locum_sessions_per_week": 0.0}


def test_money_is_measured_only_where_the_practice_is_given() -> None:
    made = run(hours(AMES, 1.0))
    assert "cost_per_week.practice" not in metrics(made)
    assert metrics(made, lambda _: PRACTICE)["cost_per_week.practice"] == 90.0
    assert {type(value) for value in metrics(made, lambda _: PRACTICE).values()} == {float}
