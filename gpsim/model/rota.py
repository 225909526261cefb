"""Who is here when: rota, leave, sickness, rooms, and the slots that a day's sessions lay out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsim.distributions import mean_of, quantile_of
from gpsim.model.appointment import Slot
from gpsim.model.book import release_at
from gpsim.model.shift import Part, Shift
from gpsim.model.tables import Tables, opening
from gpsim.practice.practice import Practice
from gpsim.practice.team import Person, Session
from gpsim.practice.weekly import places_of
from gpsim.streams import MASK, Luck, mix
from gpsim.units import DAY, WEEKDAYS, ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery

WEEKS_A_YEAR = 52
LONGEST_SPELL = 60  # days of sickness looked back upon


def sessions_on(person: Person, day: int, month: int) -> list[tuple[str, Session]]:
    """The lines of ``person``'s rota that fall on ``day``."""
    weekday = WEEKDAYS[day % 7]
    return [
        (name, session)
        for name, session in sorted(person.rota.items())
        if weekday in session.days
        and (day // 7) % session.every == session.week % session.every
        and (not session.months or month in session.months)
    ]


def on_leave(person: Person, salt: int, day: int) -> bool:
    """Whether ``day`` lies in one of the person's weeks of leave, spread over the year by the person's name.

    Weeks are chosen as near as they can be to evenly spaced, from a first one that depends on the name.
    """
    days_a_week = len({weekday for session in person.rota.values() for weekday in session.days}) or 1
    weeks = min(WEEKS_A_YEAR, round(person.leave / days_a_week))
    if weeks == 0:
        return False
    first = mix(salt) % WEEKS_A_YEAR
    place = (day // 7 - first) % WEEKS_A_YEAR
    return (place * weeks) % WEEKS_A_YEAR < weeks


def _slot_minutes(session: Session, practice: Practice) -> float:
    """The length of the session's first slot for one patient; 0 without such slots."""
    if not session.template:
        return 0.0
    blocks = practice.book.templates[session.template].blocks.values()
    single = [block for block in blocks if places_of(practice, block.slot) == 1]
    return ticks(min(single, key=lambda block: block.at).minutes) if single else 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a template has a slot, or a place in a group: as many of them start together as there are places."""

    after: float  # minutes from the session's start
    minutes: float
    kind: int
    name: str  # of the kind
    consultation: str
    pool: str


class Rota:
    """The team's days.

    What is worked out of a record is kept by its identity: every state of the practice lives as long as the run.
    """

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.luck: Luck = surgery.luck
        self._leave: dict[tuple[int, int], bool] = {}  # by person and week
        self._places: dict[tuple[int, str, str], list[Place]] = {}  # by tables, template and role

    def parts(self, worker: "Worker", day: int, tables: Tables) -> list[Part]:
        """What ``worker`` is down for on ``day``, in order; nothing when on leave or the practice is closed."""
        practice = tables.practice
        person = practice.team.people.get(worker.name)
        if person is None or not self.surgery.openings.works_on(day) or self.is_on_leave(worker, person, day):
            return []
        month = self.surgery.openings.month(day)
        parts = [
            Part(
                day * DAY + opening(session.start),
                day * DAY + opening(session.end),
                session.activity,
                practice.team.activities[session.activity],
                _slot_minutes(session, practice),
            )
            for _, session in sessions_on(person, day, month)
        ]
        return sorted(parts, key=lambda part: part.start)

    def is_on_leave(self, worker: "Worker", person: Person, day: int) -> bool:
        """`on_leave`, worked out once a week."""
        week = id(person), day // 7
        found = self._leave.get(week)
        if found is None:
            found = self._leave[week] = on_leave(person, worker.salt, day)
        return found

    def shifts(self, parts: list[Part]) -> list[Shift]:
        """Parts that touch are one shift."""
        shifts: list[Shift] = []
        for part in parts:
            if shifts and part.start <= shifts[-1].end:
                shifts[-1].parts.append(part)
                shifts[-1].end = part.end
            else:
                shifts.append(Shift([part], part.start, part.end))
        return shifts

    def is_sick(self, worker: "Worker", day: int) -> bool:
        """Whether a spell of sickness lasts until ``day``; asked for every day in turn.

        A spell is drawn by the day on which it begins, so that it is the same in every scenario.
        """
        role = worker.role
        if role.sickness <= 0.0:
            return False
        if worker.sick_until is None:  # the first day: spells may have begun before it
            worker.sick_until = max(self._spell(worker, day - ago) for ago in range(1, LONGEST_SPELL))
        worker.sick_until = max(worker.sick_until, self._spell(worker, day))
        return worker.sick_until > day

    def _spell(self, worker: "Worker", day: int) -> int:
        """The first day after a spell that begins on ``day``; ``day`` itself if none begins."""
        role = worker.role
        key = (worker.salt ^ ((day + 4096) * 0x9E3779B97F4A7C15)) & MASK
        onset = role.sickness / max(mean_of(role.sickness_spell), 1.0)
        if self.luck.uniform("sickness", key) >= onset:
            return day
        return day + max(1, round(quantile_of(role.sickness_spell)(self.luck.uniform("sickness_spell", key))))

    # Slots.

    def lay_out(self, day: int) -> None:
        """The slots of ``day``, from the practice as it will be on that day."""
        surgery = self.surgery
        tables = surgery.tables_on(day)
        practice = tables.practice
        if not surgery.openings.works_on(day):
            return
        surgery.staff.meet(practice.team)
        month = self.surgery.openings.month(day)
        rooms: dict[bool, int] = {False: practice.team.rooms, True: practice.team.rooms}  # morning, afternoon
        ready: dict[str, list[Slot]] = {}
        for worker in sorted(surgery.staff.workers, key=lambda one: one.salt):
            person = practice.team.people.get(worker.name)
            if person is None or self.is_on_leave(worker, person, day):
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
