"""Results as text for a terminal: sentences first, then tables."""

from collections.abc import Iterator, Mapping

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from gpsim.measures.catalogue import metric_of
from gpsim.report import sentences
from gpsim.report.words import STAFF, UNKNOWN, amount, interval, many
from gpsim.study.capacity import Estimates
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change, Comparison, Result
from gpsim.units import Name

FREED: Mapping[Name, str] = {"gross": "saved", "absorbed": "costs", "net": "really\nfreed"}
BECAME: Mapping[Name, str] = {
    "overtime": "less\novertime",
    "free": "more free\nin session",
    "needs_met": "extra\nneeds met",
    "brought_forward": "less left\nwaiting",
    "contracted": "rota'd time\ngiven up",
}
UNITS: Mapping[Name, str] = {
    "share": "in 100",
    "hours a week": "hours",
    "pounds a week": "pounds",
    "per 1,000 patients a working day": "per 1,000 a day",
    "per session of 4 h 10": "a session",
}
# What a practice looks at first, in its words; every other metric is in the JSON document.
FIRST: Mapping[Name, str] = {
    "hours_per_week.gp_qualified": "GPs work",
    "overtime_hours_per_week.gp_qualified": "of it, beyond the rota",
    "late_finish_mean_min.gp_qualified": "GPs leave late by",
    "utilisation.gp_qualified": "how full GPs' sessions are",
    "hours_per_week.nurse": "nurses work",
    "hours_per_week.other_direct_care": "other clinical staff work",
    "hours_per_week.admin": "reception and office work",
    "calls_per_1000_per_day": "calls",
    "calls_answered_share": "calls answered",
    "hold_mean_min": "time on hold",
    "hold_mean_min.8-10am": "time on hold, 8 to 10",
    "appointments_per_1000_per_day": "appointments",
    "consultations_per_gp_session": "patients seen by a GP",
    "same_day_share": "appointments on the day",
    "urgent_same_day_share": "urgent, dealt with on the day",
    "wait_beyond_wanted_mean_days": "wait beyond the day wanted",
    "third_next_available_days.gp_qualified": "third free GP appointment in",
    "dna_share": "appointments missed",
    "needs_met_share": "requests met",
    "needs_told_to_try_again_share": "told to try again",
    "needs_lost_share": "given up",
    "right_first_time_share": "met with one contact",
    "urgent_misdirected_share": "urgent, sent to the wrong place",
    "continuity_share": "seen by the usual clinician",
    "paperwork_backlog_items.all": "papers waiting in the evening",
    "paperwork_late_share.all": "papers filed late",
    "cost_per_week.practice": "the practice pays",
}


def of_run(result: Result) -> RenderableType:
    """What a practice is like."""
    table = _table("", "mean", "95% interval", "unit")
    for name in (name for name in FIRST if name in result.metrics):
        found = result.metrics[name]
        table.add_row(FIRST[name], _mean(name, found), _interval(name, found), _unit(name))
    return Group(Text(f"{result.practice.name}, as you are now", style="bold"), _length(result), table)


def of_comparison(comparison: Comparison) -> RenderableType:
    """What each scenario changes, who is worse off and what it costs, before any table."""
    return Group(_length(comparison.baseline), *(of_change(change) for change in comparison.changes.values()))


def of_change(change: Change) -> RenderableType:
    """What one scenario changes."""
    return Group(
        Text(f"\n{change.scenario.name}\n", style="bold"),
        *(Text(f"{text}\n") for text in _above_the_fold(change)),
        Text("Hours a week of each group", style="bold"),
        _freed(change),
        Text("\nWhat becomes of the hours really freed", style="bold"),
        _became(change),
        Text("\nBefore and after: hours and pounds are a week's", style="bold"),
        _differences(change),
    )


def _above_the_fold(change: Change) -> Iterator[str]:
    yield sentences.headline(change)
    if said := sentences.became(change):
        yield said
    yield "\n".join(["Who is worse off:", *(f"  {text}" for text in sentences.worse_off(change))])
    yield from sentences.costs(change)


def _freed(change: Change) -> Table:
    table = _table("", *FREED.values(), "95% interval", "of hours\nworked")
    for name, parts in _groups(change):
        share = _plain(parts["percent_of_worked"])
        per_cent = share if share == UNKNOWN else f"{share}%"
        table.add_row(name, *(_plain(parts[part]) for part in FREED), interval(parts["net"], 2), per_cent)
    return table


def _became(change: Change) -> Table:
    table = _table("", *BECAME.values())
    for name, parts in _groups(change):
        table.add_row(name, *(_plain(parts[part]) for part in BECAME))
    return table


def _groups(change: Change) -> Iterator[tuple[str, Estimates]]:
    """The staff groups for whom anything changes, by their names in words."""
    for group, name in STAFF.items():
        parts = change.capacity_released.get(group)
        if parts and any(each.mean for each in parts.values()):
            yield name, parts


def _differences(change: Change) -> Table:
    table = _table("", "as you\nare now", "with the\nchange", "difference", "95% interval", "unit")
    for name in (name for name in FIRST if name in change.difference):
        difference = change.difference[name]
        means = (_mean(name, each) for each in (change.metrics_before[name], change.metrics[name], difference))
        bold = "bold" if difference.is_clear else ""
        table.add_row(FIRST[name], *means, _interval(name, difference), _unit(name), style=bold)
    return table


def _length(result: Result) -> Text:
    plan, n = result.plan, len(result.replicates)
    how = "settled" if plan.settled else "as it takes hold"
    return Text(
        f"{many(plan.weeks, 'week')}, tried {many(n, 'time')} ({how}; {many(plan.warmup, 'week')} before "
        f"and {plan.cooldown} after; seed {plan.seed}). Numbers in brackets: 95% intervals of what was tried."
    )


def _table(*headers: str) -> Table:
    """A table whose first column is in words and may fold, and whose others are numbers and may not."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1))
    table.add_column(headers[0], min_width=16)
    for header in headers[1:]:
        table.add_column(header, justify="left" if header == "unit" else "right", no_wrap=True)
    return table


def _mean(name: Name, found: Estimate) -> str:
    if found.mean is None:
        return UNKNOWN
    value = found.mean * _scale(name)
    return amount(value, 0 if abs(value) >= 1000 else 2)


def _interval(name: Name, found: Estimate) -> str:
    return interval(found, 2, _scale(name))


def _plain(found: Estimate) -> str:
    return UNKNOWN if found.mean is None else amount(found.mean, 2)


def _unit(name: Name) -> str:
    unit = metric_of(name).unit
    return UNITS.get(unit, unit)


def _scale(name: Name) -> float:
    return 100.0 if metric_of(name).unit == "share" else 1.0
