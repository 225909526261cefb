"""Colleagues who arrange care and support."""

from typing import ClassVar

from gpsim.records import record
from gpsim.scenarios.action import About
from gpsim.scenarios.actions.team import recruiting
from gpsim.scenarios.actions.team.colleague import NewColleague
from gpsim.scenarios.actions.team.recruiting import HoursPerWTE, SessionsAWeek
from gpsim.units import Name, Share


@record
class CareCoordinator(NewColleague):
    """A care coordinator rings patients with several conditions, arranges their care and keeps the registers."""

    about: ClassVar[About] = About(
        title="a care coordinator",
        harms=("Some patients are rung who then ask for a GP.",),
        unknown=("No study has measured what coordinators free.",),
        grade="C",
        adds_people=True,
    )
    role: ClassVar[Name] = "care_coordinator"
    place: ClassVar[Name] = "care_coordinator"
    template: ClassVar[Name] = "coordinator"
    activity: ClassVar[Name] = "coordination"
    in_room: ClassVar[bool] = False

    sessions: SessionsAWeek = recruiting.sessions(4.0, 2.0, 9.0)
    offered: Share = recruiting.offered(0.3, 0.1, 0.5)
    supervision: HoursPerWTE = recruiting.supervision(
        1.0, 0.5, 2.0, source="assumption: half of what a clinician needs"
    )
