"""Verbs on the ways in: requests that are typed instead of spoken, and those that come because typing is easy."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from gpsim.practice.access import Mixed, Triage
from gpsim.practice.check_staffing import served_queues, triage_of
from gpsim.practice.demand import Need, Task
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.verbs import induce, scale
from gpsim.units import Name, Ratio, Share

Channel = Literal["telephone", "online", "desk"]
SPOKEN: tuple[Channel, ...] = ("telephone", "desk")


def has_form(practice: Practice) -> bool:
    """Whether patients can send a request in writing, and do so or would be answered."""
    online = practice.access.online
    used = practice.access.channels.get("online", 0.0) > 0.0
    return online is not None and (used or online.queue in served_queues(practice))


def spoken(practice: Practice) -> float:
    """Share of requests that come by telephone or at the desk, of patients who are online."""
    channels = practice.access.channels
    whole = sum(channels[name] for name in sorted(channels))
    return _weight(channels) / whole if whole > 0.0 else 0.0


def answer(practice: Practice, triage: Triage) -> Practice:
    """Answers the list of requests as ``triage`` says; nothing where there is no list."""
    return put(practice, "access.policy.triage", lambda _: triage) if triage_of(practice) is not None else practice


def to_forms(practice: Practice, share: Share, *, new_share: Share = 0.0) -> Practice:
    """``share`` of the requests by telephone and at the desk come as forms, which bring more requests.

    Actions that have requests typed move the same people to the same form: together they move what the strongest of
    them moves. Of the forms that this one would gain, ``new_share`` are new demand: births of the needs that patients
    bring. Telephone and desk fall alike, so that those who are not online divide between the two as before.
    """
    if not share or not has_form(practice):
        return practice
    old, before, beyond = practice.access.channels, _spoken_before(practice), _beyond(practice, share)
    moved = beyond * _weight(old)
    new = share * before * new_share / (1.0 - new_share) if new_share < 1.0 else 0.0
    channels = {name: old[name] * (1.0 - beyond) if name in SPOKEN else old[name] for name in old}
    channels["online"] = old.get("online", 0.0) + moved + new
    more = new / (sum(old.values()) or 1.0)
    made = replace(practice, access=replace(practice.access, channels=channels, spoken=before))
    for name, need in sorted(practice.needs.items()) if more else ():
        if need.origin == "patient" and need.rate > 0.0:
            made = induce(made, name, more)
    return made


def read_gained(before: Practice, practice: Practice, ratio: Ratio) -> Practice:
    """The forms that ``practice`` has and ``before`` had not are read in ``ratio`` of the minutes of a form.

    On the list nobody can tell them from others: the mean of all that is read there moves.
    """
    old, new = before.access.channels, practice.access.channels
    listed = new.get("online", 0.0) if isinstance(practice.access.policy, Mixed) else sum(new.values())
    part = (new.get("online", 0.0) - old.get("online", 0.0)) / listed if listed else 0.0
    return scale(practice, "access.policy.triage.read", 1.0 + part * (ratio - 1.0))


def matters_to_app(practice: Practice, names: tuple[Name, ...], share: Share) -> Practice:
    """``share`` of the requests of these needs by telephone and at the desk come as forms; each need by its own use.

    As many of them less come so as an action has moved of all requests: they are the same people.
    """
    channels, beyond = practice.access.channels, _beyond(practice, share)
    if not beyond or not has_form(practice) or not channels.get("online"):
        return practice
    for name in names:
        practice = put(practice, f"needs.{name}.channels", lambda own: _typed(own, channels, beyond))
    return practice


def matters(practice: Practice) -> tuple[Name, ...]:
    """The needs that patients bring and that become a task for somebody: nobody is seen about them; sorted."""
    return tuple(sorted(name for name, need in practice.needs.items() if _is_matter(practice, need)))


def _weight(channels: Mapping[Channel, float]) -> float:
    """How much of what comes is spoken."""
    return sum(channels.get(name, 0.0) for name in SPOKEN)


def _spoken_before(practice: Practice) -> float:
    """How much was spoken before any action had some of it typed."""
    before = practice.access.spoken
    return _weight(practice.access.channels) if before is None else before


def _beyond(practice: Practice, share: Share) -> Share:
    """Of what is still spoken: what must be typed for ``share`` of all that was ever spoken to be."""
    now, before = _weight(practice.access.channels), _spoken_before(practice)
    return max(0.0, share - (1.0 - now / before)) * (before / now) if now > 0.0 else 0.0


def _is_matter(practice: Practice, need: Need) -> bool:
    brought = need.origin == "patient" and need.rate > 0.0 and not need.clinical
    return brought and isinstance(practice.destinations.get(need.asks_for), Task)


def _typed(own: Mapping[Name, float], channels: Mapping[Channel, float], share: Share) -> dict[Name, float]:
    """A need's relative use of the ways in with ``share`` of what was spoken typed; its weight in all is the same."""
    made = {**own, "online": own.get("online", 1.0)}
    for name in SPOKEN:
        ratio = own.get(name, 1.0)
        made[name] = ratio * (1.0 - share)
        made["online"] += share * ratio * channels.get(name, 0.0) / channels["online"]
    return made
