"""A week of GPs: how many in each half-day, who is on duty, and what else has its place in the week."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gpsim.practice.scaled.shifts import OPEN_DAYS, Shift, spread, whole_and_part
from gpsim.practice.scaled.staffing import HalfDay, Manner
from gpsim.practice.team import Weekday
from gpsim.units import WEEKDAYS

HALF_DAYS: list[HalfDay] = [(day, half) for day in OPEN_DAYS for half in ("am", "pm")]
SHORT = 130.0 / 250.0  # of a session: 08:20-10:30 or 14:00-16:10

# What has a place of its own in the week, and how often for 10,000 patients.
SPECIALS: tuple[tuple[str, Weekday, str, float], ...] = (
    ("procedures", "wed", "am", 1.0),
    ("babies", "fri", "am", 1.0),
    ("care_home", "thu", "pm", 1.0),
    ("management", "wed", "pm", 2.0),
)

NEEDED = ("procedures", "babies", "care_home")  # of them: there is work that nothing else in the week takes


@dataclass(slots=True)
class Post:
    """One GP in one half-day."""

    day: Weekday
    half: str
    kind: str  # duty, on_call (with a list), alone (with fewer on it), short (half as long) or clinic
    special: str = ""
    every: int = 1  # weeks in which the special comes once
    debrief: bool = False
    manner: Manner = field(default_factory=Manner)


def posts(
    heads: Mapping[HalfDay, int], short: Sequence[HalfDay] = (), duty: int | None = None, manner: Manner | None = None
) -> list[Post]:
    """So many GPs in each half-day, of whom ``duty`` have no list; as many again are on call beside theirs.

    Where ``duty`` is not said it is a quarter of three or more; one or two have a shorter list instead.
    """
    found = []
    for day, half in HALF_DAYS:
        number = heads.get((day, half), 0)
        first = (max(1, round(number / 4)) if number >= 3 else 0) if duty is None else duty
        kinds = ["duty"] * first + ["on_call"] * max(1, first) + ["clinic"] * number
        if not first:
            kinds[0] = "short" if (day, half) in short else "alone"
        found += [Post(day, half, kind, manner=manner or Manner()) for kind in kinds[:number]]
    return found


def heads(profile: Sequence[HalfDay], sessions: float) -> tuple[Counter[HalfDay], list[HalfDay]]:
    """GPs in each half-day, and the half-days of one GP that are short: with fewer than ten sessions a week some are.

    ``profile`` has a half-day once for every GP in the reference.
    """
    if sessions >= len(HALF_DAYS):
        return Counter(spread(profile, round(sessions))), []
    full = max(2, round((sessions - SHORT * len(HALF_DAYS)) / (1.0 - SHORT)))
    mornings_first = [each for each in HALF_DAYS if each[1] == "am"] + [each for each in HALF_DAYS if each[1] == "pm"]
    rest = mornings_first[full:]
    short = spread(rest, min(len(rest), max(1, round((sessions - full) / SHORT))))
    return Counter([*mornings_first[:full], *short]), short


def give_places(week: Sequence[Post], size: float, tutorials: int, reading: int = 0) -> None:
    """Procedures, the care home, management, tutorials and reading take the place of ordinary lists."""
    usual = [(name, day, half, rate * size) for name, day, half, rate in SPECIALS]
    asked = [each for each in usual if each[0] in NEEDED]
    asked += [("list_reading", day, "am", float(reading)) for day in OPEN_DAYS if reading]
    asked += [each for each in usual if each[0] not in NEEDED]
    asked += [("tutorial", "tue", "pm", float(tutorials))] if tutorials else []
    for name, day, half, number in asked:
        whole, every = whole_and_part(number)
        wanted = [1] * whole + [every] * bool(every)
        for post, each in zip(_places(week, name, day, half), wanted, strict=False):
            post.special, post.every = name, each


def _places(week: Sequence[Post], name: str, day: str, half: str) -> list[Post]:
    """Where ``name`` may be put, its own half-day first."""
    order = {"clinic": 0, "on_call": 1, "alone": 2, "short": 3}
    if name in ("procedures", "babies"):
        order.pop("short")
    free = [p for p in week if p.kind in order and not p.special and not meets(p)]
    first = WEEKDAYS.index(day)
    if name == "list_reading":
        return sorted((p for p in free if p.day == day and p.kind != "short"), key=lambda p: (p.half, order[p.kind]))
    free = [p for p in free if p.half == half]
    return sorted(free, key=lambda p: (p.day != day, order[p.kind], (WEEKDAYS.index(p.day) - first) % 5))


def give_debriefs(week: Sequence[Post], trainees: Sequence[Shift]) -> None:
    """For each trainee's list that ends with a debrief, a GP who is there for it."""
    for shift in trainees:
        if any(line.activity == "debrief" for line in shift.lines):
            half = "pm" if shift.place[1] else "am"
            here = [p for p in week if (p.day, p.half) == (shift.day, half) and p.kind not in ("duty", "short")]
            post = next((p for p in sorted(here, key=lambda p: p.kind) if not p.debrief and not p.special), None)
            if post is not None:
                post.debrief = True


def meets(post: Post) -> bool:
    """Whether it is the morning on which everybody meets."""
    return (post.day, post.half) == ("tue", "am") and post.manner.meeting > 0
