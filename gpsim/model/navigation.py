"""What whoever has heard a request does with it: list, book, pass on."""

from typing import TYPE_CHECKING

from gpsim.log import RESULTS
from gpsim.model.episode import Episode
from gpsim.model.steering import Steering
from gpsim.practice.access import Mixed, OneTriageList, PhoneTriageFirst
from gpsim.practice.demand import Clinic, Outside, Task, WalkIn
from gpsim.practice.neighbours import SHARED_HUB

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

(
    NONE, BOOKED, LISTED, DUTY, EXTRA, VISIT, WALK_IN, TASK, DIVERTED, MESSAGE, LINK, WAITING_LIST, TRY_AGAIN, OUTSIDE,
    CANCELLED,
) = range(len(RESULTS))  # fmt: skip


class Navigation:
    """Requests, from being heard to being somewhere."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.steering = Steering(surgery)
        self.read()

    def read(self) -> None:
        """Look at the practice as it now stands."""
        access = self.surgery.practice.access
        self.access, self.policy = access, access.policy
        self.steering.read()

    def confirm(self, episode: Episode, minutes: float) -> float:
        """``minutes`` if it is about an appointment that may be booked and confirmed at once, else none."""
        if not minutes or episode.errand is not None or (not episode.place and self._is_listed(episode)):
            return 0.0
        name = episode.place or episode.offer or episode.need.record.asks_for
        return minutes if isinstance(self.surgery.practice.destinations[name], Clinic) else 0.0

    def hear(self, episode: Episode, channel: str) -> int:
        """Deal with somebody who is on the line, at the desk or has written: what they book is booked so."""
        patient = episode if episode.errand is None else episode.errand.episode
        patient.heard_by = channel
        result = self.deal(episode)
        patient.heard_by = ""
        return result

    def deal(self, episode: Episode) -> int:
        """Send ``episode`` on its way; returns the result, an index into RESULTS."""
        if episode.errand is not None:
            self.surgery.attendance.cancel(episode.errand)
            return CANCELLED
        if not episode.place:
            steered = self.steer(episode)
            if steered is not None:
                return steered
            if self._is_listed(episode):
                self.surgery.triage.ask(episode)
                return LISTED
            if self._is_rung_first(episode):
                self.surgery.unbooked.ring_first(episode)
                return LISTED
        return self.go(episode)

    def steer(self, episode: Episode) -> int | None:
        """Send a patient who has accepted an offer there; None if there is no room, or no offer.

        The place is then the one asked for, as for a patient who was offered nothing.
        """
        offer, asks_for = episode.offer, episode.need.record.asks_for
        episode.place, episode.offer = asks_for, ""
        if not offer or not self.surgery.is_there(offer):
            return None
        episode.place, episode.misdirected = offer, offer != episode.suitable
        place = self.surgery.practice.destinations[offer]
        result = self._book(episode, offer, place) if isinstance(place, Clinic) else self.go(episode)
        if result is None:
            episode.place = asks_for
        if result is None or result == VISIT:  # at home the patient is seen by whoever visits
            episode.misdirected = False
        return DIVERTED if result == OUTSIDE else result

    def _is_listed(self, episode: Episode) -> bool:
        if not episode.need.record.clinical:
            return False
        match self.policy:
            case PhoneTriageFirst() | OneTriageList():
                return True
            case Mixed():
                return episode.channel == "online"
            case _:
                return False

    def _is_rung_first(self, episode: Episode) -> bool:
        """Whether a clinician speaks to the patient before anything is booked: of each share the same episodes."""
        listed = self.access.phone_list
        if listed is None or not episode.need.record.clinical or episode.place not in listed.places:
            return False
        return episode.once("phone_list") < listed.share

    def text(self, episode: Episode) -> int:
        """A text instead of a call that nobody answers: a link, with which the patient books or cancels."""
        if episode.errand is not None:
            return self.deal(episode)
        if not episode.place:
            episode.place = episode.need.record.asks_for
        self.go(episode)
        return LINK

    def go(self, episode: Episode) -> int:
        """Take ``episode`` to its place."""
        surgery = self.surgery
        name = surgery.resolve(episode)
        place = surgery.practice.destinations[name]
        match place:
            case Clinic():
                return self._clinic(episode, name, place)
            case WalkIn():
                surgery.unbooked.walk_in(episode, place)
                return WALK_IN
            case Task():
                surgery.papers.ask(episode, place.paper)
                return TASK
            case Outside():
                surgery.outside.send(episode, name, place)
                return OUTSIDE

    def _book(self, episode: Episode, name: str, place: Clinic) -> int | None:
        """A visit for who is housebound, or a slot: today's if it is urgent, or the hub's; None if there is none."""
        surgery = self.surgery
        if episode.need.record.at_home and surgery.patients.housebound[episode.patient] and self.access.visiting:
            surgery.unbooked.ask_visit(episode)
            return VISIT
        if episode.urgent:
            return BOOKED if surgery.book.book_today(episode, name) else None
        wanted = surgery.pathway.wanted(episode)
        sooner = surgery.hub.sooner(episode, name, place.books, wanted) if surgery.hub is not None else None
        if sooner is not None:
            return sooner
        return BOOKED if surgery.book.book(episode, name, place.books, wanted) else None

    def _clinic(self, episode: Episode, name: str, place: Clinic) -> int:
        surgery = self.surgery
        result = self._book(episode, name, place)
        if result is not None:
            return result
        if episode.urgent:
            return self.fall_back(episode, name)
        match self.access.routine_if_full:
            case "waiting_list":
                surgery.book.wait(episode, name, place.books)
                return WAITING_LIST
            case "ring_back":
                surgery.pathway.try_again(episode)
                return TRY_AGAIN
            case "as_urgent":
                return self.fall_back(episode, name)

    def fall_back(self, episode: Episode, name: str) -> int:
        """An urgent request that finds no slot today."""
        surgery = self.surgery
        for way in self.access.urgent_if_full:
            if way == "duty":
                if surgery.unbooked.ask_duty(episode):
                    return DUTY
            elif way == "extras":
                if surgery.book.squeeze_in(episode, name):
                    return EXTRA
            elif way == SHARED_HUB:
                found = surgery.hub.today(episode, name) if surgery.hub is not None else None
                if found is not None:
                    return found
            else:
                place = surgery.practice.destinations[way]
                if isinstance(place, Outside) and surgery.outside.has_room(way, place):
                    episode.place = way
                    surgery.outside.send(episode, way, place)
                    return OUTSIDE
        surgery.pathway.try_again(episode)
        return TRY_AGAIN
