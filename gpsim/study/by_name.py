"""Estimates of metrics by their names, of one side and of the difference between two."""

from collections.abc import Mapping, Sequence

from gpsim.measures.catalogue import metric_of
from gpsim.study.estimate import Estimate, estimate, paired_difference
from gpsim.units import Name

NAN = float("nan")


def estimates(replications: Sequence[Mapping[Name, float]]) -> dict[Name, Estimate]:
    """The estimate of every metric, by name, in the order of the catalogue."""
    names = _names(replications)
    return {name: estimate([each.get(name, NAN) for each in replications], metric_of(name).unit) for name in names}


def differences(before: Sequence[Mapping[Name, float]], after: Sequence[Mapping[Name, float]]) -> dict[Name, Estimate]:
    """Every metric of ``after`` less that of ``before``, replication by replication."""
    return {name: _difference(name, before, after) for name in _names([*before, *after])}


def _difference(name: Name, before: Sequence[Mapping[Name, float]], after: Sequence[Mapping[Name, float]]) -> Estimate:
    then, now = ([each.get(name, NAN) for each in side] for side in (before, after))
    return paired_difference(then, now, metric_of(name).unit)


def _names(replications: Sequence[Mapping[Name, float]]) -> list[Name]:
    """Every name that some replication has, in the order of their first appearance."""
    return list(dict.fromkeys(name for each in replications for name in each))
