"""A practice's state in a run: the rooms, wired together, and what they ask of each other."""

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from gpsim.distributions import Quantile, quantile_of
from gpsim.log import ENDINGS, ORIGINS
from gpsim.model.appointment import Appointment
from gpsim.model.arrivals import opening_profile
from gpsim.model.attendance import Attendance
from gpsim.model.book import Book
from gpsim.model.clock import Clock, Rank
from gpsim.model.consultation import Consultations, OwnPatients, wanted_date
from gpsim.model.episode import Episode, Sheet
from gpsim.model.front_desk import FrontDesk
from gpsim.model.inbox import PaperLine, Papers, Questions, raised_id
from gpsim.model.line import Line
from gpsim.model.luck import WeekLuck
from gpsim.model.navigation import Navigation
from gpsim.model.outside import Elsewhere
from gpsim.model.patients import PatientList
from gpsim.model.person import Part, Worker
from gpsim.model.recorder import Recorder
from gpsim.model.rota import Rota
from gpsim.model.tables import Tables, compile_tables, opening, surely
from gpsim.model.telephone import CallBacks, Telephone, next_opening
from gpsim.model.triage import OnlineTriage, TriageList
from gpsim.practice.access import Mixed, OneTriageList, PhoneTriageFirst
from gpsim.practice.demand import Clinic, Need, Outside, Profile, WalkIn
from gpsim.practice.paperwork import Paper
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Role
from gpsim.streams import MASK, Ids, Luck, mix
from gpsim.units import DAY, WEEKDAYS, date_of, ticks

