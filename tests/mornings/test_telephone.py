"""The telephone, worked by hand: one handler, three minutes of talk and one of writing up."""

from dataclasses import replace

from gpsim.records import put
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.query]
rate = 0
suitable = { advice = 1 }
asks_for = "advice"
[destinations]
advice = { kind = "outside" }
centre = { kind = "outside" }
[access]
channels = { telephone = 1 }
gives_up_to = { centre = 0.5 }
policy.policy = "book_by_phone"
[access.telephone]
opens = "08:00"
closes = "09:00"
talk = { law = "fixed", mean = 3 }
after_call = { law = "fixed", mean = 1 }
patience = { law = "fixed", mean = 5 }
redial = 0.5
redial_after = { law = "fixed", mean = 10 }
next_day = 0.4
[team]
roles.receptionist = { group = "admin" }
activities.front = { serves = ["telephone", "call_backs"] }
people.rita.role = "receptionist"
people.rita.rota.day = { days = ["mon", "tue"], start = "08:00", end = "09:00", activity = "front" }
"""


def test_callers_hold_ring_off_ring_again_and_are_cut_off_at_closing_time() -> None:
    """Rita needs four minutes a call; who holds for five rings off."""
    births = [
        Birth("query", "07:50"),  # 1 rings at eight, and is answered until 08:04
        Birth("query", "08:01"),  # 2 holds three minutes, is answered until 08:08
        Birth("query", "08:02"),  # 3 would be next at 08:08, rings off at 08:07, rings again at 08:17
        Birth("query", "08:54"),  # 4 is answered until 08:58
        Birth("query", "08:55"),  # 5 is next, until 09:02
        Birth("query", "08:57"),  # 6 holds when the lines close, and rings tomorrow at the middle of the half-hour
        Birth("query", "08:59"),  # 7 too, and gives up: a half is not below the share that goes to the centre
        Birth("query", "09:00"),  # 8 rings tomorrow at eight
    ]
    luck = {("redial", 3): 0.4, "redial": 0.6, ("next_day", 6): 0.3, "next_day": 0.6}
    log = live(practice_of(PRACTICE), births, days=2, said=luck)
    assert_log(
        log,
        contacts="""
        id channel   origin        arrived       answered      ended         person outcome   result
        1  telephone first_contact 08:00         08:00         08:04         rita   answered  outside
        2  telephone first_contact 08:01         08:04         08:08         rita   answered  outside
        3  telephone first_contact 08:02         -             08:07         -      abandoned none
        3  telephone redial        08:17         08:17         08:21         rita   answered  outside
        4  telephone first_contact 08:54         08:54         08:58         rita   answered  outside
        5  telephone first_contact 08:55         08:58         09:02         rita   answered  outside
        6  telephone first_contact 08:57         -             09:00         -      abandoned none
        7  telephone first_contact 08:59         -             09:00         -      abandoned none
        6  telephone first_contact tue.08:15     tue.08:15     tue.08:19     rita   answered  outside
        8  telephone first_contact tue.08:00     tue.08:00     tue.08:04     rita   answered  outside
        """,
        work="""
        task      person start     end       origin        id shift
        telephone rita   08:00     08:04     first_contact 1  08:00
        telephone rita   08:04     08:08     first_contact 2  08:00
        telephone rita   08:17     08:21     redial        3  08:00
        telephone rita   08:54     08:58     first_contact 4  08:00
        telephone rita   08:58     09:02     first_contact 5  08:00
        telephone rita   tue.08:00 tue.08:04 first_contact 8  tue.08:00
        telephone rita   tue.08:15 tue.08:19 first_contact 6  tue.08:00
        """,
        # Monday: 8 + 4 + 8 worked, two of them late; free from 08:08 to 08:17 and from 08:21 to 08:54.
        shifts="""
        person activity start     end       left      worked overtime free
        rita   front    08:00     09:00     09:02     20     2        42
        rita   front    tue.08:00 tue.09:00 tue.09:00 8      0        52
        """,
        episodes="""
        id kind  born  ended     ending      contacts
        1  query 07:50 08:04     met_outside 1
        2  query 08:01 08:08     met_outside 1
        3  query 08:02 08:21     met_outside 2
        4  query 08:54 08:58     met_outside 1
        5  query 08:55 09:02     met_outside 1
        6  query 08:57 tue.08:19 met_outside 2
        7  query 08:59 09:00     lost        1
        8  query 09:00 tue.08:04 met_outside 1
        """,
    )


def test_the_menu_and_the_engaged_tone_are_failed_calls_and_some_who_give_up_go_elsewhere() -> None:
    """One caller may hold at a time; some of those who fail are seen at the centre at once."""
    births = [
        Birth("query", "08:10"),  # 1 ends in the menu and goes to the centre
        Birth("query", "08:20"),  # 2 is answered until 08:24
        Birth("query", "08:21"),  # 3 holds
        Birth("query", "08:22"),  # 4 hears the engaged tone and is lost
    ]
    practice = put(practice_of(PRACTICE), "access.telephone", lambda line: replace(line, limit=1, menu=0.3))
    luck = {("menu", 1): 0.2, "redial": 0.9, "next_day": 0.9, ("gives_up_to", 1): 0.4}
    log = live(practice, births, said=luck)
    assert_log(
        log,
        contacts="""
        id arrived answered ended person outcome  result
        1  08:10   -        08:10 -      menu     none
        2  08:20   08:20    08:24 rita   answered outside
        3  08:21   08:24    08:28 rita   answered outside
        4  08:22   -        08:22 -      engaged  none
        """,
        appointments="""
        id booking slot   person booked start began ended status
        1  outside centre -      08:10  08:10 08:10 08:10 attended
        2  outside advice -      08:24  08:24 08:24 08:24 attended
        3  outside advice -      08:28  08:28 08:28 08:28 attended
        """,
        episodes="""
        id born  ended ending      contacts
        1  08:10 08:10 lost         1
        2  08:20 08:24 met_outside 1
        3  08:21 08:28 met_outside 1
        4  08:22 08:22 lost        1
        """,
    )


def test_the_practice_rings_back_twice_when_nobody_holds_and_then_sends_a_text() -> None:
    """A call-back that nobody answers takes a minute of ringing; Rita prefers who rings now."""
    births = [
        Birth("query", "08:00"),  # 1 is answered until 08:04
        Birth("query", "08:01"),  # 2 asks to be rung back: 08:04 to 08:08
        Birth("query", "08:02"),  # 3 too: not there at 08:08 for a minute, nor after 4, at 08:13: a text
        Birth("query", "08:08:30"),  # 4 would rather hold, and is taken at 08:09 before 3 is tried again
    ]
    practice = put(
        practice_of(PRACTICE), "access.telephone", lambda line: replace(line, call_back=0.3, answers=0.8, text_after=2)
    )
    luck = {("call_back", 2): 0.2, ("call_back", 3): 0.2, ("answers", 3): 0.8}
    log = live(practice, births, said=luck)
    assert_log(
        log,
        contacts="""
        id channel   arrived  answered ended person outcome   result
        1  telephone 08:00    08:00    08:04 rita   answered  outside
        2  telephone 08:01    -        08:01 -      call_back none
        2  call_back 08:01    08:04    08:08 rita   answered  outside
        3  telephone 08:02    -        08:02 -      call_back none
        4  telephone 08:08:30 08:09    08:13 rita   answered  outside
        3  call_back 08:02    08:13    08:14 rita   closed    link
        """,
        work="""
        task      start end   id
        telephone 08:00 08:04 1
        call_back 08:04 08:08 2
        call_back 08:08 08:09 3
        telephone 08:09 08:13 4
        call_back 08:13 08:14 3
        """,
        shifts="""
        person worked overtime free
        rita   14     0        46
        """,
        episodes="""
        id born     ended ending      contacts
        1  08:00    08:04 met_outside 1
        2  08:01    08:08 met_outside 1
        3  08:02    08:14 met_outside 1
        4  08:08:30 08:13 met_outside 1
        """,
    )
