"""Free slots that the same requests may take."""

from bisect import insort

from gpsim.model.appointment import Slot
from gpsim.units import DAY

Shelf = dict[int, list[Slot]]  # free slots of a day by person, each list in order of start


class Pool:
    """Free slots that the same requests may take, by day."""

    def __init__(self) -> None:
        self.days: list[int] = []  # with a free slot, rising
        self.shelves: dict[int, Shelf] = {}

    def add(self, slot: Slot) -> None:
        """Put a slot on its day's shelf."""
        day = int(slot.start // DAY)
        shelf = self.shelves.get(day)
        if shelf is None:
            shelf = self.shelves[day] = {}
        if not shelf:
            insort(self.days, day)
        slots = shelf.get(slot.worker.index)
        if slots is None:
            shelf[slot.worker.index] = [slot]
        elif slots[-1].start <= slot.start:  # as a session is laid out
            slots.append(slot)
        else:
            insort(slots, slot, key=_start)

    def remove(self, slot: Slot) -> None:
        """Take a slot off its shelf."""
        day = int(slot.start // DAY)
        shelf = self.shelves[day]
        slots = shelf[slot.worker.index]
        slots.remove(slot)
        if not slots:
            del shelf[slot.worker.index]
            if not shelf:
                self.days.remove(day)

    def all(self) -> list[Slot]:
        """Every free slot."""
        return [slot for shelf in self.shelves.values() for slots in shelf.values() for slot in slots]

    def drop(self, day: int) -> list[Slot]:
        """Forget ``day``; the slots nobody took."""
        shelf = self.shelves.pop(day, None)
        if not shelf:
            return []
        self.days.remove(day)
        return [slot for slots in shelf.values() for slot in slots]


def _start(slot: Slot) -> float:
    return slot.start
