"""Clinics moved to the weekday on which they are asked for: everybody works as long as before, on another day."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from gpsim.practice.demand import Clinic
from gpsim.practice.practice import Practice
from gpsim.practice.team import Person, Session, Weekday
from gpsim.scenarios.verbs.rota_verbs import fresh
from gpsim.scenarios.verbs.weekdays import Days, asked, at_clinics_of, gap
from gpsim.scenarios.verbs.who import GPS
from gpsim.units import WEEKDAYS, Minutes, Name, clock_minutes

OWN = frozenset({"patients", "inbox"})  # queues that move with whoever serves them
NOON = 12.5 * 60.0  # a session that starts later is one of the afternoon, as rooms are counted


@dataclass(frozen=True, slots=True)
class HalfDay:
    """What somebody does without a break on one weekday."""

    person: Name
    day: str
    lines: tuple[Name, ...]


def slot_minutes(practice: Practice) -> dict[str, float]:
    """Minutes of slots by weekday, in an average week, of those who see the patients that ask for a GP."""
    found, roles = dict.fromkeys(WEEKDAYS, 0.0), _roles(practice)
    for person in practice.team.people.values():
        for line in person.rota.values() if person.role in roles else ():
            for day in line.days:
                found[day] += _laid_out(practice, line)
    return found


def wanted_days(practice: Practice) -> dict[str, float]:
    """What is asked of them, by weekday."""
    return asked(practice, at_clinics_of(practice, _roles(practice)))


def move(practice: Practice, minutes: Minutes) -> Practice:
    """Moves half-days of clinics to where they are asked for, until ``minutes`` of slots have moved or none helps.

    What stays is what somebody else hangs on: duty, meetings, debriefs, whatever nobody else would serve that day, and
    trainees. A half-day moves only to a day on which its clinician is free then, and has a room, and nobody with leave
    comes to work on more weekdays or fewer: their leave, in days, would come to another number of weeks.
    """
    while best := _best(practice, minutes):
        half_day, day, size = best
        practice, minutes = _moved(practice, half_day, day), minutes - size
    return practice


def _best(practice: Practice, minutes: Minutes) -> tuple[HalfDay, str, float] | None:
    wanted, there = wanted_days(practice), slot_minutes(practice)
    least, best = gap(wanted, there) - 1e-9, None
    for half_day in _half_days(practice):
        lines = _lines(practice, half_day)
        size = sum(_laid_out(practice, line) for line in lines)
        for day in practice.calendar.days if 0.0 < size <= minutes + 1e-9 else ():
            after = gap(wanted, _shifted(there, half_day.day, day, size))
            if after < least and _fits(practice, half_day, lines, day):
                least, best = after, (half_day, day, size)
    return best


def _half_days(practice: Practice) -> Iterator[HalfDay]:
    """Half-days of clinics that could be on another day, in order of name."""
    team, roles = practice.team, _roles(practice)
    for name, person in sorted(team.people.items()):
        for day in WEEKDAYS if person.role in roles and team.roles[person.role].group != "gp_trainee" else ():
            for run in _runs(person, day):
                half_day = HalfDay(name, day, tuple(run))
                if _is_free(practice, half_day):
                    yield half_day


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


def _is_free(practice: Practice, half_day: HalfDay) -> bool:
    """Whether nothing else hangs on the half-day being on its day."""
    team, lines = practice.team, _lines(practice, half_day)
    activities = [team.activities[line.activity] for line in lines]
    queues = {queue for activity in activities for queue in activity.serves} - OWN
    duty = practice.access.duty.queue if practice.access.duty is not None else ""
    bound = any(one.overhead or (duty in one.serves and not one.paid_locum) for one in activities)
    alike = len({(line.every, line.week, line.months) for line in lines}) == 1 and not lines[0].months
    single = lines[0].every == 1 or activities[0].paid_locum
    return not bound and alike and single and queues <= _served_by_others(practice, half_day)


def _served_by_others(practice: Practice, half_day: HalfDay) -> set[Name]:
    team = practice.team
    return {
        queue
        for name, person in team.people.items()
        for line in person.rota.values()
        if name != half_day.person and half_day.day in line.days and line.every == 1 and not line.months
        for queue in team.activities[line.activity].serves
    }


def _fits(practice: Practice, half_day: HalfDay, lines: Sequence[Session], day: str) -> bool:
    """Whether the clinician is free then on ``day``, and there is a room for each of the half-day's clinics."""
    person = practice.team.people[half_day.person]
    busy = [line for line in person.rota.values() if day in line.days]
    clash = any(one.start < other.end and other.start < one.end for one in lines for other in busy)
    needed, taken = Counter(_rooms(practice, person, lines)), _rooms_taken(practice, day)
    return (
        not clash
        and _as_many_days(person, half_day, day)
        and all(taken[half] + number <= practice.team.rooms for half, number in needed.items())
    )


