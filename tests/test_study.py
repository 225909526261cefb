"""The unit of work, workers, comparisons and their documents."""

import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from gpsim.measures.accounts import Account, Released, Time
from gpsim.practice.practice import Practice, Source
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario
from gpsim.study.capacity import capacity, free_slots, open_share, waiting_at_end
from gpsim.study.digest import digest
from gpsim.study.estimate import estimate
from gpsim.study.execute import REBUILDS, Workers, WorkersDiedError, many_workers
from gpsim.study.plan import Plan, first_look
from gpsim.study.precision import BATCH, FIRST, batches, is_precise
from gpsim.study.processes import Processes
from gpsim.study.replicate import replicate
from gpsim.study.results import Comparison
from gpsim.study.run import compare, run
from gpsim.study.warmup import gap, weeks_needed
from tests.strategies import small_practice
from tests.work import doubled, killed_always, killed_once, slow, wrong

NAVIGATION = "active_signposting.care_navigation"
SHORT = Plan(weeks=1, warmup=1, cooldown=1)
ESTIMATE = {"mean", "low", "high", "n", "unit"}
HOURS = {"net", "overtime", "free", "needs_met", "brought_forward", "contracted"}
PER_CENTS = {"percent_of_worked", "percent_of_rota"}


@pytest.fixture
def practice() -> Practice:
    return small_practice(receptionists=2, rate=90.0)


def navigation(name: str = "", **numbers: float) -> Scenario:
    return Scenario((adopt(NAVIGATION, **numbers),), name)


def compared(practice: Practice, *scenarios: Scenario, **options: Any) -> Comparison:
    settings = {"weeks": 1, "warmup": 1, "cooldown": 1, "replications": 3, "workers": 1, **options}
    return compare(practice, scenarios or (navigation(),), **settings)


def same(one: object, other: object) -> bool:
    """Whether two results are the same to the last digit, and undefined in the same places."""
    return repr(one) == repr(other)


def same_as_before(found: Comparison, name: str) -> bool:
    return found.changes[name].metrics == found.metrics


def test_a_replication_is_the_same_every_time(practice: Practice) -> None:
    assert same(*(replicate(practice, (navigation(),), SHORT, 3) for _ in range(2)))


def test_replications_and_seeds_differ(practice: Practice) -> None:
    first = replicate(practice, (), SHORT, 0).metrics["hours_per_week.gp_qualified"]
    assert replicate(practice, (), SHORT, 1).metrics["hours_per_week.gp_qualified"] != first
    other = replace(SHORT, seed=2)
    assert replicate(practice, (), other, 0).metrics["hours_per_week.gp_qualified"] != first


def test_a_scenario_beside_it_changes_nothing_of_another(practice: Practice) -> None:
    alone = replicate(practice, (navigation(),), SHORT, 0)
    both = replicate(practice, (navigation("bold", offered=0.9), navigation()), SHORT, 0)
    assert same(both.metrics, alone.metrics)
    assert same(both.scenarios[1], alone.scenarios[0])


def test_care_navigation_of_no_effect_changes_exactly_nothing_of_a_run(practice: Practice) -> None:
    nothing = navigation("nothing", ceiling=1.0, offered=0.0, training=0.0, funding=0.0)
    found = compared(replace(practice, in_place={"active_signposting": {"care_navigation": 0.4}}), nothing)
    assert same_as_before(found, "nothing")
    accounts = [account for each in found.replicates for account in each.scenarios[0].released.accounts.values()]
    assert {getattr(account, part) for account in accounts for part in HOURS} == {0.0}
    assert found.changes["nothing"].open_share < 0.5


def test_care_navigation_moves_work_from_the_gp_to_others(practice: Practice) -> None:
    found = compared(practice, navigation(ceiling=1.0, offered=0.9, wrong=0.0), weeks=4, replications=6)
    change = found.changes["care navigation"]
    hours = {who: change.difference[f"hours_per_week.{who}"] for who in ("gp", "nurse", "admin")}
    assert (hours["gp"].high or 1.0) < 0.0 < (hours["nurse"].low or -1.0)
    assert (hours["admin"].low or -1.0) > 0.0
    assert (change.cost["nhs"].low or 0.0) > 0.0  # the pharmacy's fees and the training fund


def test_training_is_in_a_run_as_it_takes_hold_and_beside_a_settled_one(practice: Practice) -> None:
    slow = navigation(ceiling=1.0, ramp_weeks=2.0, training=600.0, successors=0.0)
    settled = compared(practice, slow).changes["care navigation"]
    taking = compared(practice, slow, weeks=2, as_it_takes_hold=True).changes["care navigation"]
    name = "overhead_hours_per_week.admin"
    assert settled.difference[name].mean == 0.0
    assert settled.one_off.minutes == {"admin": 1200.0}
    assert taking.difference[name].mean == pytest.approx(10.0)  # two heads, 10 hours each, over 2 weeks


