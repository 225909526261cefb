"""The day in numbers, and what every engine is asked about the days that it has lived."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

HOUR = 60.0  # minutes
SPREAD = 0.6  # standard deviation of the logarithm of every duration


@dataclass(frozen=True, slots=True)
class Service:
    """Those whom patients may see."""

    name: str
    people: int
    minutes: float  # with a patient, on average
    share: float  # of answered callers, who go there
    bounces: float = 0.0  # share of its patients who see a GP afterwards


GP = Service("gp", people=4, minutes=12.0, share=0.35)
NURSE = Service("nurse", people=2, minutes=15.0, share=0.15, bounces=0.1)
PHARMACIST = Service("pharmacist", people=1, minutes=10.0, share=0.10, bounces=0.1)


@dataclass(frozen=True, slots=True)
class Day:
    """All numbers of the day: assumptions. Calls are Poisson, patience is exponential, durations are lognormal."""

    calls: tuple[int, ...] = (90, 60, 45, 35, 30, 35, 35, 30)  # in each hour, on average
    handlers: int = 3
    talk: float = 4.0  # minutes, on average
    patience: float = 15.0  # minutes, on average
    services: tuple[Service, ...] = (GP, NURSE, PHARMACIST)

    def pick(self, u: float) -> Service | None:
        """Whom a caller goes to whose luck is ``u``, uniform in [0, 1).

        >>> [service and service.name for service in map(Day().pick, (0.34, 0.36, 0.59, 0.61))]
        ['gp', 'nurse', 'pharmacist', None]
        """
        for service in self.services:
            u -= service.share
            if u < 0.0:
                return service
        return None


def log_mean(minutes: float) -> float:
    """The mean of the logarithm of a duration that takes ``minutes`` on average."""
    return log(minutes) - SPREAD**2 / 2.0


SEEN = ("gp", "nurse", "pharmacist")
Totals = dict[str, float]  # of one day


def nothing() -> Totals:
    """The totals of a day on which nobody rang: how many, and the minutes that they waited."""
    totals = ["answered", "abandoned", "held"]
    totals += [f"{what}.{name}" for what in ("seen", "waited") for name in SEEN]
    return dict.fromkeys(totals, 0.0)


# An engine lives so many days, with a seed, and returns the totals of each.
Live = Callable[[Day, int, int], Sequence[Totals]]


def measures(days: Sequence[Totals]) -> dict[str, Floats]:
    """What engines must agree about, a number for each day; minutes held are those of calls that were answered."""
    total = {name: np.array([day[name] for day in days]) for name in nothing()}
    calls = total["answered"] + total["abandoned"]
    found = {"calls": calls, "abandoned": total["abandoned"], "share answered": total["answered"] / calls}
    found["minutes held"] = total["held"] / total["answered"]
    for name in SEEN:
        found[f"seen by {name}"] = total[f"seen.{name}"]
        found[f"wait for {name}"] = total[f"waited.{name}"] / np.maximum(total[f"seen.{name}"], 1.0)
    return found
