"""Verbs on reviews in groups: who is due one, whose session becomes a group, and who runs it beside the clinician."""

from collections.abc import Mapping
from dataclasses import replace

from gpsim.practice.book import Block, Template
from gpsim.practice.demand import Clinic, Need
from gpsim.practice.practice import Practice
from gpsim.practice.team import Session, Weekday
from gpsim.records import put, record
from gpsim.units import Minutes, Name, clock_minutes

LONGEST = 8  # weeks between groups at most, so that the next one is in the book: assumption
AT_THE_DOOR = frozenset({"telephone", "call_backs", "desk", "online"})


@record
class Review:
    """A stage of planned work at which somebody is reviewed at the surgery."""

    need: Name
    stage: Name
    clinic: Name  # its destination


@record
class Line:
    """A line of somebody's rota, on one weekday."""

    person: Name
    line: Name
    weekday: Weekday


def reviews(practice: Practice) -> tuple[Review, ...]:
    """Reviews of long-term conditions that another stage leads to, by colleagues who are no GPs, in need's order."""
    return tuple(
        Review(need=name, stage=stage, clinic=need.stages[stage].destination)
        for name, need in sorted(practice.needs.items())
        if need.recall is not None and need.long_term_condition > 1.0
        for stage in sorted(need.stages)
        if stage != need.first and _is_review(practice, need.stages[stage].destination)
    )


def review_slots(practice: Practice, clinic: Name) -> tuple[Name, ...]:
    """The kinds of slot at the surgery in which patients of ``clinic`` are booked, sorted."""
    place, book = practice.destinations[clinic], practice.book
    if not isinstance(place, Clinic):
        return ()
    kinds = ((name, kind) for name, kind in sorted(book.kinds.items()) if place.books in kind.takes)
    return tuple(name for name, kind in kinds if practice.consultations[kind.consultation].mode == "face_to_face")


def due_a_week(practice: Practice, review: Review) -> float:
    """Patients who reach a review in an average week."""
    need = practice.needs[review.need]
    assert need.recall is not None
    answered = 1.0 - (1.0 - need.recall.responds) ** need.recall.invitations
    return need.rate * need.level * practice.list_size / 1000.0 * answered * _reached(need, review.stage)


def weeks_between(places: float, patients_a_week: float) -> int:
    """Whole weeks in which a group fills, 1 to `LONGEST`.

    >>> weeks_between(10.0, 3.4), weeks_between(10.0, 0.1), weeks_between(10.0, 40.0)
    (3, 8, 1)
    """
    return max(1, min(LONGEST, round(places / patients_a_week))) if patients_a_week > 0.0 else LONGEST


def clinician(practice: Practice, found: tuple[Review, ...]) -> Line | None:
    """The weekly session with most slots for reviews at the surgery, on its first day; none if there is no such one."""
    slots = {slot for review in found for slot in review_slots(practice, review.clinic)}
    roles = {role for review in found for role in _roles(practice, review.clinic)}
    best: tuple[int, Line | None] = (0, None)
    for name, person in sorted(practice.team.people.items()):
        for line, session in sorted(person.rota.items()) if person.role in roles else ():
            many = _slots_in(practice, session, slots)
            if session.every == 1 and many > best[0]:
                best = many, Line(person=name, line=line, weekday=session.days[0])
    return best[1]


def seen_by(practice: Practice, found: tuple[Review, ...], where: Line) -> tuple[Review, ...]:
    """The reviews that whoever holds ``where`` does."""
    role = practice.team.people[where.person].role
    return tuple(review for review in found if role in _roles(practice, review.clinic))


def facilitator(practice: Practice, where: Line, minutes: Minutes) -> tuple[Name, Name] | None:
    """Role and activity of who can run a group: neither at the door nor with patients, at work then, least costly."""
    team, held = practice.team, practice.team.people[where.person].rota[where.line]
    able: list[tuple[bool, float, Name, Name]] = []
    for person in team.people.values():
        role = team.roles[person.role]
        for session in person.rota.values() if role.group in ("admin", "other_direct_care") else ():
            activity = team.activities[session.activity]
            if activity.serves and not activity.bookable and activity.serves[0] not in AT_THE_DOOR:
                able.append(
                    (not _covers(session, where.weekday, held, minutes), role.cost, person.role, session.activity)
                )
    return min(able)[2:] if able else None


