"""What is clear among many figures that were looked at at once, of which chance makes some look so."""

import math
from collections.abc import Sequence

from gpsim.study.estimate import CONFIDENCE, Estimate, student
from gpsim.units import Share

# How often chance puts an interval wholly on the bad side of 0 where there is no difference.
ONE_SIDE: Share = (1.0 - CONFIDENCE) / 2.0


def p_value(found: Estimate, sign: float) -> float:
    """How likely chance alone would bring a mean so far to the side of ``sign``, 1 or -1 (Student's t, one-sided).

    Half the interval's width must be known. A number that is the same in every try is no chance.

    >>> round(p_value(Estimate(mean=1.0, low=0.0, high=2.0, n=9), 1.0), 6)
    0.025
    """
    from scipy.special import stdtr  # loaded when it is needed

    mean, half = sign * (found.mean or 0.0), found.half_width or 0.0
    if half == 0.0:
        return 0.0 if mean > 0.0 else 1.0
    return float(stdtr(found.n - 1, -mean * student(found.n - 1) / half))


def discoveries(chances: Sequence[float], rate: Share = ONE_SIDE) -> list[bool]:
    """Which of many p-values are clear: of those that are, about ``rate`` are chance on average, and no more.

    The step-up procedure of Benjamini and Hochberg (1995): the largest k for which k of the values are at most
    k ÷ m of ``rate``. Where nothing has changed, the chance that any is clear is ``rate``, as of a single figure. It
    holds for figures that are independent or rise and fall together (Benjamini and Yekutieli 2001).

    >>> discoveries([0.001, 0.02, 0.024, 0.9])
    [True, False, False, False]
    >>> discoveries([0.001, 0.012, 0.018, 0.9])
    [True, True, True, False]
    """
    limit, many = -math.inf, len(chances)
    for rank, chance in enumerate(sorted(chances), 1):
        if chance <= rate * rank / many:
            limit = chance
    return [chance <= limit for chance in chances]
