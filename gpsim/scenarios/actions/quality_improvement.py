"""Quality improvement: people who know how change is made, and a manager who can run the practice."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, cast

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Action, Uptake
from gpsim.scenarios.actions.manager_development import ManagerDevelopment
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import heads
from gpsim.units import Minutes, Name, Share


@record
class QiExpertise:
    """A GP, the manager and one more are taught how changes are made and kept, and are coached while they make them.

    It frees no time by itself. The other actions that a practice takes up with it, or later, are taken up by more of
    those concerned, sooner, and wear off more slowly; and it takes days of those who learn. With nothing else taken up
    it only costs.
    """

    about: ClassVar[About] = About(
        title="quality improvement expertise",
        harms=(
            "Those who learn are away for days, and what they would have done waits.",
            "Programmes were limited by staff's capacity, data and motivation, to which teaching does not add "
            "(marshall_2014).",
            "Who teaches and coaches costs money, which is not counted: a national programme had £30 million over "
            "three years (time_for_care_budget).",
        ),
        unknown=(
            "No study has measured how much further or faster a change spreads within a practice that has learnt how "
            "to make one; what is known is how many practices made one at all.",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(0.7, 0.4, 1.0, of="those meant to learn it")
    ramp_weeks: Weeks = ramp(39.0, 26.0, 52.0, source="time_for_care: practices took 9 to 12 months")
    fade_per_year: PerYear = fade(
        0.2, 0.05, 0.4, why="as those who learnt it leave or are needed elsewhere", source="assumption"
    )
    higher: Share = evidence(
        0.34,
        low=0.0,
        high=0.78,
        good="high",
        meaning="of those who would not take another action up, who do with coaching",
        source="margham_2020 and lawless_2016: 14 of 32 coached practices made a change, and some 15% without coaching "
        "(by judgement, as none did whose data alone were fed back): (0.44 - 0.15) / (1 - 0.15); that shares of staff "
        "go as those of practices is assumption",
        grade="C",
    )
    faster: Share = evidence(
        0.3,
        low=0.0,
        high=0.5,
        good="high",
        meaning="of the time another action takes to get going, saved",
        source="assumption: a programme with support on the spot takes 12 weeks, one of workshops 39",
        grade="C",
    )
    longer: Share = evidence(
        0.3,
        low=0.0,
        high=0.6,
        good="high",
        meaning="of what another action loses in a year, kept",
        source="assumption: those who look again find what has slipped",
        grade="C",
    )
    leading: Minutes = evidence(
        2700.0,
        low=1350.0,
        high=5400.0,
        good="low",
        meaning="away to learn it, once, for one GP and for each manager (6 days of 7.5 hours)",
        source="qi_federation: three workshops of two days; 12 days in one federation",
        grade="B",
    )
    basics: Minutes = evidence(
        900.0,
        low=450.0,
        high=1350.0,
        good="low",
        meaning="away to learn the basics, once, for one more of the office (2 days)",
        source="qi_gloucestershire: a course of 2 days",
        grade="B",
    )
    coaching: Minutes = evidence(
        15.0,
        low=0.0,
        high=30.0,
        good="low",
        meaning="a week, of each of the three, to be coached and to look at what has changed",
        source="assumption: an hour a month",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with days of those who learn spent on it, and nothing else changed."""
        going, weekly = uptake.newly * self.leading, uptake.level * self.coaching
        one_gp, one_more = heads.roles_of(practice, {"gp_qualified"}), heads.roles_of(practice, heads.OFFICE)
        basics = uptake.newly * self.basics
        practice = heads.spend_between(practice, "qi_expertise_gp", "training", one_gp, going + weekly)
        practice = heads.spend_between(practice, "qi_expertise_office", "training", one_more, basics + weekly)
        managers = heads.managers(practice)
        return verbs.spend(practice, "qi_expertise_manager", "training", managers, going + weekly)

    def enable(self, action: Action, level: Share) -> Action:
        """``action`` taken up by more, sooner and for longer; one that nobody is to take up is left alone."""
        if action.ceiling <= 0.0:
            return action
        changed: Any = replace(
            cast("Any", action),
            ceiling=verbs.compounded(action.ceiling, level * self.higher),
            ramp_weeks=action.ramp_weeks * (1.0 - level * self.faster),
            fade_per_year=action.fade_per_year * (1.0 - level * self.longer),
        )
        return cast("Action", changed)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Nobody to learn it."""
        return (
            ()
            if heads.roles_of(practice, heads.OFFICE | {"gp_qualified"})
            else ("nobody works here who could learn it",)
        )


SUB_ACTIONS: Mapping[Name, type[Action]] = {"qi_expertise": QiExpertise, "manager_development": ManagerDevelopment}
