"""Small valid practices for hypothesis, and the one by hand that they vary."""

from hypothesis import strategies as st

from gpsim.distributions import Exponential, Fixed, Gamma, Law, Lognormal
from gpsim.practice.access import Access, BookByPhone, Desk, Navigation, Telephone
from gpsim.practice.book import Block, Book, SlotKind, Template
from gpsim.practice.care import Consultation
from gpsim.practice.demand import AgeBand, Clinic, Destination, Need, Outside, Patients
from gpsim.practice.practice import Calendar, Practice
from gpsim.practice.team import Activity, Person, Role, Session, Team, Weekday

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
TEN_MINUTES = Fixed(mean=10.0)
LAWS: tuple[Law, ...] = (
    TEN_MINUTES,
    Exponential(mean=9.0),
    Lognormal(mean=9.2, sd=4.0),
    Gamma(mean=9.0, sd=5.0),
)
shares = st.floats(0.0, 1.0).map(lambda share: round(share, 3))


def small_practice(
    *,
    list_size: int = 400,
    rate: float = 60.0,
    suited_elsewhere: float = 0.3,
    bounce: float = 0.2,
    in_place: float = 0.0,
    offered: float = 0.0,
    nurse: bool = True,
    receptionists: int = 1,
    law: Law = TEN_MINUTES,
) -> Practice:
    """One GP in the mornings, one nurse perhaps, receptionists and a pharmacy; patients ring for the GP."""
    elsewhere = (
        {"pharmacy": suited_elsewhere / 2, "nurse": suited_elsewhere / 2} if nurse else {"pharmacy": suited_elsewhere}
    )
    return Practice(
        name="Small",
        code="SMALL",
        list_size=list_size,
        calendar=Calendar(start="2025-01-06"),
        patients=Patients(bands={"adult": AgeBand(share=0.9, starts=18.0), "old": AgeBand(share=0.1, starts=75.0)}),
        needs={
            "illness": Need(
                rate=rate, suitable={"gp": 1.0 - suited_elsewhere, **elsewhere}, asks_for="gp", urgent=0.3,
                wanted=Fixed(mean=1.0),
            ),
        },
        destinations=_destinations(bounce, nurse),
        access=_access(offered),
        team=_team(nurse, receptionists),
        book=_book(),
        consultations={"surgery": Consultation(mode="face_to_face", minutes={"any": law})},
        in_place={"active_signposting": {"care_navigation": in_place}} if in_place else {},
    )  # fmt: skip


@st.composite
def practices(draw: st.DrawFn) -> Practice:
    """Any small practice: with or without a nurse, navigation of its own and some of the action in place."""
    suited = draw(st.floats(0.0, 0.6).map(lambda share: round(share, 3)))
    return small_practice(
        list_size=draw(st.integers(50, 800)),
        rate=draw(st.floats(0.0, 120.0)),
        suited_elsewhere=suited,
        bounce=draw(shares),
        in_place=draw(st.sampled_from([0.0, 0.3, 0.8, 1.0])),
        offered=draw(st.sampled_from([0.0, 0.1, 0.5])),
        nurse=draw(st.booleans()),
        receptionists=draw(st.integers(0, 3)),
        law=draw(st.sampled_from(LAWS)),
    )


def _destinations(bounce: float, nurse: bool) -> dict[str, Destination]:
    pharmacy = Outside(bounce=bounce, bounce_to="gp", bounce_after=Fixed(mean=2.0), fee=15.0)
    inside: dict[str, Destination] = {"gp": Clinic(roles=("partner",))}
    if nurse:
        inside["nurse"] = Clinic(roles=("practice_nurse",), bounce=bounce, bounce_to="gp")
    return {**inside, "pharmacy": pharmacy}


def _access(offered: float) -> Access:
    return Access(
        policy=BookByPhone(),
        telephone=Telephone(talk=Exponential(mean=2.0), patience=Exponential(mean=6.0), redial=0.5),
        desk=Desk(),
        channels={"telephone": 0.9, "desk": 0.1},
        navigation=Navigation(offered={"pharmacy": offered}, minutes=0.5, accepts=0.9) if offered else Navigation(),
        urgent_if_full=("extras",),
        extras_slot="any",
    )


def _team(nurse: bool, receptionists: int) -> Team:
    clinic = Session(days=WEEKDAYS, start="08:30", end="12:40", activity="clinic", template="clinic")
    desk = Session(days=WEEKDAYS, start="08:00", end="18:30", activity="front_desk")
    people = {"Dr Ames": Person(role="partner", rota={"mornings": clinic})}
    people |= {"Nurse Bell": Person(role="practice_nurse", rota={"mornings": clinic})} if nurse else {}
    people |= {f"Receptionist {n}": Person(role="receptionist", rota={"days": desk}) for n in range(receptionists)}
    roles = {
        "partner": Role(group="gp_qualified", finishes="stays", overtime_paid=False, cost=90.0),
        "practice_nurse": Role(group="nurse", cost=40.0),
        "receptionist": Role(group="admin", cost=20.0),
    }
    activities = {
        "clinic": Activity(serves=("patients", "inbox"), bookable=True),
        "front_desk": Activity(serves=("telephone", "desk")),
    }
    return Team(roles=roles, people=people, activities=activities)


def _book() -> Book:
    kinds = {"any": SlotKind(consultation="surgery", takes=("urgent", "routine", "follow_up", "planned"), horizon=14)}
    clinic = Template(blocks={"all": Block(at=0.0, slots=20, minutes=10.0, slot="any")})
    return Book(kinds=kinds, templates={"clinic": clinic})
