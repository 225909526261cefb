"""The team in a run: who there is, who is here today, whose inbox a paper belongs in."""

from typing import TYPE_CHECKING

from gpsim.model.episode import Episode
from gpsim.model.line import Line
from gpsim.model.person import Worker
from gpsim.model.shift import Part
from gpsim.model.tables import opening
from gpsim.practice.demand import Clinic
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Team
from gpsim.streams import MASK, mix

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

LAST_MINUTES = 30.0  # of a clinic in which no extra is promised any more: assumption


def lists_of(practice: Practice) -> dict[str, float]:
    """Hours a week with patients of everybody who may be a patient's named clinician."""
    team = practice.team
    hours = {
        name: sum(
            len(session.days) * (opening(session.end) - opening(session.start)) / session.every / 60.0
            for session in person.rota.values()
            if "patients" in team.activities[session.activity].serves
        )
        for name, person in team.people.items()
        if team.roles[person.role].has_list
    }
    return {name: each for name, each in hours.items() if each > 0.0}


class Staff:
    """Everybody who works here."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.workers: list[Worker] = []
        self.by_name: dict[str, Worker] = {}
        self.todays: list[tuple[Worker, Part]] = []
        self._with_inbox: dict[str, Worker] | None = None
        self._served: dict[tuple[int, str], tuple[Line, ...]] = {}

    def read(self) -> None:
        """Look at the team as it now is; whoever was not here before begins."""
        team = self.surgery.practice.team
        self._served.clear()
        self._with_inbox = None
        for name in sorted(team.people):
            known = self.by_name.get(name)
            if known is not None:
                known.read(team)
        self.meet(team)

    def meet(self, team: Team) -> None:
        """Get to know whoever is new in ``team``: they may be booked weeks before they come."""
        surgery = self.surgery
        for name in sorted(team.people.keys() - self.by_name.keys()):
            worker = self.by_name[name] = Worker(surgery, name, team, len(self.workers))
            self.workers.append(worker)
            surgery.recorder.people.append((name, worker.role_name, worker.role.group))

    def lines_of(self, worker: Worker, activity: Activity) -> tuple[Line, ...]:
        """The queues that ``worker`` serves in ``activity``; one's own patients always come first."""
        key = (worker.index, "|".join(activity.serves))
        if key not in self._served:
            names = [name for name in activity.serves if name != "patients"]
            self._served[key] = tuple(worker.inbox if name == "inbox" else self.surgery.lines[name] for name in names)
        return self._served[key]

    def usual_of(self, episode: Episode) -> Worker | None:
        """The patient's usual clinician, if any."""
        return self.by_name.get(self.surgery.patients.usual[episode.patient])

    def owner(self, preferred: str, patient: int) -> Worker:
        """Whose inbox a paper belongs in: its clinician's, the patient's named one's, or anybody's there is."""
        able = self._inboxes()
        if preferred in able:
            return able[preferred]
        named = self.surgery.patients.named[patient]
        if named in able:
            return able[named]
        return max(able.values(), key=lambda one: mix((one.salt ^ patient) & MASK), default=self.workers[0])

    def _inboxes(self) -> dict[str, Worker]:
        """Colleagues who ever work on an inbox of their own."""
        if self._with_inbox is None:
            activities, people = self.surgery.practice.team.activities, self.surgery.practice.team.people
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

    def clinics_to_come(self, destination: str) -> list[tuple[Worker, Part]]:
        """Today's clinics that go on for a while, of colleagues whom ``destination`` includes."""
        place = self.surgery.practice.destinations[destination]
        if not isinstance(place, Clinic):
            return []
        return [
            (worker, part)
            for worker, part in self.todays
            if part.activity.bookable
            and worker.role_name in place.roles
            and part.end > self.surgery.clock.time + LAST_MINUTES
            and not worker.absent
        ]

    def is_served_today(self, queue: str) -> bool:
        """Whether somebody will still work on ``queue`` today."""
        return any(queue in part.activity.serves and part.end > self.surgery.clock.time for _, part in self.todays)
