"""What people read: the sentences above the fold, and the tables and picture below."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.patches import Rectangle
from rich.console import Console, RenderableType

from gpsim.measures.accounts import Account, Released, Time
from gpsim.measures.splits import GROUPS
from gpsim.report import judged, picture, sentences, tables
from gpsim.report.files import replacing, write
from gpsim.report.looked_at import PATIENT_MEASURES, harms
from gpsim.report.money import costs
from gpsim.report.worse_off import worse_off
from gpsim.scenarios.breaches import Flag
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario
from gpsim.study.plan import Plan
from gpsim.study.replicate import Changed, Replicate
from gpsim.study.results import Change, Comparison
from gpsim.units import Name
from tests.strategies import small_practice

HOUR = 60.0
NAME = "active_signposting.care_navigation"
NAVIGATION = Scenario((adopt(NAME, ceiling=0.8, training=600.0),))
Nets = Mapping[Name, Sequence[float]]  # hours a week by staff group, replication by replication


def account(net: float, open_minutes: float = 0.0) -> Account:
    """All that is freed is free time in sessions; 100 hours are worked, in one measured week."""
    ran = Time(
        worked=100 * HOUR, rota=100 * HOUR, overtime=0.0, free=0.0, free_slots=0.0, overhead=0.0, cohort=HOUR,
        still_open=open_minutes,
    )  # fmt: skip
    minutes = {"net": net * HOUR, "free": net * HOUR, "overtime": 0.0, "needs_met": 0.0, "brought_forward": 0.0}
    return Account(**minutes, contracted=0.0, saved={"telephone/redial": net * HOUR}, baseline=ran, scenario=ran)


def comparison(
    nets: Nets, after: Mapping[Name, Sequence[float]] | None = None, open_minutes: float = 0.0
) -> Comparison:
    """Replications in which groups gain so many hours, and metrics that were 0 become ``after``."""
    many, names = len(next(iter(nets.values()))), dict(after or {})
    replicates = []
    for i in range(many):
        accounts = {group: account(nets[group][i] if group in nets else 0.0, open_minutes) for group in GROUPS}
        released = Released(accounts=accounts, waiting_at_end={"needs": 0.0, "papers": 0.0})
        changed = Changed(metrics={name: values[i] for name, values in names.items()}, released=released)
        replicates.append(Replicate(replication=i, metrics=dict.fromkeys(names, 0.0), scenarios=(changed,)))
    return Comparison(small_practice(receptionists=2), (NAVIGATION,), Plan(weeks=1), tuple(replicates))


def change(nets: Nets, after: Mapping[Name, Sequence[float]] | None = None, open_minutes: float = 0.0) -> Change:
    return comparison(nets, after, open_minutes).changes["care navigation"]


def gps(*hours: float) -> Change:
    return change({"gp_qualified": hours})


def test_a_clear_gain_is_told_in_hours_and_as_a_part_of_those_worked() -> None:
    """1.9, 2 and 2.1 hours: 2, and 4.3027 times the standard error 0.0577 on either side."""
    assert sentences.headline(gps(1.9, 2.0, 2.1)) == (
        "With care navigation your GPs would get back about 2 hours a week between them (1.8 to 2.2 hours): "
        "2 in every 100 hours they work."
    )


def test_a_clear_loss_is_told_as_one() -> None:
    assert sentences.headline(gps(-0.5, -0.5, -0.5)) == (
        "With care navigation your GPs would lose about 30 minutes a week between them (30 to 30 minutes): "
        "5 in every 1,000 hours they work."
    )


def test_what_cannot_be_told_is_not() -> None:
    said = sentences.headline(gps(-1.0, 2.0, 0.0))
    assert said == (
        "We cannot tell whether care navigation would free GP time here: best guess 20 minutes gained a week, "
        "but 3.5 hours lost to 4.1 hours gained all fit what was tried."
    )
    assert sentences.became(gps(-1.0, 2.0, 0.0)) == ""


def test_what_is_too_small_to_matter_either_way_is_not_called_unknown() -> None:
    """A minute gained, one lost and none, of some forty hours: far within half of one per cent, which is 12 minutes."""
    assert sentences.headline(gps(1 / 60, -1 / 60, 0.0)).startswith(
        "Care navigation would hardly change your GPs' time:"
    )


def test_no_verb_has_to_agree_with_a_name_of_many_things() -> None:
    """Behind a name stands no verb that would be another behind one thing."""
    name = "Letters, results and prescriptions"
    many = Scenario(NAVIGATION.adoptions, name)
    title = NAVIGATION.adoptions[0].action.about.title
    late = replace(NAVIGATION.adoptions[0], start_week=9)
    nets = ((1.9, 2.0, 2.1), (-0.5, -0.5), (-1.0, 2.0, 0.0), (0.0, 0.0), (2.0,))
    told = [sentences.headline(replace(gps(*hours), scenario=many)) for hours in nets]
    begun = replace(gps(0.0, 0.0), scenario=Scenario((late,), name))
    told += sentences.warnings(replace(begun, plan=replace(begun.plan, settled=False)))
    told += sentences.warnings(replace(change({"all": (0.0, 0.0)}, open_minutes=0.03 * HOUR), scenario=many))
    assert len(told) == 7
    for said in told:
        behind = re.search(rf"(?:{name}|{title}),? (\w+)", said, re.I)
        assert behind
        assert behind[1] in ("would", "your", "in", "3"), said


def test_nothing_and_one_try_are_told_apart() -> None:
    assert "would change nothing for your GPs: not one minute in 2 tries" in sentences.headline(gps(0.0, 0.0))
    assert "in one try your GPs had 2 hours gained a week; more tries are needed" in sentences.headline(gps(2.0))
    assert "in one try your GPs had no change; more tries are needed" in sentences.headline(gps(0.0))


def test_what_becomes_of_the_hours_is_told() -> None:
    assert sentences.became(gps(1.9, 2.0, 2.1)) == (
        "What becomes of it, a week: 2 hours more free time in their sessions (1.8 to 2.2 hours)."
    )


def becoming(**parts: Sequence[float]) -> Change:
    """GPs get back an hour a week, give or take a minute, of which the parts become this many hours."""
    found = comparison({"gp_qualified": (0.99, 1.0, 1.01)})
    replicates = []
    for i, replicate in enumerate(found.replicates):
        was = replicate.scenarios[0].released
        into: dict[str, Any] = {part: hours[i] * HOUR for part, hours in {"free": (0.0, 0.0, 0.0), **parts}.items()}
        gps_ = replace(was.accounts["gp_qualified"], **into)
        accounts = {**was.accounts, "gp_qualified": gps_}
        changed = replace(replicate.scenarios[0], released=replace(was, accounts=accounts))
        replicates.append(replace(replicate, scenarios=(changed,)))
    return replace(found, replicates=tuple(replicates)).changes["care navigation"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"overtime": (0.5, 0.5, 0.5)}, "What becomes of it, a week: 30 minutes less overtime (30 to 30 minutes)."),
        (
            {"overtime": (-0.5, -0.5, -0.5), "needs_met": (1.5, 1.5, 1.5)},
            "What becomes of it, a week: 30 minutes more overtime (30 to 30 minutes) and 1.5 hours spent on needs that "
            "would not have been met (1.5 to 1.5 hours).",
        ),
        (
            {"overtime": (0.5, 0.5, 0.5), "free": (-1.0, 0.0, 2.0)},
            "What becomes of it, a week: 30 minutes less overtime (30 to 30 minutes); of the rest it cannot be told.",
        ),
        ({"free": (-1.0, 0.0, 2.0)}, "What becomes of it cannot be told from chance."),
        ({"free": (0.01, 0.01, 0.01)}, ""),
    ],
)
def test_only_what_is_clear_of_what_becomes_of_it_is_told(parts: dict[str, tuple[float, ...]], said: str) -> None:
    assert sentences.became(becoming(**parts)) == said


def test_staff_who_work_longer_are_worse_off() -> None:
    said = worse_off(change({"admin": (-2.0, -2.2), "nurse": (1.0, 1.1)}))
    assert said == ["Reception and office staff spend 2.1 hours a week more (0.8 to 3.4 hours)."]


NOBODY = (
    "Nobody, as far as can be told: losses are next to nothing (of staff, under 3 minutes a week) or may be chance."
)


def test_if_nobody_is_worse_off_that_is_said() -> None:
    assert worse_off(change({"admin": (-2.0, 2.0)})) == [NOBODY]


def test_patients_who_wait_longer_are_worse_off_and_those_who_wait_less_are_not() -> None:
    after = {
        "wait_beyond_wanted_mean_days.age_75_plus": (1.0, 1.2, 1.1),
        "wait_beyond_wanted_mean_days.not_online": (-1.0, -1.2, -1.1),
        "urgent_same_day_share.most_deprived": (-0.10, -0.12, -0.11),
        "needs_lost_share.most_deprived": (0.02, 0.02, 0.02),
        "urgent_same_day_share": (0.10, 0.12, 0.11),
        "hold_mean_min": (0.001, 0.0011, 0.001),  # clear, and nothing
        "hold_mean_min.long_term_condition": (-9.0, 9.0, 5.0),  # not clear
        "urgent_misdirected_share": (0.0005, 0.0006, 0.0007),
    }
    assert worse_off(change({"gp_qualified": (0.0, 0.0, 0.0)}, after)) == [
        "Patients: 0.06 (0.04 to 0.08) in 100 more are sent to the wrong place, if urgent.",
        "Patients of 75 and over: wait 1.1 days (0.9 to 1.3) longer beyond the day they wanted.",
        "The most deprived patients: 11 (8.5 to 13.5) in 100 fewer are dealt with on the day, if urgent and "
        "2 (2 to 2) in 100 more give up.",
    ]


@pytest.mark.parametrize(
    ("pounds", "said"),
    [
        ((10.0, 10.0, 10.0), "The practice pays £10 more."),
        ((1234.0, 1233.0, 1235.0), "The practice pays £1,234 more (£1,232 to £1,236)."),
        ((-9.0, -10.0, -11.0), "The practice saves £10 (£8 to £12)."),
        ((-3.0, -5.0, -7.0), "The practice saves £5 (£0 to £10)."),
        (
            (-5.0, 5.0, -15.0),
            "The practice may pay more or less: best guess £5 saved, but £30 saved to £20 more all fit what was tried.",
        ),
        ((0.0, 0.0, 0.0), "The practice pays what it paid before, to within £1."),
        ((0.1, -0.1, 0.0), "The practice pays what it paid before, to within £1."),
        ((1.0, -1.0, 0.0), "The practice pays what it paid before, to within £3."),
        ((3.0, 3.0, 3.0), "The practice pays £3 more."),
        ((-5.0,), "In one try the practice saves £5."),
    ],
)
def test_a_purse_pays_or_saves_and_never_costs_less_than_nothing(pounds: tuple[float, ...], said: str) -> None:
    found = change({"all": [0.0 for _ in pounds]}, {"cost_per_week.practice": pounds})
    assert costs(found) == [said]


def test_every_purse_is_told() -> None:
    after = {f"cost_per_week.{purse}": (1.0, 3.0) for purse in ("practice", "network", "nhs")}
    assert [said.split(" may ")[0] for said in costs(change({"all": (0.0, 0.0)}, after))] == [
        "The practice",
        "The network",
        "The rest of the NHS",
    ]


def test_what_is_spent_once_is_told_and_when_it_is_earned_back() -> None:
    """16 hours over 3, 4 and 5 a week: 4 weeks; the interval of the hours is 1.52 to 6.48."""
    assert list(sentences.going(change({"all": (3.0, 4.0, 5.0)}))) == [
        "To get going it takes 16 hours of reception and office staff, once (not counted above). "
        "The time is earned back in about 4 weeks (2 or more)."
    ]
    assert [said.endswith("(not counted above).") for said in sentences.going(change({"all": (-4.0, 4.0)}))] == [True]


@pytest.mark.parametrize(
    ("start", "weeks", "counted"),
    [
        (0, 13, "(counted above)."),
        (0, 12, "(counted above as far as it falls into the 12 weeks measured)."),
        (1, 13, "(counted above as far as it falls into the 13 weeks measured)."),
        (1, 14, "(counted above)."),
        (-1, 14, "(counted above as far as it falls into the 14 weeks measured)."),
    ],
)
def test_only_what_is_spent_once_in_the_weeks_measured_is_counted(start: int, weeks: int, counted: str) -> None:
    """Care navigation takes 13 weeks to get going, in each of which somebody is trained."""
    scenario = Scenario((adopt(NAME, start_week=start),))
    held = replace(change({"all": (3.0, 4.0)}), scenario=scenario, plan=Plan(weeks=weeks, settled=False))
    assert [said.endswith(counted) for said in sentences.going(held)] == [True]


def test_the_plain_answer_says_what_it_rests_on() -> None:
    """2 of 100 hours, give or take 0.25; care navigation's research is weak, and half of it is 0.9."""
    assert judged.in_short(gps(1.9, 2.0, 2.1)) == (
        "In short, for your GPs' time: cannot tell yet. 1.75% to 2.25% of the hours they work fit what was tried: "
        "gained, all of it at least the worthwhile difference. Worthwhile is 1% of the hours they work, or more. The "
        "research behind it is weak, and may be wrong by a factor of two. With good research behind them the same "
        "figures would be: better."
    )
    assert judged.in_short(gps(3.0, 3.0, 3.0)).startswith("In short, for your GPs' time: better. ")
    assert judged.in_short(gps(3.0)).startswith("In short, for your GPs' time: cannot tell yet. That takes more tries")
    bold = replace(gps(3.0, 3.0), scenario=Scenario((adopt(NAME, offered=0.9),)))
    assert "No research reaches so far: offered of care navigation." in judged.in_short(bold)
    slow = replace(gps(3.0, 3.0), scenario=Scenario((adopt(NAME, ramp_weeks=60.0),)))
    assert "reaches so far: the time to get going (ramp_weeks) of care navigation." in judged.in_short(slow)


