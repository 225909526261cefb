"""Running a practice, and comparing it with what changes would make of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from gpsim.practice.practice import Practice
from gpsim.scenarios.in_place import refuse_unknown
from gpsim.scenarios.scenario import Scenario
from gpsim.study.execute import Workers, many_workers
from gpsim.study.judgement import WORTHWHILE
from gpsim.study.plan import MOST, REPLICATIONS, WEEKS, YEAR, Plan, first_look
from gpsim.study.precision import batches, is_precise, sides_of
from gpsim.study.processes import Processes
from gpsim.study.replicate import Replicate, replicate
from gpsim.study.results import Comparison, Result
from gpsim.units import Share

Found = TypeVar("Found")
# Called as replications arrive, in any order, with what is found so far and how many there will be, if that is known.
Progress = Callable[[Found, int | None], None]
# Called before that with what a few weeks show, when they are much fewer than those that were asked for.
Look = Callable[[Found], None]

LARGEST = 100_000  # replications


def run(
    practice: Practice,
    *,
    weeks: int = WEEKS,
    warmup: int = 6,
    cooldown: int = 6,
    replications: int | None = None,
    precision: float | None = None,
    seed: int = 1,
    workers: int | Processes | None = None,
    look: Look[Result] | None = None,
    progress: Progress[Result] | None = None,
) -> Result:
    """What ``practice`` is like: 20 replications unless said otherwise, or as many as ``precision`` takes.

    Raises:
        ValueError: naming a number that is out of its range.

    """
    refuse_unknown(practice)
    plan = Plan(weeks=weeks, warmup=warmup, cooldown=cooldown, seed=seed)
    study = _Study(practice, (), plan, partial(Result, practice), replications, precision)
    return study.found(workers, look, progress)


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
    workers: int | Processes | None = None,
    as_it_takes_hold: bool = False,
    worthwhile: Share = WORTHWHILE,
    look: Look[Comparison] | None = None,
    progress: Progress[Comparison] | None = None,
) -> Comparison:
    """What each of ``scenarios`` changes in ``practice``, with the same luck.

    Settled, every ceiling was reached long ago; ``as_it_takes_hold`` runs a year in which people
    begin, learn and leave. ``worthwhile`` is the share of the hours that qualified GPs work from which a change is
    worth the trouble.

    Raises:
        ValueError: naming a number that is out of its range, or a name that two scenarios share.

    """
    refuse_unknown(practice)
    weeks = weeks or (YEAR if as_it_takes_hold else WEEKS)
    plan = Plan(weeks=weeks, warmup=warmup, cooldown=cooldown, seed=seed, settled=not as_it_takes_hold)
    every = tuple(scenarios)
    if twice := [name for name, many in Counter(each.name for each in every).items() if many > 1]:
        raise ValueError(f"two scenarios are called {twice[0]!r}; each needs a name of its own")
    if not 0.0 < worthwhile < 1.0:
        raise ValueError(f"worthwhile is {worthwhile:g}; it must be above 0 and below 1")
    make = partial(Comparison, practice, every, worthwhile=worthwhile)
    study = _Study(practice, every, plan, make, replications, precision)
    return study.found(workers, look, progress)


class _Study(Generic[Found]):
    """Replications of a practice and its scenarios, and what to make of them."""

    def __init__(
        self,
        practice: Practice,
        scenarios: tuple[Scenario, ...],
        plan: Plan,
        make: Callable[[Plan, tuple[Replicate, ...]], Found],
        replications: int | None,
        precision: float | None,
    ) -> None:
        if replications is not None and precision is not None:
            raise ValueError("give replications or precision, not both")
        if replications is not None and not 1 <= replications <= LARGEST:
            raise ValueError(f"replications is {replications}; it must be from 1 to {LARGEST}")
        if precision is not None and not 0.0 < precision < 1.0:
            raise ValueError(f"precision is {precision:g}; it must be above 0 and below 1")
        self.practice, self.scenarios, self.plan, self.make, self.precision = practice, scenarios, plan, make, precision
        self.planned = None if precision else (replications or REPLICATIONS)

    def found(
        self, workers: int | Processes | None, look: Look[Found] | None, progress: Progress[Found] | None
    ) -> Found:
        """What all replications come to, in the order of their numbers."""
        if isinstance(workers, Processes):
            return self._found(workers, look, progress)
        with Processes(many_workers(workers, self.planned or MOST)) as processes:
            return self._found(processes, look, progress)

    def _found(self, processes: Processes, look: Look[Found] | None, progress: Progress[Found] | None) -> Found:
        brief = first_look(self.plan)
        if look and brief:
            self._lived(brief, range(processes.many), {}, processes, look)
        arrived: dict[int, Replicate] = {}
        told = (lambda found: progress(found, self.planned)) if progress else None
        for batch in batches() if self.planned is None else [range(self.planned)]:
            self._lived(self.plan, batch, arrived, processes, told)
            in_order = [arrived[number] for number in sorted(arrived)]
            if self.precision and is_precise(sides_of(in_order), self.precision):
                break
        return self._made(self.plan, arrived)

    def _lived(
        self,
        plan: Plan,
        replications: Iterable[int],
        arrived: dict[int, Replicate],
        processes: Processes,
        told: Callable[[Found], None] | None,
    ) -> None:
        """Adds the ``replications`` to those that have arrived, and tells what is found each time."""
        work = partial(replicate, self.practice, self.scenarios, plan)
        with Workers(work, processes.many, processes) as pool:
            for number, result in pool.do(replications):
                arrived[number] = result
                if told:
                    told(self._made(plan, arrived))

    def _made(self, plan: Plan, arrived: Mapping[int, Replicate]) -> Found:
        return self.make(plan, tuple(arrived[number] for number in sorted(arrived)))
