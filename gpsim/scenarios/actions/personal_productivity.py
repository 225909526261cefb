"""Personal productivity: resilience, and confidence at the keyboard and with the computer."""

from collections.abc import Mapping
from typing import ClassVar

from gpsim.distributions import mean_of
from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Action, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, course, fade, ramp
from gpsim.scenarios.verbs import heads, paper_verbs
from gpsim.units import Minutes, Name, Outlay, Share

EACH = "for each clinician who takes it up"


@record
class Resilience:
    """GPs take a course in mindfulness, of eight sessions of two hours.

    They feel less exhausted afterwards. That they are ill less often, or do more, no study has found: it takes hours.
    """

    about: ClassVar[About] = About(
        title="personal resilience",
        harms=("GPs are away for the course, and their patients and papers wait.",),
        unknown=(
            "Whether GPs are ill less often, or stay longer: 22 were studied, without a control (resilience_2018).",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(0.5, 0.2, 0.8, of="GPs", source="assumption; resilience_2018 kept 59% of its volunteers")
    ramp_weeks: Weeks = ramp(13.0, 8.0, 26.0)
    fade_per_year: PerYear = fade(0.3, 0.1, 0.6, why="of those who practise what they have learnt")
    training: Minutes = evidence(
        960.0,
        low=480.0,
        high=1440.0,
        good="low",
        meaning="once for each GP who takes it: eight sessions of two hours; homework is their own time",
        source="resilience_2018: 8 sessions of 2 hours; bounds by judgement",
        grade="B",
    )
    course: Outlay = course(250.0, 0.0, 500.0, of="for each GP who takes it")
    fewer_sick: Share = evidence(
        0.0,
        low=0.0,
        high=0.01,
        good="high",
        meaning="of days of sickness, which do not happen",
        source="assumption; no study found any, and gps_on_resilience_2018: changing the system matters more",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Hours of GPs spent, and as much sickness as before unless a scenario says otherwise."""
        gps = heads.roles_of(practice, {"gp_qualified"})
        for role in gps:
            practice = verbs.scale(practice, f"team.roles.{role}.sickness", 1.0 - uptake.level * self.fewer_sick)
        return heads.teach(practice, "resilience", gps, uptake.newly * self.training, uptake.newly * self.course)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """GPs."""
        return () if heads.roles_of(practice, {"gp_qualified"}) else ("no GP works here except by the session",)


@record
class ComputerConfidence:
    """Clinicians learn to use their record system with ease: templates, shortcuts, where things are.

    Less of their sessions is lost to the computer, which is a part of what is lost to operational failures.
    """

    about: ClassVar[About] = About(
        title="computer confidence", unknown=("No study has measured what it frees of clinicians' time.",), grade="C"
    )

    ceiling: Share = ceiling(0.5, 0.2, 0.8, of="clinicians")
    ramp_weeks: Weeks = ramp(13.0, 6.0, 26.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.3, why="as clinicians leave and systems change")
    fewer_delays: Share = evidence(
        0.13,
        low=0.0,
        high=0.38,
        good="high",
        meaning="of the time that a clinician loses to operational failures, saved",
        source="assumption; 0.5% (0 to 1.5) of a session, by judgement, of the 3.9% of sinnott_2022",
        grade="C",
    )
    training: Minutes = evidence(
        180.0, low=60.0, high=480.0, good="low", meaning=f"once {EACH}", source="assumption: three hours", grade="C"
    )
    course: Outlay = course(60.0, 0.0, 250.0, of=EACH, source="assumption; nothing where a colleague teaches")

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Clinicians lose less time to the computer."""
        clinicians = _delayed(practice)
        for role in clinicians:
            path = f"team.roles.{role}.searching"
            practice = verbs.scale(practice, path, 1.0 - uptake.level * self.fewer_delays)
        spent = uptake.newly * self.training, uptake.newly * self.course
        return heads.teach(practice, "computer_confidence", clinicians, *spent)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Clinicians who lose time to operational failures."""
        return () if _delayed(practice) else ("no clinician loses time to operational failures",)


@record
class TypingAndReading:
    """Clinicians who type slowly learn to touch-type, and are taught to read faster.

    Writing up is shorter, in the part of it that hangs on the keyboard; what is said to patients is not. Reading faster
    is understanding less, so letters take as long as before unless a scenario says otherwise.
    """

    about: ClassVar[About] = About(
        title="typing and reading",
        harms=("Whoever reads faster may overlook more.",),
        unknown=("No study of typing or reading courses for GPs was found.",),
        grade="C",
    )

    ceiling: Share = ceiling(0.2, 0.0, 0.4, of="clinicians, being slow at the keyboard now")
    ramp_weeks: Weeks = ramp(26.0, 13.0, 52.0)
    fade_per_year: PerYear = fade(0.05, 0.0, 0.2, why="as clinicians leave")
    keyboard: Share = evidence(
        0.5,
        low=0.4,
        high=0.6,
        good="high",
        meaning="of writing up, which hangs on how fast one types",
        source="assumption; record_keeping_2024: it takes 13.9% of a session in all",
        grade="C",
    )
    faster: Share = evidence(
        0.26,
        low=0.0,
        high=0.33,
        good="high",
        meaning="of a slow typist's time at the keyboard, saved",
        source="assumption: 1 - 1 ÷ 1.35; 1.2 to 1.5 times as fast, or not at all",
        grade="C",
    )
    reading: Share = evidence(
        0.0,
        low=0.0,
        high=0.10,
        good="high",
        meaning="of the time that reading letters takes, saved",
        source="assumption; faster reading is understanding less",
        grade="C",
    )
    training: Minutes = evidence(
        600.0,
        low=360.0,
        high=1200.0,
        good="low",
        meaning="once for each clinician who takes it up (10 hours)",
        source="typing_blog: from 40 to 70 words a minute in less than 10 hours, one person; bounds by judgement",
        grade="C",
    )
    course: Outlay = course(60.0, 0.0, 250.0, of=EACH, source="assumption; some programs are free")

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Shorter writing up."""
        if self.lacks(practice):
            return practice
        for kind in _written_up(practice):
            path = f"consultations.{kind}.notes"
            practice = verbs.scale(practice, path, 1.0 - uptake.level * self.keyboard * self.faster)
        for kind in paper_verbs.of_sort(practice, "letter"):
            for step in paper_verbs.clinicians_steps(practice.papers[kind]):
                path = f"papers.{kind}.steps.{step}.minutes"
                practice = verbs.scale(practice, path, 1.0 - uptake.level * self.reading)
        spent = uptake.newly * self.training, uptake.newly * self.course
        return heads.teach(practice, "typing_and_reading", heads.roles_of(practice, heads.CLINICIANS), *spent)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Anything that is written up."""
        return () if _written_up(practice) else ("no consultation has minutes of notes",)


def _delayed(practice: Practice) -> tuple[Name, ...]:
    clinicians = heads.roles_of(practice, heads.CLINICIANS)
    return tuple(role for role in clinicians if practice.team.roles[role].searching > 0.0)


def _written_up(practice: Practice) -> tuple[Name, ...]:
    return tuple(name for name, kind in sorted(practice.consultations.items()) if mean_of(kind.notes) > 0.0)


SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "resilience": Resilience,
    "computer_confidence": ComputerConfidence,
    "typing_and_reading": TypingAndReading,
}