def test_documents_are_the_same_bytes_on_one_worker_or_two(practice: Practice) -> None:
    scenarios = (navigation(), navigation("bold", offered=0.5))
    one, two = (compared(practice, *scenarios, replications=4, workers=workers) for workers in (1, 2))
    assert one.to_json() == two.to_json()
    assert (
        run(practice, weeks=1, replications=2, workers=1).to_json()
        == run(practice, weeks=1, replications=2, workers=2).to_json()
    )


def test_a_comparison_says_everything_that_was_asked_of_it(practice: Practice) -> None:
    document = json.loads(compared(practice).to_json())
    assert set(document) == {"gpsim", "schema", "inputs", "baseline", "scenarios"}
    assert document["schema"] == 1
    assert {"digests", "seed", "weeks", "warmup", "cooldown", "replications", "settled"} <= set(document["inputs"])
    change = document["scenarios"]["care navigation"]
    assert set(change) == {
        "metrics", "difference", "capacity_released", "waiting_at_end", "cost", "pounds_per_net_gp_hour", "judgement",
        "flags",
    }  # fmt: skip
    assert set(change["capacity_released"]["gp_qualified"]) == HOURS | PER_CENTS | {"gross", "absorbed"}
    assert set(change["capacity_released"]["receptionist"]) == HOURS | PER_CENTS
    assert set(change["cost"]) == {"practice", "network", "nhs"}
    assert set(change["metrics"]) == set(document["baseline"]["metrics"]) == set(change["difference"])
    found = [change["metrics"], change["capacity_released"]["all"], change["cost"], change["waiting_at_end"]]
    assert {frozenset(estimate) for each in found for estimate in each.values()} == {frozenset(ESTIMATE)}


def test_a_document_has_null_where_nothing_is_defined_and_for_intervals_of_one_try(practice: Practice) -> None:
    metrics = json.loads(compared(practice, replications=1).to_json())["baseline"]["metrics"]
    assert metrics["utilisation.gp_trainee"]["mean"] is None
    hours = metrics["hours_per_week.gp_qualified"]
    assert hours["mean"] > 0.0
    assert (hours["low"], hours["high"], hours["n"]) == (None, None, 1)


def test_a_table_has_a_row_for_each_scenario_group_and_part(practice: Practice) -> None:
    table = compared(practice, navigation(), navigation("bold", offered=0.5)).capacity_released
    assert list(table.columns) == ["scenario", "who", "part", "mean", "low", "high", "n", "unit"]
    assert set(table["scenario"]) == {"care navigation", "bold"}
    assert HOURS | {"free_slots"} <= set(table["part"])
    assert not table.duplicated(["scenario", "who", "part"]).any()


def account(**parts: float) -> Account:
    ran = {"worked": 1200.0, "rota": 600.0, "overtime": 0.0, "free": 0.0, "free_slots": 4.0}
    before = Time(**ran, overhead=0.0, cohort=100.0, still_open=1.0)
    after = replace(before, free_slots=10.0, still_open=3.0)
    minutes = {part: parts.get(part, 0.0) for part in HOURS}
    return Account(**minutes, saved={"telephone/redial": parts["net"]}, baseline=before, scenario=after)


def released(net: float) -> Released:
    accounts = {"all": account(net=net), "receptionist": account(net=net, free=net)}
    return Released(accounts=accounts, waiting_at_end={"needs": net / 60.0})


def test_minutes_over_the_weeks_become_hours_a_week_and_per_cents() -> None:
    found = capacity([released(120.0), released(240.0)], weeks=2)
    assert list(found) == ["all", "receptionist"]
    assert found["all"]["net"].mean == 1.5  # 2 and 4 hours over 2 weeks
    assert found["all"]["gross"].mean == 1.5
    assert found["all"]["absorbed"].mean == 0.0
    assert found["receptionist"]["free"].mean == 1.5
    assert found["all"]["percent_of_worked"].mean == pytest.approx(15.0)  # 10% and 20% of 1,200 minutes
    assert found["all"]["percent_of_rota"].mean == pytest.approx(30.0)
    assert "gross" not in found["receptionist"]


def test_hours_and_their_per_cent_are_clear_together() -> None:
    """60 and 61 minutes, of weeks of 100 and 10,000: one try is 60% and the other 0.61%, but both are of 5,050."""
    small, large = released(60.0), released(61.0)
    worked = {100.0: small, 10_000.0: large}
    tried = []
    for minutes, each in worked.items():
        mine = each.accounts["all"]
        tried.append(replace(each, accounts={"all": replace(mine, baseline=replace(mine.baseline, worked=minutes))}))
    found = capacity(tried, weeks=1)["all"]
    assert found["net"].is_clear
    assert found["percent_of_worked"].is_clear
    assert found["percent_of_worked"].mean == pytest.approx(100.0 * 60.5 / 5050.0)


