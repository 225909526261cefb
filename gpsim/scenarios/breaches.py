"""What breaches, or may breach, contract or scope: said of the practice as the changes leave it, each with its source.

A rule holds from a day; a practice whose first measured day is earlier, such as one of 2016, is not held to it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gpsim.practice.access import Desk, Online, Telephone
from gpsim.practice.demand import Clinic, WalkIn
from gpsim.practice.practice import Practice
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.units import WEEKDAYS, Name, clock_minutes

CORE_OPENS, CORE_CLOSES = "08:00", "18:30"  # core hours, Monday to Friday
ASSISTANTS = ("physician_assistant", "physician_associate")  # what the role is called in a file, now and before 2025
UNSELECTED = ("triage", "duty")  # queues of requests that no clinician has looked at


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that breaches, or may breach, contract or scope."""

    says: str  # a sentence
    source: str  # begins with the key of a publication; or the action that says it of itself
    already: bool = False  # so is the practice as it is now


@dataclass(frozen=True, slots=True)
class Rule:
    """What a practice may not be like, from a day on."""

    since: date
    source: str
    broken: Callable[[Practice], Iterator[str]]  # how it is, a sentence each


def flags(practice: Practice, scenario: Scenario) -> tuple[Flag, ...]:
    """What the actions say of themselves, then what the practice would be like when all has taken hold."""
    now, then = (broken_rules(settled(practice, each)) for each in (Scenario(), scenario))
    before = {flag.says for flag in now}
    said = [
        Flag(says=f"{each.action.about.title}: {sentence}", source=each.name)
        for each in scenario.adoptions
        for sentence in each.action.about.breaches
    ]
    return (*said, *(replace(flag, already=flag.says in before) for flag in then))


def broken_rules(practice: Practice) -> tuple[Flag, ...]:
    """The rules that a practice, whatever is in place folded in, does not keep."""
    first_day = date.fromisoformat(practice.calendar.start)
    in_force = [rule for rule in RULES if rule.since <= first_day]
    return tuple(Flag(says=sentence, source=rule.source) for rule in in_force for sentence in rule.broken(practice))


def _ring_back(practice: Practice) -> Iterator[str]:
    if practice.access.routine_if_full == "ring_back":
        yield (
            "Who finds no appointment is told to ring back another day; at the first contact a patient must be helped, "
            "booked or told where to go."
        )


def _closed_online(practice: Practice) -> Iterator[str]:
    online = practice.access.online
    if online and practice.access.channels.get("online") and _is_short(online):
        yield f"Online requests are taken from {online.opens} to {online.closes} only, and must be from {CORE}."


def _closed_door(practice: Practice) -> Iterator[str]:
    used = {str(channel) for channel, weight in practice.access.channels.items() if weight > 0.0}
    for name, way in (("telephone", practice.access.telephone), ("desk", practice.access.desk)):
        if way and name in used and _is_short(way):
            yield (
                f"The {name} is open from {way.opens} to {way.closes} only; patients must be able to come or "
                f"ring from {CORE}."
            )


def _closed_days(practice: Practice) -> Iterator[str]:
    if closed := [day for day in WEEKDAYS[:5] if day not in practice.calendar.days]:
        yield (
            f"The practice is closed on {' and '.join(closed)}; core hours are {CORE}, Monday to Friday, unless the "
            "board has agreed to others."
        )


def _unselected(practice: Practice) -> Iterator[str]:
    for role in _assistants(practice):
        seen = sorted({*_first_contacts(practice, role), *_queues(practice, role)})
        if seen:
            yield (
                f"{_named(role)} would see patients whom no clinician has looked at ({', '.join(seen)}); they may "
                "see only what a national protocol names."
            )


def _unsupervised(practice: Practice) -> Iterator[str]:
    for role in _assistants(practice):
        if practice.team.roles[role].supervision.share == 0.0:
            yield f"{_named(role)} would ask nobody about any patient; each needs a named supervisor."


def _assistants(practice: Practice) -> list[Name]:
    """Roles of physician assistants that somebody has."""
    working = {person.role for person in practice.team.people.values() if person.rota}
    return [role for role in ASSISTANTS if role in working]


def _first_contacts(practice: Practice, role: Name) -> Iterator[str]:
    """Needs that patients bring, and that go to ``role`` unless someone steers them, or are offered it."""
    for place, destination in practice.destinations.items():
        if isinstance(destination, Clinic) and role in destination.roles:
            offered = practice.access.navigation.offered.get(place, 0.0) > 0.0
            for name, need in practice.needs.items():
                brought = need.clinical and need.origin == "patient"
                if brought and (need.asks_for == place or (offered and need.suits(place))):
                    yield name


def _queues(practice: Practice, role: Name) -> Iterator[str]:
    """Queues of unselected patients that somebody of ``role`` serves."""
    walk_in = [each.queue for each in practice.destinations.values() if isinstance(each, WalkIn)]
    for person in practice.team.people.values():
        if person.role == role:
            for session in person.rota.values():
                served = practice.team.activities[session.activity].serves
                yield from (f"the queue {queue!r}" for queue in served if queue in (*UNSELECTED, *walk_in))


def _is_short(way: Telephone | Online | Desk) -> bool:
    """Whether a way in is closed for a part of core hours."""
    opens, closes = clock_minutes(way.opens), clock_minutes(way.closes)
    return opens > clock_minutes(CORE_OPENS) or closes < clock_minutes(CORE_CLOSES)


def _named(role: Name) -> str:
    return f"{role.replace('_', ' ').capitalize()}s"


CORE = f"{CORE_OPENS} to {CORE_CLOSES}"
RULES: tuple[Rule, ...] = (
    Rule(date(2023, 5, 15), "contract_2023: patients are not asked to contact the practice again", _ring_back),
    Rule(date(2025, 10, 1), "contract_2025: online requests are taken throughout core hours", _closed_online),
    Rule(date(2025, 10, 1), "contract_2025: patients can ring or come in throughout core hours", _closed_door),
    Rule(date(2015, 12, 7), "gms_regulations_2015: core hours", _closed_days),
    Rule(date(2025, 7, 16), "leng_2025: no undifferentiated patients outside protocols, no triage", _unselected),
    Rule(date(2025, 7, 16), "leng_2025: a named supervisor", _unsupervised),
)
