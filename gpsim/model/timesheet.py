"""What is written down of a person's time: each piece of work, and the sums of each shift."""

from collections import deque

from gpsim.model.recorder import SHIFT, WORK, Recorder
from gpsim.model.shift import Part, Shift


class Timesheet:
    """One person's rows of work and of shifts; every sum is kept on its own, so that the accounts can be checked."""

    def __init__(self, recorder: Recorder, person: int, to_come: deque[Shift]) -> None:
        """``to_come`` are the person's shifts that have not begun."""
        self._recorder, self._tasks, self._person, self._to_come = recorder, recorder.tasks, person, to_come
        self._carried: list[tuple[float, float, str, int, int]] = []  # work that reaches into the next shift
        self._shift: Shift

    def begin(self, shift: Shift) -> None:
        """A shift begins, perhaps with work that reaches into it."""
        self._shift = shift
        self._worked = self._overtime = self._free = 0.0  # minutes
        self._free_slots = 0
        carried, self._carried = self._carried, []
        for row in carried:
            self.record(*row)

    def record(self, began: float, ended: float, task: str, origin: int, identity: int) -> None:
        """Write a row of work that is over; what lies beyond the next shift's start belongs to that shift."""
        shift, to_come, index = self._shift, self._to_come, self._tasks[task]
        if to_come and ended > to_come[0].start:
            cut = max(began, to_come[0].start)
            self._carried.append((cut, ended, task, origin, identity))
            ended = cut
        if ended > began:
            self._recorder.work += WORK(began, ended, self._person, index, origin, identity, shift.start)
            self._worked += ended - began
            if ended > shift.end:
                self._overtime += ended - max(began, shift.end)

    def rest(self, minutes: float, part: Part | None) -> None:
        """Minutes without work; slots that would have fitted into them, where the session has slots."""
        self._free += minutes
        if part is not None and part.slot_minutes > 0.0:
            self._free_slots += int(minutes // part.slot_minutes)

    def close(self, end: float, left: float) -> None:
        """Write the shift's row: it was to end at ``end``, and the person left at ``left``."""
        shift, recorder = self._shift, self._recorder
        first = shift.parts[0]
        activity = recorder.activity(first.name, bookable=first.activity.bookable)
        recorder.shifts += SHIFT(
            self._person, activity, shift.start, end, max(end, left), self._worked, self._overtime, self._free,
            self._free_slots,
        )  # fmt: skip
