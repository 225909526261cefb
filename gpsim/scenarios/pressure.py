"""A practice with a slack and with a full book: the same patients, needs and people, and more or fewer slots of GPs.

Published figures cannot tell the levels apart: how full books are is not published, and days from booking follow the
dates that patients want. So every answer is worth asking at all of them.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from gpsim.practice.book import Block, Template
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.verbs.rota_verbs import length_of
from gpsim.scenarios.verbs.sessions import first_bookings, gp_places, gp_roles
from gpsim.units import Minutes, Name, Ratio

SLACK, AS_IT_IS, FULL = "slack", "as_it_is", "full"
# Slots on GPs' lists, relative to the file's. Assumption: fourteen or ten patients can be booked where twelve can.
LEVELS: Mapping[Name, Ratio] = MappingProxyType({SLACK: 14.0 / 12.0, AS_IT_IS: 1.0, FULL: 10.0 / 12.0})


def at_pressure(practice: Practice, slots: Ratio) -> Practice:
    """The practice with so many times the slots on qualified GPs' lists, for the same sessions and the same luck.

    Whole slots of those that first bookings take; procedures and lists of others stay, but for a template that they
    share. A list keeps a slot of every kind that it has, and slots keep their length unless the session could not hold
    them.
    """
    kinds, rooms = first_bookings(practice, gp_places(practice)), _room(practice)
    old = practice.book.templates
    made = {name: _laid_out(_times(old[name], kinds, slots), room) for name, room in rooms.items()}
    return put(practice, "book.templates", lambda templates: {**templates, **made}) if made else practice


def _room(practice: Practice) -> dict[Name, Minutes]:
    """The length of the shortest session, of anybody, with each template of a qualified GP, for a room or without."""
    gps, found = gp_roles(practice), dict[Name, Minutes]()
    theirs = {name for role, name, _ in _laid_out_by(practice) if role in gps}
    for _, name, length in _laid_out_by(practice):
        if name in theirs:
            found[name] = min(length, found.get(name, length))
    return found


def _laid_out_by(practice: Practice) -> Iterator[tuple[Name, Name, Minutes]]:
    """Roles, the templates of their sessions and those used without a room, and how long the session is."""
    for person in practice.team.people.values():
        for session in filter(lambda line: line.template, person.rota.values()):
            for name in filter(None, (session.template, practice.book.templates[session.template].remote)):
                yield person.role, name, length_of(session)


def _times(template: Template, kinds: Collection[Name], slots: Ratio) -> Template:
    """The template with so many times the slots of ``kinds``; what rounding leaves over goes to the next block."""
    blocks, order, left = dict[Name, Block](), _in_order(template), 0.0
    for i, (name, block) in enumerate(order):
        many = block.slots
        if block.slot in kinds:
            others = {other.slot for other in (*blocks.values(), *(later for _, later in order[i + 1 :]))}
            wanted = slots * block.slots + left
            many = max(round(wanted), 0 if block.slot in others else 1)
            left = wanted - many
        if many:
            blocks[name] = replace(block, slots=many)
    return replace(template, blocks=blocks)


def _laid_out(template: Template, room: Minutes) -> Template:
    """The template with no block before the one ahead of it ends, and all of it within ``room`` minutes."""
    blocks, end = dict[Name, Block](), 0.0
    for name, block in _in_order(template):
        blocks[name] = replace(block, at=max(block.at, end))
        end = blocks[name].at + block.slots * block.minutes
    if end > room:
        squeeze = room / end
        blocks = {n: replace(b, at=squeeze * b.at, minutes=squeeze * b.minutes) for n, b in blocks.items()}
    return replace(template, blocks=blocks)


def _in_order(template: Template) -> list[tuple[Name, Block]]:
    return sorted(template.blocks.items(), key=lambda item: (item[1].at, item[0]))
