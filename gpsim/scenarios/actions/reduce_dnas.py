"""Reduce DNAs: fewer appointments are missed, and more of those that would be are given back in time."""

from collections.abc import Mapping
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Action, Uptake
from gpsim.scenarios.actions.commitments import PatientRecording, ReadBack, ReportAttendances
from gpsim.scenarios.actions.just_in_case import LessJustInCase
from gpsim.scenarios.adoption import WEEKS_A_YEAR
from gpsim.scenarios.rollout import PerYear, PoundsPerPatientAndYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import missing, who
from gpsim.units import Minutes, Name, Share

NOBODY_MISSES = "nobody misses an appointment there"


@record
class EasyCancellation:
    """Whoever cannot come says so with a tap: a link in the text, an app, a line that is always answered.

    Some appointments that would be missed are cancelled, and fewer cancellations ring. Nothing is said of
    who takes the slot: the book offers it, and it is worth something only if it comes back in time for
    somebody who wants it. Clinicians use gaps to catch up, so a gap that is filled is no gain to them.
    """

    about: ClassVar[About] = About(
        title="easy cancellation",
        harms=("What is easy to cancel is cancelled more lightly; some of those ask again.",),
        unknown=(
            "No controlled study has measured what an easy way to cancel changes; East London practices found a "
            "modest effect on top of others (margham_2020).",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(0.8, 0.5, 0.95, of="patients")
    ramp_weeks: Weeks = ramp(8.0, 2.0, 26.0)
    fade_per_year: PerYear = fade(0.05, 0.0, 0.15, why="as nobody tells new patients of it")
    given_back: Share = evidence(
        0.05,
        low=0.0,
        high=0.15,
        good="high",
        meaning="share of the appointments that would be missed and are cancelled instead",
        source="assumption; margham_2020: a hotline and texts had a modest effect beside others",
        grade="C",
    )
    by_link: Share = evidence(
        0.5,
        low=0.2,
        high=0.8,
        good="high",
        meaning="share of cancellations by telephone or at the desk that go by link instead",
        source="assumption: half of those who have to ring",
        grade="C",
    )
    set_up: Minutes = evidence(
        15.0,
        low=5.0,
        high=60.0,
        good="low",
        meaning="once for each receptionist: how the messages are read and what patients are told",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with more slots given back, and fewer calls about it."""
        if self.lacks(practice):
            return practice
        easier = missing.give_back(practice, uptake.level * self.given_back)
        easier = verbs.compound(easier, "attendance.cancels_by_link", uptake.level * self.by_link)
        return verbs.spend(
            easier, "easy_cancellation", "training", who.call_handlers(practice), uptake.newly * self.set_up
        )

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Nobody who would miss an appointment, and nobody who rings to cancel one."""
        by_link = practice.attendance.cancels_by_link
        cancels = any(share > 0.0 for share in practice.attendance.cancels.shares) and by_link < 1.0
        return () if missing.misses(practice) or cancels else (f"{NOBODY_MISSES}, and nobody rings to cancel one",)


@record
class Reminders:
    """A text before each appointment, to patients of whom a mobile number is known and who agreed.

    Fewer forget; some who are well again are reminded to cancel. Those without a mobile are not reached.
    """

    about: ClassVar[About] = About(
        title="text reminders",
        harms=("Patients without a mobile are not reminded, and they are those with less access already.",),
        unknown=(
            "Trials are of hospitals and of other countries; what English practices report is uncontrolled.",
            "A text that says what a missed slot costs did better than a plain one in two hospital trials "
            "(hallsworth_2015); nobody has tried it in general practice.",
            "What is known is about missed appointments; nobody has measured what becomes of clinicians' time.",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(0.95, 0.8, 1.0, of="bookings")
    ramp_weeks: Weeks = ramp(4.0, 1.0, 12.0)
    fade_per_year: PerYear = fade(0.05, 0.0, 0.15, why="as numbers get out of date")
    fewer: Share = evidence(
        0.34,
        low=0.26,
        high=0.39,
        good="high",
        meaning="share of missed appointments that a text prevents",
        source="text_reminders: 26-39% fewer in English practices; gurol_urganci_2013: the direction, in trials",
        grade="B",
    )
    coverage: Share = evidence(
        0.80,
        low=0.20,
        high=0.95,
        good="high",
        meaning="share of patients with a valid mobile number who agreed to texts",
        source="assumption; hallsworth_2015: a fifth of numbers were valid in a hospital in 2013-14",
        grade="C",
    )
    texts: PoundsPerPatientAndYear = evidence(
        0.12,
        low=0.05,
        high=0.25,
        good="low",
        meaning="price of texts",
        source="assumption: five bookings a patient and year, a text each of 2.4p",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with fewer appointments missed, for the price of the texts."""
        if self.lacks(practice):
            return practice
        reminded = missing.miss_less(practice, uptake.level * self.coverage * self.fewer)
        weekly = self.texts * practice.list_size / WEEKS_A_YEAR
        return verbs.spend_money(reminded, "reminders", "practice", per_week=uptake.level * weekly)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Nobody to remind."""
        return () if missing.misses(practice) else (NOBODY_MISSES,)


SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "easy_cancellation": EasyCancellation,
    "reminders": Reminders,
    "patient_recording": PatientRecording,
    "read_back": ReadBack,
    "report_attendances": ReportAttendances,
    "less_just_in_case": LessJustInCase,
}
