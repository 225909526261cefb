"""Results as text for a terminal: sentences first, then tables."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from gpsim.report import affected, before_after, judged, patients, sentences, taking_hold
from gpsim.report.figures import Fitting, Row, figure
from gpsim.report.layout import paragraph
from gpsim.report.money import costs
from gpsim.report.words import STAFF, many
from gpsim.report.worse_off import worse_off
from gpsim.study.capacity import Estimates
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


def of_run(result: Result) -> RenderableType:
    """What a practice is like."""
    return Group(
        Text(f"{result.practice.name}, as you are now", style="bold"),
        _length(result.plan, len(result.replicates)),
        Text("Hours and pounds are a week's.\n"),
        before_after.as_you_are(result),
    )


def of_comparison(comparison: Comparison, *, every: bool = False) -> RenderableType:
    """What each scenario changes, who is worse off and what it costs, before any table; ``every`` table, or a few."""
    length = _length(comparison.plan, len(comparison.replicates), _manner(comparison.plan))
    return Group(
        Text(comparison.practice.name, style="bold"),
        length,
        *(of_change(each, every=every) for each in comparison.changes.values()),
    )


def of_change(change: Change, *, every: bool = False) -> RenderableType:
    """What one scenario changes: sentences, whose hours, what becomes of them, patients; and ``every`` other table."""
    return Group(
        Text(f"\n{change.scenario.name}\n", style="bold"),
        *_above_the_fold(change),
        *_titled("Hours a week of each group", _by_group(change, FREED)),
        *_titled("\nHours a week of each role", *affected.of_roles(change, every=every)),
        *_titled("\nWhat becomes of the hours a week really freed", _by_group(change, BECAME)),
        *_titled("\nWhat is different for patients, with the change", patients.table(change, every=every)),
        *(() if every else map(Text, patients.little(change))),
        taking_hold.of_change(change),
        *(_others(change) if every else ()),
    )


def more() -> RenderableType:
    """That there are more tables, and how to see them."""
    return Text(
        "\nMore tables with --all-tables: every role; papers, and what is left; pounds by purse; before and after."
    )


def _others(change: Change) -> Iterator[RenderableType]:
    """The tables that are shown when they are asked for."""
    yield affected.of_change(change)
    yield from _titled("\nBefore and after: hours and pounds are a week's", before_after.differences(change))


def _above_the_fold(change: Change) -> Iterator[RenderableType]:
    yield Text(f"{sentences.headline(change)}\n")
    yield Text(f"{judged.in_short(change)}\n")
    if said := sentences.became(change):
        yield Text(f"{said}\n")
    yield from paragraph("Who is clearly worse off:", worse_off(change))
    yield from paragraph("Against contract or scope:", judged.against(change))
    yield from paragraph("What it costs, a week:", costs(change))
    yield from (Text(f"{text}\n") for text in sentences.going(change))


def _titled(title: str, *tables: RenderableType) -> tuple[RenderableType, ...]:
    return Text(title, style="bold"), *tables


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


def _length(plan: Plan, tries: int, manner: str = "") -> Text:
    """How much was tried, and what the brackets mean."""
    it = "it" if plan.weeks == 1 else "them"
    tried = (
        f"{many(plan.weeks, 'week')}, tried {many(tries, 'time')}{manner} ({many(plan.warmup, 'week')} before {it} and "
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
