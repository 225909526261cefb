"""How long a warm-up must be: until a practice that began empty and one that began overfull are alike.

Both live the same luck, so what is left between them is what they began with. It needs no guess at
which part of a seasonal year is a transient (MSER-5 took up to 22 weeks of one that had none).
"""

from collections.abc import Sequence
from functools import partial
from typing import Literal

import numpy as np
import numpy.typing as npt

from gpsim.log import Log
from gpsim.model.simulate import simulate
from gpsim.practice.practice import Practice
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.streams import Luck
from gpsim.study.estimate import Estimate, estimate
from gpsim.study.execute import Workers, many_workers
from gpsim.units import WEEK

Floats = npt.NDArray[np.float64]

ALIKE = 0.05  # of what waits on average: less is no difference


def gap(
    practice: Practice, *, weeks: int = 20, replications: int = 4, seed: int = 1, workers: int = 1
) -> list[Estimate]:
    """Week by week from the start, how much more waits in the practice that began overfull.

    What waits are needs and papers that have not ended when the week does; a share of those that
    wait in an average week of the practice that began empty, its later half.
    """
    work = partial(_gap, practice, weeks, seed)
    with Workers(work, many_workers(workers, replications)) as pool:
        found = dict(pool.do(range(replications)))
    table = np.array([found[number] for number in range(replications)])
    return [estimate(column.tolist(), "share of what waits") for column in table.T]


def weeks_needed(gaps: Sequence[Estimate], alike: float = ALIKE) -> int | None:
    """The weeks after which all later gaps are less than ``alike``; None if they never are."""
    apart = [week for week, found in enumerate(gaps) if not abs(found.mean or 0.0) < alike]
    needed = apart[-1] + 1 if apart else 0
    return needed if needed < len(gaps) else None


def _gap(practice: Practice, weeks: int, seed: int, replication: int) -> list[float]:
    empty, overfull = (_waiting(practice, weeks, seed, replication, start) for start in ("empty", "overfull"))
    usual = float(empty[len(empty) // 2 :].mean())
    return [float(each) / usual if usual else 0.0 for each in overfull - empty]


def _waiting(
    practice: Practice, weeks: int, seed: int, replication: int, start: Literal["empty", "overfull"]
) -> Floats:
    now = settled(practice, Scenario())
    luck = Luck(seed=seed, replication=replication, practice=practice.code)
    return waiting(simulate(now, weeks=weeks, warmup=0, cooldown=0, luck=luck, start=start))


def waiting(log: Log) -> Floats:
    """Needs and papers born and not ended, at the end of each measured week."""
    rows = log.episodes
    ends = np.arange(WEEK, log.measured + 1.0, WEEK)
    return np.array([((rows["born"] < end) & ~(rows["ended"] < end)).sum() for end in ends], dtype=np.float64)
