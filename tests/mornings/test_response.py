"""Needs that respond to how easy access has lately been, worked by hand."""

from gpsim.model.ids import birth_id
from gpsim.streams import kind_key
from tests.readable import assert_log
from tests.worlds import live, practice_of

# Two births a day in each layer. Nobody answers before nine, whoever has held for a minute gives up, and the
# doctor sees people on Wednesdays. Four days are too long; only the last day counts.
PRACTICE = """
[needs.ache]
rate = 1400
profile = "early"
response = "asking"
suitable = { gp = 1 }
asks_for = "gp"
[profiles.early]
hours = [8, 10]
weights = [1]
[responses.asking]
elasticity = 0.5
usual = 0.5
most = 2
too_long = 4
memory = 0.01
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
telephone.patience = { law = "fixed", mean = 1 }
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 10 }
[book]
kinds.any = { consultation = "seen", takes = ["routine"], horizon = 7 }
templates.clinic.blocks.all = { at = 0, slots = 6, minutes = 10, slot = "any" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified" }
activities.front = { serves = ["telephone"] }
activities.clinic = { serves = ["patients"], bookable = true }
[team.people]
rita.role = "receptionist"
rita.rota.day = { days = ["mon", "tue", "wed"], start = "09:00", end = "10:00", activity = "front" }
ben.role = "doctor"
ben.rota.all = { days = ["wed"], start = "11:00", end = "12:00", activity = "clinic", template = "clinic" }
"""
MONDAY, TUESDAY, WEDNESDAY = range(3)
QUARTER_PAST, NINE, HALF_PAST = 0.125, 0.5, 0.75  # of the two hours from eight to ten


def births(day: int, layer: int = 0) -> tuple[int, int]:
    """The ids of a day's two births in a layer."""
    first, second = (birth_id(kind_key("ache"), day, layer, ordinal) for ordinal in (0, 1))
    return first, second


def test_fewer_ask_after_a_hard_day_and_more_after_an_easy_one() -> None:
    """Elasticity a half; ease twice the usual brings half as many more needs, ease half the usual a quarter fewer.

    Monday: one of two gets through and is seen two days later, of four: an ease of 1/2 × 1/2 = 1/4, so that
    on Tuesday needs are at 1 + 1/2 × (1/4 ÷ 1/2 − 1) = 3/4: of 0.74 and 0.76 the first arises. It gets
    through and is seen a day later: 1 × 3/4, so that on Wednesday needs are at 1 + 1/2 × (3/4 ÷ 1/2 − 1) =
    5/4: both arise, and of the births beyond them 0.24, but not 0.26.
    """
    (a, b), (c, d), (e, f) = births(MONDAY), births(TUESDAY), births(WEDNESDAY)
    more, not_more = births(WEDNESDAY, layer=1)
    arise = {c: 0.74, d: 0.76, e: 0.99, f: 0.99, more: 0.24, not_more: 0.26}
    times = {a: QUARTER_PAST, b: NINE, c: NINE, d: NINE, e: NINE, f: HALF_PAST, more: HALF_PAST, not_more: HALF_PAST}
    said = {("arise", one): u for one, u in arise.items()} | {("time", one): u for one, u in times.items()}
    log = live(practice_of(PRACTICE), [], days=3, said=said)
    assert_log(
        log,
        contacts="""
        id     origin        arrived   ended     outcome   result
        ache#1 first_contact 08:15     08:16     abandoned none
        ache#2 first_contact 09:00     09:01     answered  booked
        ache#3 first_contact tue.09:00 tue.09:01 answered  booked
        ache#4 first_contact wed.09:00 wed.09:01 answered  booked
        ache#5 first_contact wed.09:30 wed.09:31 answered  booked
        ache#6 induced       wed.09:30 wed.09:32 answered  booked
        """,
        appointments="""
        id     origin        start     began
        ache#2 first_contact wed.11:00 wed.11:00
        ache#3 first_contact wed.11:10 wed.11:10
        ache#4 first_contact wed.11:20 wed.11:20
        ache#5 first_contact wed.11:30 wed.11:30
        ache#6 induced       wed.11:40 wed.11:40
        -      first_contact wed.11:50 -
        """,
        episodes="""
        id     layer ended     ending
        ache#1 0     08:16     lost
        ache#2 0     wed.11:10 met
        ache#3 0     wed.11:20 met
        ache#4 0     wed.11:30 met
        ache#5 0     wed.11:40 met
        ache#6 1     wed.11:50 met
        """,
    )


