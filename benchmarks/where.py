"""Where the time of a run goes, by looking at what is being executed some hundred times a second.

A profiler that counts every call makes short functions look long, and one in Python is heard late: at
the next call or turn of a loop, in another function. `faulthandler` writes down the stack in the
middle of whatever goes on. Work inside numpy, the heap and other libraries belongs to the function of
gpsim or SimPy that asked for it.
"""

import ast
import faulthandler
import re
import signal
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

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

_STACK = "Stack (most recent call first):"
_FRAME = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in ')

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
    """Counts where the main thread is while the ``with`` statement goes on; they are there when it is left."""
    seen = Samples()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as stacks:
        faulthandler.register(signal.SIGPROF, stacks, all_threads=False)
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
        try:
            yield seen
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0.0)
            faulthandler.unregister(signal.SIGPROF)
        stacks.seek(0)
        seen.update(places(stacks))


def places(stacks: Iterable[str]) -> Iterator[Place]:
    """The innermost function of gpsim or SimPy in each of the ``stacks``, line by line as faulthandler writes them."""
    found = True
    for line in stacks:
        if line.startswith(_STACK):
            found = False
        elif not found and (frame := _FRAME.match(line)) and (file := _inside(frame["file"])):
            found = True
            yield file, function_at(frame["file"], int(frame["line"]))


@cache
def _inside(name: str) -> str:
    """A file of gpsim or SimPy from the package's folder on; nothing for any other."""
    path = Path(name)
    home = next((home for home in HOMES if home in path.parents), None)
    return f"{HOMES[home]}/{path.relative_to(home).as_posix()}" if home else ""


@cache
def function_at(file: str, line: int) -> str:
    """The function around ``line`` of ``file``, with the classes it is in; a lambda counts as the function it is in."""
    around = [(first, name) for first, last, name in _functions(file) if first <= line <= last]
    return max(around)[1] if around else "<module>"


@cache
def _functions(file: str) -> tuple[tuple[int, int, str], ...]:
    """First line, last line and dotted name of every function in ``file``."""
    return tuple(_within(ast.parse(Path(file).read_text("utf-8")), ""))


def _within(node: ast.AST, around: str) -> Iterator[tuple[int, int, str]]:
    for child in ast.iter_child_nodes(node):
        name = around
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{around}.{child.name}".removeprefix(".")
            if not isinstance(child, ast.ClassDef):
                yield child.lineno, child.end_lineno or child.lineno, name
        yield from _within(child, name)


def _sampled(subject: Subject, size: Size, number: int) -> Samples:
    with sampling() as seen:
        as_it_is(subject, size.run, number)
    return seen
