"""Tiny practices on the same clock, with births at known times."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from gpsim.log import Log
from gpsim.model.clock import Rank
from gpsim.model.closing import close
from gpsim.model.days import Days
from gpsim.model.episode import Episode
from gpsim.model.neighbours import live_together
from gpsim.model.surgery import Surgery
from gpsim.practice.practice import Practice
from gpsim.units import DAY
from tests.worlds import Birth, Said, minutes_of


def live_beside(
    practices: Sequence[Practice],
    births: Sequence[Sequence[Birth]],
    *,
    days: int = 1,
    said: Sequence[Mapping[Any, float]] = (),
) -> list[Log]:
    """The logs of ``days`` from day 0 on, in which each of ``practices`` has its own births and its own luck."""
    surgeries = [
        Surgery(lambda _, practice=practice: practice, 0, Said(1, 0, practice.code, said=luck))  # type: ignore[misc]
        for practice, luck in zip(practices, said or [{} for _ in practices], strict=True)
    ]
    turns = [Days(surgery, 0, days - 1, overfull=False) for surgery in surgeries]
    for surgery, needs in zip(surgeries, births, strict=True):
        _write(surgery, needs)
    end = days * DAY
    live_together(surgeries, until=end)
    return [
        close(surgery, its, start=0.0, measured=end, end=end) for surgery, its in zip(surgeries, turns, strict=True)
    ]


def _write(surgery: Surgery, births: Sequence[Birth]) -> None:
    week = surgery.new_week(np.arange(1, len(births) + 1, dtype=np.uint64))
    for row, birth in enumerate(births):
        time = minutes_of(birth.at)
        episode = Episode(row + 1, week, row, surgery.tables.needs[birth.need], birth.patient, time)
        episode.channel = birth.channel
        surgery.clock.at(time, Rank.ARRIVAL, episode.id, surgery.pathway.arise, episode)
