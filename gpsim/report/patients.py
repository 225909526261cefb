"""What is different for patients: a table, and a sentence on what is next to nothing whatever chance did."""

import math
from collections.abc import Iterator, Mapping

from gpsim.report.figures import Figure, Fitting, Row, figure
from gpsim.report.looked_at import PATIENT_MEASURES, Looked, harms, label_of, scale
from gpsim.report.words import UNKNOWN
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change
from gpsim.units import Name

LITTLE = 0.1  # days, minutes or patients in 100: less either way is next to nothing
GROUPS: Mapping[Name, str] = {
    "": "all\npatients",
    "not_online": "not\nonline",
    "age_75_plus": "75 and\nover",
    "most_deprived": "most\ndeprived",
    "long_term_condition": "long-term\ncondition",
}
Found = Mapping[Name, Mapping[Name, Estimate]]  # differences by measure, then by group; those that are known


def table(change: Change, *, every: bool) -> Fitting:
    """Differences for all patients and for those who may be worse off; bold where one is clearly to the bad.

    With ``every`` measure, or without those that are next to nothing.
    """
    found, clear = _differences(change), _measures(harms(change).clear)
    told = [name for name in found if every or name not in _little(change)]
    groups = [group for group in GROUPS if any(group in found[name] for name in found)] or [""]
    rows = [
        Row(
            label_of(PATIENT_MEASURES[name]),
            tuple(_figure(name, found[name].get(group)) for group in groups),
            clear=name in clear,
        )
        for name in told
    ]
    nothing = Row("nothing", (Figure("0.00", ""),) * len(groups))
    return Fitting(tuple(GROUPS[group] for group in groups), rows or [nothing])


def little(change: Change) -> Iterator[str]:
    """A sentence on the measures that are next to nothing for everybody, as far as chance may reach."""
    if labels := [label_of(PATIENT_MEASURES[name]) for name in _little(change)]:
        yield f"Less than {LITTLE} either way for any of them, chance and all: {'; '.join(labels)}."


def _differences(change: Change) -> Found:
    every = {
        name: {group: change.difference.get(f"{name}.{group}" if group else name) for group in GROUPS}
        for name in PATIENT_MEASURES
    }
    known = {name: {g: one for g, one in of.items() if one and one.mean is not None} for name, of in every.items()}
    return {name: found for name, found in known.items() if found}


def _little(change: Change) -> list[Name]:
    """The measures that are next to nothing for every group, and look worse for none."""
    worse = _measures((*harms(change).clear, *harms(change).perhaps))
    return [
        name
        for name, found in _differences(change).items()
        if name not in worse and max(map(_furthest, found.values())) * scale(name) < LITTLE
    ]


def _furthest(found: Estimate) -> float:
    """How far from nothing it may be: there is no telling from one try."""
    return math.inf if found.low is None or found.high is None else max(abs(found.low), abs(found.high))


def _measures(found: tuple[Looked, ...]) -> set[Name]:
    return {each.key.partition(".")[0] for each in found}


def _figure(name: Name, found: Estimate | None) -> Figure:
    return figure(found, scale(name)) if found else Figure(UNKNOWN, "")
