"""How a change takes hold: hours freed and hours invested week by week, and when the one has repaid the other.

Invested is what people spend on training, meetings, supervision and the like more than before, whoever they are. Which
kinds these are is told by their sums over the weeks: those that are clearly more. Interruptions and searching happen,
and are no investment. Freed is everything else that is really freed, so freed less invested is net: each week and in
all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from gpsim.measures.weekly import Weekly
from gpsim.study.estimate import Estimate, estimate
from gpsim.units import Name

Floats = npt.NDArray[np.float64]
HAPPEN = frozenset({"interruption", "searching"})  # overheads that nobody chooses to spend time on
EVERYBODY, GPS = "all", "gp_qualified"
HOURS, HOURS_A_WEEK = "hours", "hours a week"
BLOCK = 4  # weeks: as long as a table's line


@dataclass(frozen=True, slots=True)
class BreakEven:
    """From which week on, counted from 1, what was freed has repaid what was invested; None: not within the weeks."""

    week: int | None  # of the mean over the tries
    earliest: int | None  # where the interval of the mean allows it
    latest: int | None  # from when the interval excludes that it has not
    share: float  # of the tries, in which it has at the end


@dataclass(frozen=True)
class TakesHold:
    """Week by week, estimates over the tries, in hours."""

    tries: Sequence[Weekly]

    def freed(self, group: Name = GPS) -> list[Estimate]:
        """Hours really freed of ``group``, before what it invests."""
        return _each_week(self._freed(group))

    def invested(self, group: Name = EVERYBODY) -> list[Estimate]:
        """Hours that ``group`` invests."""
        return _each_week(self._invested(group))

    def worked_less(self, group: Name = GPS) -> list[Estimate]:
        """Hours that ``group`` works less; freed time that is spent on other patients makes no difference to it."""
        return _each_week(_hours([each.worked[group] for each in self.tries]))

    def repaid(self, group: Name = GPS) -> list[Estimate]:
        """Hours freed of ``group`` so far, less those that everybody has invested so far."""
        return _each_week(self._repaid(group))

    def break_even(self, group: Name = GPS) -> BreakEven:
        """When the hours freed of ``group`` have repaid those that everybody has invested, for good."""
        repaid, found = self._repaid(group), self.repaid(group)
        every = [_from_when(run.tolist()) is not None for run in repaid]
        return BreakEven(
            week=_from_when([each.mean for each in found]),
            earliest=_from_when([each.high for each in found]),
            latest=_from_when([each.low for each in found]),
            share=float(np.mean(every)),
        )

    def in_blocks(self, what: Literal["freed", "invested"], group: Name, weeks: int = BLOCK) -> list[Estimate]:
        """The means of blocks of so many weeks, in hours a week; the last may be shorter."""
        table = self._freed(group) if what == "freed" else self._invested(group)
        starts = range(0, table.shape[1], weeks)
        return [estimate(table[:, start : start + weeks].mean(axis=1).tolist(), HOURS_A_WEEK) for start in starts]

    @cached_property
    def kinds_invested(self) -> tuple[Name, ...]:
        """The kinds of overhead that everybody together clearly spends more on; in one try, any that is more."""
        kinds = [kind for kind in (self.tries[0].overheads if self.tries else ()) if kind not in HAPPEN]
        spent = {kind: estimate([-sum(each.overheads[kind][EVERYBODY]) for each in self.tries]) for kind in kinds}
        return tuple(kind for kind, more in spent.items() if _lowest(more) > 0.0)

    def _freed(self, group: Name) -> Floats:
        every = [each.outcomes[group] for each in self.tries]
        saved = [kind for kind in self.tries[0].overheads if kind not in self.kinds_invested]
        return _hours(every) + sum((self._overhead(kind, group) for kind in saved), start=np.zeros(1))

    def _invested(self, group: Name) -> Floats:
        none = np.zeros_like(_hours([each.outcomes[group] for each in self.tries]))
        return none - sum((self._overhead(kind, group) for kind in self.kinds_invested), start=none)

    def _overhead(self, kind: Name, group: Name) -> Floats:
        return _hours([each.overheads[kind][group] for each in self.tries])

    def _repaid(self, group: Name) -> Floats:
        return np.asarray(np.cumsum(self._freed(group) - self._invested(EVERYBODY), axis=1), dtype=np.float64)


def _lowest(found: Estimate) -> float:
    """The lower end of the interval, or the mean where there is none."""
    return (found.mean if found.low is None else found.low) or 0.0


def _hours(minutes: Sequence[Sequence[float]]) -> Floats:
    """Minutes by try and week, in hours: shape (tries, weeks)."""
    return np.asarray(minutes, dtype=np.float64) / 60.0


def _each_week(hours: Floats) -> list[Estimate]:
    return [estimate(week.tolist(), HOURS) for week in hours.T]


def _from_when(sums: Sequence[float | None]) -> int | None:
    """The first week, counted from 1, from which all of ``sums`` are at least 0.

    >>> _from_when([1.0, -2.0, 0.0, 3.0]), _from_when([0.0, 1.0, -1.0]), _from_when([None])
    (3, None, None)
    """
    short = [week for week, value in enumerate(sums, 1) if value is None or value < -1e-9]
    first = short[-1] + 1 if short else 1
    return first if first <= len(sums) else None
