"""Practices with everything in them, for laws that hold in any run: here what is asked for, and by which ways in."""

from dataclasses import replace
from typing import Any

from gpsim.distributions import Exponential, Fixed
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
from gpsim.practice.practice import Calendar, Practice
from gpsim.practice.response import Response
from gpsim.practice.team import SpentTime
from gpsim.records import put
from tests.any_work import (
    EVERY_DAY,
    WEEKDAYS,
    attendance_like,
    book_like,
    clinic,
    consultations_like,
    papers_like,
    team_like,
)
from tests.dice import Dice


def practice_like(dice: Dice) -> Practice:
    """Any practice of up to four clinicians; some never close."""
    night, nurse = dice.one(True, False), dice.one(True, False)
    training = {"course": SpentTime(overhead="training", roles=("doctor", "clerk"), minutes=45.0)}
    return Practice(
        name="Any",
        code="ANY",
        list_size=dice.one(1, 60, 400),
        calendar=Calendar(
            start="2026-01-05",
            days=EVERY_DAY if night else WEEKDAYS,
            bank_holidays=dice.one((), ("2026-01-06",)),
        ),
        patients=_patients(dice),
        needs=_needs(dice, nurse),
        destinations=_destinations(dice, nurse),
        access=_access(dice, night),
        team=team_like(dice, night, nurse),
        book=book_like(dice),
        consultations=consultations_like(dice),
        attendance=attendance_like(dice),
        papers=papers_like(dice),
        weeks={"working": (6.0, 5.0, 5.0, 5.0, 5.0, 1.0, 0.0)},
        seasons={"winter": (2.0, *(1.0,) * 11)},
        spent_time=dice.one({}, training),
        responses={"any": Response(elasticity=dice.some(), usual=0.4, most=dice.one(1.0, 2.5), memory=2.0)},
    )


def practice_after(practice: Practice, dice: Dice) -> Practice:
    """What ``practice`` may become: other demand, other ways in, and a new doctor."""
    zoe = replace(practice.team.people["ben"], rota={"all": clinic("13:30")}, buddy="")
    practice = put(practice, "team.people", lambda people: {**people, "zoe": zoe})
    for need in practice.needs:
        practice = put(practice, f"needs.{need}.level", lambda _: dice.one(0.6, 1.0, 1.5))
    practice = put(practice, "access", lambda _: _access(dice, night="owl" in practice.team.people))
    return put(practice, "consultations", lambda _: consultations_like(dice))


def _patients(dice: Dice) -> Patients:
    old = AgeBand(share=0.4, starts=75.0, online=dice.share(), housebound=dice.share())
    young = AgeBand(share=0.6, starts=0.0, long_term_condition=0.2)
    return Patients(bands={"young": young, "old": old}, usual_clinician=dice.share())


def _needs(dice: Dice, nurse: bool) -> dict[str, Need]:
    """An illness, a form, a dressing, a fall and a recall."""
    suitable = {"gp": 0.5, "pharmacy": 0.3, "nurse": 0.2} if nurse else {"gp": 0.7, "pharmacy": 0.3}
    stages = {
        "bloods": Stage(destination="bloods", next={"review": 0.7}),
        "review": Stage(destination="gp", wanted=Fixed(mean=3.0)),
    }
    recall = Recall(invitations=2, responds=dice.some(), gap=2, link=0.3, paper="invitation")
    return {
        "illness": Need(
            rate=dice.one(0.0, 30.0, 120.0), week=dice.one("", "working"), season="winter", urgent=dice.share(),
            natural_end=dice.one(None, Fixed(mean=2.0), Exponential(mean=5.0)), suitable=suitable, asks_for="gp",
            wanted=dice.law(2.0), factor=1.3, response="any",
        ),
        "form": Need(rate=dice.rate(), clinical=False, suitable={"signature": 1.0}, asks_for="signature"),
        "wound": Need(rate=dice.rate(), suitable={"dressing": 0.6, "gp": 0.4}, asks_for="dressing", urgent=0.5),
        "fall": Need(
            rate=dice.rate(), at_home=True, urgent=0.3, suitable={"gp": 1.0}, asks_for="gp",
            suitable_at_home=dice.apart().one({}, {"gp": 0.4, "pharmacy": 0.6}),
        ),
        "check": Need(
            rate=dice.rate(), origin="recall", stages=stages, first="bloods", recall=recall,
            suitable={"bloods": 1.0}, asks_for="bloods",
        ),
    }  # fmt: skip


