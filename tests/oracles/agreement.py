"""Runs of textbook practices, and whether what they show agrees with theory."""

from collections.abc import Callable, Mapping
from math import sqrt

import numpy as np
import numpy.typing as npt

import gpsim
from gpsim.log import Log
from gpsim.model.simulate import simulate
from gpsim.streams import Luck

Floats = npt.NDArray[np.float64]
Measured = Mapping[str, Floats]  # one number for each replication

PRECISE = 0.01  # standard error, of the number that theory gives
FAR = 4.0  # standard errors
REPLICATIONS = 40
FEW = 10  # replications are enough to refuse what is wrong


def observed(practice: str, *settings: str, weeks: int, warmup: int = 0, replications: int = REPLICATIONS) -> Measured:
    """Every metric of a practice with ``settings``.

    It begins empty; a line that forgets that within hours needs no warming up.
    """
    loaded = gpsim.load_practice(practice, settings)
    result = gpsim.run(loaded, weeks=weeks, warmup=warmup, cooldown=0, replications=replications, seed=1, workers=1)
    return _columns([each.metrics for each in result.replicates])


def measured(
    measure: Callable[[Log], Mapping[str, float]],
    practice: str,
    *settings: str,
    weeks: int,
    replications: int = REPLICATIONS,
) -> Measured:
    """What no metric says: a ``measure`` of one's own of each log."""
    loaded = gpsim.load_practice(practice, settings)
    lucks = (Luck(seed=1, replication=number, practice=loaded.code) for number in range(replications))
    return _columns([measure(simulate(loaded, weeks=weeks, warmup=0, cooldown=0, luck=luck)) for luck in lucks])


def agrees(values: Floats, theory: float) -> bool:
    """Whether the mean of ``values`` is known to a hundredth of ``theory`` and within four standard errors of it."""
    return _error(values) <= PRECISE * theory and not refuses(values, theory)


def refuses(values: Floats, theory: float) -> bool:
    """Whether the mean of ``values`` lies more than four standard errors from ``theory``."""
    return abs(float(values.mean()) - theory) > FAR * _error(values)


def _error(values: Floats) -> float:
    """The standard error of the mean of independent ``values``."""
    return float(values.std(ddof=1)) / sqrt(len(values))


def _columns(rows: list[Mapping[str, float]]) -> Measured:
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}