def _as_many_days(person: Person, half_day: HalfDay, day: str) -> bool:
    """Whether the person, if entitled to leave, works on as many weekdays when the half-day has moved to ``day``."""
    before = {each for line in person.rota.values() for each in line.days}
    others = [line.days for name, line in person.rota.items() if name not in half_day.lines]
    rest = [tuple(each for each in person.rota[name].days if each != half_day.day) for name in half_day.lines]
    after = {each for days in (*others, *rest) for each in days} | {day}
    return not person.leave or len(before) == len(after)


def _rooms_taken(practice: Practice, day: str) -> Counter[bool]:
    people = practice.team.people.values()
    return Counter(
        half
        for person in people
        for half in _rooms(practice, person, [s for s in person.rota.values() if day in s.days])
    )


def _rooms(practice: Practice, person: Person, lines: Sequence[Session]) -> list[bool]:
    """For each of ``lines`` that needs a room, whether it is in the afternoon."""
    activities = practice.team.activities
    return [
        clock_minutes(line.start) >= NOON
        for line in lines
        if line.template and activities[line.activity].needs_room and not person.remote and not line.months
    ]


def _moved(practice: Practice, half_day: HalfDay, day: str) -> Practice:
    person = practice.team.people[half_day.person]
    rota = dict(person.rota)
    for name in half_day.lines:
        line = rota.pop(name)
        if rest := tuple(other for other in line.days if other != half_day.day):
            rota[name] = replace(line, days=rest)
        rota[fresh(rota, f"{name}_on_{day}")] = replace(line, days=(cast("Weekday", day),))
    people = {**practice.team.people, half_day.person: replace(person, rota=rota)}
    return replace(practice, team=replace(practice.team, people=people))


def _lines(practice: Practice, half_day: HalfDay) -> list[Session]:
    rota = practice.team.people[half_day.person].rota
    return [rota[name] for name in half_day.lines]


def _laid_out(practice: Practice, line: Session) -> float:
    """Minutes of slots of a session in an average week, campaigns of some months apart."""
    if not line.template or line.months or not practice.team.activities[line.activity].bookable:
        return 0.0
    blocks = practice.book.templates[line.template].blocks.values()
    return sum(block.slots * block.minutes for block in blocks) / line.every


def _shifted(there: Days, old: str, new: str, size: float) -> dict[str, float]:
    shifted = dict(there)
    shifted[old], shifted[new] = shifted[old] - size, shifted[new] + size
    return shifted


def _roles(practice: Practice) -> frozenset[Name]:
    """Who sees the patients that ask for a GP: GPs, and whoever shares their clinics."""
    gps = {name for name, role in practice.team.roles.items() if role.group in GPS}
    asked_for = {need.asks_for for need in practice.needs.values() if need.origin == "patient"}
    clinics = [place for name, place in practice.destinations.items() if name in asked_for]
    shared = [place.roles for place in clinics if isinstance(place, Clinic) and gps.intersection(place.roles)]
    return frozenset(role for roles in shared for role in roles)
