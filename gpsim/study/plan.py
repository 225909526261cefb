"""What is to be run: how many weeks, and from which seed."""

from dataclasses import replace

from gpsim.records import record

WEEKS, REPLICATIONS = 13, 20  # unless it is said otherwise
MOST = 400  # replications, where they go on until a number is known precisely enough
YEAR = 52  # weeks: the length from which hours a year may be told
LONGEST = 520  # weeks
RANGES = {
    "weeks": (1, LONGEST),
    "warmup": (0, LONGEST),
    "cooldown": (0, LONGEST),
    "seed": (0, 2**63 - 1),
}


@record
class Plan:
    """The weeks of a run, and its luck.

    Raises:
        ValueError: naming the number that is out of its range.

    """

    weeks: int = WEEKS  # measured
    warmup: int = 6  # weeks before them
    cooldown: int = 6  # weeks after them, for what is still open
    seed: int = 1
    settled: bool = True  # ceilings reached long ago; or else as the changes take hold from the first measured week

    def __post_init__(self) -> None:
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise ValueError(f"{name} is {value}; it must be from {low} to {high}")

    @property
    def length(self) -> int:
        """Weeks that are lived, measured or not."""
        return self.warmup + self.weeks + self.cooldown


def first_look(plan: Plan) -> Plan | None:
    """So few weeks that they are lived in seconds, the change long in place; None where ``plan`` is not much longer.

    The book is not yet as full as it will be, so what they show is rough as well as uncertain.
    """
    brief = replace(plan, weeks=2, warmup=1, cooldown=1, settled=True)
    return brief if plan.length > 3 * brief.length else None
