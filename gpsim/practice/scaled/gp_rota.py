"""The lines of a rota that a GP's half-day comes to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gpsim.practice.scaled.gps import Post, meets
from gpsim.practice.scaled.shifts import Shift
from gpsim.practice.team import Session
from gpsim.units import clock_minutes

CYCLE = 4  # weeks of Thursday afternoons, some of which are for learning
SPACE: Mapping[str, float] = {"gp_clinic": 185.0, "gp_on_call": 140.0}  # minutes that a list's slots end after


def shift_of(post: Post, week: Sequence[Post]) -> Shift:
    """What is on the rota of whoever has the ``post``."""
    wish = post.kind if post.kind == "duty" else post.special
    return Shift("", tuple(_lines(post, learns=_learns(post, week))), wish)


def _learns(post: Post, week: Sequence[Post]) -> bool:
    others = {p.kind for p in week if (p.day, p.half) == (post.day, post.half)}
    there = post.kind == "clinic" or (post.kind == "on_call" and "duty" in others)
    return there and (post.day, post.half) == ("thu", "pm") and not post.special and post.manner.learning > 0


def _lines(post: Post, *, learns: bool) -> Iterator[Session]:
    if learns:
        learning = [_line(post, "14:00", "18:10", "protected_learning")]
        for week in range(CYCLE):
            yield from _weekly(learning if week >= CYCLE - post.manner.learning else _ordinary(post), CYCLE, week)
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
        until = _clock(630.0 + post.manner.visiting / 2.0)
        return [_line(post, "08:20", "10:30", "second_on_call", "gp_short"), _line(post, "10:30", until, "visiting")]
    starts, activity, template = _kind_of(post, "08:00", "08:20")
    if meets(post):
        since, ends = ("11:30", "12:10") if post.kind == "duty" else (_clock(750.0 - post.manner.meeting), "12:30")
        return [_line(post, starts, since, activity, template), _line(post, since, ends, "meeting")]
    if post.kind == "duty":
        return [_line(post, starts, "12:10", activity, template)]
    return [_line(post, starts, "11:50", activity, template), _after(post)]


def _after(post: Post) -> Session:
    """What follows a morning's list: a debrief, or visits; half as long for who is alone, and on call again soon."""
    if post.debrief:
        return _line(post, "11:50", "12:30", "debrief")
    return _line(
        post, "11:50", _clock(710.0 + post.manner.visiting / (2.0 if post.kind == "alone" else 1.0)), "visiting"
    )


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
            return [_line(post, "08:20", "11:50", activity, "gp_babies"), _after(post)]
        case "list_reading" if post.half == "am":
            reads, sees = ("08:20", "10:20", "list_reading"), ("10:20", "11:50", activity, "gp_short")
            return [_line(post, *reads), _line(post, *sees), _after(post)]
        case "care_home" if post.kind == "short":
            return [_line(post, "14:00", "16:10", "care_home")]
        case "care_home":
            return [_line(post, "14:00", "16:10", "care_home"), _line(post, "16:10", "18:10", activity, "gp_short")]
        case _:
            rest = [] if post.kind == "short" else [_line(post, "16:10", "18:10", post.special)]
            return [_line(post, "14:00", "16:10", activity, "gp_short"), *rest]


def _clock(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return f"{hours:02d}:{rest:02d}"


def _line(post: Post, start: str, end: str, activity: str, template: str = "") -> Session:
    """A line of a rota; a list that does not fit in is a short one."""
    space = post.manner.booked.get(template, SPACE.get(template, 0.0))
    template = template if space <= clock_minutes(end) - clock_minutes(start) else "gp_short"
    return Session(days=(post.day,), start=start, end=end, activity=activity, template=template)
