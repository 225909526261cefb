"""Half-days of clinics that could be held at another time: whose, how long, and where there is a room."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from gpsim.practice.demand import Clinic
from gpsim.practice.practice import Practice
from gpsim.practice.team import Person, Session
from gpsim.scenarios.verbs.half_days import NOON
from gpsim.scenarios.verbs.spread import DAYS_OF_MONTHS, MONTHS, DayOfMonth
from gpsim.scenarios.verbs.who import GPS
from gpsim.units import WEEKDAYS, Minutes, Name, clock_minutes

OWN = frozenset({"patients", "inbox"})  # queues that move with whoever serves them
Taken = Counter[tuple[str, bool, int]]  # rooms by weekday, whether in the afternoon, and month


@dataclass(frozen=True, slots=True)
class HalfDay:
    """What somebody does without a break on one weekday, all the year round."""

    person: Name
    day: str
    lines: tuple[Name, ...]
    minutes: Minutes  # of slots, in a week
    by_the_session: bool  # is how the person is paid


def clinicians(practice: Practice) -> frozenset[Name]:
    """The roles that see the patients who ask for a GP: GPs, and whoever shares their clinics."""
    gps = {name for name, role in practice.team.roles.items() if role.group in GPS}
    asked_for = {need.asks_for for need in practice.needs.values() if need.origin == "patient"}
    clinics = [place for name, place in practice.destinations.items() if name in asked_for]
    shared = [place.roles for place in clinics if isinstance(place, Clinic) and gps.intersection(place.roles)]
    return frozenset(role for roles in shared for role in roles)


def slot_minutes(practice: Practice) -> dict[DayOfMonth, float]:
    """Minutes of slots of `clinicians` in a week, by weekday and month."""
    found, roles = dict.fromkeys(DAYS_OF_MONTHS, 0.0), clinicians(practice)
    for person in practice.team.people.values():
        for line in person.rota.values() if person.role in roles else ():
            for day, month in product(line.days, line.months or MONTHS):
                found[day, month] += _laid_out(practice, line)
    return found


def half_days(practice: Practice) -> Iterator[HalfDay]:
    """Half-days of clinics on which nothing else hangs, in order of name.

    What stays is duty, meetings, debriefs, whatever nobody else would serve that day, trainees, and campaigns.
    """
    team, roles = practice.team, clinicians(practice)
    for name, person in sorted(team.people.items()):
        for day in WEEKDAYS if person.role in roles and team.roles[person.role].group != "gp_trainee" else ():
            for run in _runs(person, day):
                lines = [person.rota[line] for line in run]
                minutes = sum(_laid_out(practice, line) for line in lines)
                if minutes and _is_free(practice, name, day, lines):
                    yield HalfDay(name, day, tuple(run), minutes, team.activities[lines[0].activity].paid_locum)


def fits(practice: Practice, taken: Taken, half_day: HalfDay, day: str, month: int) -> bool:
    """Whether the clinician is free then on ``day`` in ``month``, and there is a room for each of the clinics."""
    person = practice.team.people[half_day.person]
    lines = [person.rota[name] for name in half_day.lines]
    held = [line for line in person.rota.values() if day in line.days and month in (line.months or MONTHS)]
    clash = any(one.start < other.end and other.start < one.end for one in lines for other in held)
    needed = Counter(is_afternoon(line) for line in lines if _needs_room(practice, person, line))
    return not clash and all(taken[day, half, month] + many <= practice.team.rooms for half, many in needed.items())


def rooms_taken(practice: Practice) -> Taken:
    """Rooms that sessions need, with everybody at work."""
    return Counter(
        (day, is_afternoon(line), month)
        for person in practice.team.people.values()
        for line in person.rota.values()
        if _needs_room(practice, person, line)
        for day in line.days
        for month in line.months or MONTHS
    )


def is_afternoon(line: Session) -> bool:
    """Whether a session is one of the afternoon, as rooms are counted."""
    return clock_minutes(line.start) >= NOON


def _laid_out(practice: Practice, line: Session) -> float:
    """Minutes of slots of one session, in an average week of the months in which it is held."""
    if not line.template or not practice.team.activities[line.activity].bookable:
        return 0.0
    blocks = practice.book.templates[line.template].blocks.values()
    return sum(block.slots * block.minutes for block in blocks) / line.every


def _runs(person: Person, day: str) -> list[list[Name]]:
    """Lines of a day that touch are one run."""
    runs: list[list[Name]] = []
    for name, line in sorted(person.rota.items(), key=lambda one: (one[1].start, one[0])):
        if day in line.days:
            if runs and person.rota[runs[-1][-1]].end >= line.start:
                runs[-1].append(name)
            else:
                runs.append([name])
    return runs


def _is_free(practice: Practice, name: Name, day: str, lines: Sequence[Session]) -> bool:
    """Whether nothing else hangs on these lines being when they are."""
    activities = [practice.team.activities[line.activity] for line in lines]
    queues = {queue for activity in activities for queue in activity.serves} - OWN
    duty = practice.access.duty.queue if practice.access.duty is not None else ""
    bound = any(one.overhead or (duty in one.serves and not one.paid_locum) for one in activities)
    alike = len({(line.every, line.week, line.months) for line in lines}) == 1 and not lines[0].months
    single = lines[0].every == 1 or activities[0].paid_locum
    return not bound and alike and single and queues <= _served_by_others(practice, name, day)


def _served_by_others(practice: Practice, name: Name, day: str) -> set[Name]:
    return {
        queue
        for other, person in practice.team.people.items()
        for line in person.rota.values()
        if other != name and day in line.days and line.every == 1 and not line.months
        for queue in practice.team.activities[line.activity].serves
    }


def _needs_room(practice: Practice, person: Person, line: Session) -> bool:
    return bool(line.template) and practice.team.activities[line.activity].needs_room and not person.remote
