"""Results as text for a terminal: sentences first, then tables."""

from collections.abc import Iterator, Mapping

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gpsim.measures.catalogue import CATALOGUE, metric_of
from gpsim.report import sentences
from gpsim.report.words import STAFF, UNKNOWN, amount, interval
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change, Comparison, Result
from gpsim.units import Name

PARTS: Mapping[Name, str] = {
    "gross": "saved",
    "absorbed": "costs",
    "net": "really\nfreed",
    "overtime": "less\novertime",
    "free": "more\nfree",
    "needs_met": "extra\nneeds met",
    "brought_forward": "less\nbacklog",
    "contracted": "fewer\nrota'd",
}
# What a practice looks at first; every other metric is in the JSON document.
FIRST = (
    "hours_per_week.gp_qualified", "overtime_hours_per_week.gp_qualified", "hours_per_week.admin",
    "utilisation.gp_qualified", "late_finish_mean_min.gp_qualified", "calls_per_1000_per_day",
    "calls_answered_share", "hold_mean_min", "hold_mean_min.8-10am", "appointments_per_1000_per_day",
    "consultations_per_gp_session", "same_day_share", "urgent_same_day_share", "wait_beyond_wanted_mean_days",
    "third_next_available_days.gp_qualified", "dna_share", "needs_met_share", "needs_told_to_try_again_share",
    "needs_lost_share", "right_first_time_share", "urgent_misdirected_share", "continuity_share",
    "paperwork_backlog_items.all", "paperwork_late_share.all", "cost_per_week.practice",
)  # fmt: skip


def of_run(result: Result) -> RenderableType:
    """What a practice is like."""
    table = _table("", "", "mean", "95% interval", "unit")
    for name in (name for name in FIRST if name in result.metrics):
        found = result.metrics[name]
        table.add_row(_label(name), _meaning(name), _mean(name, found), _interval(name, found), _unit(name))
    return Group(Text(f"{result.practice.name}, as you are now", style="bold"), _length(result), table)


def of_comparison(comparison: Comparison) -> RenderableType:
    """What each scenario changes, who is worse off and what it costs, before any table."""
    return Group(_length(comparison.baseline), *(of_change(change) for change in comparison.changes.values()))


def of_change(change: Change) -> RenderableType:
    """What one scenario changes."""
    return Group(
        Text(f"\n{change.scenario.name}\n", style="bold"),
        *(_paragraph(text) for text in _above_the_fold(change)),
        *(Padding(Text(f"Warning: {text}", style="yellow"), (0, 0, 1, 0)) for text in sentences.warnings(change)),
        Text("Hours a week, by group"),
        _capacity(change),
        Text("What changes"),
        _differences(change),
    )


def _above_the_fold(change: Change) -> Iterator[str]:
    yield sentences.headline(change)
    if said := sentences.became(change):
        yield said
    yield "\n".join(["Who is worse off:", *(f"  {text}" for text in sentences.worse_off(change))])
    yield from sentences.costs(change)


def _capacity(change: Change) -> Table:
    table = _table("", *PARTS.values(), "of hours\nworked", "freed: 95%\ninterval")
    for group, name in STAFF.items():
        parts = change.capacity_released.get(group)
        if parts and any(each.mean for each in parts.values()):
            means = [_plain(parts[part]) for part in PARTS]
            share = _plain(parts["percent_of_worked"], 2)
            table.add_row(name, *means, share if share == UNKNOWN else f"{share}%", interval(parts["net"], 2))
    return table


def _differences(change: Change) -> Table:
    table = _table("", "as you\nare now", "with the\nchange", "difference", "95% interval", "unit")
    for name in (name for name in FIRST if name in change.difference):
        before = sum(each[name] for each in change.before) / len(change.before) if change.before else 0.0
        after, difference = change.metrics[name], change.difference[name]
        now = amount(before * _scale(name), 2) if difference.n == len(change.before) else UNKNOWN
        bold = "bold" if difference.is_clear else ""
        table.add_row(
            _label(name), now, _mean(name, after), _mean(name, difference), _interval(name, difference), _unit(name),
            style=bold,
        )  # fmt: skip
    return table


def _length(result: Result) -> Text:
    plan, n = result.plan, len(result.replicates)
    how = "settled" if plan.settled else "as it takes hold"
    return Text(
        f"{plan.weeks} weeks, tried {n} time{'s' * (n != 1)} ({how}; {plan.warmup} weeks before and {plan.cooldown} "
        f"after; seed {plan.seed}). Numbers in brackets: 95% intervals of what was tried."
    )


def _table(*headers: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1))
    for i, header in enumerate(headers):
        table.add_column(header, justify="left" if i == 0 or header in ("", "unit") else "right", no_wrap=i > 0)
    return table


def _paragraph(text: str) -> RenderableType:
    return Padding(Text(text), (0, 0, 1, 0))


def _label(name: Name) -> str:
    return name


def _meaning(name: Name) -> str:
    return CATALOGUE[name.partition(".")[0]].meaning


def _mean(name: Name, found: Estimate) -> str:
    return UNKNOWN if found.mean is None else amount(found.mean * _scale(name), 2)


def _interval(name: Name, found: Estimate) -> str:
    return interval(found, 2, _scale(name))


def _plain(found: Estimate, digits: int = 1) -> str:
    return UNKNOWN if found.mean is None else amount(found.mean, digits)


def _unit(name: Name) -> str:
    return "in 100" if metric_of(name).unit == "share" else metric_of(name).unit


def _scale(name: Name) -> float:
    return 100.0 if metric_of(name).unit == "share" else 1.0
