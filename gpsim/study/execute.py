"""Replications on several cores, and what to do when a process dies."""

import os
import pickle
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, Self, TypeVar

from gpsim.study.processes import Processes, Work

T = TypeVar("T")

REBUILDS = 3  # of a pool, in one call


class WorkersDiedError(ChildProcessError):
    """Processes were killed again and again, as when there is too little memory."""


def many_workers(asked: int | None, replications: int) -> int:
    """As many as asked, or as there are cores; never more than replications.

    Raises:
        ValueError: when none is asked for.

    """
    if asked is not None and asked < 1:
        raise ValueError(f"workers is {asked}; it must be at least 1")
    return min(asked or os.cpu_count() or 1, replications)


class Workers(Generic[T]):
    """``many`` processes that do one kind of ``work``; one worker is this process.

    Use it in a ``with`` statement. The ``processes`` are its own, and end with it, unless they are given.
    """

    def __init__(self, work: Work[T], many: int, processes: Processes | None = None) -> None:
        self.work = work
        self.many = many
        self.processes = processes or Processes(many)
        self.own = processes is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.own:
            self.processes.__exit__(kind)

    def do(self, replications: Iterable[int]) -> Iterator[tuple[int, T]]:
        """Each replication's number and what the work returns for it, in the order in which they are done.

        What has arrived is kept when a process dies: the pool dies whole, and a new one does the rest.

        Raises:
            WorkersDiedError: when that has happened too often.

        """
        waiting = list(replications)
        if self.many <= 1:
            yield from ((replication, self.work(replication)) for replication in waiting)
            return
        work = pickle.dumps(self.work)
        for _ in range(1 + REBUILDS):
            done: set[int] = set()
            for replication, result in self._pooled(work, waiting):
                done.add(replication)
                yield replication, result
            waiting = [replication for replication in waiting if replication not in done]
            if not waiting:
                return
        raise WorkersDiedError(f"{len(waiting)} replications are missing: their processes were killed; use one worker")

    def _pooled(self, work: bytes, replications: Sequence[int]) -> Iterator[tuple[int, T]]:
        """As many of ``replications`` as the pool does before it breaks, if it does."""
        try:
            futures = self.processes.submit(work, replications)
        except BrokenProcessPool:
            self.processes.close()
            return
        for future in as_completed(futures):
            if isinstance(future.exception(), BrokenProcessPool):
                self.processes.close()
            else:
                yield futures[future], future.result()
