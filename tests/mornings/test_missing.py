"""Who misses an appointment and who is kept from it, worked by hand: by the way it was booked, and by the reason."""

from typing import Any

from gpsim.log import STATUSES, Log
from gpsim.practice.care import LEAST_MISSED, AgainstDnas
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.verbs import missing
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { clinic = 1 }
asks_for = "clinic"
wanted = { law = "fixed", mean = 1 }
[needs.cold]
rate = 0
natural_end = { law = "fixed", mean = 0.5 }
suitable = { clinic = 1 }
asks_for = "clinic"
wanted = { law = "fixed", mean = 1 }
[needs.form]
rate = 0
clinical = false
suitable = { signature = 1 }
asks_for = "signature"
[destinations]
clinic = { kind = "clinic", roles = ["doctor"] }
signature = { kind = "task", paper = "form" }
[papers.form]
first = "sign"
steps.sign = { queue = "tray", minutes = { law = "fixed", mean = 2 } }
[access]
channels = { telephone = 1, desk = 1, online = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 2 }
desk.talk = { law = "fixed", mean = 2 }
online.read = { law = "fixed", mean = 2 }
[attendance]
dna = { days = [0], shares = [0.4] }
gone_cancels = 0.5
notice = { law = "fixed", mean = 60 }
dna_returns = 0
rebooks = 0
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 10 }
[book]
notice = 15
kinds.any = { consultation = "seen", takes = ["routine"], horizon = 1 }
templates.clinic.blocks.all = { at = 0, slots = 6, minutes = 10, slot = "any" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified" }
activities.front = { serves = ["telephone", "desk", "online", "tray"] }
activities.clinic = { serves = ["patients"], bookable = true }
people.amy.role = "doctor"
people.amy.rota.all = { days = ["tue"], start = "09:00", end = "10:30", activity = "clinic", template = "clinic" }
people.rita.role = "receptionist"
people.rita.rota.day = { days = ["mon", "tue"], start = "08:00", end = "09:30", activity = "front" }
"""
COMES, FORGETS = 0.9, 0.1  # 0.1 is below the hazard of 0.4


def practice(slots: int = 6, **against: Any) -> Practice:
    made = put(practice_of(PRACTICE), "book.templates.clinic.blocks.all.slots", lambda _: slots)
    return put(made, "attendance.against_dnas", lambda _: AgainstDnas(**against))


def fates(log: Log) -> dict[int, str]:
    """What became of each patient's booking."""
    rows = log.appointments[log.appointments["id"] > 0]
    return {int(row["id"]): STATUSES[row["status"]] for row in rows}


def minutes(log: Log) -> dict[int, float]:
    """How long each patient's contact took, answered to ended."""
    return {int(row["id"]): float(row["ended"] - row["answered"]) for row in log.contacts}


def test_the_way_of_booking_says_who_comes_after_all() -> None:
    """The hazard is 0.4, a half of it for bookings by telephone: a luck of 0.3 comes then, and 0.1 does not."""
    births = [
        Birth("ache", "08:00"),  # 1 books by telephone, and comes
        Birth("ache", "08:05", "desk"),  # 2 books at the desk, and does not
        Birth("ache", "08:10", "online"),  # 3 has written, and does not
        Birth("ache", "08:15"),  # 4 books by telephone, and does not
    ]
    said = {"attends": 0.3, ("attends", 4): 0.1}
    found = fates(live(practice(missed_by_way={"telephone": 0.5}), births, days=2, said=said))
    assert found == {1: "attended", 2: "dna", 3: "dna", 4: "dna"}


def test_an_appointment_that_the_practice_finds_later_was_booked_by_no_way() -> None:
    """One slot: 2, who rang and waits, is given what 1 cancels, and is told so by nobody on the telephone."""
    births = [Birth("ache", "08:00"), Birth("ache", "08:05")]
    made = put(practice(slots=1, missed_by_way={"telephone": 0.5}), "attendance.notice.mean", lambda _: 120.0)
    made = put(made, "attendance.cancels.shares", lambda _: (0.2,))
    found = fates(live(made, births, days=2, said={"attends": 0.3, ("cancels", 1): 0.1}))
    assert found == {1: "cancelled", 2: "dna"}


def test_who_is_well_again_cancels_what_would_have_been_missed() -> None:
    """A half cancel anyhow; with half of the misses prevented, three quarters: luck below 0.75."""
    births = [Birth("cold", "08:00"), Birth("cold", "08:05"), Birth("cold", "08:10")]
    said = {("gone_cancels", 1): 0.4, ("gone_cancels", 2): 0.7, ("gone_cancels", 3): 0.8}
    assert fates(live(practice(), births, days=2, said=said)) == {1: "cancelled", 2: "dna", 3: "dna"}
    prevented = fates(live(practice(missed=0.5), births, days=2, said=said))
    assert prevented == {1: "cancelled", 2: "cancelled", 3: "dna"}


def test_what_is_given_back_is_taken_only_if_somebody_wants_it_and_there_is_time() -> None:
    """One slot, at nine on Tuesday, whose patient would forget it and gives it back so many minutes before."""

    def lived(births: list[Birth], notice: float) -> dict[int, str]:
        made = put(practice(slots=1, given_back=0.2), "attendance.notice.mean", lambda _: notice)
        said = {"attends": COMES, ("attends", 1): FORGETS, ("given_back", 1): 0.1}
        return fates(live(made, births, days=2, said=said))

    alone, two = [Birth("ache", "08:00")], [Birth("ache", "08:00"), Birth("ache", "08:05")]
    assert lived(alone, 60.0) == {1: "cancelled"}
    assert lived(two, 60.0) == {1: "cancelled", 2: "attended"}
    assert lived(two, 10.0) == {1: "cancelled"}  # a quarter of an hour before it is the last to book


def test_who_gives_nothing_back_is_missed_and_who_would_come_keeps_the_appointment() -> None:
    births = [Birth("ache", "08:00"), Birth("ache", "08:05")]
    said = {("attends", 1): FORGETS, ("given_back", 1): 0.3, ("attends", 2): COMES, ("given_back", 2): 0.1}
    assert fates(live(practice(given_back=0.2), births, days=2, said=said)) == {1: "dna", 2: "attended"}


def test_confirming_takes_minutes_of_talks_about_an_appointment_and_of_no_others() -> None:
    """Two minutes each, half a minute more to read back, and a quarter at the desk; not of a form or a message."""
    births = [
        Birth("ache", "08:00"),
        Birth("ache", "08:05", "desk"),
        Birth("form", "08:10"),
        Birth("form", "08:15", "desk"),
        Birth("ache", "08:20", "online"),
    ]
    made = missing.confirm(missing.confirm(practice(), "telephone", 0.5), "desk", 0.25)
    found = minutes(live(made, births, days=2, said={"attends": COMES}))
    assert found == {1: 2.5, 2: 2.25, 3: 2.0, 4: 2.0, 5: 2.0}


def test_who_rings_to_cancel_reads_nothing_back() -> None:
    made = put(missing.confirm(practice(), "telephone", 0.5), "attendance.cancels.shares", lambda _: (1.0,))
    made = put(made, "attendance.cancels_by_link", lambda _: 0.0)
    log = live(made, [Birth("ache", "08:00")], days=2)
    assert (log.contacts["ended"] - log.contacts["answered"]).tolist() == [2.5, 2.0]


def test_all_that_is_done_together_leaves_so_much_that_is_missed() -> None:
    """Half is prevented everywhere, half by telephone, and half of the rest given back: 1/8, were there no floor."""
    against = AgainstDnas(missed=0.5, missed_by_way={"telephone": 0.5}, given_back=0.5)
    left = {way: against.still_missed(way) * (1.0 - against.still_given_back(way)) for way in ("telephone", "desk")}
    assert left == {"telephone": LEAST_MISSED, "desk": LEAST_MISSED}
    assert AgainstDnas(missed=0.2).still_missed("desk") == LEAST_MISSED
    milder = AgainstDnas(missed=0.8, given_back=0.25)
    assert milder.still_missed("desk") * (1.0 - milder.still_given_back("desk")) == 0.8 * 0.75
