"""What is freed week by week: by hand, and that the weeks sum to the accounts of the whole."""

import pytest

from gpsim.log import Log
from gpsim.measures.released import released
from gpsim.measures.splits import GROUPS
from gpsim.measures.weekly import Weekly, weekly
from gpsim.practice.practice import Practice
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.scenario import Scenario
from gpsim.study.plan import Plan
from gpsim.study.replicate import run_baseline, run_scenario
from tests.acting import Shorter
from tests.logs import ANN, ED, WEEK, Day, at, day, log
from tests.measures.pairs import SEEN, need
from tests.strategies import small_practice

MEETING, OTHER = "overhead.meeting", "overhead.other"


def mondays(first: tuple[tuple[str, int, float], ...], second: tuple[tuple[str, int, float], ...]) -> list[Day]:
    """Ann's mornings on the Mondays of two weeks."""
    return [
        day(ANN, start, start + 180.0, *pieces) for start, pieces in ((at(0, "09:00"), first), (at(7, "09:00"), second))
    ]


def lived(*days: Day) -> Log:
    """Two measured weeks in which need 1 and need 2 arise on the first Monday, and 3 on the second."""
    needs = [need(1), need(2, ended=at(7, "12:00")), need(3, born=WEEK + 480.0)]
    return log(days=days, measured=2 * WEEK, end=3 * WEEK, episodes=needs)


def pair() -> Weekly:
    """Need 1 takes 4 minutes less; need 2, seen in the second week, 6 less; need 3 takes 3 more.

    A meeting of the second week is 10 minutes shorter, and a quarter of an hour is spent in the first.
    """
    before = lived(*mondays(((SEEN, 1, 10.0),), ((SEEN, 2, 10.0), (SEEN, 3, 5.0), (MEETING, 0, 30.0))))
    after = lived(*mondays(((SEEN, 1, 6.0), (OTHER, 0, 15.0)), ((SEEN, 2, 4.0), (SEEN, 3, 8.0), (MEETING, 0, 20.0))))
    return weekly(before, after)


def test_what_is_freed_counts_in_the_week_in_which_it_arose() -> None:
    assert pair().outcomes["gp_qualified"] == (10.0, -3.0)


def test_overheads_count_in_the_week_of_their_shift() -> None:
    assert pair().overheads["meeting"]["gp_qualified"] == (0.0, 10.0)
    assert pair().overheads["other"]["all"] == (-15.0, 0.0)
    assert {kind for kind, of in pair().overheads.items() if any(of["all"])} == {"meeting", "other"}


def test_hours_worked_count_in_the_week_of_their_shift() -> None:
    """10 - 21 minutes in the first week, 45 - 32 in the second."""
    assert pair().worked["gp_qualified"] == (-11.0, 13.0)
    assert pair().worked["nurse"] == (0.0, 0.0)


def test_staff_groups_are_told_apart() -> None:
    before = lived(day(ED, at(0, "09:00"), at(0, "12:00"), ("telephone", 1, 10.0)))
    after = lived(day(ED, at(0, "09:00"), at(0, "12:00"), ("telephone", 1, 4.0)))
    found = weekly(before, after).outcomes
    assert (found["admin"], found["gp"], found["all"]) == ((6.0, 0.0), (0.0, 0.0), (6.0, 0.0))


@pytest.fixture(scope="module")
def practice() -> Practice:
    return small_practice(receptionists=2, rate=90.0)


def test_the_weeks_sum_to_the_accounts_of_the_whole(practice: Practice) -> None:
    plan = Plan(weeks=5, warmup=1, cooldown=2, settled=False)
    scenario = Scenario((Adoption(name="x.shorter", action=Shorter(ramp_weeks=3.0)),))
    before, after = run_baseline(practice, plan, 0), run_scenario(practice, scenario, plan, 0)
    found, accounts = weekly(before, after), released(before, after).accounts
    assert accounts["gp_qualified"].net > 0.0 > accounts["admin"].net
    for group in GROUPS:
        overheads = sum(sum(of[group]) for of in found.overheads.values())
        account = accounts[group]
        assert sum(found.outcomes[group]) + overheads == pytest.approx(account.net, abs=1e-6)
        assert sum(found.worked[group]) == pytest.approx(account.baseline.worked - account.scenario.worked, abs=1e-6)
        assert len(found.worked[group]) == 5
