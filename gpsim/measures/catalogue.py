"""Every metric: its name, its unit, what it means, which way is better, and the function that measures it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from gpsim.log import Log
from gpsim.measures import access, appointments, book, costs, ease, episodes, pressure, work

# What a suffix may stand for; "" is the number without one. PATIENT: not_online, age_75_plus, most_deprived,
# long_term_condition. HOURS: 8-10am, core. ROLE: a role or a staff group. KIND: a kind of paper, or all.
# RESPONSE: a response of the practice's own.
WHOLE, ROLE, MODE, PATIENT, HOURS, KIND, PURSE = "", "ROLE", "MODE", "PATIENT", "HOURS", "KIND", "PURSE"
RESPONSE = "RESPONSE"
DAYS, MINUTES, MINUTES_HOURS, INTERVAL = "DAYS", "MINUTES", "MINUTES.HOURS", "interval.DAYS"
LENGTH = "LENGTH"
BY_PATIENT, BY_ROLE = (WHOLE, PATIENT), (ROLE,)

WEEKLY, SHARE, MIN, LONG = "hours a week", "share", "minutes", "days"
DAILY = "per 1,000 patients a working day"


@dataclass(frozen=True, slots=True)
class Metric:
    """A number of a run, or several with suffixes after a dot."""

    name: str
    unit: str
    better: Literal["higher", "lower", "neither"]
    meaning: str
    splits: tuple[str, ...] = (WHOLE,)

    @property
    def patterns(self) -> tuple[str, ...]:
        """The names it goes by, with capitals for what a suffix may stand for."""
        return tuple(f"{self.name}.{split}" if split else self.name for split in self.splits)


MEASURES: Mapping[Callable[[Log], dict[str, float]], tuple[Metric, ...]] = {
    work.hours_by_what: (
        Metric("hours_per_week", WEEKLY, "neither", "worked", BY_ROLE),
        Metric("direct_hours_per_week", WEEKLY, "neither", "worked with or for a patient", BY_ROLE),
        Metric("paperwork_hours_per_week", WEEKLY, "lower", "worked on papers", BY_ROLE),
        Metric("front_door_hours_per_week", WEEKLY, "neither", "worked on calls, forms, the desk", BY_ROLE),
        Metric("supervision_hours_per_week", WEEKLY, "lower", "spent supervising or supervised", BY_ROLE),
        Metric("overhead_hours_per_week", WEEKLY, "lower", "spent on nobody in particular", BY_ROLE),
    ),
    work.hours_of_the_rota: (
        Metric("rota_hours_per_week", WEEKLY, "neither", "rota'd and present", BY_ROLE),
        Metric("overtime_hours_per_week", WEEKLY, "lower", "worked beyond the rota", BY_ROLE),
        Metric("free_hours_per_week", WEEKLY, "higher", "free within the rota", BY_ROLE),
    ),
    work.utilisation: (Metric("utilisation", SHARE, "neither", "of time rota'd and present, worked", BY_ROLE),),
    work.late_finish: (
        Metric("late_finish_mean_min", MIN, "lower", "that a shift ends after its rota'd end", BY_ROLE),
    ),
    access.calls: (
        Metric("calls_per_1000_per_day", DAILY, "lower", "calls that reach the line"),
        Metric("calls_answered_share", SHARE, "higher", "of calls that reach the line, answered"),
        Metric("calls_abandoned_share", SHARE, "lower", "of calls that reach the line, given up"),
        Metric("calls_menu_share", SHARE, "neither", "of calls that reach the line, ended in the menu"),
        Metric("calls_called_back_share", SHARE, "neither", "of calls that reach the line, to be rung back"),
        Metric("calls_engaged_share", SHARE, "lower", "of all attempts, met by the engaged tone"),
    ),
    access.hold: (
        Metric("hold_mean_min", MIN, "lower", "held by answered calls", (WHOLE, HOURS, PATIENT)),
        Metric("hold_p90_min", MIN, "lower", "held at most by nine in ten answered calls", (WHOLE, HOURS)),
        Metric("hold_share", SHARE, "neither", "of answered calls, held so long", (MINUTES, MINUTES_HOURS)),
    ),
    access.online_requests: (
        Metric("online_requests_per_1000_per_month", "per 1,000 patients a month", "neither", "asked by form or app"),
    ),
    access.answered_by_next_working_day: (
        Metric("answered_by_next_working_day_share", SHARE, "higher", "of requests, next step known", BY_PATIENT),
    ),
    access.ring_back: (
        Metric("ring_back_share", SHARE, "lower", "of answered contacts, told to try again", BY_PATIENT),
    ),
    appointments.volume: (
        Metric("appointments_per_1000_per_day", DAILY, "neither", "appointments attended or missed"),
        Metric("appointments_share", SHARE, "neither", "of appointments, by whom or how", (ROLE, MODE)),
    ),
    appointments.consultations_per_gp_session: (
        Metric("consultations_per_gp_session", "per session of 4 h 10", "neither", "attended with a GP"),
    ),
    appointments.contacts_per_gp_day: (
        Metric("contacts_per_gp_day", "per day", "lower", "patients whom a GP deals with"),
    ),
    appointments.intervals: (
        Metric("interval_share", SHARE, "neither", "of appointments, so many calendar days after booking", (DAYS,)),
        Metric("same_day_share", SHARE, "neither", "of appointments, booked on the day", (WHOLE, ROLE, PATIENT)),
        Metric("interval_mean_days", LONG, "neither", "from booking to appointment", BY_PATIENT),
    ),
    appointments.planned: (
        Metric("planned_share", SHARE, "neither", "of appointments, planned clinics and procedures", (WHOLE, INTERVAL)),
    ),
    episodes.urgent_same_day: (
        Metric("urgent_same_day_share", SHARE, "higher", "of urgent needs, dealt with on the day", BY_PATIENT),
    ),
    appointments.routine_waits: (
        Metric("routine_within_7_days_share", SHARE, "higher", "of routine appointments, so soon", BY_PATIENT),
        Metric("routine_within_14_days_share", SHARE, "higher", "of routine appointments, so soon", BY_PATIENT),
    ),
    appointments.wait_beyond_wanted: (
        Metric("wait_beyond_wanted_mean_days", LONG, "lower", "beyond the day wanted", (WHOLE, ROLE, PATIENT)),
    ),
    book.third_next_available: (
        Metric("third_next_available_days", LONG, "lower", "to the third free slot that can be booked ahead", BY_ROLE),
    ),
    pressure.slots_used: (Metric("slots_used_share", SHARE, "neither", "of slots in the book, used", BY_ROLE),),
    pressure.off_book: (
        Metric("off_book_share", SHARE, "neither", "of time with patients, with those who have no slot", BY_ROLE),
    ),
    pressure.durations: (Metric("duration_share", SHARE, "neither", "of appointments, so many minutes", (LENGTH,)),),
    appointments.attendance: (
        Metric("dna_share", SHARE, "lower", "of appointments, missed", (WHOLE, ROLE, MODE, INTERVAL, PATIENT)),
        Metric("cancelled_share", SHARE, "neither", "of slots booked, cancelled"),
        Metric("refilled_share", SHARE, "higher", "of slots cancelled in time, booked again"),
    ),
    episodes.needs: (
        Metric("needs_per_1000_per_week", "per 1,000 patients a week", "neither", "needs that arise"),
        Metric("needs_met_share", SHARE, "higher", "of needs that arise, met", BY_PATIENT),
        Metric("needs_told_to_try_again_share", SHARE, "lower", "of needs that arise, told to try again", BY_PATIENT),
        Metric("needs_lost_share", SHARE, "lower", "of needs that arise, lost", BY_PATIENT),
        Metric("needs_open_share", SHARE, "lower", "of needs that arise, still open at the end", BY_PATIENT),
    ),
    episodes.recontact: (
        Metric("recontact_share", SHARE, "lower", "of appointments attended, asked again within 14 days", BY_PATIENT),
    ),
    episodes.right_first_time: (
        Metric("right_first_time_share", SHARE, "higher", "of needs asked about, met with one contact", BY_PATIENT),
    ),
    episodes.urgent_misdirected: (
        Metric("urgent_misdirected_share", SHARE, "lower", "of urgent needs, sent where it does not suit", BY_PATIENT),
    ),
    appointments.waiting_room: (
        Metric("waiting_room_mean_min", MIN, "lower", "waited in the room beyond the appointment's time", BY_PATIENT),
        Metric("waiting_room_15min_share", SHARE, "lower", "of patients in the room, waited longer", BY_PATIENT),
    ),
    appointments.continuity: (
        Metric("continuity_share", SHARE, "higher", "of patients who have one, with the usual clinician", BY_PATIENT),
    ),
    episodes.backlog: (
        Metric("paperwork_backlog_items", "papers", "lower", "waiting at the end of a working day", (KIND,)),
    ),
    episodes.late_papers: (Metric("paperwork_late_share", SHARE, "lower", "of papers, not filed when due", (KIND,)),),
    episodes.missed_actions: (
        Metric("missed_actions_per_1000_papers", "per 1,000 papers", "lower", "papers filed with an action overlooked"),
    ),
}
# Those of which the log does not know enough: what things cost, and which needs respond to what.
WITH_PRACTICE: Mapping[Callable[[Log, costs.PracticeOn], dict[str, float]], tuple[Metric, ...]] = {
    costs.cost_per_week: (
        Metric("cost_per_week", "pounds a week", "lower", "paid time, fees and money spent", (PURSE,)),
    ),
    costs.locum_sessions_per_week: (
        Metric("locum_sessions_per_week", "sessions of 4 h 10 a week", "lower", "by locums paid by the session"),
    ),
    ease.ease_of_access: (
        Metric("ease_of_access", SHARE, "higher", "found by those whose needs respond to it", (RESPONSE,)),
    ),
}
CATALOGUE: Mapping[str, Metric] = {
    metric.name: metric for family in (*MEASURES.values(), *WITH_PRACTICE.values()) for metric in family
}


def metric_of(name: str) -> Metric:
    """The metric that a number called ``name`` is of.

    >>> metric_of("dna_share.interval.2-7").meaning
    'of appointments, missed'
    """
    return CATALOGUE[name.partition(".")[0]]


def metrics(log: Log, practice_on: costs.PracticeOn | None = None) -> dict[str, float]:
    """Every number of a run by its name, NaN where undefined; some only where the practice of each week is given."""
    found: dict[str, float] = {}
    for measure in MEASURES:
        found |= measure(log)
    if practice_on is not None:
        for of_both in WITH_PRACTICE:
            found |= of_both(log, practice_on)
    return found
