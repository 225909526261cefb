"""The turn of days and weeks: births are written, slots laid out, absences noted, shifts begun."""

from typing import TYPE_CHECKING

from gpsim.distributions import quantile_of
from gpsim.model.arrivals import write_needs, write_papers
from gpsim.model.clock import Alarm, Rank, order_of
from gpsim.model.inversion import poisson_count
from gpsim.model.layout import Layout
from gpsim.model.person import Worker
from gpsim.model.rota import sessions_on
from gpsim.model.shift import Overhead, Shift
from gpsim.model.tables import opening
from gpsim.streams import MASK
from gpsim.units import DAY, ticks

if TYPE_CHECKING:
    from simpy import Event

    from gpsim.model.surgery import Surgery

KEPT_WEEKS = 4  # of luck; an older draw is made again when it is asked for
OVERFULL_WEEKS, OVERFULL_LEVEL = 1, 0.5  # half as much demand again, for a start with everything full
SEARCH = 5.0  # minutes of each spell of searching for something: assumption
SESSION = 250.0  # minutes, to which interruptions per session refer
LEAST = ticks(0.01)  # minutes that anything takes
SCATTERED = {  # the decisions: how many, when, how long
    kind: (f"{kind}.count", f"{kind}.time", f"{kind}.minutes") for kind in ("interruption", "searching")
}


