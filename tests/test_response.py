"""What becomes of easier access where needs respond to it, in a practice small enough for many runs."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Literal

import pytest

from gpsim.log import ORIGINS, Log
from gpsim.measures.released import released, sides
from gpsim.measures.windows import within
from gpsim.model.simulate import simulate
from gpsim.practice.practice import Practice
from gpsim.practice.response import Response
from gpsim.records import put
from gpsim.streams import Luck
from gpsim.study.estimate import estimate
from gpsim.units import WEEK
from tests.strategies import small_practice

REPLICATIONS = 8


def pressed(elasticity: float, list_size: int = 1700) -> Practice:
    """A practice that brings 102 needs a week to the 100 slots of its one GP."""
    practice = small_practice(list_size=list_size, nurse=False, suited_elsewhere=0.0, receptionists=2)
    response = Response(elasticity=elasticity, usual=0.6, most=2.0)
    practice = put(practice, "responses", lambda _: {"asking": response})
    return put(practice, "needs.illness.response", lambda _: "asking")


def with_another_gp(practice: Practice) -> Practice:
    """The practice with a second GP at the same times."""
    return put(practice, "team.people", lambda people: {**people, "Dr Bose": people["Dr Ames"]})


@cache
def pair(elasticity: float, replication: int) -> tuple[Log, Log]:
    """A replication of the pressed practice as it is, and with another GP."""
    practice = pressed(elasticity)
    one, two = (
        simulate(each, weeks=3, warmup=6, cooldown=4, luck=Luck(1, replication, practice.code))
        for each in (practice, with_another_gp(practice))
    )
    return one, two


def needs(log: Log) -> set[int]:
    """The needs born in the measured weeks."""
    rows = log.episodes[(log.episodes["paper"] == 0) & within(log.episodes["born"], log)]
    return set(rows["id"].tolist())


def low_and_high(of: Callable[[int], float]) -> tuple[float, float]:
    """The 95% interval of a number of each replication."""
    found = estimate([of(replication) for replication in range(REPLICATIONS)])
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def more_needs(elasticity: float, replication: int) -> int:
    before, after = (needs(log) for log in pair(elasticity, replication))
    return len(after) - len(before)


def net(elasticity: float, replication: int) -> float:
    """Minutes really freed of GPs."""
    return released(*pair(elasticity, replication)).accounts["gp_qualified"].net


def test_another_gp_brings_more_needs_where_they_respond_to_access_and_none_where_they_do_not() -> None:
    for replication in range(REPLICATIONS):
        before, after = pair(0.0, replication)
        assert needs(before) == needs(after)
    assert low_and_high(lambda replication: more_needs(0.3, replication))[0] > 0.0


def test_another_gp_releases_less_where_needs_respond_to_access() -> None:
    """Nothing at all where they do not: a GP added releases nothing."""
    assert {net(0.0, replication) for replication in range(REPLICATIONS)} == {0.0}
    assert low_and_high(lambda replication: net(0.3, replication))[1] < 0.0


def test_needs_of_one_run_only_are_prevented_or_induced() -> None:
    """Ten minutes are lost for each need met that arises with the other GP only, and freed where that GP goes."""
    for replication in range(REPLICATIONS):
        one, two = pair(0.3, replication)
        fewer, more = seen(one, needs(one) - needs(two)), seen(two, needs(two) - needs(one))
        assert more > fewer
        assert net(0.3, replication) == 10.0 * (fewer - more)
        assert released(two, one).accounts["gp_qualified"].net == 10.0 * (more - fewer)


def seen(log: Log, of: set[int]) -> int:
    """How many of the needs ``of`` a GP has seen."""
    rows = log.appointments[log.appointments["ended"] > 0.0]
    return len(of & set(rows["id"].tolist()))


def test_work_on_needs_beyond_those_of_the_usual_ease_is_induced() -> None:
    """Each is of a layer above the first, and so is a line of what the other GP costs."""
    pairs = [pair(0.3, replication) for replication in range(REPLICATIONS)]
    for log in (log for logs in pairs for log in logs):
        induced = set(log.work["id"][log.work["origin"] == ORIGINS.index("induced")].tolist())
        assert induced <= set(log.episodes["id"][log.episodes["layer"] > 0].tolist())
    saved = [released(*logs).accounts["gp_qualified"].saved for logs in pairs]
    assert sum(lines["consultation.surgery/induced"] for lines in saved) < 0.0
    assert sides([released(*logs) for logs in pairs])["gp_qualified"].absorbed[0] > 0.0


def weekly(elasticity: float, memory: float, start: Literal["empty", "overfull"]) -> list[set[int]]:
    """The needs of each of 26 weeks, where 180 would be brought to 100 slots and two weeks' wait is too long."""
    practice = put(pressed(elasticity, list_size=3000), "responses.asking", lambda one: replace(one, memory=memory))
    luck = Luck(3, 0, practice.code)
    rows = simulate(practice, weeks=26, warmup=0, cooldown=0, luck=luck, start=start).episodes
    return [set(rows["id"][rows["born"] // WEEK == week].tolist()) for week in range(26)]


@pytest.mark.parametrize(("elasticity", "memory"), [(0.3, 10.0), (1.0, 5.0), (1.0, 20.0)])
def test_the_feedback_settles_wherever_it_begins(elasticity: float, memory: float) -> None:
    """An empty practice and one that begins with half as much demand again come to the same needs, week for week.

    Where demand swung by itself, they would swing out of step.
    """
    empty, full = weekly(elasticity, memory, "empty"), weekly(elasticity, memory, "overfull")
    differing = [len(one ^ other) / len(one | other) for one, other in zip(empty, full, strict=True)]
    assert differing[0] > 0.2
    assert max(differing[14:]) < 0.05
    months = [sum(map(len, empty[week : week + 4])) for week in range(10, 26, 4)]
    assert max(months) < 1.25 * min(months)
