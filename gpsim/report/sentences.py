"""What a change comes to, in sentences: what is freed, what becomes of it, who is worse off, what it costs."""

from collections.abc import Iterator, Mapping

from gpsim.measures.catalogue import metric_of
from gpsim.report.words import PATIENTS, PURSES, STAFF, amount, between, duration, gained, in_every, listed, pounds
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change, Comparison
from gpsim.units import Name

OPEN_SHARE = 0.02  # of minutes, on what is still open at the end: above it the cool-down is too short
MINIMUM = 0.05  # hours a week: three minutes; less is nothing

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
        return f"With {name}, one try gave your GPs {gained(net.mean)} a week; more tries are needed to tell."
    if net.low == net.high == 0.0:
        return f"{_start(name)} changes nothing for your GPs: not one minute in {net.n} tries."
    if not net.is_clear:
        return (
            f"We cannot tell whether {name} frees GP time here: best guess {gained(net.mean)} a week, "
            f"but {gained(net.low)} to {gained(net.high)} all fit what was tried."
        )
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
    items = [
        f"{duration(parts[part].mean or 0.0)} {more if (parts[part].mean or 0.0) > 0 else less}"
        for part, (more, less) in said.items()
        if abs(parts[part].mean or 0.0) >= MINIMUM
    ]
    slots = change.free_slots["gp_qualified"].mean or 0.0
    room = f" The free time makes room for about {amount(slots)} more appointments a week." if slots >= 0.5 else ""
    return f"What becomes of it, a week: {listed(items)}.{room}" if items else ""


def worse_off(change: Change) -> list[str]:
    """Who is clearly worse off, a sentence each; one sentence also if it is nobody."""
    found = [*_staff(change), *_patients(change), *_others(change)]
    if not found and all(account["net"].half_width is None for account in change.capacity_released.values()):
        return ["One try cannot tell; the tables say what happened in it."]
    return found or [
        "Nobody is clearly worse off: of no staff group and no patients can it be told from chance that they are."
    ]


def costs(change: Change) -> list[str]:
    """What it costs each purse a week, and what it takes to get going."""
    items = [f"{PURSES[name]} {_cost(change.cost[name])}" for name in PURSES if name in change.cost]
    running = [f"It costs, a week: {listed(items)}."] if items else []
    return [*running, *_going(change)]


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


def _going(change: Change) -> Iterator[str]:
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
    net = change.capacity_released["all"]["net"]
    repaid = ""
    if change.plan.settled and net.is_clear and net.mean and net.mean > 0:
        weeks = sum(spent.minutes.values()) / 60.0 / net.mean
        repaid = f" The time is earned back in about {amount(weeks, 0)} weeks."
    yield f"To get going it takes {listed(items)}, once ({counted}).{repaid}"


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
    return f"{amount(mean)}{unit} ({amount(min(low, high))} to {amount(max(low, high))})"


def _scale(name: Name) -> float:
    return 100.0 if metric_of(name).unit == "share" else 1.0


def _cost(found: Estimate) -> str:
    if found.mean is None:
        return "an amount not known"
    if found.low is None or found.high is None or pounds(found.low) == pounds(found.high):
        return pounds(found.mean)
    return f"{pounds(found.mean)} ({pounds(found.low)} to {pounds(found.high)})"


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]
