"""A practice in an average week, by arithmetic: hours, slots, births, papers. Nobody is on leave or ill here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from gpsim.practice.demand import Clinic, Need
from gpsim.practice.practice import Practice
from gpsim.practice.team import Group, Person, Session
from gpsim.units import clock_minutes

FULL_TIME = 37.5  # hours a week of one FTE, as NHS workforce statistics count
SESSION = 250.0 / 60.0  # hours: four hours ten
GP_GROUPS = ("gp_qualified", "gp_trainee")


@dataclass(frozen=True, slots=True)
class GroupWeek:
    """A staff group's average week."""

    group: str
    people: int
    hours: float  # rota'd

    @property
    def fte(self) -> float:
        """Full-time equivalents of 37.5 hours."""
        return self.hours / FULL_TIME

    @property
    def sessions(self) -> float:
        """Sessions of four hours ten."""
        return self.hours / SESSION


def times_a_week(session: Session) -> float:
    """How often a line of a rota is worked in an average week of the year."""
    return len(session.days) / session.every * (len(set(session.months)) or 12) / 12.0


def hours_a_week(sessions: Iterable[Session]) -> float:
    """Rota'd hours of ``sessions`` in an average week."""
    return sum(times_a_week(s) * (clock_minutes(s.end) - clock_minutes(s.start)) for s in sessions) / 60.0


def groups(practice: Practice) -> tuple[GroupWeek, ...]:
    """Every staff group that has people."""
    team = practice.team
    members: dict[str, list[Person]] = {group: [] for group in get_args(Group)}
    for person in team.people.values():
        members[team.roles[person.role].group].append(person)
    hours = {group: sum(hours_a_week(p.rota.values()) for p in people) for group, people in members.items()}
    return tuple(GroupWeek(group, len(people), hours[group]) for group, people in members.items() if people)


def hours_by_queue(practice: Practice) -> dict[str, float]:
    """Rota'd hours a week in which somebody serves each queue, whatever else they serve."""
    hours = defaultdict[str, float](float)
    for person in practice.team.people.values():
        for session in person.rota.values():
            for queue in practice.team.activities[session.activity].serves:
                hours[queue] += hours_a_week([session])
    return dict(hours)


def slots_by_role(practice: Practice) -> dict[tuple[str, str], float]:
    """Slots a week by role and kind, with a room for everybody who works here."""
    slots = defaultdict[tuple[str, str], float](float)
    for person in practice.team.people.values():
        for session in person.rota.values():
            for kind, number in _laid_out(practice, person, session):
                slots[person.role, kind] += number * times_a_week(session)
    return dict(slots)


def slots_by_kind(practice: Practice) -> dict[str, float]:
    """Slots a week by kind; 0 where no session lays the kind out."""
    slots = dict.fromkeys(practice.book.kinds, 0.0)
    for (_, kind), number in slots_by_role(practice).items():
        slots[kind] += number
    return slots


def births(practice: Practice) -> dict[str, float]:
    """Episodes of each need born in an average week."""
    return {name: need.rate * practice.list_size / 1000.0 for name, need in practice.needs.items()}


def papers_from_outside(practice: Practice) -> dict[str, float]:
    """Papers of each kind that come from outside in an average week."""
    return {name: paper.rate * paper.level * practice.list_size / 1000.0 for name, paper in practice.papers.items()}


def asked_of(practice: Practice, roles: frozenset[str]) -> float:
    """Appointments a week that needs ask of ``roles`` if all goes as they ask: one an episode, or one a stage."""
    return sum(
        number * visits
        for name, number in births(practice).items()
        for place, visits in visits_of(practice.needs[name]).items()
        if isinstance(clinic := staffed(practice, place), Clinic) and roles.intersection(clinic.roles)
    )


def gp_pressure(practice: Practice) -> float | None:
    """Appointments asked of GPs ÷ their slots, follow-ups left out; none where GPs have no slots."""
    roles = frozenset(name for name, role in practice.team.roles.items() if role.group in GP_GROUPS)
    slots = sum(number for (role, _), number in slots_by_role(practice).items() if role in roles)
    return asked_of(practice, roles) / slots if slots else None


def visits_of(need: Need) -> dict[str, float]:
    """Expected visits to each destination in an episode: the one it asks for, or its stages."""
    if not need.stages:
        return {need.asks_for: 1.0}
    visits, reached = defaultdict[str, float](float), {need.first: 1.0}
    for _ in range(20 * len(need.stages)):  # a circle of stages dies out, and is cut off here
        following = defaultdict[str, float](float)
        for name, share in reached.items():
            visits[need.stages[name].destination] += share
            for after, chance in need.stages[name].next.items():
                following[after] += share * chance
        reached = dict(following)
    return dict(visits)


def staffed(practice: Practice, name: str) -> object:
    """The destination that stands in for ``name``: itself, unless nobody of its roles works here."""
    working = {person.role for person in practice.team.people.values() if person.rota}
    for _ in practice.destinations:
        place = practice.destinations[name]
        if not isinstance(place, Clinic) or working.intersection(place.roles) or not place.instead:
            break
        name = place.instead
    return practice.destinations[name]


def _laid_out(practice: Practice, person: Person, session: Session) -> Iterator[tuple[str, int]]:
    if not session.template:
        return
    template = practice.book.templates[session.template]
    if person.remote and template.remote:
        template = practice.book.templates[template.remote]
    yield from ((block.slot, block.slots * places_of(practice, block.slot)) for block in template.blocks.values())


def places_of(practice: Practice, slot: str) -> int:
    """How many patients can book one slot of the kind ``slot``."""
    group = practice.consultations[practice.book.kinds[slot].consultation].group
    return group.places if group is not None else 1


def covered(practice: Practice, queue: str, day: str) -> list[tuple[float, float]]:
    """When somebody of an ordinary week serves ``queue`` on a weekday: minutes after midnight, joined and in order."""
    spans = sorted(
        (clock_minutes(session.start), clock_minutes(session.end))
        for person in practice.team.people.values()
        for session in person.rota.values()
        if day in session.days and queue in practice.team.activities[session.activity].serves
    )
    joined: list[tuple[float, float]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
