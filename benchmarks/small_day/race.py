"""The engines by turns in one process, each with as many days; how long gpsim's rivals take against it."""

import gc
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version

from benchmarks.figure import Figure, Target, figure
from benchmarks.size import Size
from benchmarks.small_day.agreement import FAR, Gap, widest
from benchmarks.small_day.day import Day, Live, Totals
from benchmarks.subject import Subject

ENGINES = ("gpsim", "SimPy", "Ciw", "salabim")
OURS, *RIVALS = ENGINES
TIMES = {rival: Target(least, at_least=True) for rival, least in zip(RIVALS, (7.0, 9.0, 50.0), strict=True)}
AS = {"SimPy": "as tutorials have it", "Ciw": "as its manual has it", "salabim": "as its manual has it, without yield"}
TOO_FAR = Target(FAR)
MS = 1e3  # in a second


@dataclass(frozen=True, slots=True)
class Lap:
    """What one engine did in a round."""

    days: Sequence[Totals]
    seconds: float  # of this process's time

    @property
    def ms(self) -> float:
        """Milliseconds a day."""
        return MS * self.seconds / len(self.days)


def engine(name: str) -> Live:
    """The engine called ``name``: loaded when it is first asked for, as no other benchmark should pay for it."""
    live: Live = import_module(f"benchmarks.small_day.in_{name.lower()}").live
    return live


def measure(_: Subject, size: Size) -> list[Figure]:
    """Milliseconds a day in every engine, and how many times as long as gpsim the others take.

    Raises:
        DisagreementError: when the days that were timed are not the same day in every engine.

    """
    day, engines = Day(), {name: engine(name) for name in ENGINES}
    for live in engines.values():
        live(day, size.days, 0)  # what is built on first use: no round should pay for it
    rounds = [_round(engines, day, size.days, number) for number in range(size.day_rounds)]
    empty = [MS * lap(engines[OURS], day, 0, 0).seconds for _ in rounds]
    gap = widest({name: [totals for laps in rounds for totals in laps[name].days] for name in ENGINES})
    set_up = figure(f"a run of {OURS} without a day", "ms", empty, None, "tables, patients, people")
    return [*_times(rounds, size.days), set_up, _difference(gap, len(rounds) * size.days)]


def _round(engines: Mapping[str, Live], day: Day, days: int, number: int) -> dict[str, Lap]:
    """A lap of each engine, every one with a seed of its own."""
    seeds = range(1 + number * len(engines), 1 + (number + 1) * len(engines))
    return {name: lap(live, day, days, seed) for (name, live), seed in zip(engines.items(), seeds, strict=True)}


def lap(live: Live, day: Day, days: int, seed: int) -> Lap:
    """``days`` of one engine; what the others left behind is swept up before."""
    gc.collect()
    begun = time.process_time()
    lived = live(day, days, seed)
    return Lap(lived, time.process_time() - begun)


def _times(rounds: Sequence[Mapping[str, Lap]], days: int) -> list[Figure]:
    note = f"{days} days a run, set-up and its log included"
    found = [figure(f"a small day in {OURS}", "ms", [laps[OURS].ms for laps in rounds], None, note)]
    for rival in RIVALS:
        note = f"{version(rival.lower())}, {AS[rival]}"
        found.append(figure(f"a small day in {rival}", "ms", [laps[rival].ms for laps in rounds], None, note))
        times = [laps[rival].ms / laps[OURS].ms for laps in rounds]
        found.append(figure(f"{rival} against {OURS}", "times as long", times, TIMES[rival]))
    return found


def _difference(gap: Gap, days: int) -> Figure:
    note = f"{gap.measure}, {gap.engine} and the others; {days} days in each"
    return figure("a small day: the engines' widest gap", "standard errors", [gap.z], TOO_FAR, note)
