"""Practices with everything in them, for laws that hold in any run: every policy, way in, slot, paper and absence."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_args

import numpy as np
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from gpsim.distributions import Empirical, Exponential, Fixed, Law, Lognormal
from gpsim.log import Log
from gpsim.model.simulate import simulate
from gpsim.practice.access import (
    Access,
    BookByPhone,
    Desk,
    Duty,
    Mixed,
    Navigation,
    OneTriageList,
    Online,
    PhoneTriageFirst,
    Policy,
    Telephone,
    Triage,
    Visiting,
)
from gpsim.practice.book import Block, Book, SlotKind, Template
from gpsim.practice.care import Attendance, Consultation, Hazard
from gpsim.practice.demand import (
    AgeBand,
    Clinic,
    Destination,
    Need,
    Outside,
    Patients,
    Recall,
    Stage,
    Task,
    WalkIn,
)
from gpsim.practice.paperwork import Paper, Step
from gpsim.practice.practice import Calendar, Practice
from gpsim.practice.team import Activity, Person, Role, Session, SpentTime, Supervision, Team, Weekday
from gpsim.streams import Luck

T = TypeVar("T")
MOST_WORLDS = 40  # in which a law is tried

EVERY_DAY: tuple[Weekday, ...] = get_args(Weekday)
WEEKDAYS = EVERY_DAY[:5]

some = st.sampled_from((0.0, 0.1, 0.5, 0.9))  # shares of what may be done again and again
shares = st.sampled_from((0.0, 0.3, 1.0))
often = st.sampled_from((0.0, 5.0, 40.0))  # births per 1,000 patients and week


@cache
def laws(mean: float) -> st.SearchStrategy[Law]:
    """Laws of about ``mean``, among them one that now and then gives 0."""
    return st.sampled_from(
        (
            Fixed(mean=mean),
            Exponential(mean=mean),
            Lognormal(mean=mean, sd=mean),
            Empirical(edges=(0.0, 0.0, 2.0 * mean), weights=(0.2, 1.0)),
        )
    )


@dataclass(frozen=True, slots=True)
class World:
    """A practice, its luck and how long it is watched."""

    practice: Practice
    seed: int
    weeks: int
    warmup: int

    def live(self) -> Log:
        """The log of it all."""
        luck = Luck(self.seed, 0, self.practice.code)
        return simulate(self.practice, weeks=self.weeks, warmup=self.warmup, cooldown=0, luck=luck)


def remembered(make: Callable[[World], T]) -> Callable[[World], T]:
    """``make``, done once for a world and all the laws that are tried on it: nobody may change what it makes."""
    made: dict[str, T] = {}

    def made_once(world: World) -> T:
        name = repr(world)
        if name not in made:
            if len(made) >= MOST_WORLDS:
                del made[next(iter(made))]
            made[name] = make(world)
        return made[name]

    return made_once


def in_any_world(law: Callable[[World], None]) -> Callable[[], None]:
    """A test of ``law`` in a few dozen worlds, the same ones for every law."""
    return _tried(law, MOST_WORLDS)


def in_some_worlds(law: Callable[[World], None]) -> Callable[[], None]:
    """A test of a ``law`` that takes several runs: in a few worlds."""
    return _tried(law, MOST_WORLDS // 3)


def _tried(law: Callable[[World], None], times: int) -> Callable[[], None]:
    thorough = settings.default.max_examples if settings.default else 0
    return settings(max_examples=max(times, thorough if thorough > MOST_WORLDS else 0))(seed(1)(given(worlds())(law)))


@remembered
def log_of(world: World) -> Log:
    """The log of ``world``."""
    return world.live()


def at_work_at_the_end(log: Log) -> int:
    """People whose work in hand the log's end cut off: what it would have become has no row."""
    return int(np.sum(log.shifts["left"] == log.end))


@st.composite
def worlds(draw: st.DrawFn, most_weeks: int = 2) -> World:
    """Any practice, for a week or two after none or one to warm up."""
    weeks, warmup = draw(st.integers(1, most_weeks)), draw(st.integers(0, 1))
    return World(draw(practices()), draw(st.integers(0, 9)), weeks, warmup)


