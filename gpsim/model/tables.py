"""The practice, compiled: what the engine looks up while it runs, with laws turned into quantile functions."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from gpsim.distributions import Quantile
from gpsim.practice.access import Triage
from gpsim.practice.care import Attendance, Consultation, Hazard
from gpsim.practice.demand import Need
from gpsim.practice.paperwork import Paper
from gpsim.practice.practice import Practice
from gpsim.practice.response import Response
from gpsim.units import clock_minutes, ticks


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several names, or none, by shares; sorted by name, so that the order in a file changes nothing."""

    names: tuple[str, ...]
    edges: tuple[float, ...]  # cumulative

    @classmethod
    def of(cls, shares: Mapping[str, float]) -> "Choice":
        """The choice among the keys of ``shares``; with what is missing to 1, none."""
        items = sorted((name, share) for name, share in shares.items() if share > 0.0)
        return cls(tuple(name for name, _ in items), tuple(accumulate(share for _, share in items)))

    def pick(self, u: float) -> str:
        """The name at ``u``, or ``""``."""
        i = bisect_right(self.edges, u)
        return self.names[i] if i < len(self.names) else ""


def surely(choice: Choice, u: float) -> str:
    """As `Choice.pick`, where the shares sum to 1 up to rounding."""
    return choice.pick(u) or choice.names[-1]


@dataclass(frozen=True, slots=True)
class Steps:
    """A step function of days."""

    days: tuple[float, ...]
    shares: tuple[float, ...]

    @classmethod
    def of(cls, hazard: Hazard) -> "Steps":
        """The compiled ``hazard``."""
        return cls(hazard.days, hazard.shares)

    def at(self, days: float) -> float:
        """The share at an interval of ``days``."""
        return self.shares[bisect_right(self.days, days) - 1]


@dataclass(slots=True)
class NeedTable:
    """A need, compiled."""

    name: str
    index: int
    record: Need
    suitable: Choice
    suitable_at_home: Choice | None  # none, if it is as `suitable`
    natural_end: Quantile | None
    wanted: Quantile
    stages: Mapping[str, "StageTable"]
    response: Response | None  # to ease of access; none, if it has no elasticity


@dataclass(slots=True)
class StageTable:
    """A stage of planned work, compiled."""

    name: str
    destination: str
    wanted: Quantile
    next: Choice


@dataclass(slots=True)
class GroupTable:
    """What is particular to a group, compiled."""

    places: int
    facilitated: bool
    facilitation: Quantile
    queue: str
    task: str
    decision: str


@dataclass(slots=True)
class KindTable:
    """A kind of consultation, compiled; the names of its decisions are made once."""

    name: str
    index: int
    record: Consultation
    minutes: Mapping[str, Quantile]
    notes: Quantile
    has_notes: bool
    follow_up_wanted: Quantile
    recontact_after: Quantile
    makes: tuple[tuple[str, float, str], ...]  # paper, share, decision
    task: str
    notes_task: str
    decisions: tuple[str, str, str, str, str, str]  # duration, notes, converts, follow up, wanted, recontact
    group: GroupTable | None

    def minutes_of(self, role: str) -> Quantile:
        """The law of ``role``'s minutes."""
        return self.minutes.get(role) or self.minutes["any"]


@dataclass(slots=True)
class StepTable:
    """A step of a paper, compiled."""

    name: str
    queue: str
    share: float
    minutes: Quantile
    next: Choice
    only: str  # the one step that always follows; "" if that must be drawn
    missed: float
    makes: tuple[tuple[str, float, str], ...]  # paper, share, decision
    needs: Choice
    task: str
    decisions: tuple[str, str, str, str, str]  # share, minutes, next, missed, needs
    returns: bool  # whether a paper may come here again, and then take the same decisions anew


@dataclass(slots=True)
class PaperTable:
    """A kind of paper, compiled."""

    name: str
    index: int
    key: int
    record: Paper
    delay: Quantile | None
    steps: Mapping[str, StepTable]
    first: StepTable
    made: str  # under which those made by one parent are counted


@dataclass(slots=True)
class Forgetting:
    """What becomes of bookings made by one way that would be missed."""

    missed: float  # of those still wanted, relative to the hazard
    given_back: float  # of the missed
    gone_cancels: float  # of those whose need is over


@dataclass(slots=True)
class AttendanceTable:
    """Attendance, compiled."""

    record: Attendance
    dna: Steps
    cancels: Steps
    notice: Quantile
    lateness: Quantile
    returns_after: Quantile
    forgetting: Mapping[str, Forgetting]  # by what the patient was heard by when the booking was made; "" by nobody


@dataclass(slots=True)
class Tables:
    """Everything the engine looks up, for one state of the practice."""

    practice: Practice
    needs: Mapping[str, NeedTable]
    kinds: Mapping[str, KindTable]
    papers: Mapping[str, PaperTable]
    attendance: AttendanceTable
    triage: Triage | None
    pools: Mapping[tuple[str, str], tuple[str, ...]]  # (destination, class of booking) -> pools of slots to look in
    pool_of: Mapping[tuple[str, str], str]  # (role, kind of slot) -> its pool
    employed: frozenset[str]  # clinic destinations with somebody who works there
    slots: Mapping[str, int]  # the index of each kind of slot


@lru_cache(maxsize=1024)
def opening(clock: str) -> float:
    """Minutes after midnight of a clock time, on the model's grid."""
    return ticks(clock_minutes(clock))