def test_no_more_arise_than_the_most_that_is_stated() -> None:
    """On Wednesday needs would be at 5/4; with 1.1 at most, of the births beyond the first two 0.09 arises."""
    more = births(WEDNESDAY, layer=1)
    said = {("arise", more[0]): 0.11, ("arise", more[1]): 0.09}
    (a, b), (c, d) = births(MONDAY), births(TUESDAY)
    said |= {("time", a): QUARTER_PAST, ("time", b): NINE, ("time", c): NINE, ("arise", d): 0.76}
    log = live(practice_of(PRACTICE.replace("most = 2", "most = 1.1")), [], days=3, said=said)
    layers = log.episodes[log.episodes["layer"] == 1]
    assert layers["id"].tolist() == [more[1]]


def test_who_asks_to_be_rung_has_found_nothing_until_the_practice_rings() -> None:
    """Monday: one asks to be rung, is rung and seen two days later; the other gives up: again 1/2 × 1/2.

    Had the first counted twice, ease would be 2/3 × 1/2 = 1/3, and Tuesday's needs at 5/6 instead of 3/4.
    """
    rings = PRACTICE.replace('serves = ["telephone"]', 'serves = ["telephone", "call_backs"]').replace(
        "telephone.talk", "telephone.call_back = 0.5\ntelephone.talk"
    )
    (a, b), (c, d) = births(MONDAY), births(TUESDAY)
    said = {("time", a): QUARTER_PAST, ("time", b): QUARTER_PAST, ("call_back", a): 0.4, ("call_back", b): 0.6}
    said |= {("arise", c): 0.74, ("arise", d): 0.8}
    log = live(practice_of(rings), [], days=2, said=said)
    assert_log(
        log,
        contacts="""
        id     channel   arrived   ended     outcome   result
        ache#1 telephone 08:15     08:15     call_back none
        ache#1 call_back 08:15     09:01     answered  booked
        ache#2 telephone 08:15     08:16     abandoned none
        ache#3 telephone tue.09:00 tue.09:01 answered  booked
        """,
    )


FEAR = """
[needs.lest]
rate = 700
profile = "early"
response = "fear"
just_in_case = true
suitable = { gp = 1 }
asks_for = "gp"
[responses.fear]
heard_from = "asking"
elasticity = -0.5
usual = 0.5
most = 2
too_long = 4
memory = 0.01
"""


def test_the_harder_it_was_for_others_the_more_book_just_in_case() -> None:
    """Elasticity minus a half, hearing of those who ask: Monday's ease is 1/2 x 1/2 = 1/4, as above.

    On Tuesday bookings just in case are at 1 - 1/2 x (1/4 / 1/2 - 1) = 5/4: the one birth of the first layer
    arises, and that beyond it if its luck is below 1/4.
    """
    a, b = births(MONDAY)
    first, more = (birth_id(kind_key("lest"), TUESDAY, layer, 0) for layer in (0, 1))
    monday = birth_id(kind_key("lest"), MONDAY, 0, 0)
    said = {("time", a): QUARTER_PAST, ("time", b): NINE, ("time", monday): HALF_PAST, ("arise", first): 0.99}
    found = {
        luck: live(practice_of(PRACTICE + FEAR), [], days=2, said={**said, ("arise", more): luck}).episodes
        for luck in (0.24, 0.26)
    }
    arose = {luck: set(rows["id"].tolist()) & {first, more} for luck, rows in found.items()}
    assert arose == {0.24: {first, more}, 0.26: {first}}
