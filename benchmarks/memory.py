"""What a worker needs: its resident memory before and after a unit of work, in the processes that studies use."""

import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.figure import Figure, Target, figure
from benchmarks.size import Size
from benchmarks.subject import Subject, weeks_of
from gpsim.study.execute import Workers
from gpsim.study.replicate import replicate

A_WORKER = Target(100.0)  # MB
MB = 1e6
STATUS = Path("/proc/self/status")  # of Linux


@dataclass(frozen=True, slots=True)
class Needs:
    """Resident memory of a process, in MB."""

    before: float
    peak: float  # during the work


def measure(subject: Subject, size: Size) -> list[Figure]:
    """Before a worker does anything, after what `compare` asks of it, and after a year in which changes take hold."""
    usual = _needs(partial(replicate, subject.practice, (subject.navigation,), size.run))
    year = _needs(partial(replicate, subject.practice, (subject.ramped,), size.year))
    each, long = (f"a baseline and a scenario of {weeks_of(plan)} weeks" for plan in (size.run, size.year))
    return [
        figure("a worker before it begins", "MB", [usual.before, year.before]),
        figure("a worker at its largest", "MB", [usual.peak], A_WORKER, each),
        figure("a worker at its largest, a year", "MB", [year.peak], A_WORKER, long),
    ]


def weighed(work: Callable[[int], object], replication: int) -> Needs:
    """What this process needs for ``work``."""
    before = peak_mb()
    work(replication)
    return Needs(before, peak_mb())


def peak_mb() -> float:
    """The most memory that was resident in this process.

    The system's own account of a process begins, on Linux, with the size of the one that started it;
    what the kernel says of its memory map does not.
    """
    if STATUS.exists():
        line = next(line for line in STATUS.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return 1024.0 * float(line.split()[1]) / MB
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / MB if sys.platform == "darwin" else 1024.0 * peak / MB


def _needs(work: Callable[[int], object]) -> Needs:
    with Workers(partial(weighed, work), 2) as pool:  # of two, since one would be this process
        return next(needs for _, needs in pool.do([0]))
