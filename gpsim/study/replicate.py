"""The unit of work: one replication of a practice and of all its scenarios, in one worker."""

from collections.abc import Callable, Mapping, Sequence

from gpsim.log import Log
from gpsim.measures.catalogue import metrics
from gpsim.measures.released import Released, released
from gpsim.measures.weekly import Weekly
from gpsim.measures.weekly import weekly as by_week
from gpsim.practice.hub import opener
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios.scenario import Scenario, settled, weekly
from gpsim.streams import Luck
from gpsim.study.plan import Plan

PracticeOn = Callable[[int], Practice]  # the practice in a week; 0 is the first measured one


@record
class Changed:
    """What one scenario came to in one replication."""

    metrics: Mapping[str, float]
    released: Released
    weekly: Weekly | None = None  # where the change takes hold; none of one that is settled


@record
class Replicate:
    """What one replication came to: numbers only, its logs are dropped."""

    replication: int
    metrics: Mapping[str, float]  # of the practice as it is now
    scenarios: tuple[Changed, ...]  # in the order given


def replicate(practice: Practice, scenarios: Sequence[Scenario], plan: Plan, replication: int) -> Replicate:
    """The practice as it is now and with each of ``scenarios``, all with the same luck."""
    baseline = run_baseline(practice, plan, replication)
    return Replicate(
        replication=replication,
        metrics=metrics(baseline, _now(practice)),
        scenarios=tuple(_changed(practice, each, plan, replication, baseline) for each in scenarios),
    )


def run_baseline(practice: Practice, plan: Plan, replication: int) -> Log:
    """One replication of the practice as it is now."""
    return _run(_now(practice), plan, replication)


def run_scenario(practice: Practice, scenario: Scenario, plan: Plan, replication: int) -> Log:
    """One replication of the practice with ``scenario``."""
    return _run(_then(practice, scenario, plan), plan, replication)


def _changed(practice: Practice, scenario: Scenario, plan: Plan, replication: int, baseline: Log) -> Changed:
    after = _then(practice, scenario, plan)
    log = _run(after, plan, replication)
    weeks = None if plan.settled else by_week(baseline, log)
    return Changed(metrics=metrics(log, after), released=released(baseline, log), weekly=weeks)


def _now(practice: Practice) -> PracticeOn:
    return _always(settled(practice, Scenario()))


def _then(practice: Practice, scenario: Scenario, plan: Plan) -> PracticeOn:
    return _always(settled(practice, scenario)) if plan.settled else weekly(practice, scenario)


def _run(practice_on: PracticeOn, plan: Plan, replication: int) -> Log:
    # Where it is run: whoever hands out replications need not load the model.
    from gpsim.model.simulate import simulate_together

    def luck(on: PracticeOn) -> Luck:
        return Luck(seed=plan.seed, replication=replication, practice=on(-plan.warmup).code)

    practices = [opener(practice_on, number) for number in range(1 + _partners(practice_on, plan))]
    lives = [(on, luck(on)) for on in practices]
    return simulate_together(lives, weeks=plan.weeks, warmup=plan.warmup, cooldown=plan.cooldown)[0]


def _partners(practice_on: PracticeOn, plan: Plan) -> int:
    """How many practices must be lived beside this one: the partners in its hub, if it has one in any week."""
    hubs = [practice_on(week).hub for week in range(-plan.warmup, plan.weeks + plan.cooldown)]
    return max((hub.partners for hub in hubs if hub is not None and hub.whole_sessions), default=0)


def _always(practice: Practice) -> PracticeOn:
    return lambda _: practice
