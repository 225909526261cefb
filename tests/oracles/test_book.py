"""Patients with appointments: a session in which some do not come, and a book that fills ahead."""

import numpy as np

from tests.oracles.agreement import FEW, agrees, observed, refuses
from tests.oracles.theory import booked_ahead, lognormal_law, session

SLOTS, SLOT, COMES = 12, 15.0, 0.8
MINUTES = "consultations.seen.minutes.any"
WORKED = 5.0 * SLOTS * COMES * 10.0 / 60.0  # hours a week, of five sessions of three hours
FREE = 15.0 - WORKED


def test_those_who_come_to_a_session_are_binomial() -> None:
    """Of n slots, all booked, n (1 - d) are attended, for S minutes each; S fits the slot, so nobody waits."""
    found = observed("one_session", weeks=10)
    assert agrees(1.0 - found["dna_share"], COMES)
    assert agrees(found["hours_per_week.doctor"], WORKED)
    assert agrees(found["free_hours_per_week.doctor"], FREE)
    assert np.all(found["appointments_per_1000_per_day"] == SLOTS)
    assert np.all(found["waiting_room_mean_min"] == 0.0)
    assert np.all(found["late_finish_mean_min.doctor"] == 0.0)


def test_the_hours_of_a_session_refuse_longer_consultations() -> None:
    found = observed("one_session", f"{MINUTES}.mean=10.5", weeks=10, replications=FEW)
    assert refuses(found["hours_per_week.doctor"], WORKED)
    assert refuses(found["free_hours_per_week.doctor"], FREE)


STEP = 1.0 / 16.0  # minutes, of the law in the recursion
MEAN, SD = 20.0, 6.0
WAIT, LATE = (STEP * steps for steps in session(lognormal_law(MEAN, SD, STEP, 8000), COMES, round(SLOT / STEP), SLOTS))


def lognormal(mean: float, sd: float) -> str:
    """The setting that makes consultations of this law."""
    return f'{MINUTES}={{law="lognormal",mean={mean},sd={sd}}}'


def test_patients_wait_in_a_session_as_lindleys_recursion_says() -> None:
    """Consultations longer than their slots, lognormal: W(i + 1) = max(0, W(i) + S(i) - slot), W(1) = 0.

    S(i) is 0 with the probability that nobody comes. Lindley (1952), for sessions Bailey (1952); by numerical
    convolution, see `session`. The session ends late by W(n + 1).
    """
    found = observed("one_session", lognormal(MEAN, SD), weeks=40)
    assert agrees(found["waiting_room_mean_min"], WAIT)
    assert agrees(found["late_finish_mean_min.doctor"], LATE)


def test_lindleys_recursion_refuses_longer_consultations() -> None:
    found = observed("one_session", lognormal(MEAN * 1.05, SD * 1.05), weeks=40, replications=FEW)
    assert refuses(found["waiting_room_mean_min"], WAIT)
    assert refuses(found["late_finish_mean_min.doctor"], LATE)


AHEAD = booked_ahead(60.0 / 7.0, 10)  # shares one day ahead, two, ...
INTERVAL = float(AHEAD @ np.arange(1, len(AHEAD) + 1))


def test_a_book_fills_ahead_as_baileys_bulk_queue_does() -> None:
    """Requests of an evening, Poisson, take the next free of N slots a day from tomorrow on.

    X' = max(X - N, 0) + A; the n-th booked has ⌈n ÷ N⌉ days to wait. Bailey (1954); see `booked_ahead`.
    """
    found = observed("backlog_book", weeks=25, warmup=3)
    assert agrees(found["interval_mean_days"], INTERVAL)
    assert agrees(found["interval_share.1"], float(AHEAD[0]))
    assert np.all(found["same_day_share"] == 0.0)


def test_a_book_that_fills_ahead_refuses_more_requests() -> None:
    """How long a consultation takes is all one to the book: a slot is a slot. So 5% more requests."""
    found = observed("backlog_book", "needs.complaint.rate=63", weeks=25, warmup=3, replications=FEW)
    assert refuses(found["interval_share.1"], float(AHEAD[0]))
