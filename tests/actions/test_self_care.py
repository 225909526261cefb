"""Support for self-care: what trials found, by hand, and what comes of it in a practice small enough for many runs."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from gpsim.distributions import Fixed
from gpsim.evidence import numbers
from gpsim.log import Log
from gpsim.measures.released import released
from gpsim.measures.windows import within
from gpsim.model.simulate import simulate
from gpsim.practice.demand import Need, Recall
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.action import Action, Uptake
from gpsim.scenarios.actions.prevention import Prevention
from gpsim.scenarios.actions.self_care import AcuteEpisodes, LongTermConditions
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.scenarios.verbs import needs
from gpsim.streams import Luck
from gpsim.study.estimate import estimate
from tests.strategies import small_practice

REPLICATIONS = 5
HALF = Uptake(level=0.5, newly=0.5, weeks=1)
GONE_IN_A_FORTNIGHT = Fixed(mean=14.0)


@cache
def surgery() -> Practice:
    """Colds, which may go to the pharmacy, flares of long-term conditions, and health checks by the nurse."""
    practice = small_practice(list_size=500, receptionists=2)
    cold = replace(
        practice.needs["illness"], rate=40.0, urgent=0.6, suitable={"gp": 0.9, "pharmacy": 0.1},
        natural_end=GONE_IN_A_FORTNIGHT,
    )  # fmt: skip
    flare = replace(cold, rate=30.0, urgent=0.1, suitable={"gp": 1.0}, long_term_condition=3.0)
    check = Need(
        rate=60.0, origin="recall", recall=Recall(responds=0.6, reply=Fixed(mean=1.0)), clinical=False,
        suitable={"nurse": 1.0}, asks_for="nurse", long_term_condition=0.2,
    )  # fmt: skip
    lest = replace(cold, rate=1.0, just_in_case=True)
    return put(practice, "needs", lambda _: {"cold": cold, "flare": flare, "check": check, "lest": lest})


def levels(practice: Practice) -> dict[str, float]:
    return {name: need.level for name, need in practice.needs.items() if need.level != 1.0}


# What each does to a practice.


def test_booklets_make_contacts_for_minor_illness_fewer_or_more_and_cost_their_printing() -> None:
    """Half of the households: a fifth fewer is a tenth, and so is a fifth more. 500 patients at 40p, half of it."""
    practice = AcuteEpisodes(fewer=0.2, booklets=0.4).apply(surgery(), HALF)
    assert levels(practice) == {"cold": pytest.approx(0.9)}
    assert levels(AcuteEpisodes(fewer=-0.2).apply(surgery(), HALF)) == {"cold": pytest.approx(1.1)}
    spent = practice.spent_money["acute_episodes"]
    assert (spent.purse, spent.per_week) == ("practice", 0.0)
    assert spent.once == pytest.approx(100.0)


def test_the_range_of_the_trial_of_booklets_holds_harm() -> None:
    """Incidence ratio 0.97 (0.84 to 1.13): Little and others 2001."""
    worst, best = (AcuteEpisodes(fewer=fewer).apply(surgery(), Uptake(level=1.0, weeks=1)) for fewer in (-0.13, 0.16))
    assert levels(worst) == {"cold": pytest.approx(1.13)}
    assert levels(best) == {"cold": pytest.approx(0.84)}


def test_training_in_self_management_changes_no_need_and_takes_hours() -> None:
    """Half begin: 200 minutes a head, and 0.052 of that half are replaced in a year: 0.2 a week."""
    practice = LongTermConditions(training=400.0, successors=0.052).apply(surgery(), HALF)
    assert levels(practice) == {}
    spent = practice.spent_time["long_term_conditions"]
    assert (spent.overhead, spent.roles) == ("training", ("partner", "practice_nurse", "receptionist"))
    assert spent.minutes == pytest.approx(200.0 + 0.2)


def test_whoever_believes_that_self_management_works_may_say_so() -> None:
    assert levels(LongTermConditions(fewer=0.1).apply(surgery(), HALF)) == {"flare": pytest.approx(0.95)}


def test_prevention_invites_more_of_the_well_and_lets_those_who_check_them_plan() -> None:
    """Half of the effort: a tenth more checks, and one in two hundred more of what patients ask for."""
    practice = Prevention(more_checks=0.2, more_asked=0.01, planning=60.0).apply(surgery(), HALF)
    assert levels(practice) == pytest.approx({"check": 1.1, "cold": 1.005, "flare": 1.005})
    spent = practice.spent_time["prevention"]
    assert (spent.roles, spent.minutes) == (("practice_nurse",), 30.0)


@pytest.mark.parametrize("action", [AcuteEpisodes, LongTermConditions, Prevention])
def test_without_the_needs_it_is_about_nothing_is_done_or_spent(action: type[Action]) -> None:
    practice = small_practice()  # its illness has no natural end
    assert action().lacks(practice) != ()
    assert action().apply(practice, HALF) == practice
    assert action().lacks(surgery()) == ()


def test_the_needs_of_the_reference_practice_are_found_by_what_they_are_like() -> None:
    practice = load_practice("reference")
    assert needs.minor_and_acute(practice) == ("child_acute", "minor_illness")
    assert needs.checks_of_the_well(practice) == ("nhs_health_check",)
    assert needs.lasting(practice) == ("long_term_flare",)
    assert needs.just_in_case(practice) == ("in_case",)


@pytest.mark.parametrize("action", [AcuteEpisodes, LongTermConditions, Prevention])
def test_the_laws_hold_where_there_are_such_needs(action: type[Action]) -> None:
    """Those of tests/test_actions.py, whose practices have none."""
    effects = [each for each in numbers(action) if each.name not in {"ceiling", "ramp_weeks", "fade_per_year"}]
    assert action().apply(surgery(), Uptake(level=0.0, weeks=0)) == surgery()
    assert action(**{each.name: 0.0 for each in effects}).apply(surgery(), HALF) == surgery()
    assert action().apply(surgery(), HALF) != surgery()


# What comes of it.


def lived(practice: Practice, replication: int) -> Log:
    return simulate(practice, weeks=2, warmup=1, cooldown=2, luck=Luck(1, replication, practice.code))


@cache
def pair(action: Action, replication: int) -> tuple[Log, Log]:
    """A replication without the action, and with it taken up by everybody, long ago."""
    practice = settled(surgery(), Scenario((Adoption(name="a.action", action=action),)))
    return lived(surgery(), replication), lived(practice, replication)


def low_and_high(action: Any, of: Callable[[Log, Log], float]) -> tuple[float, float]:
    found = estimate([of(*pair(action, replication)) for replication in range(REPLICATIONS)])
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def net(group: str) -> Callable[[Log, Log], float]:
    return lambda one, other: released(one, other).accounts[group].net


def births(log: Log) -> set[int]:
    rows = log.episodes[(log.episodes["paper"] == 0) & within(log.episodes["born"], log)]
    return set(rows["id"].tolist())


def test_fewer_minor_illnesses_release_a_gp_and_more_absorb_one() -> None:
    """At the ends of the trial's range, in which no effect lies."""
    assert low_and_high(AcuteEpisodes(fewer=0.16), net("gp_qualified"))[0] > 0.0
    assert low_and_high(AcuteEpisodes(fewer=-0.13), net("gp_qualified"))[1] < 0.0


def test_self_management_training_brings_the_very_same_needs_and_costs_its_hours() -> None:
    """520 minutes a head replaced once a year: 10 a week, of one GP, for two measured weeks. Nothing comes back."""
    action = LongTermConditions(**{"ceiling": 1.0}, training=520.0, successors=1.0)
    assert {births(one) == births(other) for one, other in (pair(action, n) for n in range(REPLICATIONS))} == {True}
    assert low_and_high(action, net("gp_qualified")) == pytest.approx((-20.0, -20.0), abs=0.1)


def test_prevention_adds_a_nurses_work_now_and_frees_no_gp() -> None:
    action = Prevention()
    assert low_and_high(action, net("nurse"))[1] < 0.0
    assert low_and_high(action, net("gp_qualified"))[1] <= 0.0
