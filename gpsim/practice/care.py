"""Consultations, what follows them, and who attends."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from annotated_types import Ge, Le, Len

from gpsim.distributions import DaysLaw, Fixed, MinutesLaw
from gpsim.records import NOT_IN_FILES, record
from gpsim.units import Days, Minutes, Name, Ratio, Share, Unit

Mode = Literal["face_to_face", "telephone", "online", "home_visit", "group"]


@record
class GroupSession:
    """Several patients seen together in one slot; the minutes of whoever works on it are shared by those present."""

    places: Annotated[int, Unit("count"), Ge(2), Le(100)]  # patients who can book the slot
    facilitation: MinutesLaw = Fixed(mean=0.0)  # minutes of a colleague who runs it with the clinician; 0 nobody
    queue: Name = "groups"  # in which the facilitator's work waits, from the slot's start until the clinician is done


@record
class Consultation:
    """A kind of consultation: how long it takes whom, and what may follow."""

    mode: Mode
    minutes: Annotated[Mapping[Name, MinutesLaw], Len(1, 60)]  # by role; "any" for the others
    notes: MinutesLaw = Fixed(mean=0.0)  # minutes of writing up after the patient has left
    converts: Share = 0.0  # needs another consultation, of kind class `converts_class`, now
    converts_class: Name = "urgent"  # class of slot that a conversion books; "" as the request itself would be
    follow_up: Share = 0.0  # the clinician asks to see the patient again
    follow_up_wanted: DaysLaw = Fixed(mean=14.0)  # days
    makes: Mapping[Name, Share] = field(default_factory=dict)  # papers: tests, referrals, scripts, fit notes
    recontact: Share = 0.0  # the patient comes back on their own account, not better
    recontact_after: DaysLaw = Fixed(mean=7.0)  # days
    converts_to: Name = ""  # destination of the conversion; "" with the same destination
    counts: bool = True  # a row of the appointment book, as national data count
    group: GroupSession | None = None  # for mode "group"; `minutes` are then those of the whole session

    def __post_init__(self) -> None:
        if (self.mode == "group") != (self.group is not None):
            raise ValueError("mode 'group' and a group table go together")


@record
class Continuity:
    """What it is worth to be seen by one's usual clinician."""

    # Of patients who have a usual clinician and were seen by somebody else: come back on that account, on top of the
    # consultation's own `recontact` (where it has any).
    stranger_recontact: Share = 0.0


@record
class Hazard:
    """A step function of the days between booking and appointment."""

    days: Annotated[tuple[Days, ...], Len(1, 30)]  # rising, from 0
    shares: Annotated[tuple[Share, ...], Len(1, 30)]

    def __post_init__(self) -> None:
        if len(self.days) != len(self.shares):
            raise ValueError(f"{len(self.days)} days and {len(self.shares)} shares")
        if self.days[0] != 0.0 or any(b <= a for a, b in zip(self.days, self.days[1:], strict=False)):
            raise ValueError("days must rise from 0")


# Assumption: however much is done at once, so much of what would be missed still is; a product of effects that were
# measured one at a time, or in other places, says nothing below it.
LEAST_MISSED = 0.36


@record
class AgainstDnas:
    """What is done against missed appointments. The ratios multiply, but no further than to `LEAST_MISSED`."""

    # Of the appointments that would be missed: still are. Who remembers comes, or cancels what is no longer needed.
    missed: Ratio = 1.0
    missed_by_way: Mapping[Name, Ratio] = field(default_factory=dict)  # the same, if booked by telephone or at the desk
    given_back: Share = 0.0  # of what would then be missed: cancelled instead

    def still_missed(self, way: str = "") -> Ratio:
        """Of the appointments booked by ``way`` that would be missed, the share that the patient does not keep."""
        return max(LEAST_MISSED, self.missed * self.missed_by_way.get(way, 1.0))

    def still_given_back(self, way: str = "") -> Share:
        """Of `still_missed`, the share that is cancelled instead."""
        missed = self.still_missed(way)
        return 1.0 - max(LEAST_MISSED, missed * (1.0 - self.given_back)) / missed if self.given_back else 0.0


@record
class Attendance:
    """Who comes, who cancels, who forgets, who is late."""

    dna: Hazard = Hazard(days=(0.0,), shares=(0.0,))  # of appointments still wanted
    dna_mode: Mapping[Mode, Ratio] = field(default_factory=dict)  # relative risk; 1 where not given
    cancels: Hazard = Hazard(days=(0.0,), shares=(0.0,))  # of appointments still wanted
    gone_cancels: Share = 1.0  # of appointments whose need is over: cancelled; the rest are missed
    notice: MinutesLaw = Fixed(mean=1440.0)  # minutes before the appointment at which it is cancelled
    # Of cancellations: by app or text, at once. The rest ring or come, and who cannot get through is missed.
    cancels_by_link: Share = 1.0
    rebooks: Share = 1.0  # of cancellations of needs still there
    dna_returns: Share = 0.5  # of those who did not attend and still have the need: ask again
    dna_returns_after: DaysLaw = Fixed(mean=3.0)  # days
    lateness: MinutesLaw = Fixed(mean=0.0)  # minutes, counted from `early` before the appointment
    early: Minutes = 0.0
    too_late: Minutes = 1e5  # later than this after the slot's start is a DNA
    against_dnas: AgainstDnas = field(default=AgainstDnas(), metadata=NOT_IN_FILES)  # set by actions, never in a file
