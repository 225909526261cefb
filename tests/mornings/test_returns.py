"""Who is seen before whom, and who comes back from elsewhere, worked by hand."""

from gpsim.distributions import Fixed
from gpsim.records import put
from tests.mornings.test_clinic import PRACTICE
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of


def test_of_two_who_wait_the_one_with_the_earlier_slot_is_seen_first() -> None:
    """2, for 09:10, comes at 09:13, after 3, for 09:20, who came at 09:12; both find 1 with the doctor until 09:14."""
    births = [Birth("ache", "08:00"), Birth("ache", "08:02"), Birth("ache", "08:04")]
    late = {("lateness", 1): 0.25, ("lateness", 2): 0.65, ("lateness", 3): 0.1}
    log = live(practice_of(PRACTICE), births, said=late)
    assert_log(
        log,
        appointments="""
        id start arrived began ended
        1  09:00 08:55   09:00 09:12
        2  09:10 09:13   09:14 09:26
        3  09:20 09:12   09:28 09:40
        -  09:30 -       -     -
        -  09:40 -       -     -
        -  09:50 -       -     -
        """,
    )


TO_THE_PHARMACY = PRACTICE.replace(
    'suitable = { gp = 1 }\nasks_for = "gp"', 'suitable = { pharmacy = 1 }\nasks_for = "pharmacy"', 1
).replace("[destinations]\n", "[destinations]\npharmacy = { kind = 'outside', bounce = 1, bounce_to = 'gp' }\n")


def test_a_patient_whom_the_pharmacy_cannot_help_rings_again_and_sees_the_doctor() -> None:
    """1 goes to the pharmacy at 08:01 and rings an hour later: 09:20 is the first slot, and its notes end at 09:34."""
    hour = Fixed(mean=1.0 / 24.0)
    practice = put(practice_of(TO_THE_PHARMACY), "destinations.pharmacy.bounce_after", lambda _: hour)
    log = live(practice, [Birth("ache", "08:00")])
    assert_log(
        log,
        contacts="""
        id origin        arrived ended result
        1  first_contact 08:00   08:01 outside
        1  bounce_back   09:01   09:02 booked
        """,
        episodes="""
        id ended ending contacts
        1  09:34 met    2
        """,
    )


NOBODY_HERE = (
    TO_THE_PHARMACY.replace(
        'suitable = { pharmacy = 1 }\nasks_for = "pharmacy"', 'suitable = { coach = 1 }\nasks_for = "coach"'
    )
    .replace("bounce = 1", "bounce = 0")
    .replace("pharmacy = {", "pharmacy = { capacity = 1, misfit_bounce = 0,")
    .replace(
        "[destinations]\n", "[destinations]\ncoach = { kind = 'clinic', roles = ['coach'], instead = 'pharmacy' }\n"
    )
    .replace("[team]\n", "[team]\nroles.coach = { group = 'other_direct_care' }\n")
)


def test_who_asks_for_somebody_in_whose_stead_a_full_place_stands_is_lost() -> None:
    """Nobody is a coach, and the pharmacy takes one a week: 1 goes there, and 2 has nowhere else to go."""
    log = live(practice_of(NOBODY_HERE), [Birth("ache", "08:00"), Birth("ache", "08:02")])
    assert_log(
        log,
        contacts="""
        id result
        1  outside
        2  outside
        """,
        episodes="""
        id ending
        1  met_outside
        2  lost
        """,
    )
