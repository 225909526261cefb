"""How much more is asked where asking has lately been easy, and how much less where it has been hard."""

from collections.abc import Sequence
from typing import Annotated

from annotated_types import Ge, Gt, Le

from gpsim.records import record
from gpsim.units import Name, Unit


@record
class Response:
    """How the level of the needs that name it follows the ease of access that their patients lately found.

    A day's ease lies between 0 and 1: the share of attempts to get in touch that were not in vain, times the
    promptness of the appointments given. What counts is its mean over the days past, of which the last
    weigh most.
    """

    # A hundredth more ease than usual brings so many hundredths more needs; 0 no response, below 0 fewer needs.
    elasticity: Annotated[float, Unit("ratio"), Ge(-1.0), Le(1.0)] = 0.0
    heard_from: Name = ""  # the response whose patients' ease is heard of; "" one's own
    usual: Annotated[float, Unit("share"), Gt(0.0), Le(1.0)]  # the ease at which needs arise at their rate
    most: Annotated[float, Unit("ratio"), Ge(1.0), Le(10.0)] = 1.5  # needs at most, to those at the usual ease
    # An appointment so long after the date wanted is as bad as none.
    too_long: Annotated[float, Unit("days"), Gt(0.0), Le(365.0)] = 14.0
    memory: Annotated[float, Unit("working days"), Gt(0.0), Le(365.0)] = 10.0  # in which what was found fades to 1/e

    def level(self, ease: float) -> float:
        """Needs, relative to those at the usual ease.

        >>> response = Response(elasticity=0.2, usual=0.6, most=1.1)
        >>> [round(response.level(ease), 3) for ease in (0.0, 0.3, 0.6, 0.9, 1.0)]
        [0.8, 0.9, 1.0, 1.1, 1.1]
        >>> fear = Response(elasticity=-0.5, usual=0.5)
        >>> [fear.level(ease) for ease in (0.0, 0.5, 1.0)]
        [1.5, 1.0, 0.5]
        """
        return min(self.most, max(0.0, 1.0 + self.elasticity * (ease / self.usual - 1.0)))

    @property
    def least_and_most(self) -> tuple[float, float]:
        """Between which needs may lie, relative to those at the usual ease."""
        ends = (self.level(0.0), self.level(1.0))
        return min(ends), max(ends)

    def promptness(self, waits: Sequence[float]) -> float:
        """How soon appointments come that lie ``waits`` days after the dates wanted: 1 at once, 0 too late.

        >>> Response(usual=1.0, too_long=10.0).promptness([0, 2, 25])
        0.6
        """
        return 1.0 - sum(min(wait, self.too_long) for wait in waits) / (self.too_long * len(waits))
