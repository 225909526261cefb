"""What a practice of the tests is drawn with: the same number gives the same practice for ever."""

from random import Random
from typing import TypeVar

from gpsim.distributions import Empirical, Exponential, Fixed, Law, Lognormal

T = TypeVar("T")


class Dice(Random):
    """What a practice is drawn with."""

    def apart(self) -> "Dice":
        """Dice for what was not drawn before: all that is drawn after it stays as it was."""
        return Dice(repr(self.getstate()))

    def one(self, *options: T) -> T:
        """One of ``options``."""
        return self.choice(options)

    def some(self) -> float:
        """A share of what may be done again and again: never all."""
        return self.one(0.0, 0.1, 0.5, 0.9)

    def share(self) -> float:
        """Any share."""
        return self.one(0.0, 0.3, 1.0)

    def rate(self) -> float:
        """Births per 1,000 patients and week."""
        return self.one(0.0, 5.0, 40.0)

    def order(self, *names: str) -> tuple[str, ...]:
        """``names`` in any order."""
        return tuple(self.sample(names, len(names)))

    def law(self, mean: float) -> Law:
        """A law of about ``mean``; the last one now and then gives 0."""
        laws: tuple[Law, ...] = (
            Fixed(mean=mean),
            Exponential(mean=mean),
            Lognormal(mean=mean, sd=mean),
            Empirical(edges=(0.0, 0.0, 2.0 * mean), weights=(0.2, 1.0)),
        )
        return self.choice(laws)
