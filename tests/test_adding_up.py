"""What people read of parts and of weeks: sentences, tables and pictures, of numbers worked by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gpsim.report import adding_up, adding_up_picture, taking_hold, taking_hold_picture
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.scenario import Scenario
from gpsim.study.parts import Parts, subsets
from gpsim.study.results import Comparison
from gpsim.study.takes_hold import TakesHold
from tests.acting import Nothing, Quieter, Shorter
from tests.test_report import comparison, printed
from tests.test_takes_hold import lived

ALL = Scenario(
    [Adoption(name=f"x.{action.__name__}", action=action()) for action in (Nothing, Quieter, Shorter)], "All of it"
)
BUT = "all but x."
# Talk is worth nothing alone and helps the others by an hour; the other two overlap by half an hour.
HOURS = {
    "All of it": 4.0, "x.Nothing alone": 0.0, "x.Quieter alone": 1.5, "x.Shorter alone": 2.0, f"{BUT}Nothing": 3.0,
    f"{BUT}Quieter": 2.5, f"{BUT}Shorter": 2.0,
}  # fmt: skip


def added(hours: Mapping[str, float] = HOURS, spread: Sequence[float] = (-0.01, 0.0, 0.01)) -> Parts:
    """Three tries, which differ by so many hours in the whole only."""
    made = subsets(ALL)
    runs = [
        comparison({"gp_qualified": tuple(hours[each.name] + (by if each is made[0] else 0.0) for by in spread)})
        for each in made
    ]
    replicates = tuple(
        replace(runs[0].replicates[i], scenarios=tuple(run.replicates[i].scenarios[0] for run in runs))
        for i in range(len(spread))
    )
    return Parts(ALL, replace(runs[0], scenarios=made, replicates=replicates))


def test_help_and_overlap_are_named_with_their_size_and_who_does_most() -> None:
    """0 + 1.5 + 2 hours alone and 4 together; talk adds an hour to the others, quiet 1.5 and short forms 2."""
    assert adding_up.sentences(added()) == [
        "Alone they would come to 3.5 hours gained a week (3.5 to 3.5 hours), together to 4 hours gained a week "
        "(4 to 4 hours). They help each other: the difference is 30 minutes gained a week (29 to 31 minutes).",
        "Talk about change would gain most from the company of the others: 1 hour gained a week (1 to 1 hours).",
    ]


@pytest.mark.parametrize("factor", [1.0, 0.3, 0.01, -0.3])
def test_a_sentence_tells_all_hours_in_one_unit(factor: float) -> None:
    for spread in ((-0.1, 0.0, 0.1), (-0.9, 0.0, 0.9)):
        told = adding_up.sentences(added({name: factor * hours for name, hours in HOURS.items()}, spread))
        for sentence in " ".join(told).split(". "):
            assert not ("minute" in sentence and "hour" in sentence), sentence


def test_an_interval_far_wider_than_the_difference_is_told_in_its_own_unit() -> None:
    """Half an hour, give or take hours: no hundreds of minutes."""
    (said, *_) = adding_up.sentences(added(spread=(-3.0, 0.0, 3.0)))
    assert said.endswith("cannot be told: the difference is 0.5 hours gained a week (7 hours lost to 8 hours gained).")


def test_overlap_is_named() -> None:
    assert (
        "They overlap: the difference is 30 minutes lost a week"
        in adding_up.sentences(added({**HOURS, "All of it": 3.0}))[0]
    )


def test_what_cannot_be_told_of_parts_is_not() -> None:
    unclear = added(spread=(-2.0, 0.0, 2.0))
    assert "Whether they help each other or overlap cannot be told" in adding_up.sentences(unclear)[0]
    assert "One try cannot tell" in adding_up.sentences(added(spread=(0.0,)))[0]


def test_parts_that_make_no_difference_to_each_other_are_told_so() -> None:
    parts = added({**HOURS, "All of it": 3.5}, spread=(0.0, 0.0, 0.0))
    assert "They neither help each other nor overlap" in adding_up.sentences(parts)[0]


def test_the_table_of_parts_has_every_action_and_the_sums() -> None:
    text = printed(adding_up.of_parts(added()), 100)
    lines = {line.split("  ")[0]: line for line in text.splitlines()}
    assert "1.50 (1.50 to 1.50)" in lines["Quieter sessions"]
    assert "3.50 (3.50 to 3.50)" in lines["the sum of each alone"]
    assert "0.50 (0.48 to 0.52)" in lines["the difference: help or overlap"]


def test_the_picture_of_parts_has_a_bar_for_every_figure() -> None:
    figure = adding_up_picture.drawn(added())
    widths = sorted(bar.get_width() for bar in figure.axes[0].patches)  # type: ignore[attr-defined]
    assert widths == pytest.approx(sorted([0.0, 1.5, 2.0, 1.0, 1.5, 2.0, 3.5, 4.0, 0.5]))
    assert "hours a week of GPs" in figure.axes[0].get_xlabel()
    assert [text.get_text() for text in figure.legends[0].get_texts()] == [
        "alone",
        "added to all the others",
        "all together",
        "help (right) or overlap (left)",
    ]


def held(*tries: tuple[Sequence[float], Sequence[float]]) -> Comparison:
    """A comparison as it takes hold, of hours freed of GPs and hours of training by try."""
    found = comparison({"gp_qualified": tuple(1.0 for _ in tries)})
    replicates = tuple(
        replace(each, scenarios=(replace(each.scenarios[0], weekly=lived(*hours)),))
        for each, hours in zip(found.replicates, tries, strict=True)
    )
    return replace(found, replicates=replicates, plan=replace(found.plan, settled=False))


STEADY = ([1.0] * 5, [2.0, 1.0, 0.0, 0.0, 0.0])


def test_when_it_is_repaid_is_told() -> None:
    assert taking_hold.sentences(TakesHold([lived(*STEADY), lived(*STEADY)])) == [
        "In 5 weeks people invest 3 hours (training).",
        "From week 3 on the time that GPs get back has repaid it (at the end it has in all tries).",
        "From week 3 on the time that everybody gets back has repaid it (at the end it has in all tries).",
    ]


def test_what_is_not_repaid_is_told_with_how_early_it_might_be() -> None:
    """0.5 hours a week on average after 3: -0.5 in the end, but in one of the two tries it is repaid."""
    rates = [lived([rate] * 5, [3.0, 0.0, 0.0, 0.0, 0.0]) for rate in (0.3, 0.7)]
    assert taking_hold.sentences(TakesHold(rates))[1] == (
        "Within 5 weeks the time that GPs get back does not repay it, at the earliest from week 1 on (at the end it "
        "has in 50 in 100 tries)."
    )


def test_where_nobody_invests_there_is_nothing_to_repay() -> None:
    none = TakesHold([lived([1.0, 1.0], [0.0, 0.0])])
    assert taking_hold.sentences(none) == ["In 2 weeks nobody invests any time to speak of."]


def test_the_table_of_weeks_has_a_line_for_four_of_them() -> None:
    """Five hours are freed in five weeks, three are invested: two so far."""
    text = printed(taking_hold.of_change(held(STEADY, STEADY).changes["care navigation"]), 120)
    assert "weeks 1 to 4" in text
    last = next(line for line in text.splitlines() if line.startswith("week 5"))
    assert last.split("  ")[-1].strip() == "2.00 (2.00 to 2.00)"


def test_the_picture_of_weeks_draws_what_is_freed_invested_and_repaid(tmp_path: Path) -> None:
    found = held(STEADY, STEADY)
    figure = taking_hold_picture.drawn(found)
    upper, lower = figure.axes
    assert [bar.get_height() for bar in upper.patches] == [2.0, 1.0, 0.0, 0.0, 0.0]  # type: ignore[attr-defined]
    assert np.asarray(lower.lines[0].get_ydata()).tolist() == pytest.approx([-1.0, -1.0, 0.0, 1.0, 2.0])
    assert [line.get_label() for line in lower.lines][1] == "repaid from week 3 on"
    short = taking_hold_picture.drawn(held(([1.0, 1.0], [2.0, 1.0]))).axes[0]
    assert all(float(week).is_integer() for week in short.get_xticks())
    taking_hold_picture.save(found, tmp_path / "weeks.svg")
    first = (tmp_path / "weeks.svg").read_bytes()
    taking_hold_picture.save(found, tmp_path / "weeks.svg")
    assert (tmp_path / "weeks.svg").read_bytes() == first
