"""What somebody is down for, and what comes between."""

from dataclasses import dataclass

from gpsim.practice.team import Activity


@dataclass(slots=True)
class Part:
    """A stretch of a shift with one activity."""

    start: float
    end: float
    name: str  # of the activity
    activity: Activity
    slot_minutes: float = 0.0  # length of the session's own slots
    extras: int = 0  # promised at the end of the session


@dataclass(slots=True)
class Shift:
    """Parts that touch."""

    parts: list[Part]
    start: float
    end: float


@dataclass(slots=True)
class Overhead:
    """Work about nobody in particular: a meeting, an interruption, a search for something, training."""

    id: int
    kind: str
    minutes: float  # still to do
    owed: bool = False  # until it is done, over as many shifts as that takes
