"""Capacity released, on pairs of logs small enough to add up by hand; all consultations last 10 minutes."""

from dataclasses import replace
from typing import Any

from gpsim.log import Log
from gpsim.measures.released import released, sides
from tests.logs import ANN, BO, PEOPLE, WEEK, at, day
from tests.measures.pairs import NINE, RESULT_OF, SEEN, TWELVE, ann, gps, letter, need, run, terms


def test_a_run_against_itself_releases_nothing() -> None:
    same = run([ann((SEEN, 1, 10.0), ("overhead.meeting", 0, 30.0))], need(1))
    account = gps(same, same)
    assert terms(account) == {}
    assert account.saved == {}


def test_preventing_a_need_in_a_slack_book_frees_its_minutes() -> None:
    baseline = run([ann((SEEN, 1, 10.0), (SEEN, 2, 10.0))], need(1), need(2))
    scenario = run([ann((SEEN, 2, 10.0))], need(2))
    assert terms(gps(baseline, scenario)) == {"net": 10.0, "free": 10.0}


def test_preventing_a_need_in_a_full_book_brings_the_next_patient_forward() -> None:
    """Twenty minutes a week; need 3 had to wait until the week after."""
    later = ann((SEEN, 3, 10.0), start=NINE + WEEK, minutes=20.0)
    baseline = run([ann((SEEN, 1, 10.0), (SEEN, 2, 10.0), minutes=20.0), later], need(1), need(2), need(3))
    idle = ann(start=NINE + WEEK, minutes=20.0)
    scenario = run([ann((SEEN, 2, 10.0), (SEEN, 3, 10.0), minutes=20.0), idle], need(2), need(3))
    assert terms(gps(baseline, scenario)) == {"net": 10.0, "brought_forward": 10.0}


def test_preventing_a_need_may_let_a_lost_one_be_met() -> None:
    baseline = run([ann((SEEN, 1, 10.0), minutes=10.0)], need(1), need(2, "lost"))
    scenario = run([ann((SEEN, 2, 10.0), minutes=10.0)], need(2))
    assert terms(gps(baseline, scenario)) == {"net": 10.0, "needs_met": 10.0}


def test_preventing_a_need_may_send_the_gp_home_in_time() -> None:
    baseline = run([ann((SEEN, 1, 10.0), (SEEN, 2, 10.0), minutes=15.0)], need(1), need(2))
    scenario = run([ann((SEEN, 2, 10.0), minutes=15.0)], need(2))
    assert terms(gps(baseline, scenario)) == {"net": 10.0, "overtime": 5.0, "free": 5.0}


def test_induced_demand_absorbs() -> None:
    baseline = run([ann((SEEN, 1, 10.0))], need(1))
    scenario = run([ann((SEEN, 1, 10.0), (SEEN, 9, 12.0, "induced"))], need(1), need(9, layer=1))
    result = released(baseline, scenario)
    assert terms(result.accounts["gp_qualified"]) == {"net": -12.0, "free": -12.0}
    assert result.accounts["gp_qualified"].saved == {"consultation.routine/induced": -12.0}
    assert sides([result])["gp_qualified"].gross == (0.0,)
    assert sides([result])["gp_qualified"].absorbed == (12.0,)


def test_letters_left_undone_release_nothing() -> None:
    baseline = run([ann(("paper.letter.read", 5, 6.0))], letter(5))
    scenario = run([ann()], letter(5, "open"))
    assert terms(gps(baseline, scenario)) == {"free": 6.0, "needs_met": -6.0}


def test_a_gp_added_to_a_full_book_releases_nothing() -> None:
    """In the baseline need 3 is lost, and so is need 4, which was born before the measured weeks."""
    ours = ann((SEEN, 1, 10.0), (SEEN, 2, 10.0), minutes=20.0)
    added = day(BO, NINE, NINE + 20.0, (SEEN, 3, 10.0), (SEEN, 4, 10.0))
    baseline = run([ours], need(1), need(2), need(3, "lost"), need(4, "lost", born=-960.0))
    scenario = run([ours, added], need(1), need(2), need(3), need(4, born=-960.0))
    assert terms(gps(baseline, scenario)) == {"needs_met": 10.0, "brought_forward": 10.0, "contracted": -20.0}


def test_a_gp_added_in_the_warm_up_releases_nothing_either() -> None:
    """Need 4 was seen in the warm-up, so Bo is free for as long, and needs 1 to 3 need not wait."""
    baseline = run(
        [ann((SEEN, 4, 10.0), (SEEN, 1, 10.0), minutes=20.0), ann((SEEN, 2, 10.0), start=NINE + WEEK)],
        *(need(1), need(2), need(3, "lost"), need(4, born=-960.0)),
    )
    early = day(BO, NINE - WEEK, NINE - WEEK + 20.0, (SEEN, 4, 10.0))
    added = day(BO, NINE, NINE + 20.0, (SEEN, 3, 10.0))
    ours = [ann((SEEN, 1, 10.0), (SEEN, 2, 10.0), minutes=20.0), ann(start=NINE + WEEK)]
    scenario = run([early, added, *ours], need(1), need(2), need(3), need(4, born=-960.0))
    assert terms(gps(baseline, scenario)) == {"free": 10.0, "needs_met": 10.0, "contracted": -20.0}


