"""What a week costs, in bare timeouts of SimPy that the same process runs just before and after it.

Seconds depend on the machine and on who else uses it; how many timeouts would have fitted into them
depends on both much less.
"""

import gc
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

import simpy

from benchmarks.figure import Figure, Target, figure
from benchmarks.size import Size
from benchmarks.subject import Subject, as_it_is, ramping, weeks_of
from gpsim.log import BOOKINGS, STATUSES, TABLES, Log, Table
from gpsim.measures.catalogue import metrics
from gpsim.units import WEEK

A_WEEK = Target(48_000.0)  # bare timeouts
RAMPED = Target(1.3)  # times a week as it is
CONTACTS, APPOINTMENTS, PAPERS = (Target(least, at_least=True) for least in (2_500.0, 1_100.0, 1_800.0))  # a week
ROWS = Target(20.0)  # MB a practice-year
WEEKS_A_YEAR, MB = 52.0, 1e6

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Lap:
    """What one run took."""

    seconds: float  # of this process's time
    timeouts: float  # bare ones that would have taken as long
    share: float  # of the wall clock that this process got


def measure(subject: Subject, size: Size) -> list[Figure]:
    """The price of a week, of changes and of measuring, and what there is in a week."""
    log = as_it_is(subject, size.run, 0)  # tables of laws are built on first use: no round should pay for it
    rounds = [laps(_runs(subject, size, number, log), size.timeouts) for number in range(size.rounds)]
    return [*_prices(subject, size, rounds), *_volumes(log)]


def laps(runs: Sequence[Run], timeouts: int) -> list[Lap]:
    """Each of ``runs`` between two stretches of bare timeouts."""
    found = []
    before = bare_timeout(timeouts)
    for run in runs:
        begun, outside = time.process_time(), time.perf_counter()
        run()
        seconds, passed = time.process_time() - begun, time.perf_counter() - outside
        after = bare_timeout(timeouts)
        found.append(Lap(seconds, 2.0 * seconds / (before + after), seconds / passed))
        before = after
    return found


def bare_timeout(many: int) -> float:
    """Seconds for one of ``many`` timeouts, one after another, in an environment with nothing else in it.

    Without the collector, as in a run.
    """
    environment = simpy.Environment()
    environment.process(_tick(environment, many))
    collecting = gc.isenabled()
    gc.disable()
    begun = time.process_time()
    environment.run()
    seconds = time.process_time() - begun
    if collecting:
        gc.enable()
    return seconds / many


def _tick(environment: simpy.Environment, many: int) -> Generator[simpy.Event, None, None]:
    for _ in range(many):
        yield environment.timeout(1.0)


def _runs(subject: Subject, size: Size, number: int, log: Log) -> list[Run]:
    return [
        lambda: as_it_is(subject, size.run, number),
        lambda: ramping(subject, size.run, number),
        lambda: metrics(log, lambda _: subject.practice),
    ]


def _prices(subject: Subject, size: Size, rounds: Sequence[Sequence[Lap]]) -> Iterator[Figure]:
    weeks, actions = weeks_of(size.run), len(subject.ramped.adoptions)
    whole = f"runs of {weeks} weeks, set-up included"
    plain, changed, measured = zip(*rounds, strict=True)
    yield figure("a week", "bare timeouts", [lap.timeouts / weeks for lap in plain], A_WEEK, whole)
    yield figure(
        "weeks on one core", "a second", [weeks / lap.seconds for lap in plain], None, "depends on the machine"
    )
    yield figure("a bare timeout", "µs", [1e6 * lap.seconds / lap.timeouts for lap in plain], None, "on this machine")
    ratios = [with_changes.timeouts / lap.timeouts for lap, with_changes in zip(plain, changed, strict=True)]
    yield figure("a week while changes take hold", "times a week", ratios, RAMPED, f"{actions} of 10 actions")
    yield figure("all measures of a week", "bare timeouts", [lap.timeouts / weeks for lap in measured])
    yield figure(
        "processor during these runs", "of the wall clock", [lap.share for lap in plain], None, "1 if undisturbed"
    )


def _volumes(log: Log) -> Iterator[Figure]:
    """What there is in a measured week: a faster week with less in it would be no faster."""
    weeks = log.measured / WEEK
    seen = _in_weeks(log.appointments, "start", log)
    counted = (seen["status"] <= STATUSES.index("dna")) & (seen["booking"] != BOOKINGS.index("outside"))
    yield figure("contacts", "a week", [len(_in_weeks(log.contacts, "arrived", log)) / weeks], CONTACTS)
    yield figure("appointments attended or missed", "a week", [int(counted.sum()) / weeks], APPOINTMENTS)
    yield figure("papers", "a week", [int(_in_weeks(log.episodes, "born", log)["paper"].sum()) / weeks], PAPERS)
    tables: list[Table] = [getattr(log, name) for name in TABLES]
    lived = (log.end - log.start) / WEEK
    megabytes = sum(table.nbytes for table in tables) / MB
    yield figure("rows", "a week", [sum(len(table) for table in tables) / lived])
    yield figure("rows of a practice-year", "MB", [megabytes * WEEKS_A_YEAR / lived], ROWS, f"from {lived:.0f} weeks")


def _in_weeks(table: Table, field: str, log: Log) -> Table:
    rows: Table = table[(table[field] >= 0.0) & (table[field] < log.measured)]
    return rows
