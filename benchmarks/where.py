"""Where the time of a run goes, by looking at what is being executed some hundred times a second.

A profiler that counts every call makes short functions look long; a timer's signal costs nothing in
between. Python hears it at the next call or turn of a loop, so that a short function may be taken for
the one that it calls. Work inside numpy, the heap and other libraries belongs to the function of gpsim
or SimPy that asked for it.
"""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType

import simpy

import gpsim
from benchmarks.figure import Figure, figure
from benchmarks.size import Size
from benchmarks.subject import Subject, as_it_is

INTERVAL = 0.001  # seconds of this process's time; many kernels look no more often than every 4 ms
HOMES = {Path(library.__file__ or "").parent: library.__name__ for library in (gpsim, simpy)}
# Parts of the engine, by file; what is not here is the model.
PARTS = {
    "simpy": "SimPy",
    "gpsim/model/clock.py": "the clock on top of it",
    "gpsim/streams.py": "luck",
    "gpsim/distributions.py": "luck",
    "gpsim/model/luck.py": "luck",
    "gpsim/model/recorder.py": "turning rows into columns",
}
MODEL = "model"
NAMES = (*dict.fromkeys(PARTS.values()), MODEL)

Place = tuple[str, str]  # a file, from the package's folder on, and a function
Samples = Counter[Place]


def measure(subject: Subject, size: Size) -> tuple[list[Figure], Samples]:
    """The share of each part, and all that was seen."""
    seen = [_sampled(subject, size, number) for number in range(size.sampled)]
    note = f"{sum(each.total() for each in seen):,} samples"
    shares = [shares_of(each) for each in seen]
    figures = [figure(f"time in {name}", "%", [each[name] for each in shares], None, note) for name in NAMES]
    return figures, sum(seen, Samples())


def shares_of(samples: Samples) -> dict[str, float]:
    """Per cent of the samples in each part."""
    parts: Counter[str] = Counter()
    for (file, _), many in samples.items():
        parts[part_of(file)] += many
    return {name: 100.0 * parts[name] / max(1, samples.total()) for name in NAMES}


def part_of(file: str) -> str:
    """The part of the engine that a file belongs to.

    >>> part_of("simpy/events.py"), part_of("gpsim/streams.py"), part_of("gpsim/model/person.py")
    ('SimPy', 'luck', 'model')
    """
    return PARTS.get(file) or PARTS.get(file.partition("/")[0], MODEL)


@contextmanager
def sampling() -> Iterator[Samples]:
    """Counts where the main thread is while the ``with`` statement goes on."""
    seen = Samples()

    def look(_: int, frame: FrameType | None) -> None:
        if place := place_of(frame):
            seen[place] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    try:
        yield seen
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        signal.signal(signal.SIGPROF, before)


def place_of(frame: FrameType | None) -> Place | None:
    """The innermost function of gpsim or SimPy in the stack of ``frame``."""
    while frame is not None:
        if file := _inside(frame.f_code.co_filename):
            return file, _outermost(frame.f_code.co_qualname)
        frame = frame.f_back
    return None


def _outermost(name: str) -> str:
    """The function or method around whatever was defined inside it: a lambda counts as the function it is in."""
    return name.partition(".<locals>")[0]


@cache
def _inside(name: str) -> str:
    """A file of gpsim or SimPy from the package's folder on; nothing for any other."""
    path = Path(name)
    home = next((home for home in HOMES if home in path.parents), None)
    return f"{HOMES[home]}/{path.relative_to(home).as_posix()}" if home else ""


def _sampled(subject: Subject, size: Size, number: int) -> Samples:
    with sampling() as seen:
        as_it_is(subject, size.run, number)
    return seen
