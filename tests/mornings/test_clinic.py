"""A clinic, worked by hand: twelve minutes for ten-minute slots, two of notes, and patients early, late and missing."""

from dataclasses import replace

from gpsim.records import put
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.ache]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
[needs.cold]
rate = 0
suitable = { gp = 1 }
asks_for = "gp"
natural_end = { law = "fixed", mean = 1 }
wanted = { law = "fixed", mean = 2 }
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 12 }
notes = { law = "fixed", mean = 2 }
makes = { letter = 0.1 }
[papers.letter]
first = "write"
steps.write = { queue = "inbox", minutes = { law = "fixed", mean = 3 } }
[attendance]
dna = { days = [0], shares = [0.1] }
dna_returns = 0.5
dna_returns_after = { law = "fixed", mean = 1 }
gone_cancels = 0.5
notice = { law = "fixed", mean = 600 }
lateness = { law = "empirical", edges = [0, 20], weights = [1] }
early = 10
too_late = 9
[book]
kinds.any = { consultation = "seen", takes = ["routine"], horizon = 3 }
templates.clinic.blocks.all = { at = 0, slots = 6, minutes = 10, slot = "any" }
[team]
roles.receptionist = { group = "admin" }
roles.doctor = { group = "gp_qualified", finishes = "stays", stays_at_most = 5 }
activities.front = { serves = ["telephone"] }
activities.clinic = { serves = ["patients", "inbox"], bookable = true }
people.amy.role = "doctor"
people.amy.rota.all.days = ["mon", "wed"]
people.amy.rota.all.start = "09:00"
people.amy.rota.all.end = "10:00"
people.amy.rota.all.activity = "clinic"
people.amy.rota.all.template = "clinic"
people.rita.role = "receptionist"
people.rita.rota.day = { days = ["mon", "tue"], start = "08:00", end = "10:00", activity = "front" }
"""
# Lateness goes evenly from ten minutes early to ten late.
EARLY_5, LATE_8, LATE_10 = 0.25, 0.9, 0.999


def test_a_clinic_runs_late_uses_gaps_and_its_clinician_stays_to_write_a_letter() -> None:
    """Six slots from nine to ten; who comes first is seen first, and of those here the one with the earlier slot."""
    births = [
        Birth("ache", "08:00"),  # 1, for 09:00, is there at 08:55; a letter follows
        Birth("ache", "08:02"),  # 2, for 09:10, comes at 09:18, when 3 is being seen
        Birth("ache", "08:04"),  # 3, for 09:20, comes at 09:15
        Birth("ache", "08:06"),  # 4, for 09:30, does not come and is lost
        Birth("ache", "08:08"),  # 5, for 09:40, is nearly ten minutes late: too late; rings a day later for Wednesday
        Birth(
            "ache", "08:10"
        ),  # 6, for 09:50, is on time and takes until 10:04; a letter, begun within five minutes of ten
    ]
    luck = {
        ("lateness", 1): EARLY_5, ("lateness", 2): LATE_8, ("lateness", 3): EARLY_5, ("lateness", 5): LATE_10,
        ("attends", 4): 0.05, ("dna_returns", 4): 0.5, ("dna_returns", 5): 0.4,
        ("makes.seen.letter", 1): 0.05, ("makes.seen.letter", 6): 0.05,
    }  # fmt: skip
    log = live(practice_of(PRACTICE), births, days=3, said={**luck, ("lateness", 5, 1): 0.5})
    assert_log(
        log,
        contacts="""
        id arrived   ended     result
        1  08:00     08:01     booked
        2  08:02     08:03     booked
        3  08:04     08:05     booked
        4  08:06     08:07     booked
        5  08:08     08:09     booked
        5  tue.09:40 tue.09:41 booked
        6  08:10     08:11     booked
        """,
        # The consultation ends when the patient leaves: before the notes.
        appointments="""
        id status   booked    start     arrived   began     ended     freed
        1  attended 08:01     09:00     08:55     09:00     09:12     -
        2  attended 08:03     09:10     09:18     09:31     09:43     -
        3  attended 08:05     09:20     09:15     09:17     09:29     -
        4  dna      08:07     09:30     -         -         -         09:30
        5  dna      08:09     09:40     -         -         -         09:40
        5  attended tue.09:41 wed.09:00 wed.09:00 wed.09:00 wed.09:12 -
        6  attended 08:11     09:50     09:50     09:50     10:02     -
        -  unused   -         wed.09:10 -         -         -         -
        -  unused   -         wed.09:20 -         -         -         -
        -  unused   -         wed.09:30 -         -         -         -
        -  unused   -         wed.09:40 -         -         -         -
        -  unused   -         wed.09:50 -         -         -         -
        """,
        work="""
        task               person start     end       origin        id       shift
        telephone          rita   08:00     08:01     first_contact 1        08:00
        telephone          rita   08:02     08:03     first_contact 2        08:00
        telephone          rita   08:04     08:05     first_contact 3        08:00
        telephone          rita   08:06     08:07     first_contact 4        08:00
        telephone          rita   08:08     08:09     first_contact 5        08:00
        telephone          rita   08:10     08:11     first_contact 6        08:00
        consultation.seen  amy    09:00     09:12     first_contact 1        09:00
        notes.seen         amy    09:12     09:14     first_contact 1        09:00
        paper.letter.write amy    09:14     09:17     first_contact letter#1 09:00
        consultation.seen  amy    09:17     09:29     first_contact 3        09:00
        notes.seen         amy    09:29     09:31     first_contact 3        09:00
        consultation.seen  amy    09:31     09:43     first_contact 2        09:00
        notes.seen         amy    09:43     09:45     first_contact 2        09:00
        consultation.seen  amy    09:50     10:02     first_contact 6        09:00
        notes.seen         amy    10:02     10:04     first_contact 6        09:00
        paper.letter.write amy    10:04     10:07     first_contact letter#2 09:00
        telephone          rita   tue.09:40 tue.09:41 first_contact 5        tue.08:00
        consultation.seen  amy    wed.09:00 wed.09:12 first_contact 5        wed.09:00
        notes.seen         amy    wed.09:12 wed.09:14 first_contact 5        wed.09:00
        """,
        # Monday, of an hour: 4 times 14 and twice 3 worked, 7 of them late; free from 09:45 to 09:50: no whole slot.
        # Wednesday: free from 09:14 to 10:00: four slots.
        shifts="""
        person start     end       left      worked overtime free free_slots
        amy    09:00     10:00     10:07     62     7        5    0
        amy    wed.09:00 wed.10:00 wed.10:00 14     0        46   4
        rita   08:00     10:00     10:00     6      0        114  0
        rita   tue.08:00 tue.10:00 tue.10:00 1      0        119  0
        """,
        episodes="""
        id       kind   born  ended     ending contacts
        1        ache   08:00 09:14     met    1
        letter#1 letter 09:14 09:17     filed  0
        2        ache   08:02 09:45     met    1
        3        ache   08:04 09:31     met    1
        4        ache   08:06 09:30     lost   1
        5        ache   08:08 wed.09:14 met    2
        6        ache   08:10 10:04     met    1
        letter#2 letter 10:04 10:07     filed  0
        """,
    )


def test_an_employed_clinician_stops_on_time_and_the_letter_waits_for_the_next_session() -> None:
    """Seen from 09:50 to 10:04, four minutes beyond the session; the letter is written on Wednesday at nine."""
    practice = put(practice_of(PRACTICE), "team.roles.doctor", lambda role: replace(role, finishes="stops"))
    births = [Birth("ache", "09:34")]  # is told at 09:35 of the slot that begins in a quarter of an hour
    log = live(practice, births, days=3, said={"makes.seen.letter": 0.05})
    assert_log(
        log,
        work="""
        task               start     end       id
        telephone          09:34     09:35     1
        consultation.seen  09:50     10:02     1
        notes.seen         10:02     10:04     1
        paper.letter.write wed.09:00 wed.09:03 letter#1
        """,
        shifts="""
        person start     left      worked overtime free free_slots
        amy    09:00     10:04     14     4        50   5
        amy    wed.09:00 wed.10:00 3      0        57   5
        rita   08:00     10:00     1      0        119  0
        rita   tue.08:00 tue.10:00 0      0        120  0
        """,
    )


def test_a_need_that_is_over_is_cancelled_or_missed_and_the_practice_never_sees_it() -> None:
    """A cold is gone after a day; both patients had booked for Wednesday, two days on."""
    births = [
        Birth("cold", "08:00"),  # 1 cancels ten hours before 09:00, on Tuesday night
        Birth("cold", "08:02"),  # 2 forgets 09:10
    ]
    log = live(practice_of(PRACTICE), births, days=3, said={("gone_cancels", 1): 0.4})
    log.appointments.sort(order="start")
    assert_log(
        replace(log, appointments=log.appointments[6:9]),
        appointments="""
        id status    released  wanted    booked start     freed
        1  cancelled 00:00     wed.00:00 08:01  wed.09:00 tue.23:00
        -  unused    tue.23:00 -         -      wed.09:00 -
        2  dna       00:00     wed.00:00 08:03  wed.09:10 wed.09:10
        """,
        episodes="""
        id ended     ending
        1  tue.23:00 lost
        2  wed.09:10 lost
        """,
    )
