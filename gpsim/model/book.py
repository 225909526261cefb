"""The appointment book: slots are released, taken, given back, and waited for."""

from typing import TYPE_CHECKING

from gpsim.log import BOOKINGS
from gpsim.model.appointment import Appointment, Slot
from gpsim.model.clock import Rank
from gpsim.model.episode import Episode
from gpsim.model.free_slots import FreeSlots
from gpsim.model.waiting import Waiting, WaitingList
from gpsim.streams import MASK, mix
from gpsim.units import DAY

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.shift import Part
    from gpsim.model.surgery import Surgery

EXTRA = BOOKINGS.index("extra")


class Book:
    """Every slot there is, from its release to its day's end."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.free = FreeSlots(surgery)
        self.taken: dict[int, dict[int, list[Appointment]]] = {}  # by day and person
        self.waiting = WaitingList()

    def read(self) -> None:
        """Look at the practice as it now stands, and put slots and those who wait where they belong."""
        self.free.read()
        self.waiting.regroup(self.surgery.tables.pools)

    def release(self, slots: list[Slot]) -> None:
        """Slots become bookable."""
        now = self.surgery.clock.time
        for slot in slots:
            if not slot.worker.absent or int(slot.start // DAY) != self.surgery.clock.today:
                slot.released = now
                self.free.shelve(slot)
        self.waiting.released(int(slots[0].start // DAY))
        for name in sorted({slot.pool for slot in slots}):
            self._offer(name)

    # Taking and giving back.

    def book_today(self, episode: Episode, destination: str) -> bool:
        """The first slot still to come today for an urgent request."""
        slot = self.free.today(episode, destination)
        if slot is None:
            return False
        self.take(slot, episode, self.surgery.clock.time)
        return True

    def book(self, episode: Episode, destination: str, booking: str, wanted: float) -> bool:
        """The first slot from ``wanted`` on, or soon after it with the usual clinician."""
        slot = self.free.find(episode, destination, booking, wanted)
        if slot is None:
            return False
        self.take(slot, episode, wanted)
        return True

    def take(self, slot: Slot, episode: Episode, wanted: float) -> None:
        """Book ``slot``."""
        surgery = self.surgery
        self.free.pools[slot.pool].remove(slot)
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
            self.free.shelve(slot)
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
        pool, now = self.free.pool(name), self.surgery.clock.time
        booked: list[Waiting] = []
        for one in self.waiting.for_pool(name):
            if not pool.days:
                break
            if one.wanted < (pool.days[-1] + 1) * DAY:
                slot = self.free.first(one.episode, [pool], max(one.wanted, now))
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
        self.free.withdraw(worker, day)
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
        for slot in self.free.unused(day):
            self.surgery.attendance.unused(slot)


def release_at(surgery: "Surgery", day: int, horizon: int, clock: float, slots: list[Slot]) -> None:
    """Release ``slots`` of ``day`` when the day comes within the horizon, or now if it already has."""
    time = (day - horizon) * DAY + clock
    if time <= surgery.clock.time:
        surgery.book.release(slots)
    else:
        surgery.clock.at(time, Rank.BOOK, day, surgery.book.release, slots)
