"""Matching capacity to demand: the same hours, at the times at which they are asked for."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import clinic_times, heads, telephone_hours
from gpsim.scenarios.verbs.leeway import leeway
from gpsim.units import Minutes, Share


@record
class MatchCapacity:
    """Demand is counted by month, weekday and hour, and clinics and hours at the telephone are moved to where it is.

    Half-days of clinics are held on other weekdays, or given up in quiet months for others in busy ones; at the
    telephone two people of the office change what they do. Everybody works as many hours a year as before, at the same
    times of day. It is meant for waits and repeat calls, and makes no capacity.
    """

    about: ClassVar[About] = About(
        title="matching capacity with demand",
        harms=(
            "Staff work on other days than those they chose, and longer weeks in busy months.",
            "Whoever asks in a quiet month, or rings in a quiet hour, may wait longer than they do now.",
        ),
        unknown=(
            "Nobody has measured what moving hours does, to waits or to anybody's time: in a pilot demand and capacity "
            "of 12 practices were counted, and no significant changes made (lawless_2016). It shows how seldom it is "
            "done, not what it would do.",
            "Weeks of one season do not show a year: rota'd time given up in quiet months is added in busy ones, and "
            "is no time freed.",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(0.5, 0.0, 1.0, of="what could be moved")
    ramp_weeks: Weeks = ramp(13.0, 6.0, 26.0, source="assumption: rotas are made a quarter ahead")
    fade_per_year: PerYear = fade(0.2, 0.0, 0.5, why="as rotas are made again and nobody counts")
    movable: Share = evidence(
        0.2,
        low=0.0,
        high=0.4,
        good="high",
        meaning="of everybody's half-days of clinics (whole ones) and of hours at the telephone: may be moved",
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
        """Clinics and hours at the telephone at the times at which they are asked for."""
        minutes = uptake.level * self.movable * sum(telephone_hours.handler_minutes(practice).values())
        answered = telephone_hours.change_places(practice, minutes)
        moved = clinic_times.move(answered, leeway(practice, self.movable, uptake.level))
        return verbs.spend(
            moved, "match_capacity", "management", heads.managers(practice), uptake.level * self.counting
        )

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Anything that would be better at another time."""
        changed = MatchCapacity(movable=1.0, counting=0.0).apply(practice, Uptake(level=1.0, weeks=1))
        none = "no clinic and no hour at the telephone would do more on another day, or at another hour or season"
        return () if changed != practice else (none,)
