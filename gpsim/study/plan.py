"""What is to be run: how many weeks, and from which seed."""

from gpsim.records import record

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

    weeks: int = 13  # measured
    warmup: int = 6  # weeks before them
    cooldown: int = 6  # weeks after them, for what is still open
    seed: int = 1
    settled: bool = True  # ceilings reached long ago; or else as the changes take hold from the first measured week

    def __post_init__(self) -> None:
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise ValueError(f"{name} is {value}; it must be from {low} to {high}")
