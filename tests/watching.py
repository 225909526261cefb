"""A run that is watched from outside, event by event: what the engine holds, beside what its log says."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from gpsim.log import Log
from gpsim.model.appointment import Appointment
from gpsim.model.clock import Clock
from gpsim.model.closing import close
from gpsim.model.days import Days
from gpsim.model.simulate import _live
from gpsim.model.surgery import Surgery
from gpsim.practice.practice import Practice
from gpsim.streams import Luck
from gpsim.units import WEEK
from tests.lived import World

REFERENCES = 3  # to an episode that only the list of open ones knows: that list, our own loop and the question itself


class Witnessed(Clock):
    """A clock that tells ``witness`` of every move, before anything happens at the new time."""

    witness: Callable[[float, float], None]
    reads: float

    @property
    def time(self) -> float:
        """The time, in minutes."""
        return self.reads

    @time.setter
    def time(self, time: float) -> None:
        if time > self.reads:
            self.witness(self.reads, time)
            self.reads = time


@dataclass(slots=True)
class Watched:
    """What was seen of a run. Minutes are added up over everybody, in each room."""

    minutes: dict[str, float] = field(default_factory=dict)  # that somebody was there: head counts times minutes
    left: dict[str, float] = field(default_factory=dict)  # spent so far by those who are there at the end
    owed: float = 0.0  # minutes of training that nobody has done by the end
    forgotten: list[int] = field(default_factory=list)  # open episodes to which nothing can happen any more
    log: Log = None  # type: ignore[assignment]


@cache
def watch(world: World) -> Watched:
    """Live ``world`` and count heads whenever the clock moves."""
    return watch_together([(world.practice_on, world.luck)], world)[0]


def watch_together(lives: Sequence[tuple[Callable[[int], Practice], Luck]], world: World) -> list[Watched]:
    """Live several practices on one clock, for as long as ``world``, and count heads in each of them."""
    start, end = -WEEK * world.warmup, WEEK * world.weeks
    surgeries = [Surgery(practice_on, -7 * world.warmup, luck) for practice_on, luck in lives]
    days = [Days(surgery, -7 * world.warmup, 7 * world.weeks - 1, overfull=False) for surgery in surgeries]
    counted = [_count_heads(surgery) for surgery in surgeries]
    _live(surgeries, end)
    for (seen, count), surgery in zip(counted, surgeries, strict=True):
        count(surgery.clock.time, end)
        seen.left = _left(surgery, end)
        seen.owed = sum(item.minutes for worker in surgery.staff.workers for item in worker.own.waiting if item.owed)
        seen.forgotten = [e.id for e in surgery.pathway.open.values() if sys.getrefcount(e) <= REFERENCES]
    for (seen, _), surgery, its_days in zip(counted, surgeries, days, strict=True):
        seen.log = close(surgery, its_days, start=start, measured=end, end=end)
    return [seen for seen, _ in counted]


def _count_heads(surgery: Surgery) -> tuple[Watched, Callable[[float, float], None]]:
    """What will have been seen of a practice, and how heads are counted over some minutes."""
    seen, rooms = Watched(), _rooms(surgery)

    def count_heads(before: float, now: float) -> None:
        for name, count in rooms.items():
            seen.minutes[name] = seen.minutes.get(name, 0.0) + count() * (now - before)

    surgery.clock.__dict__.update(witness=count_heads, reads=surgery.clock.__dict__.pop("time"))
    surgery.clock.__class__ = Witnessed
    return seen, count_heads


def _rooms(surgery: Surgery) -> dict[str, Callable[[], int]]:
    """How many are in each room now."""
    lines = {name: surgery.lines[name] for name in ("telephone", "desk", "online", "duty", "treatment")}
    rooms: dict[str, Callable[[], int]] = {
        name: lambda line=line: len(line.waiting)  # type: ignore[misc]
        for name, line in lines.items()
    }
    rooms["waiting room"] = lambda: len(_in_the_waiting_room(surgery))
    rooms["papers"] = lambda: len(surgery.open_papers)
    rooms["episodes"] = lambda: len(surgery.pathway.open)
    return rooms


def _left(surgery: Surgery, end: float) -> dict[str, float]:
    """Minutes that those who will be missing from the log have waited: they have not been seen yet."""
    left = {name: sum(end - item.arrived for item in surgery.lines[name].waiting) for name in ("duty", "treatment")}
    left["waiting room"] = sum(end - one.arrived for one in _in_the_waiting_room(surgery))
    return left


def _in_the_waiting_room(surgery: Surgery) -> list[Appointment]:
    """Patients who wait for their clinician, alone or until their group begins."""
    lists = [worker.patients.waiting for worker in surgery.staff.workers]
    alone = [one for waiting in lists for one in waiting if isinstance(one, Appointment)]
    groups = [
        group
        for group in surgery.groups.gathered.values()
        if surgery.clock.time < group.start or group in group.worker.patients.waiting
    ]
    return alone + [one for group in groups for one in group.present]
