"""Seeing somebody, and what follows from it."""

from typing import TYPE_CHECKING

from gpsim.distributions import quantile_of
from gpsim.log import BOOKINGS, ENDINGS
from gpsim.model.appointment import Appointment, Gathering
from gpsim.model.episode import Episode
from gpsim.model.guest import Guest
from gpsim.model.line import Line
from gpsim.model.tables import KindTable
from gpsim.practice.demand import Clinic, Task
from gpsim.units import ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery

MET, MET_OUTSIDE = ENDINGS.index("met"), ENDINGS.index("met_outside")
PRELIMINARY = (BOOKINGS.index("triage"), BOOKINGS.index("call_back"))


class Consultations(Line):
    """People waiting to be seen by whoever serves the line: the duty list, visits, walk-ins."""

    def begin(self, worker: "Worker", item: Appointment | Gathering) -> float:
        if type(item) is Gathering:
            return self.surgery.groups.begin(worker, item)
        kind, episode = item.kind, item.episode
        duration, notes = kind.decisions[0], kind.decisions[1]
        law = kind.minutes_of(worker.role_name)
        item.talk = ticks(law(episode.draw(duration)) * episode.need.record.factor * worker.pace)
        after = ticks(kind.notes(episode.draw(notes)) * worker.pace) if kind.has_notes else 0.0
        return item.talk + after

    def finish(self, worker: "Worker", item: Appointment | Gathering, began: float) -> None:
        surgery = self.surgery
        if type(item) is Gathering:
            surgery.groups.finish(worker, item, began)
            return
        left = began + item.talk
        worker.record(began, left, item.kind.task, item.origin, item.id)
        if left < surgery.clock.time:
            worker.record(left, surgery.clock.time, item.kind.notes_task, item.origin, item.id)
        surgery.attendance.record(item, worker, began, left)
        if type(item.episode) is Guest:
            after_guest(surgery, item, worker, began)
        else:
            after_consultation(surgery, item, worker)


class OwnPatients(Consultations):
    """Somebody's own patients who are here, in the order of their appointments."""

    def push(self, item: Appointment | Gathering) -> None:
        """Take the patient in now if the clinician is free, else in the order of the book."""
        if self.staff and self.staff[0].resting:
            self.staff[0].give(self, item)
            return
        place = len(self.waiting)
        while place and (self.waiting[place - 1].start, self.waiting[place - 1].id) > (item.start, item.id):
            place -= 1
        self.waiting.insert(place, item)


def after_consultation(surgery: "Surgery", seen: Appointment, worker: "Worker") -> None:
    """Papers and questions that it makes, and then the one thing that happens to the episode next."""
    episode = seen.episode
    episode.seen_by = worker.name
    _make_papers(surgery, seen, worker)
    _ask(surgery, seen, worker)
    if not (_bounces(surgery, episode, worker.role_name) or _converts(surgery, seen)):
        _goes_on(surgery, episode, seen.kind, worker.name, MET)


def after_guest(surgery: "Surgery", seen: Appointment, worker: "Worker", began: float) -> None:
    """A partner's patient has been seen: nothing more of it is ours but a question to a supervisor."""
    guest, hub = seen.episode, surgery.hub
    assert type(guest) is Guest
    assert hub is not None
    _ask(surgery, seen, worker)
    hub.seen(guest, (seen, began, began + seen.talk))


def after_elsewhere(surgery: "Surgery", seen: Appointment, role: str) -> None:
    """One of ours was seen at a partner's by a stranger: papers, and what happens next, are as after our own."""
    seen.episode.seen_by = ""
    _make_papers(surgery, seen, None)
    if not (_bounces(surgery, seen.episode, role) or _converts(surgery, seen)):
        _goes_on(surgery, seen.episode, seen.kind, "", MET_OUTSIDE)


def _make_papers(surgery: "Surgery", seen: Appointment, worker: "Worker | None") -> None:
    episode = seen.episode
    relative = episode.need.record.makes
    for paper, share, decision in seen.kind.makes:
        if episode.draw(decision) < share * relative.get(paper, 1.0):
            surgery.papers.make(episode, paper, worker)


def _ask(surgery: "Surgery", seen: Appointment, worker: "Worker") -> None:
    """Perhaps a question to a supervisor: about a home visit as often as this colleague asks about those."""
    supervision, episode = worker.supervision, seen.episode
    visits = supervision.visits if seen.kind.record.mode == "home_visit" else None
    asks, decision = (supervision, "supervision") if visits is None else (visits, "visit_supervision")
    if asks.share and episode.draw(decision) < asks.share:
        surgery.questions(supervision.queue).raise_one(episode, f"{decision}_minutes", quantile_of(asks.minutes))


def _bounces(surgery: "Surgery", episode: Episode, role: str) -> bool:
    """Whether the patient turns out to need somebody else than whom they were sent to, and was seen by."""
    place = surgery.practice.destinations.get(episode.place)
    if place is None or isinstance(place, Task) or not place.bounce_to:
        return False
    if isinstance(place, Clinic) and role not in place.roles:
        return False
    misfit = episode.place not in (episode.suitable, episode.need.record.asks_for)
    share = place.misfit_bounce if misfit else place.bounce
    if not share or episode.draw(f"bounce.{episode.place}") >= share:
        return False
    surgery.pathway.bounce(episode, place)
    return True


def _converts(surgery: "Surgery", seen: Appointment) -> bool:
    """Whether the patient needs another consultation now, after a call or a message."""
    episode, record = seen.episode, seen.kind.record
    if not record.converts or episode.draw(seen.kind.decisions[2]) >= record.converts:
        return False
    if seen.booking not in PRELIMINARY:
        episode.origin = surgery.origins["follow_up"]
    episode.place = record.converts_to or episode.place
    if record.converts_class:
        surgery.pathway.book_class(episode, record.converts_class, 0.0)
    else:
        surgery.navigation.go(episode)
    return True


def _goes_on(surgery: "Surgery", episode: Episode, kind: KindTable, seen_by: str, ending: int) -> None:
    """The next stage, a follow-up, a return on the patient's own account, or the end."""
    if surgery.pathway.next_stage(episode):
        return
    episode.helped = True
    record = kind.record
    if record.follow_up and episode.draw(kind.decisions[3]) < record.follow_up:
        days = kind.follow_up_wanted(episode.draw(kind.decisions[4]))
        episode.origin = surgery.origins["follow_up"]
        surgery.pathway.book_class(episode, "follow_up", days)
    elif record.recontact and episode.draw(kind.decisions[5]) < _recontact(surgery, episode, kind, seen_by):
        episode.origin = surgery.origins["recontact"]
        surgery.pathway.later(kind.recontact_after(episode.draw(f"recontact_after.{kind.name}")), episode)
    else:
        surgery.pathway.end(episode, ending)


def _recontact(surgery: "Surgery", episode: Episode, kind: KindTable, seen_by: str) -> float:
    """The share who come back unasked: more of those who know somebody here and were seen by another."""
    usual = surgery.patients.usual[episode.patient]
    if not usual or usual == seen_by:
        return kind.record.recontact
    return min(1.0, kind.record.recontact + surgery.practice.continuity.stranger_recontact)
