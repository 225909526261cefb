"""Practices with everything in them, for laws that hold in any run: here the work and who does it."""

from typing import Any, get_args

from gpsim.distributions import Fixed
from gpsim.practice.book import Block, Book, SlotKind, Template
from gpsim.practice.care import Attendance, Consultation, GroupSession, Hazard
from gpsim.practice.paperwork import Paper, Step
from gpsim.practice.team import Activity, Person, Role, Session, Supervision, Team, Weekday
from tests.dice import Dice

EVERY_DAY: tuple[Weekday, ...] = get_args(Weekday)
WEEKDAYS = EVERY_DAY[:5]


def book_like(dice: Dice) -> Book:
    """Slots for the day, for later and for planned work; released near or far ahead."""
    late = dice.one("00:00", "08:00", "12:00")
    kinds = {
        "today": SlotKind(consultation="seen", takes=("urgent",), horizon=dice.randint(0, 1), released=late),
        "ahead": SlotKind(consultation="seen", takes=("routine", "follow_up"), horizon=dice.randint(0, 9)),
        "call": SlotKind(consultation="ring", takes=("routine", "urgent"), horizon=3, released=late),
        "planned": SlotKind(consultation="bloods", takes=("planned",), horizon=5),
        "class": SlotKind(consultation="class", takes=("routine", "urgent", "planned"), horizon=dice.one(1, 7)),
    }
    length = dice.one(7.5, 10.0)
    surgery = {
        "together": Block(at=0.0, slots=dice.one(1, 2), minutes=10.0, slot="class"),
        "first": Block(at=20.0, slots=dice.randint(1, 6), minutes=length, slot="ahead"),
        "second": Block(at=80.0, slots=dice.randint(1, 6), minutes=length, slot="today"),
        "third": Block(at=150.0, slots=2, minutes=15.0, slot="planned"),
    }
    calls = {"all": Block(at=0.0, slots=12, minutes=10.0, slot="call")}
    templates = {"surgery": Template(blocks=surgery, remote="calls"), "calls": Template(blocks=calls)}
    return Book(kinds=kinds, templates=templates, notice=dice.one(0.0, 15.0), loyalty=dice.law(2.0))


def consultations_like(dice: Dice) -> dict[str, Consultation]:
    """Kinds that convert, are followed up, make papers and bring people back."""
    length = {"any": dice.law(9.0), "trainee": dice.law(15.0)}
    return {
        "seen": Consultation(
            mode="face_to_face", minutes=length, notes=dice.law(2.0), makes={"result": dice.share(), "form": 0.1},
            follow_up=dice.some() / 2, follow_up_wanted=dice.law(4.0), recontact=dice.some(),
            recontact_after=dice.law(2.0),
        ),
        "ring": Consultation(mode="telephone", minutes=length, converts=dice.some(), converts_class="urgent"),
        "reading": Consultation(mode="online", minutes=length),
        "bloods": Consultation(mode="face_to_face", minutes=length, makes={"result": 0.5}),
        "visit": Consultation(mode="home_visit", minutes={"any": dice.law(30.0)}),
        "dressing": Consultation(mode="face_to_face", minutes=length, converts=0.1, converts_to="gp"),
        "class": Consultation(
            mode="group", minutes=length, notes=dice.law(1.0), converts=dice.some() / 2, converts_class="routine",
            makes={"form": 0.3}, group=GroupSession(places=dice.one(2, 5), facilitation=dice.law(12.0)),
        ),
    }  # fmt: skip


def attendance_like(dice: Dice) -> Attendance:
    """Who comes: all, some or nobody; early, late or too late."""
    dna, cancels = dice.share(), dice.share()
    return Attendance(
        dna=Hazard(days=(0.0, 2.0), shares=(dna / 2, dna)),
        cancels=Hazard(days=(0.0, 2.0), shares=(cancels / 2, cancels)),
        gone_cancels=dice.share(), notice=dice.law(300.0), cancels_by_link=dice.share(), rebooks=dice.some(),
        dna_returns=dice.some(), dna_returns_after=dice.law(1.0), lateness=dice.law(8.0), early=dice.one(0.0, 5.0),
        too_late=dice.one(5.0, 1e5),
    )  # fmt: skip


