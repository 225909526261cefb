"""The one clock: what happens when, in an order that never depends on who scheduled it first."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from simpy import Environment, Event
from simpy.core import EmptySchedule

from gpsim.units import DAY

Act = Callable[[Any], object]


class Rank(IntEnum):
    """The order of events at one instant; among equals, by id."""

    DAY_BEGINS = 0
    SHIFT_ENDS = 1  # before the work that ends with it: a person's bell never rings twice
    WORK_ENDS = 2
    SHIFT_STARTS = 3
    BOOK = 4  # releases, cancellations
    ARRIVAL = 5
    PAPER = 6
    HANG_UP = 7


_RANK_SIZE = 1 << 64  # ids are below it


class Alarm(Event):
    """An event that can be armed again after it has rung: a person needs one, and a day's agenda another."""

    def __init__(self, env: Environment) -> None:
        super().__init__(env)
        self._ok, self._value = True, None

    def arm(self, time: float, rank: int, key: int) -> "Alarm":
        """Ring at ``time``; whoever waits for the alarm must yield it, or add a callback, afterwards."""
        env = self.env
        self.callbacks = []
        env.schedule(self, rank * _RANK_SIZE + key, time - env.now)  # type: ignore[arg-type]
        return self


class Happening(Event):
    """One call of ``act(item)`` at a time."""

    def __init__(self, env: Environment, act: Act, item: Any) -> None:
        self.env, self.callbacks, self._ok, self._value = env, [_happen], True, None
        self.act, self.item = act, item


def _happen(event: Event) -> None:
    event.act(event.item)  # type: ignore[attr-defined]


class Clock:
    """SimPy's environment, and a diary of what is known to happen on later days.

    What lies on a later day waits in that day's page and is sorted once, when the day begins; one
    alarm then walks down the page. That is cheaper than a heap of everything to come.
    """

    def __init__(self, start: float) -> None:
        self.env = Environment(initial_time=start)
        self.today = int(start // DAY)
        self.pages: dict[int, list[tuple[float, int, int, Act, Any]]] = {}
        self._page: list[tuple[float, int, int, Act, Any]] = []
        self._alarm = Alarm(self.env)

    def at(self, time: float, rank: int, key: int, act: Act, item: Any) -> None:
        """Call ``act(item)`` at ``time``; at one instant by ``rank``, then by ``key``."""
        day = int(time // DAY)
        if day > self.today:
            page = self.pages.get(day)
            if page is None:
                page = self.pages[day] = []
            page.append((time, rank, key, act, item))
        else:
            env = self.env
            env.schedule(Happening(env, act, item), rank * _RANK_SIZE + key, time - env.now)  # type: ignore[arg-type]

    def turn_page(self, day: int) -> None:
        """Begin ``day``: everything written for it will happen at its time."""
        self.today = day
        page = self.pages.pop(day, [])
        page.sort(key=_order, reverse=True)
        self._page = page
        self._next()

    def _next(self) -> None:
        if self._page:
            first = self._page[-1]
            self._alarm.arm(first[0], first[1], first[2]).callbacks.append(self._ring)

    def _ring(self, _: Event) -> None:
        *_when, act, item = self._page.pop()
        act(item)
        self._next()

    def run(self, until: float) -> None:
        """Let everything happen that lies before ``until``."""
        env = self.env
        step, peek = env.step, env.peek
        try:
            while peek() < until:
                step()
        except EmptySchedule:  # pragma: no cover - the day's beginning is always scheduled
            return

    def take_apart(self) -> None:
        """Let go of SimPy: its environment, and every event that is still to come, hold each other."""
        self.env.__dict__.clear()
        self.__dict__.clear()


def _order(entry: tuple[float, int, int, Act, Any]) -> tuple[float, int, int]:
    return entry[:3]