def test_hours_a_year_are_told_of_a_year_only() -> None:
    assert not any(part.endswith("per_year") for part in capacity([released(60.0)], weeks=51)["all"])
    year = capacity([released(60.0), released(180.0)], weeks=52)["all"]
    assert year["net_per_year"].mean == pytest.approx(2.0)
    assert year["net_per_year"].unit == "hours a year"
    assert year["net"].mean == pytest.approx(2.0 / 52.0)


def test_what_else_a_pair_of_runs_tells_is_estimated_too() -> None:
    pair = [released(60.0), released(120.0)]
    assert free_slots(pair, weeks=2)["all"].mean == 3.0
    assert waiting_at_end(pair)["needs"].mean == 1.5
    assert open_share(pair) == 0.03
    assert open_share([]) == 0.0


def test_a_warm_up_must_last_until_nothing_is_left_of_how_it_began() -> None:
    gaps = [estimate([share]) for share in (0.9, 0.04, 0.06, -0.04, 0.03)]
    assert weeks_needed(gaps) == 3
    assert weeks_needed(gaps, alike=0.95) == 0
    assert weeks_needed(gaps[:3]) is None


def test_a_practice_that_began_overfull_comes_to_be_like_one_that_began_empty() -> None:
    """100 slots a week: 70 ask in a usual week, and 105 in each of the first two of one that begins overfull."""
    gaps = gap(small_practice(receptionists=2, list_size=700, rate=100.0), weeks=9, replications=2, workers=1)
    assert [len(gaps), gaps[0].n] == [9, 2]
    assert (gaps[0].mean or 0.0) > 0.05
    assert weeks_needed(gaps) in range(1, 8)