def test_what_is_worthwhile_can_be_set() -> None:
    strict = replace(gps(3.0, 3.0, 3.0), worthwhile=0.2)
    assert judged.in_short(strict).startswith("In short, for your GPs' time: too small to matter. ")


def test_a_flag_is_told_with_its_source_in_full() -> None:
    flag = Flag(says="who is told to ring back is not helped.", source="contract_2023: patients", already=True)
    assert judged.told(flag) == (
        "Who is told to ring back is not helped. So it is as you are now. (From: NHS England (2023). Changes to the GP "
        "Contract in 2023/24. NHS England, letter of 6 March 2023)"
    )


def test_hours_that_a_new_colleague_works_are_told_as_added() -> None:
    """Other clinicians work 2 hours more, in 3 that are added to the rota: nobody who was there works longer."""
    found = comparison({"other_direct_care": (-2.0, -2.0)})
    replicates = []
    for replicate in found.replicates:
        released = replicate.scenarios[0].released
        more = replace(released.accounts["other_direct_care"], contracted=-3 * HOUR, free=HOUR)
        accounts = {**released.accounts, "other_direct_care": more}
        changed = replace(replicate.scenarios[0], released=replace(released, accounts=accounts))
        replicates.append(replace(replicate, scenarios=(changed,)))
    hired = replace(found, replicates=tuple(replicates)).changes["care navigation"]
    assert worse_off(hired)[0] == (
        "Other clinicians spend 2 hours a week more (2 to 2 hours), for which 3 hours a week of rota'd time are added."
    )
    assert worse_off(change({"other_direct_care": (-2.0, -2.0)}))[0] == (
        "Other clinicians spend 2 hours a week more (2 to 2 hours)."
    )


