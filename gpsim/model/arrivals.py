"""When needs arise and papers come: counts and times by inversion from the baseline's rates."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from gpsim.model.clock import Rank
from gpsim.model.episode import Episode, Sheet
from gpsim.model.ids import birth_id, kind_key
from gpsim.model.luck import WeekLuck
from gpsim.model.patients import pick_patients
from gpsim.practice.demand import Need, Profile
from gpsim.practice.paperwork import Paper
from gpsim.streams import Ids
from gpsim.units import DAY, clock_minutes

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

Floats = npt.NDArray[np.float64]
Channel = Literal["telephone", "online", "desk"]
CHANNELS: tuple[Channel, ...] = ("telephone", "online", "desk")


@lru_cache(maxsize=8192)
def _poisson(mean: float) -> tuple[int, list[float]]:
    """The first count and the cumulative probabilities from it on of a Poisson law."""
    width = 12.0 * mean**0.5 + 30.0
    first, last = max(0, int(mean - width)), int(mean + width)
    logs = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, last + 1)))))
    counts = np.arange(first, last + 1)
    cumulative = np.cumsum(np.exp(counts * np.log(mean) - mean - logs[first:]))
    return first, cumulative.tolist()


def poisson_count(mean: float, u: float) -> int:
    """The Poisson count with ``mean`` at the uniform ``u``, by inversion.

    >>> poisson_count(2.0, 0.5), poisson_count(0.0, 0.9)
    (2, 0)
    """
    if mean <= 0.0:
        return 0
    first, cumulative = _poisson(mean)
    return first + min(bisect_left(cumulative, u), len(cumulative) - 1)


def times_of_day(profile: Profile, uniforms: Floats) -> Floats:
    """Minutes after midnight, by inversion of the profile, shape of ``uniforms``."""
    cumulative = np.concatenate(([0.0], np.cumsum(profile.weights)))
    hours = np.interp(uniforms * cumulative[-1], cumulative, profile.hours)
    result: Floats = np.floor(hours * 60.0 * 1024.0) / 1024.0
    return result


def opening_profile(opens: str, closes: str) -> Profile:
    """Evenly between two clock times."""
    return Profile(hours=(clock_minutes(opens) / 60.0, clock_minutes(closes) / 60.0), weights=(1.0,))


@dataclass(slots=True)
class Births:
    """A week's births of one family (needs or papers), one entry each, in order of id."""

    names: list[str]
    days: npt.NDArray[np.int64]
    layers: npt.NDArray[np.int64]
    ids: Ids


def expected(rate: float, week: str, season: str, surgery: "Surgery", day: int) -> float:
    """Births expected on ``day`` at ``rate`` per 1,000 patients and average week."""
    practice = surgery.practice
    share = 1.0 / 7.0
    if week:
        weights = practice.weeks[week]
        share = weights[day % 7] / (sum(weights) or 1.0)
    if season:
        months = practice.seasons[season]
        share *= months[surgery.openings.month(day) - 1] * 12.0 / (sum(months) or 1.0)
    return rate * practice.list_size / 1000.0 * share


def _births(surgery: "Surgery", days: range, family: str) -> Births:
    names: list[str] = []
    kinds: list[Ids] = []
    where: list[tuple[int, int, int]] = []  # day, layer, count
    paper = family == "paper"
    records: Mapping[str, Need | Paper] = surgery.practice.papers if paper else surgery.practice.needs
    for name, record in sorted(records.items()):
        if record.rate <= 0.0:
            continue
        key = kind_key(name)
        top = surgery.level_of(record, paper=paper)
        for day in days:
            mean = expected(record.rate, record.week, record.season, surgery, day)
            for layer in range(top):
                u = surgery.luck.uniform(f"births.{family}", birth_id(key, day, layer, paper=paper))
                count = poisson_count(mean, u)
                if count:
                    names.extend([name] * count)
                    first = birth_id(key, day, layer, paper=paper)
                    kinds.append(np.arange(first, first + count, dtype=np.uint64))
                    where.append((day, layer, count))
    counts = [count for _, _, count in where]
    return Births(
        names,
        np.repeat(np.array([day for day, _, _ in where], dtype=np.int64), counts),
        np.repeat(np.array([layer for _, layer, _ in where], dtype=np.int64), counts),
        np.concatenate(kinds) if kinds else np.zeros(0, dtype=np.uint64),
    )


