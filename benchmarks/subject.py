"""What is measured: the reference practice as it is, with one change, and with ten that take hold week by week."""

from collections.abc import Callable
from dataclasses import dataclass

import gpsim
from gpsim.log import Log
from gpsim.model.simulate import simulate
from gpsim.practice.practice import Practice
from gpsim.scenarios.scenario import Scenario, settled, weekly
from gpsim.streams import Luck
from gpsim.study.plan import Plan

NAVIGATION = "active_signposting.care_navigation"
# One of each of the ten; a shared hub, which lives other practices too, is not among them.
TEN = (
    NAVIGATION,
    "new_consultation_types.e_consultation",
    "reduce_dnas.easy_cancellation",
    "develop_the_team.physiotherapist",
    "productive_work_flows.correspondence",
    "personal_productivity.typing_and_reading",
    "collaboration.community_pharmacy",
    "social_prescribing.practice_based",
    "self_care.acute_episodes",
    "quality_improvement.qi_expertise",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A practice, and what it may change."""

    name: str  # of the shipped file
    practice: Practice
    navigation: Scenario  # one action, the simplest question
    ramped: Scenario  # an action of each of the ten of the menu


def subject(name: str = "reference") -> Subject:
    """The shipped practice called ``name``."""
    navigation = gpsim.Scenario((gpsim.adopt(NAVIGATION),))
    ramped = gpsim.Scenario([gpsim.adopt(each) for each in TEN], name="ramped")
    return Subject(name, gpsim.load_practice(name), navigation, ramped)


def as_it_is(measured: Subject, plan: Plan, replication: int) -> Log:
    """A run of the practice without any change."""
    before = settled(measured.practice, Scenario())
    return _run(lambda _: before, plan, replication)


def ramping(measured: Subject, plan: Plan, replication: int) -> Log:
    """A run in which the ten changes take hold, another practice every week; what folding them costs is in it."""
    return _run(weekly(measured.practice, measured.ramped), plan, replication)


def weeks_of(plan: Plan) -> int:
    """All weeks that a run lives through."""
    return plan.warmup + plan.weeks + plan.cooldown


def _run(practice_on: Callable[[int], Practice], plan: Plan, replication: int) -> Log:
    practice = practice_on(-plan.warmup)
    return simulate(
        practice,
        weeks=plan.weeks,
        warmup=plan.warmup,
        cooldown=plan.cooldown,
        luck=Luck(seed=plan.seed, replication=replication, practice=practice.code),
        practice_on=practice_on,
    )
