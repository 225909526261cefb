"""Tables of who may be worse off: every role, every kind of patient, papers, what is left waiting; and of money."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from gpsim.measures.splits import GROUPS
from gpsim.report.figures import Figure, Fitting, Row, figure
from gpsim.report.words import PURSES, UNKNOWN, role_name, started
from gpsim.report.worse_off import is_worse, scale
from gpsim.study.estimate import Estimate
from gpsim.study.price import TOGETHER, UNDEFINED
from gpsim.study.results import Change
from gpsim.units import Name

PATIENTS: Mapping[Name, str] = {
    "": "all\npatients",
    "not_online": "not\nonline",
    "age_75_plus": "75 and\nover",
    "most_deprived": "most\ndeprived",
    "long_term_condition": "long-term\ncondition",
}
MEASURES: Mapping[Name, str] = {
    "wait_beyond_wanted_mean_days": "wait beyond the day wanted, days",
    "hold_mean_min": "time on hold, minutes",
    "waiting_room_mean_min": "time in the waiting room, minutes",
    "urgent_same_day_share": "urgent, dealt with that day, in 100",
    "urgent_misdirected_share": "urgent, sent wrong, in 100",
    "answered_by_next_working_day_share": "answer by the next working day, in 100",
    "needs_told_to_try_again_share": "told to try again, in 100",
    "needs_lost_share": "given up, in 100",
    "continuity_share": "seen by the usual clinician, in 100",
}
PAPERS: Mapping[Name, str] = {
    "missed_actions_per_1000_papers": "papers with an action overlooked, in 1,000",
    "paperwork_late_share.all": "papers filed late, in 100",
    "paperwork_backlog_items.all": "papers left in the evening",
}
LEFT: Mapping[Name, str] = {"needs": "requests waiting when the weeks end", "papers": "papers waiting then"}
DECIMALS = 2  # of hours: so that they can be added up


def of_change(change: Change) -> RenderableType:
    """All of them, one below the other."""
    titled = {
        "Hours a week of each role": roles(change),
        "What is different for patients, with the change": patients(change),
        "Papers, and what is left waiting": papers(change),
        "Pounds a week, and for each hour of GP time really freed": money(change),
    }
    return Group(*(part for title, table in titled.items() for part in (Text(f"\n{title}", style="bold"), table)))


def roles(change: Change) -> Fitting:
    """Of every role that anything changes for: hours a week really freed, and of it what is less worked beyond."""
    found = {
        role: parts
        for role, parts in change.capacity_released.items()
        if role not in GROUPS and any(each.mean for each in parts.values())
    }
    return Fitting(
        ("really\nfreed", "less\novertime", "per cent of\nhours worked"),
        [
            Row(
                started(role_name(role)),
                tuple(figure(parts[part], digits=DECIMALS) for part in ("net", "overtime", "percent_of_worked")),
                clear=parts["net"].is_clear,
            )
            for role, parts in found.items()
        ]
        or [Row("nobody", (_nothing(),) * 3)],
    )


def patients(change: Change) -> Fitting:
    """Differences, for all patients and for those who may be worse off; bold where one is clear and to the bad."""
    every = {
        name: {suffix: change.difference.get(f"{name}.{suffix}" if suffix else name) for suffix in PATIENTS}
        for name in MEASURES
    }
    known = [suffix for suffix in PATIENTS if any(_is_known(found[suffix]) for found in every.values())] or [""]
    rows = [
        Row(MEASURES[name], tuple(_difference(name, found[suffix]) for suffix in known), clear=_any_worse(name, found))
        for name, found in every.items()
        if any(map(_is_known, found.values()))
    ]
    return Fitting(tuple(PATIENTS[suffix] for suffix in known), rows or [Row("nothing", (_nothing(),))])


def papers(change: Change) -> Fitting:
    """Differences in papers, and in what waits when the measured weeks end."""
    rows = [
        Row(said, (_difference(name, change.difference[name]),), clear=change.difference[name].is_clear)
        for name, said in PAPERS.items()
        if name in change.difference
    ]
    left = change.waiting_at_end
    rows += [Row(said, (figure(left[name]),), clear=left[name].is_clear) for name, said in LEFT.items() if name in left]
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
                (figure(paid), figure(each) if each.mean is not None else Figure("none clear", "")),
                clear=paid.is_clear,
            )
            for name, (paid, each) in {**spent, **together}.items()
        ],
    )


def _difference(name: Name, found: Estimate | None) -> Figure:
    return figure(found, scale(name)) if found else Figure(UNKNOWN, "")


def _is_known(found: Estimate | None) -> bool:
    return found is not None and found.mean is not None


def _any_worse(name: Name, found: Mapping[Name, Estimate | None]) -> bool:
    return any(each is not None and is_worse(name, each) for each in found.values())


def _nothing() -> Figure:
    return Figure("0.00", "")
