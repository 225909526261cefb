"""A practice's state in a run: the rooms, wired together, and what they ask of each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from gpsim.log import ORIGINS
from gpsim.model.attendance import Attendance
from gpsim.model.book import Book
from gpsim.model.clock import Clock
from gpsim.model.compiling import compile_tables
from gpsim.model.consultation import Consultations, OwnPatients
from gpsim.model.demand import Demand
from gpsim.model.episode import Episode, Sheet
from gpsim.model.front_desk import FrontDesk
from gpsim.model.groups import Facilitation, Groups
from gpsim.model.inbox import PaperLine, Papers, Questions
from gpsim.model.indices import Indices
from gpsim.model.line import Line
from gpsim.model.luck import WeekLuck
from gpsim.model.navigation import Navigation
from gpsim.model.openings import Openings
from gpsim.model.outside import Elsewhere
from gpsim.model.pathway import Pathway
from gpsim.model.patients import PatientList
from gpsim.model.person import Worker
from gpsim.model.recorder import CONTACT, Recorder
from gpsim.model.rota import Rota
from gpsim.model.staff import Staff, lists_of
from gpsim.model.tables import Tables, opening
from gpsim.model.telephone import CallBacks, Telephone
from gpsim.model.triage import OnlineTriage, TriageList
from gpsim.model.unbooked import Unbooked
from gpsim.practice.demand import Clinic, Outside, WalkIn
from gpsim.practice.practice import Practice
from gpsim.streams import Ids, Luck
from gpsim.units import DAY

if TYPE_CHECKING:
    from gpsim.model.hub import SharedHub

L = TypeVar("L", bound=Line)


@dataclass(frozen=True, slots=True)
class Way:
    """Opening hours of a way in, in minutes after midnight."""

    opens: float
    closes: float


class Lines(dict[str, Line]):
    """The queues by name; one of papers, if nothing else is called so."""

    def __init__(self, surgery: "Surgery") -> None:
        super().__init__()
        self.surgery = surgery

    def __missing__(self, name: str) -> Line:
        line = self[name] = PaperLine(self.surgery, name)
        return line


class Surgery:
    """Everything that changes while a practice is simulated."""

    def __init__(self, practice_on: Callable[[int], Practice], first_day: int, luck: Luck) -> None:
        self.practice_on, self.luck = practice_on, luck
        self.clock = Clock(first_day * DAY)
        self.indices = Indices()
        self._compiled: dict[int, tuple[Practice, Tables]] = {}
        self.tables = self.tables_on(first_day)
        self.practice = self.tables.practice
        self.recorder = Recorder()
        self.origins: Mapping[str, int] = {name: i for i, name in enumerate(ORIGINS)}
        self.weeks: dict[int, list[WeekLuck]] = {}  # by the day on which they were begun
        self.often_decided: set[str] = set()  # decisions of which a week's table pays
        self.open_papers: dict[int, Sheet] = {}
        self.coming_papers: dict[int, Sheet] = {}
        self.duty_today = 0
        self.lines = Lines(self)
        self.patients = PatientList(self.practice.patients, self.practice.list_size, luck, lists_of(self.practice))
        self.openings = Openings(self.practice.calendar)
        self.navigation, self.pathway, self.unbooked = Navigation(self), Pathway(self), Unbooked(self)
        self.groups = Groups(self)
        self.attendance, self.papers, self.outside = Attendance(self), Papers(self), Elsewhere(self)
        self.book, self.rota, self.staff, self.demand = Book(self), Rota(self), Staff(self), Demand(self)
        self.online_triage = OnlineTriage(self)
        self.hub: SharedHub | None = None  # where several practices are on the same clock
        self._open_rooms()
        self.staff.read()

    # Looking things up.

    def tables_on(self, day: int) -> Tables:
        """The tables of the practice as it is on ``day``; each state of it is compiled once."""
        practice = self.practice_on(day // 7)
        found = self._compiled.get(id(practice))
        if found is None:
            found = self._compiled[id(practice)] = (practice, compile_tables(practice, self.indices))
        return found[1]

    # Rooms and people.

    def _open_rooms(self) -> None:
        """Open every room that the practice has now and had not before; none is closed while anything waits in it."""
        access = self.practice.access
        ways = {"telephone": access.telephone, "online": access.online, "desk": access.desk}
        self.ways = {
            name: Way(opening(way.opens), opening(way.closes)) for name, way in ways.items() if way is not None
        }
        if access.telephone is not None:
            self.telephone = self._room("telephone", Telephone)
            self.call_backs = self._room("call_backs", CallBacks)
        if access.desk is not None:
            self.desk = self._room("desk", FrontDesk, "desk")
        if access.online is not None:
            self.online = self._room(access.online.queue, FrontDesk, "online")
        if self.tables.triage is not None:
            self.triage = self._room(self.tables.triage.queue, TriageList)
        queues = [place.queue for place in self.practice.destinations.values() if isinstance(place, WalkIn)]
        queues += [way.queue for way in (access.duty, access.phone_list) if way is not None]
        queues += access.visiting.queues.values() if access.visiting is not None else ()
        for name in queues:
            self._room(name, Consultations)
        for kind in self.tables.kinds.values():
            if kind.group is not None and kind.group.facilitated:
                self._room(kind.group.queue, Facilitation)
        for role in self.practice.team.roles.values():
            self._room(role.supervision.queue, Questions)

    def _room(self, name: str, kind: Callable[..., L], *more: str) -> L:
        """The room of that name and kind, new if there was none: until now it may have been a tray of papers."""
        found = self.lines.get(name)
        if found is None or isinstance(found, PaperLine):
            found = self.lines[name] = kind(self, name, *more)
        return cast("L", found)

    def questions(self, name: str) -> Questions:
        """The queue in which questions to a supervisor wait."""
        line = self.lines[name]
        assert isinstance(line, Questions)
        return line

    def patients_line(self, worker: Worker) -> Line:
        """A new clinician's own patients."""
        return OwnPatients(self, f"patients.{worker.name}")

    def inbox_line(self, worker: Worker) -> Line:
        """A new colleague's own inbox."""
        return PaperLine(self, f"inbox.{worker.name}")

    def is_there(self, destination: str) -> bool:
        """Whether anybody can be sent to ``destination``."""
        place = self.practice.destinations.get(destination)
        match place:
            case Clinic():
                return destination in self.tables.employed
            case Outside():
                return self.outside.has_room(destination, place)
            case None:
                return False
            case _:
                return True

    def resolve(self, episode: Episode) -> str:
        """Where ``episode`` really goes: its place, or what stands in for a place where nobody works."""
        for _ in range(len(self.practice.destinations)):
            place = self.practice.destinations[episode.place]
            if not isinstance(place, Clinic) or episode.place in self.tables.employed:
                return episode.place
            episode.place = place.instead or episode.need.record.asks_for
        return episode.place

    def new_week(self, ids: Ids) -> WeekLuck:
        """The luck of births that are written into the diary together."""
        week = WeekLuck(self.luck, ids, self.often_decided)
        self.weeks.setdefault(self.clock.today, []).append(week)
        return week

    def forget_luck(self, before: int) -> None:
        """Drop tables begun before a day; what is asked of them later is drawn again."""
        for day in [day for day in self.weeks if day < before]:
            for week in self.weeks.pop(day):
                week.forget()

    def contact(
        self, episode: Episode, channel: int, arrived: float, answered: float, ended: float, person: int,
        outcome: int, result: int, origin: int | None = None,
    ) -> None:  # fmt: skip
        """Record a contact."""
        first = episode.origin if origin is None else origin
        self.recorder.contacts += CONTACT(
            episode.id, episode.patient, episode.need.index, channel, first, arrived, answered, ended, person, outcome,
            result,
        )  # fmt: skip

    def reread(self) -> None:
        """The practice has changed: rooms are opened, every room looks at it again, and new colleagues begin."""
        self._open_rooms()
        for room in (self.navigation, self.book, self.staff):
            room.read()
        for line in self.lines.values():
            if isinstance(line, (Telephone, FrontDesk, TriageList)):
                line.read()