def test_fewer_patients_who_see_their_usual_clinician_are_worse_off() -> None:
    after = {"continuity_share.age_75_plus": (-0.02, -0.02, -0.02), "missed_actions_per_1000_papers": (0.5, 0.5, 0.5)}
    assert worse_off(change({"gp_qualified": (0.0, 0.0, 0.0)}, after)) == [
        "Patients of 75 and over: 2 (2 to 2) in 100 fewer see their usual clinician, of those who have one.",
        "0.5 (0.5 to 0.5) more papers in 1,000 have an action overlooked.",
    ]


def with_accounts(found: Comparison, **roles: Sequence[float]) -> Change:
    """``found`` with accounts of roles, which gain so many hours, and as many more requests left waiting as tries."""
    replicates = []
    for i, replicate in enumerate(found.replicates):
        was = replicate.scenarios[0].released
        accounts = {**was.accounts, **{role: account(hours[i]) for role, hours in roles.items()}}
        changed = replace(
            replicate.scenarios[0],
            released=replace(
                was, accounts=accounts, waiting_at_end={"needs": float(len(found.replicates)), "papers": 0.0}
            ),
        )
        replicates.append(replace(replicate, scenarios=(changed,)))
    return replace(found, replicates=tuple(replicates)).changes["care navigation"]


