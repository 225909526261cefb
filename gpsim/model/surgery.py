"""A practice's state in a run: the rooms, wired together, and what they ask of each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gpsim.distributions import Quantile, quantile_of
from gpsim.log import ENDINGS, ORIGINS
from gpsim.model.attendance import Attendance
from gpsim.model.book import Book
from gpsim.model.clock import Clock
from gpsim.model.consultation import Consultations, OwnPatients
from gpsim.model.episode import Episode, Sheet
from gpsim.model.front_desk import FrontDesk
from gpsim.model.inbox import PaperLine, Papers, Questions
from gpsim.model.inversion import opening_profile
from gpsim.model.line import Line
from gpsim.model.luck import WeekLuck
from gpsim.model.navigation import Navigation
from gpsim.model.openings import Openings
from gpsim.model.outside import Elsewhere
from gpsim.model.pathway import Pathway
from gpsim.model.patients import PatientList
from gpsim.model.person import Part, Worker
from gpsim.model.recorder import Recorder
from gpsim.model.rota import Rota
from gpsim.model.tables import Tables, compile_tables, opening
from gpsim.model.telephone import CallBacks, Telephone
from gpsim.model.triage import OnlineTriage, TriageList
from gpsim.practice.demand import Clinic, Need, Outside, Profile, WalkIn
from gpsim.practice.paperwork import Paper
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Role
from gpsim.streams import MASK, Ids, Luck, mix
from gpsim.units import DAY

OPEN = ENDINGS.index("open")


@dataclass(frozen=True, slots=True)
class Way:
    """Opening hours of a way in, in minutes after midnight."""

    opens: float
    closes: float


class Surgery:
    """Everything that changes while a practice is simulated."""

    def __init__(self, practice_on: Callable[[int], Practice], first_day: int, luck: Luck) -> None:
        self.practice_on, self.luck = practice_on, luck
        self.clock = Clock(first_day * DAY)
        self._compiled: dict[int, tuple[Practice, Tables]] = {}
        self.tables = self.tables_on(first_day)
        self.practice = self.tables.practice
        self.recorder = Recorder()
        self.origins: Mapping[str, int] = {name: i for i, name in enumerate(ORIGINS)}
        self.extra_level = 0.0  # of demand, for an overfull start
        self.weeks: dict[int, list[WeekLuck]] = {}  # by the day on which they were begun
        self.open_papers: dict[int, Sheet] = {}
        self.coming_papers: dict[int, Sheet] = {}
        self.workers: list[Worker] = []
        self.by_name: dict[str, Worker] = {}
        self._with_inbox: dict[str, Worker] | None = None
        self.todays: list[tuple[Worker, Part]] = []
        self.duty_today = 0
        self._lines: dict[str, Line] = {}
        self._weights: dict[str, npt.NDArray[np.float64]] = {}
        self._served: dict[tuple[int, str], tuple[Line, ...]] = {}
        self.patients = PatientList(self.practice.patients, self.practice.list_size, luck, self._lists())
        self.openings = Openings(self.practice.calendar)
        self.navigation, self.pathway = Navigation(self), Pathway(self)
        self.attendance, self.papers, self.outside = Attendance(self), Papers(self), Elsewhere(self)
        self.book, self.rota = Book(self), Rota(self)
        self.online_triage = OnlineTriage(self)
        self._open_rooms()
        self.meet_team()

    # Looking things up.

    @property
    def now(self) -> float:
        """The time, in minutes since day 0."""
        return self.clock.time

    @property
    def today(self) -> int:
        """The day."""
        return self.clock.today

    def tables_on(self, day: int) -> Tables:
        """The tables of the practice as it is on ``day``; each state of it is compiled once."""
        practice = self.practice_on(day // 7)
        found = self._compiled.get(id(practice))
        if found is None:
            found = self._compiled[id(practice)] = (practice, compile_tables(practice))
        return found[1]

    def level(self, record: Need | Paper) -> float:
        """Demand relative to the baseline's births."""
        return record.level + self.extra_level

    def level_of(self, record: Need | Paper, *, paper: bool) -> int:
        """How many layers of births there may be; the first is always counted, so that it never moves."""
        return max(1, int(np.ceil(self.level(record))))

    def profile_of(self, need: Need, channel: str) -> Profile:
        """How ``need`` spreads over the day when it comes by ``channel``."""
        access, profiles = self.practice.access, self.practice.profiles
        way = {"telephone": access.telephone, "online": access.online, "desk": access.desk}[channel]
        name = need.profile or (way.profile if way is not None else "")
        if name:
            return profiles[name]
        hours = way if way is not None else self.practice.calendar
        return opening_profile(hours.opens, hours.closes)

    def paper_profile(self, paper: Paper) -> Profile:
        """When papers of a kind come."""
        calendar = self.practice.calendar
        named = self.practice.profiles.get(paper.profile)
        return named if named is not None else opening_profile(calendar.opens, calendar.closes)

    def weights_of(self, need: str) -> npt.NDArray[np.float64]:
        """Cumulative weights of the patients for ``need``."""
        if need not in self._weights:
            self._weights[need] = self.patients.weights(self.practice.needs[need])
        return self._weights[need]

    def paper_weights(self, paper: str) -> npt.NDArray[np.float64]:
        """Cumulative weights of the patients for papers of a kind."""
        key = f"paper.{paper}"
        if key not in self._weights:
            self._weights[key] = self.patients.weights_by_age(self.practice.papers[paper].ages)
        return self._weights[key]

    def origin(self, name: str, otherwise: int) -> int:
        """The origin ``name``, unless the episode already has one that says more than a first contact."""
        return self.origins[name] if otherwise == 0 else otherwise

    # Rooms and people.

    def _open_rooms(self) -> None:
        access, lines = self.practice.access, self._lines
        ways = {"telephone": access.telephone, "online": access.online, "desk": access.desk}
        self.ways = {
            name: Way(opening(way.opens), opening(way.closes)) for name, way in ways.items() if way is not None
        }
        if access.telephone is not None:
            self.telephone = Telephone(self)
            lines["telephone"] = self.telephone
            self.call_backs = CallBacks(self, "call_backs")
            lines["call_backs"] = self.call_backs
        if access.desk is not None:
            self.desk = lines["desk"] = FrontDesk(self, "desk", "desk")
        if access.online is not None:
            self.online = lines[access.online.queue] = FrontDesk(self, access.online.queue, "online")
        if self.tables.triage is not None:
            name = self.tables.triage.queue
            self.triage = lines[name] = TriageList(self, name)
        queues = [place.queue for place in self.practice.destinations.values() if isinstance(place, WalkIn)]
        queues += [way.queue for way in (access.duty, access.visiting) if way is not None]
        for name in queues:
            lines.setdefault(name, Consultations(self, name))
        for role in self.practice.team.roles.values():
            lines.setdefault(role.supervision.queue, Questions(self, role.supervision.queue))

    def line(self, name: str) -> Line:
        """The queue ``name``; one of papers, if nothing else is called so."""
        if name not in self._lines:
            self._lines[name] = PaperLine(self, name)
        return self._lines[name]

    def questions(self, name: str) -> Questions:
        """The queue in which questions to a supervisor wait."""
        line = self._lines[name]
        assert isinstance(line, Questions)
        return line

    def patients_line(self, worker: Worker) -> Line:
        """A new clinician's own patients."""
        return OwnPatients(self, f"patients.{worker.name}")

    def inbox_line(self, worker: Worker) -> Line:
        """A new colleague's own inbox."""
        return PaperLine(self, f"inbox.{worker.name}")

    def lines_of(self, worker: Worker, activity: Activity) -> tuple[Line, ...]:
        """The queues that ``worker`` serves in ``activity``; one's own patients always come first."""
        key = (worker.index, "|".join(activity.serves))
        if key not in self._served:
            names = [name for name in activity.serves if name != "patients"]
            self._served[key] = tuple(worker.inbox if name == "inbox" else self.line(name) for name in names)
        return self._served[key]

    def meet_team(self) -> None:
        """Whoever is on this week's team and was not here before begins."""
        team = self.practice.team
        for name in sorted(team.people):
            if name not in self.by_name:
                worker = Worker(self, name, team, len(self.workers))
                self.workers.append(worker)
                self.by_name[name] = worker
                self.recorder.people.append((name, worker.role_name, worker.role.group))

    def _lists(self) -> dict[str, float]:
        """Sessions a week of everybody who may be a usual clinician."""
        team = self.practice.team
        return {
            name: float(sum(len(session.days) for session in person.rota.values()))
            for name, person in team.people.items()
            if team.roles[person.role].has_list and person.rota
        }

    def usual_of(self, episode: Episode) -> Worker | None:
        """The patient's usual clinician, if any."""
        return self.by_name.get(self.patients.usual[episode.patient])

    def owner(self, preferred: str, patient: int) -> Worker:
        """Whose inbox a paper belongs in: its clinician's, the patient's named one's, or anybody's there is."""
        able = self._inboxes()
        if preferred in able:
            return able[preferred]
        named = self.patients.named[patient]
        if named in able:
            return able[named]
        return next(iter(able.values()), self.workers[0])

    def _inboxes(self) -> dict[str, Worker]:
        """Colleagues who ever work on an inbox of their own."""
        if self._with_inbox is None:
            activities, people = self.practice.team.activities, self.practice.team.people
            self._with_inbox = {
                worker.name: worker
                for worker in self.workers
                if worker.name in people
                and any("inbox" in activities[one.activity].serves for one in people[worker.name].rota.values())
            }
        return self._with_inbox

    def buddy(self, worker: Worker) -> Worker:
        """Who does the inbox of an absent colleague: the buddy, else somebody here of the same role or group."""
        named = self.by_name.get(worker.person.buddy)
        if named is not None and not named.absent:
            return named
        here = [one for one in self._inboxes().values() if not one.absent and one is not worker]
        same = [one for one in here if one.role_name == worker.role_name]
        same = same or [one for one in here if one.role.group == worker.role.group]
        return max(same, key=lambda one: mix((one.salt ^ worker.salt) & MASK)) if same else worker

    def role_of(self, name: str) -> Role:
        """The role ``name``."""
        return self.practice.team.roles[name]

    def supervision_law(self, role: str) -> Quantile:
        """Minutes of talking over a consultation of ``role``."""
        return quantile_of(self.role_of(role).supervision.minutes)

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

    def clinics_to_come(self, destination: str) -> list[tuple[Worker, Part]]:
        """Today's clinics that go on for a while, of colleagues whom ``destination`` includes."""
        place = self.practice.destinations[destination]
        if not isinstance(place, Clinic):
            return []
        return [
            (worker, part)
            for worker, part in self.todays
            if worker.role_name in place.roles and part.end > self.now + 30.0 and not worker.absent
        ]

    def is_served_today(self, queue: str) -> bool:
        """Whether somebody will still work on ``queue`` today."""
        return any(queue in part.activity.serves and part.end > self.now for _, part in self.todays)

    def new_week(self, ids: Ids) -> WeekLuck:
        """The luck of births that are written into the diary together."""
        week = WeekLuck(self.luck, ids)
        self.weeks.setdefault(self.today, []).append(week)
        return week

    def forget_luck(self, before: int) -> None:
        """Drop tables begun before a day; what is asked of them later is drawn again."""
        for day in [day for day in self.weeks if day < before]:
            for week in self.weeks.pop(day):
                week.clear()

    def contact(
        self, episode: Episode, channel: int, arrived: float, answered: float, ended: float, person: int,
        outcome: int, result: int, origin: int | None = None,
    ) -> None:  # fmt: skip
        """Record a contact."""
        first = episode.origin if origin is None else origin
        row = (
            episode.id, episode.patient, episode.need.index, channel, first, arrived, answered, ended, person, outcome,
            result, episode.misdirected,
        )  # fmt: skip
        self.recorder.contacts.append(row)

    # The end of the run.

    def reread(self) -> None:
        """The practice has changed: every room looks at it again, and new colleagues begin."""
        self._served.clear()
        self._with_inbox = None
        for room in (self.navigation, self.book):
            room.read()
        for worker in self.workers:
            if worker.name in self.practice.team.people:
                worker.read(self.practice.team)
        for line in self._lines.values():
            if isinstance(line, (Telephone, FrontDesk, TriageList)):
                line.read()
        self.meet_team()

    def interruption_law(self, role: str) -> Quantile:
        """Minutes of an interruption."""
        return quantile_of(self.role_of(role).interruption)

    def finish(self, end: float) -> None:
        """The log ends: whoever is at work is counted until now, what is open is recorded as open."""
        for worker in self.workers:
            worker.cut(end)
        self.book.record_unused(self.today)
        for line in self._lines.values():
            if isinstance(line, (Telephone, CallBacks, FrontDesk)):
                line.record_waiting()
        for episode in self.pathway.open.values():
            self.pathway.record(episode, float("nan"), OPEN)
        for sheet in (*self.open_papers.values(), *self.coming_papers.values()):
            self.papers.record(sheet, float("nan"), OPEN)

    def take_apart(self) -> None:
        """Cut every cycle, so that memory is freed without the collector."""
        for worker in self.workers:
            worker.dismiss()
        for line in self._lines.values():
            line.__dict__.clear()
        self.clock.take_apart()
        rooms = (self.navigation, self.pathway, self.attendance, self.papers, self.outside, self.book, self.rota)
        for room in (*rooms, self.online_triage):
            room.__dict__.clear()
        self.__dict__.clear()