def write_needs(surgery: "Surgery", days: range) -> None:
    """Put every episode that is born on ``days`` into the diary, at its first contact or invitation."""
    births = _births(surgery, days, "need")
    week = surgery.new_week(births.ids)
    patients = _patients(surgery, births, week)
    channels = _channels(surgery, births, week, patients)
    times = _times(surgery, births, week, channels)
    arise, identities = week["arise"], births.ids.tolist()
    tables, days_of, layers = surgery.tables.needs, births.days.tolist(), births.layers.tolist()
    for row, name in enumerate(births.names):
        need = tables[name]
        layer = layers[row]
        if arise[row] < surgery.level(need.record) - layer:
            born = days_of[row] * DAY + times[row]
            episode = Episode(identities[row], week, row, need, patients[row], born)
            episode.layer, episode.channel = layer, CHANNELS[channels[row]]
            surgery.clock.at(born, Rank.ARRIVAL, episode.id, surgery.pathway.arise, episode)


def _patients(surgery: "Surgery", births: Births, week: WeekLuck) -> list[int]:
    uniforms = np.array(week["patient"])
    chosen = np.zeros(len(births.names), dtype=np.int64)
    for start, stop, name in _runs(births.names):
        chosen[start:stop] = pick_patients(surgery.weights_of(name), uniforms[start:stop])
    return chosen.tolist()


def _channels(surgery: "Surgery", births: Births, week: WeekLuck, patients: list[int]) -> npt.NDArray[np.int64]:
    """The way in that each patient takes: those not online never take that one."""
    access = surgery.practice.access
    uniforms, online = np.array(week["channel"]), surgery.patients.online[np.array(patients, dtype=np.int64)]
    chosen = np.zeros(len(births.names), dtype=np.int64)
    for start, stop, name in _runs(births.names):
        relative = surgery.practice.needs[name].channels
        weights = np.array([access.channels.get(c, 0.0) * relative.get(c, 1.0) for c in CHANNELS])
        offline = weights * np.array([1.0, 0.0, 1.0])
        here = online[start:stop]
        chosen[start:stop] = np.where(
            here,
            _at(weights, uniforms[start:stop]),
            _at(offline if offline.sum() > 0 else weights, uniforms[start:stop]),
        )
    return chosen


def _at(weights: Floats, uniforms: Floats) -> npt.NDArray[np.int64]:
    cumulative = np.cumsum(weights)
    if cumulative[-1] <= 0.0:
        return np.zeros(len(uniforms), dtype=np.int64)
    return pick_patients(cumulative, uniforms)


def _times(surgery: "Surgery", births: Births, week: WeekLuck, channels: npt.NDArray[np.int64]) -> list[float]:
    """Minutes after midnight at which each arises, by the need's profile or else its channel's."""
    uniforms = np.array(week["time"])
    times = np.zeros(len(births.names))
    for start, stop, name in _runs(births.names):
        need = surgery.practice.needs[name]
        for index, channel in enumerate(CHANNELS):
            here = np.flatnonzero(channels[start:stop] == index) + start
            if len(here):
                times[here] = times_of_day(surgery.profile_of(need, channel), uniforms[here])
    return times.tolist()


def _runs(names: list[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for stop in range(1, len(names) + 1):
        if stop == len(names) or names[stop] != names[start]:
            yield start, stop, names[start]
            start = stop


def write_papers(surgery: "Surgery", days: range) -> None:
    """Put every paper that comes from outside on ``days`` into the diary, in hourly batches."""
    births = _births(surgery, days, "paper")
    week = surgery.new_week(births.ids)
    uniforms, patients = np.array(week["time"]), np.array(week["patient"])
    identities, days_of = births.ids.tolist(), births.days.tolist()
    batches: dict[float, list[Sheet]] = {}
    for start, stop, name in _runs(births.names):
        table = surgery.tables.papers[name]
        profile = surgery.paper_profile(table.record)
        hours = np.ceil(times_of_day(profile, uniforms[start:stop]) / 60.0) * 60.0
        who = pick_patients(surgery.paper_weights(name), patients[start:stop])
        for row, minutes, patient in zip(range(start, stop), hours.tolist(), who.tolist(), strict=True):
            if surgery.level(table.record) > week["arise"][row]:
                sheet = Sheet(identities[row], week, row, table, patient)
                sheet.born = sheet.root = days_of[row] * DAY + minutes
                batches.setdefault(sheet.born, []).append(sheet)
    for time, sheets in batches.items():
        surgery.clock.at(time, Rank.PAPER, 0, surgery.papers.arrive_together, sheets)
