"""Which needs of a practice an action is about, told by what they are like and never by their names."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from gpsim.practice.demand import Clinic, Need, Outside, Task
from gpsim.practice.paperwork import Sort
from gpsim.practice.practice import Practice
from gpsim.scenarios import verbs
from gpsim.scenarios.verbs.paper_verbs import of_sort
from gpsim.scenarios.verbs.who import call_handlers
from gpsim.units import Name, Share

MOSTLY = 0.5


def just_in_case(practice: Practice) -> tuple[Name, ...]:
    """Bookings ahead, made lest there be none later, sorted."""
    return _those(practice, lambda need: need.just_in_case)


def asked_for_care(practice: Practice) -> tuple[Name, ...]:
    """What patients ask clinicians about on their own account, sorted."""
    return _those(practice, _is_asked)


def minor_and_acute(practice: Practice) -> tuple[Name, ...]:
    """Minor illness: mostly for the day, over by itself, and suited in part to a place outside, sorted."""

    def is_minor(need: Need) -> bool:
        outside = any(
            share > 0.0 and isinstance(practice.destinations.get(name), Outside)
            for name, share in need.suitable.items()
        )
        return _is_asked(need) and need.natural_end is not None and need.urgent >= MOSTLY and outside

    return _those(practice, is_minor)


def lasting(practice: Practice) -> tuple[Name, ...]:
    """What comes of long-term conditions and may pass by itself, so in part by the patient's own doing, sorted."""
    return _those(
        practice,
        lambda need: _is_asked(need) and need.natural_end is not None and need.long_term_condition > 1.0,
    )


def checks_of_the_well(practice: Practice) -> tuple[Name, ...]:
    """Recalls of patients who rather have no long-term condition, as NHS health checks are, sorted."""
    return _those(practice, lambda need: need.origin == "recall" and need.long_term_condition < 1.0)


def answered_by(practice: Practice, sort: Sort) -> tuple[Name, ...]:
    """The needs that ask for a desk which answers by a paper of a sort, sorted."""
    papers = of_sort(practice, sort)
    desks = {name for name, place in practice.destinations.items() if isinstance(place, Task) and place.paper in papers}
    return _those(practice, lambda need: need.asks_for in desks)


def tell(practice: Practice, need: Name, by: Name, share: Share, in_file: Mapping[Name, Share]) -> Practice:
    """Spares ``share`` of the births of ``need``, as the action ``by`` tells patients what they would ask.

    Actions that tell the same patients spare the same questions, so together as many as the one that spares most. What
    actions spare that are in place, ``in_file``, the practice's rate is without.
    """
    told = {**in_file, **practice.needs[need].told}
    more = {**told, by: verbs.compounded(told.get(by, 0.0), share)}
    asked, still = (1.0 - max(each.values(), default=0.0) for each in (told, more))
    if not share or asked <= 0.0:
        return practice
    fewer = verbs.prevent(practice, need, 1.0 - still / asked)
    return replace(fewer, needs={**fewer.needs, need: replace(fewer.needs[need], told=more)})


def seen_by(practice: Practice, needs: Collection[Name]) -> tuple[Name, ...]:
    """The roles that those with ``needs`` ask for, of whom somebody works here, sorted."""
    places = (practice.destinations.get(practice.needs[name].asks_for) for name in sorted(needs))
    return _working(practice, {role for place in places if isinstance(place, Clinic) for role in place.roles})


def clinicians_and_call_handlers(practice: Practice) -> tuple[Name, ...]:
    """The roles that see patients or answer them, of whom somebody works here, sorted."""
    clinical = {name for name, role in practice.team.roles.items() if role.group != "admin"}
    return _working(practice, clinical | set(call_handlers(practice)))


def _is_asked(need: Need) -> bool:
    return need.origin == "patient" and need.clinical and not need.just_in_case


def _those(practice: Practice, are: Callable[[Need], bool]) -> tuple[Name, ...]:
    return tuple(name for name, need in sorted(practice.needs.items()) if are(need))


def _working(practice: Practice, roles: Collection[Name]) -> tuple[Name, ...]:
    return tuple(sorted({person.role for person in practice.team.people.values() if person.role in roles}))