def test_a_role_that_loses_where_its_group_does_not_is_told() -> None:
    found = with_accounts(comparison({"nurse": (0.0, 0.0)}), practice_nurse=(-1.0, -1.0))
    assert worse_off(found)[0] == "In the role of practice nurse: 1 hour a week more (1 to 1 hours)."
    group = with_accounts(comparison({"nurse": (-1.0, -1.0)}), practice_nurse=(-1.0, -1.0))
    assert worse_off(group)[0] == "Nurses spend 1 hour a week more (1 to 1 hours)."
    text = printed(tables.of_change(found), 120)
    assert re.search(r"^Practice nurse +-1\.00 \(-1\.00 to -1\.00\)", text, re.M)


def test_a_role_that_cannot_be_told_from_chance_is_shown_only_when_every_one_is() -> None:
    found = with_accounts(comparison({"nurse": (0.0, 0.0)}), practice_nurse=(-1.0, 2.0))
    text = printed(tables.of_change(found), 120)
    assert "Of 1 role it cannot be told from chance." in text
    assert "Practice nurse" not in text
    assert "Practice nurse" in printed(tables.of_change(found, every=True), 120)


SUFFIXES = ("", ".not_online", ".age_75_plus", ".most_deprived", ".long_term_condition")
MANY = [f"{name}{suffix}" for name in PATIENT_MEASURES for suffix in SUFFIXES]


