"""The one entrance: a practice and its luck in, a log out."""

import gc
from collections.abc import Callable
from typing import Literal

from gpsim.log import ENDINGS, Log
from gpsim.model.days import Days
from gpsim.model.surgery import Surgery
from gpsim.practice.practice import Practice
from gpsim.streams import Luck
from gpsim.units import WEEK

OPEN = ENDINGS.index("open")
NAN = float("nan")


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
    gc.disable()  # nothing below makes cycles that outlive the run: `close` takes the surgery apart
    try:
        surgery = Surgery(state, -7 * warmup, luck)
        last = 7 * (weeks + cooldown) - 1
        days = Days(surgery, -7 * warmup, last, overfull=start == "overfull")
        end = WEEK * (weeks + cooldown)
        surgery.clock.live(until=end)
        return _close(surgery, days, practice, -WEEK * warmup, WEEK * weeks, end)
    finally:
        if collecting:
            gc.enable()


def _close(surgery: Surgery, days: Days, practice: Practice, start: float, measured: float, end: float) -> Log:
    surgery.finish(end)
    recorder = surgery.recorder
    indices = {worker.name: worker.index for worker in surgery.staff.workers}
    log = Log(
        contacts=recorder.table("contacts"),
        appointments=recorder.table("appointments"),
        work=recorder.table("work"),
        shifts=recorder.table("shifts"),
        episodes=recorder.table("episodes"),
        names=recorder.names(surgery.indices),
        patients=surgery.patients.registered(indices),
        list_size=practice.list_size,
        start=start,
        measured=measured,
        end=end,
        working_days=tuple(d for d in range(round(start / 1440.0), round(end / 1440.0)) if surgery.openings.open_on(d)),
    )
    days.__dict__.clear()
    surgery.take_apart()
    return log
