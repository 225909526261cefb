"""Group consultations: patients who come for the same slot and are seen together, once."""

from typing import TYPE_CHECKING

from gpsim.model.appointment import Appointment, Gathering
from gpsim.model.clock import Rank
from gpsim.model.consultation import after_consultation
from gpsim.model.line import Line
from gpsim.units import ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery


class Groups:
    """Groups that gather, are held and are written up. Their minutes are shared equally by those present."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.gathered: dict[tuple[int, float], Gathering] = {}  # by clinician and start: still to be held
        self.over: set[tuple[int, float]] = set()

    def join(self, appointment: Appointment) -> None:
        """A patient is here: waits for the group to begin, or joins it; who comes when it is over has missed it."""
        surgery, worker = self.surgery, appointment.worker
        assert worker is not None
        slot, now = (worker.index, appointment.start), surgery.clock.time
        if slot in self.over:
            surgery.attendance.miss(appointment)
            return
        appointment.arrived = now
        if slot in self.gathered:
            self.gathered[slot].present.append(appointment)
            return
        gathering = self.gathered[slot] = Gathering(appointment, worker)
        if now < appointment.start:
            surgery.clock.at(appointment.start, Rank.ARRIVAL, gathering.id, self.open, gathering)
        else:
            self.open(gathering)

    def open(self, gathering: Gathering) -> None:
        """It is time, and somebody is here: the clinician begins when free, and a facilitator when there is one."""
        surgery, worker, group = self.surgery, gathering.worker, gathering.kind.group
        assert group is not None
        if not worker.can_see(surgery.clock.time):
            del self.gathered[worker.index, gathering.start]
            for appointment in gathering.present:
                surgery.attendance.move(appointment)
            return
        if group.facilitated:
            surgery.lines[group.queue].push(gathering)
        worker.patients.push(gathering)

    def begin(self, worker: "Worker", gathering: Gathering) -> float:
        """Minutes of the session, or of writing up everybody who was there."""
        kind = gathering.kind
        if not gathering.seen:
            law = kind.minutes_of(worker.role_name)
            return ticks(law(self.surgery.luck.uniform(kind.decisions[0], gathering.id)) * worker.pace)
        notes = kind.decisions[1]
        gathering.notes = [ticks(kind.notes(one.episode.draw(notes)) * worker.pace) for one in gathering.present]
        return sum(gathering.notes)

    def finish(self, worker: "Worker", gathering: Gathering, began: float) -> None:
        """The session is over and is written up at once; then everybody goes on as after any consultation."""
        if not gathering.seen:
            self._held(worker, gathering, began)
            if gathering.kind.has_notes:
                worker.patients.waiting.appendleft(gathering)
                return
        for one, minutes in zip(gathering.present, gathering.notes, strict=False):
            worker.record(began, began + minutes, gathering.kind.notes_task, one.origin, one.id)
            began += minutes
        for one in gathering.present:
            after_consultation(self.surgery, one, worker)

    def _held(self, worker: "Worker", gathering: Gathering, began: float) -> None:
        surgery, kind, left = self.surgery, gathering.kind, self.surgery.clock.time
        gathering.seen = True
        self.over.add((gathering.worker.index, gathering.start))
        del self.gathered[gathering.worker.index, gathering.start]
        share_out(worker, gathering, kind.task, began, left)
        for one in gathering.present:
            surgery.attendance.record(one, worker, max(began, one.arrived), left)
        if kind.group is not None and kind.group.facilitated:
            unhelped = surgery.lines[kind.group.queue].waiting
            if gathering in unhelped:
                unhelped.remove(gathering)  # no facilitator was there


class Facilitation(Line):
    """Groups that wait for somebody to run them together with the clinician."""

    def begin(self, worker: "Worker", item: Gathering) -> float:
        group = item.kind.group
        assert group is not None
        return ticks(group.facilitation(self.surgery.luck.uniform(group.decision, item.id)))

    def finish(self, worker: "Worker", item: Gathering, began: float) -> None:
        assert item.kind.group is not None
        share_out(worker, item, item.kind.group.task, began, self.surgery.clock.time)


def share_out(worker: "Worker", gathering: Gathering, task: str, began: float, ended: float) -> None:
    """A row of work for each who is present, with an equal part of the time: to the tick, and without loss."""
    many = len(gathering.present)
    edges = [ticks(began + (ended - began) * i / many) for i in range(many + 1)]
    for one, start, end in zip(gathering.present, edges, edges[1:], strict=False):
        worker.record(start, end, task, one.origin, one.id)