@st.composite
def practices(draw: st.DrawFn) -> Practice:
    """Any practice of up to four clinicians; some never close."""
    night = draw(st.booleans())
    book, nurse, trainee = draw(books()), draw(st.booleans()), draw(st.booleans())
    training = {"course": SpentTime(overhead="training", roles=("doctor", "clerk"), minutes=45.0)}
    return Practice(
        name="Any",
        code="ANY",
        list_size=draw(st.sampled_from((1, 60, 400))),
        calendar=Calendar(
            start="2026-01-05",
            days=EVERY_DAY if night else WEEKDAYS,
            bank_holidays=draw(st.sampled_from(((), ("2026-01-06",)))),
        ),
        patients=draw(patients()),
        needs=draw(needs(nurse=nurse)),
        destinations=draw(destinations(nurse=nurse)),
        access=draw(accesses(night=night)),
        team=draw(teams(night=night, nurse=nurse, trainee=trainee)),
        book=book,
        consultations=draw(consultations()),
        attendance=draw(attendances()),
        papers=draw(papers()),
        weeks={"working": (6.0, 5.0, 5.0, 5.0, 5.0, 1.0, 0.0)},
        seasons={"winter": (2.0, *(1.0,) * 11)},
        spent_time=draw(st.sampled_from(({}, training))),
    )


def patients() -> st.SearchStrategy[Patients]:
    """Young and old, online or not, housebound or not."""
    old = st.builds(AgeBand, share=st.just(0.4), starts=st.just(75.0), online=shares, housebound=shares)
    young = AgeBand(share=0.6, starts=0.0, long_term_condition=0.2)
    bands = st.builds(lambda band: {"young": young, "old": band}, old)
    return st.builds(Patients, bands=bands, usual_clinician=shares)


@st.composite
def needs(draw: st.DrawFn, *, nurse: bool) -> dict[str, Need]:
    """An illness, a form, a dressing, a fall and a recall."""
    suitable = {"gp": 0.5, "pharmacy": 0.3, "nurse": 0.2} if nurse else {"gp": 0.7, "pharmacy": 0.3}
    ends = draw(st.sampled_from((None, Fixed(mean=2.0), Exponential(mean=5.0))))
    planned: dict[str, Any] = {"suitable": {"bloods": 1.0}, "asks_for": "bloods"}
    stages = {
        "bloods": Stage(destination="bloods", next={"review": 0.7}),
        "review": Stage(destination="gp", wanted=Fixed(mean=3.0)),
    }
    recall = Recall(invitations=2, responds=draw(some), gap=2, link=0.3, paper="invitation")
    return {
        "illness": Need(
            rate=draw(st.sampled_from((0.0, 30.0, 120.0))), week=draw(st.sampled_from(("", "working"))),
            season="winter", urgent=draw(shares), natural_end=ends, suitable=suitable, asks_for="gp",
            wanted=draw(laws(2.0)), factor=1.3,
        ),
        "form": Need(rate=draw(often), clinical=False, suitable={"signature": 1.0}, asks_for="signature"),
        "wound": Need(rate=draw(often), suitable={"dressing": 0.6, "gp": 0.4}, asks_for="dressing", urgent=0.5),
        "fall": Need(rate=draw(often), at_home=True, urgent=0.3, suitable={"gp": 1.0}, asks_for="gp"),
        "check": Need(rate=draw(often), origin="recall", stages=stages, first="bloods", recall=recall, **planned),
    }  # fmt: skip


@st.composite
def destinations(draw: st.DrawFn, *, nurse: bool) -> dict[str, Destination]:
    """Clinics, a queue, a task and two places outside; the nurse's clinic may be without a nurse."""
    back: dict[str, Any] = {"bounce": draw(some), "bounce_to": "gp", "bounce_after": draw(laws(1.0))}
    capacity = draw(st.sampled_from((0, 2, 1000)))
    return {
        "gp": Clinic(roles=("doctor", "trainee")),
        "nurse": Clinic(roles=("practice_nurse",), instead="" if nurse else "gp", misfit_bounce=0.5, **back),
        "bloods": Clinic(roles=("practice_nurse", "doctor"), books="planned"),
        "pharmacy": Outside(capacity=capacity, attends=0.8, days=draw(laws(0.5)), paper="letter", **back),
        "centre": Outside(capacity=capacity),
        "signature": Task(paper="form"),
        "dressing": WalkIn(queue="treatment", consultation="dressing", bounce=draw(some), bounce_to="gp"),
    }


