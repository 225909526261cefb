"""One telephone, the same at every hour: what Erlang and those after him found."""

from math import exp

import numpy as np

from gpsim.log import OUTCOMES, Log
from tests.oracles.agreement import FEW, agrees, measured, observed, refuses
from tests.oracles.theory import erlang_c, exponential_patience, fixed_patience, impatient, limited, residual

TALK = 4.0  # minutes, exponential, two handlers
LONGER = f"access.telephone.talk.mean={TALK * 1.05}"
RATE = 5040.0 / 10080.0  # calls a minute, of all but the first

SHARE = erlang_c(1.0, 2)
HELD = SHARE * TALK / (2.0 - 1.0)


def holds(log: Log) -> dict[str, float]:
    """Mean minutes held, and the shares who hold at all and for more than five minutes."""
    calls = log.contacts[log.contacts["outcome"] == OUTCOMES.index("answered")]
    held = calls["answered"] - calls["arrived"]
    return {"mean": held.mean(), "at_all": (held > 0.0).mean(), "long": (held > 5.0).mean()}


def test_callers_hold_as_erlang_c_says() -> None:
    """M/M/2 with load a = 1.

    A share C(c, a) = (aᶜ ÷ c!) (c ÷ (c - a)) ÷ (Σₙ aⁿ ÷ n! + the same) holds at all, who hold for longer than
    t are C exp(-(c - a) t ÷ S), and the mean is C S ÷ (c - a). Erlang (1917).
    """
    found = measured(holds, "telephone_only", weeks=6)
    assert agrees(found["mean"], HELD)
    assert agrees(found["at_all"], SHARE)
    assert agrees(found["long"], SHARE * exp(-5.0 / TALK))


def test_erlang_c_refuses_longer_calls() -> None:
    found = measured(holds, "telephone_only", LONGER, weeks=6, replications=FEW)
    assert refuses(found["mean"], HELD)
    assert refuses(found["at_all"], SHARE)


ABANDONED, ANSWERED_AFTER = impatient(RATE, TALK, 2, exponential_patience(5.0), kink=5.0)


def test_callers_abandon_as_erlang_a_says() -> None:
    """M/M/2+M with load 2: of abandoning and of the wait of those answered, see `impatient`.

    Palm (1957); Garnett, Mandelbaum and Reiman (2002).
    """
    found = observed("telephone_patience", weeks=1)
    assert agrees(found["calls_abandoned_share"], ABANDONED)
    assert agrees(found["hold_mean_min"], ANSWERED_AFTER)


def test_erlang_a_refuses_longer_calls() -> None:
    found = observed("telephone_patience", LONGER, weeks=1, replications=FEW)
    assert refuses(found["calls_abandoned_share"], ABANDONED)
    assert refuses(found["hold_mean_min"], ANSWERED_AFTER)


HUNG_UP, BEFORE_THAT = impatient(RATE, TALK, 2, fixed_patience(5.0), kink=5.0)


def test_callers_of_one_patience_abandon_as_baccelli_and_hebuterne_say() -> None:
    """M/M/2+D with load 2, everybody holding for five minutes: see `impatient`.

    Baccelli and Hébuterne (1981); Brandt and Brandt (1999).
    """
    found = observed("telephone_fixed_patience", weeks=1)
    assert agrees(found["calls_abandoned_share"], HUNG_UP)
    assert agrees(found["hold_mean_min"], BEFORE_THAT)


def test_fixed_patience_refuses_longer_calls() -> None:
    found = observed("telephone_fixed_patience", LONGER, weeks=1, replications=FEW)
    assert refuses(found["calls_abandoned_share"], HUNG_UP)


PRESENT = limited(2.0, 2, 2)
ENGAGED = PRESENT[-1]
HELD_IN_LINE = float(PRESENT @ np.array([0.0, 0.0, 0.0, 1.0, 2.0])) / (RATE * (1.0 - ENGAGED))


def test_a_line_for_two_is_engaged_as_erlang_says() -> None:
    """M/M/2/4 with load 2: p(n) ∝ Π a ÷ min(i, c), for i from 1 to n; a share p(4) = 2/9 meets the engaged tone.

    By Little's law those who get in hold for Σ (n - c)⁺ p(n) ÷ λ (1 - p(4)). Erlang (1917).
    """
    found = observed("telephone_limit", weeks=1)
    assert agrees(found["calls_engaged_share"], ENGAGED)
    assert agrees(found["hold_mean_min"], HELD_IN_LINE)


def test_a_limited_line_refuses_longer_calls() -> None:
    found = observed("telephone_limit", LONGER, weeks=1, replications=FEW)
    assert refuses(found["calls_engaged_share"], ENGAGED)
    assert refuses(found["hold_mean_min"], HELD_IN_LINE)


CALL, LETTER, LETTER_SD = 6.0, 4.0, 3.0  # minutes
VACATIONS = 0.1 * CALL**2 / (2.0 * (1.0 - 0.1 * CALL)) + residual(LETTER, LETTER_SD)


def test_callers_wait_for_letters_to_be_finished_as_queues_with_vacations_do() -> None:
    """M/D/1 whose handler files a letter whenever no call waits: W = λ E[S²] ÷ 2 (1 - ρ) + E[V²] ÷ 2 E[V].

    Levy and Yechiali (1975); Fuhrmann and Cooper (1985). The week of warming up makes a pile of letters.
    """
    assert agrees(observed("vacation_desk", weeks=3, warmup=1)["hold_mean_min"], VACATIONS)


def test_vacations_refuse_longer_calls() -> None:
    longer = observed("vacation_desk", f"access.telephone.talk.mean={CALL * 1.05}", weeks=3, warmup=1, replications=FEW)
    assert refuses(longer["hold_mean_min"], VACATIONS)
