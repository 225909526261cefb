"""Capacity released as estimates: hours a week of each role and staff group, and what became of them."""

from collections.abc import Callable, Mapping, Sequence

from gpsim.measures.accounts import Account, Released
from gpsim.measures.released import sides
from gpsim.measures.splits import GROUPS
from gpsim.study.estimate import Estimate, estimate
from gpsim.study.plan import YEAR
from gpsim.units import Name

HOURS, HOURS_A_YEAR, PER_CENT, SLOTS = "hours a week", "hours a year", "per cent", "appointments a week"
NAN = float("nan")
Estimates = Mapping[Name, Estimate]  # by what they are of

# Parts of an account in minutes, in the order of the identity: net is the sum of the others.
MINUTES: Mapping[Name, Callable[[Account], float]] = {
    "net": lambda account: account.net,
    "overtime": lambda account: account.overtime,
    "free": lambda account: account.free,
    "needs_met": lambda account: account.needs_met,
    "brought_forward": lambda account: account.brought_forward,
    "contracted": lambda account: account.contracted,
}
# What net is a percentage of: minutes of the practice as it is now.
WHOLES: Mapping[Name, Callable[[Account], float]] = {
    "percent_of_worked": lambda account: account.baseline.worked,
    "percent_of_rota": lambda account: account.baseline.rota,
}


def capacity(replications: Sequence[Released], weeks: int) -> dict[Name, Estimates]:
    """By role and staff group: each part in hours a week, and net in per cent of hours worked and rota'd.

    Net is a percentage of the mean over all replications, so that hours and per cent are clear, or not, together.
    Staff groups have what was saved (gross) and what that cost (absorbed) too. Where a year was
    measured, the parts in hours stand there again in hours a year.
    """
    both = sides(replications)
    found: dict[Name, Estimates] = {}
    for who in _everyone(replications):
        accounts = [each.accounts[who] for each in replications]
        hours = {part: [of(account) for account in accounts] for part, of in MINUTES.items()}
        if who in GROUPS:
            hours |= {"gross": list(both[who].gross), "absorbed": list(both[who].absorbed)}
        per_cents = {part: _per_cent(hours["net"], [of(a) for a in accounts]) for part, of in WHOLES.items()}
        found[who] = _in_hours(hours, weeks) | per_cents
    return found


def free_slots(replications: Sequence[Released], weeks: int) -> Estimates:
    """By role and staff group: more whole slots free within sessions, in appointments a week."""
    return {
        who: estimate([each.accounts[who].free_slots / weeks for each in replications], SLOTS)
        for who in _everyone(replications)
    }


def waiting_at_end(replications: Sequence[Released]) -> Estimates:
    """More needs and papers that are born and not ended when the measured weeks end."""
    names = sorted({name for each in replications for name in each.waiting_at_end})
    return {name: estimate([each.waiting_at_end[name] for each in replications], name) for name in names}


def open_share(replications: Sequence[Released]) -> float:
    """Of the minutes on what was born in the measured weeks, those on what is still open at the log's end."""
    return max((each.accounts["all"].open_share for each in replications), default=0.0)


def _in_hours(minutes: Mapping[Name, Sequence[float]], weeks: int) -> dict[Name, Estimate]:
    by_week = {part: estimate([value / 60.0 / weeks for value in values], HOURS) for part, values in minutes.items()}
    if weeks != YEAR:
        return by_week
    return by_week | {f"{part}_per_year": each.times(YEAR, HOURS_A_YEAR) for part, each in by_week.items()}


def _everyone(replications: Sequence[Released]) -> list[Name]:
    """Staff groups first, then roles by name."""
    names = {name for each in replications for name in each.accounts}
    return [*(group for group in GROUPS if group in names), *sorted(names - set(GROUPS))]


def _per_cent(parts: Sequence[float], wholes: Sequence[float]) -> Estimate:
    whole = sum(wholes) / len(wholes) if wholes else 0.0
    return estimate([100.0 * part / whole if whole else NAN for part in parts], PER_CENT)
