"""Group consultations, worked by hand: early, late, missing and cancelled; those there share the minutes."""

from dataclasses import replace

from gpsim.distributions import Fixed
from gpsim.measures.catalogue import metrics
from gpsim.practice.book import Block
from gpsim.records import put
from gpsim.streams import MASK, key_of
from gpsim.units import DAY
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.diabetes]
rate = 0
suitable = { class = 1 }
asks_for = "class"
[destinations]
class = { kind = "clinic", roles = ["sister"], books = "group" }
clinic = { kind = "clinic", roles = ["sister"] }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 1 }
[consultations.review]
mode = "group"
minutes.any = { law = "fixed", mean = 45 }
notes = { law = "fixed", mean = 2 }
converts = 0.1
converts_to = "clinic"
converts_class = "routine"
group = { places = 5, facilitation = { law = "fixed", mean = 60 } }
[consultations.alone]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 20 }
[attendance]
dna = { days = [0], shares = [0.1] }
dna_returns = 0
cancels = { days = [0], shares = [0.1] }
notice = { law = "fixed", mean = 60 }
rebooks = 0
lateness = { law = "empirical", edges = [0, 40], weights = [1] }
early = 10
too_late = 20
[book]
kinds.class = { consultation = "review", takes = ["group"], horizon = 0 }
kinds.single = { consultation = "alone", takes = ["routine"], horizon = 0 }
[book.templates.mixed.blocks]
class = { at = 0, slots = 1, minutes = 60, slot = "class" }
single = { at = 80, slots = 2, minutes = 20, slot = "single" }
[team]
roles.sister = { group = "nurse" }
roles.coach = { group = "other_direct_care" }
roles.receptionist = { group = "admin" }
activities.front = { serves = ["telephone"] }
activities.clinic = { serves = ["patients"], bookable = true }
activities.groups = { serves = ["groups"] }
[team.people]
nell.role = "sister"
nell.rota.all = { days = ["mon", "tue"], start = "10:00", end = "12:00", activity = "clinic", template = "mixed" }
carl.role = "coach"
carl.rota.all = { days = ["mon"], start = "10:00", end = "11:30", activity = "groups" }
rita.role = "receptionist"
rita.rota.all = { days = ["mon", "tue"], start = "08:00", end = "09:30", activity = "front" }
"""
# Lateness goes evenly from ten minutes early to thirty late: a quarter is on time, 20 minutes and more are too late.
EARLY_4, ON_TIME, LATE_8, LATE_12, TOO_LATE = 0.15, 0.25, 0.45, 0.55, 0.8
A_DAY = Fixed(mean=1.0)
NELL_FALLS_ILL = ("sickness", (key_of("person", "nell") ^ ((1 + 4096) * 0x9E3779B97F4A7C15)) & MASK)  # on Tuesday
CALLS = [Birth("diabetes", f"08:0{minute}") for minute in range(6)]  # six for five places


def test_a_group_shares_the_minutes_of_its_session_whoever_is_early_late_or_missing() -> None:
    """Forty-five minutes of Nell's from ten, and sixty of Carl's; three come, with fifteen and twenty each.

    1 comes at 09:56; 2 at 10:08, when the group has begun; 3 forgets it; 4 cancels an hour before, and 6, who found it
    full and waited, takes the place and comes on time; 5 would be twenty-two minutes late, which is too late.
    """
    luck = {
        ("lateness", 1): EARLY_4, ("lateness", 2): LATE_8, ("attends", 3): 0.05, ("cancels", 4): 0.05,
        ("lateness", 5): TOO_LATE, ("lateness", 6): ON_TIME, ("converts.review", 2): 0.05,
    }  # fmt: skip
    log = live(practice_of(PRACTICE), CALLS, said={**luck, ("lateness", 2, 1): ON_TIME})
    assert_log(
        log,
        contacts="""
        id arrived ended result
        1  08:00   08:01 booked
        2  08:01   08:02 booked
        3  08:02   08:03 booked
        4  08:03   08:04 booked
        5  08:04   08:05 booked
        6  08:05   08:06 waiting_list
        """,
        # Every patient has a row, as national data count a group. The sixth row is the place that 4 gave back.
        appointments="""
        id kind   status    person origin        released booked start minutes arrived began ended freed
        1  review attended  nell   first_contact 00:00    08:01  10:00 60      09:56   10:00 10:45 -
        2  review attended  nell   first_contact 00:00    08:02  10:00 60      10:08   10:08 10:45 -
        3  review dna       nell   first_contact 00:00    08:03  10:00 60      -       -     -     10:00
        4  review cancelled nell   first_contact 00:00    08:04  10:00 60      -       -     -     09:00
        5  review dna       nell   first_contact 00:00    08:05  10:00 60      -       -     -     10:00
        6  review attended  nell   first_contact 09:00    09:00  10:00 60      10:00   10:00 10:45 -
        2  alone  attended  nell   follow_up     00:00    10:51  11:20 20      11:20   11:20 11:40 -
        -  alone  unused    nell   first_contact 00:00    -      11:40 20      -       -     -     -
        """,
        # In the order in which they came. The notes are each patient's own, one after the other.
        work="""
        task                person start end   origin        id
        telephone           rita   08:00 08:01 first_contact 1
        telephone           rita   08:01 08:02 first_contact 2
        telephone           rita   08:02 08:03 first_contact 3
        telephone           rita   08:03 08:04 first_contact 4
        telephone           rita   08:04 08:05 first_contact 5
        telephone           rita   08:05 08:06 first_contact 6
        consultation.review nell   10:00 10:15 first_contact 1
        consultation.review nell   10:15 10:30 first_contact 6
        consultation.review nell   10:30 10:45 first_contact 2
        facilitation.review carl   10:00 10:20 first_contact 1
        facilitation.review carl   10:20 10:40 first_contact 6
        facilitation.review carl   10:40 11:00 first_contact 2
        notes.review        nell   10:45 10:47 first_contact 1
        notes.review        nell   10:47 10:49 first_contact 6
        notes.review        nell   10:49 10:51 first_contact 2
        consultation.alone  nell   11:20 11:40 follow_up     2
        """,
        # Nell's own slots are of twenty minutes: one fits between the group and the patient, and one at the end.
        shifts="""
        person start left  worked overtime free free_slots
        carl   10:00 11:30 60     0        30   0
        nell   10:00 12:00 71     0        49   2
        rita   08:00 09:30 6      0        84   0
        """,
        episodes="""
        id ended ending contacts
        1  10:51 met    1
        2  11:40 met    1
        3  10:00 lost   1
        4  09:00 lost   1
        5  10:00 lost   1
        6  10:51 met    1
        """,
    )
    found = metrics(log)
    assert (found["appointments_share.group"], found["dna_share.group"]) == (5 / 6, 2 / 5)
    assert found["third_next_available_days.nurse"] != found["third_next_available_days.nurse"]  # no slots but today's


def test_nobody_turns_up_and_the_hour_is_free() -> None:
    """Two forget it, three places were never booked: Nell and Carl have nobody to work for."""
    log = live(practice_of(PRACTICE), CALLS[:2], said={"attends": 0.05})
    assert_log(
        log,
        appointments="""
        id kind   status booked start freed
        1  review dna    08:01  10:00 10:00
        2  review dna    08:02  10:00 10:00
        -  review unused -      10:00 -
        -  review unused -      10:00 -
        -  review unused -      10:00 -
        -  alone  unused -      11:20 -
        -  alone  unused -      11:40 -
        """,
        shifts="""
        person worked free free_slots
        carl   0      90   0
        nell   0      120  6
        rita   2      88   0
        """,
    )


def test_the_first_to_come_is_late_and_the_last_finds_it_over() -> None:
    """A group of three minutes, and no facilitator: it begins at 10:08, and is over when 2 comes at 10:12."""
    practice = put(practice_of(PRACTICE), "consultations.review.minutes.any.mean", lambda _: 3.0)
    practice = put(practice, "team.people", lambda people: {name: people[name] for name in ("nell", "rita")})
    log = live(practice, CALLS[:2], said={("lateness", 1): LATE_8, ("lateness", 2): LATE_12})
    log.appointments.sort(order="id")
    assert_log(
        log,
        work="""
        task                person start end   id
        telephone           rita   08:00 08:01 1
        telephone           rita   08:01 08:02 2
        consultation.review nell   10:08 10:11 1
        notes.review        nell   10:11 10:13 1
        """,
        episodes="""
        id ended ending
        1  10:13 met
        2  10:12 lost
        """,
    )


def test_minutes_that_do_not_divide_are_shared_to_the_tick_and_none_is_lost() -> None:
    """Fifty minutes, 51,200 ticks, are 17,066 and two thirds for each of three: 17,067, 17,066 and 17,067."""
    practice = put(practice_of(PRACTICE), "consultations.review.minutes.any.mean", lambda _: 50.0)
    log = live(practice, CALLS[:3], said={"lateness": ON_TIME})
    rows = log.work[log.work["task"] == log.names.tasks.index("consultation.review")]
    assert ((rows["end"] - rows["start"]) * 1024.0).tolist() == [17067.0, 17066.0, 17067.0]
    assert (rows["start"][0], rows["end"][-1]) == (600.0, 650.0)


def test_places_with_a_clinician_who_falls_ill_are_booked_anew() -> None:
    """Both have places on Tuesday; Nell is ill on that day, and they move to Wednesday's group."""
    practice = put(practice_of(PRACTICE), "book.kinds.class.horizon", lambda _: 2)
    practice = put(practice, "team.roles.sister", lambda role: replace(role, sickness=0.02, sickness_spell=A_DAY))
    practice = put(practice, "team.people.nell.rota.all.days", lambda _: ("tue", "wed"))
    log = live(practice, CALLS[:2], days=3, said={NELL_FALLS_ILL: 0.0, "lateness": ON_TIME})
    booked = log.appointments["id"] > 0
    assert_log(
        replace(log, appointments=log.appointments[booked]),
        appointments="""
        id status   booked    start     began     ended     freed
        1  moved    08:01     tue.10:00 -         -         tue.00:00
        2  moved    08:02     tue.10:00 -         -         tue.00:00
        1  attended tue.00:00 wed.10:00 wed.10:00 wed.10:45 -
        2  attended tue.00:00 wed.10:00 wed.10:00 wed.10:45 -
        """,
    )
    assert not log.appointments["start"][~booked].min() < 2 * DAY  # nobody could take the rest of Tuesday's places


def test_whoever_comes_when_the_clinician_has_gone_home_is_booked_anew() -> None:
    """The session is over at a quarter past ten, and nobody had come; 1 comes at 10:18 and gets a new place."""
    practice = put(practice_of(PRACTICE), "team.people.nell.rota.all.end", lambda _: "10:15")
    block = Block(at=0.0, slots=1, minutes=15.0, slot="class")
    practice = put(practice, "book.templates.mixed.blocks", lambda _: {"class": block})
    practice = put(practice, "book.kinds.class.horizon", lambda _: 1)
    log = live(practice, CALLS[:1], days=2, said={("lateness", 1): 0.7, ("lateness", 1, 1): ON_TIME})
    assert_log(
        replace(log, appointments=log.appointments[log.appointments["id"] > 0]),
        appointments="""
        id status   booked start     began     ended     freed
        1  moved    08:01  10:00     -         -         10:18
        1  attended 10:18  tue.10:00 tue.10:00 tue.10:45 -
        """,
    )
