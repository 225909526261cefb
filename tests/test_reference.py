"""The shipped practices: they load, and the reference has the volumes of England."""

from dataclasses import replace
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest

from gpsim.log import CHANNELS, Log
from gpsim.measures.catalogue import metrics
from gpsim.measures.ease import ease_of_access
from gpsim.model.simulate import simulate
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.shipped import shipped_practices
from gpsim.practice.weekly import gp_pressure
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.streams import Luck
from gpsim.units import DAY, WEEK, clock_minutes

WORKING_DAYS = 5  # in an average week


@cache
def reference() -> Practice:
    return load_practice("reference")


@pytest.mark.parametrize("name", shipped_practices())
def test_a_shipped_practice_loads(name: str) -> None:
    assert load_practice(name).code


def test_every_shipped_practice_has_luck_of_its_own_but_the_reference_at_three_levels_of_pressure() -> None:
    levels = {"reference_slack", "reference_full"}
    codes = [load_practice(name).code for name in shipped_practices() if name not in levels]
    assert len(set(codes)) == len(codes)
    assert {load_practice(name).code for name in levels} == {reference().code}


def test_the_three_levels_of_pressure_differ_in_the_slots_of_gps_alone() -> None:
    """For 100 slots 86, 96 and 108 appointments are asked for; needs, people and everything else are one practice's."""
    slack, full = (load_practice(name) for name in ("reference_slack", "reference_full"))
    pressures = [gp_pressure(practice) or 0.0 for practice in (slack, reference(), full)]
    assert pressures == pytest.approx([0.86, 0.96, 1.08], abs=0.01)
    for level in (slack, full):
        assert replace(level, name="", book=reference().book) == replace(reference(), name="")
        templates = {n for n, made in level.book.templates.items() if made != reference().book.templates[n]}
        assert templates == {"gp_clinic"}


def per_day(*needs: str) -> float:
    """Births on a working day, in the whole practice."""
    thousands = reference().list_size / 1000.0
    return sum(reference().needs[need].rate for need in needs) * thousands / WORKING_DAYS


CLINICAL = (
    "minor_illness", "child_acute", "musculoskeletal", "skin", "mental_health", "long_term_flare", "womens_health",
    "social", "hospital_created",
)  # fmt: skip


def test_patients_bring_as_many_requests_for_care_as_england_does() -> None:
    """95 to 150 a working day, of those who ask for themselves; administration comes on top."""
    assert per_day(*CLINICAL) == pytest.approx(75.7)
    assert 95.0 <= per_day(*CLINICAL, "ongoing_question", "medication_query") <= 150.0


def test_a_quarter_of_clinical_requests_suit_somebody_other_than_a_gp() -> None:
    """20% (2018 audit) to 27% (2015 audit)."""
    elsewhere = sum(per_day(name) * (1.0 - reference().needs[name].suitable["gp"]) for name in CLINICAL)
    assert 0.20 <= elsewhere / per_day(*CLINICAL) <= 0.27


@pytest.mark.parametrize(
    ("papers", "low", "high"),
    [
        (("letter", "discharge_summary", "urgent_care_report"), 50.0, 57.0),
        (("discharge_summary",), 0.1 * 52.5, 0.12 * 52.5),
        (("repeat_request",), 95.0, 105.0),
        (("pharmacy_summary",), 0.5, 2.0),
    ],
)
def test_paper_comes_from_outside_as_published(papers: tuple[str, ...], low: float, high: float) -> None:
    """Per 1,000 patients a week, with what is in place."""
    found = settled(reference(), Scenario()).papers
    assert low <= sum(found[name].rate * found[name].level for name in papers) <= high


def rota_hours(group: str, purse: str = "practice") -> float:
    """Hours on the rota in an average week, of one group; campaigns of some months apart."""
    team = reference().team
    return sum(
        len(session.days) * (clock_minutes(session.end) - clock_minutes(session.start)) / 60.0 / session.every
        for person in team.people.values()
        for session in person.rota.values()
        if not session.months and (team.roles[person.role].group, team.roles[person.role].purse) == (group, purse)
    )


@pytest.mark.parametrize(
    ("group", "purse", "fte", "week"),
    [
        ("gp_qualified", "practice", 4.43, 37.5),
        ("nurse", "practice", 2.7, 37.5),
        ("other_direct_care", "practice", 2.7, 37.5),
        ("admin", "practice", 11.7, 37.5),
    ],
)
def test_the_team_has_the_full_time_equivalents_of_england(group: str, purse: str, fte: float, week: float) -> None:
    assert rota_hours(group, purse) / week == pytest.approx(fte, rel=0.02)


