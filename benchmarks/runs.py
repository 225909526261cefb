"""The parts of the benchmarks, one after another, and the circumstances in which they ran."""

import os
import platform
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version

from benchmarks import common_luck, engine, memory, waiting, where, workers
from benchmarks.figure import Figure
from benchmarks.report import Report
from benchmarks.size import Size
from benchmarks.small_day import race
from benchmarks.subject import Subject, subject
from gpsim import __version__


class Part(StrEnum):
    """What can be measured by itself."""

    ENGINE = "engine"  # weeks in bare timeouts
    WHERE = "where"  # the time of a run goes
    MEMORY = "memory"  # of a worker
    LUCK = "luck"  # in common: what it is worth
    WORKERS = "workers"  # two against one
    WAITING = "waiting"  # for a comparison
    SMALL_DAY = "small_day"  # in four engines; last, as it loads the others


_MEASURES: Mapping[Part, Callable[[Subject, Size], list[Figure]]] = {
    Part.ENGINE: engine.measure,
    Part.MEMORY: memory.measure,
    Part.LUCK: common_luck.measure,
    Part.WORKERS: workers.measure,
    Part.WAITING: waiting.measure,
    Part.SMALL_DAY: race.measure,
}


def measured(parts: Collection[Part], size: Size, say: Callable[[Part], None], practice: str = "reference") -> Report:
    """What the ``parts`` find, in the order in which they are listed above; ``say`` is told of each."""
    circumstances, what = _circumstances(), subject(practice)
    figures: list[Figure] = []
    samples = where.Samples()
    for part in (each for each in Part if each in parts):
        say(part)
        if part is Part.WHERE:
            shares, samples = where.measure(what, size)
            figures += shares
        else:
            figures += _MEASURES[part](what, size)
    return Report(circumstances, figures, samples)


def _circumstances() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    libraries = ", ".join(f"{name} {version(name)}" for name in ("simpy", "numpy"))
    machine = f"{platform.system()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"
    return f"gpsim {__version__}, {python}, {libraries}; {machine}; {datetime.now(UTC):%d %B %Y}."
