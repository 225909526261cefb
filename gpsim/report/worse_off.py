"""Who is worse off: staff by group and role, patients who wait or go the wrong way, papers, what is left waiting."""

from collections.abc import Iterator, Mapping

from gpsim.measures.catalogue import metric_of
from gpsim.measures.splits import GROUPS
from gpsim.report.words import PATIENTS, STAFF, amount, between, duration, listed, many, role_name, started
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change
from gpsim.units import Name

MINIMUM = 0.05  # hours a week: three minutes; less is nothing
IN_SENTENCES: Mapping[Name, str] = {"admin": "reception and office staff"}  # where a table has less room

# What may become worse for patients, everybody and those of `PATIENTS`, and by how much.
PATIENT_MEASURES: Mapping[Name, str] = {
    "wait_beyond_wanted_mean_days": "wait {} longer beyond the day they wanted",
    "hold_mean_min": "hold {} longer on the telephone",
    "waiting_room_mean_min": "sit {} longer in the waiting room",
    "urgent_same_day_share": "{} in 100 fewer are dealt with on the day, if urgent",
    "urgent_misdirected_share": "{} in 100 more are sent to the wrong place, if urgent",
    "answered_by_next_working_day_share": "{} in 100 fewer have an answer by the next working day",
    "needs_told_to_try_again_share": "{} in 100 more are told to try again",
    "needs_lost_share": "{} in 100 more give up",
    "continuity_share": "{} in 100 fewer see their usual clinician, of those who have one",
}
OTHER_MEASURES: Mapping[Name, str] = {
    "missed_actions_per_1000_papers": "{} more papers in 1,000 have an action overlooked",
    "paperwork_late_share.all": "{} in 100 more papers are filed late",
}
LEFT: Mapping[Name, str] = {"needs": "request", "papers": "paper"}  # waiting when the measured weeks end


def worse_off(change: Change) -> list[str]:
    """Who is clearly worse off, a sentence each; one sentence also if it is nobody."""
    found = [*_staff(change), *_roles(change), *_patients(change), *_others(change), *_left(change)]
    if not found and all(account["net"].half_width is None for account in change.capacity_released.values()):
        return ["One try cannot tell; the tables say what happened in it."]
    return found or [
        "Nobody, as far as can be told: whatever staff or patients lose is next to nothing (for staff, less than "
        f"{60 * MINIMUM:.0f} minutes a week) or may be chance."
    ]


def is_worse(name: Name, found: Estimate) -> bool:
    """Whether a difference is clear, to the bad, and large enough to be seen when it is written down."""
    if found.mean is None or not found.is_clear or amount(scale(name) * found.mean) == "0":
        return False
    return found.mean > 0 if metric_of(name).better == "lower" else found.mean < 0


def scale(name: Name) -> float:
    """What a metric is multiplied with when it is told: shares are told in 100."""
    return 100.0 if metric_of(name).unit == "share" else 1.0


def _staff(change: Change) -> Iterator[str]:
    for group, name in STAFF.items():
        net = change.capacity_released.get(group, {}).get("net")
        if group != "all" and net and _loses(net):
            yield f"{started(IN_SENTENCES.get(group, name))} spend {_longer(net)}."


def _roles(change: Change) -> Iterator[str]:
    """Roles that clearly lose where their group, taken together, does not."""
    for role, parts in change.capacity_released.items():
        known = change.practice.team.roles.get(role)
        group = change.capacity_released.get(known.group, {}).get("net") if known else None
        if role not in GROUPS and _loses(parts["net"]) and not (group and _loses(group)):
            yield f"By role, {role_name(role)}: {_longer(parts['net'])}."


def _patients(change: Change) -> Iterator[str]:
    for suffix, who in {"": "patients", **PATIENTS}.items():
        names = {f"{name}.{suffix}" if suffix else name: words for name, words in PATIENT_MEASURES.items()}
        if worse := list(_worse(change, names)):
            yield f"{started(who)}: {listed(worse)}."


def _others(change: Change) -> Iterator[str]:
    yield from (f"{started(worse)}." for worse in _worse(change, OTHER_MEASURES))


def _left(change: Change) -> Iterator[str]:
    """What is clearly more, and waits when the weeks end."""
    for name, noun in LEFT.items():
        found = change.waiting_at_end.get(name)
        if found and found.is_clear and found.mean is not None and found.mean >= 0.5:
            ends = f"{amount(found.low or 0.0)} to {amount(found.high or 0.0)}"
            yield f"{many(amount(found.mean), f'more {noun}')} ({ends}) left waiting when the weeks end."


def _worse(change: Change, measures: Mapping[Name, str]) -> Iterator[str]:
    for name, words in measures.items():
        found = change.difference.get(name)
        if found and is_worse(name, found):
            yield words.format(_size(name, found))


def _size(name: Name, found: Estimate) -> str:
    """A difference without its sign, and its interval."""
    mean, low, high = (scale(name) * abs(value or 0.0) for value in (found.mean, found.low, found.high))
    unit = {"minutes": " minutes", "days": " days"}.get(metric_of(name).unit, "")
    digits = 1 if mean >= 1.0 else 2
    return f"{amount(mean, digits)}{unit} ({amount(min(low, high), digits)} to {amount(max(low, high), digits)})"


def _loses(net: Estimate) -> bool:
    return net.is_clear and net.mean is not None and net.mean <= -MINIMUM


def _longer(net: Estimate) -> str:
    mean = net.mean or 0.0
    return f"{duration(mean)} a week more ({between(net.low or 0.0, net.high or 0.0, like=mean)})"
