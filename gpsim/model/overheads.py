"""Somebody's own time that goes on no patient: what comes up while at work, and what is owed until it is done."""

from typing import TYPE_CHECKING

from gpsim.log import ORIGINS
from gpsim.model.line import Line
from gpsim.model.shift import Overhead

if TYPE_CHECKING:
    from gpsim.model.person import Worker

OVERHEAD = ORIGINS.index("overhead")


class Overheads(Line):
    """One person's overheads, in the order in which they fell due."""

    def begin(self, worker: "Worker", item: Overhead) -> float:
        """Its minutes; of what is owed, as many as the shift has left."""
        if not item.owed:
            return item.minutes
        assert worker.shift is not None
        return min(item.minutes, worker.shift.end - self.surgery.clock.time)

    def finish(self, worker: "Worker", item: Overhead, began: float) -> None:
        now = self.surgery.clock.time
        worker.record(began, now, f"overhead.{item.kind}", OVERHEAD, 0)
        if item.owed:
            item.minutes -= now - began
            if item.minutes > 0.0:
                self.waiting.appendleft(item)  # the shift is over: the rest comes first in the next one

    def go_home(self) -> None:
        """The shift is over: interruptions that nobody heard are forgotten, what is owed stays owed."""
        owed = [item for item in self.waiting if item.owed]
        self.waiting.clear()
        self.waiting.extend(owed)
