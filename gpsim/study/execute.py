"""Replications on several cores: a pool of fresh processes, and what to do when one of them dies."""

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from threading import Thread
from types import ModuleType
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")
Work = Callable[[int], T]  # of a replication's number; can be pickled

REBUILDS = 3  # of a pool, in one call
PATIENCE = 2.0  # seconds between a worker's looks at whether its parent is still there
NEEDED = ("gpsim.study.replicate", "gpsim.model.simulate")  # by a replication: processes that begin early load them


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


class Processes:
    """``many`` processes, none of them begun before there is work unless `begin` is called.

    Use it in a ``with`` statement: whoever leaves it by an exception or Ctrl-C ends the processes,
    whatever they are doing.
    """

    def __init__(self, many: int) -> None:
        self.many = many
        self.pool: ProcessPoolExecutor | None = None
        self.others: set[BaseProcess] = set()  # processes of the caller's own

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and self.pool:
            for process in set(multiprocessing.active_children()) - self.others:
                process.terminate()
        self.close(
            wait=kind is not None
        )  # for what has been ended: else its end and the program's get in each other's way

    def begin(self) -> None:
        """Starts them, and has them load what replications need while their parent reads its files."""
        if self.many > 1:
            with _starting(with_script=False):
                for _ in range(self.many):
                    self._begun().submit(_load)

    def submit(self, work: bytes, replications: Sequence[int]) -> dict[Future[Any], int]:
        """What is to come of the pickled ``work`` for each of the ``replications``.

        Raises:
            BrokenProcessPool: when a process has died.

        """
        with _starting(with_script=b"__main__" in work):
            return {self._begun().submit(_do, work, replication): replication for replication in replications}

    def close(self, *, wait: bool = False) -> None:
        """Lets the processes end; the next work begins new ones."""
        if self.pool:
            self.pool.shutdown(wait=wait, cancel_futures=True)
            self.pool = None

    def _begun(self) -> ProcessPoolExecutor:
        if not self.pool:
            os.environ.setdefault("OMP_NUM_THREADS", "1")  # a worker is a core; read when its process starts
            self.others = set(multiprocessing.active_children())
            fresh = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(max_workers=self.many, mp_context=fresh, initializer=_begin)
        return self.pool


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


@contextmanager
def _starting(*, with_script: bool) -> Iterator[None]:
    """Processes that start in here hear no Ctrl-C before they know what to do with it.

    They do not run the caller's script again, unless their work has something of its own in it. So a script needs no
    ``if __name__ == "__main__"``, and the command line is not loaded in workers.
    """
    main = sys.modules["__main__"]
    resource_tracker.ensure_running()  # it would hear Ctrl-C again when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    if not with_script:
        sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a word
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()


def _leave_with(parent: int) -> None:
    """Ends this process when its parent has been killed: it would wait for work for ever."""
    while os.getppid() == parent:
        time.sleep(PATIENCE)
    os._exit(1)


def _load() -> None:
    for name in NEEDED:
        import_module(name)


def _do(work: bytes, replication: int) -> Any:
    return _unpickled(work)(replication)


@lru_cache(maxsize=1)
def _unpickled(work: bytes) -> Work[Any]:
    """The work of this process: a practice is unpickled once, however many replications it lives."""
    made: Work[Any] = pickle.loads(work)
    return made
