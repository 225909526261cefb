"""The questions, in plain words, with what is taken where nothing is answered.

Defaults are of the reference practice of 10,000 patients. How easily a practice can answer is a judgement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gpsim.practice.answers.field import Field, Kind

Ease = Literal["from memory", "from the rota", "from an easy export", "from a hard export"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the fields that answer it."""

    number: int
    asks: str
    ease: Ease
    fields: tuple[Field, ...]


ACCESS = ("ring_and_book", "phone_triage", "one_list", "mixed")
OVERFLOW = ("extras", "hub", "urgent_treatment_centre", "nhs_111")
NETWORK = (
    "pharmacist", "pharmacy_technician", "physiotherapist", "paramedic", "mental_health_practitioner", "link_worker",
    "care_coordinator", "gp_assistant",
)  # fmt: skip
NURSING = ("practice_nurse", "advanced_nurse_practitioner", "health_care_assistant", "phlebotomist")
SESSIONS = 500.0  # a week, at most
SESSION = 250.0  # minutes


def sessions(role: str, asks: str, default: float, *, low: float = 0.0) -> Field:
    """Half-days a week of a role."""
    return Field(
        key=f"{role}_sessions", asks=asks, kind="number", default=default, scaled=True, low=low, high=SESSIONS,
        minutes=SESSION, count="Go through a usual week's rota.",
    )  # fmt: skip


def gp_sessions(who: str, asks: str, default: float, kind: Kind) -> Field:
    """Half-days of GPs, in all or by half-day."""
    return Field(
        key=f"gp_{who}_sessions", asks=asks, kind=kind, default=default, scaled=True, high=SESSIONS,
        minutes=SESSION, count="Go through a usual week's rota.",
    )  # fmt: skip


