"""One of the ways to reduce DNAs: fewer book ahead just in case, since there is something on the day."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import needs, who
from gpsim.units import Minutes, Share


@record
class LessJustInCase:
    """Patients are told, and find, that there is something on the day: fewer book ahead lest there be nothing.

    It acts on those bookings alone, and on no other missed appointment. A part of those who do not book
    ahead need somebody after all; the model lets them ask as before.
    """

    about: ClassVar[About] = About(
        title="less booking just in case",
        harms=("Where the promise is not kept, patients ring in vain on the day they need somebody.",),
        unknown=("No study says how many appointments are booked just in case, nor what makes them fewer.",),
        grade="C",
    )

    ceiling: Share = ceiling(0.8, 0.5, 1.0, of="patients")
    ramp_weeks: Weeks = ramp(26.0, 13.0, 52.0, source="assumption: trust comes slowly")
    fade_per_year: PerYear = fade(0.1, 0.0, 0.3, why="as one call in vain undoes it")
    fewer: Share = evidence(
        0.3,
        low=0.0,
        high=0.6,
        good="high",
        meaning="share of bookings just in case that patients do not make",
        source="assumption; nhs_england_dnas: nearly none are missed where patients trust the day",
        grade="C",
    )
    needed: Share = evidence(
        0.3,
        low=0.1,
        high=0.6,
        good="low",
        meaning="of those, share of patients who need an appointment after all",
        source="assumption: most of what was booked ahead is over by the day",
        grade="C",
    )
    telling: Minutes = evidence(
        30.0,
        low=10.0,
        high=60.0,
        good="low",
        meaning="once for each receptionist: what to tell patients, and which slots are kept for the day",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with fewer such bookings."""
        if self.lacks(practice):
            return practice
        calmed = practice
        for name in needs.just_in_case(practice):
            calmed = verbs.prevent(calmed, name, uptake.level * self.fewer * (1.0 - self.needed))
        handlers = who.call_handlers(practice)
        return verbs.spend(calmed, "less_just_in_case", "training", handlers, uptake.newly * self.telling)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Nobody who books just in case, or no slots on the day."""
        on_the_day = any(kind.horizon == 0 for kind in practice.book.kinds.values())
        lacks = (
            []
            if needs.just_in_case(practice)
            else ["no need is marked just_in_case, so nobody books for fear of none later"]
        )
        return (*lacks, *(() if on_the_day else ("no slots are kept for the day, so it would be an empty promise",)))
