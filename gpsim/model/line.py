"""A line of work: what waits, who serves it now, and what doing one item means."""

from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery

_ODD = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


class Line:
    """First come, first served; a colleague who is free takes an item at once.

    Subclasses say how long an item takes (`begin`, which may decide things) and what follows (`finish`).
    """

    def __init__(self, surgery: "Surgery", name: str) -> None:
        self.surgery, self.name = surgery, name
        self.waiting: deque[Any] = deque()
        self.staff: list[Worker] = []

    def push(self, item: Any) -> None:
        """Give ``item`` to somebody who is free, or let it wait."""
        if self.staff:
            worker = self.free(item)
            if worker is not None:
                worker.give(self, item)
                return
        self.waiting.append(item)

    def free(self, item: Any) -> "Worker | None":
        """A colleague with nothing to do: among several, by a hash of the item and the person."""
        best, highest = None, -1
        for worker in self.staff:
            if worker.resting:
                score = ((item.id ^ worker.salt) * _ODD) & _MASK
                if score > highest:
                    best, highest = worker, score
        return best

    def next(self) -> Any:
        """The item whose turn it is; only called when something waits."""
        return self.waiting.popleft()

    def begin(self, worker: "Worker", item: Any) -> float:
        """Minutes that ``worker`` will take over ``item``, on the clock's grid."""
        raise AssertionError(f"{self.name}: a line must say how long its items take")

    def finish(self, worker: "Worker", item: Any, began: float) -> None:
        """Record what was done, and do what follows."""
        raise AssertionError(f"{self.name}: a line must say what follows")
