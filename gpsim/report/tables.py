"""Results as text for a terminal: sentences first, then tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.text import Text

from gpsim.measures.catalogue import metric_of
from gpsim.report import affected, judged, sentences, taking_hold
from gpsim.report.figures import Figure, Fitting, Row, figure
from gpsim.report.layout import paragraph
from gpsim.report.money import costs
from gpsim.report.words import STAFF, many
from gpsim.report.worse_off import worse_off
from gpsim.study.capacity import HOURS, Estimates
from gpsim.study.estimate import Estimate
from gpsim.study.plan import Plan
from gpsim.study.results import Change, Comparison, Result
from gpsim.units import Name

FREED: Mapping[Name, str] = {
    "gross": "saved",
    "absorbed": "costs",
    "net": "really\nfreed",
    "percent_of_worked": "per cent of\nhours worked",
}
DECIMALS = 2  # of hours by group: so that they can be added up
BECAME: Mapping[Name, str] = {
    "overtime": "less\novertime",
    "free": "more free\nin session",
    "needs_met": "extra\nneeds met",
    "brought_forward": "less left\nwaiting",
    "contracted": "rota'd time\ngiven up",
}
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


def of_run(result: Result) -> RenderableType:
    """What a practice is like."""
    rows = [
        Row(FIRST[name], (_level(name, result.metrics[name]),), _unit(name))
        for name in FIRST
        if name in result.metrics and _is_told(name, [result.metrics[name]])
    ]
    return Group(
        Text(f"{result.practice.name}, as you are now", style="bold"),
        _length(result.plan, len(result.replicates)),
        Text("Hours and pounds are a week's.\n"),
        Fitting(("",), rows),
    )


def of_comparison(comparison: Comparison) -> RenderableType:
    """What each scenario changes, who is worse off and what it costs, before any table."""
    length = _length(comparison.plan, len(comparison.replicates), _manner(comparison.plan))
    return Group(
        Text(comparison.practice.name, style="bold"), length, *(of_change(each) for each in comparison.changes.values())
    )


def of_change(change: Change) -> RenderableType:
    """What one scenario changes."""
    return Group(
        Text(f"\n{change.scenario.name}\n", style="bold"),
        *_above_the_fold(change),
        Text("Hours a week of each group", style="bold"),
        _by_group(change, FREED),
        Text("\nWhat becomes of the hours a week really freed", style="bold"),
        _by_group(change, BECAME),
        affected.of_change(change),
        taking_hold.of_change(change),
        Text("\nBefore and after: hours and pounds are a week's", style="bold"),
        _differences(change),
    )


def _above_the_fold(change: Change) -> Iterator[RenderableType]:
    yield Text(f"{sentences.headline(change)}\n")
    yield Text(f"{judged.in_short(change)}\n")
    if said := sentences.became(change):
        yield Text(f"{said}\n")
    yield from paragraph("Who is worse off:", worse_off(change))
    yield from paragraph("Against contract or scope:", judged.against(change))
    yield from paragraph("What it costs, a week:", costs(change))
    yield from (Text(f"{text}\n") for text in sentences.going(change))


def _by_group(change: Change, parts: Mapping[Name, str]) -> Fitting:
    """The ``parts`` of every group's hours, less those that are nothing for everybody."""
    groups = dict(_groups(change))
    some = [part for part in parts if any(each[part].mean for each in groups.values())] or [*parts][:1]
    rows = [Row(name, tuple(figure(each[part], digits=DECIMALS) for part in some)) for name, each in groups.items()]
    return Fitting(tuple(parts[part] for part in some), rows)


def _groups(change: Change) -> Iterator[tuple[str, Estimates]]:
    """The staff groups for whom anything changes, by their names in words; all together if for none."""
    changed = {
        group: parts
        for group in STAFF
        if (parts := change.capacity_released.get(group)) and any(each.mean for each in parts.values())
    }
    yield from ((STAFF[group], parts) for group, parts in (changed or {"all": change.capacity_released["all"]}).items())


def _differences(change: Change) -> Fitting:
    rows = []
    for name in (name for name in FIRST if name in change.difference):
        difference = change.difference[name]
        every = (change.metrics_before[name], change.metrics[name], difference)
        if _is_told(name, every):
            before, after = (_level(name, each) for each in every[:2])
            figures = (before, after, figure(difference, _scale(name)))
            rows.append(Row(FIRST[name], figures, _unit(name), clear=difference.is_clear))
    return Fitting(("as you\nare now", "with the\nchange", "difference"), rows)


def _is_told(name: Name, found: Sequence[Estimate]) -> bool:
    """Whether a metric has something to say: not what is not defined, nor the hours of staff that are not there."""
    means = [each.mean for each in found]
    return any(means) if metric_of(name).unit == HOURS else any(mean is not None for mean in means)


def _level(name: Name, found: Estimate) -> Figure:
    """A metric, with the part of its interval that is possible: nothing is missed less than never."""
    if found.mean is None or found.low is None or found.high is None or metric_of(name).unit == POUNDS:
        return figure(found, _scale(name))
    low, high = max(found.low, min(found.mean, 0.0)), min(found.high, 1.0 if metric_of(name).unit == SHARE else INF)
    return figure(replace(found, low=low, high=high), _scale(name))


def _length(plan: Plan, tries: int, manner: str = "") -> Text:
    """How much was tried, and what the brackets mean."""
    tried = (
        f"{many(plan.weeks, 'week')}, tried {many(tries, 'time')}{manner} ({many(plan.warmup, 'week')} before them and "
        f"{plan.cooldown} after; seed {plan.seed})."
    )
    brackets = (
        "In brackets: the 95% interval, how far chance may reach; it does not tell what research does not know."
        if tries > 1
        else "One try does not tell how far chance may reach."
    )
    return Text(f"{tried} {brackets}")


def _manner(plan: Plan) -> str:
    return ", the change long in place" if plan.settled else ", from the first week of the change on"


def _unit(name: Name) -> str:
    unit = metric_of(name).unit
    return UNITS.get(unit, unit)


def _scale(name: Name) -> float:
    return 100.0 if metric_of(name).unit == SHARE else 1.0
