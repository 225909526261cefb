"""Who comes: what a booking turns into, and the rows of the appointment book."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from gpsim.log import ENDINGS, ORIGINS, STATUSES
from gpsim.model.appointment import Appointment, Slot
from gpsim.model.clock import Rank
from gpsim.model.guest import NOBODY, Guest, home_of, own_of
from gpsim.model.recorder import APPOINTMENT
from gpsim.units import DAY, ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery

ATTENDED, DNA, CANCELLED, MOVED, UNUSED = range(len(STATUSES))
TRAVELS = ("face_to_face", "group")
FIRST = ORIGINS.index("first_contact")
LOST = ENDINGS.index("lost")
NAN = float("nan")


class Attendance:
    """What becomes of appointments until the patient is called in."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery

    def decide(self, appointment: Appointment) -> None:
        """Write into the diary what the patient will do about a booking just made."""
        surgery, episode = self.surgery, appointment.episode
        table = surgery.tables.attendance
        forgetting = table.forgetting[episode.heard_by]
        start = appointment.start
        days = start // DAY - appointment.booked // DAY
        if episode.gone < start:
            cancels = episode.draw("gone_cancels") < forgetting.gone_cancels
            comes = False
        else:
            cancels = episode.draw("cancels") < table.cancels.at(days)
            risk = table.dna.at(days) * table.record.dna_mode.get(appointment.kind.record.mode, 1.0)
            home, own = home_of(surgery, episode), own_of(episode)
            comes = episode.draw("attends") >= risk * home.patients.dna[own.patient] * forgetting.missed
            if forgetting.given_back and not (cancels or comes):
                cancels = episode.draw("given_back") < forgetting.given_back
        if cancels:
            self._will_cancel(appointment)
        elif comes:
            self._will_come(appointment)
        else:
            surgery.clock.at(start, Rank.ARRIVAL, episode.id, self.miss, appointment)

    def _will_cancel(self, appointment: Appointment) -> None:
        surgery, episode = self.surgery, appointment.episode
        notice = ticks(surgery.tables.attendance.notice(episode.draw("notice")))
        time = max(surgery.clock.time, appointment.start - notice)
        if episode.gone < appointment.start:
            time = max(time, episode.gone)
        record = surgery.tables.attendance.record
        if episode.channel == "online" or episode.draw("cancels_by_link") < record.cancels_by_link:
            surgery.clock.at(time, Rank.BOOK, episode.id, self.cancel, appointment)
        else:
            surgery.clock.at(time, Rank.ARRIVAL, episode.id, self.ask_to_cancel, appointment)
            surgery.clock.at(appointment.start, Rank.ARRIVAL, episode.id, self.miss, appointment)

    def _will_come(self, appointment: Appointment) -> None:
        surgery, table = self.surgery, self.surgery.tables.attendance
        time = appointment.start
        if appointment.kind.record.mode in TRAVELS:
            late = ticks(table.lateness(appointment.episode.draw("lateness"))) - ticks(table.record.early)
            if late > table.record.too_late:
                surgery.clock.at(time, Rank.ARRIVAL, appointment.id, self.miss, appointment)
                return
            time += late
        surgery.clock.at(max(time, surgery.clock.time), Rank.ARRIVAL, appointment.id, self.arrive, appointment)

    def arrive(self, appointment: Appointment) -> None:
        """The patient is here, or is rung at the time agreed."""
        if appointment.closed:
            return
        if appointment.kind.group is not None:
            self.surgery.groups.join(appointment)
            return
        worker = appointment.worker
        assert worker is not None
        if not worker.can_see(self.surgery.clock.time):
            self.move(appointment)  # everybody has gone home
            return
        appointment.arrived = self.surgery.clock.time
        worker.patients.push(appointment)

    def miss(self, appointment: Appointment) -> None:
        """The patient does not come."""
        if appointment.closed:
            return
        self._void(appointment, DNA)
        self._follow(appointment, Attendance._has_missed)

    def _has_missed(self, appointment: Appointment) -> None:
        surgery, episode = self.surgery, own_of(appointment.episode)
        record = surgery.tables.attendance.record
        if episode.gone < surgery.clock.time:
            surgery.pathway.lose(episode)
        elif episode.draw("dna_returns") < record.dna_returns:
            days = surgery.tables.attendance.returns_after(episode.draw("dna_returns_after"))
            surgery.pathway.later(days, episode)
        else:
            surgery.pathway.lose(episode)

    def ask_to_cancel(self, appointment: Appointment) -> None:
        """The patient rings or comes to cancel; the appointment stands until somebody has heard it."""
        if not appointment.closed:
            self.surgery.pathway.approach(appointment.episode.about(appointment))

    def cancel(self, appointment: Appointment) -> None:
        """The patient cancels: the slot is free again, and a need still there is booked anew."""
        if appointment.closed:
            return
        self._void(appointment, CANCELLED)
        self.surgery.book.give_back(appointment)
        self._follow(appointment, Attendance._has_cancelled)

    def _has_cancelled(self, appointment: Appointment) -> None:
        surgery, episode = self.surgery, own_of(appointment.episode)
        if episode.gone < appointment.start:
            surgery.pathway.lose(episode)
        elif episode.draw("rebooks") < surgery.tables.attendance.record.rebooks:
            surgery.navigation.go(episode)
        else:
            surgery.pathway.lose(episode)

    def move(self, appointment: Appointment) -> None:
        """The practice cannot keep the appointment and finds another."""
        self._void(appointment, MOVED)
        self._follow(appointment, Attendance._has_moved)

    def _has_moved(self, appointment: Appointment) -> None:
        self.surgery.navigation.go(own_of(appointment.episode))

    def _follow(self, appointment: Appointment, what: Callable[["Attendance", Appointment], None]) -> None:
        """What an appointment that is void comes to; a guest's visit is over, and their own practice looks after it."""
        episode = appointment.episode
        if type(episode) is not Guest:
            what(self, appointment)
            return
        self.surgery.pathway.end(episode, LOST)
        home = episode.home
        act = partial(what, home.attendance)
        home.clock.at(self.surgery.clock.time, Rank.ARRIVAL, episode.own.id, act, appointment)

    def _void(self, appointment: Appointment, status: int) -> None:
        appointment.closed = True
        self._row(appointment, status, NAN, NAN, self.surgery.clock.time)

    def record(self, appointment: Appointment, worker: "Worker", began: float, ended: float) -> None:
        """A consultation took place."""
        appointment.closed, appointment.worker = True, worker
        self._row(appointment, ATTENDED, began, ended, NAN)

    def _row(self, appointment: Appointment, status: int, began: float, ended: float, freed: float) -> None:
        surgery, episode, worker = self.surgery, appointment.episode, appointment.worker
        usual = surgery.patients.usual[episode.patient] if episode.patient != NOBODY else ""
        with_usual = -1 if not usual or worker is None else int(worker.name == usual)
        surgery.recorder.appointments += APPOINTMENT(
            episode.id, episode.patient, -1 if worker is None else worker.index, appointment.kind.index,
            appointment.slot_kind, appointment.booking, status, appointment.origin, episode.urgent, with_usual,
            appointment.released, appointment.wanted, appointment.booked, appointment.start, appointment.minutes,
            appointment.arrived, began, ended, freed,
        )  # fmt: skip

    def unused(self, slot: Slot) -> None:
        """A slot that nobody took."""
        surgery = self.surgery
        kind = surgery.tables.kinds[slot.consultation].index
        surgery.recorder.appointments += APPOINTMENT(
            0, -1, slot.worker.index, kind, slot.kind, 0, UNUSED, FIRST, 0, -1, slot.released, NAN, NAN, slot.start,
            slot.minutes, NAN, NAN, NAN, NAN,
        )  # fmt: skip