def test_one_half_day_lost_among_roles_that_share_needs_has_no_gross() -> None:
    """A locum and a partner see whom they can: who sees whom changes, what it takes does not."""
    people = (*PEOPLE, ("Lo", "locum", "gp_qualified"))
    needs = [need(identity) for identity in (1, 2, 3)]

    def shared(alone: bool) -> Log:
        monday = ann(*(() if alone else ((SEEN, 1, 10.0),)))
        locum = day(5, NINE, TWELVE, *((SEEN, 1, 10.0), (SEEN, 2, 10.0)) if alone else ((SEEN, 2, 10.0),))
        tuesday = ann((SEEN, 3, 10.0), start=NINE + 1440.0)
        return run([locum, tuesday] if alone else [monday, locum, tuesday], *needs, people=people)

    result = released(shared(alone=False), shared(alone=True))
    assert terms(result.accounts["gp_qualified"]) == {"free": -180.0, "contracted": 180.0}
    assert sides([result])["gp_qualified"].gross == (0.0,)
    assert sides([result])["gp_qualified"].absorbed == (0.0,)
    assert terms(result.accounts["partner"]) == {"net": 10.0, "free": -170.0, "contracted": 180.0}
    assert terms(result.accounts["locum"]) == {"net": -10.0, "free": -10.0}


def test_papers_of_a_need_met_only_in_the_scenario_are_part_of_what_it_cost() -> None:
    baseline = run([ann()], need(1, "lost", patient=3))
    scenario = run([ann((SEEN, 1, 10.0), ("paper.letter.read", 5, 2.0))], need(1, patient=3), letter(5, **RESULT_OF))
    assert terms(gps(baseline, scenario)) == {"free": -12.0, "needs_met": 12.0}


def test_papers_made_less_often_for_the_same_outcome_are_released() -> None:
    baseline = run([ann((SEEN, 1, 10.0), ("paper.letter.read", 5, 2.0))], need(1, patient=3), letter(5, **RESULT_OF))
    scenario = run([ann((SEEN, 1, 10.0))], need(1, patient=3))
    assert terms(gps(baseline, scenario)) == {"net": 2.0, "free": 2.0}


def test_papers_from_outside_go_by_themselves() -> None:
    baseline = run([ann()], need(1, "lost"))
    scenario = run([ann((SEEN, 1, 10.0), ("paper.letter.read", 5, 2.0))], need(1), letter(5, born=700.0))
    assert terms(gps(baseline, scenario)) == {"net": -2.0, "free": -12.0, "needs_met": 10.0}


def test_papers_go_with_the_need_that_they_were_made_in() -> None:
    """Of two needs born at 08:00 one was met in both runs; the result is of that one."""
    baseline = run([ann((SEEN, 2, 10.0))], need(2), need(1, "lost"))
    pieces = [(SEEN, 2, 10.0), (SEEN, 1, 10.0), ("paper.letter.read", 5, 2.0)]
    scenario = run([ann(*pieces)], need(2), need(1), letter(5, **{**RESULT_OF, "belongs": 2}))
    assert terms(gps(baseline, scenario)) == {"net": -2.0, "free": -12.0, "needs_met": 10.0}


def test_papers_of_needs_born_in_the_warm_up_are_backlog() -> None:
    old: dict[str, Any] = {"root": -960.0, "born": 700.0, "patient": 3}
    baseline = run([ann(("paper.letter.read", 5, 6.0))], letter(5, **old))
    scenario = run([ann(("paper.letter.read", 5, 2.0))], letter(5, **old))
    assert terms(gps(baseline, scenario)) == {"free": 4.0, "brought_forward": -4.0}


def test_met_outside_is_met() -> None:
    baseline = run([ann((SEEN, 1, 10.0))], need(1))
    scenario = run([ann()], need(1, "met_outside"))
    assert terms(gps(baseline, scenario)) == {"net": 10.0, "free": 10.0}


def test_a_need_open_in_both_runs_releases_nothing() -> None:
    baseline = run([ann((SEEN, 1, 10.0))], need(1, "open"))
    scenario = run([ann((SEEN, 1, 4.0))], need(1, "open"))
    account = gps(baseline, scenario)
    assert terms(account) == {"free": 6.0, "needs_met": -6.0}
    assert account.open_share == 1.0