def test_qualified_gps_have_forty_sessions_and_trainees_ten() -> None:
    session = 250.0 / 60.0
    assert rota_hours("gp_qualified") / session == pytest.approx(40.0, rel=0.015)
    assert rota_hours("gp_trainee", "nhs") / session == pytest.approx(10.0, rel=0.015)


@cache
def quarter() -> Log:
    """A quarter of the reference practice, one replication."""
    practice = settled(reference(), Scenario())
    return simulate(practice, weeks=13, warmup=6, cooldown=0, luck=Luck(1, 0, practice.code))


@cache
def lived() -> dict[str, float]:
    return metrics(quarter())


def test_the_usual_ease_of_access_is_what_comes_out_while_nothing_responds() -> None:
    """Were it another, needs that respond would not come at their rates. One quarter strays by 0.03 or so."""
    found = ease_of_access(quarter(), lambda _: reference())
    assert reference().responses["asking_a_gp"].elasticity == 0.0
    assert found["ease_of_access.asking_a_gp"] == pytest.approx(reference().responses["asking_a_gp"].usual, abs=0.05)


# What is published, and how far a spring may lie from it. The practice is calibrated to it: this validates nothing.
@pytest.mark.parametrize(
    ("metric", "published", "within"),
    [
        ("calls_per_1000_per_day", 27.5, 1.5),
        ("calls_answered_share", 0.56, 0.03),
        ("calls_menu_share", 0.26, 0.015),
        ("calls_called_back_share", 0.07, 0.015),
        ("online_requests_per_1000_per_month", 136.0, 8.0),
        ("appointments_per_1000_per_day", 21.0, 1.0),
        ("appointments_share.gp", 0.45, 0.03),
        ("appointments_share.nurse", 0.21, 0.02),
        ("appointments_share.face_to_face", 0.645, 0.025),
        ("appointments_share.telephone", 0.25, 0.025),
        ("appointments_share.online", 0.08, 0.02),
        ("appointments_share.home_visit", 0.012, 0.004),
        ("interval_share.0", 0.437, 0.05),
        ("interval_share.1", 0.074, 0.025),
        ("interval_share.2-7", 0.174, 0.035),
        ("interval_share.8-14", 0.127, 0.055),
        ("interval_share.15-21", 0.076, 0.03),
        ("interval_share.22-28", 0.052, 0.02),
        ("interval_share.29+", 0.059, 0.015),
        ("urgent_same_day_share", 0.77, 0.04),
        ("dna_share", 0.046, 0.006),
    ],
)
def test_the_reference_comes_out_near_what_is_published(metric: str, published: float, within: float) -> None:
    assert lived()[metric] == pytest.approx(published, abs=within)


def calls() -> npt.NDArray[np.float64]:
    """When calls reached the line, in weeks without a bank holiday."""
    log = quarter()
    whole = [week for week in range(13) if set(range(7 * week, 7 * week + 5)) <= set(log.working_days)]
    contacts = log.contacts[log.contacts["channel"] == CHANNELS.index("telephone")]
    times: npt.NDArray[np.float64] = contacts["arrived"][np.isin(contacts["arrived"] // WEEK, whole)]
    return times


def test_calls_spread_over_the_day_as_published() -> None:
    """06-10, 10-12, 12-14, 14-16, 16-18 and 18-18:30; who rings before eight is told to ring at eight."""
    counts = np.histogram(calls() % DAY / 60.0, [6.0, 10.0, 12.0, 14.0, 16.0, 18.0, 18.5])[0]
    assert 100.0 * counts / counts.sum() == pytest.approx([30.3, 22.2, 16.9, 17.7, 11.2, 0.8], abs=1.5)


def test_calls_spread_over_the_week_as_published() -> None:
    counts = np.histogram(calls() // DAY % 7, [0, 1, 2, 3, 4, 5])[0]
    assert 100.0 * counts / counts.sum() == pytest.approx([25.9, 20.1, 18.7, 17.7, 17.6], abs=1.5)


def test_gps_work_about_as_long_as_gps_say_they_do() -> None:
    """38.0 (36.3 to 39.6) hours for 6.2 sessions of 4 h 10, of which 62% are with patients."""
    worked, group = lived(), "gp_qualified"
    rota = (worked[f"hours_per_week.{group}"] - worked[f"overtime_hours_per_week.{group}"]) / worked[
        f"utilisation.{group}"
    ]
    assert 36.0 <= 6.2 * 250.0 / 60.0 * worked[f"hours_per_week.{group}"] / rota <= 39.6
    assert worked[f"direct_hours_per_week.{group}"] / worked[f"hours_per_week.{group}"] == pytest.approx(0.62, abs=0.03)
