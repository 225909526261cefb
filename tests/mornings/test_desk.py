"""The desk, worked by hand: calls before people at the desk before forms, and steering somebody elsewhere."""

from dataclasses import replace

from gpsim.records import put
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.query]
rate = 0
suitable = { advice = 0.5, dentist = 0.2, pharmacy = 0.3 }
asks_for = "advice"
[needs.form]
rate = 0
clinical = false
suitable = { signature = 1 }
asks_for = "signature"
[destinations]
advice = { kind = "outside" }
pharmacy = { kind = "outside" }
dentist = { kind = "outside", bounce_to = "advice", bounce_after = { law = "fixed", mean = 0.015625 } }
signature = { kind = "task", paper = "form" }
[papers.form]
first = "sign"
steps.sign = { queue = "tray", minutes = { law = "fixed", mean = 2 } }
[access]
channels = { telephone = 1, desk = 1, online = 1 }
policy.policy = "book_by_phone"
navigation = { offered = { pharmacy = 0.5, dentist = 0.5 }, accepts = 0.7, minutes = 1, wrong = 0.2 }
telephone.talk = { law = "fixed", mean = 3 }
desk.talk = { law = "fixed", mean = 2 }
online.read = { law = "fixed", mean = 1 }
[team]
roles.receptionist = { group = "admin" }
activities.front = { serves = ["telephone", "desk", "online", "tray"] }
people.rita.role = "receptionist"
people.rita.rota.day = { days = ["mon"], start = "08:00", end = "09:00", activity = "front" }
"""


def test_calls_come_before_the_desk_and_the_desk_before_forms_and_papers() -> None:
    """All ask for advice or for a signature; nobody needs to be steered."""
    births = [
        Birth("query", "08:00"),  # 1 rings: 08:00 to 08:03
        Birth("query", "08:01", "online"),  # 2 sends a form: read last of those here, 08:10 to 08:11
        Birth("form", "08:01:30", "desk"),  # 3 comes to the desk: 08:06 to 08:08; signed when nobody waits, at 08:11
        Birth("query", "08:02", "desk"),  # 4 comes next: 08:08 to 08:10
        Birth("query", "08:02:30"),  # 5 rings: taken first, 08:03 to 08:06
        Birth("form", "08:59", "desk"),  # 6 is dealt with until 09:01; its form is left lying
    ]
    log = live(practice_of(PRACTICE), births, said={"suitable": 0.1})
    assert_log(
        log,
        contacts="""
        id need  channel   arrived  answered ended outcome  result
        1  query telephone 08:00    08:00    08:03 answered outside
        2  query online    08:01    08:10    08:11 answered outside
        3  form  desk      08:01:30 08:06    08:08 answered task
        4  query desk      08:02    08:08    08:10 answered outside
        5  query telephone 08:02:30 08:03    08:06 answered outside
        6  form  desk      08:59    08:59    09:01 answered task
        """,
        work="""
        task            start end   id
        telephone       08:00 08:03 1
        telephone       08:03 08:06 5
        desk            08:06 08:08 3
        desk            08:08 08:10 4
        online          08:10 08:11 2
        paper.form.sign 08:11 08:13 form#1
        desk            08:59 09:01 6
        """,
        shifts="""
        person left  worked overtime free
        rita   09:01 15     1        46
        """,
        # A form is due two working days on, at half past six; it is of the episode that it was made in.
        episodes="""
        id     kind  root     born     ended ending      due
        1      query 08:00    08:00    08:03 met_outside -
        2      query 08:01    08:01    08:11 met_outside -
        3      form  08:01:30 08:01:30 08:13 met         -
        form#1 form  08:01:30 08:08    08:13 filed       wed.18:30
        4      query 08:02    08:02    08:10 met_outside -
        5      query 08:02:30 08:02:30 08:06 met_outside -
        6      form  08:59    08:59    -     open        -
        form#2 form  08:59    09:01    -     open        wed.18:30
        """,
    )


# In 0.5 x 0.3 + 0.5 x 0.2 = 0.25 of the requests something is offered, and in a fifth of these, 0.05 of all, what does
# not suit. So 0.8 x 0.5 = 0.4 of those whom another place suits are offered it, 0.2 of all requests; and of the other
# 0.8 of all, 0.05 / 0.8 = 0.0625 are offered what does not suit. Of these places the pharmacy is as likely as its
# offers, 0.15, and the dentist as 0.1, without the one that suits.
WELL, DENTIST, PHARMACY = 0.1, 0.6, 0.8  # draws of what suits: what is asked for, or another place


def test_a_navigator_offers_the_pharmacy_to_those_whom_it_suits_and_sometimes_to_those_whom_it_does_not() -> None:
    """An offer takes a minute, whether or not the patient accepts it."""
    births = [
        Birth("query", "08:00", "desk"),  # 1 could go to the pharmacy, is offered it and accepts: 3 minutes
        Birth("query", "08:05", "desk"),  # 2 is offered it and declines: 3 minutes
        Birth("query", "08:10", "desk"),  # 3 is not recognised: 2 minutes
        Birth("query", "08:15", "desk"),  # 4 asks for what suits: 2 minutes
        Birth("query", "08:20"),  # 5 suits the pharmacy, is sent to the dentist by mistake and goes: 4 minutes
        Birth("form", "08:25", "desk"),  # 6 is not clinical: 2 minutes, whatever suits
        Birth("query", "08:30"),  # 7 asks for what suits, is sent to the dentist by mistake and goes: 4 minutes
        Birth("query", "08:35", "desk"),  # 8 asks for what suits, is offered the pharmacy by mistake and declines: 3
        Birth("query", "08:40", "desk"),  # 9 suits the dentist: nothing but the pharmacy can be a mistake; accepts
    ]
    luck = {
        "suitable": PHARMACY, ("suitable", 4): WELL, ("suitable", 7): WELL, ("suitable", 8): WELL,
        ("suitable", 9): DENTIST, "offered": 0.3, ("offered", 3): 0.4, ("offered", 5): 0.4, ("offered", 9): 0.4,
        "wrong_offer": 0.06, ("wrong_offer", 3): 0.0625, ("wrong_offer", 4): 0.0625,
        "wrong_place": 0.3, ("wrong_place", 8): 0.4,
        "accepts.pharmacy": 0.6, ("accepts.pharmacy", 2): 0.7, ("accepts.pharmacy", 8): 0.7, "accepts.dentist": 0.6,
    }  # fmt: skip
    log = live(practice_of(PRACTICE), births, said=luck)
    assert_log(
        log,
        # From the dentist 5 and 7 come back after 22 and a half minutes: by telephone, for what they asked for first.
        contacts="""
        id channel   origin        answered ended    result
        1  desk      first_contact 08:00    08:03    diverted
        2  desk      first_contact 08:05    08:08    outside
        3  desk      first_contact 08:10    08:12    outside
        4  desk      first_contact 08:15    08:17    outside
        5  telephone first_contact 08:20    08:24    diverted
        6  desk      first_contact 08:25    08:27    task
        7  telephone first_contact 08:30    08:34    diverted
        8  desk      first_contact 08:35    08:38    outside
        9  desk      first_contact 08:40    08:43    diverted
        5  telephone bounce_back   08:46:30 08:49:30 outside
        7  telephone bounce_back   08:56:30 08:59:30 outside
        """,
        appointments="""
        id slot     began
        1  pharmacy 08:03
        2  advice   08:08
        3  advice   08:12
        4  advice   08:17
        5  dentist  08:24
        7  dentist  08:34
        8  advice   08:38
        9  pharmacy 08:43
        5  advice   08:49:30
        7  advice   08:59:30
        """,
        episodes="""
        id     kind  ending      contacts misdirected
        1      query met_outside 1        0
        2      query met_outside 1        0
        3      query met_outside 1        0
        4      query met_outside 1        0
        5      query met_outside 2        1
        6      form  met         1        0
        form#1 form  filed       0        0
        7      query met_outside 2        1
        8      query met_outside 1        0
        9      query met_outside 1        1
        """,
    )


FULL = """
[needs.rash]
rate = 0
suitable = { gp = 0.1, nurse = 0.6, pharmacy = 0.3 }
asks_for = "gp"
urgent = 0.5
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
nurse = { kind = "clinic", roles = ["practice_nurse"] }
pharmacy = { kind = "outside", capacity = 1 }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
navigation = { offered = { nurse = 1, pharmacy = 1 }, wrong = 0.2, minutes = 1 }
telephone.talk = { law = "fixed", mean = 3 }
[consultations]
seen = { mode = "face_to_face", minutes.any = { law = "fixed", mean = 10 } }
[book]
kinds.any = { consultation = "seen", takes = ["routine", "urgent"], horizon = 0 }
templates.one.blocks.all = { at = 0, slots = 1, minutes = 10, slot = "any" }
templates.many.blocks.all = { at = 0, slots = 9, minutes = 10, slot = "any" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified" }
roles.practice_nurse = { group = "nurse" }
activities.front = { serves = ["telephone"] }
activities.clinic = { serves = ["patients"], bookable = true }
people.rita.role = "receptionist"
people.rita.rota.day = { days = ["mon"], start = "08:00", end = "09:00", activity = "front" }
people.rob.role = "receptionist"
people.rob.rota.day = { days = ["mon"], start = "08:00", end = "09:00", activity = "front" }
people.amy.role = "doctor"
people.amy.rota.day = { days = ["mon"], start = "10:00", end = "11:30", activity = "clinic", template = "many" }
people.nell.role = "practice_nurse"
people.nell.rota.day = { days = ["mon"], start = "10:00", end = "10:10", activity = "clinic", template = "one" }
"""


def test_who_accepts_an_offer_of_a_place_that_turns_out_full_gets_what_they_asked_for() -> None:
    """The nurse has one slot, and the pharmacy takes one patient; the call is longer all the same.

    0.8 of those whom another place suits are offered it, and 0.18 / 0.28 of the others a wrong one.
    """
    gp, nurse, pharmacy, urgent = 0.05, 0.2, 0.8, 0.2
    births = [
        Birth("rash", "08:00"),  # 1 gets the nurse's only slot
        Birth("rash", "08:10"),  # 2 is offered the nurse, whose list is full: the doctor's first slot
        Birth("rash", "08:20"),  # 3 as is 3, who is urgent: the doctor's next slot today
        Birth("rash", "08:30"),  # 4 and 5 ring together, and and are both offered the pharmacy's only place:
        Birth("rash", "08:30:30"),  # 5 ends the call half a minute later, and gets the doctor
        Birth("rash", "08:40"),  # 6 is not even offered the pharmacy, which is known to be full: 3 minutes
        Birth("rash", "08:45"),  # 7 is offered the nurse by mistake, who has no slot: sent to the doctor, not wrong
    ]
    luck = {
        "suitable": nurse, ("suitable", 4): pharmacy, ("suitable", 5): pharmacy, ("suitable", 6): pharmacy,
        ("suitable", 7): gp, "offered": 0.7, "wrong_offer": 0.6, "wrong_place": 0.6,
        "urgent": 0.9, ("urgent", 3): urgent,
    }  # fmt: skip
    log = live(practice_of(FULL), births, said=luck)
    assert_log(
        log,
        contacts="""
        id answered ended    result
        1  08:00    08:04    booked
        2  08:10    08:14    booked
        3  08:20    08:24    booked
        4  08:30    08:34    diverted
        5  08:30:30 08:34:30 booked
        6  08:40    08:43    booked
        7  08:45    08:49    booked
        """,
        appointments="""
        id person start slot     status
        1  nell   10:00 any      attended
        2  amy    10:00 any      attended
        3  amy    10:10 any      attended
        4  -      08:34 pharmacy attended
        5  amy    10:20 any      attended
        6  amy    10:30 any      attended
        7  amy    10:40 any      attended
        -  amy    10:50 any      unused
        -  amy    11:00 any      unused
        -  amy    11:10 any      unused
        -  amy    11:20 any      unused
        """,
        episodes="""
        id urgent ending      misdirected
        1  0      met         0
        2  0      met         0
        3  1      met         0
        4  0      met_outside 0
        5  0      met         0
        6  0      met         0
        7  0      met         0
        """,
    )


def test_who_is_seen_at_home_is_sent_to_no_wrong_place() -> None:
    """Offered the nurse by mistake, a housebound patient is visited by the doctor all the same."""
    visited = FULL.replace("urgent = 0.5", "at_home = true").replace(
        "[consultations]",
        """visiting.consultation = "visit"
[consultations]
visit = { mode = "home_visit", minutes.any = { law = "fixed", mean = 20 } }""",
    )
    visited = visited.replace('serves = ["patients"]', 'serves = ["patients", "visits"]')
    practice = put(practice_of(visited), "patients.bands.all", lambda band: replace(band, housebound=1.0))
    luck = {"suitable": 0.05, "wrong_offer": 0.6, "wrong_place": 0.6}
    log = live(practice, [Birth("rash", "08:00")], said=luck)
    assert_log(
        log,
        contacts="""
        id answered ended result
        1  08:00    08:04 visit
        """,
        episodes="""
        id ending misdirected
        1  met    0
        """,
    )
