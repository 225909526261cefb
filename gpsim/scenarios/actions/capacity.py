"""Matching capacity to demand: the same hours, on the days on which they are asked for."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import clinic_days, heads, telephone_days
from gpsim.units import Minutes, Share


@record
class MatchCapacity:
    """Demand is counted by weekday, and half-days of clinics and hours at the telephone are moved to where it is.

    Everybody works as many hours as before, at the same times of day: a half-day of a clinic is held on another day,
    and two people of the office change what they do. It is meant for waits and repeat calls, and makes no capacity.
    """

    about: ClassVar[About] = About(
        title="matching capacity with demand",
        harms=("Staff work on other days than those they chose.",),
        unknown=(
            "Practices whose demand and capacity were measured made no significant changes (a pilot of 12); what "
            "moving sessions alone does to waits has not been measured.",
        ),
        grade="B",
    )

    ceiling: Share = ceiling(0.5, 0.0, 1.0, of="what could be moved")
    ramp_weeks: Weeks = ramp(13.0, 6.0, 26.0, source="assumption: rotas are made a quarter ahead")
    fade_per_year: PerYear = fade(0.2, 0.0, 0.5, why="as rotas are made again and nobody counts")
    movable: Share = evidence(
        0.2,
        low=0.0,
        high=0.4,
        good="high",
        meaning="of the minutes of clinics, and of those at the telephone, that contracts allow to be on another day",
        source="assumption; lawless_2016: none was moved; most staff are part-time on agreed days",
        grade="C",
    )
    counting: Minutes = evidence(
        30.0,
        low=0.0,
        high=60.0,
        good="low",
        meaning="a week, of each manager's: counting, and making rotas by it",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Clinics and hours at the telephone on the days on which they are asked for."""
        share = uptake.level * self.movable
        clinics = share * sum(clinic_days.slot_minutes(practice).values())
        calls = share * sum(telephone_days.handler_minutes(practice).values())
        moved = telephone_days.change_places(clinic_days.move(practice, clinics), calls)
        return verbs.spend(
            moved, "match_capacity", "management", heads.managers(practice), uptake.level * self.counting
        )

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Anything that would be better on another day."""
        changed = MatchCapacity(movable=1.0, counting=0.0).apply(practice, Uptake(level=1.0, weeks=1))
        return () if changed != practice else ("no clinic and no hour at the telephone would do more on another day",)
