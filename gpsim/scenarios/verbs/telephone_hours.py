"""Hours at the telephone moved to when people ring: two people change what they do, not when they are here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil, floor

from gpsim.practice.practice import Practice
from gpsim.practice.team import Session, Weekday
from gpsim.scenarios.verbs.heads import OFFICE, roles_of
from gpsim.scenarios.verbs.rota_verbs import clock_of, fresh, with_rota
from gpsim.scenarios.verbs.spread import HOURS, Hour, by_hour, excess, further
from gpsim.scenarios.verbs.who import FRONT_DOOR
from gpsim.units import Minutes, Name, clock_minutes

TELEPHONE = "telephone"
HOUR = 60.0  # minutes


@dataclass(frozen=True, slots=True)
class Turn:
    """A whole hour of the clock in a line of somebody's rota."""

    person: Name
    line: Name
    day: Weekday
    hour: int

    @property
    def when(self) -> Hour:
        """Its weekday and hour."""
        return self.day, self.hour


def handler_minutes(practice: Practice) -> dict[Hour, float]:
    """Minutes of the office by weekday and hour, in sessions that serve the telephone before anything else.

    Whoever lends a hand when the lines open is no part of it, nor of what is moved: then there is more to answer than
    arises in that hour, since calls of the evening before and of the night have waited.
    """
    found, answering = dict.fromkeys(HOURS, 0.0), _answering(practice)
    for _, _, line in _lines(practice):
        start, end = clock_minutes(line.start), clock_minutes(line.end)
        for day, hour in HOURS if line.activity in answering else ():
            if day in line.days:
                found[day, hour] += max(0.0, min(end, (hour + 1) * HOUR) - max(start, hour * HOUR))
    return found


def change_places(practice: Practice, minutes: Minutes) -> Practice:
    """Has those who do papers answer in busy hours, for as long as those who answer do papers in quiet ones.

    Hour by hour, until ``minutes`` have changed places or nothing helps. Both are of one role, and nobody comes or goes
    at another time. Somebody else goes on answering in the quiet hour.
    """
    wanted = by_hour(practice)
    while minutes >= HOUR and (best := _best(practice, wanted)):
        quiet, busy = best
        calls, papers = _line(practice, quiet).activity, _line(practice, busy).activity
        practice = _given(_given(practice, quiet, papers), busy, calls)
        minutes -= HOUR
    return practice


def _best(practice: Practice, wanted: Mapping[Hour, float]) -> tuple[Turn, Turn] | None:
    """The quiet and the busy turn whose exchange leaves the fewest minutes where nobody asks for them."""
    there = handler_minutes(practice)
    beyond = excess(wanted, there)
    turns, answering, only_papers = list(_turns(practice)), _answering(practice), _only_papers(practice)
    least, best = -1e-6, None
    for role in roles_of(practice, OFFICE):
        mine = [(turn, _line(practice, turn).activity) for turn in turns if _role(practice, turn) == role]
        calls = [turn for turn, activity in mine if activity in answering and there[turn.when] >= 2.0 * HOUR]
        papers = [turn for turn, activity in mine if activity in only_papers]
        if calls and papers:
            quiet = min(calls, key=lambda turn: further(beyond[turn.when], -HOUR))
            busy = min(papers, key=lambda turn: further(beyond[turn.when], HOUR))
            total = further(beyond[quiet.when], -HOUR) + further(beyond[busy.when], HOUR)
            if total < least:
                least, best = total, (quiet, busy)
    return best


def _turns(practice: Practice) -> Iterator[Turn]:
    """Every turn of the office that comes round every week of the year, in order of name."""
    for person, name, line in _lines(practice):
        hours = range(ceil(clock_minutes(line.start) / HOUR), floor(clock_minutes(line.end) / HOUR))
        yield from (Turn(person, name, day, hour) for day in line.days for hour in hours)


def _lines(practice: Practice) -> Iterator[tuple[Name, Name, Session]]:
    office = roles_of(practice, OFFICE)
    for name, person in sorted(practice.team.people.items()):
        for line, session in sorted(person.rota.items()) if person.role in office else ():
            if session.every == 1 and not session.months:
                yield name, line, session


def _answering(practice: Practice) -> set[Name]:
    """The activities in which somebody answers the telephone before anything else."""
    return {name for name, each in practice.team.activities.items() if each.serves[:1] == (TELEPHONE,)}


def _only_papers(practice: Practice) -> set[Name]:
    """The activities in which somebody does papers and nothing else."""
    papers = {step.queue for paper in practice.papers.values() for step in paper.steps.values()} - FRONT_DOOR
    return {name for name, each in practice.team.activities.items() if each.serves and papers.issuperset(each.serves)}


def _role(practice: Practice, turn: Turn) -> Name:
    return practice.team.people[turn.person].role


def _line(practice: Practice, turn: Turn) -> Session:
    return practice.team.people[turn.person].rota[turn.line]


def _given(practice: Practice, turn: Turn, activity: Name) -> Practice:
    """The practice with ``activity`` in the turn."""
    person, line = practice.team.people[turn.person], _line(practice, turn)
    rota = {name: session for name, session in person.rota.items() if name != turn.line}
    if rest := tuple(day for day in line.days if day != turn.day):
        rota[turn.line] = replace(line, days=rest)
    begins, ends = clock_of(turn.hour * HOUR), clock_of((turn.hour + 1) * HOUR)
    parts = [
        replace(line, days=(turn.day,), end=begins),
        replace(line, days=(turn.day,), start=begins, end=ends, activity=activity),
        replace(line, days=(turn.day,), start=ends),
    ]
    for part in parts:
        if part.start < part.end:
            rota[fresh(rota, f"{turn.line}_on_{turn.day}")] = part
    return with_rota(practice, turn.person, rota)
