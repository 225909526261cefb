"""The telephone: who gets through, who holds, who gives up, who is rung back."""

from typing import TYPE_CHECKING

from gpsim.distributions import Fixed, Quantile, quantile_of
from gpsim.log import CHANNELS, ORIGINS, OUTCOMES, RESULTS
from gpsim.model.clock import Rank
from gpsim.model.episode import Episode
from gpsim.model.line import Line
from gpsim.units import ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery

ANSWERED, ABANDONED, MENU, CALL_BACK, ENGAGED, CLOSED, WAITING = range(len(OUTCOMES))
TELEPHONE, RINGS_BACK = CHANNELS.index("telephone"), CHANNELS.index("call_back")
FIRST, REDIAL = ORIGINS.index("first_contact"), ORIGINS.index("redial")
NOTHING = RESULTS.index("none")
NAN = float("nan")
NOBODY = -1


def got_through(episode: Episode) -> int:
    """The origin of a call that is answered; what follows it is no redial."""
    origin = episode.origin
    if origin == REDIAL:
        episode.origin = FIRST
    return origin


class Call:
    """A call that reached the line."""

    __slots__ = ("arrived", "episode", "gone", "id", "result", "tries")

    def __init__(self, episode: Episode, arrived: float) -> None:
        self.episode, self.arrived, self.id = episode, arrived, episode.id
        self.gone = False
        self.tries = 0


class Telephone(Line):
    """Calls that hold."""

    def __init__(self, surgery: "Surgery", name: str = "telephone") -> None:
        super().__init__(surgery, name)
        self.holding = 0
        self.read()

    def read(self) -> None:
        """Look at the practice as it now stands."""
        record = self.surgery.practice.access.telephone
        assert record is not None
        self.policy = record
        self.talk, self.after = quantile_of(record.talk), quantile_of(record.after_call)
        self.wraps_up = record.after_call != Fixed(mean=0.0)
        self.patience: Quantile | None = quantile_of(record.patience) if record.patience is not None else None
        self.redial_after = quantile_of(record.redial_after)

    def ring(self, episode: Episode) -> None:
        """A patient rings."""
        surgery, policy = self.surgery, self.policy
        now = surgery.clock.time
        episode.contacts += 1
        if policy.menu and episode.draw("menu") < policy.menu:
            self.fail(episode, now, MENU)
            return
        call = Call(episode, now)
        worker = self.free(call)
        if worker is not None:
            worker.give(self, call)
        elif self.holding >= policy.limit:
            self.fail(episode, now, ENGAGED)
        elif policy.call_back and episode.draw("call_back") < policy.call_back:
            surgery.contact(episode, TELEPHONE, now, NAN, now, NOBODY, CALL_BACK, NOTHING)
            surgery.call_backs.push(call)
        else:
            self.hold(call)

    def hold(self, call: Call) -> None:
        """Wait for a call handler, for as long as patience lasts."""
        self.waiting.append(call)
        self.holding += 1
        if self.patience is not None:
            patience = ticks(self.patience(call.episode.draw("patience")))
            self.surgery.clock.at(call.arrived + patience, Rank.HANG_UP, call.id, self.hang_up, call)

    def hang_up(self, call: Call) -> None:
        """Patience has run out, if nobody has answered yet."""
        if not call.gone:
            call.gone = True
            self.holding -= 1
            self.waiting.remove(call)
            self.fail(call.episode, call.arrived, ABANDONED)

    def close(self, _: object = None) -> None:
        """The lines close: whoever still holds is cut off."""
        for call in list(self.waiting):
            self.hang_up(call)

    def next(self) -> Call:
        """The caller who has held longest."""
        call: Call = self.waiting.popleft()
        call.gone = True
        self.holding -= 1
        return call

    def begin(self, worker: "Worker", item: Call) -> float:
        episode = item.episode
        navigation = self.surgery.navigation
        minutes = self.talk(episode.draw("talk")) + navigation.steering.listen(episode)
        minutes += navigation.confirm(episode, self.policy.confirming)
        if self.wraps_up:
            minutes += self.after(episode.draw("after_call"))
        return ticks(minutes)

    def finish(self, worker: "Worker", item: Call, began: float) -> None:
        surgery, episode = self.surgery, item.episode
        origin = got_through(episode)
        result = surgery.navigation.hear(episode, "telephone")
        surgery.contact(
            episode, TELEPHONE, item.arrived, began, surgery.clock.time, worker.index, ANSWERED, result, origin
        )
        worker.record(began, surgery.clock.time, "telephone", origin, episode.id)

    def fail(self, episode: Episode, arrived: float, outcome: int) -> None:
        """The call came to nothing: ring again, try tomorrow, or give up."""
        surgery, policy = self.surgery, self.policy
        now = surgery.clock.time
        surgery.contact(episode, TELEPHONE, arrived, NAN, now, NOBODY, outcome, NOTHING)
        if policy.redial and episode.draw("redial") < policy.redial:
            again = now + max(ticks(self.redial_after(episode.draw("redial_after"))), ticks(0.01))
            if episode.origin == FIRST:
                episode.origin = REDIAL
            surgery.clock.at(again, Rank.ARRIVAL, episode.id, surgery.pathway.approach, episode)
        elif policy.next_day and episode.draw("next_day") < policy.next_day:
            surgery.pathway.tomorrow(episode)
        else:
            surgery.outside.give_up(episode)

    def record_waiting(self) -> None:
        """The log ends while these hold."""
        record_waiting(self, TELEPHONE)


def record_waiting(line: Line, channel: int) -> None:
    """A row for everything that still waits in ``line``."""
    for item in line.waiting:
        line.surgery.contact(item.episode, channel, item.arrived, NAN, NAN, NOBODY, WAITING, NOTHING)


class CallBacks(Line):
    """Calls that the practice owes: rung when somebody is free, twice, then a text is sent."""

    def record_waiting(self) -> None:
        """The log ends before these are rung."""
        record_waiting(self, RINGS_BACK)

    def begin(self, worker: "Worker", item: Call) -> float:
        telephone, episode = self.surgery.telephone, item.episode
        item.tries += 1
        item.gone = episode.draw("answers") < telephone.policy.answers
        if not item.gone:
            return ticks(1.0)  # letting it ring: assumption
        navigation = self.surgery.navigation
        minutes = telephone.talk(episode.draw("talk")) + navigation.steering.listen(episode)
        minutes += navigation.confirm(episode, telephone.policy.confirming)
        return ticks(minutes + telephone.after(episode.draw("after_call")))

    def finish(self, worker: "Worker", item: Call, began: float) -> None:
        surgery, episode = self.surgery, item.episode
        origin = got_through(episode) if item.gone else episode.origin
        worker.record(began, surgery.clock.time, "call_back", origin, episode.id)
        if item.gone:
            result = surgery.navigation.hear(episode, "telephone")
        elif item.tries < surgery.telephone.policy.text_after:
            self.waiting.append(item)
            return
        else:
            result = surgery.navigation.text(episode)
        outcome = ANSWERED if item.gone else CLOSED
        surgery.contact(
            episode, RINGS_BACK, item.arrived, began, surgery.clock.time, worker.index, outcome, result, origin
        )
