"""A slot of the book, and an appointment: a booking, or a contact that was never booked; those who share a slot."""

from typing import TYPE_CHECKING, final

from gpsim.log import BOOKINGS
from gpsim.model.episode import Episode
from gpsim.model.tables import KindTable
from gpsim.streams import MASK, mix
from gpsim.units import TICK

if TYPE_CHECKING:
    from gpsim.model.person import Worker

IN_SLOT = BOOKINGS.index("slot")
NAN = float("nan")


class Slot:
    """A bookable stretch of a session."""

    __slots__ = ("consultation", "kind", "minutes", "pool", "released", "start", "worker")

    def __init__(self, worker: "Worker", start: float, minutes: float, kind: int, consultation: str, pool: str) -> None:
        self.worker, self.start, self.minutes = worker, start, minutes
        self.kind, self.consultation, self.pool = kind, consultation, pool
        self.released = NAN


class Appointment:
    """Somebody to be seen."""

    __slots__ = (
        "arrived", "booked", "booking", "closed", "episode", "id", "kind", "minutes", "origin", "released", "slot",
        "slot_kind", "start", "talk", "wanted", "worker",
    )  # fmt: skip

    def __init__(self, episode: Episode, kind: KindTable, booking: int, now: float) -> None:
        self.episode, self.id, self.kind, self.booking = episode, episode.id, kind, booking
        self.origin = episode.origin
        self.booked = self.wanted = self.start = now
        self.minutes = 0.0
        self.talk = 0.0  # minutes with the patient
        self.released = self.arrived = NAN
        self.slot: Slot | None = None
        self.slot_kind = -1
        self.worker: Worker | None = None
        self.closed = False  # cancelled, moved or missed: what is still in the diary for it is void

    @classmethod
    def without_slot(cls, episode: Episode, kind: KindTable, booking: int, now: float) -> "Appointment":
        """A contact that was asked for ``now`` and has no slot."""
        return cls(episode, kind, booking, now)

    @classmethod
    def in_slot(cls, episode: Episode, kind: KindTable, slot: Slot, now: float, wanted: float) -> "Appointment":
        """A booking of ``slot``."""
        made = cls(episode, kind, IN_SLOT, now)
        made.slot, made.slot_kind, made.worker = slot, slot.kind, slot.worker
        made.start, made.minutes, made.released, made.wanted = slot.start, slot.minutes, slot.released, wanted
        return made


@final
class Gathering:
    """Those who have come for one slot, from the first of them until the clinician has written up the last."""

    __slots__ = ("id", "kind", "notes", "present", "seen", "start", "worker")

    def __init__(self, first: Appointment, worker: "Worker") -> None:
        self.kind, self.start, self.worker = first.kind, first.start, worker
        self.id = mix((worker.salt ^ round(first.start / TICK)) & MASK)  # keys the luck of the session
        self.present = [first]
        self.seen = False  # what is left is writing up
        self.notes: list[float] = []  # minutes, of each who was present
