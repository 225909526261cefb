"""Which needs of a practice an action is about, told by what they are like and never by their names."""

from collections.abc import Callable, Collection

from gpsim.practice.demand import Clinic, Need, Outside
from gpsim.practice.practice import Practice
from gpsim.scenarios.verbs.who import call_handlers
from gpsim.units import Name

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
