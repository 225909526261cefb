"""The triage list: read by a navigator or a clinician, and answered."""

from typing import TYPE_CHECKING

from gpsim.distributions import quantile_of
from gpsim.log import BOOKINGS, CHANNELS, ENDINGS, RESULTS
from gpsim.model.appointment import Appointment
from gpsim.model.episode import Episode
from gpsim.model.front_desk import Request
from gpsim.model.line import Line
from gpsim.model.tables import Choice
from gpsim.model.telephone import ANSWERED
from gpsim.practice.access import Triage
from gpsim.units import ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery

ROW, RUNG_BACK = BOOKINGS.index("triage"), BOOKINGS.index("call_back")
MET = ENDINGS.index("met")
ONLINE, LISTED = CHANNELS.index("online"), RESULTS.index("listed")


class TriageList(Line):
    """Requests waiting to be read."""

    def __init__(self, surgery: "Surgery", name: str) -> None:
        super().__init__(surgery, name)
        self.read()

    def read(self) -> None:
        """Look at the practice as it now stands."""
        record = self.surgery.tables.triage
        if record is None:  # the list is given up: what is still on it is answered as it was
            return
        self.policy: Triage = record
        self.minutes = quantile_of(record.read)
        self.answers = Choice.of({"message": record.message, "link": record.link, "call_back": record.call_back})

    def ask(self, episode: Episode) -> None:
        """A request joins the list."""
        self.push(Request(episode, self.surgery.clock.time))

    def begin(self, worker: "Worker", item: Request) -> float:
        episode = item.episode  # a form that nobody has heard yet; whoever rang has been steered by reception
        return ticks(self.minutes(episode.draw("triage_read")) + self.surgery.navigation.steering.listen(episode))

    def finish(self, worker: "Worker", item: Request, began: float) -> None:
        surgery, episode = self.surgery, item.episode
        worker.record(began, surgery.clock.time, "triage", surgery.origins["triage"], episode.id)
        if worker.direct and self.policy.counts and self.policy.kind:
            self._row(worker, item, began)
        if not episode.place and surgery.navigation.steer(episode) is not None:
            return
        match self.answers.pick(episode.draw("triage_answer")):
            case "message":
                self._message(episode)
            case "link":
                self._link(episode)
            case "call_back" if worker.direct:
                kind = surgery.tables.kinds[self.policy.call_kind]
                call = Appointment.without_slot(episode, kind, RUNG_BACK, surgery.clock.time)
                call.arrived = surgery.clock.time
                worker.patients.push(call)
            case "call_back" if surgery.unbooked.ask_duty(episode):
                pass  # a navigator consults nobody: the duty clinician rings
            case _:
                surgery.navigation.go(episode)

    def _message(self, episode: Episode) -> None:
        """The patient is answered in writing; some ask again after some days."""
        policy, pathway = self.policy, self.surgery.pathway
        if policy.message_returns and episode.draw("message_returns") < policy.message_returns:
            episode.helped, episode.origin = True, self.surgery.origins["recontact"]
            pathway.later(policy.message_returns_after, episode)
        else:
            pathway.end(episode, MET)

    def _link(self, episode: Episode) -> None:
        """The patient books with the link, asks again the next day, or does neither."""
        if episode.draw("link_used") < self.policy.link_used:
            self.surgery.navigation.go(episode)
        elif episode.draw("link_returns") < self.policy.link_returns:
            self.surgery.pathway.tomorrow(episode)
        else:
            self.surgery.pathway.lose(episode)

    def _row(self, worker: "Worker", item: Request, began: float) -> None:
        surgery, kind = self.surgery, self.surgery.tables.kinds[self.policy.kind]
        row = Appointment.without_slot(item.episode, kind, ROW, item.arrived)
        row.arrived = item.arrived
        surgery.attendance.record(row, worker, began, surgery.clock.time)


class OnlineTriage:
    """Clinical forms, which go straight to the triage list; whoever reads it steers them."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery

    def ask(self, episode: Episode) -> None:
        """A form is sent in: the contact is over when it lies on the list."""
        surgery = self.surgery
        episode.contacts += 1
        surgery.triage.ask(episode)
        now = surgery.clock.time
        surgery.contact(episode, ONLINE, now, now, now, -1, ANSWERED, LISTED)
