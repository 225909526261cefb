"""How much of everybody a practice has: the reference's in proportion, or what its own people say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gpsim.practice.team import Weekday

REFERENCE_SIZE = 10_000  # patients
SMALLEST = 1_000  # patients whom the smallest team is for: fewer have the same
TRAINING = 0.4  # of the reference's size: below, no trainees and no regular locums
TRAINEES_AS_GPS = 0.8  # sessions of a GP that do the work of a trainee's, supervision and debriefs counted

# Sessions a week for 10,000 patients.
PARTNERS, SALARIED, LOCUMS, TRAINEES = 21.0, 17.0, 2.0, 10.0
CLINICAL: Mapping[str, float] = {
    "advanced_nurse_practitioner": 4.0,
    "practice_nurse": 20.0,
    "health_care_assistant": 17.0,
    "phlebotomist": 7.0,
    "pharmacist": 11.0,
    "pharmacy_technician": 3.0,
    "physiotherapist": 3.0,
    "paramedic": 3.0,
    "mental_health_practitioner": 3.0,
    "link_worker": 5.0,
    "care_coordinator": 4.0,
    "gp_assistant": 4.0,
}

HalfDay = tuple[Weekday, str]  # the day, and am or pm


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How GPs' half-days are made up."""

    meeting: int = 60  # minutes of Tuesday morning
    visiting: int = 40  # minutes after a morning's list, for visits
    learning: int = 1  # Thursday afternoons in four
    booked: Mapping[str, float] = field(default_factory=dict)  # minutes that the slots of a list take, where not usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """Sessions a week, of four hours ten."""

    size: float  # of the practice, relative to the reference
    partners: float
    salaried: float
    locums: float
    trainees: float
    clinical: Mapping[str, float]  # by role, Saturdays in autumn apart
    reception: float  # receptionists, relative to the reference
    heads: Mapping[HalfDay, int] | None = None  # partners and salaried GPs in each half-day; none: as is usual
    duty: int | None = None  # GPs on duty in each half-day; none: as is usual
    reading: int = 0  # blocks of two hours a day in which a GP reads the list of requests
    telephones: Mapping[Weekday, Sequence[int]] | None = None  # who answer, by the hour from eight; none: as is usual
    manner: Manner = field(default_factory=Manner)


def usual(list_size: int) -> Staffing:
    """The reference's staff in proportion."""
    size = max(list_size, SMALLEST) / REFERENCE_SIZE
    trains = size >= TRAINING
    instead = 0.0 if trains else LOCUMS + TRAINEES_AS_GPS * TRAINEES
    own = PARTNERS + SALARIED
    return Staffing(
        size=size,
        partners=size * PARTNERS * (1.0 + instead / own),
        salaried=size * SALARIED * (1.0 + instead / own),
        locums=size * LOCUMS if trains else 0.0,
        trainees=size * TRAINEES if trains else 0.0,
        clinical={role: size * sessions for role, sessions in CLINICAL.items()},
        reception=size,
    )
