"""Letters, results, prescriptions and tasks: what comes in, who does what to it, and what it makes."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from annotated_types import Ge, Le, Len

from gpsim.distributions import DaysLaw, MinutesLaw
from gpsim.records import NOT_IN_FILES, record
from gpsim.units import Name, PerThousandPerWeek, Ratio, Share, Unit

# What a paper is, where actions are about it; "" anything else.
Sort = Literal["", "letter", "result", "repeat", "result_question", "referral_question", "payment", "notice", "email"]


@record
class Step:
    """Something done to a paper, by whoever serves the queue."""

    queue: Name  # "inbox": of the clinician whose patient or test it is; or a queue that activities serve
    minutes: MinutesLaw
    share: Share = 1.0  # of papers that need the step; the rest pass it by
    next: Mapping[Name, Share] = field(default_factory=dict)  # steps; at most one is taken, else the paper is filed
    missed: Share = 0.0  # of papers: an action in it is overlooked
    makes: Mapping[Name, Share] = field(default_factory=dict)  # papers made by the step
    # Needs of the patient that the step raises (the practice rings or writes); at most one.
    needs: Mapping[Name, Share] = field(default_factory=dict)
    rework: bool = False  # done only since something went wrong before: a correction, chasing


@record
class Paper:
    """A kind of paper or task."""

    rate: PerThousandPerWeek = 0.0  # from outside; 0: only made by consultations, calls and other papers
    week: Name = ""
    season: Name = ""
    profile: Name = ""
    ages: Mapping[Name, Ratio] = field(default_factory=dict)
    first: Name
    steps: Annotated[Mapping[Name, Step], Len(1, 20)]
    due: Annotated[float, Unit("working days"), Ge(0.0), Le(365.0)] = 2.0
    delay: DaysLaw | None = None  # days from being made until it arrives (a test's result)
    # A letter that a trained clerk may deal with, a set of results, a repeat request, a question, a claim or
    # another paper about payment, a safety notice, an e-mail.
    sort: Sort = ""
    # Set by actions, never in a file: the papers from outside there are, relative to the baseline's.
    level: Ratio = field(default=1.0, metadata=NOT_IN_FILES)

    def __post_init__(self) -> None:
        if self.first not in self.steps:
            raise ValueError(f"first: {self.first!r} is not among the steps {sorted(self.steps)}")
        for name, step in self.steps.items():
            unknown = sorted(set(step.next) - set(self.steps))
            if unknown:
                raise ValueError(f"steps.{name}.next: {unknown[0]!r} is not among the steps {sorted(self.steps)}")
            if sum(step.next.values()) > 1.0 + 1e-9:
                raise ValueError(f"steps.{name}.next: the shares sum to more than 1")
