"""The book of a practice in a hub: which sessions it gives, and how they are laid out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from gpsim.practice.book import Book, SlotKind, Template
from gpsim.practice.demand import Outside
from gpsim.practice.neighbours import SHARED_HUB
from gpsim.practice.practice import Practice
from gpsim.practice.team import Person, Session, Weekday
from gpsim.practice.weekly import places_of
from gpsim.units import WEEKDAYS, Name

WORKING_WEEK = 5  # days
NOON = "12:00"
LONGEST_CODE = 36  # of a practice, with room for a partner's number

Given = tuple[Name, Name, Weekday]  # somebody, a line of their rota, and the day


def partner(practice: Practice, number: int) -> Practice:
    """The ``number``-th partner: the practice with other patients, other luck and other people, away at other times.

    Luck is by the practice's code, and leave by a person's name.
    """
    names = {name: f"{name}+{number}" for name in practice.team.people}
    people = {
        names[name]: replace(person, buddy=names.get(person.buddy, "")) for name, person in practice.team.people.items()
    }
    return replace(
        practice,
        name=f"{practice.name}, partner {number}",
        code=f"{practice.code[:LONGEST_CODE]}+{number}",
        team=replace(practice.team, people=people),
    )


def opened(practice: Practice, number: int = 0) -> Practice:
    """The practice with its sessions given to the hub; as it is where there is none.

    The partners, by their ``number``, give on days that follow each other, and on the next days in the next week, so
    that over five weeks everybody has had every weekday.
    """
    hub = practice.hub
    many = hub.whole_sessions if hub is not None else 0
    given = [sessions_given(practice, many, number * many + week) for week in range(WORKING_WEEK)]
    if hub is None or not given[0]:
        return practice
    people = {name: replace(person, rota=_rota(name, person, given)) for name, person in practice.team.people.items()}
    place = Outside(paper=hub.paper, purse="network")
    return replace(
        practice,
        team=replace(practice.team, people=people),
        book=_book(practice, hub.horizon),
        destinations={**practice.destinations, SHARED_HUB: place},
        access=replace(practice.access, urgent_if_full=(SHARED_HUB, *practice.access.urgent_if_full)),
    )


def opener(practice_on: Callable[[int], Practice], number: int) -> Callable[[int], Practice]:
    """`opened` by week, of the practice or of its ``number``-th partner; the same object for the same state."""
    known: dict[int, tuple[Practice, Practice]] = {}  # by identity; the first of each keeps it alive

    def on(week: int) -> Practice:
        practice = practice_on(week)
        if id(practice) not in known:
            known[id(practice)] = practice, opened(partner(practice, number) if number else practice, number)
        return known[id(practice)][1]

    return on


# Giving sessions.


def sessions_given(practice: Practice, many: int, first: int = 0) -> list[Given]:
    """Which sessions are given in a week, ``many`` if there are so many: by days from ``first`` on, afternoons first.

    They are sessions of qualified GPs that are held every week of the year and are full of slots for single patients.
    In the afternoon practices have nothing left themselves.
    """
    order = {day: (i - first) % WORKING_WEEK + 7 * (i >= WORKING_WEEK) for i, day in enumerate(WEEKDAYS)}
    left, given = sorted(_may_be_given(practice)), list[Given]()

    def turn(one: Given) -> tuple[int, bool, int, int]:
        who, line, day = one
        on_the_day, theirs = sum(each == day for *_, each in given), sum(each == who for each, *_ in given)
        return on_the_day, practice.team.people[who].rota[line].start < NOON, theirs, order[day]

    while left and len(given) < many:
        given.append(left.pop(left.index(min(left, key=turn))))
    return given


def _may_be_given(practice: Practice) -> list[Given]:
    """Sessions with at least half as many slots as the fullest."""
    team, slots = practice.team, dict[Given, int]()
    for name, person in team.people.items():
        if team.roles[person.role].group == "gp_qualified":
            for line, session in person.rota.items():
                slots |= {(name, line, day): _slots(practice, session) for day in session.days}
    most = max(slots.values(), default=0)
    return [one for one, many in slots.items() if 0 < most <= 2 * many]


def _slots(practice: Practice, session: Session) -> int:
    """Slots of ``session`` that can be given, if it is held every week."""
    template = practice.book.templates.get(session.template)
    seldom = session.every > 1 or session.months or not practice.team.activities[session.activity].bookable
    if template is None or seldom:
        return 0
    return sum(block.slots for block in template.blocks.values() if _is_shared(practice, block.slot))


def _is_shared(practice: Practice, slot: Name) -> bool:
    """Whether a slot of this kind can be anybody's: one patient, on any request."""
    takes = practice.book.kinds[slot].takes
    return places_of(practice, slot) == 1 and ("urgent" in takes or "routine" in takes)


def _rota(name: Name, person: Person, given: Sequence[Sequence[Given]]) -> Mapping[Name, Session]:
    """The person's rota, with what is ``given`` in each week of a cycle in lines of its own."""
    rota: dict[Name, Session] = {}
    for line, session in person.rota.items():
        by_week = [{day for who, theirs, day in week if (who, theirs) == (name, line)} for week in given]
        ever = set[Weekday]().union(*by_week)
        rota |= _on(line, session, set(session.days) - ever)
        for week, days in enumerate(by_week):
            this = replace(session, every=len(given), week=week)
            rota |= _on(f"{line}_{week}", this, ever - days)
            rota |= _on(f"{_shared(line)}_{week}", replace(this, template=_shared(session.template)), days)
    return rota


def _on(line: Name, session: Session, days: Collection[Weekday]) -> Mapping[Name, Session]:
    """The line of a rota on those ``days``; none, if that is never."""
    return {line: replace(session, days=tuple(day for day in session.days if day in days))} if days else {}


def _book(practice: Practice, horizon: int) -> Book:
    """Every template a second time, with slots that are the hub's."""
    book = practice.book
    kinds = {name: _kind(kind, horizon) for name, kind in book.kinds.items() if _is_shared(practice, name)}
    templates = {_shared(name): _template(template, kinds) for name, template in book.templates.items()}
    shared = {_shared(name): kind for name, kind in kinds.items()}
    return replace(book, kinds={**book.kinds, **shared}, templates={**book.templates, **templates})


def _kind(kind: SlotKind, horizon: int) -> SlotKind:
    return replace(kind, takes=(SHARED_HUB,), horizon=min(kind.horizon, horizon))


def _template(template: Template, shared: Mapping[Name, SlotKind]) -> Template:
    blocks = {
        name: replace(block, slot=_shared(block.slot)) if block.slot in shared else block
        for name, block in template.blocks.items()
    }
    return replace(template, blocks=blocks, remote=_shared(template.remote) if template.remote else "")


def _shared(name: Name) -> Name:
    return f"{name}_{SHARED_HUB}"
