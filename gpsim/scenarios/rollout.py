"""What every action has: how many will really do it, how fast, and what is lost again; and units that actions use."""

from typing import Annotated, Any

from annotated_types import Ge, Le

from gpsim.evidence import evidence
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.adoption import WEEKS_A_YEAR
from gpsim.units import Minutes, Unit

Weeks = Annotated[float, Unit("weeks"), Ge(0.0), Le(520.0)]
PerYear = Annotated[float, Unit("share a year"), Ge(0.0), Le(1.0)]
PoundsPerPatientAndYear = Annotated[float, Unit("pounds per patient and year"), Ge(0.0), Le(100.0)]
REACHED = ": really reached in the end"  # said of those whom a ceiling is a share of


def ceiling(value: float, low: float, high: float, *, of: str, source: str = "assumption", grade: str = "C") -> Any:
    """The field ``ceiling``: the share of those concerned (``of``, in words) to whom it really comes in the end."""
    meaning = f"share of {of}{REACHED}"
    return evidence(value, low=low, high=high, good="high", meaning=meaning, source=source, grade=grade)


def ramp(value: float, low: float, high: float, *, source: str = "assumption", grade: str = "C") -> Any:
    """The field ``ramp_weeks``: weeks until the ceiling is reached."""
    return evidence(
        value, low=low, high=high, good="low", meaning="time to get going", source=source, grade=grade, unit="weeks"
    )


def fade(value: float, low: float, high: float, *, source: str = "assumption", grade: str = "C", why: str = "") -> Any:
    """The field ``fade_per_year``: the share of what was gained that is lost in a year, and ``why``."""
    meaning = "share of the gain lost in a year" + (f", {why}" if why else "")
    return evidence(value, low=low, high=high, good="low", meaning=meaning, source=source, grade=grade)


def practice_effect(meaning: str) -> Any:
    """The field ``practice_effect``: how much longer, or less long, one practice takes over what is new than others."""
    return evidence(
        1.0,
        low=0.67,
        high=1.49,
        good="low",
        meaning=meaning,
        source="assumption: between practices the logarithm of time has a standard deviation of 0.20; two either way",
        grade="C",
    )


def successors(*, of: str, source: str = "assumption: as for the fade") -> Any:
    """The field ``successors``: the share of ``of``, in words, who leave in a year and whose successors are taught."""
    meaning = f"of {of}: replaced in a year by somebody who is trained again"
    return evidence(0.1, low=0.0, high=0.25, good="low", meaning=meaning, source=source, grade="C")


def course(value: float, low: float, high: float, *, of: str, source: str = "assumption") -> Any:
    """The field ``course``: pounds of the practice's, once, for being taught; for whom is in ``of``, in words."""
    meaning = f"once {of}: what the course or the trainer costs"
    return evidence(value, low=low, high=high, good="low", meaning=meaning, source=source, grade="C", unit="pounds")


def taught(minutes: Minutes, uptake: Uptake, successors: float) -> Minutes:
    """Minutes of training a week and head: of those who begin, and of the successors of those who left."""
    return minutes * (uptake.newly + uptake.level * successors / WEEKS_A_YEAR)
