"""Who asks for what, and when: patients, needs, their stages and recalls, and profiles of time."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from annotated_types import Gt, Le, Len

from gpsim.distributions import DaysLaw, Fixed
from gpsim.records import NOT_IN_FILES, record
from gpsim.units import ClockHour, Count, Name, PerThousandPerWeek, Pounds, Ratio, Share, Unit, Weight, WholeDays, Years


@record
class Profile:
    """How events spread over a day: bands between ``hours`` and the share of the day in each."""

    hours: Annotated[tuple[ClockHour, ...], Len(2, 200)]  # edges, rising
    weights: Annotated[tuple[Weight, ...], Len(1, 199)]  # relative; of all that falls in the band, not per hour

    def __post_init__(self) -> None:
        if len(self.weights) != len(self.hours) - 1:
            raise ValueError(f"{len(self.hours)} hours make {len(self.hours) - 1} bands, not {len(self.weights)}")
        if any(b <= a for a, b in zip(self.hours, self.hours[1:], strict=False)):
            raise ValueError("hours must rise")
        if sum(self.weights) <= 0.0:
            raise ValueError("weights must not all be 0")


@record
class AgeBand:
    """Patients of an age: how many, and what goes with the age."""

    share: Share  # of the list
    starts: Years
    long_term_condition: Share = 0.0
    online: Share = 1.0  # would use an online form or the NHS App
    housebound: Share = 0.0  # are seen at home
    dna: Ratio = 1.0  # relative risk of not attending


@record
class Patients:
    """The registered list: who is on it."""

    bands: Annotated[Mapping[Name, AgeBand], Len(1, 50)]
    female: Share = 0.5
    # Shares of the list in the national fifths of deprivation, most deprived first.
    deprivation: Annotated[tuple[Weight, ...], Len(5, 5)] = (1.0, 1.0, 1.0, 1.0, 1.0)
    dna_most_deprived: Ratio = 1.0  # relative risk, most to least deprived fifth, even steps between
    usual_clinician: Share = 0.0  # have one and ask for them


@record
class Stage:
    """One step of planned work: where, how long after the step before, and what may follow."""

    destination: Name
    wanted: DaysLaw = Fixed(mean=0.0)  # days after the step before
    # Stages; at most one is taken, and with the rest the episode is met.
    next: Mapping[Name, Share] = field(default_factory=dict)


@record
class Recall:
    """Invitations that the practice sends."""

    invitations: Annotated[int, Unit("count"), Gt(0), Le(10)] = 3
    responds: Share = 0.5  # to each invitation
    reply: DaysLaw = Fixed(mean=3.0)  # days
    gap: WholeDays = 28  # between invitations
    link: Share = 0.0  # of replies: book by a link, without a contact
    paper: Name = ""  # made for each invitation, if it costs anyone a minute


@record
class Need:
    """A kind of reason for asking, and how its episodes go."""

    rate: PerThousandPerWeek  # births in an average week
    week: Name = ""  # of Practice.weeks: how births spread over the weekdays; "" evenly over the days
    season: Name = ""  # of Practice.seasons; "" none
    profile: Name = ""  # of Practice.profiles; "" the profile of the channel
    ages: Mapping[Name, Ratio] = field(default_factory=dict)  # relative rate by age band; 1 where not given
    female: Ratio = 1.0  # relative rate, women to men
    deprivation: Ratio = 1.0  # relative rate, most to least deprived fifth
    long_term_condition: Ratio = 1.0  # relative rate of those who have one
    origin: Literal["patient", "recall"] = "patient"
    clinical: bool = True  # False: an administrative request
    urgent: Share = 0.0  # must be dealt with on the day
    natural_end: DaysLaw | None = None  # days from birth until it is gone by itself
    suitable: Annotated[Mapping[Name, Share], Len(1, 50)]  # destinations, employed or not; sums to 1
    asks_for: Name  # the destination it goes to unless someone steers it
    wanted: DaysLaw = Fixed(mean=0.0)  # days from now to the date the patient would choose, if not urgent
    # Relative use of telephone, online, desk; 1 where not given.
    channels: Mapping[Name, Ratio] = field(default_factory=dict)
    at_home: bool = False  # housebound patients with it are visited
    # As `suitable`, of housebound patients whose need can wait; where not given, those are as the others.
    suitable_at_home: Mapping[Name, Share] = field(default_factory=dict)
    factor: Ratio = 1.0  # of every consultation's duration
    # Relative rate of papers made in consultations; 1 where not given.
    makes: Mapping[Name, Ratio] = field(default_factory=dict)
    from_hospital: bool = False  # a hospital made it: booking anew there by way of the GP, told to ask the GP
    response: Name = ""  # of Practice.responses: to how easy access has lately been; "" none
    just_in_case: bool = False  # asked for ahead, lest there be nothing when it is wanted
    # Of planned work; none: one consultation and its follow-ups.
    stages: Mapping[Name, Stage] = field(default_factory=dict)
    first: Name = ""  # the first stage
    recall: Recall | None = None  # for origin "recall"
    # Set by actions, never in a file: the demand there is, relative to the baseline's births; and what different
    # actions spare of it, each alone, by telling patients what they would ask. `level` holds the most of these.
    level: Ratio = field(default=1.0, metadata=NOT_IN_FILES)
    told: Mapping[Name, Share] = field(default_factory=dict, metadata=NOT_IN_FILES)

    def __post_init__(self) -> None:
        for name, shares in (("suitable", self.suitable), ("suitable_at_home", self.suitable_at_home)):
            total = sum(shares.values())
            if abs(total - 1.0) > 1e-6 and (shares or name == "suitable"):
                raise ValueError(f"{name}: the shares sum to {total:g}, not 1")
        if self.suitable_at_home and not self.at_home:
            raise ValueError("suitable_at_home: nobody with it is visited unless at_home is true")
        if bool(self.stages) != bool(self.first) or (self.first and self.first not in self.stages):
            raise ValueError(f"first: {self.first!r} is not among the stages {sorted(self.stages)}")
        for name, stage in self.stages.items():
            unknown = sorted(set(stage.next) - set(self.stages))
            if unknown:
                raise ValueError(f"stages.{name}.next: {unknown[0]!r} is not among the stages {sorted(self.stages)}")
            if sum(stage.next.values()) > 1.0 + 1e-9:
                raise ValueError(f"stages.{name}.next: the shares sum to more than 1")
        if (self.origin == "recall") != (self.recall is not None):
            raise ValueError("origin 'recall' and a recall table go together")
        if self.origin == "recall" and self.response:
            raise ValueError("response: whom the practice invites does not depend on how easy access is")

    def suits(self, place: Name) -> bool:
        """Whether ``place`` suits anybody with it."""
        return max(self.suitable.get(place, 0.0), self.suitable_at_home.get(place, 0.0)) > 0.0


@record
class Clinic:
    """A destination inside: an appointment with one of these roles."""

    kind: Literal["clinic"] = "clinic"
    roles: Annotated[tuple[Name, ...], Len(1, 50)]
    books: Name = "routine"  # class of slot for a first booking that is not urgent
    bounce: Share = 0.0  # of patients it suits, who need someone else after all
    misfit_bounce: Share = 1.0  # of patients it does not suit
    bounce_to: Name = ""  # destination; "" nobody comes back
    bounce_after: DaysLaw = Fixed(mean=0.0)  # days
    instead: Name = ""  # destination, where nobody of these roles works; "" the need's asks_for


@record
class Task:
    """A destination inside: somebody does a task, nobody is seen."""

    kind: Literal["task"] = "task"
    paper: Name


@record
class Outside:
    """A destination outside: self-care, a pharmacy, 111, another service."""

    kind: Literal["outside"] = "outside"
    capacity: Count = 1_000_000  # patients of this practice a week
    attends: Share = 1.0  # of those who agree to go
    days: DaysLaw = Fixed(mean=0.0)  # until they are seen
    bounce: Share = 0.0
    misfit_bounce: Share = 1.0
    bounce_to: Name = ""
    bounce_after: DaysLaw = Fixed(mean=0.0)
    paper: Name = ""  # the summary that comes back
    purse: Literal["practice", "network", "nhs"] = "nhs"
    fee: Pounds = 0.0  # per patient seen


@record
class WalkIn:
    """A destination inside: join a queue and be seen by whoever serves it, without a booking."""

    kind: Literal["walk_in"] = "walk_in"
    queue: Name
    consultation: Name
    bounce: Share = 0.0
    misfit_bounce: Share = 0.0
    bounce_to: Name = ""
    bounce_after: DaysLaw = Fixed(mean=0.0)  # days


Destination = Clinic | WalkIn | Task | Outside

Season = Annotated[tuple[Weight, ...], Len(12, 12)]  # January to December, relative to the mean
Week = Annotated[tuple[Weight, ...], Len(7, 7)]  # Monday to Sunday, relative
