"""Tables of whom a change affects: every role, papers, what is left waiting; and of money."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.text import Text

from gpsim.measures.splits import GROUPS
from gpsim.report.figures import Figure, Fitting, Row, figure
from gpsim.report.looked_at import LEFT, PAPER_MEASURES, label_of, scale
from gpsim.report.words import PURSES, UNKNOWN, many, role_name, started
from gpsim.study.capacity import Estimates
from gpsim.study.estimate import Estimate
from gpsim.study.price import TOGETHER, UNDEFINED
from gpsim.study.results import Change
from gpsim.units import Name

EVENING: Mapping[Name, str] = {"paperwork_backlog_items.all": "papers left in the evening"}
DECIMALS = 2  # of hours: so that they can be added up


def of_change(change: Change) -> RenderableType:
    """Those of papers and of money, one below the other."""
    titled = {
        "Papers, and what is left waiting": papers(change),
        "Pounds a week, and for each hour of GP time really freed": money(change),
    }
    return Group(*(part for title, table in titled.items() for part in (Text(f"\n{title}", style="bold"), table)))


def of_roles(change: Change, *, every: bool) -> Iterator[RenderableType]:
    """Of roles: hours a week really freed, and of it what is less worked beyond the rota. Those told from chance."""
    changed = {
        role: parts
        for role, parts in change.capacity_released.items()
        if role not in GROUPS and any(each.mean for each in parts.values())
    }
    told = {role: parts for role, parts in changed.items() if every or parts["net"].is_clear}
    if told:
        yield _roles(told)
    if others := len(changed) - len(told):
        yield Text(f"Of {many(others, 'other role' if told else 'role')} it cannot be told from chance.")
    if not changed:
        yield Text("Nothing changes for any.")


def _roles(found: Mapping[Name, Estimates]) -> Fitting:
    return Fitting(
        ("really\nfreed", "less\novertime", "per cent of\nhours worked"),
        [
            Row(
                started(role_name(role)),
                tuple(figure(parts[part], digits=DECIMALS) for part in ("net", "overtime", "percent_of_worked")),
                clear=parts["net"].is_clear,
            )
            for role, parts in found.items()
        ],
    )


def papers(change: Change) -> Fitting:
    """Differences in papers, and in what waits when the measured weeks end."""
    labels = {**{name: label_of(measure) for name, measure in PAPER_MEASURES.items()}, **EVENING}
    rows = [
        Row(said, (_difference(name, change.difference[name]),), clear=change.difference[name].is_clear)
        for name, said in labels.items()
        if name in change.difference
    ]
    left = change.waiting_at_end
    rows += [
        Row(label_of(measure), (figure(left[name]),), clear=left[name].is_clear)
        for name, measure in LEFT.items()
        if name in left
    ]
    return Fitting(("difference",), rows)


def money(change: Change) -> Fitting:
    """By purse and together; of none of them a price, unless hours are clearly gained."""
    price = change.price_of_an_hour
    spent = {
        name: (change.cost[purse], price.get(purse, UNDEFINED)) for purse, name in PURSES.items() if purse in price
    }
    together = {"all purses": (change.cost_together, price.get(TOGETHER, UNDEFINED))}
    return Fitting(
        ("more paid\na week", "for each\nhour freed"),
        [
            Row(
                name,
                (figure(paid), _price(each, change)),
                clear=paid.is_clear,
            )
            for name, (paid, each) in {**spent, **together}.items()
        ],
    )


def _price(found: Estimate, change: Change) -> Figure:
    """What an hour costs, with the ends that are known."""
    if found.mean is None or found.low is None or found.high is None:
        return Figure("none clear", "")
    told = figure(found)
    if change.price_is_bounded or found.low == found.high:
        return told
    low, high = (figure(replace(found, mean=end)).mean for end in (found.low, found.high))
    known = f"({low} or more)" if found.low > 0.0 else f"({high} or less)" if found.high < 0.0 else "(or anything)"
    return told._replace(interval=known)


def _difference(name: Name, found: Estimate | None) -> Figure:
    return figure(found, scale(name)) if found else Figure(UNKNOWN, "")
