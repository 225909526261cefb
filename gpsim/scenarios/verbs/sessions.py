"""Verbs on sessions: part of a list is left free, and whoever holds it does something else besides."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from math import floor

from gpsim.practice.book import Block, Template
from gpsim.practice.care import Consultation
from gpsim.practice.demand import Clinic
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Person, Session
from gpsim.records import put
from gpsim.units import Name, Share


def gp_places(practice: Practice) -> tuple[Name, ...]:
    """The clinics of general appointments: those that some need which is looked into asks for, with qualified GPs."""
    asked = {need.asks_for for need in practice.needs.values() if need.clinical and need.origin == "patient"}
    return tuple(sorted(name for name in asked if _has_gp(practice, name)))


def gp_roles(practice: Practice) -> tuple[Name, ...]:
    """The roles of qualified GPs, sorted."""
    return tuple(sorted(name for name, role in practice.team.roles.items() if role.group == "gp_qualified"))


def first_bookings(practice: Practice, places: Collection[Name]) -> frozenset[Name]:
    """The kinds of slot that first bookings at ``places`` take."""
    clinics = [place for name in places if isinstance(place := practice.destinations[name], Clinic)]
    classes = {"urgent", *(clinic.books for clinic in clinics)}
    return frozenset(name for name, kind in practice.book.kinds.items() if classes.intersection(kind.takes))


def is_call(practice: Practice, slot: Name) -> bool:
    """Whether a kind of slot is for calls."""
    return practice.consultations[practice.book.kinds[slot].consultation].mode == "telephone"


def usual_consultation(practice: Practice, slots: Collection[Name], roles: Collection[Name]) -> Consultation | None:
    """What most slots of these kinds at the surgery are for, in the sessions of ``roles``; none without such slots."""
    many: dict[Name, int] = {}
    for person, session in _sessions(practice, roles):
        for block in practice.book.templates[session.template].blocks.values() if person and session.template else ():
            if block.slot in slots and not is_call(practice, block.slot):
                kind = practice.book.kinds[block.slot].consultation
                many[kind] = many.get(kind, 0) + block.slots * len(session.days)
    return practice.consultations[max(sorted(many), key=many.__getitem__)] if many else None


def rework(
    practice: Practice,
    roles: Collection[Name],
    name: Name,
    *,
    slots: Collection[Name],
    activity: Callable[[Activity], Activity],
    template: Callable[[Template], Template],
) -> Practice:
    """The sessions of ``roles`` that lay out any of ``slots``, with another activity and template each.

    What other people's sessions share with them stays as it was: the changed ones are new, called after ``name``.
    """
    team, book = practice.team, practice.book
    people, activities, templates = dict(team.people), dict(team.activities), dict(book.templates)
    for who, person in sorted(team.people.items()):
        rota = dict(person.rota)
        for line, session in person.rota.items():
            if person.role in roles and _lays_out(practice, session, slots):
                activities[called(session.activity, name)] = activity(team.activities[session.activity])
                rota[line] = _renamed(session, name)
                for old in _templates_of(practice, session):
                    changed = template(book.templates[old])
                    remote = called(changed.remote, name) if changed.remote else ""
                    templates[called(old, name)] = replace(changed, remote=remote)
        people[who] = replace(person, rota=rota)
    made = replace(practice, team=replace(team, people=people, activities=activities))
    return put(made, "book.templates", lambda _: templates)


def called(old: Name, name: Name) -> Name:
    """The name of what was made of ``old`` for ``name``; it keeps it when it is changed again."""
    return old if old.endswith(f"_{name}") else f"{old}_{name}"


def serve(activity: Activity, queue: Name) -> Activity:
    """The activity with ``queue`` served next after one's own patients."""
    rest = tuple(each for each in activity.serves if each not in ("patients", queue))
    own = ("patients",) if "patients" in activity.serves else ()
    return replace(activity, serves=(*own, queue, *rest))


def leave_free(template: Template, share: Share, slots: Collection[Name], calls: Collection[Name]) -> Template:
    """The template with ``share`` of its slots of these kinds left free: those for calls first, else evenly.

    Whole slots, to the nearest: each block gives up its last ones.
    """
    ours = [name for name, block in sorted(template.blocks.items()) if block.slot in slots]
    first = [name for name in ours if template.blocks[name].slot in calls]
    then = [name for name in ours if name not in first]
    size = {name: block.slots for name, block in template.blocks.items()}
    total = round(share * sum(size[name] for name in ours))
    of_calls = min(total, sum(size[name] for name in first))
    given = {
        **dict(zip(first, apportion(of_calls, [size[name] for name in first]), strict=True)),
        **dict(zip(then, apportion(total - of_calls, [size[name] for name in then]), strict=True)),
    }
    return replace(template, blocks=_fewer(template, given))


def apportion(total: int, parts: Sequence[int]) -> list[int]:
    """``total`` divided in proportion to ``parts``, in whole numbers by largest remainder, none above its part.

    >>> apportion(6, [10, 5])
    [4, 2]
    >>> apportion(1, [3, 3])
    [1, 0]
    """
    whole = sum(parts) or 1
    exact = [total * part / whole for part in parts]
    given = [floor(each) for each in exact]
    order = sorted(range(len(parts)), key=lambda i: (given[i] - exact[i], i))
    for i in order[: total - sum(given)]:
        given[i] += 1
    return given


def _fewer(template: Template, given: dict[Name, int]) -> dict[Name, Block]:
    kept = {name: block.slots - given.get(name, 0) for name, block in template.blocks.items()}
    return {name: replace(template.blocks[name], slots=many) for name, many in kept.items() if many > 0}


def _sessions(practice: Practice, roles: Collection[Name]) -> list[tuple[Person, Session]]:
    people = [person for _, person in sorted(practice.team.people.items()) if person.role in roles]
    return [(person, session) for person in people for _, session in sorted(person.rota.items())]


def _has_gp(practice: Practice, name: Name) -> bool:
    place, gps = practice.destinations.get(name), gp_roles(practice)
    return isinstance(place, Clinic) and any(role in gps for role in place.roles)


def _lays_out(practice: Practice, session: Session, slots: Collection[Name]) -> bool:
    bookable = practice.team.activities[session.activity].bookable
    blocks = [b for name in _templates_of(practice, session) for b in practice.book.templates[name].blocks.values()]
    return bookable and any(block.slot in slots for block in blocks)


def _templates_of(practice: Practice, session: Session) -> tuple[Name, ...]:
    """The session's template, and the one without a room."""
    if not session.template:
        return ()
    remote = practice.book.templates[session.template].remote
    return (session.template, remote) if remote else (session.template,)


def _renamed(session: Session, name: Name) -> Session:
    return replace(session, activity=called(session.activity, name), template=called(session.template, name))
