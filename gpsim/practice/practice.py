"""The practice, whole: one frozen value that everything else reads."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from annotated_types import Len

from gpsim.practice.access import Access
from gpsim.practice.book import Book
from gpsim.practice.care import Attendance, Consultation, Continuity
from gpsim.practice.demand import Destination, Need, Patients, Profile, Season, Week
from gpsim.practice.neighbours import Hub
from gpsim.practice.paperwork import Paper
from gpsim.practice.response import Response
from gpsim.practice.team import Purse, SpentTime, Team
from gpsim.records import NOT_IN_FILES, record
from gpsim.units import Clock, Name, Pounds, Share
from gpsim.units import Patients as PatientCount


@record
class Source:
    """Where a number comes from, what it may be instead, and how good the evidence is."""

    source: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    grade: str = ""


@record
class SpentMoney:
    """Pounds that an action costs."""

    purse: Purse
    once: Pounds = 0.0  # in this week
    per_week: Pounds = 0.0


@record
class Calendar:
    """Which days the practice is open."""

    start: str  # ISO date of day 0, a Monday
    opens: Clock = "08:00"
    closes: Clock = "18:30"
    days: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")
    bank_holidays: tuple[str, ...] = ()  # ISO dates


@record
class Practice:
    """A general practice as it stands."""

    name: str
    code: Annotated[str, Len(1, 40)]  # keys its luck
    list_size: PatientCount
    calendar: Calendar
    patients: Patients
    needs: Mapping[Name, Need]
    destinations: Mapping[Name, Destination]
    access: Access
    team: Team
    book: Book = Book()
    consultations: Mapping[Name, Consultation] = field(default_factory=dict)
    attendance: Attendance = Attendance()
    continuity: Continuity = Continuity()
    papers: Mapping[Name, Paper] = field(default_factory=dict)
    profiles: Mapping[Name, Profile] = field(default_factory=dict)
    weeks: Mapping[Name, Week] = field(default_factory=dict)
    seasons: Mapping[Name, Season] = field(default_factory=dict)
    responses: Mapping[Name, Response] = field(default_factory=dict)
    # Level of each action already in place: in_place.active_signposting.care_navigation.
    in_place: Mapping[Name, Mapping[Name, Share]] = field(default_factory=dict)
    spent_time: Mapping[Name, SpentTime] = field(default_factory=dict, metadata=NOT_IN_FILES)  # put there by actions
    spent_money: Mapping[Name, SpentMoney] = field(default_factory=dict, metadata=NOT_IN_FILES)  # put there by actions
    hub: Hub | None = field(default=None, metadata=NOT_IN_FILES)  # put there by actions
    # By dotted path; not part of the practice's value.
    sources: Mapping[str, Source] = field(default_factory=dict, compare=False, metadata=NOT_IN_FILES)

    def response_of(self, need: Need) -> Response | None:
        """How the level of ``need`` follows ease of access; none, if it does not."""
        response = self.responses.get(need.response)
        return response if response is not None and response.elasticity != 0.0 else None
