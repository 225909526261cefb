"""The one clock: what happens when, in an order that never depends on who scheduled it first."""

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import Any, cast

from simpy import Environment, Event

from gpsim.units import DAY

Act = Callable[[Any], object]
Entry = tuple[float, int, int, Act, Any]  # time, order, place among entries of one time and order, what happens


class Rank:
    """The order of events at one instant; among equals, by id.

    Plain numbers: to look up a member of an enumeration takes as long as a function call.
    """

    DAY_BEGINS = 0
    SHIFT_ENDS = 1  # before the work that ends with it: a person's bell never rings twice
    WORK_ENDS = 2
    SHIFT_STARTS = 3
    BOOK = 4  # releases, cancellations
    ARRIVAL = 5
    PAPER = 6
    HANG_UP = 7


_WRITTEN = 5  # parts of an entry; those of SimPy's events, which lie in the heap too, are one less
_RANK_SIZE = 1 << 64  # ids are below it
_AFTER_EVENTS = 1 << 62  # of one time and order, SimPy's events go before the diary's entries, and its last entry first


class Alarm(Event):
    """An event that can be armed again after it has rung: a person needs three."""

    def __init__(self, clock: "Clock") -> None:
        super().__init__(clock)
        self._ok, self._value = True, None

    def arm(self, time: float, order: int) -> "Alarm":
        """Ring at ``time``; whoever waits for the alarm must yield it, or add a callback, afterwards."""
        self.callbacks = []
        clock = self.env
        heappush(clock._queue, (time, order, next(clock._eid), self))  # type: ignore[misc]
        return self


def order_of(rank: int, key: int) -> int:
    """The place of an event among those of its instant."""
    return rank * _RANK_SIZE + key


class Clock(Environment):
    """SimPy's environment, and a diary of what is known to happen on later days.

    What lies on a later day waits in that day's page and is sorted once, when the day begins: that is
    cheaper than a heap of everything to come. What comes up for today goes into SimPy's heap as it would
    into a page, without an event of its own: nobody waits for it.
    """

    def __init__(self, start: float) -> None:
        super().__init__(initial_time=start)
        self.time = start  # the same as `now`, as a plain attribute
        self.today = int(start // DAY)
        self.pages: dict[int, list[Entry]] = {}
        self._page: list[Entry] = []
        self._places = count(_AFTER_EVENTS, -1)

    def at(self, time: float, rank: int, key: int, act: Act, item: Any) -> None:
        """Call ``act(item)`` at ``time``; at one instant by ``rank``, then by ``key``."""
        day = int(time // DAY)
        if day > self.today:
            page = self.pages.get(day)
            if page is None:
                page = self.pages[day] = []
            page.append((time, rank * _RANK_SIZE + key, next(self._places), act, item))
        else:
            entry: Any = (time, rank * _RANK_SIZE + key, next(self._eid), act, item)
            heappush(self._queue, entry)

    def turn_page(self, day: int) -> None:
        """Begin ``day``: everything written for it will happen at its time."""
        self.today = day
        page = self.pages.pop(day, [])
        page.sort(reverse=True)
        self._page[:] = page

    def live(self, until: float) -> None:
        """Let everything happen that lies before ``until``.

        SimPy's own loop, event by event, without a call for each step; what the day's page says happens
        between the events, in the same order of time, rank and key.

        Raises:
            BaseException: what a person's process raised.

        """
        queue: list[Any] = self._queue
        page, end = self._page, (until,)
        while True:
            if queue and queue[0] < (page[-1] if page else end):
                entry = heappop(queue)
                self.time = self._now = entry[0]
                if len(entry) == _WRITTEN:
                    entry[3](entry[4])
                    continue
                event = entry[3]
                callbacks, event.callbacks = event.callbacks, None
                for callback in callbacks:
                    callback(event)
                if not event._ok:
                    raise cast("BaseException", event.value)
            elif page:
                self.time, _, _, act, item = page.pop()
                self._now = self.time
                act(item)
            else:
                return

    def head(self) -> tuple[float, int]:
        """The time and the order of what is next; at infinity, nothing is."""
        queue, page = self._queue, self._page
        if page and not (queue and queue[0] < page[-1]):
            return page[-1][:2]
        return queue[0][:2] if queue else (inf, 0)

    def step(self) -> None:
        """Let what is next happen, and nothing after it.

        Raises:
            BaseException: what a person's process raised.

        """
        queue, page = self._queue, self._page
        entry: Any = heappop(queue) if queue and not (page and page[-1] < queue[0]) else page.pop()
        self.catch_up(entry[0])
        if len(entry) == _WRITTEN:
            entry[3](entry[4])
            return
        event = entry[3]
        callbacks, event.callbacks = event.callbacks, None
        for callback in callbacks:
            callback(event)
        if not event._ok:
            raise cast("BaseException", event.value)

    def catch_up(self, time: float) -> None:
        """It is now ``time``, and nothing was to happen before it."""
        self.time = self._now = time

    def take_apart(self) -> None:
        """Let go of every event that is still to come: they and the clock hold each other."""
        self.__dict__.clear()
