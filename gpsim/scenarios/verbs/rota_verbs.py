"""Verbs on the rota: what somebody is down for changes, and how long they are here does not."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from gpsim.practice.practice import Practice
from gpsim.practice.team import Overhead, Person, Session, Team
from gpsim.practice.weekly import times_a_week
from gpsim.units import Minutes, Name, Share, clock_minutes


def clock_of(minutes: Minutes) -> str:
    """``minutes`` after midnight as a time of day.

    >>> clock_of(485.0)
    '08:05'
    """
    return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"


def length_of(session: Session) -> float:
    """Minutes of one session of a rota."""
    return clock_minutes(session.end) - clock_minutes(session.start)


def rota_minutes(practice: Practice, overhead: Overhead, roles: Collection[Name]) -> float:
    """Minutes in an average week that sessions which ``overhead`` fills take of ``roles``."""
    team = practice.team
    people = [person for person in team.people.values() if person.role in roles]
    return sum(
        times_a_week(line) * length_of(line)
        for person in people
        for line in person.rota.values()
        if team.activities[line.activity].overhead == overhead
    )


def shorten(practice: Practice, overhead: Overhead, roles: Collection[Name], share: Share) -> Practice:
    """Ends each session that ``overhead`` fills earlier by ``share`` of its length, in whole minutes.

    Until it would have ended, whoever was in it does what else they do. Who does nothing else keeps it as it is.
    """
    team = practice.team
    people = {
        name: replace(person, rota=_shortened(team, person, overhead, share)) if person.role in roles else person
        for name, person in team.people.items()
    }
    changed = replace(practice, team=replace(team, people=people))
    return practice if changed == practice else changed


def with_rota(practice: Practice, person: Name, rota: dict[Name, Session]) -> Practice:
    """The practice in which ``person`` has another rota."""
    people = {**practice.team.people, person: replace(practice.team.people[person], rota=rota)}
    return replace(practice, team=replace(practice.team, people=people))


def _shortened(team: Team, person: Person, overhead: Overhead, share: Share) -> dict[Name, Session]:
    rota = dict(person.rota)
    for name, line in person.rota.items():
        minutes, other = round(share * length_of(line)), _other(team, person, line)
        if minutes and other and team.activities[line.activity].overhead == overhead:
            ends, instead = clock_of(clock_minutes(line.end) - minutes), f"{name}_instead"
            rota[name] = replace(line, end=ends)
            began_later = rota.get(instead, replace(line, activity=other, template=""))
            rota[instead] = replace(began_later, start=ends)
    return {name: line for name, line in rota.items() if line.start < line.end}


def _other(team: Team, person: Person, line: Session) -> Name:
    """What ``person`` does when not in ``line``: what touches it, else what has an inbox, else anything; "" nothing."""
    working = [other for other in person.rota.values() if team.activities[other.activity].serves]
    touching = [other.activity for other in working if set(other.days) & set(line.days) and _touch(other, line)]
    inbox = [other.activity for other in working if "inbox" in team.activities[other.activity].serves]
    return next((names[0] for names in map(sorted, (touching, inbox, _names(working))) if names), "")


def _names(lines: Collection[Session]) -> Iterator[Name]:
    return (line.activity for line in lines)


def _touch(one: Session, other: Session) -> bool:
    return one.end == other.start or other.end == one.start


def fresh(rota: Collection[Name], name: Name) -> Name:
    """``name``, or one like it that no line of ``rota`` has."""
    return name if name not in rota else fresh(rota, f"{name}_too")
