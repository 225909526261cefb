"""Somebody who works here: the only process of the model."""

from collections import deque
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from simpy import Event

from gpsim.model.clock import Alarm, Rank, order_of
from gpsim.model.line import Line
from gpsim.model.overheads import OVERHEAD, Overheads
from gpsim.model.shift import Overhead, Part, Shift
from gpsim.model.timesheet import Timesheet
from gpsim.practice.team import Person, Role, Team
from gpsim.streams import key_of

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

FOREVER = float("inf")


class Worker:
    """A person at work: takes the next thing there is, from shift to shift."""

    def __init__(self, surgery: "Surgery", name: str, team: Team, index: int) -> None:
        self.surgery, self.name, self.index = surgery, name, index
        self.read(team)
        self.salt = key_of("person", name)
        self.key = self.salt >> 8
        self.patients: Line = surgery.patients_line(self)
        self.inbox: Line = surgery.inbox_line(self)
        self.own = Overheads(surgery, f"own.{name}")
        self.shifts: deque[Shift] = deque()
        self.shift: Shift | None = None
        self.part: Part | None = None
        self.serves: tuple[Line, ...] = ()
        self.resting = self.off = False
        self.absent = False
        self.sick_until: int | None = None  # a day; None before the first
        self.given: tuple[Line, Any] | None = None
        self.began = 0.0  # the work in hand
        self._free_since = 0.0
        self.timesheet = Timesheet(surgery.recorder, index, self.shifts)
        self.record = self.timesheet.record
        self.clock = surgery.clock
        self._work, self._bell, self._rest = Alarm(self.clock), Alarm(self.clock), Alarm(self.clock)
        self._work_ends = order_of(Rank.WORK_ENDS, self.key)
        self.process = self.clock.process(self.life())

    def read(self, team: Team) -> None:
        """Look at what the team now says of this person."""
        self.person: Person = team.people[self.name]
        self.role_name = self.person.role
        self.role: Role = team.roles[self.role_name]
        self.supervision = self.person.supervision or self.role.supervision
        self.direct = self.role.group != "admin"
        self.pace = self.role.pace * self.person.pace

    # The process.

    def life(self) -> Generator[Event, Any, None]:
        """Shift after shift, part after part, one piece of work after the other."""
        clock, work, work_ends = self.clock, self._work, self._work_ends
        while True:
            while not self.shifts:
                self.off = True
                yield self._lie_down()
                self.off = False
            shift = self.shifts[0]
            if clock.time < shift.start:
                yield work.arm(shift.start, order_of(Rank.SHIFT_STARTS, self.key))
            self._clock_on(self.shifts.popleft())
            for part in (*shift.parts, None):  # None: after the last part, whoever is still here is seen
                self._take_up(part)
                while True:
                    job = self.given or self._choose()
                    if job is None:
                        if part is None or clock.time >= part.end:
                            break
                        yield self._idle()
                        continue
                    self.given = None
                    line, item = job
                    began = self.began = clock.time
                    minutes = line.begin(self, item)
                    if minutes > 0.0:
                        yield work.arm(began + minutes, work_ends)
                    line.finish(self, item, began)
                self._put_down(part)
            self._clock_off()

    def give(self, line: Line, item: Any) -> None:
        """Hand something to a person who is resting: it is begun now."""
        self.given = (line, item)
        self._end_rest()
        self._wake()

    def expect(self, shifts: list[Shift]) -> None:
        """Today's shifts."""
        self.shifts.extend(shifts)
        if self.off:
            self._wake()

    def interrupt(self, overhead: Overhead) -> None:
        """Something comes up; nothing, to somebody who is not at work."""
        if self.shift is not None:
            self.own.push(overhead)

    def dismiss(self) -> None:
        """The run is over: let go of everything."""
        self.process._generator.close()
        for event in (self.process, self._work, self._bell, self._rest):
            event.__dict__.clear()
        for line in (self.patients, self.inbox, self.own):
            line.__dict__.clear()
        self.__dict__.clear()

    def can_see(self, time: float) -> bool:
        """Whether a patient who arrives at ``time`` will still find this person at work."""
        return self.shift is not None or any(shift.start - 60.0 <= time < shift.end for shift in self.shifts)

    # Choosing.

    def _choose(self) -> tuple[Line, Any] | None:
        patients = self.patients
        if patients.waiting:
            return patients, patients.next()
        part = self.part
        if part is None:
            return self._last()
        now = self.clock.time
        if now >= part.end:
            return None
        if self.own.waiting:
            return self.own, self.own.next()
        if part.activity.overhead is not None:
            return self.own, Overhead(0, part.activity.overhead, part.end - now)
        for line in self.serves:
            if line.waiting:
                return line, line.next()
        return None

    def _last(self) -> tuple[Line, Any] | None:
        """After hours: those who stay finish what they stay for and their inbox, until a limit or the next shift."""
        if self.role.finishes == "stops":
            return None
        assert self.shift is not None
        limit = self.shift.end + self.role.stays_at_most
        if self.shifts:
            limit = min(limit, self.shifts[0].start)
        if self.clock.time >= limit:
            return None
        lines = (*(self.surgery.lines[name] for name in self.role.stays_for), self.inbox)
        return next(((line, line.next()) for line in lines if line.waiting), None)

    # Time.

    def _idle(self) -> Event:
        self.resting, self._free_since = True, self.clock.time
        self._rest.callbacks = []
        return self._rest

    def _lie_down(self) -> Event:
        self._rest.callbacks = []
        return self._rest

    def _wake(self) -> None:
        """Go on at once, without the event queue: nothing lies between being free and starting."""
        callbacks, self._rest.callbacks = self._rest.callbacks, None  # type: ignore[assignment]
        for callback in callbacks:
            callback(self._rest)

    def _end_rest(self) -> None:
        self.resting = False
        self.timesheet.rest(self.clock.time - self._free_since, self.part)

    def _ring(self, _: Event) -> None:
        if self.resting:
            self._end_rest()
            self._wake()

    # Shifts and parts.

    def _clock_on(self, shift: Shift) -> None:
        self.shift = shift
        self.own.staff.append(self)
        self.patients.staff.append(self)
        self.timesheet.begin(shift)

    def _clock_off(self) -> None:
        assert self.shift is not None
        self.timesheet.close(self.shift.end, self.clock.time)
        self.own.staff.clear()
        self.patients.staff.clear()
        self.own.go_home()
        self.shift = None

    def _take_up(self, part: Part | None) -> None:
        self.part = part
        if part is None or self.clock.time >= part.end:
            return
        self.serves = self.surgery.staff.lines_of(self, part.activity)
        for line in self.serves:
            line.staff.append(self)
        bell = self._bell.arm(part.end, order_of(Rank.SHIFT_ENDS, self.key))
        bell.callbacks.append(self._ring)

    def _put_down(self, part: Part | None) -> None:
        for line in self.serves:
            line.staff.remove(self)
        self.serves = ()
        if part is not None:
            self.part = None

    def cut(self, end: float) -> None:
        """The log ends while this person is at work: count until then."""
        if self.shift is None:
            return
        if self.resting:
            self.timesheet.rest(end - self._free_since, None)
        else:  # what it would have become is not known yet
            self.record(self.began, end, "overhead.other", OVERHEAD, 0)
        self.timesheet.close(min(end, self.shift.end), end)
