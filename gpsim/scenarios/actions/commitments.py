"""Three of the ways to reduce DNAs, which were tried together: patients commit themselves, and hear that others do.

With all three the two practices that tried them missed 0.68 of what they had missed (martin_2012). A booking is made
at the desk or by telephone, and so meets two of them at most. `ReportAttendances` has what is left of the bundle when
the other two have acted, as if all three acted on every booking: 0.68 / (0.82 x 0.95) = 0.873. So no booking gets more
than the bundle's effect.
"""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import missing, who
from gpsim.units import Minutes, Share

UNCONTROLLED = (
    "It was tried once, in two practices over a few months, without controls and by those who sell the advice; nobody "
    "has repeated it."
)


@record
class PatientRecording:
    """At the desk, patients write the time of their appointment on the card themselves.

    It concerns only those who book at the desk in person.
    """

    about: ClassVar[About] = About(title="patients write their own card", unknown=(UNCONTROLLED,), grade="C")

    ceiling: Share = ceiling(0.7, 0.4, 0.9, of="bookings at the desk")
    ramp_weeks: Weeks = ramp(4.0, 1.0, 12.0)
    fade_per_year: PerYear = fade(0.3, 0.1, 0.6, why="as it is easily forgotten when there is a queue")
    fewer: Share = evidence(
        0.18,
        low=0.0,
        high=0.18,
        good="high",
        meaning="share of missed appointments that it prevents, of those booked at the desk",
        source="martin_2012: 18% fewer after than before",
        grade="C",
    )
    minutes: Minutes = evidence(
        0.08,
        low=0.0,
        high=0.25,
        good="low",
        meaning="added to a booking at the desk: the patient looks for a pen",
        source="assumption: five seconds more than if the receptionist wrote it",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with fewer of the appointments missed that were booked at the desk."""
        if self.lacks(practice):
            return practice
        recorded = missing.miss_less_booked_by(practice, "desk", uptake.level * self.fewer)
        return missing.confirm(recorded, "desk", uptake.level * self.minutes)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """No desk at which appointments are booked that may be missed."""
        return _lacks(practice, practice.access.desk is not None, "there is no desk at which to book")


@record
class ReadBack:
    """On the telephone, patients say the time of their appointment back before they ring off.

    It concerns only what is booked in the call, and makes that call some seconds longer.
    """

    about: ClassVar[About] = About(
        title="patients read the time back",
        harms=("Calls take longer, so others hold longer at the busiest time.",),
        unknown=(UNCONTROLLED,),
        grade="C",
    )

    ceiling: Share = ceiling(0.7, 0.4, 0.9, of="calls in which an appointment is booked")
    ramp_weeks: Weeks = ramp(4.0, 1.0, 12.0)
    fade_per_year: PerYear = fade(0.3, 0.1, 0.6, why="as it is easily forgotten when calls are waiting")
    fewer: Share = evidence(
        0.05,
        low=0.0,
        high=0.07,
        good="high",
        meaning="share of missed appointments that it prevents, of those booked by telephone",
        source="influence_at_work: reported as 6.7% and as 3.5% fewer after than before",
        grade="C",
    )
    minutes: Minutes = evidence(
        0.17,
        low=0.08,
        high=0.33,
        good="low",
        meaning="added to a call in which an appointment is booked",
        source="assumption: ten seconds",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with fewer of the appointments missed that were booked by telephone, and longer calls."""
        if self.lacks(practice):
            return practice
        read = missing.miss_less_booked_by(practice, "telephone", uptake.level * self.fewer)
        return missing.confirm(read, "telephone", uptake.level * self.minutes)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """No telephone by which appointments are booked that may be missed."""
        return _lacks(practice, practice.access.telephone is not None, "there is no telephone by which to book")


@record
class ReportAttendances:
    """Posters and messages say how many came last month, not how many did not."""

    about: ClassVar[About] = About(
        title="reporting attendances",
        harms=("A poster that says how many were missed may make missing look normal, and bring more of it.",),
        unknown=(UNCONTROLLED, "It was never tried without the two others: its share of their effect is arithmetic."),
        grade="C",
    )

    ceiling: Share = ceiling(1.0, 0.7, 1.0, of="patients who read it")
    ramp_weeks: Weeks = ramp(4.0, 1.0, 12.0)
    fade_per_year: PerYear = fade(0.3, 0.1, 0.6, why="as nobody looks at an old poster")
    fewer: Share = evidence(
        0.127,
        low=0.0,
        high=0.17,
        good="high",
        meaning="share of missed appointments that it prevents, beside the two other ways",
        source="martin_2012: all three prevent 31.7%, so its own is 1 - 0.68 / (0.82 x 0.95); at most 1 - 0.68 / 0.82, "
        "so that a booking at the desk gets no more than all three",
        grade="C",
    )
    counting: Minutes = evidence(
        15.0,
        low=5.0,
        high=30.0,
        good="low",
        meaning="a week, of all receptionists together: counting, and putting the number up",
        source="assumption: an hour a month",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with fewer appointments missed, and somebody who counts."""
        if self.lacks(practice):
            return practice
        reported = missing.miss_less(practice, uptake.level * self.fewer)
        handlers = who.call_handlers(practice)
        heads = sum(person.role in handlers for person in practice.team.people.values())
        each = uptake.level * self.counting / heads if heads else 0.0
        return verbs.spend(reported, "report_attendances", "other", handlers, each)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Nobody who would miss an appointment."""
        return _lacks(practice, True, "")


def _lacks(practice: Practice, is_there: bool, unless: str) -> tuple[str, ...]:
    missed = () if missing.misses(practice) else ("nobody misses an appointment there",)
    return missed if is_there else (*missed, unless)