def test_shorter_meetings_release_their_minutes() -> None:
    baseline = run([ann(("overhead.meeting", 0, 60.0))])
    scenario = run([ann(("overhead.meeting", 0, 45.0))])
    account = gps(baseline, scenario)
    assert terms(account) == {"net": 15.0, "free": 15.0}
    assert account.saved == {"overhead.meeting": 15.0}


def test_overheads_outside_the_measured_weeks_do_not_count() -> None:
    later = {"start": NINE + WEEK}
    baseline = run([ann(), ann(("overhead.meeting", 0, 60.0), **later)])
    scenario = run([ann(), ann(("overhead.meeting", 0, 10.0), **later)])
    assert terms(gps(baseline, scenario)) == {}


def test_work_after_midnight_belongs_to_the_session_it_began_in() -> None:
    """From Sunday 23:50 of the measured week to Monday: all of it is measured."""
    late = day(ANN, at(6, "23:50"), at(6, "23:55"), (SEEN, 1, 5.0), (SEEN, 2, 10.0))
    none = day(ANN, at(6, "23:50"), at(6, "23:55"), (SEEN, 2, 10.0))
    account = gps(run([late], need(1), need(2)), run([none], need(2)))
    assert terms(account) == {"net": 5.0, "overtime": 5.0}
    assert account.baseline.worked == 15.0


def test_minutes_and_slots_of_both_runs_are_told() -> None:
    baseline = run([day(ANN, NINE, NINE + 60.0, (SEEN, 1, 10.0), (SEEN, 9, 5.0), free_slots=3.0)], need(1))
    scenario = run([day(ANN, NINE, NINE + 60.0, (SEEN, 1, 10.0), (SEEN, 9, 5.0), free_slots=4.0)], need(1, "open"))
    account = gps(baseline, scenario)
    assert account.free_slots == 1.0
    assert (account.baseline.worked, account.baseline.rota, account.baseline.free) == (15.0, 60.0, 45.0)
    assert (account.baseline.cohort, account.baseline.still_open) == (10.0, 0.0)
    assert (account.scenario.cohort, account.scenario.still_open) == (10.0, 10.0)


def test_waiting_at_the_end_counts_what_is_born_and_not_done_when_the_measured_weeks_end() -> None:
    just: dict[str, Any] = {"born": WEEK - 600.0}  # ends as the weeks do
    baseline = run([], need(1), need(2, **just), letter(3, "open"), need(4, born=WEEK))
    papers = [letter(3), letter(5, "open"), letter(6, born=WEEK - 60.0), letter(7, born=WEEK, root=480.0)]
    scenario = run([], need(1), need(2, born=WEEK - 900.0), *papers)
    assert released(baseline, scenario).waiting_at_end == {"needs": -1.0, "papers": 1.0}


def test_people_and_tasks_are_matched_by_name() -> None:
    baseline = run([ann((SEEN, 1, 10.0), ("overhead.meeting", 0, 5.0))], need(1))
    scenario = run([ann((SEEN, 1, 8.0), ("overhead.meeting", 0, 5.0))], need(1))
    tasks, groups, roles = scenario.names.tasks, scenario.names.task_groups, scenario.names.roles
    turned = replace(
        scenario.names,
        tasks=tasks[::-1],
        task_groups=groups[::-1],
        people=("New", *scenario.names.people),
        roles=("associate", *roles),
        groups=("other_direct_care", *scenario.names.groups),
    )
    for rows in (scenario.work, scenario.shifts):
        rows["person"] += 1
    scenario.work["task"] = len(tasks) - 1 - scenario.work["task"]
    account = gps(baseline, replace(scenario, names=turned))
    assert account.saved == {"consultation.routine/first_contact": 2.0}


def test_a_line_is_on_the_side_of_its_mean_over_replications() -> None:
    """The line falls by 10 and rises by 4: on average it fell, so the second replication's gross is negative."""
    ten, four, none = (run([ann((SEEN, 1, minutes))], need(1)) for minutes in (10.0, 4.0, 0.0))
    both = sides([released(ten, none), released(none, four)])["gp_qualified"]
    assert both.gross == (10.0, -4.0)
    assert both.absorbed == (0.0, 0.0)


def test_what_one_line_saves_and_another_costs_is_told_apart() -> None:
    baseline = run([ann((SEEN, 1, 10.0), ("paper.letter.read", 5, 2.0))], need(1), letter(5))
    scenario = run([ann((SEEN, 1, 3.0), ("paper.letter.read", 5, 6.0))], need(1), letter(5))
    result = released(baseline, scenario)
    both = sides([result])["gp_qualified"]
    assert (both.gross, both.absorbed, result.accounts["gp_qualified"].net) == ((7.0,), (4.0,), 3.0)
