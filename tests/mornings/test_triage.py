"""The triage list, worked by hand: a GP takes two minutes to read a request, then answers it in one of four ways."""

from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
[access]
channels = { telephone = 1, desk = 1, online = 1 }
telephone.talk = { law = "fixed", mean = 3 }
desk.talk = { law = "fixed", mean = 1 }
online.read = { law = "fixed", mean = 1 }
[access.policy]
policy = "one_triage_list"
type_in = { law = "fixed", mean = 2 }
triage.read = { law = "fixed", mean = 2 }
triage.call_back = 0.3
triage.link = 0.3
triage.message = 0.2
triage.link_used = 0.6
triage.call_kind = "ring"
triage.kind = "reading"
[consultations]
reading = { mode = "online", minutes.any = { law = "fixed", mean = 99 } }
ring = { mode = "telephone", minutes.any = { law = "fixed", mean = 5 }, converts = 0.5 }
seen = { mode = "face_to_face", minutes.any = { law = "fixed", mean = 10 } }
[book]
kinds.any = { consultation = "seen", takes = ["routine", "urgent"] }
templates.clinic.blocks.all = { at = 0, slots = 4, minutes = 10, slot = "any" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified" }
activities.front = { serves = ["telephone", "desk", "online"] }
activities.list = { serves = ["triage"] }
activities.clinic = { serves = ["patients"], bookable = true }
people.amy.role = "doctor"
people.amy.rota.list = { days = ["mon"], start = "08:00", end = "10:00", activity = "list" }
people.amy.rota.clinic.days = ["mon", "tue"]
people.amy.rota.clinic.start = "10:00"
people.amy.rota.clinic.end = "10:40"
people.amy.rota.clinic.activity = "clinic"
people.amy.rota.clinic.template = "clinic"
people.rita.role = "receptionist"
people.rita.rota.day = { days = ["mon", "tue"], start = "08:00", end = "09:00", activity = "front" }
"""
# Answers in the order of their names: below 0.3 rung back, below 0.6 a link, below 0.8 a message, above a slot.
RUNG_BACK, LINK, MESSAGE, SLOT = 0.2, 0.5, 0.7, 0.9


STEERED = PRACTICE.replace("suitable = { gp = 1 }", "suitable = { gp = 0.5, pharmacy = 0.5 }").replace(
    "[access]",
    """pharmacy = { kind = "outside" }
[access]
navigation = { offered = { pharmacy = 0.5 }, accepts = 0.7, minutes = 1, wrong = 0.2 }""",
)
# Of 0.5 x 0.5 = 0.25 offers, 0.2 are wrong, and all of these to those whom the GP suits: 0.05 / 0.5 = 0.1 of them.
GP, PHARMACY = 0.3, 0.7  # draws of what suits


def test_every_request_joins_one_list_and_is_answered_in_one_of_four_ways() -> None:
    """Reception types calls in; forms go straight to the list; Amy reads until ten, and then sees patients."""
    births = [
        Birth("ache", "08:00"),  # 1 rings, is typed in until 08:05; a message ends it at 08:07
        Birth("ache", "08:06", "online"),  # 2 waits until 08:07, is rung from 08:09 to 08:14, and seen at ten
        Birth("ache", "08:20", "online"),  # 3 gets a link and books: 10:10
        Birth("ache", "08:30", "online"),  # 4 makes nothing of a link; tomorrow a clerk books the same way
        Birth("ache", "08:40", "desk"),  # 5 is typed in until 08:43, read until 08:45: 10:20
        Birth("ache", "09:59", "online"),  # 6 is read until 10:01, so that the clinic starts a minute late
    ]
    luck = {
        ("triage_answer", 1): MESSAGE, ("triage_answer", 2): RUNG_BACK, ("triage_answer", 3): LINK,
        ("triage_answer", 4): LINK, ("triage_answer", 5): SLOT, ("triage_answer", 6): MESSAGE,
        "link_used": 0.5, ("link_used", 4): 0.6, "converts.ring": 0.4,
    }  # fmt: skip
    log = live(practice_of(PRACTICE), births, days=2, said=luck)
    assert_log(
        log,
        contacts="""
        id channel   arrived   answered  ended     person outcome  result
        1  telephone 08:00     08:00     08:05     rita   answered listed
        2  online    08:06     08:06     08:06     -      answered listed
        3  online    08:20     08:20     08:20     -      answered listed
        4  online    08:30     08:30     08:30     -      answered listed
        4  online    tue.08:15 tue.08:15 tue.08:16 rita   answered booked
        5  desk      08:40     08:40     08:43     rita   answered listed
        6  online    09:59     09:59     09:59     -      answered listed
        """,
        # Reading by a clinician counts as a row; it was asked for when the request joined the list.
        appointments="""
        id kind    booking   slot status   person booked    start     arrived   began     ended
        1  reading triage    -    attended amy    08:05     08:05     08:05     08:05     08:07
        2  reading triage    -    attended amy    08:06     08:06     08:06     08:07     08:09
        2  ring    call_back -    attended amy    08:09     08:09     08:09     08:09     08:14
        2  seen    slot      any  attended amy    08:14     10:00     10:00     10:01     10:11
        3  reading triage    -    attended amy    08:20     08:20     08:20     08:20     08:22
        3  seen    slot      any  attended amy    08:22     10:10     10:10     10:11     10:21
        4  reading triage    -    attended amy    08:30     08:30     08:30     08:30     08:32
        4  seen    slot      any  attended amy    tue.08:16 tue.10:00 tue.10:00 tue.10:00 tue.10:10
        5  reading triage    -    attended amy    08:43     08:43     08:43     08:43     08:45
        5  seen    slot      any  attended amy    08:45     10:20     10:20     10:21     10:31
        6  reading triage    -    attended amy    09:59     09:59     09:59     09:59     10:01
        -  seen    slot      any  unused   amy    -         10:30     -         -         -
        -  seen    slot      any  unused   amy    -         tue.10:10 -         -         -
        -  seen    slot      any  unused   amy    -         tue.10:20 -         -         -
        -  seen    slot      any  unused   amy    -         tue.10:30 -         -         -
        """,
        work="""
        task              person start     end       origin        id shift
        telephone         rita   08:00     08:05     first_contact 1  08:00
        triage            amy    08:05     08:07     triage        1  08:00
        triage            amy    08:07     08:09     triage        2  08:00
        consultation.ring amy    08:09     08:14     first_contact 2  08:00
        triage            amy    08:20     08:22     triage        3  08:00
        triage            amy    08:30     08:32     triage        4  08:00
        desk              rita   08:40     08:43     first_contact 5  08:00
        triage            amy    08:43     08:45     triage        5  08:00
        triage            amy    09:59     10:01     triage        6  08:00
        consultation.seen amy    10:01     10:11     first_contact 2  08:00
        consultation.seen amy    10:11     10:21     first_contact 3  08:00
        consultation.seen amy    10:21     10:31     first_contact 5  08:00
        online            rita   tue.08:15 tue.08:16 first_contact 4  tue.08:00
        consultation.seen amy    tue.10:00 tue.10:10 first_contact 4  tue.10:00
        """,
        # Amy, Monday, 160 minutes in one shift: 6 readings, 5 on the phone, 30 with patients. Free while the list is
        # empty: 5, 6, 8, 11 and 74 minutes until 09:59, none of them in her clinic; then 9 after 10:31, less than a
        # slot. Tuesday: 30 minutes free in one piece, three slots.
        shifts="""
        person activity start     end       left      worked overtime free free_slots
        amy    list     08:00     10:40     10:40     47     0        113  0
        amy    clinic   tue.10:00 tue.10:40 tue.10:40 10     0        30   3
        rita   front    08:00     09:00     09:00     8      0        52   0
        rita   front    tue.08:00 tue.09:00 tue.09:00 1      0        59   0
        """,
        episodes="""
        id kind urgent born  ended     ending contacts
        1  ache 0      08:00 08:07     met    1
        2  ache 0      08:06 10:11     met    1
        3  ache 0      08:20 10:21     met    1
        4  ache 0      08:30 tue.10:10 met    2
        5  ache 0      08:40 10:31     met    1
        6  ache 0      09:59 10:01     met    1
        """,
    )


def test_whoever_reads_a_form_steers_it_in_their_own_minutes() -> None:
    """An offer adds a minute to Amy's reading of a form, and to Rita's talk where the patient rang; never to both."""
    births = [
        Birth("ache", "08:00", "online"),  # 1 is read in 2 + 1 minutes, offered the pharmacy, and goes there
        Birth("ache", "08:10", "online"),  # 2 declines in as many, and is answered like anybody
        Birth("ache", "08:20", "online"),  # 3 is not recognised: 2 minutes
        Birth("ache", "08:30", "online"),  # 4 needs a GP, and is sent to the pharmacy by mistake
        Birth("ache", "08:40"),  # 5 is offered it by Rita, in 3 + 2 + 1 minutes, and declines: Amy reads for 2
        Birth("ache", "08:50"),  # 6 goes there, and never comes to the list
    ]
    luck = {
        "suitable": PHARMACY, ("suitable", 4): GP, "offered": 0.3, ("offered", 3): 0.4,
        "wrong_offer": 0.05, "accepts.pharmacy": 0.6, ("accepts.pharmacy", 2): 0.7, ("accepts.pharmacy", 5): 0.7,
        "triage_answer": MESSAGE,
    }  # fmt: skip
    log = live(practice_of(STEERED), births, said=luck)
    assert_log(
        log,
        contacts="""
        id channel   answered ended person result
        1  online    08:00    08:00 -      listed
        2  online    08:10    08:10 -      listed
        3  online    08:20    08:20 -      listed
        4  online    08:30    08:30 -      listed
        5  telephone 08:40    08:46 rita   listed
        6  telephone 08:50    08:56 rita   diverted
        """,
        work="""
        task      person start end   origin        id
        triage    amy    08:00 08:03 triage        1
        triage    amy    08:10 08:13 triage        2
        triage    amy    08:20 08:22 triage        3
        triage    amy    08:30 08:33 triage        4
        telephone rita   08:40 08:46 first_contact 5
        triage    amy    08:46 08:48 triage        5
        telephone rita   08:50 08:56 first_contact 6
        """,
        shifts="""
        person worked free
        amy    13     147
        rita   12     48
        """,
        episodes="""
        id ended ending      misdirected contacts
        1  08:03 met_outside 0           1
        2  08:13 met         0           1
        3  08:22 met         0           1
        4  08:33 met_outside 1           1
        5  08:48 met         0           1
        6  08:56 met_outside 0           1
        """,
    )


def test_where_the_telephone_books_and_a_clerk_reads_the_forms_the_clerk_steers_them() -> None:
    """Two forms, one of them steered; a clerk's reading is no row of the appointment book."""
    mixed = STEERED.replace('policy = "one_triage_list"\ntype_in = { law = "fixed", mean = 2 }', 'policy = "mixed"')
    mixed = mixed.replace(
        'serves = ["telephone", "desk", "online"]', 'serves = ["telephone", "desk", "online", "triage"]'
    )
    mixed = mixed.replace('activities.list = { serves = ["triage"] }', 'activities.list = { serves = ["inbox"] }')
    births = [
        Birth("ache", "08:00", "online"),  # 1 is offered the pharmacy and goes there: 2 + 1 minutes
        Birth("ache", "08:10", "online"),  # 2 is not recognised, and gets a slot
        Birth("ache", "08:20"),  # 3 rings and goes to the pharmacy: 3 + 1 minutes, with nothing to type in
    ]
    luck = {"suitable": PHARMACY, "offered": 0.3, ("offered", 2): 0.4, "triage_answer": SLOT}
    log = live(practice_of(mixed), births, said=luck)
    assert_log(
        log,
        work="""
        task              person start end   origin        id
        triage            rita   08:00 08:03 triage        1
        triage            rita   08:10 08:12 triage        2
        telephone         rita   08:20 08:24 first_contact 3
        consultation.seen amy    10:00 10:10 first_contact 2
        """,
        appointments="""
        id booking slot     person status
        1  outside pharmacy -      attended
        2  slot    any      amy    attended
        3  outside pharmacy -      attended
        -  slot    any      amy    unused
        -  slot    any      amy    unused
        -  slot    any      amy    unused
        """,
    )


def test_of_those_who_make_nothing_of_a_link_some_ask_again_and_the_others_are_lost() -> None:
    births = [Birth("ache", "08:00", "online"), Birth("ache", "08:10", "online"), Birth("ache", "08:20", "online")]
    luck = {
        "triage_answer": LINK, "link_used": 0.6, ("link_used", 1): 0.5,
        ("link_returns", 2): 0.3, ("link_returns", 3): 0.4,
    }  # fmt: skip
    practice = practice_of(
        PRACTICE.replace("triage.link_used = 0.6", "triage.link_used = 0.6\ntriage.link_returns = 0.4")
    )
    log = live(practice, births, days=2, said=luck)
    assert_log(
        log,
        contacts="""
        id arrived   person result
        1  08:00     -      listed
        2  08:10     -      listed
        2  tue.08:15 rita   booked
        3  08:20     -      listed
        """,
        episodes="""
        id ended     ending contacts
        1  10:10     met    1
        2  tue.10:10 met    2
        3  08:22     lost   1
        """,
    )