def _destinations(dice: Dice, nurse: bool) -> dict[str, Destination]:
    """Clinics, a queue, a task and two places outside; the nurse's clinic may be without a nurse."""
    back: dict[str, Any] = {"bounce": dice.some(), "bounce_to": "gp", "bounce_after": dice.law(1.0)}
    capacity = dice.one(0, 2, 1000)
    return {
        "gp": Clinic(roles=("doctor", "trainee")),
        "nurse": Clinic(roles=("practice_nurse",), instead="" if nurse else "gp", misfit_bounce=0.5, **back),
        "bloods": Clinic(roles=("practice_nurse",), books="planned", instead="gp"),
        "pharmacy": Outside(capacity=capacity, attends=0.8, days=dice.law(0.5), paper="letter", **back),
        "centre": Outside(capacity=capacity),
        "signature": Task(paper="form"),
        "dressing": WalkIn(queue="treatment", consultation="dressing", bounce=dice.some(), bounce_to="gp"),
    }


def _policy(dice: Dice) -> Policy:
    triage = Triage(
        read=dice.law(1.5), message=0.2, link=0.3, call_back=0.3, call_kind="ring", link_used=0.7, link_returns=0.5,
        kind=dice.one("", "reading"), counts=dice.one(True, False),
    )  # fmt: skip
    policies: tuple[Policy, ...] = (
        BookByPhone(),
        PhoneTriageFirst(triage=triage),
        OneTriageList(triage=triage),
        Mixed(triage=triage),
    )
    return dice.choice(policies)


def _access(dice: Dice, night: bool) -> Access:
    """A telephone, a desk and forms that work in any way they can."""
    return Access(
        policy=_policy(dice),
        telephone=_telephone(dice, night),
        online=Online(read=dice.law(1.0)),
        desk=Desk(opens="00:00", closes="24:00") if night else Desk(talk=dice.law(2.0)),
        channels=dice.one({"telephone": 1.0}, {"telephone": 5.0, "online": 3.0, "desk": 2.0}),
        navigation=Navigation(
            offered={"pharmacy": dice.share(), "nurse": dice.share()}, accepts=dice.share(), wrong=dice.some(),
            minutes=1.0,
        ),
        urgent_if_full=dice.order("duty", "extras", "centre")[: dice.randint(0, 3)],
        routine_if_full=dice.one("waiting_list", "ring_back", "as_urgent"),
        duty=Duty(consultation="ring", cap=dice.one(2, 1000)),
        visiting=dice.one(None, Visiting(consultation="visit", shared=dice.apart().share())),
        extras_slot="today",
        gives_up_to=dice.one({}, {"centre": 0.5}),
    )  # fmt: skip


def _telephone(dice: Dice, night: bool) -> Telephone:
    """Lines with and without patience, a menu, a limit and call-backs."""
    clock: dict[str, Any] = {"opens": "00:00", "closes": "24:00"} if night else {}
    return Telephone(
        menu=dice.some(), call_back=dice.some(), limit=dice.one(0, 1, 1000), patience=dice.one(None, dice.law(4.0)),
        talk=dice.law(3.0), after_call=dice.law(0.5), redial=dice.some(), redial_after=Exponential(mean=30.0),
        next_day=dice.some(), answers=dice.some(), **clock,
    )  # fmt: skip