QUESTIONS: tuple[Question, ...] = (
    Question(1, "Which practice is it, and how many patients are registered?", "from memory", (
        Field(key="practice_code", asks="Your public (ODS) code; the list size comes with it.", kind="text"),
        Field(key="list_size", asks="Patients, if you know better.", kind="whole", default=10_000, low=1, high=200_000),
    )),
    Question(2, "How do people get help?", "from memory", (
        Field(key="how_people_get_help", kind="choice", default="mixed", options=ACCESS, asks=(
            "They ring and book; a clinician rings everybody back first; every request goes on one list that a "
            "clinician reads; or mixed: they ring and book, and what comes online is read by a clinician.")),
    )),
    Question(3, "How many half-days (sessions) a week do GPs work here?", "from the rota", (
        gp_sessions("partner", "Partners: a number, or ten of them, Monday morning to Friday afternoon.", 21.0,
                    "by_half_day"),
        gp_sessions("salaried", "Salaried GPs, likewise.", 17.0, "by_half_day"),
        gp_sessions("trainee", "GPs in training: a number.", 10.0, "number"),
        gp_sessions("locum", "Regular locums: a number, 0.5 for every other week.", 2.0, "number"),
    )),
    Question(4, "How many patients are booked into a GP's session, and in slots of how long?", "from the rota", (
        Field(key="patients_per_gp_session", asks="Patients on an ordinary list.", kind="whole", default=12, low=1,
              high=40, minutes=50 * 15.0, count="Count the patients booked on every GP's list."),
        Field(key="gp_slot_minutes", asks="Minutes of a slot at the surgery.", kind="whole", default=15, low=5,
              high=60),
        Field(key="gp_telephone_slot_minutes", asks="Minutes of a slot by telephone.", kind="whole", default=10,
              low=3, high=60),
    )),
    Question(5, "Who is on duty for what is urgent?", "from memory", (
        Field(key="gps_on_duty", asks="GPs on duty in each half-day, with few booked patients of their own.",
              kind="whole", default=1, scaled=True, high=20),
        Field(key="duty_patients_booked", asks="Patients booked with each of them.", kind="whole", default=2, high=6),
        Field(key="duty_cap", asks="Urgent contacts a day beyond which the duty list is closed.", kind="whole",
              default="none", low=1, high=5_000, none=True, minutes=5 * 12.0,
              count="Count what is put on the duty list."),
        Field(key="when_duty_is_full", asks="What is tried then, in this order.", kind="choices",
              default=list(OVERFLOW), options=OVERFLOW),
    )),
    Question(6, "How many half-days a week do nurses and assistants see patients?", "from the rota", (
        sessions("practice_nurse", "Practice nurses.", 20.0, low=1.0),
        sessions("advanced_nurse_practitioner", "Advanced nurse practitioners.", 4.0),
        sessions("health_care_assistant", "Health care assistants.", 17.0, low=1.0),
        sessions("phlebotomist", "Phlebotomists.", 7.0),
    )),
    Question(7, "How many half-days a week are colleagues of the network here for you?", "from the rota", (
        sessions("pharmacist", "Clinical pharmacists.", 11.0),
        sessions("pharmacy_technician", "Pharmacy technicians.", 3.0),
        sessions("physiotherapist", "First-contact physiotherapists.", 3.0),
        sessions("paramedic", "Paramedics.", 3.0),
        sessions("mental_health_practitioner", "Mental health practitioners.", 3.0),
        sessions("link_worker", "Social prescribing link workers.", 5.0),
        sessions("care_coordinator", "Care coordinators.", 4.0),
        sessions("gp_assistant", "General practice assistants.", 4.0),
        Field(key="works_remotely", asks="Which of them work from elsewhere.", kind="choices", default=[],
              options=NETWORK),
    )),
    Question(8, "How many people answer the telephone in each hour?", "from the rota", (
        Field(key="telephones_monday", asks="On Monday, from 8 to 9, 9 to 10, … 17 to 18 and 18 to 18:30; the manager "
              "and secretaries too, if they do.", kind="by_hour", high=200),
        Field(key="telephones_thursday", asks="On Thursday, for the other days.", kind="by_hour", high=200),
        Field(key="receptionists", asks="Receptionists employed, full-time or part-time.", kind="whole", default=10,
              scaled=True, low=1, high=500, minutes=26.25 * 60.0, count="Count them on the rota."),
    )),
    Question(9, "How many calls come in on an average working day?", "from an easy export", (
        Field(key="calls_a_day", asks="Calls offered: answered or not, the same person ringing again included.",
              kind="number", default=275.0, scaled=True, high=50_000.0, minutes=5 * 3.0,
              count="Take the calls offered on each day from the telephone system's report."),
    )),
    Question(10, "What can the telephone system do?", "from memory", (
        Field(key="call_back", asks="Does it offer to ring back?", kind="yes_no", default=True),
        Field(key="queue_limit", asks="Callers who can hold at once before others hear the engaged tone.", kind="whole",
              default="none", low=1, high=10_000, none=True),
    )),
    Question(11, "How many requests come online in a week?", "from an easy export", (
        Field(key="online_requests_a_week", asks="By form or app; repeat prescriptions apart.", kind="number",
              default=315.0, scaled=True, high=100_000.0, minutes=8.0,
              count="Take the online requests of each day from the online system's report."),
    )),
    Question(12, "Who reads what comes online first?", "from memory", (
        Field(key="online_read_by", asks="Who reads clinical requests first.", kind="choice", default="clinician",
              options=("clinician", "reception")),
        Field(key="online_reading_hours", asks="Hours a day that GPs have on the rota for reading; 0 if they do it "
              "between patients.", kind="number", default=0.0, high=40.0, minutes=5 * 60.0,
              count="Note how long is spent on reading requests each day."),
    )),
    Question(13, "How many of GPs' appointments are kept for the day itself?", "from an easy export", (
        Field(key="gp_same_day_share", asks="As a share: 0.4 is four in ten.", kind="number", default=0.42,
              minutes=440 * 15.0, count="Count, on every GP's list, the slots that cannot be booked the day before."),
    )),
    Question(14, "How far ahead does the book open?", "from the rota", (
        Field(key="gp_weeks_ahead", asks="GPs' lists, in weeks.", kind="whole", default=4, low=1, high=52),
        Field(key="nurse_weeks_ahead", asks="Nurses' lists, in weeks.", kind="whole", default=8, low=1, high=52),
        Field(key="slots_released_at", asks="When the day's slots are released.", kind="clock", default="08:00"),
    )),
    Question(15, "How many letters come in on a working day?", "from an easy export", (
        Field(key="letters_a_day", asks="From hospitals and others; discharge summaries and reports of 111 and A&E "
              "too.", kind="number", default=105.0, scaled=True, high=20_000.0, minutes=5 * 5.0,
              count="Count the letters that the workflow list receives each day."),
        Field(key="letters_to_gp_of_ten", asks="Of ten, how many reach a GP.", kind="number", default=5.0, high=10.0,
              minutes=40.0 * 1.9, count="Of each day's letters, count those sent on to a GP."),
    )),
    Question(16, "How many test results come in on a working day?", "from a hard export", (
        Field(key="result_sets_a_day", asks="Sets of results, not single tests.", kind="number", default=45.0,
              scaled=True, high=10_000.0, minutes=5 * 3.5,
              count="Count the result sets in all inboxes at the end of each day, and those filed."),
        Field(key="normal_results_filed_by", asks="Who files those that are all normal.", kind="choice", default="gp",
              options=("gp", "clerk")),
    )),
    Question(17, "How many requests for repeat prescriptions come in on a working day?", "from an easy export", (
        Field(key="repeat_requests_a_day", asks="Requests, not items.", kind="number", default=200.0, scaled=True,
              high=50_000.0, minutes=5 * 2.5, count="Count the requests for repeats of each day."),
        Field(key="repeats_handled_by", asks="Who looks at them first.", kind="choice", default="clerks",
              options=("clerks", "pharmacy_team")),
        Field(key="repeat_dispensing_share", asks="Share on electronic repeat dispensing.", kind="number", default=0.1,
              high=0.9, minutes=1000 * 0.65, count="Ask the pharmacy team for the month's figure."),
    )),
    Question(18, "What is done outside the building?", "from memory", (
        Field(key="visits_a_week", asks="Home visits in a week.", kind="number", default=14.0, scaled=True,
              high=2_000.0, minutes=40.0, count="Count the visits of each day."),
        Field(key="care_home_beds", asks="Beds in care homes that you look after.", kind="whole", default=60,
              scaled=True, high=5_000, minutes=0.12 * 14.0, count="Ask the homes."),
        Field(key="visits_by", asks="Who goes.", kind="choice", default="both", options=("gp", "paramedic", "both")),
    )),
    Question(19, "How many rooms are there for seeing patients?", "from memory", (
        Field(key="rooms", asks="Consulting and treatment rooms.", kind="whole", default=15, scaled=True, low=1,
              high=1_000),
        Field(key="rooms_free", asks="Of them, free at the busiest half-day.", kind="whole", default=0, high=1_000),
    )),
    Question(20, "What else takes GPs' time?", "from memory", (
        Field(key="meeting_hours_a_week", asks="Hours of the weekly meeting.", kind="number", default=1.0, high=2.0,
              minutes=7 * 60.0, count="Note when the meeting begins and ends."),
        Field(key="learning_afternoons_a_month", asks="Afternoons closed for learning, in four weeks.", kind="whole",
              default=1, high=4),
        Field(key="gp_hours_beyond_session", asks="Hours that a GP works on after a session.", kind="number",
              default=2.0, high=5.0, minutes=40 * 60.0, count="Let every GP note when they leave, each day."),
    )),
)  # fmt: skip

ALREADY = 21  # the number of the question about actions, which the menu asks
ALREADY_ASKS = "What do you do already?"
FIELDS: Mapping[str, Field] = {field.key: field for question in QUESTIONS for field in question.fields}
NUMBER_OF: Mapping[str, int] = {field.key: question.number for question in QUESTIONS for field in question.fields}