@st.composite
def accesses(draw: st.DrawFn, *, night: bool) -> Access:
    """The four policies, over a telephone, a desk and forms that work in any way they can."""
    triage = Triage(
        read=draw(laws(1.5)), message=0.2, link=0.3, call_back=0.3, call_kind="ring", link_used=0.7,
        kind=draw(st.sampled_from(("", "reading"))), counts=draw(st.booleans()),
    )  # fmt: skip
    policies: tuple[Policy, ...] = (
        BookByPhone(),
        PhoneTriageFirst(triage=triage),
        OneTriageList(triage=triage),
        Mixed(triage=triage),
    )
    kinds = st.permutations(("duty", "extras", "centre")).flatmap(lambda way: st.integers(0, 3).map(lambda n: way[:n]))
    return Access(
        policy=draw(st.sampled_from(policies)),
        telephone=draw(telephones(night=night)),
        online=Online(read=draw(laws(1.0))),
        desk=Desk(opens="00:00", closes="24:00") if night else Desk(talk=draw(laws(2.0))),
        channels=draw(st.sampled_from(({"telephone": 1.0}, {"telephone": 5.0, "online": 3.0, "desk": 2.0}))),
        navigation=Navigation(
            offered={"pharmacy": draw(shares), "nurse": draw(shares)}, accepts=draw(shares), wrong=draw(some),
            wrong_to=("nurse", "centre"), minutes=1.0,
        ),
        urgent_if_full=tuple(draw(kinds)),
        routine_if_full=draw(st.sampled_from(("waiting_list", "ring_back", "as_urgent"))),
        duty=Duty(consultation="ring", cap=draw(st.sampled_from((2, 1000)))),
        visiting=draw(st.sampled_from((None, Visiting(consultation="visit")))),
        extras_slot="today",
        gives_up_to=draw(st.sampled_from(({}, {"centre": 0.5}))),
    )  # fmt: skip


