"""Answers that cannot be so together."""

from collections.abc import Iterator

from gpsim.practice.answers.field import usual
from gpsim.practice.answers.given import Answers
from gpsim.practice.answers.lists import ROOM, slot_minutes
from gpsim.practice.answers.questions import FIELDS
from gpsim.practice.answers.staff import ANSWERED_DAYS, OWN_GPS, Staffed, office_answering, total
from gpsim.practice.faults import Fault, shown
from gpsim.practice.scaled.hours import HOURS, OPENS
from gpsim.practice.scaled.staffing import REFERENCE_SIZE, SMALLEST

MOST = 20.0  # times what is usual for so many patients
LEAST_GPS = 4.0  # sessions a week of partners and salaried GPs
PHARMACY = ("pharmacist", "pharmacy_technician")


def faults_of(staffed: Staffed) -> Iterator[Fault]:
    """What cannot be so; a practice can be made of everything else."""
    answers = staffed.answers
    for path, allowed in (*_sessions(staffed), *_lists(answers), *_people(staffed)):
        yield Fault(answers.file, path, _said(answers, path), allowed)


def oversized(answers: Answers) -> Iterator[Fault]:
    """Numbers beyond anything that so many patients could have; what is made of the others is of some size."""
    for key in (key for key in answers.said if FIELDS[key].scaled):
        number, size = total(answers[key]), max(answers.size, SMALLEST / REFERENCE_SIZE)
        most = MOST * FIELDS[key].default * size
        if number > most:
            allowed = f"must be at most {most:,.4g} for {answers.list_size:,} patients, {MOST:g} times what is usual"
            yield Fault(answers.file, key, _said(answers, key), allowed)


def _sessions(staffed: Staffed) -> Iterator[tuple[str, str]]:
    answers, staff = staffed.answers, staffed.staff
    key = next((each for each in OWN_GPS if each in answers), OWN_GPS[0])
    if staff.partners + staff.salaried < LEAST_GPS:
        yield key, f"partners and salaried GPs must have at least {LEAST_GPS:g} sessions a week together"
    elif not _has_lists(staffed):
        where = "a morning other than Tuesday's and on an afternoon"
        key = "gps_on_duty" if "gps_on_duty" in answers else key
        yield key, f"on {where} there must be a partner or salaried GP who is not on duty"
    if answers["repeats_handled_by"] == "pharmacy_team" and not any(staff.clinical[role] for role in PHARMACY):
        yield "repeats_handled_by", 'must be "clerks", as no pharmacist or technician has a session'
    if answers["visits_by"] == "paramedic" and not staff.clinical["paramedic"]:
        yield "visits_by", 'must be "gp", as no paramedic has a session'
    if not staff.clinical["phlebotomist"] and staff.clinical["health_care_assistant"] < 2.0:
        yield "health_care_assistant_sessions", "must be at least 2 where there is no phlebotomist, for taking blood"


def _has_lists(staffed: Staffed) -> bool:
    """Whether what has to have a place in a GP's week has one."""
    lines = [line for person in staffed.people.values() for line in person["rota"].values()]
    done = {line["activity"] for line in lines} | {line.get("template") for line in lines}
    return {"care_home", "visiting", "gp_procedures"} <= done


def _lists(answers: Answers) -> Iterator[tuple[str, str]]:
    if (minutes := slot_minutes(answers)) > ROOM:
        booked = answers["patients_per_gp_session"]
        most = int(booked * ROOM / minutes)
        yield (
            "patients_per_gp_session",
            f"their slots take {minutes:g} minutes, and a session has {ROOM:g} for patients; about {most} fit in",
        )
    if "rooms_free" in answers and answers["rooms_free"] >= answers["rooms"]:
        yield "rooms_free", f"must be fewer than there are rooms, {answers['rooms']}"


def _people(staffed: Staffed) -> Iterator[tuple[str, str]]:
    answers = staffed.answers
    for key, hour, number, others in over_answered(staffed):
        if "receptionists" in answers:
            most = answers["receptionists"] + others
            allowed = f"{number} answer from {hour}, and there are {most}: {answers['receptionists']} receptionists"
            yield key, f"{allowed} and {others} of the back office who help then"
    for key in ANSWERED_DAYS:
        if key in answers and not any(answers[key]):
            yield key, "somebody must answer the telephone at some time of the day"


def over_answered(staffed: Staffed) -> Iterator[tuple[str, str, int, int]]:
    """Hours in which more are said to answer than there are: the field, when, how many, and the others who help."""
    answers, office = staffed.answers, office_answering(staffed.staff)
    for key, day in ANSWERED_DAYS.items():
        if key not in answers:
            continue
        for hour in range(HOURS):
            number, others = answers[key][hour], office[day][hour]
            if number > answers["receptionists"] + others:
                yield key, f"{OPENS + hour}:00", number, others
                break


def _said(answers: Answers, key: str) -> str:
    return shown(answers.said.get(key, usual(FIELDS[key], answers.size)))