def papers_like(dice: Dice) -> dict[str, Paper]:
    """Letters from outside that make tasks and calls, results that come later, forms to be signed."""
    makes, needs = {"form": dice.some() / 2}, {"illness": dice.some()}
    read = Step(queue="inbox", minutes=dice.law(1.0), missed=0.1, makes=makes, needs=needs)
    scan = Step(queue="tray", minutes=dice.law(1.0), share=dice.share(), next={"read": 0.8})
    sign = Step(queue="inbox", minutes=Fixed(mean=1.0), share=dice.share())
    return {
        "letter": Paper(rate=dice.rate(), first="scan", steps={"scan": scan, "read": read}, week="working"),
        "result": Paper(first="sign", steps={"sign": sign}, delay=dice.law(1.0)),
        "form": Paper(first="sign", steps={"sign": sign}),
        "invitation": Paper(first="send", steps={"send": Step(queue="tray", minutes=dice.law(0.5))}),
    }


def _roles(dice: Dice) -> dict[str, Role]:
    """Some stay, some are disturbed, some are ill, some ask."""
    stays: dict[str, Any] = {
        "finishes": dice.one("stays", "stops"), "stays_at_most": 30.0, "stays_for": dice.one((), ("duty",)),
    }  # fmt: skip
    disturbed: dict[str, Any] = {"interruptions": dice.one(0.0, 8.0), "searching": dice.some() / 5.0}
    asks = Supervision(share=dice.share(), minutes=dice.law(4.0))
    ill = dice.some() / 3.0
    return {
        "doctor": Role(group="gp_qualified", pace=0.9, has_list=True, sickness=ill, **stays, **disturbed),
        "practice_nurse": Role(group="nurse", supervision=asks, sickness=ill, **disturbed),
        "trainee": Role(group="gp_trainee", supervision=asks, **stays),
        "clerk": Role(group="admin", **disturbed),
    }


def team_like(dice: Dice, night: bool, nurse: bool) -> Team:
    """A doctor on duty, one who sees patients, perhaps a nurse, a trainee and somebody at night."""
    duty = dice.order("questions", "duty", "triage", "visits", "treatment", "inbox")
    at = dice.apart().randint(0, len(duty))
    duty = (*duty[:at], "shared_visits", *duty[at:])
    front = dice.order("telephone", "call_backs", "desk", "online", "tray", "groups")
    activities = {
        "clinic": Activity(serves=("patients", "inbox"), bookable=True, needs_room=True),
        "duty": Activity(serves=duty),
        "front": Activity(serves=front),
        "meeting": Activity(overhead="meeting"),
    }
    people = {
        "amy": Person(role="doctor", rota=_long_day(dice), remote=dice.one(True, False), leave=dice.one(0, 30)),
        "ben": Person(role="doctor", rota={"all": clinic("09:00")}, buddy="amy", leave=dice.one(0, 30)),
        "carl": Person(role="clerk", rota={"all": _session("08:00", "18:30", "front")}, leave=dice.one(0, 200)),
    }
    people |= {"nell": Person(role="practice_nurse", rota={"all": clinic("08:30")})} if nurse else {}
    people |= dice.one({}, {"tom": Person(role="trainee", rota={"all": clinic("13:30")}, pace=1.4)})
    around = {"all": Session(days=EVERY_DAY, start="00:00", end="24:00", activity="front")}
    people |= {"owl": Person(role="clerk", rota=around)} if night else {}
    return Team(roles=_roles(dice), people=people, activities=activities, rooms=dice.one(0, 1, 1000))


def _session(start: str, end: str, activity: str, template: str = "") -> Session:
    return Session(days=WEEKDAYS, start=start, end=end, activity=activity, template=template)


def clinic(start: str) -> Session:
    """Three hours of seeing patients."""
    return _session(start, f"{int(start[:2]) + 3:02}{start[2:]}", "clinic", "surgery")


def _long_day(dice: Dice) -> dict[str, Session]:
    """Duty, a meeting and a clinic, which touch or leave a break."""
    rota = {"duty": _session("08:00", "12:00", "duty")}
    if dice.one(True, False):
        rota["meeting"] = _session("12:00", "12:45", "meeting")
    rota["clinic"] = clinic(dice.one("12:45", "13:30"))
    return rota
