"""Which roles and destinations of a practice an action is about."""

from collections.abc import Collection, Iterator

from gpsim.practice.demand import Clinic, Destination, WalkIn
from gpsim.practice.practice import Practice
from gpsim.practice.team import Group
from gpsim.units import Name

FRONT_DOOR = frozenset({"telephone", "desk"})
GPS: frozenset[Group] = frozenset({"gp_qualified", "gp_trainee"})


def call_handlers(practice: Practice) -> tuple[Name, ...]:
    """The roles whose first task in some session is the telephone or the desk, sorted.

    Whoever only lends a hand on a busy morning is none.
    """
    return roles_first_at(practice, FRONT_DOOR)


def roles_first_at(practice: Practice, queues: Collection[Name]) -> tuple[Name, ...]:
    """The roles that in some session serve one of ``queues`` before anything else, sorted."""
    activities = practice.team.activities
    first_at = {name for name, activity in activities.items() if activity.serves and activity.serves[0] in queues}
    people = practice.team.people.values()
    return tuple(sorted({p.role for p in people if any(s.activity in first_at for s in p.rota.values())}))


def elsewhere(practice: Practice) -> tuple[Name, ...]:
    """The destinations that suit somebody who asks for another, and at which no GP is seen, sorted."""
    needs, places = practice.needs.values(), practice.destinations
    suited = {name for name in places if any(need.suits(name) and name != need.asks_for for need in needs)}
    return tuple(sorted(name for name in suited if not _sees_gp(practice, places[name])))


def _sees_gp(practice: Practice, destination: Destination) -> bool:
    roles = practice.team.roles
    return any(roles[role].group in GPS for role in _seen_by(practice, destination) if role in roles)


def _seen_by(practice: Practice, destination: Destination) -> Iterator[Name]:
    match destination:
        case Clinic(roles=roles):
            yield from roles
        case WalkIn(queue=queue):
            yield from roles_first_at(practice, {queue})
        case _:
            return


def supervisors(practice: Practice) -> tuple[Name, ...]:
    """The roles of qualified GPs who work here and have a list of their own; of any, if none has. Sorted."""
    roles, employed = practice.team.roles, {person.role for person in practice.team.people.values()}
    qualified = sorted(name for name in employed if roles[name].group == "gp_qualified")
    return tuple(name for name in qualified if roles[name].has_list) or tuple(qualified)
