"""The slots that a day's sessions lay out, in the rooms that there are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsim.model.appointment import Slot
from gpsim.model.book import release_at
from gpsim.model.rota import sessions_on
from gpsim.model.tables import Tables, opening
from gpsim.practice.team import Session
from gpsim.practice.weekly import places_of
from gpsim.units import DAY, ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery


@dataclass(frozen=True, slots=True)
class Place:
    """Where a template has a slot, or a place in a group: as many of them start together as there are places."""

    after: float  # minutes from the session's start
    minutes: float
    kind: int
    name: str  # of the kind
    consultation: str
    pool: str


class Layout:
    """Lays slots out, day by day; where a template has them is kept by the tables' identity, which outlive the run."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self._places: dict[tuple[int, str, str], list[Place]] = {}  # by tables, template and role

    def lay_out(self, day: int) -> None:
        """The slots of ``day``, from the practice as it will be on that day."""
        surgery = self.surgery
        tables = surgery.tables_on(day)
        practice = tables.practice
        if not surgery.openings.works_on(day):
            return
        surgery.staff.meet(practice.team)
        month = surgery.openings.month(day)
        rooms: dict[bool, int] = {False: practice.team.rooms, True: practice.team.rooms}  # morning, afternoon
        ready: dict[str, list[Slot]] = {}
        for worker in sorted(surgery.staff.workers, key=lambda one: one.salt):
            person = practice.team.people.get(worker.name)
            if person is None or surgery.rota.is_on_leave(worker, person, day):
                continue
            for _, session in sessions_on(person, day, month):
                activity = practice.team.activities[session.activity]
                if activity.bookable and session.template:
                    housed = self._house(session, needs=activity.needs_room and not person.remote, rooms=rooms)
                    in_person = housed and not person.remote
                    for slot, kind in self._slots(worker, session, day, tables, in_person=in_person):
                        ready.setdefault(kind, []).append(slot)
        for kind, slots in sorted(ready.items()):
            record = practice.book.kinds[kind]
            release_at(surgery, day, record.horizon, opening(record.released), slots)

    def _house(self, session: Session, *, needs: bool, rooms: dict[bool, int]) -> bool:
        if not needs:
            return True
        afternoon = opening(session.start) >= 12.5 * 60.0
        rooms[afternoon] -= 1
        return rooms[afternoon] >= 0

    def _slots(
        self, worker: "Worker", session: Session, day: int, tables: Tables, *, in_person: bool
    ) -> list[tuple[Slot, str]]:
        """The session's slots, by its template or by the template for working without a room."""
        book, team = tables.practice.book, tables.practice.team
        name = session.template if in_person else book.templates[session.template].remote
        if not name:
            return []
        start = day * DAY + opening(session.start)
        return [
            (Slot(worker, start + one.after, one.minutes, one.kind, one.consultation, one.pool), one.name)
            for one in self._places_of(tables, name, team.people[worker.name].role)
        ]

    def _places_of(self, tables: Tables, template: str, role: str) -> list[Place]:
        key = id(tables), template, role
        if key not in self._places:
            self._places[key] = _places(tables, template, role)
        return self._places[key]


def _places(tables: Tables, template: str, role: str) -> list[Place]:
    book = tables.practice.book
    places = []
    for _, block in sorted(book.templates[template].blocks.items()):
        pool, consultation = tables.pool_of[role, block.slot], book.kinds[block.slot].consultation
        at, minutes = ticks(block.at), ticks(block.minutes)
        kind, together = tables.slots[block.slot], range(places_of(tables.practice, block.slot))
        places += [
            Place(at + minutes * i, minutes, kind, block.slot, consultation, pool)
            for i in range(block.slots)
            for _ in together
        ]
    return places
