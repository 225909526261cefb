"""The appointment book: slots laid out and released, found, taken, given back."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gpsim.distributions import quantile_of
from gpsim.log import BOOKINGS
from gpsim.model.appointment import Appointment, Slot
from gpsim.model.clock import Rank
from gpsim.model.episode import Episode
from gpsim.model.pool import Pool, Shelf
from gpsim.model.waiting import Waiting, WaitingList
from gpsim.practice.neighbours import SHARED_HUB
from gpsim.streams import MASK, mix
from gpsim.units import DAY, ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.shift import Part
    from gpsim.model.surgery import Surgery

EXTRA = BOOKINGS.index("extra")


class Book:
    """Every slot there is, from its release to its day's end."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.pools: dict[str, Pool] = {}  # those that ever had a slot
        self.taken: dict[int, dict[int, list[Appointment]]] = {}  # by day and person
        self.waiting = WaitingList()
        self.read()

    def read(self) -> None:
        """Look at the practice as it now stands."""
        record = self.surgery.practice.book
        self._where: dict[tuple[str, str], list[Pool]] = {}  # to look for a class of booking at a destination
        self.notice = ticks(record.notice)
        self.loyalty = quantile_of(record.loyalty)
        self.is_loyal = self.loyalty(0.999) > 0.0
        self._sort_pools()

    def _sort_pools(self) -> None:
        """Put slots and those who wait where they belong now: destinations that share colleagues make the pools."""
        slots = [slot for pool in self.pools.values() for slot in pool.all()]
        self.pools = {}
        for slot in slots:
            self._shelve(slot)
        self.waiting.regroup(self.surgery.tables.pools)

    def _shelve(self, slot: Slot) -> None:
        kind, _, _ = slot.pool.partition("|")
        slot.pool = self.surgery.tables.pool_of.get((slot.worker.role_name, kind), slot.pool)
        self._pool(slot.pool).add(slot)

    # Release.

    def release(self, slots: list[Slot]) -> None:
        """Slots become bookable."""
        now = self.surgery.clock.time
        for slot in slots:
            if not slot.worker.absent or int(slot.start // DAY) != self.surgery.clock.today:
                slot.released = now
                self._shelve(slot)
        self.waiting.released(int(slots[0].start // DAY))
        for name in sorted({slot.pool for slot in slots}):
            self._offer(name)

    def _pool(self, name: str) -> Pool:
        pool = self.pools.get(name)
        if pool is None:
            pool = self.pools[name] = Pool()
            self._where.clear()
        return pool

    # Finding.

    def book_today(self, episode: Episode, destination: str) -> bool:
        """The first slot still to come today for an urgent request."""
        surgery = self.surgery
        slot = self._on(
            surgery.clock.today, self._pools(destination, "urgent"), surgery.clock.time + self.notice, episode
        )
        if slot is None:
            return False
        self.take(slot, episode, surgery.clock.time)
        return True

    def book(self, episode: Episode, destination: str, booking: str, wanted: float) -> bool:
        """The first slot from ``wanted`` on, or soon after it with the usual clinician."""
        slot = self.find(episode, destination, booking, wanted)
        if slot is None:
            return False
        self.take(slot, episode, wanted)
        return True

    def find(self, episode: Episode, destination: str, booking: str, wanted: float) -> Slot | None:
        """The slot that `book` would take."""
        return self._first(episode, self._pools(destination, booking), wanted)

    def find_shared(self, episode: Episode, destination: str, earliest: float, until: int) -> Slot | None:
        """The first slot given to the hub from ``earliest`` on, and not after the day ``until``."""
        return self._search(episode, self._pools(destination, SHARED_HUB), earliest, until=until)

    def _pools(self, destination: str, booking: str) -> list[Pool]:
        key = destination, booking
        if key not in self._where:
            names = self.surgery.tables.pools.get(key, ())
            self._where[key] = [self.pools[name] for name in names if name in self.pools]
        return self._where[key]

    def _first(self, episode: Episode, pools: list[Pool], wanted: float) -> Slot | None:
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

    # Taking and giving back.

    def take(self, slot: Slot, episode: Episode, wanted: float) -> None:
        """Book ``slot``."""
        surgery = self.surgery
        self.pools[slot.pool].remove(slot)
        kind = surgery.tables.kinds[slot.consultation]
        self._keep(Appointment.in_slot(episode, kind, slot, surgery.clock.time, wanted))

    def _keep(self, appointment: Appointment) -> None:
        assert appointment.worker is not None
        day = int(appointment.start // DAY)
        self.taken.setdefault(day, {}).setdefault(appointment.worker.index, []).append(appointment)
        self.surgery.attendance.decide(appointment)

    def give_back(self, appointment: Appointment) -> None:
        """A cancelled appointment's slot can be booked again."""
        slot = appointment.slot
        if slot is not None and slot.start > self.surgery.clock.time:
            slot.released = self.surgery.clock.time
            self._shelve(slot)
            self._offer(slot.pool)

    # Waiting for a release.

    def wait(self, episode: Episode, destination: str, booking: str, wanted: float | None = None) -> None:
        """Join the list of those for whom nothing was free."""
        surgery = self.surgery
        asked = destination, booking
        start = surgery.clock.time if wanted is None else wanted
        self.waiting.join(episode, asked, surgery.tables.pools.get(asked, ()), start)

    def _offer(self, name: str) -> None:
        """Offer what is free in a pool to those who wait for it, in the order in which they came."""
        pool, now = self._pool(name), self.surgery.clock.time
        booked: list[Waiting] = []
        for one in self.waiting.for_pool(name):
            if not pool.days:
                break
            if one.wanted < (pool.days[-1] + 1) * DAY:
                slot = self._first(one.episode, [pool], max(one.wanted, now))
                if slot is not None:
                    booked.append(one)
                    self.take(slot, one.episode, one.wanted)
        for one in booked:
            self.waiting.leave(one)

    # Extras.

    def squeeze_in(self, episode: Episode, destination: str) -> bool:
        """An extra at the end of a colleague's clinic."""
        surgery = self.surgery
        access = surgery.practice.access
        slot_kind = surgery.practice.book.kinds.get(access.extras_slot)
        if slot_kind is None:
            return False
        best: tuple[float, int] | None = None
        chosen: tuple[Worker, Part] | None = None
        for worker, part in surgery.staff.clinics_to_come(destination):
            if part.extras < access.extras_per_session:
                rank = (part.extras, mix((worker.salt ^ episode.id) & MASK))
                if best is None or rank < best:
                    best, chosen = rank, (worker, part)
        if chosen is None:
            return False
        worker, part = chosen
        part.extras += 1
        kind = surgery.tables.kinds[slot_kind.consultation]
        extra = Appointment(episode, kind, EXTRA, surgery.clock.time)
        # Told to come for the end: the last minutes of the clinic, so that somebody is still there.
        extra.worker, extra.start = worker, max(surgery.clock.time, part.end - 10.0)
        self._keep(extra)
        return True

    # Days.

    def withdraw(self, worker: "Worker", day: int) -> None:
        """``worker`` is not coming: free slots go, booked patients are booked anew."""
        for pool in self.pools.values():
            for slot in list(pool.shelves.get(day, {}).get(worker.index, ())):
                pool.remove(slot)
        for appointment in self.taken.get(day, {}).pop(worker.index, []):
            if not appointment.closed:
                self.surgery.attendance.move(appointment)

    def close(self, day: int) -> None:
        """The day is over: what nobody took is recorded, and the day forgotten."""
        self.taken.pop(day, None)
        for episode in self.waiting.gone(self.surgery.clock.time):
            self.surgery.pathway.lose(episode)
        self.record_unused(day)

    def record_unused(self, day: int) -> None:
        """The slots of ``day`` that nobody took."""
        for name in sorted(self.pools):
            for slot in self.pools[name].drop(day):
                self.surgery.attendance.unused(slot)


def _firsts(shelf: Shelf, earliest: float, who: "Worker | None") -> Iterator[Slot]:
    """The first slot of each colleague (or of ``who``) that is not before ``earliest``."""
    for slots in shelf.values() if who is None else (shelf.get(who.index, ()),):
        for slot in slots:
            if slot.start >= earliest:
                yield slot
                break


def release_at(surgery: "Surgery", day: int, horizon: int, clock: float, slots: list[Slot]) -> None:
    """Release ``slots`` of ``day`` when the day comes within the horizon, or now if it already has."""
    time = (day - horizon) * DAY + clock
    if time <= surgery.clock.time:
        surgery.book.release(slots)
    else:
        surgery.clock.at(time, Rank.BOOK, day, surgery.book.release, slots)
