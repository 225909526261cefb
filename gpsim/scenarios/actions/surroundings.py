"""The working environment: everything in its place, in every room the same."""

from typing import ClassVar

from gpsim.distributions import mean_of
from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.practice.weekly import SESSION
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.adoption import WEEKS_A_YEAR
from gpsim.scenarios.rollout import PerYear, PoundsPerPatientAndYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import heads
from gpsim.units import Minutes, Name, Share

EVERYBODY = heads.OFFICE | heads.CLINICIANS


@record
class WorkingEnvironment:
    """Every room has the same things in the same drawer, stock is ordered in time, desks stand where they help.

    Staff search less, and are asked less often where something is. Both are failures of the same surroundings, so what
    is not asked is a part of what is saved: of each role never more than it loses to searching, which is 3.9% of GPs'
    sessions. It never shortens what is said to a patient.
    """

    about: ClassVar[About] = About(
        title="the working environment",
        unknown=("No study of tidier rooms in general practice has measured anybody's time.",),
        grade="C",
    )

    ceiling: Share = ceiling(0.8, 0.5, 1.0, of="rooms and desks")
    ramp_weeks: Weeks = ramp(12.0, 6.0, 39.0, source="assumption: a programme on the spot takes 12 weeks")
    fade_per_year: PerYear = fade(0.3, 0.1, 0.6, why="as drawers fill again")
    found: Share = evidence(
        0.26,
        low=0.08,
        high=0.50,
        good="high",
        meaning="of the time lost to searching, saved: by searching less and by being asked less",
        source="sinnott_2022: operational failures take 3.9% of GPs' sessions; that 1.0% (0.3 to 2.0) can be recovered "
        "is judgement",
        grade="C",
    )
    asked_less: Share = evidence(
        0.05,
        low=0.0,
        high=0.15,
        good="high",
        meaning="of interruptions, spared, as they ask where something is: a part of the time saved, not more of it",
        source="assumption",
        grade="C",
    )
    sorting: Minutes = evidence(
        240.0,
        low=120.0,
        high=480.0,
        good="low",
        meaning="once, of each of those who search: sorting the rooms",
        source="assumption: half a day",
        grade="C",
    )
    upkeep: Minutes = evidence(
        3.0,
        low=0.0,
        high=10.0,
        good="low",
        meaning="a week, of each of those who search: putting things back, counting stock",
        source="assumption",
        grade="C",
    )
    stock: PoundsPerPatientAndYear = evidence(
        0.05,
        low=0.0,
        high=0.2,
        good="high",
        meaning="saved on stock that would have been ordered twice or gone out of date",
        source="assumption: £500 a year in a practice of 10,000",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Less searching, a few interruptions less, less stock."""
        if self.lacks(practice):
            return practice
        searching = _searching(practice)
        for role in searching:
            practice = self._tidied(practice, role, uptake.level)
        practice = verbs.spend(practice, "working_environment", "other", searching, uptake.newly * self.sorting)
        practice = verbs.spend(practice, "working_environment_upkeep", "other", searching, uptake.level * self.upkeep)
        weekly = uptake.level * self.stock * practice.list_size / WEEKS_A_YEAR
        return verbs.spend_money(practice, "working_environment", "practice", per_week=-weekly)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Anybody who searches."""
        return () if _searching(practice) else ("nobody loses time to searching",)

    def _tidied(self, practice: Practice, name: Name, level: Share) -> Practice:
        """The practice in which ``name`` gets back ``found`` of what is lost: interruptions first, then searches."""
        role, path = practice.team.roles[name], f"team.roles.{name}"
        saved = level * self.found * role.searching  # of a session, as are the next two
        asked = role.interruptions * mean_of(role.interruption) / (60.0 * SESSION)
        spared = min(level * self.asked_less * asked, saved)
        practice = verbs.scale(practice, f"{path}.searching", 1.0 - (saved - spared) / role.searching)
        return verbs.scale(practice, f"{path}.interruptions", 1.0 - spared / asked) if asked else practice


def _searching(practice: Practice) -> tuple[Name, ...]:
    return tuple(name for name in heads.roles_of(practice, EVERYBODY) if practice.team.roles[name].searching > 0.0)
