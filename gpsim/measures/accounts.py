"""The accounts of capacity released, and the identities that they must keep."""

from collections.abc import Mapping

import numpy as np

from gpsim.log import Log
from gpsim.measures.windows import Floats, during, ratio
from gpsim.records import record

TOLERANCE = 1e-9  # relative; times lie on a grid on which sums are exact, shares of a group's minutes need not


class AccountsError(ArithmeticError):
    """Minutes that do not add up: the engine lost or invented some."""


@record
class Time:
    """Minutes of one role or staff group in one run; of the measured weeks unless it says otherwise."""

    worked: float
    rota: float  # rota'd and present
    overtime: float  # worked beyond the rota
    free: float  # within the rota
    free_slots: float  # whole slots of the practice's own length that were free; no minutes
    overhead: float  # worked on no episode or paper
    cohort: float  # on ids born in the measured weeks, until the log's end
    still_open: float  # of `cohort`, on ids open at the log's end


@record
class Account:
    """What became of the time of one role or staff group in one replication, in minutes over the measured weeks."""

    net: float  # released: what the same outcomes cost less
    overtime: float  # less of it
    free: float  # more of it
    needs_met: float  # spent on needs that end otherwise than in the baseline
    brought_forward: float  # more spent on earlier needs and less left for later
    contracted: float  # rota'd time given up; negative where staff are added
    saved: Mapping[str, float]  # by line that changed; they sum to `net`
    baseline: Time
    scenario: Time

    @property
    def free_slots(self) -> float:
        """More whole slots free within sessions: appointment equivalents."""
        return self.scenario.free_slots - self.baseline.free_slots

    @property
    def open_share(self) -> float:
        """Of minutes on the cohort, those on ids still open, in the worse run; above 0.02 the cool-down is short."""
        return max(ratio(run.still_open, run.cohort) if run.cohort else 0.0 for run in (self.baseline, self.scenario))


@record
class Released:
    """Capacity released in one replication."""

    accounts: Mapping[str, Account]  # by role and staff group
    waiting_at_end: Mapping[str, float]  # more needs and papers born and not ended when the measured weeks end


def check(result: Released) -> None:
    """Every account of ``result`` adds up.

    Raises:
        AccountsError: naming the role or group and the identity that does not hold.

    """
    for who, account in result.accounts.items():
        b, s = account.baseline, account.scenario
        elsewhere = account.needs_met + account.brought_forward
        freed = account.overtime + account.free + account.contracted
        scale = b.worked + s.worked + b.cohort + s.cohort
        for run, time in (("baseline", b), ("scenario", s)):
            _agree(
                f"{who}, {run}: worked + free",
                time.worked + time.free,
                "rota + overtime",
                time.rota + time.overtime,
                scale,
            )
        _agree(f"{who}: net", account.net, "worked less + elsewhere", b.worked - s.worked + elsewhere, scale)
        _agree(f"{who}: net", account.net, "what became of it", freed + elsewhere, scale)
        _agree(f"{who}: net", account.net, "the sum of its lines", sum(account.saved.values()), scale)


def check_time(log: Log) -> None:
    """Everybody's minutes worked and free in the measured weeks are those rota'd and those beyond.

    Raises:
        AccountsError: naming the person.

    """
    shifts, work = during(log.shifts, "start", log), during(log.work, "shift", log)
    many = len(log.names.people)

    def total(people: Floats, minutes: Floats) -> Floats:
        return np.bincount(people, weights=minutes, minlength=many).astype(np.float64)

    worked = total(work["person"], work["end"] - work["start"])
    counted = total(shifts["person"], shifts["worked"])
    free = total(shifts["person"], shifts["free"])
    paid = total(shifts["person"], shifts["end"] - shifts["start"] + shifts["overtime"])
    for i, name in enumerate(log.names.people):
        _agree(f"{name}: rows of work", worked[i], "minutes worked in shifts", counted[i], paid[i])
        _agree(f"{name}: worked + free", worked[i] + free[i], "rota + overtime", paid[i], paid[i])


def _agree(left: str, one: float, right: str, other: float, scale: float) -> None:
    if not abs(one - other) <= TOLERANCE * max(1.0, abs(scale)):
        raise AccountsError(f"{left} is {one:.6f} minutes, but {right} is {other:.6f}")
