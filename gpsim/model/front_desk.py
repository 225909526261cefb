"""The desk, and the online inbox that a clerk reads."""

from typing import TYPE_CHECKING

from gpsim.distributions import quantile_of
from gpsim.log import CHANNELS
from gpsim.model.episode import Episode
from gpsim.model.line import Line
from gpsim.model.telephone import ANSWERED, record_waiting
from gpsim.units import ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery


class Request:
    """Somebody at the desk, or a form sent in."""

    __slots__ = ("arrived", "episode", "id", "result")

    def __init__(self, episode: Episode, arrived: float) -> None:
        self.episode, self.arrived, self.id = episode, arrived, episode.id


class FrontDesk(Line):
    """People at the desk, or requests in the online inbox: the same work in two places."""

    def __init__(self, surgery: "Surgery", name: str, channel: str) -> None:
        super().__init__(surgery, name)
        self.channel, self.code = channel, CHANNELS.index(channel)
        self.decision = f"minutes.{channel}"
        self.read()

    def read(self) -> None:
        """Look at the practice as it now stands."""
        access = self.surgery.practice.access
        self.confirming = access.desk.confirming if self.channel == "desk" and access.desk else 0.0
        law = access.desk.talk if self.channel == "desk" and access.desk else None
        law = access.online.read if self.channel == "online" and access.online else law
        if law is not None:  # a door that is shut for good: who is still there is heard as before
            self.minutes = quantile_of(law)

    def ask(self, episode: Episode) -> None:
        """A patient comes, or sends a form."""
        episode.contacts += 1
        self.push(Request(episode, self.surgery.clock.time))

    def record_waiting(self) -> None:
        """The log ends while these wait."""
        record_waiting(self, self.code)

    def begin(self, worker: "Worker", item: Request) -> float:
        episode = item.episode
        navigation = self.surgery.navigation
        minutes = self.minutes(episode.draw(self.decision)) + navigation.steering.listen(episode)
        return ticks(minutes + navigation.confirm(episode, self.confirming))

    def finish(self, worker: "Worker", item: Request, began: float) -> None:
        surgery, episode, origin = self.surgery, item.episode, item.episode.origin
        result = surgery.navigation.hear(episode, self.channel)
        surgery.contact(
            episode, self.code, item.arrived, began, surgery.clock.time, worker.index, ANSWERED, result, origin
        )
        worker.record(began, surgery.clock.time, self.channel, origin, episode.id)