def hold(practice: Practice, where: Line, every: int, *, minutes: Minutes, slot: Name) -> Practice:
    """In one of ``every`` weeks a session begins with a group, and has its other slots after ``minutes``."""
    session = practice.team.people[where.person].rota[where.line]
    old = practice.book.templates[session.template]
    groups = f"{session.template}_group"
    made = put(practice, "book.templates", lambda all_: {**all_, groups: _with_group(old, minutes, slot)})
    return put(made, f"team.people.{where.person}.rota", lambda rota: _alternating(rota, where, every, groups))


def ask_for_help(practice: Practice, activity: Name, queue: Name) -> Practice:
    """Whoever is at ``activity`` leaves it for what waits in ``queue``."""
    path = f"team.activities.{activity}.serves"
    return put(practice, path, lambda serves: (queue, *(each for each in serves if each != queue)))


def _alternating(rota: Mapping[Name, Session], where: Line, every: int, template: Name) -> dict[Name, Session]:
    """The rota in which one line is, on one weekday, another session every so many weeks."""
    session, name = rota[where.line], f"{where.line}_{where.weekday}"
    others = tuple(day for day in session.days if day != where.weekday)
    alone = replace(session, days=(where.weekday,), every=every)
    made = {line: one for line, one in rota.items() if line != where.line or others}
    if others:
        made[where.line] = replace(session, days=others)
    made[f"{name}_group"] = replace(alone, template=template)
    return made | {f"{name}_{week}": replace(alone, week=week) for week in range(1, every)}


def _with_group(template: Template, minutes: Minutes, slot: Name) -> Template:
    """The template with a group at its start and without the slots that begin before the group is over."""
    kept = {name: later for name, block in template.blocks.items() if (later := _after(block, minutes)) is not None}
    group = Block(at=0.0, slots=1, minutes=minutes, slot=slot)
    return Template(blocks={"group": group, **{name: block for name, block in kept.items() if name != "group"}})


def _after(block: Block, minutes: Minutes) -> Block | None:
    """The slots of ``block`` that begin when ``minutes`` of the session are over, or later; none without any."""
    starts = [block.at + i * block.minutes for i in range(block.slots)]
    later = [start for start in starts if start >= minutes]
    return replace(block, at=later[0], slots=len(later)) if later else None


def _is_review(practice: Practice, clinic: Name) -> bool:
    roles = practice.team.roles
    seen_by = _roles(practice, clinic)
    gps = any(role in roles and roles[role].group in ("gp_qualified", "gp_trainee") for role in seen_by)
    return bool(review_slots(practice, clinic)) and not gps


def _roles(practice: Practice, clinic: Name) -> tuple[Name, ...]:
    place = practice.destinations[clinic]
    return place.roles if isinstance(place, Clinic) else ()


def _slots_in(practice: Practice, session: Session, slots: set[Name]) -> int:
    if not session.template or not practice.team.activities[session.activity].bookable:
        return 0
    blocks = practice.book.templates[session.template].blocks.values()
    return sum(block.slots for block in blocks if block.slot in slots)


def _covers(session: Session, weekday: Weekday, held: Session, minutes: Minutes) -> bool:
    """Whether somebody in ``session`` is at work for the first ``minutes`` of ``held`` on ``weekday``, every week."""
    begins, ends = clock_minutes(session.start), clock_minutes(session.end)
    start = clock_minutes(held.start)
    return weekday in session.days and session.every == 1 and begins <= start <= ends - minutes


def _reached(need: Need, stage: Name) -> float:
    """Share of those who began that reach ``stage``; stages that lead back are followed once round at most."""
    at, reached = {need.first: 1.0}, 0.0
    for _ in need.stages:
        ahead: dict[Name, float] = {}
        for name, share in at.items():
            for later, part in need.stages[name].next.items():
                ahead[later] = ahead.get(later, 0.0) + share * part
        at = ahead
        reached += at.get(stage, 0.0)
    return reached
