"""Five cases that a wrong definition of capacity released fails, lived by the engine with fixed durations.

Every consultation takes 10 minutes, every call 1, every letter 5. One week is measured; the run goes
on for a second, so that everything asked for can be dealt with.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from gpsim.distributions import Fixed
from gpsim.log import Log
from gpsim.measures.released import Account, Sides, released, sides
from gpsim.practice.practice import Practice
from gpsim.practice.team import Person
from gpsim.records import put
from gpsim.units import DAY
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { clinic = 1 }
asks_for = "clinic"
[destinations]
clinic = { kind = "clinic", roles = ["doctor", "practice_nurse"] }
emergency = { kind = "outside" }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 10 }
makes = { letter = 0 }
[papers.letter]
first = "write"
steps.write = { queue = "inbox", minutes = { law = "fixed", mean = 5 } }
[papers.note]
first = "write"
steps.write = { queue = "nobodys", minutes = { law = "fixed", mean = 5 }, share = 1 }
[book]
notice = 0
kinds.any = { consultation = "seen", takes = ["routine"], horizon = 14 }
templates.clinic.blocks.all = { at = 0, slots = 6, minutes = 10, slot = "any" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified" }
roles.practice_nurse = { group = "nurse" }
activities.front = { serves = ["telephone"] }
activities.never = { serves = ["nobodys"] }
activities.clinic = { serves = ["patients", "inbox"], bookable = true }
people.amy.role = "doctor"
people.amy.rota.all.days = ["mon", "tue", "wed", "thu", "fri"]
people.amy.rota.all.start = "09:00"
people.amy.rota.all.end = "10:30"
people.amy.rota.all.activity = "clinic"
people.amy.rota.all.template = "clinic"
people.paul.role = "receptionist"
people.paul.rota.day = { days = ["mon"], start = "08:00", end = "09:00", activity = "never", months = [7] }
people.rita.role = "receptionist"
people.rita.rota.day = { days = ["mon", "tue"], start = "08:00", end = "09:00", activity = "front" }
"""


def on(weekday: str, requests: int) -> list[Birth]:
    """Requests by telephone, a minute after each other from eight o'clock."""
    return [Birth("ache", f"{weekday}.08:{minute:02}") for minute in range(requests)]


def week(practice: Practice, births: Sequence[Birth], without: Collection[int] = (), weeks_before: int = 0) -> Log:
    """A measured week, and one more."""
    log = live(practice, births, days=14, without=without, weeks_before=weeks_before)
    return replace(log, measured=7 * DAY)


def terms(account: Account) -> dict[str, float]:
    """What is not nothing, in minutes."""
    names = ("net", "overtime", "free", "needs_met", "brought_forward", "contracted")
    return {name: value for name in names if (value := getattr(account, name))}


def of(baseline: Log, scenario: Log, who: str) -> tuple[dict[str, float], Sides]:
    """The account of ``who``, and its two sides."""
    result = released(baseline, scenario)
    return terms(result.accounts[who]), sides([result])[who]


def test_prevention_releases_the_minutes_that_are_not_needed() -> None:
    """Two of five are prevented: two consultations, and two calls."""
    practice, births = practice_of(PRACTICE), on("mon", 3) + on("tue", 2)
    baseline, scenario = week(practice, births), week(practice, births, without={2, 5})
    assert of(baseline, scenario, "gp_qualified") == (
        {"net": 20.0, "free": 20.0},
        Sides(gross=(20.0,), absorbed=(0.0,)),
    )
    assert of(baseline, scenario, "admin")[0] == {"net": 2.0, "free": 2.0}


def test_prevention_releases_as_much_where_the_book_is_full() -> None:
    """Six slots a day are 30 a week for 34 requests; of three prevented, the next three are seen a week earlier."""
    practice, births = practice_of(PRACTICE), on("mon", 34)
    baseline, scenario = week(practice, births), week(practice, births, without={1, 2, 3})
    assert of(baseline, scenario, "gp_qualified")[0] == {"net": 30.0, "brought_forward": 30.0}
    assert of(baseline, scenario, "admin")[0] == {"net": 3.0, "free": 3.0}


def test_induced_demand_absorbs() -> None:
    """Two more ask: two consultations and two calls more, on a line of their own."""
    practice, births = practice_of(PRACTICE), on("mon", 3) + on("tue", 2)
    baseline, scenario = week(practice, births, without={4, 5}), week(practice, births)
    assert of(baseline, scenario, "gp_qualified") == (
        {"net": -20.0, "free": -20.0},
        Sides(gross=(0.0,), absorbed=(20.0,)),
    )
    assert of(baseline, scenario, "admin")[0] == {"net": -2.0, "free": -2.0}


