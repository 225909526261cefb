"""A figure that was measured over several rounds, and the target it is held against."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

FAR = 2.0  # times the target, from which a miss is told as a multiple


@dataclass(frozen=True, slots=True)
class Target:
    """A bound that a figure is to keep."""

    bound: float
    at_least: bool = False  # or else at most

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {shown(self.bound)}"

    def verdict(self, value: float) -> str:
        """Whether ``value`` keeps the bound, or how far it is from it, relative to the bound.

        >>> Target(8.0).verdict(6.0), Target(8.0).verdict(10.0), Target(8.0).verdict(40.0)
        ('reached', 'missed by 25%', 'missed, 5.0 times')
        >>> Target(0.93, at_least=True).verdict(0.837)
        'missed by 10%'
        """
        worse = self.bound / value if self.at_least and value else value / self.bound
        if worse <= 1.0:
            return "reached"
        if worse >= FAR:
            return f"missed, {worse:.1f} times"
        return f"missed by {100.0 * abs(value / self.bound - 1.0):.0f}%"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in ``unit``: the median of the rounds and their range."""

    name: str
    unit: str
    median: float
    low: float
    high: float
    rounds: int
    target: Target | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the median keeps the target; nothing where there is none."""
        return self.target.verdict(self.median) if self.target else ""

    def over(self, low: float, high: float) -> "Figure":
        """The same figure with an interval of its own in the place of the range."""
        return replace(self, low=low, high=high)


def figure(name: str, unit: str, values: Sequence[float], target: Target | None = None, note: str = "") -> Figure:
    """The figure that ``values``, one a round, come to."""
    return Figure(name, unit, median(values), min(values), max(values), len(values), target, note)


def shown(value: float) -> str:
    """Three significant digits, and whole numbers from 100 on.

    >>> shown(48_000.4), shown(31.26), shown(0.9312)
    ('48,000', '31.3', '0.931')
    """
    if abs(value) >= 99.95:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 9.995 else f"{value:.3g}"
