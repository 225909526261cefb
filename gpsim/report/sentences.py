"""What a change comes to, in sentences: what is freed, what becomes of it, who is worse off, what it costs."""

import math
from collections.abc import Iterator, Mapping

from gpsim.measures.catalogue import metric_of
from gpsim.report.words import PATIENTS, PURSES, STAFF, amount, between, duration, gained, in_every, listed, pounds
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change, Comparison
from gpsim.units import Name

OPEN_SHARE = 0.02  # of minutes, on what is still open at the end: above it the cool-down is too short
MINIMUM = 0.05  # hours a week: three minutes; less is nothing
NEXT_TO_NOTHING = 5  # pounds a week, which may as well be saved as paid

IN_SENTENCES: Mapping[Name, str] = {"admin": "reception and office staff"}  # where a table has less room

# What may become worse for patients, and by how much.
PATIENT_MEASURES: Mapping[Name, str] = {
    "wait_beyond_wanted_mean_days": "wait {} longer beyond the day they wanted",
    "hold_mean_min": "hold {} longer on the telephone",
    "urgent_same_day_share": "{} in 100 fewer are dealt with on the day, if urgent",
    "answered_by_next_working_day_share": "{} in 100 fewer have an answer by the next working day",
    "needs_lost_share": "{} in 100 more give up",
}
OTHER_MEASURES: Mapping[Name, str] = {
    "urgent_misdirected_share": "{} in 100 more urgent requests are sent to the wrong place",
    "missed_actions_per_1000_papers": "{} more papers in 1,000 have an action overlooked",
}


def headline(change: Change) -> str:
    """Whether GPs get time back, how much, and of how much."""
    parts, name = change.capacity_released["gp_qualified"], change.scenario.name
    net, share = parts["net"], parts["percent_of_worked"]
    if net.mean is None or share.mean is None:
        return f"No qualified GP works here, so {name} frees none of their time."
    if net.low is None or net.high is None:
        return f"With {name}, in one try your GPs had {_a_week(net.mean)}; more tries are needed to tell."
    if net.low == net.high == 0.0:
        return f"{_start(name)} changes nothing for your GPs: not one minute in {net.n} tries."
    if not net.is_clear:
        return f"We cannot tell whether {name} frees GP time here: best guess {_a_week(net.mean)}, but {_reach(net)}."
    back = "get back" if net.mean > 0 else "lose"
    return (
        f"With {name} your GPs would {back} about {duration(net.mean)} a week between them "
        f"({between(net.low, net.high, like=net.mean)}): {in_every(share.mean)}."
    )


def became(change: Change) -> str:
    """What becomes of the time that GPs get back or lose; nothing where that is not clear."""
    parts = change.capacity_released["gp_qualified"]
    if not parts["net"].is_clear:
        return ""
    said = {
        "overtime": ("less overtime", "more overtime"),
        "free": ("more free time in their sessions", "less free time in their sessions"),
        "needs_met": ("spent on needs that would not have been met", "less spent on needs, which go unmet"),
        "brought_forward": ("spent on work that would have waited", "less done, and left waiting"),
        "contracted": ("rota'd time given up", "rota'd time added"),
    }
    large = [part for part in said if abs(parts[part].mean or 0.0) >= MINIMUM]
    clear = [part for part in large if parts[part].is_clear]
    if not clear:
        return "What becomes of it cannot be told from chance." if large else ""
    items = [_part(parts[part], *said[part]) for part in clear]
    rest = "; of the rest it cannot be told" if len(clear) < len(large) else ""
    return f"What becomes of it, a week: {listed(items)}{rest}.{_room(change.free_slots['gp_qualified'])}"


def worse_off(change: Change) -> list[str]:
    """Who is clearly worse off, a sentence each; one sentence also if it is nobody."""
    found = [*_staff(change), *_patients(change), *_others(change)]
    if not found and all(account["net"].half_width is None for account in change.capacity_released.values()):
        return ["One try cannot tell; the tables say what happened in it."]
    return found or [
        "Nobody, as far as can be told: whatever staff or patients lose is next to nothing (for staff, less than "
        f"{60 * MINIMUM:.0f} minutes a week) or may be chance."
    ]


def costs(change: Change) -> list[str]:
    """What each purse pays or saves, a sentence each."""
    return [_cost(name, change.cost[purse]) for purse, name in PURSES.items() if purse in change.cost]


def all_warnings(comparison: Comparison) -> list[str]:
    """What makes the answers less than sound, each sentence once."""
    return list(dict.fromkeys(text for change in comparison.changes.values() for text in warnings(change)))


def warnings(change: Change) -> list[str]:
    """What makes the answer less than sound."""
    lacks = [
        f"{_start(each.action.about.title)} cannot do all it would: {missing}."
        for each in change.scenario.adoptions
        for missing in each.action.lacks(change.practice)
    ]
    if change.open_share <= OPEN_SHARE:
        return lacks
    still_open = (
        f"With {change.scenario.name} {amount(100 * change.open_share)}% of the minutes are on requests and papers "
        f"that were still open at the end, more than {100 * OPEN_SHARE:.0f}%: run more --cooldown weeks; if it "
        "stays, backlogs grow and grow."
    )
    return [*lacks, still_open]


