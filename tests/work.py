"""Work for other processes; it imports nothing heavy, so that they start at once."""

import os
import signal
import time
from pathlib import Path


def doubled(replication: int) -> int:
    """Twice the number."""
    return 2 * replication


def killed_once(folder: Path, replication: int) -> int:
    """Dies in the middle of the second replication, the first time it is tried."""
    mark = folder / "died"
    if replication == 1 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return replication


def killed_always(folder: Path, replication: int) -> int:
    """Dies in the middle of the second replication, whenever it is tried."""
    if replication == 1:
        with (folder / "deaths").open("a") as deaths:
            deaths.write("x")
        os.kill(os.getpid(), signal.SIGKILL)
    return replication


def wrong(replication: int) -> int:
    """An error of the work itself."""
    raise ArithmeticError(f"replication {replication} does not add up")


def slow(replication: int) -> int:
    """Takes as many minutes as the number says."""
    time.sleep(60.0 * replication)
    return replication
