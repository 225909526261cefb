"""Who works here, as the answers have it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gpsim.practice.answers.given import Answers
from gpsim.practice.answers.lists import booked_minutes
from gpsim.practice.answers.questions import NETWORK, NURSING
from gpsim.practice.scaled.gps import HALF_DAYS
from gpsim.practice.scaled.hours import HOURS, answering
from gpsim.practice.scaled.shifts import OPEN_DAYS
from gpsim.practice.scaled.staffing import HalfDay, Manner, Staffing, usual
from gpsim.practice.scaled.tables import office, team
from gpsim.practice.team import Weekday

USUAL_VISITING, MOST_VISITING = 40, 120  # minutes after a morning's list, for visits
READING = 2.0  # hours of a block
RECEPTIONISTS = 10.0  # of the reference
ANSWERED_DAYS: Mapping[str, Weekday] = {"telephones_monday": "mon", "telephones_thursday": "thu"}
OWN_GPS = ("gp_partner_sessions", "gp_salaried_sessions")


@dataclass(frozen=True, slots=True)
class Staffed:
    """Answers, and whom they come to."""

    answers: Answers
    staff: Staffing
    people: Mapping[str, dict[str, Any]]


def staffed(answers: Answers) -> Staffed:
    """Whom ``answers`` come to."""
    staff = staff_of(answers)
    return Staffed(answers, staff, team(staff))


def staff_of(answers: Answers) -> Staffing:
    """The reference's staff in proportion, but for what is answered."""
    staff = usual(answers.list_size)
    clinical = {
        role: float(answers[f"{role}_sessions"]) if f"{role}_sessions" in answers else staff.clinical[role]
        for role in (*NURSING, *NETWORK)
    }
    staff = replace(staff, clinical=clinical, manner=_manner(answers), **_gps(answers, staff))
    if "gps_on_duty" in answers:
        staff = replace(staff, duty=answers["gps_on_duty"])
    if answers["online_read_by"] == "clinician" and answers["how_people_get_help"] != "ring_and_book":
        staff = replace(staff, reading=round(answers["online_reading_hours"] / READING))
    if "receptionists" in answers:
        staff = replace(staff, reception=answers["receptionists"] / RECEPTIONISTS)
    return replace(staff, telephones=_telephones(answers, staff))


def total(sessions: Any) -> float:
    """Sessions a week, answered as a number or by half-day."""
    return float(sum(sessions) if isinstance(sessions, list) else sessions)


def by_half_day(answers: Answers, staff: Staffing) -> dict[HalfDay, float] | None:
    """Partners and salaried GPs together in each half-day, where either is answered so."""
    said = [answers.said.get(key) for key in OWN_GPS]
    if not any(isinstance(each, list) for each in said):
        return None
    usual_ = (staff.partners, staff.salaried)
    rows = [
        each if isinstance(each, list) else _even(usual_[n] if each is None else each) for n, each in enumerate(said)
    ]
    return {half: sum(row[place] for row in rows) for place, half in enumerate(HALF_DAYS)}


def office_answering(staff: Staffing) -> dict[Weekday, list[int]]:
    """How many of the back office answer in each hour of a day."""
    return answering(office(staff.size))


def _even(sessions: float) -> list[float]:
    """So many sessions, as evenly over the ten half-days as whole ones can be."""
    number = round(sessions)
    return [float((place + 1) * number // 10 - place * number // 10) for place in range(10)]


def _gps(answers: Answers, staff: Staffing) -> dict[str, Any]:
    """What is answered of GPs' sessions; what is said of one kind leaves the others as they are."""
    names = {"partner": "partners", "salaried": "salaried", "trainee": "trainees", "locum": "locums"}
    said = {word: answers.said.get(f"gp_{who}_sessions") for who, word in names.items()}
    changed: dict[str, Any] = {word: total(each) for word, each in said.items() if each is not None}
    if (heads := by_half_day(answers, staff)) is not None:
        changed["heads"] = {half: round(number) for half, number in heads.items()}
    return changed


def _manner(answers: Answers) -> Manner:
    booked = {name: booked_minutes(answers, name) for name in ("gp_clinic", "gp_on_call")}
    return Manner(
        visiting=max(USUAL_VISITING, min(MOST_VISITING, round(USUAL_VISITING * answers.ratio("visits_a_week")))),
        meeting=round(60.0 * answers["meeting_hours_a_week"]),
        learning=answers["learning_afternoons_a_month"],
        booked=booked,
    )


def _telephones(answers: Answers, staff: Staffing) -> Mapping[Weekday, Sequence[int]] | None:
    """Receptionists who answer in each hour: those who are said to, less the back office that helps."""
    monday, other = (answers.said.get(f"telephones_{day}") for day in ("monday", "thursday"))
    if monday is None and other is None:
        return None
    others = office_answering(staff)
    wanted = {day: (monday if day == "mon" else other) or other or monday or [] for day in OPEN_DAYS}
    return {day: [max(0, wanted[day][hour] - others[day][hour]) for hour in range(HOURS)] for day in OPEN_DAYS}
