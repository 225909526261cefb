"""A link worker of the network, who works for the practice."""

from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios.action import About
from gpsim.scenarios.actions.team import recruiting
from gpsim.scenarios.actions.team.colleague import NewColleague
from gpsim.scenarios.actions.team.recruiting import HoursPerWTE, SessionsAWeek
from gpsim.scenarios.verbs.post import SESSIONS_A_WTE
from gpsim.units import Name, Share, Unit

PeoplePerYear = Annotated[float, Unit("people per WTE and year"), Ge(0.0), Le(5000.0)]
Meetings = Annotated[float, Unit("meetings"), Ge(0.0), Le(50.0)]
WEEKS_AT_WORK = 44  # a year


@record
class PracticeBased(NewColleague):
    """A link worker meets patients whose troubles are not medical, for most of an hour and then again.

    The caseload says how many; what is left of the hours goes to services, registers and records. Reception offers it;
    whom GPs refer after having seen them, as the practice's file says, come too, and are no more than before.
    """

    about: ClassVar[About] = About(
        title="a link worker in the practice",
        harms=(
            "More than half of those referred do not stay with it, and return to the GP (mercer_2019).",
            "Wellbeing was no better in trials.",
        ),
        unknown=(
            "That those referred see GPs less often (by 28%) comes from studies without a control; controlled ones "
            "find that people come less anyway after a bad time. No clear effect on GPs' time is known.",
        ),
        grade="B",
        adds_people=True,
    )
    role: ClassVar[Name] = "link_worker"
    place: ClassVar[Name] = "link_worker"
    template: ClassVar[Name] = "link_worker"
    activity: ClassVar[Name] = "network_clinic"

    sessions: SessionsAWeek = recruiting.sessions(4.0, 2.0, 9.0)
    offered: Share = recruiting.offered(0.3, 0.1, 0.6)
    supervision: HoursPerWTE = recruiting.supervision(
        1.0, 0.5, 2.0, source="assumption: half of what a clinician needs"
    )
    caseload: PeoplePerYear = evidence(
        225.0,
        low=150.0,
        high=250.0,
        good="high",
        meaning="new people whom a full-time link worker takes on",
        source="assumption: national guidance of 200 to 250, from memory",
        grade="C",
    )
    meetings: Meetings = evidence(
        3.0,
        low=2.0,
        high=6.0,
        meaning="a person",
        source="assumption; mercer_2019: 45% of those referred came three times or more",
        grade="C",
    )

    def share_of_list(self, practice: Practice) -> Share:
        """The part of the template's slots that the caseload fills."""
        blocks = practice.book.templates[self.template].blocks.values()
        slots = sum(block.slots for block in blocks) * SESSIONS_A_WTE * WEEKS_AT_WORK
        return min(1.0, self.caseload * self.meetings / slots) if slots else 0.0