LOST, MET = ENDINGS.index("lost"), ENDINGS.index("met")
BOOKINGS_DUTY, BOOKINGS_WALK_IN, BOOKINGS_VISIT = 2, 3, 4


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
        self.weeks: list[WeekLuck] = []
        self.open: dict[int, Episode] = {}
        self.open_papers: dict[int, Sheet] = {}
        self.coming_papers: dict[int, Sheet] = {}
        self.workers: list[Worker] = []
        self.by_name: dict[str, Worker] = {}
        self.todays: list[tuple[Worker, Part]] = []
        self.duty_today = 0
        self._lines: dict[str, Line] = {}
        self._weights: dict[str, npt.NDArray[np.float64]] = {}
        self._served: dict[tuple[int, str], tuple[Line, ...]] = {}
        self.patients = PatientList(self.practice.patients, self.practice.list_size, luck, self._lists())
        self.navigation = Navigation(self)
        self.attendance, self.papers, self.outside = Attendance(self), Papers(self), Elsewhere(self)
        self.book, self.rota = Book(self), Rota(self)
        self.online_triage = OnlineTriage(self)
        self._open_rooms()
        self.meet_team()

    # Looking things up.

    @property
    def now(self) -> float:
        """The time, in minutes since day 0."""
        return self.clock.env.now

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

    def works_on(self, day: int) -> bool:
        """Whether anybody's rota may fall on ``day``: every day but bank holidays."""
        calendar = self.practice.calendar
        return not calendar.bank_holidays or date_of(calendar.start, day).isoformat() not in calendar.bank_holidays

    def open_on(self, day: int) -> bool:
        """Whether the practice answers on ``day``."""
        return WEEKDAYS[day % 7] in self.practice.calendar.days and self.works_on(day)

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
                person = team.people[name]
                role = team.roles[person.role]
                worker = Worker(self, name, person, role, len(self.workers))
                self.workers.append(worker)
                self.by_name[name] = worker
                self.recorder.people.append((name, person.role, role.group))

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

    def owner(self, preferred: str, patient: int, key: int) -> Worker:
        """Whose inbox a paper belongs in: its clinician's, the usual clinician's, or anybody's with a list."""
        for name in (preferred, self.patients.usual[patient] if patient >= 0 else ""):
            worker = self.by_name.get(name)
            if worker is not None and self.has_inbox(worker):
                return worker
        able = [w for w in self.workers if w.role.has_list and self.has_inbox(w)]
        able = able or [w for w in self.workers if self.has_inbox(w)] or self.workers
        return max(able, key=lambda worker: mix((worker.salt ^ key) & MASK))

    def has_inbox(self, worker: Worker) -> bool:
        """Whether ``worker`` ever works on an inbox."""
        person = self.practice.team.people.get(worker.name)
        if person is None:
            return False
        activities = self.practice.team.activities
        return any("inbox" in activities[session.activity].serves for session in person.rota.values())

    def buddy(self, worker: Worker) -> Worker:
        """Who does the inbox of an absent colleague: the buddy, else somebody here of the same role or group."""
        named = self.by_name.get(worker.person.buddy)
        if named is not None and not named.absent:
            return named
        here = [w for w in self.workers if not w.absent and w is not worker and self.has_inbox(w)]
        same = [w for w in here if w.role_name == worker.role_name] or [
            w for w in here if w.role.group == worker.role.group
        ]
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

    # An episode's way.

    def arise(self, episode: Episode) -> None:
        """A need arises."""
        need = episode.need
        self.open[episode.id] = episode
        episode.urgent = episode.once("urgent") < need.record.urgent
        episode.suitable = surely(need.suitable, episode.once("suitable"))
        if need.natural_end is not None:
            episode.gone = episode.born + ticks(need.natural_end(episode.once("natural_end")) * DAY)
        if need.record.first:
            episode.stage = need.stages[need.record.first]
            episode.place = episode.stage.destination
        if need.record.recall is not None:
            episode.origin = self.origins["recall"]
            self.invite(episode)
        else:
            self.approach(episode)

    def invite(self, episode: Episode) -> None:
        """The practice sends an invitation."""
        recall = episode.need.record.recall
        assert recall is not None
        episode.invitations += 1
        if recall.paper:
            self.papers.make(episode, recall.paper, None)
        if episode.draw("responds") < recall.responds:
            days = quantile_of(recall.reply)(episode.draw("reply"))
            by_link = episode.draw("link") < recall.link
            time = self.now + ticks(days * DAY)
            self.clock.at(time, Rank.ARRIVAL, episode.id, self.book_by_link if by_link else self.approach, episode)
        elif episode.invitations < recall.invitations:
            self.clock.at(self.now + recall.gap * DAY, Rank.ARRIVAL, episode.id, self.invite, episode)
        else:
            self.end(episode, LOST)

    def book_by_link(self, episode: Episode) -> None:
        """The patient books without a contact."""
        episode.place = episode.place or episode.need.record.asks_for
        self.navigation.go(episode)

    def approach(self, episode: Episode) -> None:
        """The patient gets in touch, as soon as the practice can be reached."""
        if episode.gone < self.now:
            self.end_by_itself(episode)
            return
        access = self.practice.access
        way = {"telephone": access.telephone, "online": access.online, "desk": access.desk}[episode.channel]
        if way is None:
            self.end(episode, LOST)
            return
        time = next_opening(self.now, opening(way.opens), opening(way.closes), self)
        if time > self.now:
            self.clock.at(time, Rank.ARRIVAL, episode.id, self.approach, episode)
        elif episode.channel == "telephone":
            self.telephone.ring(episode)
        elif episode.channel == "desk":
            self.desk.ask(episode)
        elif self._reads_forms(episode):
            self.online_triage.ask(episode)
        else:
            self.online.ask(episode)

    def _reads_forms(self, episode: Episode) -> bool:
        listed = isinstance(self.practice.access.policy, (Mixed, OneTriageList, PhoneTriageFirst))
        return listed and episode.need.record.clinical and not episode.place

    def later(self, days: float, episode: Episode) -> None:
        """The patient gets in touch again after ``days``."""
        self.clock.at(self.now + max(ticks(days * DAY), ticks(0.01)), Rank.ARRIVAL, episode.id, self.approach, episode)

    def tomorrow(self, episode: Episode) -> None:
        """The patient tries again within the first half-hour of the next day on which the practice is open."""
        day = self.today + 1
        while not self.open_on(day) and day < self.today + 40:
            day += 1
        telephone = self.practice.access.telephone
        opens = opening(telephone.opens if telephone is not None else self.practice.calendar.opens)
        time = day * DAY + opens + ticks(30.0 * episode.draw("tomorrow"))
        self.clock.at(time, Rank.ARRIVAL, episode.id, self.approach, episode)

    def try_again(self, episode: Episode) -> None:
        """The practice asks the patient to try again another day."""
        episode.tried_again += 1
        self.tomorrow(episode)

    def wanted(self, episode: Episode) -> float:
        """From when the patient wants an appointment."""
        if episode.stage is not None:
            return wanted_date(self, episode.stage.wanted(episode.once("wanted")))
        return wanted_date(self, episode.need.wanted(episode.once("wanted")))

    def book_class(self, episode: Episode, booking: str, wanted: float) -> None:
        """Book a further appointment of class ``booking``, now or when slots of that time are released."""
        name = self.resolve(episode)
        if not isinstance(self.practice.destinations[name], Clinic):
            self.clock.at(max(wanted, self.now), Rank.ARRIVAL, episode.id, self.go_now, episode)
        elif not self.book.book(episode, name, booking, wanted):
            if booking == "urgent":
                self.navigation.fall_back(episode, name)
            else:
                self.book.wait(episode, name, booking, wanted)

    def go_now(self, episode: Episode) -> None:
        """Take the episode to its place."""
        self.navigation.go(episode)

    def enter_stage(self, episode: Episode, wanted: float) -> None:
        """Book the stage that has been reached."""
        place = self.practice.destinations[self.resolve(episode)]
        self.book_class(episode, place.books if isinstance(place, Clinic) else "", wanted)

    def bounce(self, episode: Episode, place: Clinic | WalkIn | Outside) -> None:
        """The patient needs somebody else: handed on at once, or back after some days."""
        episode.place = place.bounce_to
        episode.origin = self.origins["bounce_back"]
        days = quantile_of(place.bounce_after)(episode.draw("bounce_after"))
        if days > 0.0:
            self.later(days, episode)
        else:
            self.navigation.go(episode)

    def raise_need(self, sheet: Sheet, need: str) -> None:
        """A paper raises a need of its patient, who is asked to get in touch."""
        k = sheet.taken["raised"] = sheet.taken.get("raised", 0) + 1
        table = self.tables.needs[need]
        episode = Episode(raised_id(sheet, need, k), sheet.week, -1, table, max(sheet.patient, 0), self.now)
        episode.root = sheet.root
        self.arise(episode)
        episode.origin = self.origins["result"]

    def walk_in(self, episode: Episode, place: WalkIn) -> None:
        """Join a queue and be seen."""
        kind = self.tables.kinds[place.consultation]
        self._join(self.line(place.queue), Appointment(episode, kind, BOOKINGS_WALK_IN, self.now))

    def _join(self, line: Line, appointment: Appointment) -> None:
        appointment.arrived = self.now
        line.push(appointment)

    def ask_duty(self, episode: Episode) -> bool:
        """Put an urgent request on the duty list; False when it is full or nobody will work on it today."""
        duty = self.practice.access.duty
        if duty is None or self.duty_today >= duty.cap or not self._served_today(duty.queue):
            return False
        self.duty_today += 1
        kind = self.tables.kinds[duty.consultation]
        self._join(self.line(duty.queue), Appointment(episode, kind, BOOKINGS_DUTY, self.now))
        return True

    def _served_today(self, queue: str) -> bool:
        return any(queue in part.activity.serves and part.end > self.now for _, part in self.todays)

    def ask_visit(self, episode: Episode) -> None:
        """Put a home visit on the list: today's, or tomorrow's after the list has closed."""
        visiting = self.practice.access.visiting
        assert visiting is not None
        kind = self.tables.kinds[visiting.consultation]
        appointment = Appointment(episode, kind, BOOKINGS_VISIT, self.now)
        appointment.arrived = self.now
        if self.now % DAY <= opening(visiting.close):
            self.line(visiting.queue).push(appointment)
        else:
            opens = opening(self.practice.calendar.opens)
            time = next_opening((self.today + 1) * DAY, opens, DAY, self)
            self.clock.at(time, Rank.ARRIVAL, episode.id, self.line(visiting.queue).push, appointment)

    def due(self, working_days: float) -> float:
        """The end of the working day that lies ``working_days`` after today."""
        day, left = self.today, working_days
        while left > 0.0 and day < self.today + 400:
            day += 1
            left -= self.open_on(day)
        return day * DAY + opening(self.practice.calendar.closes)

    def new_week(self, ids: Ids) -> WeekLuck:
        """The luck of births that are written into the diary together."""
        week = WeekLuck(self.luck, ids)
        self.weeks.append(week)
        return week

    # The end of things.

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

    def end_by_itself(self, episode: Episode) -> None:
        """The need is over before anybody dealt with it."""
        self.end(episode, LOST)

    def end(self, episode: Episode, ending: int) -> None:
        """The episode ends."""
        del self.open[episode.id]
        self.record_episode(episode, self.now, ending)

    def record_episode(self, episode: Episode, ended: float, ending: int) -> None:
        """The episode's row."""
        row = (
            episode.id, episode.patient, episode.need.index, 0, episode.layer, episode.urgent, episode.root,
            episode.born, ended, ending, episode.contacts, episode.tried_again, 0, float("nan"),
        )  # fmt: skip
        self.recorder.episodes.append(row)

    # The end of the run.

    def reread(self) -> None:
        """The practice has changed: every room looks at it again, and new colleagues begin."""
        self._served.clear()
        for room in (self.navigation, self.book):
            room.read()
        for line in self._lines.values():
            if isinstance(line, (Telephone, FrontDesk, TriageList)):
                line.read()
        self.meet_team()

    def month(self, day: int) -> int:
        """The calendar month of ``day``, 1 to 12."""
        return date_of(self.practice.calendar.start, day).month

    def interruption_law(self, role: str) -> Quantile:
        """Minutes of an interruption."""
        return quantile_of(self.role_of(role).interruption)

    def finish(self, end: float) -> None:
        """The log ends: whoever is at work is counted until now, what is open is recorded as open."""
        for worker in self.workers:
            worker.cut(end)
        for line in self._lines.values():
            if isinstance(line, (Telephone, CallBacks, FrontDesk)):
                line.record_waiting()
        for episode in self.open.values():
            self.record_episode(episode, float("nan"), ENDINGS.index("open"))
        for sheet in (*self.open_papers.values(), *self.coming_papers.values()):
            self.papers.record(sheet, float("nan"), ENDINGS.index("open"))

    def take_apart(self) -> None:
        """Cut every cycle, so that memory is freed without the collector."""
        for worker in self.workers:
            worker.dismiss()
        for line in self._lines.values():
            line.__dict__.clear()
        for week in self.weeks:
            week.clear()
        self.clock.__dict__.clear()
        for room in (self.navigation, self.attendance, self.papers, self.outside, self.book, self.rota):
            room.__dict__.clear()
        self.online_triage.__dict__.clear()
        self.__dict__.clear()
