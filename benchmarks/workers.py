"""Two workers against one, on the same replications, once they are up; and how long that takes.

Whoever else uses the machine has less of it left for two than for one, so processor time is told as
well: what the replications and the process that hands them out took, wherever they ran.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.figure import Figure, Target, figure
from benchmarks.size import Size
from benchmarks.subject import Subject, weeks_of
from gpsim.study.execute import Workers
from gpsim.study.replicate import Replicate, replicate

EFFICIENCY = Target(0.93, at_least=True)


@dataclass(frozen=True, slots=True)
class Clocked:
    """A replication, and the seconds of its process's time that it took."""

    replicate: Replicate  # what a worker sends back must be sent here too
    seconds: float


@dataclass(frozen=True, slots=True)
class Turn:
    """What one or two workers took, in seconds."""

    start: float  # of the wall clock, until each has done a replication
    passed: float  # of the wall clock, for all that followed
    processor: float  # time of all processes, for the same


def measure(subject: Subject, size: Size) -> list[Figure]:
    """The efficiency of two workers, by turns with one, and what it takes to start them."""
    work = partial(clocked, partial(replicate, subject.practice, (subject.navigation,), size.shared))
    turns = [(turn(Workers(work, 1), size.tasks), turn(Workers(work, 2), size.tasks)) for _ in range(size.turns)]
    note = f"{size.tasks} replications of 2 × {weeks_of(size.shared)} weeks"
    shares = [one.passed / (2.0 * two.passed) for one, two in turns]
    processor = [one.processor / two.processor for one, two in turns]
    return [
        figure("two workers against one", "of twice as fast", shares, EFFICIENCY, note),
        figure(
            "the same in processor time", "of one's", processor, EFFICIENCY, "all processes; idle time is not in it"
        ),
        figure(
            "two workers' first replications", "s", [two.start for _, two in turns], None, "with starting two processes"
        ),
    ]


def clocked(work: Callable[[int], Replicate], replication: int) -> Clocked:
    """What ``work`` returns, and the time of this process that it took."""
    begun = time.process_time()
    return Clocked(work(replication), time.process_time() - begun)


def turn(workers: Workers[Clocked], tasks: int) -> Turn:
    """A first replication on each worker, and then ``tasks`` replications."""
    with workers as pool:
        begun = time.perf_counter()
        list(pool.do(range(tasks, tasks + pool.many)))
        warm, own = time.perf_counter(), time.process_time()
        within = sum(found.seconds for _, found in pool.do(range(tasks)))
        passed, handing_out = time.perf_counter() - warm, time.process_time() - own
    return Turn(warm - begun, passed, handing_out if pool.many == 1 else handing_out + within)
