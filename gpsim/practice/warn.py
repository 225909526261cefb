"""What may surprise the author of a practice that loads."""

from collections.abc import Callable, Iterator
from dataclasses import asdict

from gpsim.practice.check_staffing import queues_joined
from gpsim.practice.practice import Practice
from gpsim.practice.references import found, used
from gpsim.practice.team import Session
from gpsim.practice.weekly import (
    covered,
    gp_pressure,
    hours_by_queue,
    papers_from_outside,
    slots_by_kind,
)
from gpsim.units import clock_minutes

BUSY, SLACK = 1.3, 0.5  # appointments asked of GPs ÷ slots; beyond, no practice goes on like that for long
LEAST = 1.0  # hours a week
NOON = 750.0  # minutes after midnight at which sessions begin to count as the afternoon's, 12:30
UNUSED = {
    "profiles": ("profile", "profiles"),
    "weeks": ("week", "weeks"),
    "seasons": ("season", "seasons"),
    "responses": ("response", "responses"),
    "consultations": ("kind of consultation", "kinds of consultation"),
    "team.roles": ("role", "roles"),
    "team.activities": ("activity", "activities"),
    "book.templates": ("template", "templates"),
}


def warnings(practice: Practice) -> tuple[str, ...]:
    """Sentences, each about one thing."""
    return tuple(sentence for check in CHECKS for sentence in check(practice))


def _pressure(practice: Practice) -> Iterator[str]:
    pressure = gp_pressure(practice)
    if pressure is not None and pressure > BUSY:
        yield f"Needs ask GPs for {pressure:.1f} appointments for every slot they have; waits will grow without end."
    if pressure is not None and pressure < SLACK:
        yield f"Needs ask GPs for only {pressure:.1f} appointments for every slot they have."


def _queues(practice: Practice) -> Iterator[str]:
    hours = hours_by_queue(practice)
    for queue in sorted({queue for _, queue in queues_joined(practice)}):
        if hours.get(queue, 0.0) < LEAST:
            yield f"The queue {queue!r} is served for {60 * hours.get(queue, 0.0):.0f} minutes a week."


def _telephone(practice: Practice) -> Iterator[str]:
    telephone = practice.access.telephone
    if telephone is None or not practice.access.channels.get("telephone"):
        return
    opens, closes = clock_minutes(telephone.opens), clock_minutes(telephone.closes)
    for day in practice.calendar.days:
        spans = covered(practice, "telephone", day)
        answered = sum(max(0.0, min(end, closes) - max(start, opens)) for start, end in spans)
        alone = closes - opens - answered
        if alone > 0.0:
            yield f"On {day} nobody answers the telephone for {alone:.0f} of its {closes - opens:.0f} minutes."


def _rooms(practice: Practice) -> Iterator[str]:
    for day in practice.calendar.days:
        for half, afternoon in (("morning", False), ("afternoon", True)):
            needed = sum(1.0 / session.every for session in _housed(practice, day, afternoon=afternoon))
            if needed > practice.team.rooms:
                yield f"On {day} {half} {needed:.3g} sessions need a room, and there are {practice.team.rooms}."


def _housed(practice: Practice, day: str, *, afternoon: bool) -> Iterator[Session]:
    """Sessions of a half-day that need a room."""
    for person in practice.team.people.values():
        for session in person.rota.values():
            needs = practice.team.activities[session.activity].needs_room and not person.remote
            if needs and day in session.days and (clock_minutes(session.start) >= NOON) is afternoon:
                yield session


def _unused(practice: Practice) -> Iterator[str]:
    values = asdict(practice)
    for table, (one, many) in UNUSED.items():
        known = used(values, table)
        unused = [repr(name) for _, name in found(values, f"{table}.@") if name not in known]
        if len(unused) == 1:
            yield f"The {one} {unused[0]} is used nowhere."
        elif unused:
            yield f"The {many} {', '.join(unused[:-1])} and {unused[-1]} are used nowhere."
    coming = papers_from_outside(practice)
    for name in sorted(set(coming) - used(values, "papers")):
        if coming[name] == 0.0:
            yield f"The paper {name!r} never comes from outside, and nothing makes it."


def _sessions(practice: Practice) -> Iterator[str]:
    for kind, number in slots_by_kind(practice).items():
        if number == 0.0:
            yield f"No session lays out slots of the kind {kind!r}."
    for name, person in practice.team.people.items():
        if not person.rota:
            yield f"{name} has no sessions."
        for line, session in person.rota.items():
            if practice.team.activities[session.activity].bookable and not session.template:
                yield f"{name}'s session {line!r} is bookable but has no template, so it has no slots."


def _fallbacks(practice: Practice) -> Iterator[str]:
    access = practice.access
    ways = {"duty": access.duty is not None, "extras": bool(access.extras_slot and access.extras_per_session)}
    if any(need.urgent > 0.0 for need in practice.needs.values()):
        for way in access.urgent_if_full:
            if not ways.get(way, True):
                yield f"access.urgent_if_full names {way!r}, which this practice does not have."


CHECKS: tuple[Callable[[Practice], Iterator[str]], ...] = (
    _pressure,
    _queues,
    _telephone,
    _rooms,
    _sessions,
    _fallbacks,
    _unused,
)
