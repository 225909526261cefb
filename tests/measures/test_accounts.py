"""The identities of the accounts: they hold for any pair of runs, and break when anything is left out."""

from collections import defaultdict
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest

from gpsim.log import Log
from gpsim.measures.released import AccountsError, Released, check, check_time, released
from tests.logs import ANN, BO, CY, DI, ED, WEEK, at, day
from tests.measures.pairs import SEEN, ann, need, run


def test_a_dropped_free_interval_is_noticed() -> None:
    baseline = run([ann((SEEN, 1, 10.0))], need(1))
    scenario = run([ann((SEEN, 1, 10.0))], need(1))
    scenario.shifts["free"] -= 1.0 / 1024.0 * 8
    with pytest.raises(AccountsError, match=r"Ann: worked \+ free"):
        released(baseline, scenario)


def test_a_dropped_row_of_work_is_noticed() -> None:
    complete = run([ann((SEEN, 1, 10.0), (SEEN, 2, 10.0))], need(1), need(2))
    with pytest.raises(AccountsError, match="Ann: rows of work is 10"):
        check_time(replace(complete, work=complete.work[1:]))


def full_result() -> Released:
    baseline = run([ann((SEEN, 1, 10.0), (SEEN, 2, 5.0), minutes=12.0)], need(1), need(2), need(3, "lost"))
    scenario = run([ann((SEEN, 2, 7.0), (SEEN, 3, 3.0), minutes=15.0)], need(2), need(3))
    return released(baseline, scenario)


def with_account(result: Released, **changed: Any) -> Released:
    account = replace(result.accounts["gp_qualified"], **changed)
    return replace(result, accounts={**result.accounts, "gp_qualified": account})


@pytest.mark.parametrize("term", ["net", "overtime", "free", "needs_met", "brought_forward", "contracted"])
def test_no_term_of_the_account_can_be_wrong_alone(term: str) -> None:
    result = full_result()
    check(result)
    with pytest.raises(AccountsError, match="gp_qualified: net"):
        check(with_account(result, **{term: getattr(result.accounts["gp_qualified"], term) + 0.01}))


def test_a_dropped_line_is_noticed() -> None:
    result = full_result()
    saved = dict(result.accounts["gp_qualified"].saved)
    assert saved.pop("consultation.routine/first_contact") == 8.0
    with pytest.raises(AccountsError, match="the sum of its lines"):
        check(with_account(result, saved=saved))


def random_run(luck: Random, shared: Random) -> Log:
    """A run of random work on ids that another run with the same ``shared`` has, too."""
    episodes, days = [], []
    for identity in range(1, 60):
        born, missing = shared.uniform(-WEEK, 2 * WEEK), luck.random() < 0.1
        if not missing:
            episodes.append(need(identity, luck.choice(["open", "met", "lost", "met_outside"]), born // 1))
    for person in (ANN, BO, CY, DI, ED):
        for number in range(-5, 14):
            start = at(number, "09:00")
            known = [row["id"] for row in episodes if row["born"] <= start] or [999]
            pieces = [
                (luck.choice([SEEN, "triage", "paper.letter.read"]), luck.choice(known), luck.randrange(1, 40) / 4.0)
                for _ in range(luck.randrange(6))
            ]
            pieces += [("idle", 0, 7.0), ("overhead.meeting", 0, float(luck.randrange(1, 9)))]
            days.append(day(person, start, start + 30.0, *pieces))
    return run(days, *episodes)


def by_the_book(b: Log, s: Log) -> dict[str, float]:
    """The terms of design in plain loops over all staff: net by sums over ids, the backlog from totals."""

    def minutes(log: Log) -> tuple[dict[int, float], float, float]:
        on: dict[int, float] = defaultdict(float)
        worked = overhead = 0.0
        for row in log.work:
            length, inside = row["end"] - row["start"], 0.0 <= row["shift"] < log.measured
            worked += length if inside else 0.0
            if log.names.task_groups[row["task"]] == "overhead":
                overhead += length if inside else 0.0
            else:
                on[int(row["id"])] += length
        return on, worked, overhead

    ended = [
        {int(row["id"]): ("open", "done", "done", "lost", "done")[row["ending"]] for row in r.episodes} for r in (b, s)
    ]
    cohort = {int(row["id"]) for r in (b, s) for row in r.episodes if 0.0 <= row["root"] < r.measured}
    alike = {i for i in cohort if not (i in ended[0] and i in ended[1]) or (ended[0][i] == ended[1][i] != "open")}
    (on_b, w_b, h_b), (on_s, w_s, h_s) = minutes(b), minutes(s)
    return {
        "net": sum(on_b[i] - on_s[i] for i in alike) + h_b - h_s,
        "needs_met": sum(on_s[i] - on_b[i] for i in cohort - alike),
        "brought_forward": (w_s - h_s - sum(on_s[i] for i in cohort)) - (w_b - h_b - sum(on_b[i] for i in cohort)),
    }


@pytest.mark.parametrize("seed", range(8))
def test_any_pair_of_runs_is_accounted_for_as_in_plain_sums_over_ids(seed: int) -> None:
    baseline, scenario = (random_run(Random(10 * seed + i), Random(seed)) for i in (1, 2))
    account = released(baseline, scenario).accounts["all"]
    for name, expected in by_the_book(baseline, scenario).items():
        assert getattr(account, name) == pytest.approx(expected, abs=1e-9)
    assert np.isclose(sum(account.saved.values()), account.net)


def test_groups_are_sums_of_their_roles() -> None:
    accounts = released(*(random_run(Random(i), Random(0)) for i in (1, 2))).accounts
    assert accounts["gp"].net == accounts["partner"].net + accounts["registrar"].net
    assert accounts["all"].net == pytest.approx(sum(accounts[role].net for role in ("gp", "nurse", "admin")))
