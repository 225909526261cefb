"""Verbs about appointments that are missed: fewer, given back in time, confirmed when they are booked."""

from dataclasses import replace
from typing import Literal

from gpsim.practice.care import AgainstDnas
from gpsim.practice.practice import Practice
from gpsim.scenarios import verbs
from gpsim.units import Minutes, Share

Way = Literal["telephone", "desk"]


def misses(practice: Practice) -> bool:
    """Whether anybody may miss an appointment: by forgetting it, or since the need is over."""
    attendance = practice.attendance
    forgets = any(share > 0.0 for share in attendance.dna.shares)
    is_over = attendance.gone_cancels < 1.0 and any(need.natural_end is not None for need in practice.needs.values())
    return forgets or is_over


def miss_less(practice: Practice, share: Share) -> Practice:
    """Prevents ``share`` of the misses: who still needs the appointment comes, who does not cancels it."""
    return _against(practice, missed=practice.attendance.against_dnas.missed * (1.0 - share)) if share else practice


def miss_less_booked_by(practice: Practice, way: Way, share: Share) -> Practice:
    """Prevents ``share`` of the misses among appointments that were booked by ``way``, if there is that way in."""
    if not share or not verbs.has(practice, f"access.{way}"):
        return practice
    ratios = practice.attendance.against_dnas.missed_by_way
    return _against(practice, missed_by_way={**ratios, way: ratios.get(way, 1.0) * (1.0 - share)})


def give_back(practice: Practice, share: Share) -> Practice:
    """Turns ``share`` of the misses that are left into cancellations."""
    if not share:
        return practice
    return _against(practice, given_back=verbs.compounded(practice.attendance.against_dnas.given_back, share))


def confirm(practice: Practice, way: Way, minutes: Minutes) -> Practice:
    """Adds ``minutes`` to each talk by ``way`` about an appointment that is booked there."""
    return verbs.add_minutes(practice, f"access.{way}.confirming", minutes)


def _against(practice: Practice, **changed: object) -> Practice:
    """The practice with something more done against missed appointments; as it was where none are missed."""
    if not misses(practice):
        return practice
    against: AgainstDnas = replace(practice.attendance.against_dnas, **changed)  # type: ignore[arg-type]
    return replace(practice, attendance=replace(practice.attendance, against_dnas=against))
