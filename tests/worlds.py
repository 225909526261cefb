"""Tiny worlds: practices as text, births at known times, luck that a test says, and logs as text to compare with."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from gpsim.log import Log
from gpsim.model.clock import Rank
from gpsim.model.closing import close
from gpsim.model.days import Days
from gpsim.model.episode import Episode
from gpsim.model.surgery import Surgery
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.streams import Floats, Ids, Luck
from gpsim.units import DAY, WEEKDAYS, clock_minutes

BARE = """
schema_version = 1
kind = "practice"
name = "Tiny"
code = "TINY"
list_size = 10
[calendar]
start = "2026-01-05"
[patients]
usual_clinician = 1.0
[patients.bands]
all = { share = 1, starts = 30 }
"""


def practice_of(text: str) -> Practice:
    """The practice that `BARE` and ``text``, in TOML, describe."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "tiny.toml")
        path.write_text(BARE + text, "utf-8")
        return load_practice(path)


@dataclass(frozen=True, slots=True)
class Said(Luck):
    """Luck as a test says it: by (decision, id, k), by (decision, id) or by decision; a half of all else."""

    said: Mapping[Any, float] = field(default_factory=dict)

    def uniform(self, decision: str, identity: int, k: int = 0) -> float:
        """What was said of it, or a half."""
        keys = ((decision, identity, k), (decision, identity), decision)
        return next((self.said[key] for key in keys if key in self.said), 0.5)

    def uniforms(self, decision: str, identities: Ids, k: int = 0) -> Floats:
        """`uniform` for each of ``identities``, shape (n,)."""
        return np.array([self.uniform(decision, identity, k) for identity in identities.tolist()])


@dataclass(frozen=True, slots=True)
class Birth:
    """A need that arises at a known time; the first of a world has the id 1, the next 2."""

    need: str
    at: str  # as `minutes_of` reads it
    channel: str = "telephone"
    patient: int = 0


def minutes_of(time: str) -> float:
    """Minutes since day 0 of ``08:30`` or, on another day of the first week, ``tue.08:30``; seconds may follow.

    >>> minutes_of("tue.00:01:30")
    1441.5
    """
    weekday, _, clock = time.rpartition(".")
    seconds = float(clock[6:] or 0)
    return DAY * WEEKDAYS.index(weekday or "mon") + clock_minutes(clock[:5]) + seconds / 60.0


def live(
    practice: Practice,
    births: Sequence[Birth],
    *,
    days: int = 1,
    said: Mapping[Any, float] | None = None,
    luck: Luck | None = None,
    weeks_before: int = 0,
    without: Collection[int] = (),
) -> Log:
    """The log of ``days`` from day 0 on in which ``births`` happen, beside those that the practice's rates make.

    The run, and the week of the births' times, may begin ``weeks_before`` day 0; the ids ``without`` are not born.
    """
    first = -7 * weeks_before
    surgery = Surgery(lambda _: practice, first, luck or Said(1, 0, practice.code, said=said or {}))
    turns = Days(surgery, first, days - 1, overfull=False)
    week = surgery.new_week(np.arange(1, len(births) + 1, dtype=np.uint64))
    for row, birth in enumerate(births):
        if row + 1 in without:
            continue
        time = first * DAY + minutes_of(birth.at)
        episode = Episode(row + 1, week, row, surgery.tables.needs[birth.need], birth.patient, time)
        episode.channel = birth.channel
        surgery.clock.at(time, Rank.ARRIVAL, episode.id, surgery.pathway.arise, episode)
    end = days * DAY
    surgery.clock.live(until=end)
    return close(surgery, turns, start=first * DAY, measured=end, end=end)
