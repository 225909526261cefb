"""Who works when: groups, roles, named people, their rota, and what is done in each kind of session."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, Len

from gpsim.distributions import DaysLaw, Fixed, MinutesLaw
from gpsim.records import NOT_IN_FILES, record
from gpsim.units import Clock, Count, Minutes, Name, PerSession, PoundsPerHour, Ratio, Share, Unit, WholeDays

Group = Literal["gp_qualified", "gp_trainee", "nurse", "other_direct_care", "admin"]
Purse = Literal["practice", "network", "nhs"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Overhead = Literal[
    "meeting", "training", "protected_learning", "tutorial", "debrief", "supervision", "management", "interruption",
    "searching", "other",
]  # fmt: skip


@record
class VisitSupervision:
    """How often home visits are talked over with somebody, and for how long."""

    share: Share = 1.0  # of visits
    minutes: MinutesLaw  # of the supervisor


@record
class Supervision:
    """How often this role's consultations are talked over with somebody, and for how long."""

    share: Share = 0.0  # of consultations
    minutes: MinutesLaw = Fixed(mean=0.0)  # of the supervisor
    queue: Name = "questions"  # in which the question waits; its id is the patient's episode
    visits: VisitSupervision | None = None  # about home visits; unless given, as about any other

    @property
    def about_visits(self) -> "Supervision | VisitSupervision":
        """How often home visits are talked over, and for how long."""
        return self.visits or self

    @property
    def asks(self) -> bool:
        """Whether anything is ever asked."""
        return max(self.share, self.about_visits.share) > 0.0


@record
class Role:
    """What a kind of colleague is, costs and may do."""

    group: Group
    purse: Purse = "practice"
    cost: PoundsPerHour = 0.0  # employer's cost
    finishes: Literal["stays", "stops"] = "stops"  # stays until the inbox is done, or stops
    stays_at_most: Minutes = 120.0  # after a session
    stays_for: tuple[Name, ...] = ()  # queues that whoever stays works on before the inbox: messages, the duty list
    overtime_paid: bool | None = None  # None: of those who stop, not of those who stay until they are done
    has_list: bool = False  # may be somebody's usual clinician
    sickness: Share = 0.0  # of working days
    sickness_spell: DaysLaw = Fixed(mean=2.0)  # days
    supervision: Supervision = Supervision()
    interruptions: PerSession = 0.0  # in a session of four hours ten
    interruption: MinutesLaw = Fixed(mean=1.0)  # minutes
    searching: Share = 0.0  # of session time lost to operational failures
    pace: Ratio = 1.0  # of this role's consultations, relative to the law


@record
class Activity:
    """A rota kind: which queues are served, in which order, or which overhead fills it."""

    # Queues in order of preference: telephone, call_backs, desk, online, triage, duty, visits, questions,
    # patients (one's own clinic), inbox (one's own), or a queue named by a paper's step.
    serves: tuple[Name, ...] = ()
    overhead: Overhead | None = None  # fills the whole session instead
    bookable: bool = False  # lays out slots by the session's template
    needs_room: bool = False
    paid_locum: bool = False


@record
class Session:
    """A line of somebody's rota."""

    days: Annotated[tuple[Weekday, ...], Len(1, 7)]
    start: Clock
    end: Clock
    activity: Name
    template: Name = ""  # of the book; "" none
    every: Annotated[int, Unit("weeks"), Gt(0), Le(52)] = 1
    week: Annotated[int, Unit("weeks"), Ge(0), Le(51)] = 0  # of the cycle
    months: tuple[Annotated[int, Ge(1), Le(12)], ...] = ()  # only in these; () all year


@record
class Person:
    """Somebody who works here."""

    role: Name
    rota: Mapping[Name, Session]
    leave: WholeDays = 0  # working days a year, taken in whole weeks spread by the person's name
    buddy: Name = ""  # does the inbox when absent; "" somebody of the same role
    remote: bool = False  # sees nobody face to face
    pace: Ratio = 1.0
    # Put there by actions, never in a file; None: as the role.
    supervision: Supervision | None = field(default=None, metadata=NOT_IN_FILES)


@record
class Team:
    """Everybody, and the rooms they need."""

    roles: Annotated[Mapping[Name, Role], Len(1, 60)]
    people: Mapping[Name, Person]
    activities: Annotated[Mapping[Name, Activity], Len(1, 60)]
    rooms: Count = 1_000  # for sessions that need one, in any half-day


@record
class SpentTime:
    """Minutes a person of these roles spends on an overhead in a week; put there by actions.

    They are owed until they are done, whoever is absent and however short the shifts.
    """

    overhead: Overhead
    roles: tuple[Name, ...]
    minutes: Minutes  # per person and week
    people: tuple[Name, ...] = ()  # of these roles, only these; () all of them

    def is_of(self, name: Name, role: Name) -> bool:
        """Whether ``name``, whose role is ``role``, spends them."""
        return role in self.roles and (not self.people or name in self.people)
