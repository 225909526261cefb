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
from tests.anything import practice_after, practice_like
from tests.dice import Dice

WORLDS, FEW = 80, 16  # in which a law is tried
THOROUGH = 1000  # with --hypothesis-profile=thorough


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class World:
    """A practice, its luck and how long it is watched, in weeks."""

    number: int
    practice: Practice
    weeks: int
    warmup: int
    later: Practice | None = None  # what the practice has become from the last week on

    def __repr__(self) -> str:
        """What finds it again."""
        return f"world({self.number})"

    def live(self) -> Log:
        """The log of it all."""
        length: dict[str, Any] = {"weeks": self.weeks, "warmup": self.warmup, "cooldown": 0}
        return simulate(self.practice, **length, luck=self.luck, practice_on=self.practice_on)

    @property
    def luck(self) -> Luck:
        """The luck of this world."""
        return Luck(self.number, 0, self.practice.code)

    def practice_on(self, week: int) -> Practice:
        """The practice as it is in a week."""
        return self.later if self.later is not None and week >= self.weeks - 1 else self.practice

    def steady(self) -> "World":
        """The world in which the practice stays as it is."""
        return replace(self, later=None)

    def put(self, path: str, change: Callable[[Any], Any]) -> "World":
        """The world with something else at a path of its practice, now and later."""
        later = put(self.later, path, change) if self.later is not None else None
        return replace(self, practice=put(self.practice, path, change), later=later)


@cache
def world(number: int) -> World:
    """The world of that number: the same one for ever, until what is drawn changes."""
    dice = Dice(number)
    practice = practice_like(dice)
    later = dice.one(None, practice_after(practice, dice))
    return World(number, practice, weeks=dice.randint(1, 2), warmup=dice.randint(0, 1), later=later)


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
