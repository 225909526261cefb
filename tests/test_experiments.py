"""Experiments run, at a tiny scale."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

import gpsim
from experiments import bury, each_action, easier_access
from experiments.calibrate_reference import (
    TARGETS,
    UNKNOWNS,
    Target,
    _cells,
    fit,
    later,
    rows,
    sooner,
    times,
    with_factors,
)
from experiments.navigators import CEILINGS, table
from experiments.pages import BEGIN, END, put
from gpsim.distributions import Empirical, Exponential, Lognormal
from gpsim.records import paths

Floats = npt.NDArray[np.float64]


def test_the_experiment_on_navigators_has_a_line_for_each_ceiling() -> None:
    lines = table("small_practice", weeks=1, replications=2)
    assert [line.split()[0] for line in lines[2:]] == [f"{ceiling:.0%}" for ceiling in CEILINGS]


def test_the_experiment_on_easier_access_has_a_line_for_each_elasticity() -> None:
    lines = easier_access.table("small_practice", weeks=1, replications=2)
    assert [line.split()[0] for line in lines[1:]] == [str(one) for one in easier_access.ELASTICITIES]


def test_what_is_calibrated_is_found_where_it_can_be() -> None:
    """Three figures that two factors make, exactly: 2 and 0.5; a third factor that does nothing stays 1."""

    def misfit(factors: Floats) -> Floats:
        first, second, _ = np.log(factors)
        return 50.0 * np.array([first - np.log(2.0), second - np.log(0.5), first + second])

    assert fit(misfit, 3, rounds=3) == pytest.approx([2.0, 0.5, 1.0], rel=0.01)


def test_an_unknown_changes_its_own_numbers_and_a_factor_of_one_none() -> None:
    practice = gpsim.load_practice("reference")
    assert with_factors(practice, [1.0] * len(UNKNOWNS)) == practice
    for number, unknown in enumerate(UNKNOWNS):
        factors = [1.1 if number == other else 1.0 for other in range(len(UNKNOWNS))]
        changed = {path for path, value in paths(with_factors(practice, factors)) if value != gpsim.get(practice, path)}
        assert changed
        assert all(any(path.startswith(mine) for mine in unknown.paths) for path in changed), unknown.meaning


def test_laws_are_stretched_or_brought_forward() -> None:
    law = Empirical(edges=(0.0, 2.0, 6.0), weights=(3.0, 1.0))
    assert times(law, 2.0) == Empirical(edges=(0.0, 4.0, 12.0), weights=(3.0, 1.0))
    assert sooner(law, 2.0).weights == (6.0, 1.0)
    assert later(law, 2.0).weights == (3.0, 2.0)
    assert times(Lognormal(mean=4.0, sd=2.0), 0.5) == Lognormal(mean=2.0, sd=1.0)
    assert times(Exponential(mean=9.0), 2.0) == Exponential(mean=18.0)


def test_the_table_of_the_calibration_has_a_line_for_each_figure() -> None:
    practice = gpsim.load_practice("small_practice")
    lines = rows([practice, practice], TARGETS[:3], replications=1, seed=1)
    assert [line.split(" | ")[0] for line in lines[2:]] == [f"| {target.meaning}" for target in TARGETS[:3]]
    assert {line.count("|") for line in lines} == {8}


def test_a_figure_that_is_too_far_away_is_marked() -> None:
    target = Target("of this", lambda metrics: metrics["this"], 0.5, 0.01, "nobody")
    assert _cells(target, np.array([0.51])) == "0.51 | +0.01"
    assert _cells(target, np.array([0.46])) == "0.46 | -0.04 (!)"


def test_the_tables_are_put_between_the_marks_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n")
    put("new\n", page)
    put("newer\n", page)
    assert page.read_text() == f"Before.\n{BEGIN}\nnewer\n{END}\nAfter.\n"


def test_a_page_without_its_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"{END} {BEGIN}")
    with pytest.raises(ValueError, match="once each"):
        put("new", page)
    assert page.read_text() == f"{END} {BEGIN}"


def test_the_experiment_on_each_action_has_a_line_for_each_of_a_module() -> None:
    found = each_action.page("small_practice", weeks=1, replications=2, only="active_signposting")
    lines = found.splitlines()
    names = [name for name in gpsim.ACTIONS if name.startswith("active_signposting.")]
    assert [line.split(" | ")[0] for line in lines[4:]] == [f"| {name}" for name in names]
    assert {line.count("|") for line in lines[2:]} == {8}


def test_the_experiment_on_bury_has_what_was_said_and_a_line_for_each_practice() -> None:
    lines = bury.table(["small_practice"], weeks=1, replications=2)
    assert lines[3].split()[-3:] == ["70", "218", "3.1"]
    assert lines[4].startswith("A small practice")
    assert len(lines) == 5