def test_two_scenarios_of_one_name_are_refused(practice: Practice) -> None:
    with pytest.raises(ValueError, match="two scenarios are called 'care navigation'"):
        compared(practice, navigation(), navigation(offered=0.5))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"weeks": -1}, "weeks is -1; it must be from 1 to 520"),
        ({"warmup": 521}, "warmup is 521"),
        ({"seed": -1}, "seed is -1"),
        ({"replications": 0}, "replications is 0; it must be from 1 to 100000"),
        ({"replications": None, "precision": 1.5}, "precision is 1.5; it must be above 0 and below 1"),
        ({"precision": 0.1}, "replications or precision, not both"),
        ({"workers": 0}, "workers is 0; it must be at least 1"),
    ],
)
def test_a_number_out_of_range_is_refused(practice: Practice, options: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        compared(practice, **options)


def test_precision_tries_until_every_side_is_known_closely_enough(practice: Practice) -> None:
    rough, fine = (compared(practice, replications=None, precision=target, weeks=1) for target in (0.9, 0.06))
    assert len(rough.replicates) == FIRST
    assert len(fine.replicates) > FIRST
    for found in (fine.metrics, fine.changes["care navigation"].metrics):
        hours = found["hours_per_week.gp_qualified"]
        assert (hours.half_width or 1.0) / (hours.mean or 1.0) <= 0.06
    assert same(fine.replicates[:FIRST], rough.replicates)


def test_batches_do_not_depend_on_anything() -> None:
    assert [len(batch) for batch in batches(most=FIRST + BATCH + 1)] == [FIRST, BATCH, 1]
    assert [number for batch in batches(most=20) for number in batch] == list(range(20))


def test_where_no_gp_works_precision_is_that_of_everybodys_hours() -> None:
    nobody = {"hours_per_week.gp_qualified": 0.0, "hours_per_week.all": 0.0}
    assert is_precise([[nobody, nobody]], 0.01)
    some = [{**nobody, "hours_per_week.all": hours} for hours in (10.0, 12.0)]
    assert not is_precise([some], 0.01)


def test_what_is_found_so_far_is_told_as_replications_arrive(practice: Practice) -> None:
    told: list[tuple[int, int | None]] = []
    compared(practice, progress=lambda found, planned: told.append((len(found.replicates), planned)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_first_look_is_told_before_anything_else_and_changes_nothing(practice: Practice) -> None:
    """15 weeks are asked for: 4 are looked at, of which 2 are measured."""
    told: list[tuple[int, int]] = []

    def tell(found: Comparison, _: int | None = None) -> None:
        told.append((found.plan.weeks, len(found.replicates)))

    looked = compared(practice, weeks=13, replications=2, look=tell, progress=tell)
    assert told == [(2, 1), (13, 1), (13, 2)]
    assert looked.to_json() == compared(practice, weeks=13, replications=2).to_json()


def test_there_is_no_look_where_the_run_itself_is_as_short() -> None:
    assert first_look(Plan(weeks=4, warmup=4, cooldown=4)) is None
    assert first_look(Plan(weeks=5, warmup=4, cooldown=4, seed=7)) == Plan(weeks=2, warmup=1, cooldown=1, seed=7)
    assert first_look(Plan(weeks=52, settled=False)) == Plan(weeks=2, warmup=1, cooldown=1)


def test_there_are_never_more_workers_than_replications() -> None:
    assert many_workers(8, 3) == 3
    assert many_workers(None, 1000) == (os.cpu_count() or 1)


@pytest.mark.parametrize("many", [1, 2])
def test_workers_do_all_of_it(many: int) -> None:
    with Workers(doubled, many) as pool:
        assert dict(pool.do(range(5))) == {0: 0, 1: 2, 2: 4, 3: 6, 4: 8}
        assert dict(pool.do([7])) == {7: 14}


def test_processes_may_begin_early_and_do_one_work_after_another() -> None:
    with Processes(2) as processes:
        processes.begin()
        pool = processes.pool
        for _ in range(2):
            with Workers(doubled, 2, processes) as workers:
                assert dict(workers.do(range(3))) == {0: 0, 1: 2, 2: 4}
            with Workers(sqrt, 2, processes) as workers:
                assert dict(workers.do([4])) == {4: 2.0}
        assert processes.pool is pool
    assert processes.pool is None


def test_processes_that_began_early_end_with_whoever_fails() -> None:
    def failing() -> None:
        with Processes(2) as processes:
            processes.begin()
            raise ValueError("its files are wrong")

    with pytest.raises(ValueError, match="its files are wrong"):
        failing()
    for process in multiprocessing.active_children():
        process.join(timeout=30.0)
    assert multiprocessing.active_children() == []


def test_a_comparison_may_use_processes_that_have_begun(practice: Practice) -> None:
    with Processes(2) as processes:
        assert compared(practice, workers=processes).to_json() == compared(practice, workers=1).to_json()


def test_nothing_heavy_is_loaded_before_the_first_answer() -> None:
    """As the command line does it, up to handing out replications; scipy alone took as long as all the rest."""
    needed = "gpsim.cli.commands, gpsim.practice.files, gpsim.scenarios.files, gpsim.report.progress, gpsim.study.run"
    script = f"import sys, {needed}\nprint([m for m in ('scipy', 'pandas', 'matplotlib', 'simpy') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.stdout == "[]\n", ran.stderr


def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    with Workers(partial(killed_once, tmp_path), 2) as pool:
        assert sorted(pool.do(range(6))) == [(n, n) for n in range(6)]
    assert (tmp_path / "died").exists()


def test_processes_that_are_killed_again_and_again_are_given_up(tmp_path: Path) -> None:
    with Workers(partial(killed_always, tmp_path), 2) as pool, pytest.raises(WorkersDiedError, match="use one worker"):
        list(pool.do(range(4)))
    assert len((tmp_path / "deaths").read_text()) == 1 + REBUILDS


def interrupted() -> None:
    """Ctrl-C when the first of three replications is done, and the others would take minutes."""
    with Workers(slow, 2) as pool:
        for _ in pool.do([0, 5, 5]):
            raise KeyboardInterrupt


def test_whoever_stops_listening_ends_the_processes_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    for process in multiprocessing.active_children():
        process.join()
    assert time.monotonic() - began < 60.0


@pytest.mark.parametrize("many", [1, 2])
def test_an_error_in_a_worker_is_the_callers_error(many: int) -> None:
    with Workers(wrong, many) as pool, pytest.raises(ArithmeticError, match="does not add up"):
        list(pool.do(range(2)))


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "print('once')\n"
        "from math import sqrt\n"
        "from gpsim.study.execute import Workers\n"
        "with Workers(sqrt, 2) as pool:\n"
        "    print(sorted(pool.do([1, 4])))\n"
    )
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.returncode) == ("once\n[(1, 1.0), (4, 2.0)]\n", 0), ran.stderr


def test_digests_know_values_and_nothing_else(practice: Practice) -> None:
    turned = replace(practice, destinations=dict(sorted(practice.destinations.items(), reverse=True)))
    sourced = replace(practice, sources={"list_size": Source(source="the list")})
    assert digest(practice) == digest(turned) == digest(sourced)
    assert digest(practice) != digest(replace(practice, list_size=401))
    assert digest(navigation()) == digest(navigation())
    assert digest(navigation()) != digest(navigation(offered=0.2))


@pytest.mark.parametrize("work", [run, compare])
def test_the_public_names_are_the_functions(work: Callable[..., Any]) -> None:
    import gpsim

    assert getattr(gpsim, work.__name__) is work
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = gpsim.nothing
