"""The duty doctor's morning and home visits, worked by hand."""

from dataclasses import replace

from gpsim.records import put
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.pain]
rate = 0
urgent = 1
suitable = { gp = 1 }
asks_for = "gp"
[needs.fall]
rate = 0
at_home = true
suitable = { gp = 1 }
asks_for = "gp"
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
centre = { kind = "outside" }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
urgent_if_full = ["duty", "centre"]
duty = { consultation = "call", cap = 3 }
visiting = { consultation = "visit", close = "10:30" }
[consultations]
call = { mode = "telephone", minutes.any = { law = "fixed", mean = 8 }, makes = { letter = 0.1 } }
visit = { mode = "home_visit", minutes.any = { law = "fixed", mean = 35 } }
seen = { mode = "face_to_face", minutes.any = { law = "fixed", mean = 10 } }
[papers.letter]
first = "write"
steps.write = { queue = "inbox", minutes = { law = "fixed", mean = 3 } }
[book]
kinds.ahead = { consultation = "seen", takes = ["routine"] }
templates.clinic.blocks.all = { at = 0, slots = 1, minutes = 10, slot = "ahead" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified" }
activities.front = { serves = ["telephone"] }
activities.duty = { serves = ["duty", "visits", "inbox"] }
activities.clinic = { serves = ["patients"], bookable = true }
[team.people]
rita.role = "receptionist"
rita.rota.day = { days = ["mon", "tue"], start = "08:00", end = "12:00", activity = "front" }
dee.role = "doctor"
dee.rota.duty = { days = ["mon", "tue"], start = "08:00", end = "11:00", activity = "duty" }
amy.role = "doctor"
amy.rota.clinic = { days = ["mon"], start = "11:00", end = "11:10", activity = "clinic", template = "clinic" }
"""


def test_the_duty_list_comes_before_letters_and_ends_at_its_cap_and_with_the_session() -> None:
    """No slot is for urgent requests, so all go to the list: eight minutes each, three a day."""
    births = [
        Birth("pain", "08:00"),  # 1 is rung from 08:01 to 08:09; a letter follows
        Birth("pain", "08:04"),  # 2 waits from 08:05 until 08:09, is done by 08:17: then Dee writes the letter
        Birth("pain", "08:18"),  # 3 waits a minute for that, until 08:20
        Birth("pain", "08:40"),  # 4 is one too many and goes to the centre
        Birth("pain", "tue.10:59"),  # 5 is on the phone when the duty session ends, so goes to the centre too
    ]
    log = live(practice_of(PRACTICE), births, days=2, said={("makes.call.letter", 1): 0.05})
    assert_log(
        log,
        contacts="""
        id ended     result
        1  08:01     duty
        2  08:05     duty
        3  08:19     duty
        4  08:41     outside
        5  tue.11:00 outside
        """,
        appointments="""
        id booking kind slot   status   urgent person minutes booked    start     arrived   began     ended
        1  duty    call -      attended 1      dee    0       08:01     08:01     08:01     08:01     08:09
        2  duty    call -      attended 1      dee    0       08:05     08:05     08:05     08:09     08:17
        3  duty    call -      attended 1      dee    0       08:19     08:19     08:19     08:20     08:28
        4  outside -    centre attended 1      -      0       08:41     08:41     08:41     08:41     08:41
        5  outside -    centre attended 1      -      0       tue.11:00 tue.11:00 tue.11:00 tue.11:00 tue.11:00
        -  slot    seen ahead  unused   0      amy    10      -         11:00     -         -         -
        """,
        work="""
        task               person start     end       id
        telephone          rita   08:00     08:01     1
        consultation.call  dee    08:01     08:09     1
        telephone          rita   08:04     08:05     2
        consultation.call  dee    08:09     08:17     2
        paper.letter.write dee    08:17     08:20     letter#1
        telephone          rita   08:18     08:19     3
        consultation.call  dee    08:20     08:28     3
        telephone          rita   08:40     08:41     4
        telephone          rita   tue.10:59 tue.11:00 5
        """,
        shifts="""
        person start     end       worked overtime free free_slots
        dee    08:00     11:00     27     0        153  0
        dee    tue.08:00 tue.11:00 0      0        180  0
        amy    11:00     11:10     0      0        10   1
        rita   08:00     12:00     4      0        236  0
        rita   tue.08:00 tue.12:00 1      0        239  0
        """,
        episodes="""
        id       kind   ended     ending
        1        pain   08:09     met
        letter#1 letter 08:20     filed
        2        pain   08:17     met
        3        pain   08:28     met
        4        pain   08:41     met_outside
        5        pain   tue.11:00 met_outside
        """,
    )


def test_the_housebound_are_visited_on_the_day_or_the_next_once_the_list_has_closed() -> None:
    """A visit takes 35 minutes, door to door; urgent calls come before the next one."""
    practice = put(practice_of(PRACTICE), "patients.bands.all", lambda band: replace(band, housebound=1.0))
    births = [
        Birth("fall", "10:00"),  # 1 is visited from 10:01 to 10:36
        Birth("fall", "10:20"),  # 2 waits from 10:21 until 10:44, and keeps Dee until 11:19
        Birth("pain", "10:34"),  # 3 is rung from 10:36 to 10:44
        Birth("fall", "10:30"),  # 4 is off the phone at 10:31: put on tomorrow's list, at eight
    ]
    log = live(practice, births, days=2)
    assert_log(
        log,
        contacts="""
        id need ended result
        1  fall 10:01 visit
        2  fall 10:21 visit
        3  pain 10:35 duty
        4  fall 10:31 visit
        """,
        appointments="""
        id booking kind  status   person start arrived began     ended
        1  visit   visit attended dee    10:01 10:01   10:01     10:36
        2  visit   visit attended dee    10:21 10:21   10:44     11:19
        3  duty    call  attended dee    10:35 10:35   10:36     10:44
        4  visit   visit attended dee    10:31 10:31   tue.08:00 tue.08:35
        -  slot    seen  unused   amy    11:00 -       -         -
        """,
        # Monday: free until 10:01, then 35 + 8 + 35 minutes, 19 of them beyond eleven.
        shifts="""
        person start     end       left      worked overtime free
        dee    08:00     11:00     11:19     78     19       121
        dee    tue.08:00 tue.11:00 tue.11:00 35     0        145
        amy    11:00     11:10     11:10     0      0        10
        rita   08:00     12:00     12:00     4      0        236
        rita   tue.08:00 tue.12:00 tue.12:00 0      0        240
        """,
    )
