"""Answers that may be a slip of the pen."""

from collections.abc import Iterator
from typing import Any

from gpsim.practice.answers.checks import over_answered
from gpsim.practice.answers.given import Answers
from gpsim.practice.answers.paperwork import VISITS, results_made_here
from gpsim.practice.answers.staff import ANSWERED_DAYS, OWN_GPS, Staffed, total
from gpsim.practice.practice import Practice
from gpsim.practice.scaled.tables import rooms
from gpsim.practice.weekly import gp_pressure, hours_by_queue

CALL = 3.3  # minutes, with what is written up and offered afterwards
MENU = 0.26  # of calls end in the menu
FEW = 0.5  # of the calls that come past it
VISIT = 40.0  # minutes, with travelling
MUCH = 0.5  # of the time that visits take; the rest is found at the end of the day
FAR = 0.25  # between two list sizes
BUSY, SLACK = 1.3, 0.5  # appointments asked of GPs ÷ their slots


def surprises(staffed: Staffed, practice: Practice) -> Iterator[str]:
    """What may be a slip of the pen: a sentence each."""
    answers = staffed.answers
    known = answers.practice
    if known and "list_size" in answers and abs(answers.list_size / max(1, known.patients) - 1.0) > FAR:
        yield f"list_size is {answers.list_size:,}, and {known.code} had {known.patients:,} patients in March 2026."
    yield from _front_desk(staffed)
    yield from _book(answers, practice)
    yield from _rooms(answers, practice)
    yield from _visits(answers, practice)
    if "result_sets_a_day" in answers and answers["result_sets_a_day"] < results_made_here(answers):
        yield (
            f"result_sets_a_day is {answers['result_sets_a_day']:g}, and consultations here are taken to ask for "
            f"{results_made_here(answers):.0f}: none are taken to come from elsewhere."
        )


def _front_desk(staffed: Staffed) -> Iterator[str]:
    answers = staffed.answers
    if "receptionists" not in answers:
        for key, hour, number, others in over_answered(staffed):
            taken = answers["receptionists"]
            yield (
                f"{key}: {number} answer from {hour}, more than the {taken} receptionists taken for so many patients "
                f"and the {others} who help; answer receptionists."
            )
    for key in ANSWERED_DAYS:
        if key in answers and any(answers[key]):
            able = sum(answers[key][:-1]) * 60.0 + answers[key][-1] * 30.0
            share = able / CALL / max(1.0, answers["calls_a_day"] * (1.0 - MENU))
            if share < FEW:
                yield f"{key}: so many people can answer at most {share:.0%} of {answers['calls_a_day']:g} calls a day."
    listed = answers["how_people_get_help"] in ("phone_triage", "one_list")
    if listed and answers["online_read_by"] == "reception":
        yield "online_read_by is reception, but how_people_get_help has a list that clinicians read: one does."
    if (hours := answers["online_reading_hours"]) and hours_reading(staffed) < min(hours, staffed.staff.reading * 2.0):
        found = hours_reading(staffed)
        yield f"online_reading_hours is {hours:g}; GPs' lists leave room for {found:.2g} hours a day, in blocks of two."


def _visits(answers: Answers, practice: Practice) -> Iterator[str]:
    needed, hours = answers["visits_a_week"] * VISIT / 60.0, hours_by_queue(practice)
    there = max(hours.get(queue, 0.0) for queue in VISITS)  # GPs serve both
    if there < MUCH * needed:
        yield (
            f"visits_a_week is {answers['visits_a_week']:g}, which takes {needed:.0f} hours a week; the rota has "
            f"{there:.0f} hours for them."
        )


def hours_reading(staffed: Staffed) -> float:
    """Hours on an average day that GPs have for reading what comes online."""
    rotas = [person["rota"].values() for person in staffed.people.values()]
    return sum(2.0 * len(line["days"]) / 5.0 for rota in rotas for line in rota if line["activity"] == "list_reading")


def _book(answers: Answers, practice: Practice) -> Iterator[str]:
    pressure = gp_pressure(practice)
    if pressure is not None and pressure > BUSY:
        yield f"Patients ask GPs for {pressure:.1f} appointments for every slot they have: waits will grow without end."
    if pressure is not None and pressure < SLACK:
        yield f"Patients ask GPs for {pressure:.1f} appointments for every slot they have: many slots will stay empty."
    asked = 5.0 * answers["calls_a_day"] + answers["online_requests_a_week"]
    sessions = sum(total(answers[key]) for key in OWN_GPS)
    booked = sessions * answers["patients_per_gp_session"]
    if booked > asked:
        yield (
            f"GPs' {sessions:g} sessions of {answers['patients_per_gp_session']} patients are {booked:,.0f} "
            f"appointments a week, and all calls and online requests are {asked:,.0f}."
        )


def _rooms(answers: Answers, practice: Practice) -> Iterator[str]:
    needed, there = rooms_needed(practice), practice.team.rooms
    if needed > there:
        yield (
            f"rooms is {there}, and at the busiest half-day {needed} people see patients: those without a room are "
            "taken to work by telephone, or not at all."
        )
    if "rooms_free" in answers and abs(there - needed - answers["rooms_free"]) > 2:
        yield f"rooms_free is {answers['rooms_free']}; by the rota {max(0, there - needed)} of {there} are free then."


def rooms_needed(practice: Practice) -> int:
    """Rooms that the rota needs at its busiest half-day."""
    activities = {name: {"needs_room": each.needs_room} for name, each in practice.team.activities.items()}
    people = {
        name: {"rota": {line: _plain(session) for line, session in person.rota.items()}}
        for name, person in practice.team.people.items()
        if not person.remote
    }
    return rooms(people, activities)


def _plain(session: Any) -> dict[str, Any]:
    keys = ("days", "start", "activity", "every", "week", "months")
    return {key: getattr(session, key) for key in keys}
