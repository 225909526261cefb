"""The whole team of a practice of another size than the reference's, in whole people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from gpsim.practice.scaled import gps
from gpsim.practice.scaled.reception import reception_shifts
from gpsim.practice.scaled.rotas import Tables, person
from gpsim.practice.scaled.shifts import OPEN_DAYS, Shift, apart, dealt, seldom, shifts_of, spread, whole_and_part

REFERENCE_SIZE = 10_000  # patients
SMALLEST = 1_000  # patients whom the smallest team is for: fewer have the same
TRAINING = 0.4  # of the reference's size: below, no trainees and no regular locums
TRAINEES_AS_GPS = 0.8  # sessions of a GP that do the work of a trainee's, supervision and debriefs counted
GP_SESSIONS = 6.33  # a week and GP, as the reference's 38 sessions of six people
OFFICE_DAYS = 2  # a week that make a post of somebody's own at the back office
WEEKS_OF_LEAVE = {"gp_partner": 7, "gp_salaried": 7, "gp_locum": 0}  # others six
PARTNERS_MEET = ("12:30", "13:30")  # on every other Tuesday

CLINICAL = (
    "advanced_nurse_practitioner", "practice_nurse", "health_care_assistant", "phlebotomist", "pharmacist",
    "pharmacy_technician", "physiotherapist", "paramedic", "mental_health_practitioner", "link_worker",
    "care_coordinator", "gp_assistant",
)  # fmt: skip
OFFICE = (
    "practice_manager", "deputy_manager", "medical_secretary", "workflow_clerk", "prescription_clerk", "administrator",
)  # fmt: skip


def team_of(reference: Mapping[str, Any], list_size: int) -> dict[str, Tables]:
    """Everybody who works in a practice of ``list_size`` patients, by name, given the reference's people."""
    size = max(list_size, SMALLEST) / REFERENCE_SIZE
    people: dict[str, Tables] = {}
    for role, hands in _hands(reference, size):
        weeks = WEEKS_OF_LEAVE.get(role, 6)
        people |= {name: person(role, hand, weeks) for name, hand in zip(_names(reference, role), hands, strict=False)}
    return _with_buddies(people)


