"""What a run leaves behind: tables of rows that the engine records and never reads.

Times are minutes since 00:00 of day 0, negative in the warm-up; NaN where something did not happen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.void]  # a structured array

CHANNELS = ("telephone", "online", "desk", "call_back")  # call_back: the practice rings
# How a contact went; the first five are of calls.
OUTCOMES = ("answered", "abandoned", "menu", "call_back", "engaged", "closed", "waiting")  # waiting: at the log's end
# What was agreed in an answered contact.
RESULTS = (
    "none", "booked", "listed", "duty", "extra", "visit", "walk_in", "task", "diverted", "message", "link",
    "waiting_list", "try_again", "outside", "cancelled",
)  # fmt: skip
STATUSES = ("attended", "dna", "cancelled", "moved", "unused")  # moved: the practice rebooked it
# How an appointment came about; "outside" is seen elsewhere: person -1, kind -1, slot an index into names.outside.
BOOKINGS = ("slot", "extra", "duty", "walk_in", "visit", "triage", "call_back", "outside")
ENDINGS = ("open", "met", "met_outside", "lost", "filed")
ORIGINS = (
    "first_contact", "follow_up", "bounce_back", "triage", "taken_over", "induced", "redial", "result", "recall",
    "recontact", "outside", "overhead", "guest",
)  # fmt: skip
OVERHEADS = (
    "meeting", "training", "protected_learning", "tutorial", "debrief", "supervision", "management", "interruption",
    "searching", "other",
)  # fmt: skip

CONTACTS = np.dtype(
    [
        ("id", "i8"),  # episode
        ("patient", "i4"),
        ("need", "i2"),  # index into names.needs
        ("channel", "i1"),
        ("origin", "i1"),
        ("arrived", "f8"),
        ("answered", "f8"),  # hold = answered - arrived
        ("ended", "f8"),
        ("person", "i2"),  # who answered; -1 nobody
        ("outcome", "i1"),
        ("result", "i1"),
    ]
)
APPOINTMENTS = np.dtype(
    [
        ("id", "i8"),  # episode; 0 for an unused slot
        ("patient", "i4"),
        ("person", "i2"),
        ("kind", "i2"),  # index into names.consultations
        ("slot", "i2"),  # index into names.slots; -1 no slot
        ("booking", "i1"),
        ("status", "i1"),
        ("origin", "i1"),
        ("urgent", "i1"),
        ("usual", "i1"),  # 1 with the usual clinician, 0 with another, -1 has none
        ("released", "f8"),  # when the slot could first be booked
        ("wanted", "f8"),  # from when the patient wanted it
        ("booked", "f8"),
        ("start", "f8"),  # of the slot, or when it was asked for if there is none
        ("minutes", "f8"),  # of the slot; 0 no slot
        ("arrived", "f8"),
        ("began", "f8"),
        ("ended", "f8"),
        ("freed", "f8"),  # when it was cancelled or missed
    ]
)
WORK = np.dtype(
    [
        ("start", "f8"),
        ("end", "f8"),
        ("person", "i2"),
        ("task", "i2"),  # index into names.tasks
        ("origin", "i1"),
        ("id", "i8"),  # episode or paper; 0 for an overhead
        ("shift", "f8"),  # the start of the shift it belongs to
    ]
)
SHIFTS = np.dtype(
    [
        ("person", "i2"),
        ("activity", "i2"),  # index into names.activities, of its first part
        ("start", "f8"),
        ("end", "f8"),  # rota'd
        ("left", "f8"),  # the last work of the shift ended, or `end` if that is later
        ("worked", "f8"),  # minutes, all work of the shift, as the person counted it
        ("overtime", "f8"),  # minutes worked after `end`
        ("free", "f8"),  # minutes free before `end`, added up interval by interval
        ("free_slots", "f8"),  # whole slots of the practice's own length that the free intervals hold
    ]
)
EPISODES = np.dtype(
    [
        ("id", "i8"),  # of an episode of a need or of a paper
        ("patient", "i4"),  # -1 none
        ("kind", "i2"),  # index into names.needs, or into names.papers
        ("paper", "i1"),  # 1 a paper, 0 a need
        ("layer", "i1"),  # 0 of the baseline's births; 1 and more, induced
        ("urgent", "i1"),
        ("belongs", "i8"),  # id of the episode or paper in which it was made, in the end; 0 where in none
        ("root", "f8"),  # birth of what it belongs to, its own where in none
        ("born", "f8"),  # a need arose, a paper arrived
        ("ended", "f8"),  # NaN while open
        ("ending", "i1"),
        ("contacts", "i2"),  # made by the patient
        ("tried_again", "i2"),  # times told to
        ("misdirected", "i1"),  # needs: 1 steered to a place that does not suit
        ("missed", "i1"),  # papers: an action was overlooked
        ("due", "f8"),  # papers: when they should be filed
    ]
)
TABLES: Mapping[str, np.dtype[np.void]] = {
    "contacts": CONTACTS,
    "appointments": APPOINTMENTS,
    "work": WORK,
    "shifts": SHIFTS,
    "episodes": EPISODES,
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the indices in the tables mean, and what measures must know of people and patients."""

    needs: tuple[str, ...]
    papers: tuple[str, ...]
    consultations: tuple[str, ...]
    modes: tuple[str, ...]  # of each consultation
    counts: tuple[bool, ...]  # whether each consultation is a row of the national count
    slots: tuple[str, ...]
    planned: tuple[bool, ...]  # whether each kind of slot is for planned work
    outside: tuple[str, ...]  # destinations outside
    tasks: tuple[str, ...]  # of work: consultations, steps of papers, channels, overheads
    task_groups: tuple[str, ...]  # of each task: "direct", "paperwork", "front_door", "supervision" or "overhead"
    activities: tuple[str, ...]
    bookable: tuple[bool, ...]  # whether each activity sees patients by the book
    people: tuple[str, ...]
    roles: tuple[str, ...]  # of each person
    groups: tuple[str, ...]  # of each person


@dataclass(frozen=True, slots=True)
class Registered:
    """The registered list of a run, one entry a patient."""

    age: npt.NDArray[np.float64]  # years, the band's start
    deprivation: npt.NDArray[np.int8]  # 1 most deprived to 5
    long_term_condition: npt.NDArray[np.bool_]
    online: npt.NDArray[np.bool_]
    usual: npt.NDArray[np.int16]  # index into names.people; -1 none


@dataclass(frozen=True, slots=True)
class Log:
    """Everything that happened in one run of one practice."""

    contacts: Table
    appointments: Table
    work: Table
    shifts: Table
    episodes: Table
    names: Names
    patients: Registered
    list_size: int
    start: float  # the warm-up's beginning, minutes, at or below 0
    measured: float  # the measured weeks' end
    end: float  # the cool-down's end
    working_days: tuple[int, ...]  # every day from start to end on which the practice is open
