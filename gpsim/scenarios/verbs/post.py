"""A post: a named person more, with a rota by half-day, a room where there is one, and a list that grows."""

from dataclasses import replace

from gpsim.distributions import mean_of
from gpsim.practice.book import Block, Template
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Person, Session
from gpsim.records import put, record
from gpsim.scenarios.verbs import home_visits
from gpsim.scenarios.verbs.half_days import HOURS, Half, best_half_days, free_rooms
from gpsim.units import Minutes, Name, Share

LEAVE_WEEKS = 6  # a year, study included: assumption, as the reference practice's nurses and network staff
SESSIONS_A_WTE = 9  # of four hours ten, in 37.5 hours
VISITS_FROM = "11:30"  # until a morning ends, of whoever visits: assumption, as the reference practice's paramedic


@record
class Post:
    """What somebody is taken on for."""

    role: Name
    sessions: int  # half-days a week
    template: Name  # of the book
    activity: Name
    serves: tuple[Name, ...] = ("patients",)  # in the activity, where the practice has none of this name
    in_room: bool = True  # there
    halves: tuple[Half, ...] = ("am", "pm")
    visiting: Name = ""  # the activity of a morning's end; "" none

    @property
    def person(self) -> Name:
        """What the person is called."""
        return f"new_{self.role}"


def filled(practice: Practice, post: Post, level: Share) -> Practice:
    """The practice with somebody in ``post`` who sees ``level`` of a full list: fewer patients, each for longer.

    The sessions are in the half-days with most rooms free. Where there is none, the person works without:
    by the template for it, or with no slots where there is no such template.
    """
    if post.sessions < 1 or level <= 0.0:
        return practice
    practice, visiting = _with_activities(practice, post)
    in_room = practice.team.activities[post.activity].needs_room
    free = free_rooms(practice)
    half_days = best_half_days(practice, post.sessions, post.halves, in_room=in_room)
    rota: dict[Name, Session] = {}
    for day, half in half_days:
        housed = not in_room or free[day, half] > 0
        practice, template = _listed(practice, post, level, housed=housed)
        start, end = HOURS[half]
        visits = bool(visiting) and half == "am"
        clinic = post.activity if housed else roomless(post.activity)
        first = Session(days=(day,), start=start, end=VISITS_FROM if visits else end, activity=clinic)
        rota[f"{day}_{half}"] = replace(first, template=template)
        if visits:
            rota[f"{day}_visits"] = Session(days=(day,), start=VISITS_FROM, end=end, activity=visiting)
    person = Person(role=post.role, rota=rota, leave=LEAVE_WEEKS * len({day for day, _ in half_days}))
    return put(practice, "team.people", lambda people: {**people, post.person: person})


def roomless(activity: Name) -> Name:
    """What an activity is called where it is done without a room."""
    return f"{activity}_without_room"


def _with_activities(practice: Practice, post: Post) -> tuple[Practice, Name]:
    """The activities of the post, as the practice has them, and what the one of visits is called."""
    old = practice.team.activities
    clinic = old.get(post.activity, Activity(serves=post.serves, bookable=True, needs_room=post.in_room))
    made = {post.activity: clinic, roomless(post.activity): replace(clinic, needs_room=False)}
    if not clinic.needs_room:
        del made[roomless(post.activity)]
    practice = put(practice, "team.activities", lambda activities: {**activities, **made})
    return home_visits.with_visiting(practice, post.visiting) if post.visiting else (practice, "")


def _listed(practice: Practice, post: Post, level: Share, *, housed: bool) -> tuple[Practice, Name]:
    """The template of a session, and its name."""
    name = post.template if housed else practice.book.templates[post.template].remote
    if not name or level >= 1.0:
        return practice, name
    made = Template(blocks={key: _thinned(block, level) for key, block in _blocks(practice, name).items()})
    new = f"{name}_of_{post.person}"
    return put(practice, "book.templates", lambda templates: {**templates, new: made}), new


def _blocks(practice: Practice, template: Name) -> dict[Name, Block]:
    return dict(practice.book.templates[template].blocks)


def _thinned(block: Block, level: Share) -> Block:
    """As long a block, of fewer and longer slots."""
    slots = max(1, round(level * block.slots))
    return replace(block, slots=slots, minutes=block.minutes * block.slots / slots)


def slots_of(practice: Practice, person: Name) -> float:
    """Slots a week that the rota of ``person`` lays out."""
    templates = practice.book.templates
    return sum(
        block.slots * len(session.days)
        for session in practice.team.people[person].rota.values()
        if session.template
        for block in templates[session.template].blocks.values()
    )


def asked_by(practice: Practice, person: Name) -> Minutes:
    """A supervisor's minutes a week with the questions of ``person``, whose slots and time for visits are all used."""
    one = practice.team.people[person]
    asks = one.supervision or practice.team.roles[one.role].supervision
    of_slots, of_visits = (about.share * mean_of(about.minutes) for about in (asks, asks.about_visits))
    return slots_of(practice, person) * of_slots + home_visits.visits_of(practice, person) * of_visits
