"""What actions do to a practice, in verbs: each takes a practice and returns another.

A verb on something that the practice lacks changes nothing, and so does a verb of no size: the
practice that comes back is then the one that went in.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from math import inf
from typing import Any, assert_never

from gpsim.distributions import Empirical, Exponential, Fixed, Gamma, Law, Lognormal
from gpsim.practice.access import Navigation
from gpsim.practice.practice import Practice, SpentMoney
from gpsim.practice.team import Overhead, Purse, SpentTime
from gpsim.records import get, put
from gpsim.units import Minutes, Name, Pounds, Ratio, Share


def has(practice: Practice, path: str) -> bool:
    """Whether there is anything at ``path``."""
    try:
        return get(practice, path) is not None
    except KeyError:
        return False


def change(practice: Practice, path: str, how: Callable[[Any], Any]) -> Practice:
    """``how`` of the value at ``path``; nothing where there is none."""
    return put(practice, path, how) if has(practice, path) else practice


def compounded(old: Share, share: Share) -> float:
    """``share`` of what ``old`` has left over, with it: two such changes may come in either order.

    >>> compounded(0.5, 0.2)
    0.6
    """
    return old + share * (1.0 - old)


def compound(practice: Practice, path: str, share: Share) -> Practice:
    """Raises the share at ``path`` by ``share`` of what is left of it."""
    return change(practice, path, lambda old: compounded(old, share)) if share else practice


def scale(practice: Practice, path: str, ratio: Ratio, *, at_most: float = inf) -> Practice:
    """Multiplies the number, the numbers or the law at ``path``; numbers stay at or below ``at_most``."""
    return change(practice, path, lambda old: _scaled(old, ratio, at_most)) if ratio != 1.0 else practice


def add_minutes(practice: Practice, path: str, minutes: float) -> Practice:
    """Adds ``minutes``, which may be negative, to the number or to the mean of the law at ``path``."""
    return change(practice, path, lambda old: _moved(old, minutes)) if minutes else practice


def induce(practice: Practice, need: Name, share: Share) -> Practice:
    """Brings ``share`` more births of ``need``."""
    return scale(practice, f"needs.{need}.level", 1.0 + share)


def prevent(practice: Practice, need: Name, share: Share) -> Practice:
    """Takes away ``share`` of the births of ``need``."""
    return scale(practice, f"needs.{need}.level", 1.0 - share)


def divert(
    practice: Practice, to: Collection[Name], *, share: Share, accepts: Share, wrong: Share, minutes: Minutes
) -> Practice:
    """Offers the destinations ``to`` in ``share`` more of the requests that they suit.

    How often an offer is accepted, how often the place does not suit and how long it takes are means
    over all offers, those that were made before included.
    """
    if not share or not to:
        return practice
    old = practice.access.navigation
    offered = {**old.offered, **{name: compounded(old.offered.get(name, 0.0), share) for name in sorted(to)}}
    part = 1.0 - _weight(old.offered) / _weight(offered)
    navigation = Navigation(
        offered=offered,
        accepts=_mean(old.accepts, accepts, part),
        wrong=_mean(old.wrong, wrong, part),
        minutes=_mean(old.minutes, minutes, part),
    )
    return replace(practice, access=replace(practice.access, navigation=navigation))


def spend(
    practice: Practice,
    name: str,
    overhead: Overhead,
    roles: tuple[Name, ...],
    minutes: Minutes,
    *,
    people: tuple[Name, ...] = (),
) -> Practice:
    """Takes ``minutes`` a week of each person of ``roles``, or only of ``people``, for what is about no patient."""
    if not minutes or not roles:
        return practice
    old = practice.spent_time.get(name)
    spent = SpentTime(overhead=overhead, roles=roles, minutes=minutes + (old.minutes if old else 0.0), people=people)
    return replace(practice, spent_time={**practice.spent_time, name: spent})


def spend_money(practice: Practice, name: str, purse: Purse, *, once: Pounds = 0.0, per_week: Pounds = 0.0) -> Practice:
    """Takes pounds out of ``purse``: ``once`` in this week, and ``per_week``."""
    if not once and not per_week:
        return practice
    old = practice.spent_money.get(name, SpentMoney(purse=purse))
    spent = SpentMoney(purse=purse, once=old.once + once, per_week=old.per_week + per_week)
    return replace(practice, spent_money={**practice.spent_money, name: spent})


def _weight(offered: Mapping[Name, Share]) -> float:
    return sum(offered[name] for name in sorted(offered))


def _mean(old: float, new: float, part: float) -> float:
    """The mean of ``old`` and ``new``, of which ``part`` is new; exact at both ends."""
    return old * (1.0 - part) + new * part


def _scaled(old: float | tuple[float, ...] | Law, ratio: Ratio, at_most: float) -> float | tuple[float, ...] | Law:
    match old:
        case float() | int():
            return min(at_most, old * ratio)
        case tuple():
            return tuple(min(at_most, each * ratio) for each in old)
        case Empirical():
            return replace(old, edges=tuple(edge * ratio for edge in old.edges))
        case Lognormal() | Gamma():
            return replace(old, mean=old.mean * ratio, sd=old.sd * ratio) if ratio > 0.0 else Fixed(mean=0.0)
        case Fixed() | Exponential():
            return replace(old, mean=old.mean * ratio)
        case _:
            assert_never(old)


def _moved(old: float | Law, minutes: float) -> float | Law:
    match old:
        case float() | int():
            return max(0.0, old + minutes)
        case Empirical():
            return replace(old, edges=tuple(max(0.0, edge + minutes) for edge in old.edges))
        case _:
            return replace(old, mean=old.mean + minutes) if old.mean + minutes > 0.0 else Fixed(mean=0.0)
