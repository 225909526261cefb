"""The one entrance: a practice and its luck in, a log out."""

import gc
from collections.abc import Callable
from typing import Literal

from gpsim.log import Log
from gpsim.model.closing import close
from gpsim.model.days import Days
from gpsim.model.surgery import Surgery
from gpsim.practice.practice import Practice
from gpsim.streams import Luck
from gpsim.units import WEEK


def simulate(
    practice: Practice,
    *,
    weeks: int,
    warmup: int,
    cooldown: int,
    luck: Luck,
    practice_on: Callable[[int], Practice] | None = None,
    start: Literal["empty", "overfull"] = "empty",
) -> Log:
    """Live ``warmup`` weeks, then ``weeks`` that are measured from day 0 on, then ``cooldown`` weeks.

    ``practice_on`` gives the practice in a week (0 is the first measured one): it must return the same
    object for the same state. Without it nothing changes. ``start`` is what the warm-up begins with: an
    empty practice, or two weeks of half as much demand again.
    """
    state = practice_on or (lambda _: practice)
    collecting = gc.isenabled()
    gc.disable()  # nothing below makes cycles that outlive the run
    try:
        surgery = Surgery(state, -7 * warmup, luck)
        last = 7 * (weeks + cooldown) - 1
        days = Days(surgery, -7 * warmup, last, overfull=start == "overfull")
        end = WEEK * (weeks + cooldown)
        surgery.clock.live(until=end)
        return close(surgery, days, start=-WEEK * warmup, measured=WEEK * weeks, end=end)
    finally:
        if collecting:
            gc.enable()
