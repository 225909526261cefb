"""Patients without appointments: one clinician or two, who see them in the order in which they come."""

from gpsim.log import STATUSES, Log
from tests.oracles.agreement import FEW, agrees, measured, observed, refuses
from tests.oracles.theory import cobham, crommelin, pollaczek_khinchine

MINUTES = "consultations.seen.minutes.any"
WAIT = "waiting_room_mean_min"
RATE = 0.06  # patients a minute for each clinician

MEAN, SD = 10.0, 5.0
LOGNORMAL = pollaczek_khinchine(RATE, MEAN, SD)


def test_patients_wait_as_pollaczek_and_khinchine_say() -> None:
    """M/G/1 with lognormal service and ρ = 0.6: W = λ E[S²] ÷ 2 (1 - ρ). Pollaczek (1930), Khinchine (1932)."""
    assert agrees(observed("walk_in", weeks=10)[WAIT], LOGNORMAL)


def test_pollaczek_and_khinchine_refuse_longer_consultations() -> None:
    longer = (f"{MINUTES}.mean={MEAN * 1.05}", f"{MINUTES}.sd={SD * 1.05}")
    assert refuses(observed("walk_in", *longer, weeks=10, replications=FEW)[WAIT], LOGNORMAL)


GAMMA_SD = 3.0
GAMMA = pollaczek_khinchine(RATE, MEAN, GAMMA_SD)


def gamma(mean: float, sd: float) -> str:
    """The setting that makes consultations of this law."""
    return f'{MINUTES}={{law="gamma",mean={mean},sd={sd}}}'


def test_patients_wait_as_pollaczek_and_khinchine_say_of_gamma_service() -> None:
    """M/G/1 with gamma service and ρ = 0.6: the law matters by its first two moments alone."""
    assert agrees(observed("walk_in", gamma(MEAN, GAMMA_SD), weeks=10)[WAIT], GAMMA)


def test_gamma_service_refuses_longer_consultations() -> None:
    longer = gamma(MEAN * 1.05, GAMMA_SD * 1.05)
    assert refuses(observed("walk_in", longer, weeks=10, replications=FEW)[WAIT], GAMMA)


TWO = crommelin(2.0 * RATE, MEAN, 2)


def test_patients_of_two_clinicians_wait_as_crommelin_says() -> None:
    """M/D/2 with ρ = 0.6: N(t + S) = max(N(t) - c, 0) + Poisson(λS), and W = E[(N - c)⁺] ÷ λ. Crommelin (1932)."""
    assert agrees(observed("walk_in_fixed", weeks=6)[WAIT], TWO)


def test_crommelin_refuses_longer_consultations() -> None:
    assert refuses(observed("walk_in_fixed", f"{MINUTES}.mean={MEAN * 1.05}", weeks=6, replications=FEW)[WAIT], TWO)


ILL, QUESTIONS = (0.05, 6.0, 3.0), (0.04, 5.0, 0.0)  # rate, mean, standard deviation
FIRST, SECOND = cobham(ILL, QUESTIONS)


def waits(log: Log) -> dict[str, float]:
    """Mean minutes waited by kind of consultation."""
    rows = log.appointments[log.appointments["status"] == STATUSES.index("attended")]
    waited, kinds = rows["began"] - rows["arrived"], log.names.consultations
    return {kind: waited[rows["kind"] == i].mean() for i, kind in enumerate(kinds)}


def test_the_ill_are_seen_before_questions_as_cobham_says() -> None:
    """M/G/1 with two classes, nobody interrupted: W₁ = W₀ ÷ (1 - ρ₁), W₂ = W₁ ÷ (1 - ρ₁ - ρ₂). Cobham (1954)."""
    found = measured(waits, "two_priorities", weeks=13)
    assert agrees(found["seen"], FIRST)
    assert agrees(found["answered"], SECOND)


def test_cobham_refuses_longer_consultations() -> None:
    longer = (f"{MINUTES}.mean=6.3", f"{MINUTES}.sd=3.15", "consultations.answered.minutes.any.mean=5.25")
    found = measured(waits, "two_priorities", *longer, weeks=13, replications=FEW)
    assert refuses(found["seen"], FIRST)
    assert refuses(found["answered"], SECOND)
