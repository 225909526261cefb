"""The whole team of a practice of another size than the reference's, in whole people."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from gpsim.practice.scaled import gps
from gpsim.practice.scaled.gp_rota import shift_of
from gpsim.practice.scaled.reception import reception_shifts
from gpsim.practice.scaled.rotas import Tables, person
from gpsim.practice.scaled.shifts import OPEN_DAYS, Shift, apart, dealt, seldom, shifts_of, spread, whole_and_part
from gpsim.practice.scaled.staffing import CLINICAL, Staffing

GP_SESSIONS = 6.33  # a week and GP, as the reference's 38 sessions of six people
OFFICE_DAYS = 2  # a week that make a post of somebody's own at the back office
WEEKS_OF_LEAVE = {"gp_partner": 7, "gp_salaried": 7, "gp_locum": 0}  # others six
PARTNERS_MEET = ("12:30", "13:30")  # on every other Tuesday

OFFICE = (
    "practice_manager", "deputy_manager", "medical_secretary", "workflow_clerk", "prescription_clerk", "administrator",
)  # fmt: skip


def team_of(reference: Mapping[str, Any], staff: Staffing) -> dict[str, Tables]:
    """Everybody who works in a practice with such ``staff``, by name, given the reference's people."""
    people: dict[str, Tables] = {}
    for role, hands in _hands(reference, staff):
        weeks = WEEKS_OF_LEAVE.get(role, 6)
        named = zip(_names(reference, role), filter(None, hands), strict=False)
        people |= {name: person(role, hand, weeks) for name, hand in named}
    return _with_buddies(people)


def office_of(reference: Mapping[str, Any], size: float) -> dict[str, Tables]:
    """The back office alone."""
    return {
        f"{role} {number}": person(role, hand, 0)
        for role, hands in _office(reference, size)
        for number, hand in enumerate(hands)
        if hand
    }


def _hands(reference: Mapping[str, Any], staff: Staffing) -> Iterator[tuple[str, list[list[Shift]]]]:
    """Roles with the shifts of each of their people."""
    yield from _gps(reference, staff)
    for role, sessions in staff.clinical.items():
        scale = sessions / CLINICAL[role]
        number = max(1, round(_number(reference, role) * scale))
        yield role, dealt(apart(_clinical(reference, role, scale), number), number)
    yield from _office(reference, staff.size)
    shifts = reception_shifts(staff.reception, staff.telephones)
    yield "receptionist", dealt(shifts, -(-len(shifts) // 5), _keeps_place)


def _gps(reference: Mapping[str, Any], staff: Staffing) -> Iterator[tuple[str, list[list[Shift]]]]:
    trainees = spread(shifts_of(reference, "gp_registrar"), round(staff.trainees))
    locums = spread(shifts_of(reference, "gp_locum"), round(2.0 * staff.locums))  # every other week
    week = _week(reference, staff, trainees)
    most = max(Counter((post.day, post.half) for post in week).values())
    number = max(2, round((staff.partners + staff.salaried) / GP_SESSIONS), most)
    partners = _partners(staff, number)
    shares = [staff.partners / max(1, partners)] * partners + [staff.salaried / max(1, number - partners)] * (
        number - partners
    )
    shifts = [shift_of(post, week) for post in week]
    hands = dealt(shifts, number, lambda *about: _suits(partners, *about), shares)
    yield "gp_partner", [_meeting(hand, partners) for hand in hands[:partners]]
    yield "gp_salaried", hands[partners:]
    yield "gp_locum", dealt(locums, round(len(locums) / 4))
    yield "gp_registrar", dealt(trainees, round(len(trainees) / 5))


def _week(reference: Mapping[str, Any], staff: Staffing, trainees: Sequence[Shift]) -> list[gps.Post]:
    """Every GP's half-days, not yet anybody's."""
    own = sorted((*shifts_of(reference, "gp_partner"), *shifts_of(reference, "gp_salaried")), key=lambda s: s.place)
    profile = [(shift.day, "pm" if shift.place[1] else "am") for shift in own]
    heads, short = gps.heads(profile, staff.partners + staff.salaried)
    week = gps.posts(heads if staff.heads is None else staff.heads, short, staff.duty, staff.manner)
    tutorials = sum(any(line.activity == "tutorial" for line in shift.lines) for shift in trainees)
    gps.give_places(week, staff.size, tutorials, staff.reading)
    gps.give_debriefs(week, trainees)
    return week


def _partners(staff: Staffing, number: int) -> int:
    """How many of so many GPs are partners: as many as their sessions are of all, and one of each at least."""
    if not staff.partners or not staff.salaried:
        return number if staff.partners else 0
    return min(number - 1, max(1, round(number * staff.partners / (staff.partners + staff.salaried))))


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
    if not size:
        return []
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