def noise(seed: int, tries: int = 20) -> dict[str, Sequence[float]]:
    """Every figure of patients, none of which anything has changed."""
    dice = np.random.default_rng(seed)
    return {name: dice.normal(0.0, 1.0, tries).tolist() for name in MANY}


def test_of_figures_that_nothing_has_changed_hardly_ever_is_one_called_clear() -> None:
    """In 2.5% of 300, within four standard errors of 0.9%; by themselves one in forty of the 45 looks worse."""
    found = [harms(change({"gp_qualified": [0.0] * 20}, noise(seed))) for seed in range(300)]
    assert {each.looked_at for each in found} == {len(MANY)}
    assert found[0].by_chance == pytest.approx(len(MANY) / 40.0)
    assert np.mean([bool(each.clear) for each in found]) < 0.025 + 4.0 * 0.009
    look_worse = np.mean([len(each.clear) + len(each.perhaps) for each in found])
    assert look_worse == pytest.approx(len(MANY) / 40.0, abs=0.25)


def test_a_true_harm_is_told_among_many_figures_and_chance_is_named_as_that() -> None:
    """Two in a hundred more give up, in one of 45 figures; with this seed others look worse by themselves."""
    after = noise(1)
    after["needs_lost_share.age_75_plus"] = [0.02 + 0.005 * value for value in after["needs_lost_share"]]
    clear, perhaps = worse_off(change({"gp_qualified": [0.0] * 20}, after))
    assert clear == "Patients of 75 and over: 1.8 (1.5 to 2.1) in 100 more give up."
    assert re.fullmatch(
        r"May be worse, or chance \(\d of 45 figures looked at; about 1 expected by chance alone\): [^.]*\.", perhaps
    )


def test_what_may_be_chance_is_told_also_where_nobody_is_clearly_worse_off() -> None:
    """Five minutes, give or take four, by itself; with 44 others that move both ways it is one of 45."""
    calm = {name: [1.0, -1.0, 1.0, -1.0] for name in MANY}
    after = calm | {"hold_mean_min.age_75_plus": [2.0, 8.0, 4.0, 6.0]}
    assert worse_off(change({"gp_qualified": [0.0] * 4}, {"hold_mean_min.age_75_plus": [2.0, 8.0, 4.0, 6.0]})) == [
        "Patients of 75 and over: hold 5 minutes (0.9 to 9.1) longer on the telephone."
    ]
    assert worse_off(change({"gp_qualified": [0.0] * 4}, after)) == [
        NOBODY,
        "May be worse, or chance (1 of 45 figures looked at; about 1 expected by chance alone): patients of 75 and "
        "over (time on hold).",
    ]
    text = printed(tables.of_change(change({"gp_qualified": [0.0] * 4}, after)), 120)
    assert "patients of 75 and over (time on hold)" in " ".join(text.split())


def test_staff_groups_are_told_by_their_own_intervals_however_much_else_is_looked_at() -> None:
    """That their hours move is what a change is for."""
    after = {name: [1.0, -1.0, 1.0, -1.0] for name in MANY}
    found = change({"admin": (-1.0, -2.0, -3.0, -2.0), "gp_qualified": [0.0] * 4}, after)
    assert worse_off(found) == ["Reception and office staff spend 2 hours a week more (0.7 to 3.3 hours)."]


def test_what_moves_in_no_try_was_not_looked_at() -> None:
    assert (
        harms(
            change({"gp_qualified": (0.0, 0.0)}, {"hold_mean_min": (1.0, -1.0), "needs_lost_share": (0.0, 0.0)})
        ).looked_at
        == 1
    )