class Days:
    """Begins every day at midnight."""

    def __init__(self, surgery: "Surgery", first: int, last: int, *, overfull: bool) -> None:
        self.surgery, self.first, self.last, self.overfull = surgery, first, last, overfull
        self.alarm = Alarm(surgery.clock)
        self.layout = Layout(surgery)
        self.laid_out = first - 1  # the last day whose slots are laid out
        self._ring_on(first)

    def _ring_on(self, day: int) -> None:
        alarm = self.alarm.arm(day * DAY, order_of(Rank.DAY_BEGINS, 0))
        alarm.callbacks.append(self.begin)

    def begin(self, _: "Event") -> None:
        """Begin the day that it now is."""
        surgery = self.surgery
        day = round(surgery.clock.time / DAY)
        surgery.demand.ease.look_back()
        if day == self.first or day % 7 == 0:
            self._begin_week(day)
        surgery.clock.turn_page(day)
        surgery.duty_today = 0
        surgery.book.close(day - 1)
        self._lay_out(day)
        self._note_absences(day)
        self._start_shifts(day)
        self._close_lines(day)
        if day < self.last:
            self._ring_on(day + 1)

    # Weeks.

    def _begin_week(self, day: int) -> None:
        surgery = self.surgery
        self._read(day)
        in_overfull = self.overfull and day - self.first < 7 * OVERFULL_WEEKS
        surgery.demand.extra_level = OVERFULL_LEVEL if in_overfull else 0.0
        days = range(day, min(day + 7 - day % 7, self.last + 1))
        self._owe(days)
        write_needs(surgery, days)
        write_papers(surgery, days)
        surgery.forget_luck(day - 7 * KEPT_WEEKS)

    def _read(self, day: int) -> None:
        """Everybody looks at the practice as it is this week."""
        surgery = self.surgery
        tables = surgery.tables_on(day)
        if tables is surgery.tables:
            return
        surgery.tables, surgery.practice = tables, tables.practice
        surgery.reread()

    # Days.

    def _lay_out(self, day: int) -> None:
        kinds = self.surgery.practice.book.kinds
        horizon = max((kind.horizon for kind in kinds.values()), default=0)
        for later in range(max(self.laid_out + 1, day), day + horizon + 1):
            self.layout.lay_out(later)
        self.laid_out = day + horizon

    def _note_absences(self, day: int) -> None:
        surgery = self.surgery
        for worker in surgery.staff.workers:
            person = surgery.practice.team.people.get(worker.name)
            leave = person is not None and surgery.rota.is_on_leave(worker, person, day)
            sick = not leave and surgery.rota.is_sick(worker, day)
            worker.absent = leave or sick or person is None
            if sick:
                surgery.book.withdraw(worker, day)
        for worker in surgery.staff.workers:
            if worker.absent and worker.inbox.waiting:
                self._hand_over(worker)

    def _hand_over(self, worker: Worker) -> None:
        """What lies in the inbox of somebody absent goes to the buddy."""
        surgery = self.surgery
        buddy = surgery.staff.buddy(worker)
        if buddy is worker:
            return
        sheets = list(worker.inbox.waiting)
        worker.inbox.waiting.clear()
        for sheet in sheets:
            sheet.origin = surgery.origins["taken_over"]
            buddy.inbox.push(sheet)

    def _start_shifts(self, day: int) -> None:
        surgery = self.surgery
        surgery.staff.todays = []
        begun: list[tuple[Worker, list[Shift]]] = []
        for worker in surgery.staff.workers:
            if worker.absent:
                continue
            parts = surgery.rota.parts(worker, day, surgery.tables)
            if parts:
                surgery.staff.todays += [(worker, part) for part in parts]
                begun.append((worker, surgery.rota.shifts(parts)))
        for worker, shifts in begun:
            for shift in shifts:
                self._interrupt(worker, shift, day)
            worker.expect(shifts)

    def _interrupt(self, worker: Worker, shift: Shift, day: int) -> None:
        role, length = worker.role, shift.end - shift.start
        searches = role.searching * length / SEARCH
        for kind, mean in (("interruption", role.interruptions * length / SESSION), ("searching", searches)):
            if mean > 0.0:
                self._scatter(worker, shift, kind, mean)

    def _scatter(self, worker: Worker, shift: Shift, kind: str, mean: float) -> None:
        """Put ``mean`` overheads on average at even luck over the shift; on the wall clock, not on what is done."""
        at, uniform = self.surgery.clock.at, self.surgery.luck.uniform
        key = (worker.salt ^ round(shift.start)) & MASK
        length, minutes, law = shift.end - shift.start, SEARCH, quantile_of(worker.role.interruption)
        number, when, how_long = SCATTERED[kind]
        for ordinal in range(poisson_count(mean, uniform(number, key))):
            time = shift.start + ticks(length * uniform(when, key, ordinal))
            if kind == "interruption":
                minutes = max(ticks(law(uniform(how_long, key, ordinal))), LEAST)
            at(time, Rank.ARRIVAL, worker.key + ordinal, worker.interrupt, Overhead(worker.key, kind, minutes))

    def _owe(self, week: range) -> None:
        """What this week's training and the like takes of everybody falls due in the last shift of their rota.

        It is owed until it is done. Who is absent then, or has more to do than fits in, goes on with it in the next
        shift that they work.
        """
        surgery = self.surgery
        people = surgery.practice.team.people
        spent = [one for _, one in sorted(surgery.practice.spent_time.items()) if one.minutes > 0.0]
        for worker in surgery.staff.workers if spent else ():
            mine = [one for one in spent if worker.name in people and one.is_of(worker.name, people[worker.name].role)]
            due = self._last_shift(worker, week) if mine else 0.0
            for i, one in enumerate(mine):
                debt = Overhead(worker.key, one.overhead, ticks(one.minutes), owed=True)
                surgery.clock.at(due, Rank.ARRIVAL, worker.key + i, worker.own.push, debt)

    def _last_shift(self, worker: Worker, week: range) -> float:
        """The start of the last shift that ``worker``'s rota has in ``week``; of its last day, if there is none."""
        rota, tables = self.surgery.rota, self.surgery.tables
        day = max((day for day in week if self._works(worker, day)), default=week[-1])
        shifts = rota.shifts(rota.parts(worker, day, tables))
        return shifts[-1].start if shifts else day * DAY

    def _works(self, worker: Worker, day: int) -> bool:
        person = self.surgery.practice.team.people[worker.name]
        return self.surgery.openings.works_on(day) and bool(sessions_on(person, day, self.surgery.openings.month(day)))

    def _close_lines(self, day: int) -> None:
        surgery = self.surgery
        telephone = surgery.practice.access.telephone
        if telephone is not None:
            closes = opening(telephone.closes)
            if closes < DAY:
                surgery.clock.at(day * DAY + closes, Rank.HANG_UP, 0, surgery.telephone.close, None)
