"""Replications on several cores: a pool of fresh processes, and what to do when one of them dies."""

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from multiprocessing.process import BaseProcess
from threading import Thread
from types import ModuleType
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")
Work = Callable[[int], T]  # of a replication's number; can be pickled

REBUILDS = 3  # of a pool, in one call
PATIENCE = 2.0  # seconds between a worker's looks at whether its parent is still there


class WorkersDiedError(ChildProcessError):
    """Processes were killed again and again, as when there is too little memory."""


class Workers(Generic[T]):
    """``many`` processes that do one kind of ``work``; one worker is this process.

    Use it in a ``with`` statement: whoever leaves it by an exception or Ctrl-C ends the processes,
    whatever they are doing.
    """

    def __init__(self, work: Work[T], many: int) -> None:
        self.work = work
        self.many = many
        self.pool: ProcessPoolExecutor | None = None
        self.others: set[BaseProcess] = set()  # processes of the caller's own

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and self.pool:
            for process in set(multiprocessing.active_children()) - self.others:
                process.terminate()
        self._close()

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
        for _ in range(1 + REBUILDS):
            done: set[int] = set()
            for replication, result in self._pooled(waiting):
                done.add(replication)
                yield replication, result
            waiting = [replication for replication in waiting if replication not in done]
            if not waiting:
                return
        raise WorkersDiedError(f"{len(waiting)} replications are missing: their processes were killed; use one worker")

    def _pooled(self, replications: Sequence[int]) -> Iterator[tuple[int, T]]:
        """As many of ``replications`` as the pool does before it breaks, if it does."""
        if not self.pool:
            self.others = set(multiprocessing.active_children())
            self.pool = _pool(self.work, self.many)
        try:
            with _without_script(self.work):
                futures = {self.pool.submit(_do, replication): replication for replication in replications}
        except BrokenProcessPool:
            self._close()
            return
        for future in as_completed(futures):
            if isinstance(future.exception(), BrokenProcessPool):
                self._close()
            else:
                yield futures[future], future.result()

    def _close(self) -> None:
        if self.pool:
            self.pool.shutdown(wait=False, cancel_futures=True)
            self.pool = None


def _pool(work: Work[Any], many: int) -> ProcessPoolExecutor:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # a worker is a core; read when its process starts
    fresh = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=many, mp_context=fresh, initializer=_begin, initargs=(work,))


def _without_script(work: Work[Any]) -> AbstractContextManager[None]:
    """Starts processes that do not run the caller's script again, unless ``work`` has something of its own in it.

    So a script needs no ``if __name__ == "__main__"``, and the command line is not loaded in workers.
    """
    return nullcontext() if b"__main__" in pickle.dumps(work) else _no_main()


@contextmanager
def _no_main() -> Iterator[None]:
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


_WORK: list[Work[Any]] = []  # of this process, if it is a worker


def _begin(work: Work[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a word
    Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()
    _WORK[:] = [work]


def _leave_with(parent: int) -> None:
    """Ends this process when its parent has been killed: it would wait for work for ever."""
    while os.getppid() == parent:
        time.sleep(PATIENCE)
    os._exit(1)


def _do(replication: int) -> Any:
    return _WORK[0](replication)
