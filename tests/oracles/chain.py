"""Kolmogorov's forward equations of a telephone whose callers come by the hour and whose handlers come and go.

The state is who is talking, handler by handler, and how many hold. Calls come as a Poisson process with a rate
that is constant between the profile's edges; talking and patience are exponential; a caller who need not hold is
answered by any of those free with the same chance; whoever goes home finishes the call in hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.integrate import simpson
from scipy.sparse import csr_array
from scipy.sparse.linalg import expm_multiply

Floats = npt.NDArray[np.float64]
STEPS = 60  # of Simpson's rule in an hour
MOST = 30  # callers who hold; more have no weight at the loads here


@dataclass(frozen=True)
class Line:
    """A telephone, every day the same."""

    hours: tuple[tuple[float, float], ...]  # of each handler: from, to
    edges: tuple[float, ...]  # hours of the day, from 0 to 24
    rates: tuple[float, ...]  # calls a minute between them
    talk: float  # mean, minutes
    patience: float  # mean, minutes

    def holding(self) -> Floats:
        """Mean number who hold, averaged over each hour of the day, when every day is like the one before."""
        state = np.zeros((1 << len(self.hours)) * (MOST + 1))
        state[0] = 1.0
        for _ in range(2):  # the first day begins empty; patience forgets that within hours
            means = []
            for hour in range(24):
                state, mean = self._hour(float(hour), self._took_up(state, float(hour)))
                means.append(mean)
        return np.array(means)

    def _hour(self, hour: float, state: Floats) -> tuple[Floats, float]:
        rate = self.rates[int(np.searchsorted(self.edges, hour, side="right")) - 1]
        moves = self._generator(rate, self._present(hour))
        states = expm_multiply(moves.T, state, start=0.0, stop=60.0, num=STEPS + 1, endpoint=True)
        return states[-1], float(simpson(states @ (np.arange(len(state)) % (MOST + 1)), dx=1.0 / STEPS))

    def _present(self, hour: float) -> list[int]:
        return [who for who, (start, end) in enumerate(self.hours) if start <= hour < end]

    def _took_up(self, state: Floats, hour: float) -> Floats:
        """The state after whoever begins at ``hour`` has taken the first caller who holds."""
        for who, (start, _) in enumerate(self.hours):
            if start == hour > 0.0:
                by_mask = state.reshape(-1, MOST + 1).copy()
                for free in (mask for mask in range(len(by_mask)) if not mask & 1 << who):
                    by_mask[free | 1 << who, :-1] += by_mask[free, 1:]
                    by_mask[free, 1:] = 0.0
                state = by_mask.ravel()
        return state

    def _generator(self, rate: float, present: list[int]) -> csr_array:
        size = (1 << len(self.hours)) * (MOST + 1)
        rows, columns, values = zip(*self._moves(rate, present), strict=True)
        off = csr_array((values, (rows, columns)), shape=(size, size))
        out = off.sum(axis=1)
        return off - csr_array((out, (np.arange(size), np.arange(size))), shape=(size, size))

    def _moves(self, rate: float, present: list[int]) -> Iterator[tuple[int, int, float]]:
        """From, to and rate of every change; a state's number is mask × (MOST + 1) + holding."""
        for mask in range(1 << len(self.hours)):
            free = [who for who in present if not mask & 1 << who]
            for held in range(MOST + 1):
                here = mask * (MOST + 1) + held
                if free:
                    yield from ((here, (mask | 1 << who) * (MOST + 1) + held, rate / len(free)) for who in free)
                elif held < MOST:
                    yield here, here + 1, rate
                if held:
                    yield here, here - 1, held / self.patience
                for who in (who for who in range(len(self.hours)) if mask & 1 << who):
                    done = here - 1 if held and who in present else (mask & ~(1 << who)) * (MOST + 1) + held
                    yield here, done, 1.0 / self.talk
