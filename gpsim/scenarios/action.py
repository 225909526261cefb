"""What an action is: something that turns a practice into another, for a given uptake."""

from typing import ClassVar, Protocol, runtime_checkable

from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.units import Share


@record
class Uptake:
    """How many of the staff concerned work the new way, beyond those who did so before."""

    level: Share
    newly: Share = 0.0  # began this week: carries what is spent once a head
    weeks: int  # since the first began: carries what wears off


@record
class About:
    """What is true of a sub-action whatever its numbers are."""

    title: str  # as it reads in the middle of a sentence
    harms: tuple[str, ...] = ()  # that may come with it, each a sentence
    unknown: tuple[str, ...] = ()  # what research does not say, each a sentence
    grade: str = ""  # of the evidence that it changes anybody's hours: A, B or C
    breaches: tuple[str, ...] = ()  # rules of contract or scope that it may break, each a sentence that says when
    # What is in place shows in a practice's own figures (its calls and forms, its slots, its staff): its file holds the
    # effect, so that nothing is folded in for what is in place, and only what is new changes the practice.
    in_file: bool = False
    policy: str = ""  # the policy it sets, if any; a policy is set by one action at most
    adds_people: bool = False  # whoever is in place is in the practice file: only what is taken up adds anybody
    count_once: str = ""  # of the actions of a group only the strongest acts: they are the same thing


class Action(Protocol):
    """A sub-action: its numbers, and what it does to a practice.

    A class that follows it is a `record` whose fields are made by `evidence`.
    """

    about: ClassVar[About]

    @property
    def ceiling(self) -> float:
        """Share of the staff concerned who will really do it."""

    @property
    def ramp_weeks(self) -> float:
        """Weeks from the start until the ceiling is reached."""

    @property
    def fade_per_year(self) -> float:
        """Share of what was gained that is lost in a year, from when the ceiling was reached."""

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with this action at ``uptake``; pure."""

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """What the action would act on and the practice has not, each a sentence for `check`."""


@runtime_checkable
class Enabler(Action, Protocol):
    """A sub-action with no effect of its own, with which others take hold faster, in more places and for longer.

    Its `apply` may spend time and money, and changes nothing else.
    """

    def enable(self, action: Action, level: Share) -> Action:
        """``action`` as it takes hold where ``level`` of the practice has this; its effects are as they were."""