def test_what_is_next_to_nothing_for_all_patients_is_told_below_the_table() -> None:
    """0.0005 is 0.05 in 100; but what looks worse is in the table, however little it is."""
    after = {
        "hold_mean_min": (1.0, -1.0),
        "needs_lost_share": (0.0005, 0.0005),
        "urgent_same_day_share": (0.0005, 0.0005),
        "needs_told_to_try_again_share": (0.0, 0.0),
        "needs_told_to_try_again_share.not_online": (0.001, 0.0011),
        "urgent_misdirected_share": (0.0, 0.0),
    }
    found = change({"gp_qualified": (0.0, 0.0)}, after)
    lines = printed(tables.of_change(found), 120).splitlines()
    said = "Less than 0.1 either way for any of them, chance and all: urgent, dealt with that day, in 100; "
    assert [line for line in lines if line.startswith(f"{said}urgent, sent wrong")]
    assert [line.partition(", ")[0] for line in lines if ", in 100  " in line or ", minutes" in line] == [
        "time on hold", "told to try again", "given up",
    ]  # fmt: skip
    every = printed(tables.of_change(found, every=True), 120)
    assert "Less than 0.1" not in every
    assert "urgent, sent wrong, in 100  " in every


def test_one_try_cannot_tell_what_is_next_to_nothing() -> None:
    found = change({"gp_qualified": (0.0,)}, {"urgent_misdirected_share": (0.0,)})
    assert "Less than 0.1" not in printed(tables.of_change(found), 120)


def test_one_try_cannot_tell_who_is_worse_off() -> None:
    assert worse_off(change({"admin": (-2.0,)})) == ["One try cannot tell; the tables say what happened in it."]


def test_what_is_left_waiting_is_told() -> None:
    found = with_accounts(comparison({"nurse": (0.0, 0.0)}))
    assert worse_off(found) == ["2 more requests (2 to 2) left waiting when the weeks end."]
    assert re.search(
        r"^requests waiting when the weeks end +2\.00 \(2\.00 to 2\.00\)",
        printed(tables.of_change(found, every=True), 120),
        re.M,
    )


def test_an_hour_freed_has_a_price_only_if_one_is() -> None:
    """£30 more from the practice and £10 saved by the NHS, for 2 hours."""
    after = {"cost_per_week.practice": (30.0, 30.0), "cost_per_week.nhs": (-10.0, -10.0)}
    assert costs(change({"gp_qualified": (2.0, 2.0)}, after))[-1] == (
        "That is £10 (£10 to £10) for each hour of GP time really freed, all purses together: the practice £15 and the "
        "rest of the NHS -£5. Not in it: what is spent once."
    )
    assert not any("for each hour" in said for said in costs(change({"gp_qualified": (-2.0, 2.0)}, after)))
    text = printed(tables.of_comparison(comparison({"gp_qualified": (2.0, 2.0)}, after), every=True), 120)
    assert re.search(r"^all purses +20\.0 +\(20\.0 to 20\.0\) +10\.0 +\(10\.0 to 10\.0\) *$", text, re.M)
    unclear = printed(tables.of_comparison(comparison({"gp_qualified": (-2.0, 2.0)}, after), every=True), 120)
    assert re.search(r"^all purses +20\.0 +\(20\.0 to 20\.0\) +none clear *$", unclear, re.M)


def priced(hours: Sequence[float], *pounds: float) -> list[str]:
    """What is said of the price of hours that the practice pays so many pounds for."""
    return costs(change({"gp_qualified": hours}, {"cost_per_week.practice": pounds}))[1:]


def test_a_price_has_no_upper_end_where_perhaps_hardly_an_hour_is_freed() -> None:
    """One hour, give or take 0.745: £30 for 1.745 hours is £17 an hour, and for 0.255 hours £118.

    Give or take 0.497 is just within half, so that the price has two ends.
    """
    assert priced((0.7, 1.0, 1.3), 30.0, 30.0, 30.0) == [
        "That is at least £17 for each hour of GP time really freed (best guess £30, all purses together: the practice "
        "£30); the hours are known too roughly to say more. Not in it: what is spent once."
    ]
    assert priced((0.8, 1.0, 1.2), 30.0, 30.0, 30.0) == [
        "That is £30 (£20 to £60) for each hour of GP time really freed, all purses together: the practice £30. Not in "
        "it: what is spent once."
    ]


def test_a_price_that_is_a_saving_is_at_least_so_large_and_one_that_may_be_either_is_none() -> None:
    assert priced((0.7, 1.0, 1.3), -30.0, -30.0, -30.0)[0].startswith("That saves at least £17 for each hour of GP")
    assert priced((0.7, 1.0, 1.3), -30.0, 40.0, 0.0) == [
        "What that costs or saves for each hour of GP time really freed cannot be told: the hours are known too "
        "roughly."
    ]


