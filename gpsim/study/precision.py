"""How many replications are enough: until GPs' hours are known as closely as asked.

Looking again after every batch is not free: an interval that was looked at until it was narrow
covers a little less than it says, about 92% instead of 95% where replications are few. The batches
are the same whatever the number of workers, so the answer is too.
"""

from collections.abc import Iterator, Mapping, Sequence

from gpsim.study.estimate import estimate
from gpsim.study.plan import MOST
from gpsim.study.replicate import Replicate
from gpsim.units import Name

FIRST, BATCH = 8, 4  # replications
Side = Sequence[Mapping[Name, float]]  # metrics, replication by replication
WATCHED = ("hours_per_week.gp_qualified", "hours_per_week.all")  # the first that anybody works


def batches(most: int = MOST) -> Iterator[range]:
    """The numbers of the replications to be run at a time."""
    yield range(min(FIRST, most))
    yield from (range(start, min(start + BATCH, most)) for start in range(FIRST, most, BATCH))


def is_precise(sides: Sequence[Side], target: float) -> bool:
    """Whether on every side, as you are now and with each change, the mean is known to within ``target`` of itself."""
    return known_to_within(sides) <= target


def known_to_within(sides: Sequence[Side]) -> float:
    """The share of itself to within which the mean is known on every side."""
    return max(_relative_half_width(side) for side in sides)


def sides_of(replicates: Sequence[Replicate]) -> list[Side]:
    """The metrics as you are now, and with each change, replication by replication."""
    changes = zip(*(each.scenarios for each in replicates), strict=True)
    return [[each.metrics for each in replicates], *([each.metrics for each in change] for change in changes)]


def _relative_half_width(replications: Side) -> float:
    """Half the interval's width over the mean; 0 where nobody works at all."""
    for name in WATCHED:
        found = estimate([each[name] for each in replications])
        if found.mean and found.half_width is not None:
            return found.half_width / found.mean
    return 0.0
