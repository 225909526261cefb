"""Colleagues for one kind of problem: physiotherapists and mental health practitioners."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.actions.team import recruiting
from gpsim.scenarios.actions.team.colleague import NewColleague
from gpsim.scenarios.actions.team.recruiting import SKILL_MIX, SessionsAWeek
from gpsim.units import Name, Share


@record
class Physiotherapist(NewColleague):
    """A first-contact physiotherapist sees patients with muscles, joints and backs before any GP does."""

    about: ClassVar[About] = About(
        title="a first-contact physiotherapist",
        harms=(
            "Some patients are sent whom physiotherapy does not suit, and are seen twice.",
            "Where patients referred themselves, GPs saw no fewer of them (direct_access_2021).",
        ),
        unknown=(
            "Few returns were counted in two practices without a control; GPs' hours were not.",
            SKILL_MIX,
        ),
        grade="B",
        adds_people=True,
    )
    role: ClassVar[Name] = "physiotherapist"
    place: ClassVar[Name] = "physiotherapist"
    template: ClassVar[Name] = "physiotherapist"
    activity: ClassVar[Name] = "network_clinic"

    sessions: SessionsAWeek = recruiting.sessions(4.0, 2.0, 9.0)
    offered: Share = recruiting.offered(
        0.5, 0.1, 0.7, source="assumption; goodwin_2020: patients expect a GP, and few know of the physiotherapist"
    )


@record
class MentalHealthPractitioner(NewColleague):
    """A mental health practitioner sees patients with low mood, anxiety and distress, half an hour each.

    Where help is at hand, more is asked for: practices that have one record somewhat more patients with such problems.
    """

    about: ClassVar[About] = About(
        title="a mental health practitioner",
        harms=("More patients ask for help with their mental health than did before (magnee_2016).",),
        unknown=(
            "In 161 to 338 Dutch practices over five years GPs had as many such consultations with a mental health "
            "nurse as without; what one practice reports, 1,000 hours a year, replaced a GP who retired.",
            SKILL_MIX,
        ),
        grade="B",
        adds_people=True,
    )
    role: ClassVar[Name] = "mental_health_practitioner"
    place: ClassVar[Name] = "mental_health_practitioner"
    template: ClassVar[Name] = "mental_health"
    activity: ClassVar[Name] = "network_clinic"

    sessions: SessionsAWeek = recruiting.sessions(4.0, 2.0, 9.0)
    offered: Share = recruiting.offered(0.3, 0.1, 0.6)
    induced: Share = evidence(
        0.05,
        low=0.02,
        high=0.08,
        good="low",
        meaning="more needs of the kinds that the practitioner suits",
        source="magnee_2016: odds of 1.05 (1.02 to 1.08) of a psychological problem being recorded; read as needs",
        grade="B",
    )

    def besides(self, practice: Practice, uptake: Uptake) -> Practice:
        """More patients ask: about whatever suits the practitioner and somebody else too."""
        for name, need in practice.needs.items():
            if 0.0 < need.suitable.get(self.place, 0.0) < 1.0:
                practice = verbs.induce(practice, name, uptake.level * self.induced)
        return practice
