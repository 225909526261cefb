"""Experiments run, at a tiny scale."""

from experiments import easier_access
from experiments.navigators import CEILINGS, table


def test_the_experiment_on_navigators_has_a_line_for_each_ceiling() -> None:
    lines = table("small_practice", weeks=1, replications=2)
    assert [line.split()[0] for line in lines[2:]] == [f"{ceiling:.0%}" for ceiling in CEILINGS]


def test_the_experiment_on_easier_access_has_a_line_for_each_elasticity() -> None:
    lines = easier_access.table("small_practice", weeks=1, replications=2)
    assert [line.split()[0] for line in lines[1:]] == [str(one) for one in easier_access.ELASTICITIES]
