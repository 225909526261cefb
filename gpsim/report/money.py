"""What a change costs, by purse, and what an hour of GP time really freed costs; in sentences."""

import math

from gpsim.report.words import PURSES, listed, pounds, started
from gpsim.study.estimate import Estimate
from gpsim.study.price import TOGETHER
from gpsim.study.results import Change

NEXT_TO_NOTHING = 5  # pounds a week, which may as well be saved as paid


def costs(change: Change) -> list[str]:
    """What each purse pays or saves, a sentence each, and what an hour really freed costs."""
    told = [_cost(name, change.cost[purse]) for purse, name in PURSES.items() if purse in change.cost]
    return [*told, *price(change)]


def price(change: Change) -> list[str]:
    """A sentence on the price of an hour of GP time; none where it is not clear that there is any."""
    found = change.price_of_an_hour
    whole = found.get(TOGETHER)
    if whole is None or whole.mean is None or whole.low is None or whole.high is None:
        return []
    purses = listed([f"{name} {pounds(found[p].mean or 0.0)}" for p, name in PURSES.items() if p in found])
    running = " Not in it: what is spent once." if change.plan.settled else ""
    hour, split = "for each hour of GP time really freed", f"all purses together: {purses}"
    if change.price_is_bounded:
        return [f"That is {pounds(whole.mean)} ({pounds(whole.low)} to {pounds(whole.high)}) {hour}, {split}.{running}"]
    if whole.low <= 0.0 <= whole.high:
        return [f"What that costs or saves {hour} cannot be told: the hours are known too roughly."]
    at_least = f"is at least {pounds(whole.low)}" if whole.low > 0.0 else f"saves at least {pounds(-whole.high)}"
    best = f"best guess {pounds(whole.mean)}, {split}"
    return [f"That {at_least} {hour} ({best}); the hours are known too roughly to say more.{running}"]


def _cost(purse: str, found: Estimate) -> str:
    """What one purse pays or saves, and whether that can be told from chance."""
    if found.mean is None:
        return f"{started(purse)}: not known."
    if found.low is None or found.high is None:
        return f"In one try {purse} {_paid(found.mean)}."
    furthest = math.ceil(max(abs(found.low), abs(found.high)))
    if furthest <= (NEXT_TO_NOTHING if not found.is_clear else 1):
        return f"{started(purse)} pays what it paid before, to within £{max(1, furthest)}."
    if not found.is_clear:
        reach = f"{_less_or_more(found.low)} to {_less_or_more(found.high)}"
        guess = f"best guess {_less_or_more(found.mean)}, but {reach} all fit what was tried"
        return f"{started(purse)} may pay more or less: {guess}."
    low, high = (pounds(end) for end in sorted((abs(found.low), abs(found.high))))
    return f"{started(purse)} {_paid(found.mean)}{f' ({low} to {high})' if low != high else ''}."


def _paid(value: float) -> str:
    """What a purse does.

    >>> _paid(5.0), _paid(-5.0), _paid(0.2)
    ('pays £5 more', 'saves £5', 'pays what it paid before')
    """
    if pounds(abs(value)) == "£0":
        return "pays what it paid before"
    return f"pays {pounds(value)} more" if value > 0 else f"saves {pounds(-value)}"


def _less_or_more(value: float) -> str:
    """Pounds more or less than before.

    >>> _less_or_more(5.0), _less_or_more(-5.0), _less_or_more(0.2)
    ('£5 more', '£5 saved', 'the same')
    """
    if pounds(abs(value)) == "£0":
        return "the same"
    return f"{pounds(value)} more" if value > 0 else f"{pounds(-value)} saved"
