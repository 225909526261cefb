"""Whose time an action takes: roles by staff group, whoever manages the practice, and how many they are."""

from collections.abc import Collection
from typing import get_args

from gpsim.practice.practice import Practice
from gpsim.practice.team import Group, Overhead
from gpsim.scenarios import verbs
from gpsim.units import Minutes, Name, Pounds

CLINICIANS: frozenset[Group] = frozenset(set(get_args(Group)) - {"admin"})
OFFICE: frozenset[Group] = frozenset({"admin"})


def roles_of(practice: Practice, groups: Collection[Group]) -> tuple[Name, ...]:
    """The roles of ``groups`` in which somebody works here, sorted; those who are paid by the session apart."""
    team = practice.team
    paid = {name for name, activity in team.activities.items() if activity.paid_locum}
    staff = [p for p in team.people.values() if any(line.activity not in paid for line in p.rota.values())]
    return tuple(sorted({person.role for person in staff if team.roles[person.role].group in groups}))


def managers(practice: Practice) -> tuple[Name, ...]:
    """The best-paid role of the office: whoever manages the practice; none, where there is no office."""
    roles = practice.team.roles
    return tuple(sorted(roles_of(practice, OFFICE), key=lambda role: (-roles[role].cost, role))[:1])


def deputy(practice: Practice) -> Name:
    """The best-paid role of the office below whoever manages it, also where nobody has it; if none, the manager's."""
    roles = practice.team.roles
    above = managers(practice)
    below = [
        name
        for name, role in roles.items()
        if role.group in OFFICE and name not in above and any(role.cost <= roles[one].cost for one in above)
    ]
    return min(below or above, key=lambda name: (-roles[name].cost, name), default="")


def heads(practice: Practice, roles: Collection[Name]) -> int:
    """How many people work in ``roles``."""
    return len(people(practice, roles))


def people(practice: Practice, roles: Collection[Name]) -> tuple[Name, ...]:
    """Who works in ``roles``, sorted."""
    return tuple(sorted(name for name, person in practice.team.people.items() if person.role in roles))


def spend_between(
    practice: Practice, name: str, overhead: Overhead, roles: tuple[Name, ...], minutes: Minutes
) -> Practice:
    """Takes ``minutes`` a week of all of ``roles`` together: of one of them, which the mean of each is charged with."""
    return verbs.spend(practice, name, overhead, roles, minutes / heads(practice, roles)) if roles else practice


def teach(practice: Practice, name: Name, roles: tuple[Name, ...], minutes: Minutes, course: Pounds) -> Practice:
    """Takes ``minutes`` of each of ``roles`` for a course, which the practice pays for once for each."""
    away = verbs.spend(practice, name, "training", roles, minutes)
    return verbs.spend_money(away, name, "practice", once=course * heads(practice, roles))