def telephones(*, night: bool) -> st.SearchStrategy[Telephone]:
    """Lines with and without patience, a menu, a limit and call-backs."""
    clock = {"opens": st.just("00:00"), "closes": st.just("24:00")} if night else {}
    return st.builds(
        Telephone, **clock, menu=some, call_back=some, limit=st.sampled_from((0, 1, 1000)),
        patience=st.one_of(st.none(), laws(4.0)), talk=laws(3.0), after_call=laws(0.5), redial=some,
        redial_after=st.just(Exponential(mean=30.0)), next_day=some, answers=some,
    )  # fmt: skip


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Slots for the day, for later and for planned work; released near or far ahead."""
    late = draw(st.sampled_from(("00:00", "08:00", "12:00")))
    kinds = {
        "today": SlotKind(consultation="seen", takes=("urgent",), horizon=draw(st.integers(0, 1)), released=late),
        "ahead": SlotKind(consultation="seen", takes=("routine", "follow_up"), horizon=draw(st.integers(0, 9))),
        "call": SlotKind(consultation="ring", takes=("routine", "urgent"), horizon=3, released=late),
        "planned": SlotKind(consultation="bloods", takes=("planned",), horizon=5),
    }
    few, length = draw(st.integers(1, 6)), draw(st.sampled_from((7.5, 10.0)))
    surgery = {
        "first": Block(at=0.0, slots=few, minutes=length, slot="ahead"),
        "second": Block(at=80.0, slots=draw(st.integers(1, 6)), minutes=length, slot="today"),
        "third": Block(at=150.0, slots=2, minutes=15.0, slot="planned"),
    }
    calls = {"all": Block(at=0.0, slots=12, minutes=10.0, slot="call")}
    templates = {"surgery": Template(blocks=surgery, remote="calls"), "calls": Template(blocks=calls)}
    return Book(kinds=kinds, templates=templates, notice=draw(st.sampled_from((0.0, 15.0))), loyalty=draw(laws(2.0)))


@st.composite
def consultations(draw: st.DrawFn) -> dict[str, Consultation]:
    """Kinds that convert, are followed up, make papers and bring people back."""
    makes = {"result": draw(shares), "form": draw(some)}
    again: dict[str, Any] = {"follow_up": draw(some) / 2, "recontact": draw(some), "follow_up_wanted": draw(laws(4.0))}
    length = {"any": draw(laws(9.0)), "trainee": draw(laws(15.0))}
    return {
        "seen": Consultation(mode="face_to_face", minutes=length, notes=draw(laws(2.0)), makes=makes, **again),
        "ring": Consultation(mode="telephone", minutes=length, converts=draw(some), converts_class="urgent"),
        "reading": Consultation(mode="online", minutes=length),
        "bloods": Consultation(mode="face_to_face", minutes=length, makes={"result": 0.5}),
        "visit": Consultation(mode="home_visit", minutes={"any": draw(laws(30.0))}),
        "dressing": Consultation(mode="face_to_face", minutes=length, converts=0.1, converts_to="gp"),
    }


def attendances() -> st.SearchStrategy[Attendance]:
    """Who comes: all, some or nobody; early, late or too late."""
    hazards = shares.map(lambda share: Hazard(days=(0.0, 2.0), shares=(share / 2, share)))
    return st.builds(
        Attendance, dna=hazards, cancels=hazards, gone_cancels=shares, notice=laws(300.0), cancels_by_link=shares,
        rebooks=some, dna_returns=some, dna_returns_after=laws(1.0), lateness=laws(8.0),
        early=st.sampled_from((0.0, 5.0)), too_late=st.sampled_from((5.0, 1e5)),
    )  # fmt: skip


@st.composite
def papers(draw: st.DrawFn) -> dict[str, Paper]:
    """Letters from outside that make tasks and calls, results that come later, forms to be signed."""
    read = Step(
        queue="inbox", minutes=draw(laws(1.0)), missed=0.1, makes={"form": draw(some) / 2},
        needs={"illness": draw(some)},
    )  # fmt: skip
    scan = Step(queue="tray", minutes=draw(laws(1.0)), share=draw(shares), next={"read": 0.8})
    sign = Step(queue="inbox", minutes=Fixed(mean=1.0), share=draw(shares))
    return {
        "letter": Paper(rate=draw(often), first="scan", steps={"scan": scan, "read": read}, week="working"),
        "result": Paper(first="sign", steps={"sign": sign}, delay=draw(laws(1.0))),
        "form": Paper(first="sign", steps={"sign": sign}),
        "invitation": Paper(first="send", steps={"send": Step(queue="tray", minutes=draw(laws(0.5)))}),
    }


@st.composite
def teams(draw: st.DrawFn, *, night: bool, nurse: bool, trainee: bool) -> Team:
    """A doctor on duty, one who sees patients, perhaps a nurse, a trainee and somebody at night."""
    stays: dict[str, Any] = {"finishes": draw(st.sampled_from(("stays", "stops"))), "stays_at_most": 30.0}
    disturbed: dict[str, Any] = {"interruptions": draw(often) / 5.0, "searching": draw(some) / 5.0}
    ill: dict[str, Any] = {"sickness": draw(some) / 3.0, "has_list": True}
    asks = Supervision(share=draw(shares), minutes=draw(laws(4.0)))
    roles = {
        "doctor": Role(group="gp_qualified", pace=0.9, **stays, **disturbed, **ill),
        "practice_nurse": Role(group="nurse", supervision=asks, **disturbed),
        "trainee": Role(group="gp_trainee", supervision=asks, **stays),
        "clerk": Role(group="admin", **disturbed),
    }
    orders = st.permutations(("questions", "duty", "triage", "visits", "treatment", "inbox"))
    front = ("telephone", "call_backs", "desk", "online", "tray")
    activities = {
        "clinic": Activity(serves=("patients", "inbox"), bookable=True, needs_room=True),
        "duty": Activity(serves=tuple(draw(orders))),
        "front": Activity(serves=tuple(draw(st.permutations(front)))),
        "meeting": Activity(overhead="meeting"),
    }
    people = {
        "amy": Person(role="doctor", rota=draw(_duty_rota()), remote=draw(st.booleans()), leave=draw(_leave)),
        "ben": Person(role="doctor", rota={"all": _clinic("09:00")}, buddy="amy", leave=draw(_leave)),
        "carl": Person(role="clerk", rota={"all": _session("08:00", "18:30", "front")}, leave=draw(_leave)),
    }
    people |= {"nell": Person(role="practice_nurse", rota={"all": _clinic("08:30")})} if nurse else {}
    people |= {"tom": Person(role="trainee", rota={"all": _clinic("13:30")}, pace=1.4)} if trainee else {}
    around = {"all": Session(days=EVERY_DAY, start="00:00", end="24:00", activity="front")}
    people |= {"owl": Person(role="clerk", rota=around)} if night else {}
    return Team(roles=roles, people=people, activities=activities, rooms=draw(st.sampled_from((0, 1, 1000))))


_leave = st.sampled_from((0, 30, 200))


def _session(start: str, end: str, activity: str, template: str = "") -> Session:
    return Session(days=WEEKDAYS, start=start, end=end, activity=activity, template=template)


def _clinic(start: str) -> Session:
    return _session(start, f"{int(start[:2]) + 3:02}{start[2:]}", "clinic", "surgery")


@st.composite
def _duty_rota(draw: st.DrawFn) -> dict[str, Session]:
    """Duty, a meeting and a clinic, which touch or leave a break."""
    rota = {"duty": _session("08:00", "12:00", "duty")}
    if draw(st.booleans()):
        rota["meeting"] = _session("12:00", "12:45", "meeting")
    rota["clinic"] = _clinic(draw(st.sampled_from(("12:45", "13:30"))))
    return rota
