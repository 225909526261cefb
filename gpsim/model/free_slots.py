"""Slots that nobody has taken yet: where they are kept, and the one that a request would take."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gpsim.distributions import quantile_of
from gpsim.model.appointment import Slot
from gpsim.model.episode import Episode
from gpsim.model.pool import Pool, Shelf
from gpsim.practice.neighbours import SHARED_HUB
from gpsim.streams import mix
from gpsim.units import DAY, ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery


class FreeSlots:
    """Every slot from its release until it is taken or its day ends."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.pools: dict[str, Pool] = {}  # those that ever had a slot
        self.read()

    def read(self) -> None:
        """Look at the practice as it now stands: destinations that share colleagues make the pools."""
        record = self.surgery.practice.book
        self._where: dict[tuple[str, str], list[Pool]] = {}  # to look for a class of booking at a destination
        self.notice = ticks(record.notice)
        self.loyalty = quantile_of(record.loyalty)
        self.is_loyal = self.loyalty(0.999) > 0.0
        slots = [slot for pool in self.pools.values() for slot in pool.all()]
        self.pools = {}
        for slot in slots:
            self.shelve(slot)

    # Keeping.

    def shelve(self, slot: Slot) -> None:
        """Put a slot where it belongs now."""
        kind, _, _ = slot.pool.partition("|")
        slot.pool = self.surgery.tables.pool_of.get((slot.worker.role_name, kind), slot.pool)
        self.pool(slot.pool).add(slot)

    def pool(self, name: str) -> Pool:
        """The pool called ``name``, from its first slot on."""
        pool = self.pools.get(name)
        if pool is None:
            pool = self.pools[name] = Pool()
            self._where.clear()
        return pool

    def withdraw(self, worker: "Worker", day: int) -> None:
        """Forget the slots of ``worker`` on ``day``."""
        for pool in self.pools.values():
            for slot in list(pool.shelves.get(day, {}).get(worker.index, ())):
                pool.remove(slot)

    def unused(self, day: int) -> Iterator[Slot]:
        """The slots of ``day`` that nobody took, which are then forgotten."""
        for name in sorted(self.pools):
            yield from self.pools[name].drop(day)

    # Finding.

    def today(self, episode: Episode, destination: str) -> Slot | None:
        """The first slot still to come today for an urgent request."""
        clock = self.surgery.clock
        return self._on(clock.today, self._pools(destination, "urgent"), clock.time + self.notice, episode)

    def find(self, episode: Episode, destination: str, booking: str, wanted: float) -> Slot | None:
        """The first slot from ``wanted`` on, or soon after it with the usual clinician."""
        return self.first(episode, self._pools(destination, booking), wanted)

    def find_shared(self, episode: Episode, destination: str, earliest: float, until: int) -> Slot | None:
        """The first slot given to the hub from ``earliest`` on, and not after the day ``until``."""
        return self._search(episode, self._pools(destination, SHARED_HUB), earliest, until=until)

    def _pools(self, destination: str, booking: str) -> list[Pool]:
        key = destination, booking
        if key not in self._where:
            names = self.surgery.tables.pools.get(key, ())
            self._where[key] = [self.pools[name] for name in names if name in self.pools]
        return self._where[key]

    def first(self, episode: Episode, pools: list[Pool], wanted: float) -> Slot | None:
        """The slot of ``pools`` that `find` would take."""
        earliest = max(wanted, self.surgery.clock.time + self.notice)
        slot = self._search(episode, pools, earliest)
        if slot is None or not self.is_loyal:
            return slot
        usual = self.surgery.staff.usual_of(episode)
        if usual is None or slot.worker is usual:
            return slot
        until = int(slot.start // DAY + self.loyalty(episode.once("loyalty")))
        return self._search(episode, pools, earliest, usual, until) or slot

    def _search(
        self, episode: Episode, pools: list[Pool], earliest: float, who: "Worker | None" = None, until: int = 10**6
    ) -> Slot | None:
        """The first day from ``earliest`` on, and not after ``until``, with a slot (of ``who``)."""
        day = int(earliest // DAY)
        while True:
            first = until + 1
            for pool in pools:
                days = pool.days
                i = bisect_left(days, day)
                if i < len(days) and days[i] < first:
                    first = days[i]
            if first > until:
                return None
            slot = self._on(first, pools, earliest, episode, who)
            if slot is not None:
                return slot
            day = first + 1

    def _on(
        self, day: int, pools: list[Pool], earliest: float, episode: Episode, who: "Worker | None" = None
    ) -> Slot | None:
        """A slot on ``day``: the earliest if that is today, else with a colleague chosen by hash."""
        slots: list[Slot] = []
        for pool in pools:
            shelf = pool.shelves.get(day)
            if shelf:
                slots += _firsts(shelf, earliest, who)
        if len(slots) > 1 and day == self.surgery.clock.today:
            soonest = min([slot.start for slot in slots])
            slots = [slot for slot in slots if slot.start == soonest]
        if len(slots) < 2:
            return slots[0] if slots else None
        best, highest = slots[0], -1
        for slot in slots:
            score = mix(slot.worker.salt ^ episode.id)
            if score > highest or (score == highest and slot.start < best.start):
                best, highest = slot, score
        return best


def _firsts(shelf: Shelf, earliest: float, who: "Worker | None") -> Iterator[Slot]:
    """The first slot of each colleague (or of ``who``) that is not before ``earliest``."""
    for slots in shelf.values() if who is None else (shelf.get(who.index, ()),):
        for slot in slots:
            if slot.start >= earliest:
                yield slot
                break
