"""How much is run: enough for figures to be told by, or enough for a look."""

from dataclasses import dataclass, field

from gpsim.study.plan import YEAR, Plan


@dataclass(frozen=True, slots=True)
class Size:
    """The runs behind every figure."""

    rounds: int = 5  # of timeouts, weeks as they are and weeks with changes, by turns
    timeouts: int = 300_000  # bare ones, between any two runs
    run: Plan = field(default_factory=Plan)  # of a round: what `compare` runs unless told otherwise
    sampled: int = 3  # runs during which it is noted where the time goes
    year: Plan = field(default_factory=lambda: Plan(weeks=YEAR, settled=False))  # the largest unit of work
    lucky: Plan = field(default_factory=lambda: Plan(weeks=4, warmup=4, cooldown=2))  # of a replication for variances
    replications: int = 20  # of them
    shared: Plan = field(default_factory=lambda: Plan(weeks=4, warmup=2, cooldown=2))  # of a replication for workers
    tasks: int = 8  # of them, for two workers or for one
    turns: int = 3  # of one worker and two
    look: Plan = field(default_factory=Plan)  # of a comparison that somebody waits for
    looks: int = 3  # of them
    precise: bool = True  # each until it is precise, or else only to a first answer
    day_rounds: int = 7  # of small days in four engines, by turns
    days: int = 28  # whole weeks of them, in each engine and round


FULL = Size()
QUICK = Size(
    rounds=3,
    timeouts=150_000,
    run=Plan(weeks=4, warmup=4, cooldown=2),
    sampled=1,
    year=Plan(weeks=13, warmup=4, cooldown=2, settled=False),
    lucky=Plan(weeks=2, warmup=2, cooldown=1),
    replications=8,
    shared=Plan(weeks=2, warmup=1, cooldown=1),
    tasks=6,
    turns=1,
    looks=1,
    precise=False,
    day_rounds=3,
    days=14,
)
