"""The desk, worked by hand: calls before people at the desk before forms, and steering somebody elsewhere."""

from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.query]
rate = 0
suitable = { advice = 0.5, pharmacy = 0.5 }
asks_for = "advice"
[needs.form]
rate = 0
clinical = false
suitable = { signature = 1 }
asks_for = "signature"
[destinations]
advice = { kind = "outside" }
pharmacy = { kind = "outside" }
dentist = { kind = "outside" }
signature = { kind = "task", paper = "form" }
[papers.form]
first = "sign"
steps.sign = { queue = "tray", minutes = { law = "fixed", mean = 2 } }
[access]
channels = { telephone = 1, desk = 1, online = 1 }
policy.policy = "book_by_phone"
navigation = { offered = { pharmacy = 0.6 }, accepts = 0.7, minutes = 1, wrong = 0.2, wrong_to = ["dentist"] }
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


def test_a_navigator_offers_the_pharmacy_to_those_whom_it_suits_and_sometimes_a_wrong_place() -> None:
    """An offer takes a minute, whether or not the patient accepts it."""
    births = [
        Birth("query", "08:00", "desk"),  # 1 could go to the pharmacy, is offered it and accepts: 3 minutes
        Birth("query", "08:10", "desk"),  # 2 is offered it and declines: 3 minutes
        Birth("query", "08:20", "desk"),  # 3 is not recognised: 2 minutes
        Birth("query", "08:30", "desk"),  # 4 asks for what suits: 2 minutes
        Birth("query", "08:40"),  # 5 rings, is sent to the dentist by mistake and goes: 4 minutes
        Birth("form", "08:50", "desk"),  # 6 is not clinical: 2 minutes, whatever suits
    ]
    luck = {
        "suitable": 0.9, ("suitable", 4): 0.1, "offered": 0.5, ("offered", 3): 0.6,
        "accepts.pharmacy": 0.6, ("accepts.pharmacy", 2): 0.7, "wrong_turn": 0.3, ("wrong_turn", 5): 0.1,
    }  # fmt: skip
    log = live(practice_of(PRACTICE), births, said=luck)
    assert_log(
        log,
        contacts="""
        id answered ended result   misdirected
        1  08:00    08:03 diverted 0
        2  08:10    08:13 outside  0
        3  08:20    08:22 outside  0
        4  08:30    08:32 outside  0
        5  08:40    08:44 diverted 1
        6  08:50    08:52 task     0
        """,
        appointments="""
        id slot     began
        1  pharmacy 08:03
        2  advice   08:13
        3  advice   08:22
        4  advice   08:32
        5  dentist  08:44
        """,
    )