@pytest.mark.parametrize(
    ("pounds", "said"),
    [
        ((30.0, 30.0, 30.0), r"30\.0 +\(17\.2 or more\)"),
        ((-30.0, -30.0, -30.0), r"-30\.0 +\(-17\.2 or less\)"),
        ((-30.0, 40.0, 0.0), r"3\.\d+ +\(or anything\)"),
    ],
)
def test_the_table_of_prices_has_the_ends_that_are_known(pounds: Sequence[float], said: str) -> None:
    found = change({"gp_qualified": (0.7, 1.0, 1.3)}, {"cost_per_week.practice": pounds})
    assert re.search(rf"^all purses .* {said} *$", printed(tables.of_change(found, every=True), 120), re.M)


def test_an_interval_on_one_side_is_gained_or_lost_and_not_either() -> None:
    """0.3% and 0.2% of 100 hours are within half of the worthwhile 1%."""
    assert " fit what was tried: lost, all of it within half " in judged.in_short(gps(-0.3, -0.3, -0.3))
    assert " fit what was tried: gained, all of it within half " in judged.in_short(gps(0.2, 0.2, 0.2))
    assert " fit what was tried: gained or lost, all of it within half " in judged.in_short(gps(-0.01, 0.0, 0.01))


def test_what_starts_after_the_weeks_measured_is_warned_of() -> None:
    found = gps(0.0, 0.0)
    adoptions = tuple(replace(each, start_week=found.plan.weeks) for each in found.scenario.adoptions)
    late = replace(found, scenario=replace(found.scenario, adoptions=adoptions))
    said = sentences.warnings(replace(late, plan=replace(late.plan, settled=False)))
    assert [text.partition(" would start")[0] for text in said] == ["Care navigation"]
    assert sentences.warnings(replace(late, plan=replace(late.plan, settled=True))) == []


def test_too_short_a_cool_down_is_warned_of() -> None:
    assert sentences.warnings(change({"gp_qualified": (0.0, 0.0)}, open_minutes=0.02 * HOUR)) == []
    said = sentences.warnings(change({"gp_qualified": (0.0, 0.0)}, open_minutes=0.03 * HOUR))
    assert said[0].startswith(
        "With care navigation 3% of the minutes are on requests and papers that were still open at the end"
    )


def printed(what: RenderableType, width: int) -> str:
    """``what`` as a terminal of ``width`` columns shows it."""
    written = StringIO()
    Console(width=width, file=written).print(what)
    return written.getvalue()


METRICS = {
    "hours_per_week.gp_qualified": (37.0, 39.0),
    "dna_share": (0.01, 0.05),
    "cost_per_week.practice": (-2000.0, -1990.0),
    "hold_mean_min": (1.0, 1.0),
}


def test_every_figure_has_its_interval_beside_it() -> None:
    """12.706 standard errors on either side: of 0.5 hours 6.35, of 1 hour 12.71, of 2 in 100 25.41, of £5 63.53."""
    text = printed(tables.of_comparison(comparison({"gp_qualified": (1.0, 2.0)}, METRICS), every=True), 120)
    assert re.search(
        r"^GPs +1\.50 \(-4\.85 to 7\.85\) +1\.50 \(-4\.85 to 7\.85\) +1\.50 \(-4\.85 to 7\.85\)$", text, re.M
    )
    assert re.search(
        r"^GPs work +0\.00 +\(0\.00 to 0\.00\) +38\.0 +\(25\.3 to 50\.7\) +38\.0 +\(25\.3 to 50\.7\) +hours", text, re.M
    )
    assert re.search(r"^the practice pays .* -1,995 +\(-2,059 to -1,931\) +pounds", text, re.M)
    means = re.findall(r"(?<![\d.,(-])-?[\d,]+\.?\d* +\(-?[\d.,]+ to -?[\d.,]+\)", text)
    again = 1 + 2 + 2  # time on hold of patients, two kinds of work left waiting, pounds of one purse and of all
    assert len(means) == 3 + 1 + 3 * len(METRICS) + again


def test_an_interval_does_not_reach_beyond_what_is_possible() -> None:
    """A share of 3 in 100 with 25 on either side; a difference may be below nothing."""
    text = printed(tables.of_comparison(comparison({"gp_qualified": (1.0, 2.0)}, METRICS), every=True), 120)
    assert re.search(r"^appointments missed .* 3\.0 +\(0\.0 to 28\.4\) +3\.0 +\(-22\.4 to 28\.4\) +in 100", text, re.M)


@pytest.mark.parametrize("width", [56, 60, 80, 100, 120])
def test_nothing_in_the_tables_is_cut_off(width: int) -> None:
    groups = {"gp_qualified": (1.0, 2.0), "admin": (-10.25, -20.5), "other_direct_care": (0.0, 0.1)}
    text = printed(tables.of_comparison(comparison(groups, METRICS), every=True), width)
    assert "…" not in text
    assert "-15.38" in text  # hours freed of reception and office
    assert max(map(len, text.splitlines())) <= width


