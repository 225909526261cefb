"""Worlds by number: any practice, lived for a few weeks, and laws that are tried in many of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gpsim.log import Log
from gpsim.model.simulate import simulate
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.streams import Luck
from tests.anything import practice_like
from tests.dice import Dice

WORLDS, FEW = 80, 16  # in which a law is tried
THOROUGH = 2000  # with --hypothesis-profile=thorough


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class World:
    """A practice, its luck and how long it is watched, in weeks."""

    number: int
    practice: Practice
    weeks: int
    warmup: int

    def __repr__(self) -> str:
        """What finds it again."""
        return f"world({self.number})"

    def live(self) -> Log:
        """The log of it all."""
        luck = Luck(self.number, 0, self.practice.code)
        return simulate(self.practice, weeks=self.weeks, warmup=self.warmup, cooldown=0, luck=luck)

    def with_value(self, path: str, value: Any) -> "World":
        """The world with another ``value`` at a path of its practice."""
        return replace(self, practice=put(self.practice, path, lambda _: value))


@cache
def world(number: int) -> World:
    """The world of that number: the same one for ever, until what is drawn changes."""
    dice = Dice(number)
    return World(number, practice_like(dice), dice.randint(1, 2), dice.randint(0, 1))


def in_any_world(law: Callable[[World], None]) -> Callable[[], None]:
    """A test of ``law`` in some dozens of worlds, the same ones for every law."""
    return _tried(law, WORLDS)


def in_some_worlds(law: Callable[[World], None]) -> Callable[[], None]:
    """A test of a ``law`` that takes several runs: in fewer worlds."""
    return _tried(law, FEW)


def _tried(law: Callable[[World], None], times: int) -> Callable[[], None]:
    # The profile "thorough" asks for more examples than any other.
    times = THOROUGH if settings().max_examples > WORLDS else times
    numbers = st.sampled_from(range(times))
    return settings(max_examples=times)(given(numbers.map(world))(law))


@cache
def log_of(world: World) -> Log:
    """The log of ``world``, for all the laws: nobody may change it."""
    return world.live()


def at_work_at_the_end(log: Log) -> int:
    """People whose work in hand the log's end cut off: what it would have become has no row."""
    return int(np.sum(log.shifts["left"] == log.end))
