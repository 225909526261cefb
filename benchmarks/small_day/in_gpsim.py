"""The day in gpsim: seven of them are a week of a practice file, which lives one after another in a run."""

from functools import cache

import numpy as np

import gpsim
from benchmarks.small_day.day import SEEN, Day, Floats, Totals
from gpsim.log import OUTCOMES, STATUSES, Log
from gpsim.model.simulate import simulate
from gpsim.practice.practice import Practice
from gpsim.streams import Luck
from gpsim.units import DAY, WEEKDAYS

ANSWERED, ABANDONED, ATTENDED = OUTCOMES.index("answered"), OUTCOMES.index("abandoned"), STATUSES.index("attended")


def live(day: Day, days: int, seed: int) -> list[Totals]:
    """The totals of each of ``days``, which must be whole weeks."""
    return totals(week_after_week(practice(day), days, seed))


@cache
def practice(day: Day) -> Practice:
    """The practice file with the patience of ``day``: all its other numbers must be those of the day as it is."""
    return gpsim.load_practice("small_day", {"access.telephone.patience.mean": day.patience})


def week_after_week(practice: Practice, days: int, seed: int) -> Log:
    """A run of ``days`` without any warm-up: every day begins with nobody there."""
    weeks, rest = divmod(days, len(WEEKDAYS))
    if rest:
        raise ValueError(f"{days} days are no whole weeks")
    return simulate(practice, weeks=weeks, warmup=0, cooldown=0, luck=Luck(seed, 0, practice.code))


def totals(log: Log) -> list[Totals]:
    """What the log says of each day."""
    days = round(log.end / DAY)

    def sums(times: Floats, weights: Floats | None = None) -> list[float]:
        summed: list[float] = np.bincount((times // DAY).astype(np.int64), weights, days).tolist()
        return summed

    calls, seen = log.contacts, log.appointments[log.appointments["status"] == ATTENDED]
    answered, abandoned = (calls[calls["outcome"] == outcome] for outcome in (ANSWERED, ABANDONED))
    columns = {"answered": sums(answered["arrived"]), "abandoned": sums(abandoned["arrived"])}
    columns["held"] = sums(answered["arrived"], answered["answered"] - answered["arrived"])
    for name in SEEN:
        rows = seen[seen["kind"] == log.names.consultations.index(f"with_{name}")]
        columns[f"seen.{name}"] = sums(rows["arrived"])
        columns[f"waited.{name}"] = sums(rows["arrived"], rows["began"] - rows["arrived"])
    return [dict(zip(columns, each, strict=True)) for each in zip(*columns.values(), strict=True)]
