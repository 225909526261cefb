"""Metrics as you are now, and before and after: what a practice looks at first, in its words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gpsim.measures.catalogue import metric_of
from gpsim.report.figures import Figure, Fitting, Row, figure
from gpsim.study.capacity import HOURS
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change, Result
from gpsim.units import Name

SHARE, POUNDS, INF = "share", "pounds a week", float("inf")
UNITS: Mapping[Name, str] = {
    SHARE: "in 100",
    HOURS: "hours",
    POUNDS: "pounds",
    "per 1,000 patients a working day": "a day",
    "per session of 4 h 10": "a session",
}
# What a practice looks at first, in its words; every other metric is in the JSON document.
FIRST: Mapping[Name, str] = {
    "hours_per_week.gp_qualified": "GPs work",
    "overtime_hours_per_week.gp_qualified": "of it, beyond the rota",
    "late_finish_mean_min.gp_qualified": "GPs leave late by",
    "utilisation.gp_qualified": "how full GPs' sessions are",
    "hours_per_week.nurse": "nurses work",
    "hours_per_week.other_direct_care": "other clinicians work",
    "hours_per_week.admin": "reception and office work",
    "calls_per_1000_per_day": "calls per 1,000 patients",
    "calls_answered_share": "calls answered",
    "hold_mean_min": "time on hold",
    "hold_mean_min.8-10am": "time on hold, 8 to 10",
    "appointments_per_1000_per_day": "appointments per 1,000",
    "consultations_per_gp_session": "patients seen by a GP",
    "same_day_share": "appointments on the day",
    "urgent_same_day_share": "urgent, dealt with that day",
    "wait_beyond_wanted_mean_days": "wait beyond the day wanted",
    "third_next_available_days.gp_qualified": "third free GP appointment",
    "dna_share": "appointments missed",
    "needs_met_share": "requests met",
    "needs_told_to_try_again_share": "told to try again",
    "needs_lost_share": "given up",
    "right_first_time_share": "met with one contact",
    "urgent_misdirected_share": "urgent, sent wrong",
    "continuity_share": "seen by the usual clinician",
    "paperwork_backlog_items.all": "papers left in the evening",
    "paperwork_late_share.all": "papers filed late",
    "cost_per_week.practice": "the practice pays",
}


def as_you_are(result: Result) -> Fitting:
    """The metrics of a practice."""
    rows = [
        Row(FIRST[name], (level(name, result.metrics[name]),), _unit(name))
        for name in FIRST
        if name in result.metrics and _is_told(name, [result.metrics[name]])
    ]
    return Fitting(("",), rows)


def differences(change: Change) -> Fitting:
    """The metrics before and after, and the difference; bold where that is clear."""
    rows = []
    for name in (name for name in FIRST if name in change.difference):
        difference = change.difference[name]
        every = (change.metrics_before[name], change.metrics[name], difference)
        if _is_told(name, every):
            before, after = (level(name, each) for each in every[:2])
            figures = (before, after, figure(difference, _scale(name)))
            rows.append(Row(FIRST[name], figures, _unit(name), clear=difference.is_clear))
    return Fitting(("as you\nare now", "with the\nchange", "difference"), rows)


def _is_told(name: Name, found: Sequence[Estimate]) -> bool:
    """Whether a metric has something to say: not what is not defined, nor the hours of staff that are not there."""
    means = [each.mean for each in found]
    return any(means) if metric_of(name).unit == HOURS else any(mean is not None for mean in means)


def level(name: Name, found: Estimate) -> Figure:
    """A metric, with the part of its interval that is possible: nothing is missed less than never."""
    if found.mean is None or found.low is None or found.high is None or metric_of(name).unit == POUNDS:
        return figure(found, _scale(name))
    low, high = max(found.low, min(found.mean, 0.0)), min(found.high, 1.0 if metric_of(name).unit == SHARE else INF)
    return figure(replace(found, low=low, high=high), _scale(name))


def _unit(name: Name) -> str:
    unit = metric_of(name).unit
    return UNITS.get(unit, unit)


def _scale(name: Name) -> float:
    return 100.0 if metric_of(name).unit == SHARE else 1.0
