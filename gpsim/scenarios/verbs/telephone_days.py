"""Hours at the telephone moved to the weekday on which people ring: two people change what they do, not when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gpsim.practice.practice import Practice
from gpsim.practice.team import Session, Weekday
from gpsim.scenarios.verbs.heads import OFFICE, roles_of
from gpsim.scenarios.verbs.rota_verbs import clock_of, fresh, length_of
from gpsim.scenarios.verbs.weekdays import asked, gap
from gpsim.scenarios.verbs.who import FRONT_DOOR
from gpsim.units import WEEKDAYS, Minutes, Name, clock_minutes

TELEPHONE = "telephone"
SHORTEST = 60.0  # minutes worth changing places for


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of somebody's rota on one weekday."""

    person: Name
    line: Name
    day: Weekday


def handler_minutes(practice: Practice) -> dict[str, float]:
    """Minutes of the office by weekday, in sessions that serve the telephone before anything else."""
    found = dict.fromkeys(WEEKDAYS, 0.0)
    for turn in _turns(practice):
        line = _line(practice, turn)
        found[turn.day] += length_of(line) * _answers(practice, line)
    return found


def ringing_days(practice: Practice) -> dict[str, float]:
    """What patients ask about, by weekday."""
    return asked(practice, lambda _: True)


def change_places(practice: Practice, minutes: Minutes) -> Practice:
    """Has those who do only papers answer on busy days, for as long as somebody does their papers on quiet ones.

    It goes on until ``minutes`` have changed places or nothing helps. Nobody comes or goes at another time.
    """
    while best := _best(practice, minutes):
        quiet, busy, start, end = best
        activities = _line(practice, quiet).activity, _line(practice, busy).activity
        practice = _given(practice, quiet, start, end, activities[1])
        practice = _given(practice, busy, start, end, activities[0])
        minutes -= end - start
    return practice


def _best(practice: Practice, minutes: Minutes) -> tuple[Turn, Turn, float, float] | None:
    wanted, there = ringing_days(practice), handler_minutes(practice)
    least, best = gap(wanted, there) - 1e-9, None
    turns = [(turn, _line(practice, turn)) for turn in _turns(practice)]
    answering = [(turn, line) for turn, line in turns if _answers(practice, line)]
    for busy, papers in turns:
        for quiet, calls in answering if _only_papers(practice, papers) else ():
            start = max(clock_minutes(papers.start), clock_minutes(calls.start))
            end = min(clock_minutes(papers.end), clock_minutes(calls.end), start + minutes)
            if busy.day != quiet.day and end - start >= SHORTEST and _alike(practice, busy, quiet):
                moved: dict[str, float] = {busy.day: end - start, quiet.day: start - end}
                after = gap(wanted, {day: there[day] + moved.get(day, 0.0) for day in WEEKDAYS})
                if after < least:
                    least, best = after, (quiet, busy, start, end)
    return best


def _turns(practice: Practice) -> Iterator[Turn]:
    """Every turn of the office that comes round every week of the year, in order of name."""
    office = roles_of(practice, OFFICE)
    for name, person in sorted(practice.team.people.items()):
        for line, session in sorted(person.rota.items()) if person.role in office else ():
            if session.every == 1 and not session.months:
                yield from (Turn(name, line, day) for day in session.days)


def _answers(practice: Practice, line: Session) -> bool:
    return practice.team.activities[line.activity].serves[:1] == (TELEPHONE,)


def _only_papers(practice: Practice, line: Session) -> bool:
    serves = set(practice.team.activities[line.activity].serves)
    papers = {step.queue for paper in practice.papers.values() for step in paper.steps.values()}
    return bool(serves) and serves <= papers - FRONT_DOOR


def _alike(practice: Practice, one: Turn, other: Turn) -> bool:
    """Whether both are of the same role, and so can do each other's work."""
    people = practice.team.people
    return people[one.person].role == people[other.person].role


def _line(practice: Practice, turn: Turn) -> Session:
    return practice.team.people[turn.person].rota[turn.line]


def _given(practice: Practice, turn: Turn, start: Minutes, end: Minutes, activity: Name) -> Practice:
    """The turn, with ``activity`` in it from ``start`` to ``end``."""
    person, line = practice.team.people[turn.person], _line(practice, turn)
    rota = {name: session for name, session in person.rota.items() if name != turn.line}
    if rest := tuple(day for day in line.days if day != turn.day):
        rota[turn.line] = replace(line, days=rest)
    first, last = clock_of(start), clock_of(end)
    parts = [
        replace(line, days=(turn.day,), end=first),
        replace(line, days=(turn.day,), start=first, end=last, activity=activity),
        replace(line, days=(turn.day,), start=last),
    ]
    for part in parts:
        if part.start < part.end:
            rota[fresh(rota, f"{turn.line}_on_{turn.day}")] = part
    people = {**practice.team.people, turn.person: replace(person, rota=rota)}
    return replace(practice, team=replace(practice.team, people=people))
