"""What is measured: the reference practice as it is, with one change, and with ten that take hold week by week."""

from collections.abc import Callable
from dataclasses import dataclass

import gpsim
from gpsim.log import Log
from gpsim.model.simulate import simulate
from gpsim.practice.practice import Practice
from gpsim.scenarios.catalogue import ACTIONS
from gpsim.scenarios.scenario import Scenario, settled, weekly
from gpsim.streams import Luck
from gpsim.study.plan import Plan

NAVIGATION = "active_signposting.care_navigation"


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
    return Subject(name, gpsim.load_practice(name), navigation, _ramped())


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


def _ramped() -> Scenario:
    """The first action of each module that sets no policy which another has set."""
    chosen: dict[str, str] = {}
    policies: set[str] = set()
    for name, action in ACTIONS.items():
        module, policy = name.partition(".")[0], action.about.policy
        if module not in chosen and policy not in policies:
            chosen[module] = name
            policies |= {policy} - {""}
    return gpsim.Scenario(tuple(gpsim.adopt(name) for name in chosen.values()), name="ramped")