def test_letters_left_undone_release_nothing() -> None:
    """Five consultations make five letters; nobody looks at an inbox any more."""
    practice = put(practice_of(PRACTICE), "consultations.seen.makes", lambda _: {"letter": 1.0})
    undone = put(practice, "team.activities.clinic.serves", lambda _: ("patients",))
    births = on("mon", 3) + on("tue", 2)
    account, two_sides = of(week(practice, births), week(undone, births), "gp_qualified")
    assert account == {"free": 25.0, "needs_met": -25.0}
    assert two_sides == Sides(gross=(0.0,), absorbed=(0.0,))


def test_letters_replaced_by_notes_that_nobody_writes_release_nothing() -> None:
    """Work left undone is no release where it goes by another name either."""
    practice = practice_of(PRACTICE)
    letters = put(practice, "consultations.seen.makes", lambda _: {"letter": 1.0})
    notes = put(practice, "consultations.seen.makes", lambda _: {"note": 1.0})
    births = on("mon", 3) + on("tue", 2)
    account, two_sides = of(week(letters, births), week(notes, births), "gp_qualified")
    assert account == {"free": 25.0, "needs_met": -25.0}
    assert two_sides == Sides(gross=(0.0,), absorbed=(0.0,))


def test_patients_who_cannot_get_through_release_nothing() -> None:
    """Two fewer calls are answered, and two fewer patients seen, who go to the emergency department instead."""
    practice = put(practice_of(PRACTICE), "access.gives_up_to", lambda _: {"emergency": 1.0})
    shut = put(practice, "access.telephone.menu", lambda _: 1.0)
    births = on("mon", 2)
    assert of(week(practice, births), week(shut, births), "gp_qualified")[0] == {"free": 20.0, "needs_met": -20.0}
    assert of(week(practice, births), week(shut, births), "admin")[0] == {"free": 2.0, "needs_met": -2.0}


def with_ben(practice: Practice) -> Practice:
    """The same practice with a second doctor, who works as Amy does."""

    def join(people: dict[str, Person]) -> dict[str, Person]:
        return {**people, "ben": people["amy"]}

    return put(practice, "team.people", join)


def one_morning(practice: Practice) -> Practice:
    """Clinics on Mondays only, booked on the day."""
    practice = put(practice, "team.people.amy.rota.all.days", lambda _: ("mon",))
    return put(practice, "book.kinds.any.horizon", lambda _: 0)


def test_a_doctor_added_to_a_full_book_releases_nothing() -> None:
    """Ten ask for six slots, and the need of the other four is over the next day: Ben sees them in 90 minutes."""
    practice = one_morning(put(practice_of(PRACTICE), "needs.ache.natural_end", lambda _: Fixed(mean=1.0)))
    births = on("mon", 10)
    account, two_sides = of(week(practice, births), week(with_ben(practice), births), "gp_qualified")
    assert account == {"needs_met": 40.0, "free": 50.0, "contracted": -90.0}
    assert two_sides == Sides(gross=(0.0,), absorbed=(0.0,))


def test_a_doctor_who_began_earlier_releases_nothing_either() -> None:
    """Ten asked a week before: without Ben four are seen in the measured week, with him before it."""
    practice, births = one_morning(practice_of(PRACTICE)), on("mon", 10)
    baseline = week(practice, births, weeks_before=1)
    scenario = week(with_ben(practice), births, weeks_before=1)
    account, _ = of(baseline, scenario, "gp_qualified")
    assert account == {"brought_forward": -40.0, "free": 130.0, "contracted": -90.0}


def test_a_half_day_lost_once_by_one_of_two_roles_that_share_needs_is_no_gain_and_no_loss() -> None:
    """The nurse is not there on Monday: three of her patients see the doctor, in minutes that he had free."""
    practice = practice_of(PRACTICE)
    amy = practice.team.people["amy"]
    nurse = replace(amy, role="practice_nurse", rota={"all": replace(amy.rota["all"], days=("mon",), every=2)})
    shared = put(practice, "team.people", lambda people: {**people, "nora": nurse})
    births = on("mon", 5)
    baseline, scenario = week(shared, births), week(practice, births)
    seen_by_nurse = -released(baseline, scenario).accounts["gp_qualified"].net
    assert seen_by_nurse > 0.0
    assert of(baseline, scenario, "nurse")[0] == {
        "net": seen_by_nurse,
        "free": seen_by_nurse - 90.0,
        "contracted": 90.0,
    }
    everybody, two_sides = of(baseline, scenario, "all")
    assert everybody == {"free": -90.0, "contracted": 90.0}
    assert two_sides == Sides(gross=(0.0,), absorbed=(0.0,))
