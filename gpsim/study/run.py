"""Running a practice, and comparing it with what changes would make of it."""

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from gpsim.practice.practice import Practice
from gpsim.scenarios.in_place import refuse_unknown
from gpsim.scenarios.scenario import Scenario
from gpsim.study.execute import Work, Workers
from gpsim.study.plan import YEAR, Plan
from gpsim.study.precision import MOST, batches, is_precise
from gpsim.study.replicate import Replicate, replicate
from gpsim.study.results import Comparison, Result

Found = TypeVar("Found")
# Called as replications arrive, in any order, with what is found so far and how many there will be, if that is known.
Progress = Callable[[Found, int | None], None]

WEEKS, REPLICATIONS, LARGEST = 13, 20, 100_000


def run(
    practice: Practice,
    *,
    weeks: int = WEEKS,
    warmup: int = 6,
    cooldown: int = 6,
    replications: int | None = None,
    precision: float | None = None,
    seed: int = 1,
    workers: int | None = None,
    progress: Progress[Result] | None = None,
) -> Result:
    """What ``practice`` is like: 20 replications unless said otherwise, or as many as ``precision`` takes.

    Raises:
        ValueError: naming a number that is out of its range.

    """
    refuse_unknown(practice)
    plan = Plan(weeks=weeks, warmup=warmup, cooldown=cooldown, seed=seed)

    study = _Study(partial(replicate, practice, (), plan), partial(Result, practice, plan), replications, precision)
    return study.found(workers, progress)


def compare(
    practice: Practice,
    scenarios: Sequence[Scenario],
    *,
    weeks: int | None = None,
    warmup: int = 6,
    cooldown: int = 6,
    replications: int | None = None,
    precision: float | None = None,
    seed: int = 1,
    workers: int | None = None,
    as_it_takes_hold: bool = False,
    progress: Progress[Comparison] | None = None,
) -> Comparison:
    """What each of ``scenarios`` changes in ``practice``, with the same luck.

    Settled, every ceiling was reached long ago; ``as_it_takes_hold`` runs a year in which people
    begin, learn and leave.

    Raises:
        ValueError: naming a number that is out of its range, or a name that two scenarios share.

    """
    refuse_unknown(practice)
    weeks = weeks or (YEAR if as_it_takes_hold else WEEKS)
    plan = Plan(weeks=weeks, warmup=warmup, cooldown=cooldown, seed=seed, settled=not as_it_takes_hold)
    every = tuple(scenarios)
    if twice := [name for name, many in Counter(each.name for each in every).items() if many > 1]:
        raise ValueError(f"two scenarios are called {twice[0]!r}; each needs a name of its own")
    work, found = partial(replicate, practice, every, plan), partial(Comparison, practice, every, plan)
    return _Study(work, found, replications, precision).found(workers, progress)


class _Study(Generic[Found]):
    """Replications of one kind of work, and what to make of them."""

    def __init__(
        self,
        work: Work[Replicate],
        make: Callable[[tuple[Replicate, ...]], Found],
        replications: int | None,
        precision: float | None,
    ) -> None:
        if replications is not None and precision is not None:
            raise ValueError("give replications or precision, not both")
        if replications is not None and not 1 <= replications <= LARGEST:
            raise ValueError(f"replications is {replications}; it must be from 1 to {LARGEST}")
        if precision is not None and not 0.0 < precision < 1.0:
            raise ValueError(f"precision is {precision:g}; it must be above 0 and below 1")
        self.work, self.make, self.precision = work, make, precision
        self.planned = None if precision else (replications or REPLICATIONS)

    def found(self, workers: int | None, progress: Progress[Found] | None) -> Found:
        """What all replications come to, in the order of their numbers."""
        arrived: dict[int, Replicate] = {}
        with Workers(self.work, many_workers(workers, self.planned)) as pool:
            for batch in batches() if self.planned is None else [range(self.planned)]:
                for number, result in pool.do(batch):
                    arrived[number] = result
                    if progress:
                        progress(self._made(arrived), self.planned)
                if self.precision and is_precise(_sides(arrived), self.precision):
                    break
        return self._made(arrived)

    def _made(self, arrived: Mapping[int, Replicate]) -> Found:
        return self.make(tuple(arrived[number] for number in sorted(arrived)))


def many_workers(asked: int | None, replications: int | None) -> int:
    """As many as asked, or as there are cores; never more than replications."""
    if asked is not None and asked < 1:
        raise ValueError(f"workers is {asked}; it must be at least 1")
    return min(asked or os.cpu_count() or 1, replications or MOST)


def _sides(arrived: Mapping[int, Replicate]) -> list[list[Mapping[str, float]]]:
    """The metrics as you are now, and with each change, in the order of the replications."""
    every = [arrived[number] for number in sorted(arrived)]
    changes = zip(*(each.scenarios for each in every), strict=True)
    return [[each.metrics for each in every], *([each.metrics for each in change] for change in changes)]
