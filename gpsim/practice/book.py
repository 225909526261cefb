"""The appointment book: kinds of slot, when they are released, and the templates of sessions."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from annotated_types import Gt, Le, Len

from gpsim.distributions import DaysLaw, Fixed
from gpsim.records import record
from gpsim.units import Clock, Minutes, Name, Unit, WholeDays


@record
class SlotKind:
    """What a slot is for, and from when it can be booked."""

    consultation: Name
    takes: Annotated[tuple[Name, ...], Len(1, 20)]  # classes of booking: urgent, routine, follow_up, planned
    horizon: WholeDays = 28  # calendar days ahead; 0 on the day
    released: Clock = "00:00"  # time of day at which the day that enters the horizon opens
    planned: bool = False  # national data would count it as a planned clinic or a planned procedure


@record
class Block:
    """Consecutive slots of one kind in a session."""

    at: Minutes  # after the session's start
    slots: Annotated[int, Unit("count"), Gt(0), Le(500)]
    minutes: Annotated[float, Unit("minutes"), Gt(0.0), Le(1440.0)]
    slot: Name


@record
class Template:
    """How a session's time is laid out."""

    blocks: Annotated[Mapping[Name, Block], Len(1, 50)]
    remote: Name = ""  # the template used without a room; "" no slots then


@record
class Book:
    """The book."""

    kinds: Mapping[Name, SlotKind] = field(default_factory=dict)
    templates: Mapping[Name, Template] = field(default_factory=dict)
    notice: Minutes = 15.0  # a slot today can be booked until so long before it starts
    loyalty: DaysLaw = Fixed(mean=0.0)  # days a patient waits more, to see the usual clinician
