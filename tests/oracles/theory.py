"""What queueing theory says, as numbers: closed forms where there are any, small linear systems otherwise.

Times are minutes and rates are per minute; ``load`` is the rate of arrival times the mean service time. Formulas
without another source are in Gross, Shortle, Thompson and Harris, *Fundamentals of Queueing Theory*.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, factorial, log, log1p, sqrt

import numpy as np
import numpy.typing as npt
from scipy.integrate import quad
from scipy.signal import fftconvolve
from scipy.stats import norm, poisson

Floats = npt.NDArray[np.float64]
Function = Callable[[float], float]
LARGEST = 150  # present or booked at once; more have no weight at the loads here


# Telephones.


def erlang_c(load: float, servers: int) -> float:
    """Share of arrivals who wait in M/M/c: Erlang (1917)."""
    full = load**servers / factorial(servers) * servers / (servers - load)
    return full / (sum(load**n / factorial(n) for n in range(servers)) + full)


def limited(load: float, servers: int, places: int) -> Floats:
    """Shares of time with 0, 1, ... present in M/M/c/K, where ``places`` can wait."""
    weights = np.cumprod([1.0, *(load / min(n, servers) for n in range(1, servers + places + 1))])
    return np.asarray(weights / weights.sum())


@dataclass(frozen=True)
class Patience:
    """Of everybody, the share who still hold after some minutes, and the integral of that share from 0."""

    lasts: Function
    area: Function


def exponential_patience(mean: float) -> Patience:
    """Patience that does not wear out."""
    return Patience(lambda t: exp(-t / mean), lambda t: mean * (1.0 - exp(-t / mean)))


def fixed_patience(minutes: float) -> Patience:
    """Everybody hangs up after so many minutes."""
    return Patience(lambda t: float(t < minutes), lambda t: min(t, minutes))


def impatient(rate: float, service: float, servers: int, patience: Patience, *, kink: float) -> tuple[float, float]:
    """Share who abandon in M/M/c+G, and the mean wait of those who do not: Baccelli and Hébuterne (1981).

    With G the law of patience, the wait that an arrival would have has the density
    v(t) = λ p(c - 1) exp(λ ∫₀ᵗ (1 - G) - cμt), and p(n) = p(0) aⁿ ÷ n! for n < c. ``kink`` is where the
    density may not be smooth.
    """
    load, far = rate * service, 60.0 * service
    last = rate * load ** (servers - 1) / factorial(servers - 1)

    def would_wait(t: float) -> float:
        return last * exp(rate * patience.area(t) - servers * t / service)

    def integral(of: Function) -> float:
        return float(quad(of, 0.0, kink)[0] + quad(of, kink, far, limit=200)[0])

    at_once = sum(load**n / factorial(n) for n in range(servers))
    served = at_once + integral(lambda t: would_wait(t) * patience.lasts(t))
    held = integral(lambda t: t * would_wait(t) * patience.lasts(t))
    return 1.0 - served / (at_once + integral(would_wait)), held / served


def residual(mean: float, sd: float) -> float:
    """Mean time left of something that is found going on, E[V²] ÷ 2 E[V]: the renewal paradox."""
    return (mean**2 + sd**2) / (2.0 * mean)


# Waiting rooms.


def pollaczek_khinchine(rate: float, mean: float, sd: float) -> float:
    """Mean wait in M/G/1, λ E[S²] ÷ 2 (1 - ρ): Pollaczek (1930), Khinchine (1932)."""
    return rate * (mean**2 + sd**2) / (2.0 * (1.0 - rate * mean))


def cobham(first: tuple[float, float, float], second: tuple[float, float, float]) -> tuple[float, float]:
    """Mean waits of two classes in M/G/1, each (λ, mean, sd), ``first`` before ``second``: Cobham (1954).

    Nobody is interrupted. W₁ = W₀ ÷ (1 - ρ₁) and W₂ = W₀ ÷ (1 - ρ₁)(1 - ρ₁ - ρ₂), where
    W₀ = (λ₁ E[S₁²] + λ₂ E[S₂²]) ÷ 2.
    """
    left = sum(rate * (mean**2 + sd**2) for rate, mean, sd in (first, second)) / 2.0
    without_first = 1.0 - first[0] * first[1]
    without_both = without_first - second[0] * second[1]
    return left / without_first, left / (without_first * without_both)


def crommelin(rate: float, service: float, servers: int) -> float:
    """Mean wait in M/D/c, by the numbers present one service time apart: Crommelin (1932).

    Who is being served now has left a service time later, and nobody else has: n present become
    max(n - c, 0) and a Poisson number. The wait follows from the number waiting by Little's law.
    """
    present = stationary(after_emptying(poisson_law(rate * service), servers))
    return float(present @ np.maximum(np.arange(LARGEST) - servers, 0)) / rate


# Books.


def poisson_law(mean: float) -> Floats:
    """Probabilities of 0, 1, ... of a Poisson law."""
    return np.asarray(poisson.pmf(np.arange(LARGEST), mean))


def after_emptying(arrivals: Floats, removed: int) -> Floats:
    """Transitions of n to max(n - ``removed``, 0) + A, where A has the law ``arrivals``: a row for each n."""
    size = len(arrivals)
    rows = np.zeros((size, size))
    for n in range(size):
        left = max(n - removed, 0)
        rows[n, left:] = arrivals[: size - left]
        rows[n, -1] += 1.0 - rows[n].sum()
    return rows


def stationary(transitions: Floats) -> Floats:
    """The law that ``transitions`` leave as it is."""
    size = len(transitions)
    system = np.vstack([transitions.T - np.eye(size), np.ones(size)])
    return np.asarray(np.linalg.lstsq(system, np.append(np.zeros(size), 1.0))[0])


def booked_ahead(mean: float, slots: int) -> Floats:
    """Of requests, the shares that get a slot 1, 2, ... days ahead, each the next free of ``slots`` a day.

    A Poisson number comes every evening. X booked after one evening are max(X - slots, 0) + A after the
    next: the queue with bulk service of Bailey (1954). The n-th of those booked comes ⌈n ÷ slots⌉ days on.
    """
    arrivals = poisson_law(mean)
    left = np.bincount(np.maximum(np.arange(LARGEST) - slots, 0), weights=stationary(after_emptying(arrivals, slots)))
    at_least = 1.0 - np.cumsum(arrivals)  # P(A ≥ k) for k = 1, 2, ...: there is a k-th request
    places = np.convolve(left, at_least)[:LARGEST]  # expected requests a day that take place 1, 2, ...
    return np.asarray(np.bincount(np.arange(len(places)) // slots, weights=places)) / mean


# Sessions.


def lognormal_law(mean: float, sd: float, step: float, size: int) -> Floats:
    """Probabilities of 0, ``step``, 2 ``step``, ... of a lognormal law, each value rounded to the nearest."""
    variance = log1p((sd / mean) ** 2)
    edges = (np.arange(size) + 0.5) * step
    below = norm.cdf((np.log(edges) - log(mean) + variance / 2.0) / sqrt(variance))
    return np.diff(below, prepend=0.0)


def session(service: Floats, comes: float, slot: int, slots: int) -> tuple[float, float]:
    """Mean wait of those who come to a session, and mean time by which it ends late, in steps.

    Lindley (1952): who has the next slot waits max(0, W + S - slot), S being 0 if the one before does not come.
    """
    here = comes * service
    here[0] += 1.0 - comes
    wait = np.zeros(len(service))
    wait[0] = 1.0
    values, means = np.arange(len(service)), []
    for _ in range(slots):
        means.append(float(wait @ values))
        done = fftconvolve(wait, here)[: len(wait)]
        wait = np.append(done[slot:], np.zeros(slot))
        wait[0] += done[:slot].sum()
    return sum(means) / slots, float(wait @ values)