def going(change: Change) -> Iterator[str]:
    """One sentence on what is spent once, if anything is."""
    spent = change.one_off
    items = [
        f"{duration(minutes / 60.0)} of {IN_SENTENCES.get(group, STAFF[group])}"
        for group, minutes in spent.minutes.items()
    ]
    items += [f"{pounds(amount_)} from {PURSES[purse]}" for purse, amount_ in spent.pounds.items()]
    if not items:
        return
    counted = "not counted above" if change.plan.settled else "counted above"
    repaid = _repaid(sum(spent.minutes.values()) / 60.0, change.capacity_released["all"]["net"])
    yield f"To get going it takes {listed(items)}, once ({counted}).{repaid if change.plan.settled else ''}"


def _repaid(hours: float, net: Estimate) -> str:
    """When the hours spent once are earned back, where it is clear that they are."""
    if not (hours and net.is_clear and net.mean and net.low and net.high and net.mean > 0):
        return ""
    weeks, soonest, latest = (amount(hours / each, 0) for each in (net.mean, net.high, net.low))
    return f" The time is earned back in about {weeks} weeks ({soonest} to {latest})."


def _room(slots: Estimate) -> str:
    """What whole slots the free time makes, if any."""
    if (slots.mean or 0.0) < 0.5:
        return ""
    between_ = f" ({amount(slots.low)} to {amount(slots.high)})" if slots.low is not None and slots.high else ""
    return f" The free time makes room for about {amount(slots.mean or 0.0)} more appointments a week{between_}."


def _staff(change: Change) -> Iterator[str]:
    for group, name in STAFF.items():
        net = change.capacity_released.get(group, {}).get("net")
        if group != "all" and net and net.is_clear and net.mean is not None and net.mean <= -MINIMUM:
            longer = f"{duration(net.mean)} a week more ({between(net.low or 0.0, net.high or 0.0, like=net.mean)})"
            yield f"{_start(IN_SENTENCES.get(group, name))} spend {longer}."


def _patients(change: Change) -> Iterator[str]:
    for suffix, who in {"": "patients", **PATIENTS}.items():
        names = {f"{name}.{suffix}" if suffix else name: words for name, words in PATIENT_MEASURES.items()}
        if worse := list(_worse(change, names)):
            yield f"{_start(who)}: {listed(worse)}."


def _others(change: Change) -> Iterator[str]:
    yield from (f"{_start(worse)}." for worse in _worse(change, OTHER_MEASURES))


def _worse(change: Change, measures: Mapping[Name, str]) -> Iterator[str]:
    for name, words in measures.items():
        found = change.difference.get(name)
        if found and _is_worse(name, found):
            yield words.format(_size(name, found))


def _is_worse(name: Name, found: Estimate) -> bool:
    """Whether a difference is clear, to the bad, and large enough to be seen when it is written down."""
    if found.mean is None or not found.is_clear or amount(_scale(name) * found.mean) == "0":
        return False
    return found.mean > 0 if metric_of(name).better == "lower" else found.mean < 0


def _size(name: Name, found: Estimate) -> str:
    """A difference without its sign, and its interval."""
    mean, low, high = (_scale(name) * abs(value or 0.0) for value in (found.mean, found.low, found.high))
    unit = {"minutes": " minutes", "days": " days"}.get(metric_of(name).unit, "")
    digits = 1 if mean >= 1.0 else 2
    return f"{amount(mean, digits)}{unit} ({amount(min(low, high), digits)} to {amount(max(low, high), digits)})"


def _scale(name: Name) -> float:
    return 100.0 if metric_of(name).unit == "share" else 1.0


def _cost(purse: str, found: Estimate) -> str:
    """What one purse pays or saves, and whether that can be told from chance."""
    if found.mean is None:
        return f"{_start(purse)}: not known."
    if found.low is None or found.high is None:
        return f"In one try {purse} {_paid(found.mean)}."
    furthest = math.ceil(max(abs(found.low), abs(found.high)))
    if furthest <= (NEXT_TO_NOTHING if not found.is_clear else 1):
        return f"{_start(purse)} pays what it paid before, to within £{max(1, furthest)}."
    if not found.is_clear:
        reach = f"{_less_or_more(found.low)} to {_less_or_more(found.high)}"
        guess = f"best guess {_less_or_more(found.mean)}, but {reach} all fit what was tried"
        return f"{_start(purse)} may pay more or less: {guess}."
    low, high = (pounds(end) for end in sorted((abs(found.low), abs(found.high))))
    return f"{_start(purse)} {_paid(found.mean)}{f' ({low} to {high})' if low != high else ''}."


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


def _a_week(hours: float) -> str:
    return "no change" if gained(hours) == "nothing" else f"{gained(hours)} a week"


def _reach(hours: Estimate) -> str:
    return f"{gained(hours.low or 0.0)} to {gained(hours.high or 0.0)} all fit what was tried"


def _part(part: Estimate, more: str, less: str) -> str:
    """A part that is clear, with its interval."""
    mean, low, high = part.mean or 0.0, part.low or 0.0, part.high or 0.0
    return f"{duration(mean)} {more if mean > 0 else less} ({between(low, high, like=mean)})"


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]
