"""A week of GPs: how many in each half-day, who is on duty, and what else has its place in the week."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gpsim.practice.scaled.shifts import OPEN_DAYS, Shift, spread, whole_and_part
from gpsim.practice.team import Session, Weekday
from gpsim.units import WEEKDAYS

HalfDay = tuple[Weekday, str]  # the day, and am or pm
HALF_DAYS: list[HalfDay] = [(day, half) for day in OPEN_DAYS for half in ("am", "pm")]
SHORT = 130.0 / 250.0  # of a session: 08:20-10:30 or 14:00-16:10
LEARNING_EVERY = 4  # weeks; a Thursday afternoon

# What has a place of its own in the week, and how often for 10,000 patients.
SPECIALS = (
    ("procedures", "wed", "am", 1.0),
    ("babies", "fri", "am", 1.0),
    ("care_home", "thu", "pm", 1.0),
    ("management", "wed", "pm", 2.0),
)


@dataclass(slots=True)
class Post:
    """One GP in one half-day."""

    day: Weekday
    half: str
    kind: str  # duty, on_call (with a list), alone (with fewer on it), short (half as long) or clinic
    special: str = ""
    every: int = 1  # weeks in which the special comes once
    debrief: bool = False


def posts(heads: Counter[HalfDay], alone: Sequence[HalfDay] = ()) -> list[Post]:
    """So many GPs in each half-day: a quarter of three or more are on duty, as many on call beside a list."""
    found = []
    for day, half in HALF_DAYS:
        number = heads[day, half]
        duty = max(1, round(number / 4)) if number >= 3 else 0
        kinds = ["duty"] * duty + ["on_call"] * max(1, duty) + ["clinic"] * number
        if number <= 2:
            kinds[0] = "short" if (day, half) in alone else "alone"
        found += [Post(day, half, kind) for kind in kinds[:number]]
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


def give_places(week: Sequence[Post], size: float, tutorials: int) -> None:
    """Procedures, the care home, management and tutorials take the place of ordinary lists."""
    asked = [(name, day, half, rate * size) for name, day, half, rate in SPECIALS]
    for name, day, half, number in [*asked, *[("tutorial", "tue", "pm", tutorials)] * bool(tutorials)]:
        whole, every = whole_and_part(number)
        wanted = [1] * whole + [every] * bool(every)
        for post, each in zip(_places(week, name, day, half), wanted, strict=False):
            post.special, post.every = name, each


def _places(week: Sequence[Post], name: str, day: str, half: str) -> list[Post]:
    """Where ``name`` may be put, its own half-day first."""
    order = {"clinic": 0, "on_call": 1, "alone": 2, "short": 3}
    if name in ("procedures", "babies"):
        order.pop("short")
    free = [p for p in week if p.half == half and p.kind in order and not p.special and not _meets(p)]
    first = WEEKDAYS.index(day)
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


def shift_of(post: Post, week: Sequence[Post]) -> Shift:
    """What is on the rota of whoever has the ``post``."""
    wish = post.kind if post.kind == "duty" else post.special
    return Shift("", tuple(_lines(post, learns=_learns(post, week))), wish)


def _learns(post: Post, week: Sequence[Post]) -> bool:
    others = {p.kind for p in week if (p.day, p.half) == (post.day, post.half)}
    there = post.kind == "clinic" or (post.kind == "on_call" and "duty" in others)
    return there and (post.day, post.half) == ("thu", "pm") and not post.special


def _lines(post: Post, *, learns: bool) -> Iterator[Session]:
    if learns:
        for week in range(LEARNING_EVERY - 1):
            yield from _weekly(_ordinary(post), LEARNING_EVERY, week)
        learning = _line(post, "14:00", "18:10", "protected_learning")
        yield from _weekly([learning], LEARNING_EVERY, LEARNING_EVERY - 1)
    elif post.special:
        yield from _weekly(_special(post), post.every, 0)
        for week in range(1, post.every):
            yield from _weekly(_ordinary(post), post.every, week)
    else:
        yield from _ordinary(post)


def _weekly(lines: Sequence[Session], every: int, week: int) -> list[Session]:
    return [replace(line, every=every, week=week) for line in lines]


def _ordinary(post: Post) -> list[Session]:
    return _morning(post) if post.half == "am" else _afternoon(post)


def _morning(post: Post) -> list[Session]:
    if post.kind == "short":
        return [_line(post, "08:20", "10:30", "second_on_call", "gp_short"), _line(post, "10:30", "10:50", "visiting")]
    starts, activity, template = _kind_of(post, "08:00", "08:20")
    if _meets(post):
        ends = "12:10" if post.kind == "duty" else "12:30"
        return [_line(post, starts, "11:30", activity, template), _line(post, "11:30", ends, "meeting")]
    if post.kind == "duty":
        return [_line(post, starts, "12:10", activity, template)]
    after, ends = "debrief" if post.debrief else "visiting", "12:10" if post.kind == "alone" else "12:30"
    return [_line(post, starts, "11:50", activity, template), _line(post, "11:50", ends, after)]


def _afternoon(post: Post) -> list[Session]:
    if post.kind == "short":
        return [_line(post, "14:00", "16:10", "second_on_call", "gp_short")]
    starts, activity, template = _kind_of(post, "14:20", "14:00")
    if post.kind in ("duty", "alone"):
        return [_line(post, starts, "18:30", activity, template)]
    if post.debrief:
        return [_line(post, starts, "17:40", activity, template), _line(post, "17:40", "18:10", "debrief")]
    return [_line(post, starts, "18:10", activity, template)]


def _kind_of(post: Post, duty: str, others: str) -> tuple[str, str, str]:
    """Start, activity and template."""
    match post.kind:
        case "duty":
            return duty, "duty", "duty"
        case "alone":
            return duty, "second_on_call", "gp_on_call"
        case "on_call":
            return others, "second_on_call", "gp_clinic"
        case _:
            return others, "gp_clinic", "gp_clinic"


def _special(post: Post) -> list[Session]:
    activity = "gp_clinic" if post.kind == "clinic" else "second_on_call"
    match post.special:
        case "procedures":
            return [_line(post, "08:20", "12:30", activity, "gp_procedures")]
        case "babies":
            return [_line(post, "08:20", "11:50", activity, "gp_babies"), _line(post, "11:50", "12:30", "visiting")]
        case "care_home" if post.kind == "short":
            return [_line(post, "14:00", "16:10", "care_home")]
        case "care_home":
            return [_line(post, "14:00", "16:10", "care_home"), _line(post, "16:10", "18:10", activity, "gp_short")]
        case _:
            rest = [] if post.kind == "short" else [_line(post, "16:10", "18:10", post.special)]
            return [_line(post, "14:00", "16:10", activity, "gp_short"), *rest]


def _meets(post: Post) -> bool:
    """Whether it is the morning on which everybody meets."""
    return (post.day, post.half) == ("tue", "am")


def _line(post: Post, start: str, end: str, activity: str, template: str = "") -> Session:
    return Session(days=(post.day,), start=start, end=end, activity=activity, template=template)
