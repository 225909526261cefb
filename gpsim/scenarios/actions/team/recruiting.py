"""Numbers that every new colleague has, from hiring to supervision, and their units."""

from typing import Annotated, Any

from annotated_types import Ge, Le

from gpsim.evidence import evidence
from gpsim.units import Unit

SessionsAWeek = Annotated[float, Unit("sessions a week"), Ge(0.0), Le(10.0)]
HoursPerWTE = Annotated[float, Unit("hours per WTE and week"), Ge(0.0), Le(37.5)]
SKILL_MIX = (
    "Whether more of other professions please patients is unresolved: somewhat fewer were satisfied in 2015-19 "
    "(francetic_2022, with little evidence that GPs' work was replaced), somewhat more in 2020-23 (penfold_2024)."
)


def sessions(value: float, low: float, high: float, *, source: str = "assumption") -> Any:
    """The field ``sessions``: half-days a week for which somebody is taken on, rounded to whole ones."""
    meaning = "for which somebody is taken on, of four hours ten (nine are one WTE), rounded to whole ones"
    return evidence(value, low=low, high=high, meaning=meaning, source=f"{source}: a choice of the practice", grade="C")


def full_list(value: float = 1.0, low: float = 0.8, high: float = 1.0) -> Any:
    """The field ``ceiling`` of somebody added: how full a list the person sees in the end."""
    meaning = "share of a full list of patients that the colleague sees in the end"
    return evidence(value, low=low, high=high, good="high", meaning=meaning, source="assumption", grade="C")


def leaving() -> Any:
    """The field ``fade_per_year`` of somebody added."""
    return evidence(
        0.1,
        low=0.0,
        high=0.3,
        good="low",
        meaning="share of the gain lost in a year, as colleagues leave and those who follow begin anew",
        source="assumption",
        grade="C",
    )


def offered(value: float, low: float, high: float, *, source: str = "assumption", grade: str = "C") -> Any:
    """The field ``offered``: in how many more requests that the colleague suits reception says so."""
    meaning = "more offers made, as a share of the requests that this suits and in which it is not offered yet"
    return evidence(value, low=low, high=high, good="high", meaning=meaning, source=source, grade=grade)


def accepts(value: float = 0.80, low: float = 0.70, high: float = 0.92, *, source: str = "") -> Any:
    """The field ``accepts``."""
    source = source or "navigation_survey: 51 of 66 patients asked; south_tees: 8% of patients declined"
    meaning = "share of offers that the patient takes"
    return evidence(value, low=low, high=high, good="high", meaning=meaning, source=source, grade="C")


def wrong(value: float = 0.075, low: float = 0.05, high: float = 0.10, *, source: str = "") -> Any:
    """The field ``wrong``."""
    source = source or "assumption; 1% to 25% of those sent to a first-contact physiotherapist"
    meaning = "share of offers made to patients whom this does not suit"
    return evidence(value, low=low, high=high, good="low", meaning=meaning, source=source, grade="C")


def asking_minutes(value: float = 0.7, low: float = 0.3, high: float = 1.5) -> Any:
    """The field ``minutes``."""
    meaning = "added to the call, or to reading the form, by an offer"
    return evidence(value, low=low, high=high, good="low", meaning=meaning, source="assumption", grade="C")


def supervision(value: float = 2.0, low: float = 1.0, high: float = 5.0, *, source: str = "") -> Any:
    """The field ``supervision``: GPs' hours in the first year; half of it later."""
    source = source or "assumption; kings_fund_2022: roles are not well supported, and no hours are given"
    meaning = "of GPs in the first year, half of it later: debriefs, signatures, questions after consultations included"
    return evidence(value, low=low, high=high, good="low", meaning=meaning, source=source, grade="C")


def training(value: float, low: float, high: float, *, source: str = "assumption", grade: str = "C") -> Any:
    """The field ``training``: minutes away from patients, once, while the list grows."""
    meaning = "away from patients, once, while the list grows"
    return evidence(value, low=low, high=high, good="low", meaning=meaning, source=source, grade=grade, unit="minutes")


def hiring() -> Any:
    """The field ``hiring``: minutes of those who choose the colleague."""
    return evidence(
        720.0,
        low=240.0,
        high=1800.0,
        good="low",
        meaning="once, half of it the manager's and half GPs': advert, choosing, interviews, references",
        source="assumption: twelve hours",
        grade="C",
        unit="minutes",
    )


def advert() -> Any:
    """The field ``advert``: pounds, from the purse that pays the colleague."""
    return evidence(
        400.0, low=0.0, high=2000.0, good="low", meaning="once, for adverts and checks", source="assumption", grade="C"
    )