def _hands(reference: Mapping[str, Any], size: float) -> Iterator[tuple[str, list[list[Shift]]]]:
    """Roles with the shifts of each of their people."""
    yield from _gps(reference, size)
    for role in CLINICAL:
        number = max(1, round(_number(reference, role) * size))
        yield role, dealt(apart(_clinical(reference, role, size), number), number)
    yield from _office(reference, size)
    shifts = reception_shifts(size)
    yield "receptionist", dealt(shifts, -(-len(shifts) // 5), _keeps_place)


def _gps(reference: Mapping[str, Any], size: float) -> Iterator[tuple[str, list[list[Shift]]]]:
    training = size >= TRAINING
    trainees = spread(shifts_of(reference, "gp_registrar"), round(10 * size)) if training else []
    locums = spread(shifts_of(reference, "gp_locum"), round(4 * size)) if training else []
    own = sorted((*shifts_of(reference, "gp_partner"), *shifts_of(reference, "gp_salaried")), key=lambda s: s.place)
    sessions = len(own) * size + (0.0 if training else size * (2.0 + 10.0 * TRAINEES_AS_GPS))
    profile = [(shift.day, "pm" if shift.place[1] else "am") for shift in own]
    counted, short = gps.heads(profile, sessions)
    week = gps.posts(counted, short)
    gps.give_places(week, size, sum(any(line.activity == "tutorial" for line in s.lines) for s in trainees))
    gps.give_debriefs(week, trainees)
    number = max(2, round(sessions / GP_SESSIONS), max(counted.values()))
    partners = -(-number // 2)
    hands = dealt([gps.shift_of(post, week) for post in week], number, lambda *about: _suits(partners, *about))
    yield "gp_partner", [_meeting(hand, partners) for hand in hands[:partners]]
    yield "gp_salaried", hands[partners:]
    yield "gp_locum", dealt(locums, round(len(locums) / 4))
    yield "gp_registrar", dealt(trainees, round(len(trainees) / 5))


def _suits(partners: int, shift: Shift, number: int, hand: Sequence[Shift]) -> int:
    """How badly a GP's shift suits somebody: partners manage, and everybody has as much duty."""
    if shift.wish == "management":
        return int(number >= partners)
    return sum(other.wish == shift.wish for other in hand) if shift.wish else 0


def _meeting(hand: list[Shift], partners: int) -> list[Shift]:
    """A partner's shifts, with the partners' meeting at lunchtime."""
    start, end = PARTNERS_MEET
    return [
        replace(shift, lines=(*shift.lines, replace(shift.lines[-1], start=start, end=end, every=2)))
        if partners > 1 and shift.place == (1, False) and shift.lines[-1].activity == "meeting"
        else shift
        for shift in hand
    ]


def _clinical(reference: Mapping[str, Any], role: str, size: float) -> list[Shift]:
    """Shifts of those who see patients, or see to them, in the reference's mix of templates."""
    shifts = sorted(shifts_of(reference, role), key=lambda s: (s.lines[0].template, s.place))
    found = []
    for group in ([s for s in shifts if s.day != "sat"], [s for s in shifts if s.day == "sat"]):
        if group:
            whole, every = whole_and_part(len(group) * size)
            found += spread(group, whole) + [seldom(s, every) for s in spread(group, 1)] * bool(every)
    return sorted(found, key=lambda shift: shift.place)


def _office(reference: Mapping[str, Any], size: float) -> Iterator[tuple[str, list[list[Shift]]]]:
    """The back office; where a role has hardly a day of work, an administrator does it with others."""
    administrators: list[Shift] = []
    for role in OFFICE:
        days = shifts_of(reference, role, whole_days=True)
        shifts = spread(days, max(1, round(len(days) * size)))
        number = max(1, round(_number(reference, role) * size))
        if len(shifts) < OFFICE_DAYS and role != "practice_manager":
            administrators += [_all_round(shift) for shift in shifts]
        elif role == "administrator":
            administrators += shifts
        else:
            yield role, dealt(apart(shifts, number), number)
    number = -(-len(administrators) // len(OPEN_DAYS))
    yield "administrator", dealt(apart(administrators, number), number)


def _all_round(shift: Shift) -> Shift:
    """The same hours of somebody who does whatever the back office has to do, and answers the telephone."""
    return replace(shift, lines=(replace(shift.lines[0], end=shift.lines[-1].end, activity="back_office"),))


def _keeps_place(shift: Shift, _: int, hand: Sequence[Shift]) -> int:
    """Receptionists do the same all week where they can."""
    if not hand:
        return 1
    return 0 if hand[-1].wish == shift.wish else 2


def _number(reference: Mapping[str, Any], role: str) -> int:
    return sum(person["role"] == role for person in reference.values())


def _names(reference: Mapping[str, Any], role: str) -> Iterator[str]:
    """Names for people of a role: the reference's, and then the same again with a number."""
    own = [name for name, person in reference.items() if person["role"] == role]
    yield from own
    for again in count(2):
        yield from (f"{name}_{again}" for name in own)


def _with_buddies(people: dict[str, Tables]) -> dict[str, Tables]:
    """Whose inbox is whose in an absence: the next GP's; partners' and salaried GPs' are in one round."""
    gps = [name for name, person in people.items() if person["role"] in ("gp_partner", "gp_salaried")]
    for name, buddy in zip(gps, [*gps[1:], gps[0]], strict=True):
        role, leave, rota = (people[name][key] for key in ("role", "leave", "rota"))
        people[name] = {"role": role, "leave": leave, "buddy": buddy, "rota": rota}
    return people
