"""Writing the log: each row is packed at once as it will lie in its table."""

from struct import Struct

import numpy as np

from gpsim.log import TABLES, Names, Table
from gpsim.model.indices import Indices

_GROUPS = {
    "telephone": "front_door",
    "online": "front_door",
    "desk": "front_door",
    "call_back": "front_door",
    "triage": "direct",
    "consultation": "direct",
    "notes": "direct",
    "facilitation": "direct",
    "paper": "paperwork",
    "supervision": "supervision",
    "overhead": "overhead",
}

_CODES = {"i1": "b", "i2": "h", "i4": "i", "i8": "q", "f8": "d"}
CONTACT, APPOINTMENT, WORK, SHIFT, EPISODE = (
    Struct("<" + "".join(_CODES[TABLES[name][field].str[1:]] for field in TABLES[name].names or ())).pack
    for name in ("contacts", "appointments", "work", "shifts", "episodes")
)


class Tasks(dict[str, int]):
    """The index of each task, given out as it is first done."""

    __slots__ = ()

    def __missing__(self, name: str) -> int:
        index = self[name] = len(self)
        return index


class Recorder:
    """The log of a run while it is written."""

    def __init__(self) -> None:
        # Rows, to which rooms add what the packers above make: tuples would be scattered over the memory.
        self.contacts, self.appointments, self.work = bytearray(), bytearray(), bytearray()
        self.shifts, self.episodes = bytearray(), bytearray()
        self.tasks = Tasks()
        self.activities: dict[str, int] = {}
        self.bookable: list[bool] = []
        self.people: list[tuple[str, str, str]] = []  # name, role, group

    def activity(self, name: str, *, bookable: bool) -> int:
        """The index of an activity, new or known."""
        if name not in self.activities:
            self.activities[name] = len(self.activities)
            self.bookable.append(bookable)
        return self.activities[name]

    def table(self, name: str) -> Table:
        """All of a table."""
        rows: bytearray = getattr(self, name)
        return np.frombuffer(rows, dtype=TABLES[name]) if rows else np.zeros(0, dtype=TABLES[name])

    def names(self, indices: Indices) -> Names:
        """What the indices mean."""
        return Names(
            needs=tuple(indices.needs),
            papers=tuple(indices.papers),
            consultations=tuple(indices.consultations),
            modes=tuple(record.mode for record in indices.kinds),
            counts=tuple(record.counts for record in indices.kinds),
            slots=tuple(indices.slots),
            planned=tuple(record.planned for record in indices.slot_kinds),
            outside=tuple(indices.outside),
            tasks=tuple(self.tasks),
            task_groups=tuple(_GROUPS[task.partition(".")[0]] for task in self.tasks),
            activities=tuple(self.activities),
            bookable=tuple(self.bookable),
            people=tuple(person[0] for person in self.people),
            roles=tuple(person[1] for person in self.people),
            groups=tuple(person[2] for person in self.people),
        )
