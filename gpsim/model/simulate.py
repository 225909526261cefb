"""The entrance: a practice and its luck in, a log out; or several practices that share a hub."""

import gc
from collections.abc import Callable, Sequence
from typing import Literal

from gpsim.log import Log
from gpsim.model.closing import close
from gpsim.model.days import Days
from gpsim.model.neighbours import live_together
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
    lives = [(practice_on or (lambda _: practice), luck)]
    return simulate_together(lives, weeks=weeks, warmup=warmup, cooldown=cooldown, start=start)[0]


def simulate_together(
    lives: Sequence[tuple[Callable[[int], Practice], Luck]],
    *,
    weeks: int,
    warmup: int,
    cooldown: int,
    start: Literal["empty", "overfull"] = "empty",
) -> list[Log]:
    """The logs of several practices on the same clock, each given as the practice in a week and its luck.

    What they have to do with each other is the hub: those that have one see each other's patients in it
    (`gpsim.practice.hub.opened`). Their calendars begin on one day, and their codes differ. The order in which
    they are given changes only that of the logs. One alone is as in `simulate`.
    """
    collecting = gc.isenabled()
    gc.disable()  # nothing below makes cycles that outlive the run
    try:
        surgeries = [Surgery(practice_on, -7 * warmup, luck) for practice_on, luck in lives]
        last, end = 7 * (weeks + cooldown) - 1, WEEK * (weeks + cooldown)
        days = [Days(surgery, -7 * warmup, last, overfull=start == "overfull") for surgery in surgeries]
        _live(surgeries, end)
        span = {"start": -WEEK * warmup, "measured": WEEK * weeks, "end": end}
        return [close(surgery, its_days, **span) for surgery, its_days in zip(surgeries, days, strict=True)]
    finally:
        if collecting:
            gc.enable()


def _live(surgeries: Sequence[Surgery], end: float) -> None:
    if len(surgeries) == 1:
        surgeries[0].clock.live(until=end)
    else:
        live_together(surgeries, until=end)
