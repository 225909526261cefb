"""Actions to try several of them together; their numbers are made up."""

from dataclasses import replace
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.units import Minutes, Name, Share

MADE_UP = "assumption"


@record
class Quieter:
    """Fewer interruptions."""

    about: ClassVar[About] = About(title="quieter sessions", grade="B")
    ceiling: Share = ceiling(1.0, 0.5, 1.0, of="staff")
    ramp_weeks: Weeks = ramp(2.0, 0.0, 39.0, source=MADE_UP)
    fade_per_year: PerYear = fade(0.0, 0.0, 0.25, why="as people leave", source=MADE_UP)
    fewer: Share = evidence(0.5, low=0.2, high=0.7, good="high", source=MADE_UP, grade="B", meaning="interruptions")

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Fewer of every role."""
        for role in sorted(practice.team.roles):
            path = f"team.roles.{role}.interruptions"
            practice = verbs.scale(practice, path, 1.0 - uptake.level * self.fewer)
        return practice

    def lacks(self, practice: Practice) -> tuple[str, ...]:  # noqa: ARG002 it is asked so of every action
        """Nothing that matters here."""
        return ()


@record
class Shorter(Quieter):
    """Shorter consultations of GPs, for some training."""

    about: ClassVar[About] = About(
        title="shorter forms", grade="A", breaches=("Forms that leave out what the contract asks for breach it.",)
    )
    training: Minutes = evidence(60.0, low=0.0, high=600.0, good="low", source=MADE_UP, grade="B", meaning="once")

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """A tenth shorter."""
        faster = verbs.scale(practice, "team.roles.partner.pace", 1.0 - 0.1 * uptake.level)
        return verbs.spend(faster, "shorter", "training", ("receptionist",), uptake.newly * self.training)


@record
class Same(Shorter):
    """The same thing as its twin, under another name."""

    about: ClassVar[About] = About(title="short forms", grade="A", count_once="forms")


@record
class Twin(Shorter):
    """The same thing as `Same`, under another name."""

    about: ClassVar[About] = About(title="brief forms", grade="A", count_once="forms")


@record
class Nothing(Quieter):
    """No change at all."""

    about: ClassVar[About] = About(title="talk about change", grade="A")

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:  # noqa: ARG002 it is asked so of every action
        """As it was."""
        return practice


def graded(grade: str, name: Name) -> Adoption:
    """An action of a grade of evidence, taken up."""

    @record
    class Graded(Quieter):
        about: ClassVar[About] = replace(Quieter.about, grade=grade)

    return Adoption(name=name, action=Graded())
