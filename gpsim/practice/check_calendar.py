"""Whether the calendar, the opening hours and the rota can be so."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, pairwise
from math import gcd

from gpsim.practice.faults import Fault, shown
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Person, Session
from gpsim.units import WEEKDAYS, clock_minutes

FIRST_YEAR, LAST_YEAR = 1950, 2150  # of which the days before and after a run are dates too


def calendar_faults(practice: Practice) -> Iterator[Fault]:
    """Dates that are none, a start that is no Monday, weekdays that are none, doors that close before they open."""
    calendar, access = practice.calendar, practice.access
    start = _date(calendar.start)
    if start is None or start.weekday() != 0 or not FIRST_YEAR <= start.year <= LAST_YEAR:
        yield _fault("calendar.start", calendar.start, 'must be the date of a Monday, as "2026-01-05", of 1950 to 2150')
    for day in calendar.bank_holidays:
        if _date(day) is None:
            yield _fault("calendar.bank_holidays", day, 'must be dates, as "2026-12-25"')
    if not calendar.days or not set(calendar.days) <= set(WEEKDAYS) or len(set(calendar.days)) < len(calendar.days):
        yield _fault("calendar.days", calendar.days, f"must be some of {', '.join(WEEKDAYS)}, each once")
    doors = {"telephone": access.telephone, "online": access.online, "desk": access.desk}
    hours = [("calendar", calendar), *((f"access.{name}", door) for name, door in doors.items() if door is not None)]
    for path, door in hours:
        if clock_minutes(door.closes) <= clock_minutes(door.opens):
            yield _fault(f"{path}.closes", door.closes, f"must be after it opens, {door.opens}")


def rota_faults(practice: Practice) -> Iterator[Fault]:
    """Sessions that end before they start, overlap, or cannot hold their slots.

    A session may fall on a day on which the practice does not answer: vaccinations on a Saturday.
    """
    for name, person in practice.team.people.items():
        for line, session in person.rota.items():
            yield from _session(practice, f"team.people.{name}.rota.{line}", session)
        yield from _overlaps(f"team.people.{name}.rota", person)
    for name, template in practice.book.templates.items():
        ends = sorted((block.at, block.at + block.slots * block.minutes, key) for key, block in template.blocks.items())
        for (_, end, first), (start, _, second) in pairwise(ends):
            if start < end - 1e-6:
                path = f"book.templates.{name}.blocks.{second}.at"
                yield _fault(path, start, f"must not be before the block {shown(first)} ends, {end:g} minutes in")
    for name, activity in practice.team.activities.items():
        yield from _activity(f"team.activities.{name}", activity)


def _session(practice: Practice, path: str, session: Session) -> Iterator[Fault]:
    length = clock_minutes(session.end) - clock_minutes(session.start)
    if length <= 0.0:
        yield _fault(f"{path}.end", session.end, f"must be after the start, {session.start}; a session ends by 24:00")
    if len(set(session.days)) < len(session.days):
        yield _fault(f"{path}.days", session.days, "must name each day once")
    if session.week >= session.every:
        yield _fault(f"{path}.week", session.week, f"must be from 0 to {session.every - 1}, as every = {session.every}")
    if not session.template:
        return
    if not practice.team.activities[session.activity].bookable:
        yield _fault(f"{path}.template", session.template, f"{session.activity!r} is not bookable, so it has no slots")
    if length > 0.0:
        yield from _fit(practice, f"{path}.template", session.template, length)


def _fit(practice: Practice, path: str, template: str, length: float) -> Iterator[Fault]:
    """A fault if the slots of a template, or of the one it has without a room, end after the session."""
    templates = practice.book.templates
    for name in filter(None, dict.fromkeys((template, templates[template].remote))):
        end = max(block.at + block.slots * block.minutes for block in templates[name].blocks.values())
        if end > length + 1e-6:
            yield _fault(path, name, f"its slots end {end:g} minutes in, and the session after {length:g}")


def _activity(path: str, activity: Activity) -> Iterator[Fault]:
    if bool(activity.serves) == (activity.overhead is not None):
        yield _fault(
            f"{path}.serves", activity.serves, "must name queues, or else overhead must say what fills the time"
        )
    elif activity.bookable and "patients" not in activity.serves:
        yield _fault(f"{path}.serves", activity.serves, "must have 'patients' among them, as the activity is bookable")


def _overlaps(path: str, person: Person) -> Iterator[Fault]:
    for (one, a), (other, b) in combinations(person.rota.items(), 2):
        if _coincide(a, b):
            allowed = f"must not overlap with {shown(one)}, {a.start}-{a.end}"
            yield Fault("", f"{path}.{other}", f"{b.start}-{b.end}", allowed)


def _coincide(a: Session, b: Session) -> bool:
    """Whether two lines of one rota ever need the person twice."""
    shared = set(a.days) & set(b.days)
    months = not a.months or not b.months or set(a.months) & set(b.months)
    weeks = (a.week - b.week) % gcd(a.every, b.every) == 0
    clock = clock_minutes(a.start) < clock_minutes(b.end) and clock_minutes(b.start) < clock_minutes(a.end)
    return bool(shared and months and weeks and clock)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-01-05") else None
    except ValueError:
        return None


def _fault(path: str, value: object, allowed: str) -> Fault:
    return Fault(
        "", path, shown(list(value) if isinstance(value, Iterable) and not isinstance(value, str) else value), allowed
    )
