"""Manager development: partners' management goes to a manager who has learnt it, and some of it to a deputy."""

from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import heads, hours, rota_verbs
from gpsim.units import Minutes, Name, Pounds, Ratio, Share, Unit

PoundsOnce = Annotated[Pounds, Unit("pounds, once"), Ge(0.0), Le(1e6)]
DEPUTY: Name = "new_deputy"  # what the person is called


@record
class ManagerDevelopment:
    """The manager learns to run the practice as a business, so that partners leave most of that to the manager.

    Partners' sessions of management are shorter, and they are here as long as before, with their patients and papers.
    What they leave is done all the same: in part by the manager, whose other work waits longer or goes to whoever
    shares it, in part by a deputy. That is somebody more of the best-paid role of the office below the manager, who is
    here for the hours that are bought, in whole minutes, manages in all of them and costs what the role costs. It moves
    work and ends none. What partners, manager and deputies do already is in the practice's file.
    """

    about: ClassVar[About] = About(
        title="development of the practice manager",
        harms=(
            "The manager has more to do, and claims, statements and staff matters wait longer.",
            "Partners know less of how their practice is run.",
        ),
        unknown=("No study has measured what a better-taught manager frees of partners' time.",),
        grade="C",
        in_file=True,
    )

    ceiling: Share = ceiling(0.7, 0.3, 1.0, of="what a manager could take over")
    ramp_weeks: Weeks = ramp(26.0, 13.0, 52.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.3, why="as managers who have learnt it move on")
    moved: Share = evidence(
        0.5,
        low=0.2,
        high=0.8,
        good="high",
        meaning="of partners' sessions of management, which a manager could do",
        source="assumption; partnership_review_2019: partners are to take a more strategic role while a manager "
        "oversees daily operations",
        grade="C",
    )
    takes: Ratio = evidence(
        1.0,
        low=0.8,
        high=1.5,
        good="low",
        meaning="of the manager's or deputy's time for what took a partner one",
        source="assumption: as long as before",
        grade="C",
    )
    deputised: Share = evidence(
        0.5,
        low=0.0,
        high=1.0,
        meaning="of what comes to the manager, done in a deputy's hours that are bought",
        source="assumption: half",
        grade="C",
    )
    training: Minutes = evidence(
        2970.0,
        low=270.0,
        high=5400.0,
        good="low",
        meaning="away to learn it, once, of each manager: three coaching sessions of 90 minutes and a course of 6 days",
        source="partnership_review_2019: three sessions of 90 minutes; the course by assumption",
        grade="C",
    )
    fee: PoundsOnce = evidence(
        1500.0,
        low=0.0,
        high=3000.0,
        good="low",
        meaning="of the course, for each manager",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Partners' management shorter, the manager's longer, and a deputy here for the rest."""
        if self.lacks(practice):
            return practice
        partners, managers = heads.roles_of(practice, {"gp_qualified"}), heads.managers(practice)
        shorter = rota_verbs.shorten(practice, "management", partners, uptake.level * self.moved)
        minutes = self.takes * (
            rota_verbs.rota_minutes(practice, "management", partners)
            - rota_verbs.rota_minutes(shorter, "management", partners)
        )
        joined = hours.buy(shorter, DEPUTY, heads.deputy(practice), "management", minutes * self.deputised)
        theirs = minutes - (hours.bought(joined, DEPUTY) - hours.bought(shorter, DEPUTY))
        people = heads.people(practice, managers)  # also where a deputy is of their role
        each, taught = theirs / len(people), uptake.newly * self.training
        managed = verbs.spend(joined, "partners_management", "management", managers, each, people=people)
        learnt = verbs.spend(managed, "manager_development", "training", managers, taught, people=people)
        once = uptake.newly * self.fee * len(people)
        return verbs.spend_money(learnt, "manager_development", "practice", once=once)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Partners who manage, or somebody to leave it to."""
        missing = [] if heads.managers(practice) else ["nobody of the office could take partners' management over"]
        managing = rota_verbs.rota_minutes(practice, "management", heads.roles_of(practice, {"gp_qualified"}))
        missing += [] if managing > 0.0 else ["no GP has sessions of management that a manager could take over"]
        return tuple(missing)
