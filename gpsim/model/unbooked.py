"""Patients who are seen without a slot: walk-ins, the duty list, home visits."""

from typing import TYPE_CHECKING

from gpsim.log import BOOKINGS
from gpsim.model.appointment import Appointment
from gpsim.model.clock import Rank
from gpsim.model.episode import Episode
from gpsim.model.tables import opening
from gpsim.practice.demand import WalkIn
from gpsim.units import DAY

if TYPE_CHECKING:
    from gpsim.model.line import Line
    from gpsim.model.surgery import Surgery

FOR_DUTY, WALKED_IN, FOR_VISIT, RUNG_BACK = (BOOKINGS.index(name) for name in ("duty", "walk_in", "visit", "call_back"))


class Unbooked:
    """The queues of those who are seen in turn."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery

    def walk_in(self, episode: Episode, place: WalkIn) -> None:
        """Join a queue and be seen."""
        self._join(self.surgery.lines[place.queue], episode, place.consultation, WALKED_IN)

    def ask_duty(self, episode: Episode) -> bool:
        """Put an urgent request on the duty list; False when it is full or nobody will work on it today."""
        surgery = self.surgery
        duty = surgery.practice.access.duty
        if duty is None or surgery.duty_today >= duty.cap or not surgery.staff.is_served_today(duty.queue):
            return False
        surgery.duty_today += 1
        self._join(surgery.lines[duty.queue], episode, duty.consultation, FOR_DUTY)
        return True

    def ring_first(self, episode: Episode) -> None:
        """Put a request on the list of those whom a clinician rings back before anything is booked."""
        listed = self.surgery.practice.access.phone_list
        assert listed is not None
        self._join(self.surgery.lines[listed.queue], episode, listed.consultation, RUNG_BACK)

    def ask_visit(self, episode: Episode) -> None:
        """Put a home visit on the list: today's, or that of the next day once the list has closed.

        Whether a colleague who is no GP may make it is said once of an episode: of a larger share, more of the same.
        """
        surgery = self.surgery
        visiting = surgery.practice.access.visiting
        assert visiting is not None
        shared = visiting.shared > 0.0 and episode.once("shared_visit") < visiting.shared
        line, now = surgery.lines[visiting.shared_queue if shared else visiting.queue], surgery.clock.time
        if now % DAY <= opening(visiting.close):
            self._join(line, episode, visiting.consultation, FOR_VISIT)
            return
        visit = self._asked(episode, visiting.consultation, FOR_VISIT)
        day = surgery.openings.next_open(surgery.clock.today)
        surgery.clock.at(day * DAY + surgery.openings.opens, Rank.ARRIVAL, episode.id, line.push, visit)

    def _asked(self, episode: Episode, kind: str, booking: int) -> Appointment:
        now = self.surgery.clock.time
        asked = Appointment(episode, self.surgery.tables.kinds[kind], booking, now)
        asked.arrived = now
        return asked

    def _join(self, line: "Line", episode: Episode, kind: str, booking: int) -> None:
        line.push(self._asked(episode, kind, booking))
