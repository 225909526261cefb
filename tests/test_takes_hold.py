"""How a change takes hold: freed, invested and repaid, with numbers worked by hand."""

from collections.abc import Sequence
from typing import Any

import pytest

from gpsim.log import OVERHEADS
from gpsim.measures.splits import GROUPS
from gpsim.measures.weekly import Weekly
from gpsim.practice.practice import Practice
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.scenario import Scenario
from gpsim.study.estimate import Estimate
from gpsim.study.run import compare
from gpsim.study.takes_hold import BreakEven, TakesHold
from tests.acting import Shorter
from tests.strategies import small_practice

HOUR = 60.0


def lived(freed: Sequence[float], invested: Sequence[float], **overheads: Sequence[float]) -> Weekly:
    """One try: hours freed of GPs, hours of training of receptionists, and hours less of other overheads of GPs."""
    none = [0.0 for _ in freed]
    less = {kind: overheads.get(kind, none) for kind in OVERHEADS} | {"training": [-each for each in invested]}

    def of(group: str, hours: Sequence[float], whose: str) -> tuple[float, ...]:
        return tuple(HOUR * each for each in (hours if group in (whose, "all") else none))

    return Weekly(
        outcomes={group: of(group, freed, "gp_qualified") for group in GROUPS},
        overheads={
            kind: {g: of(g, hours, "admin" if kind == "training" else "gp_qualified") for g in GROUPS}
            for kind, hours in less.items()
        },
        worked={group: of(group, none, "all") for group in GROUPS},
    )


def means(found: Sequence[Estimate]) -> list[float | None]:
    return [each.mean for each in found]


def test_freed_less_invested_adds_up_to_what_is_repaid() -> None:
    """Three hours are invested in two weeks, and one is freed in every week: repaid in the third."""
    found = TakesHold([lived([1.0, 1.0, 1.0, 1.0], [2.0, 1.0, 0.0, 0.0])])
    assert found.kinds_invested == ("training",)
    assert means(found.freed()) == [1.0, 1.0, 1.0, 1.0]
    assert means(found.invested()) == [2.0, 1.0, 0.0, 0.0]
    assert means(found.repaid()) == [-1.0, -1.0, 0.0, 1.0]
    assert found.break_even() == BreakEven(week=3, earliest=None, latest=None, share=1.0)  # one try has no interval


def test_what_gps_do_not_invest_themselves_is_repaid_by_their_time_all_the_same() -> None:
    found = TakesHold([lived([1.0, 1.0], [0.5, 0.5])])
    assert means(found.invested("gp_qualified")) == [0.0, 0.0]
    assert means(found.invested("admin")) == [0.5, 0.5]
    assert means(found.repaid("admin")) == [-0.5, -1.0]


def test_a_meeting_that_is_shorter_is_time_freed_and_interruptions_are_no_investment() -> None:
    found = TakesHold([lived([1.0], [0.5], meeting=[0.25], interruption=[-0.125])])
    assert found.kinds_invested == ("training",)
    assert means(found.freed()) == [1.125]
    assert means(found.freed("all")) == [1.125]


def test_what_rises_by_chance_is_no_investment() -> None:
    """Supervision is an hour more in one try and less in the other; training is the same in both."""
    tries = [lived([1.0], [0.5], supervision=[by]) for by in (-1.0, 0.9)]
    assert TakesHold(tries).kinds_invested == ("training",)


def test_repaid_is_repaid_for_good() -> None:
    """Repaid at once, in debt again in the third week, and out of it in the fourth."""
    found = TakesHold([lived([1.0, 1.0, 1.0, 2.0], [0.0, 0.0, 4.0, 0.0])])
    assert means(found.repaid()) == [1.0, 2.0, -1.0, 1.0]
    assert found.break_even().week == 4


def test_the_week_has_an_interval_and_a_share_of_the_tries() -> None:
    """An hour is invested. One try frees 0.4 hours a week, one 0.6, one nothing.

    So far -0.67, -0.33, 0, 0.33: repaid in the third week on average. In it the interval is 0 and 2.48 times the
    spread 0.917 of (0.2, 0.8, -1): it reaches above 0 from the first week on, and always below.
    """
    tries = [lived([rate] * 4, [1.0, 0.0, 0.0, 0.0]) for rate in (0.4, 0.6, 0.0)]
    assert TakesHold(tries).break_even() == BreakEven(week=3, earliest=1, latest=None, share=2 / 3)


def test_blocks_are_means_of_their_weeks_and_the_last_may_be_short() -> None:
    found = TakesHold([lived([1.0, 2.0, 3.0, 4.0, 7.0, 9.0], [0.0] * 6)])
    assert means(found.in_blocks("freed", "gp_qualified")) == [2.5, 8.0]
    assert means(found.in_blocks("invested", "all", weeks=2)) == [0.0, 0.0, 0.0]


@pytest.fixture(scope="module")
def practice() -> Practice:
    return small_practice(receptionists=2, rate=90.0)


def test_a_year_as_it_takes_hold_adds_up_and_a_settled_one_has_no_weeks(practice: Practice) -> None:
    """Two receptionists invest an hour each, half of it in either week; the weeks sum to the net of them all."""
    scenario = Scenario((Adoption(name="x.shorter", action=Shorter(ramp_weeks=2.0)),))
    options: dict[str, Any] = {"weeks": 4, "warmup": 1, "cooldown": 2, "replications": 2, "workers": 1}
    taking = compare(practice, [scenario], as_it_takes_hold=True, **options).changes["shorter forms"]
    found = taking.takes_hold
    assert found is not None
    assert [each.mean for each in found.invested()] == pytest.approx([1.0, 1.0, 0.0, 0.0], abs=1e-9)
    for group in ("gp_qualified", "admin", "all"):
        freed, invested = (sum(each.mean or 0.0 for each in of(group)) for of in (found.freed, found.invested))
        net = taking.capacity_released[group]["net"].mean
        assert freed - invested == pytest.approx(4 * (net or 0.0), abs=1e-9)
    assert compare(practice, [scenario], **options).changes["shorter forms"].takes_hold is None
