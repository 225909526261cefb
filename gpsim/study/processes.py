"""Fresh processes for replications: begun early, deaf to Ctrl-C at first, and ended with their parent."""

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from threading import Thread
from types import ModuleType
from typing import Any, Self, TypeVar

T = TypeVar("T")
Work = Callable[[int], T]  # of a replication's number; can be pickled

STOPS = (signal.SIGINT, signal.SIGTERM)
PATIENCE = 2.0  # seconds between a worker's looks at whether its parent is still there
NEEDED = ("gpsim.study.replicate", "gpsim.model.simulate")  # by a replication: processes that begin early load them


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
            self.pool = ProcessPoolExecutor(self.many, mp_context=fresh, initializer=_begin, initargs=(os.getpid(),))
        return self.pool


@contextmanager
def _starting(*, with_script: bool) -> Iterator[None]:
    """Processes that start in here hear neither Ctrl-C nor that they are to end before they know what to do with it.

    Nor does whoever starts them, who would leave one half-started. They do not run the caller's script again, unless
    their work has something of its own in it. So a script needs no ``if __name__ == "__main__"``, and the command line
    is not loaded in workers.
    """
    main = sys.modules["__main__"]
    resource_tracker.ensure_running()  # it would hear Ctrl-C again when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    if not with_script:
        sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a word
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: int) -> None:
    """Ends this process when its parent has been killed, also before this one had begun: it would wait for ever."""
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