def test_where_there_is_no_room_beside_it_an_interval_is_below_its_figure() -> None:
    text = printed(tables.of_comparison(comparison({"gp_qualified": (1.0, 2.0)}, METRICS), every=True), 60)
    assert re.search(
        r"^GPs +1\.50 +1\.50 +1\.50$\n^ +\(-4\.85 to 7\.85\) +\(-4\.85 to 7\.85\) +\(-4\.85 to 7\.85\)$", text, re.M
    )


def test_one_try_has_no_interval_and_no_words_about_one() -> None:
    text = printed(tables.of_comparison(comparison({"gp_qualified": (1.0,)}, {"hold_mean_min": (1.0,)})), 120)
    assert "One try does not tell how far chance may reach." in " ".join(text.split())
    assert "(" not in text.partition("Hours a week of each group")[2]
    assert "brackets" not in text


def test_a_practice_as_it_is_now_is_not_settled_and_what_brackets_mean_is_said() -> None:
    found = comparison({"gp_qualified": (1.0, 2.0)}, {"hold_mean_min": (1.0, 1.0)})
    text = printed(tables.of_run(found.baseline), 120)
    assert "settled" not in text
    assert "change" not in text
    assert text.count("(") == text.count(")") == 2  # the weeks, and the metric's interval
    assert "In brackets: the 95% interval" in text


def test_staff_who_are_not_there_have_no_line() -> None:
    found = comparison(
        {"gp_qualified": (1.0, 2.0)}, {"hours_per_week.nurse": (0.0, 0.0), "needs_lost_share": (0.0, 0.0)}
    )
    text = printed(tables.of_run(found.baseline), 120)
    assert "nurses work" not in text
    assert "given up" in text


def test_the_picture_draws_what_becomes_of_every_groups_hours() -> None:
    figure = picture.drawn(comparison({"gp_qualified": (1.0, 2.0), "admin": (-1.0, -2.0)}))
    axes = figure.axes[0]
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["GPs", "reception, office"]
    assert sorted(bar.get_width() for bar in axes.patches if isinstance(bar, Rectangle)) == [-1.5, 1.5]
    assert [text.get_text() for text in figure.legends[0].get_texts()] == [
        "more free time in sessions",
        "really freed: the sum",
    ]


def test_panels_can_be_compared_since_they_have_one_scale() -> None:
    found = comparison({"gp_qualified": (1.0, 2.0)})
    bold = Scenario(NAVIGATION.adoptions, "Bold")
    twice = tuple(replace(each, scenarios=each.scenarios * 2) for each in found.replicates)
    figure = picture.drawn(replace(found, scenarios=(NAVIGATION, bold), replicates=twice))
    assert len(figure.axes) == 2
    assert len({axes.get_xlim() for axes in figure.axes}) == 1
    assert "95% intervals" in figure.axes[-1].get_xlabel()


def test_one_try_is_drawn_without_intervals() -> None:
    label = picture.drawn(comparison({"gp_qualified": (1.0,)})).axes[0].get_xlabel()
    assert label.endswith("tried 1 time; colours: best guesses; one try does not tell what is chance")


@pytest.mark.parametrize("name", ["out.SVG", "out.Png", "out.svg"])
def test_an_ending_may_be_in_capitals(name: str, tmp_path: Path) -> None:
    picture.save(comparison({"gp_qualified": (1.0, 2.0)}), tmp_path / name)
    written = (tmp_path / name).read_bytes()
    assert written.startswith(b"\x89PNG" if "n" in name else b"<?xml")


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    write(file, "first\n")
    with pytest.raises(KeyboardInterrupt):
        half(file)
    assert file.read_text() == "first\n"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
    assert oct(file.stat().st_mode & 0o777) == oct(0o666 & ~_umask(tmp_path))


def half(file: Path) -> None:
    with replacing(file) as new:
        new.write_text("half")
        raise KeyboardInterrupt


def _umask(folder: Path) -> int:
    (folder / "plain").touch()
    return 0o666 & ~((folder / "plain").stat().st_mode & 0o777)


def test_a_name_in_a_script_that_the_letters_lack_is_drawn_without_a_word(tmp_path: Path) -> None:
    """Warnings are errors here; boxes are drawn for what cannot be."""
    found = comparison({"gp_qualified": (1.0, 2.0)})
    practice = replace(found.practice, name="世界")
    picture.save(replace(found, practice=practice), tmp_path / "out.png")
    assert (tmp_path / "out.png").is_file()
