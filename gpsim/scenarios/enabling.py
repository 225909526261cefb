"""Enablers: what makes other actions take hold faster, in more places and for longer, before anything is folded."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import reduce

from gpsim.practice.practice import Practice
from gpsim.scenarios.action import Action, Enabler
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.catalogue import ACTIONS
from gpsim.scenarios.in_place import level_in_place, own_level_in_place

Help = Callable[[Action], Action]


def enabled(practice: Practice, adoptions: Sequence[Adoption]) -> tuple[Adoption, ...]:
    """The ``adoptions`` as they take hold with the enablers among them and those in place; enablers are as they were.

    An enabler helps what starts with it or after it, all of it, however far it has got itself by then; so a settled run
    and one week by week are helped alike. What a practice has in place helps everything that it takes up.
    """
    return tuple(
        each if isinstance(each.action, Enabler) else replace(each, action=_helped(practice, adoptions, each))
        for each in adoptions
    )


def _helped(practice: Practice, adoptions: Sequence[Adoption], adoption: Adoption) -> Action:
    return reduce(
        lambda action, help_: help_(action), _helps(practice, adoptions, adoption.start_week), adoption.action
    )


def _helps(practice: Practice, adoptions: Sequence[Adoption], week: int) -> Iterator[Help]:
    """What helps an action that starts in ``week``: each enabler once, as taken up if it has begun, or as in place."""
    begun = {each.name: each.action for each in adoptions if each.start_week <= week}
    known = {name: action() for name, action in ACTIONS.items() if own_level_in_place(practice, name) > 0.0}
    for name, action in (known | begun).items():
        if isinstance(action, Enabler):
            level = level_in_place(practice, name)
            yield _help(action, max(level, action.ceiling) if name in begun else level)


def _help(enabler: Enabler, level: float) -> Help:
    return lambda action: enabler.enable(action, level)
