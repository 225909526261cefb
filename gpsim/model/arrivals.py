"""When needs arise and papers come: counts and times by inversion from the baseline's rates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from gpsim.model.clock import Rank
from gpsim.model.episode import Episode, Sheet
from gpsim.model.ids import birth_id
from gpsim.model.inversion import Floats, poisson_count, times_of_day
from gpsim.model.patients import pick_patients
from gpsim.model.tables import NeedTable
from gpsim.practice.demand import Need, Profile
from gpsim.practice.paperwork import Paper
from gpsim.streams import Ids, kind_key
from gpsim.units import DAY

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

CHANNELS: tuple[Literal["telephone", "online", "desk"], ...] = ("telephone", "online", "desk")
OFFLINE = np.array([1.0, 0.0, 1.0])  # the channels of those who are not online
Indices = npt.NDArray[np.int64]


@dataclass(slots=True)
class Births:
    """The births on some days that may exist at their kind's level of demand, one entry each, kind by kind."""

    ids: Ids
    kinds: Indices  # in the order of the records
    days: Indices
    layers: Indices
    ends: list[int]  # births of each kind and those before it, from 0 on


def expected(record: Need | Paper, surgery: "Surgery", day: int) -> float:
    """Births of ``record`` expected on ``day`` in the baseline."""
    practice = surgery.practice
    share = 1.0 / 7.0
    if record.week:
        weights = practice.weeks[record.week]
        share = weights[day % 7] / (sum(weights) or 1.0)
    if record.season:
        months = practice.seasons[record.season]
        share *= months[surgery.openings.month(day) - 1] * 12.0 / (sum(months) or 1.0)
    return record.rate * practice.list_size / 1000.0 * share


def _births(surgery: "Surgery", records: Mapping[str, Need | Paper], days: range) -> Births:
    """Layer by layer: of layer L, those whose uniform is below the level less L."""
    blocks: list[tuple[int, int, int, int]] = []  # first id, kind, day, layer
    means: list[float] = []
    levels: list[float] = []
    for kind, (name, record) in enumerate(records.items()):
        level, key, paper = surgery.demand.most(record), kind_key(name), isinstance(record, Paper)
        levels.append(level)
        for day in days if record.rate > 0.0 else ():
            for layer in range(max(1, ceil(level))):
                blocks.append((birth_id(key, day, layer, paper=paper), kind, day, layer))
                means.append(expected(record, surgery, day))
    return _existing(surgery, np.array(blocks, dtype=np.int64).reshape(-1, 4), means, np.array(levels))


def _existing(surgery: "Surgery", blocks: Indices, means: list[float], levels: Floats) -> Births:
    luck, firsts = surgery.luck, blocks[:, 0]
    uniforms = luck.uniforms("births", firsts.astype(np.uint64)).tolist()
    counts = np.array([poisson_count(mean, u) for mean, u in zip(means, uniforms, strict=True)], dtype=np.int64)
    before = np.cumsum(counts) - counts
    ids = (np.repeat(firsts - before, counts) + np.arange(counts.sum())).astype(np.uint64)
    kinds, days, layers = np.repeat(blocks[:, 1:], counts, axis=0).T
    exist = luck.uniforms("arise", ids) < levels[kinds] - layers
    ends = np.searchsorted(kinds[exist], np.arange(len(levels) + 1)).tolist()
    return Births(ids[exist], kinds[exist], days[exist], layers[exist], ends)


def write_needs(surgery: "Surgery", days: range) -> None:
    """Put every episode that is born on ``days`` into the diary, at its first contact or invitation."""
    tables, at, demand = list(surgery.tables.needs.values()), surgery.clock.at, surgery.demand
    acts = [surgery.pathway.arise if table.response is None else demand.may_arise for table in tables]
    births = _births(surgery, {name: table.record for name, table in surgery.tables.needs.items()}, days)
    patients = _patients(surgery, births, [demand.weights_of(name) for name in surgery.tables.needs])
    channels = _channels(surgery, [table.record for table in tables], births, patients)
    times = births.days * DAY + _times(surgery, _need_profiles(surgery, tables), births, births.kinds * 3 + channels)
    week = surgery.new_week(births.ids)
    columns = (births.ids, births.kinds, patients, channels, times, births.layers)
    for row, (identity, kind, patient, channel, time, layer) in enumerate(
        zip(*(column.tolist() for column in columns), strict=True)
    ):
        episode = Episode(identity, week, row, tables[kind], patient, time)
        episode.layer, episode.channel = layer, CHANNELS[channel]
        at(time, Rank.ARRIVAL, identity, acts[kind], episode)


def _patients(surgery: "Surgery", births: Births, weights: Sequence[Floats]) -> Indices:
    """Whom each concerns, by the cumulative weights of its kind."""
    uniforms = surgery.luck.uniforms("patient", births.ids)
    patients = np.zeros(len(uniforms), dtype=np.int64)
    for (first, last), cumulative in zip(pairwise(births.ends), weights, strict=True):
        if last > first:
            patients[first:last] = pick_patients(cumulative, uniforms[first:last])
    return patients


def _channels(surgery: "Surgery", needs: Sequence[Need], births: Births, patients: Indices) -> Indices:
    """The way in that each patient takes, an index into CHANNELS: those not online never take that one."""
    shares = surgery.practice.access.channels
    weights = np.array(
        [[shares.get(channel, 0.0) * need.channels.get(channel, 1.0) for channel in CHANNELS] for need in needs]
    )
    weights = weights.reshape(-1, len(CHANNELS))
    offline = weights * OFFLINE
    offline = np.where(offline.any(axis=1, keepdims=True), offline, weights)
    online = surgery.patients.online[patients][:, np.newaxis]
    cumulative = np.where(online, np.cumsum(weights, axis=1)[births.kinds], np.cumsum(offline, axis=1)[births.kinds])
    reached = surgery.luck.uniforms("channel", births.ids)[:, np.newaxis] * cumulative[:, -1:]
    picked = np.minimum((cumulative <= reached).sum(axis=1), len(CHANNELS) - 1)
    return np.where(cumulative[:, -1] > 0.0, picked, 0)


def _need_profiles(surgery: "Surgery", tables: Sequence[NeedTable]) -> list[Profile]:
    """By need, and by channel within each."""
    return [surgery.demand.profile_of(table.record, channel) for table in tables for channel in CHANNELS]


def _times(surgery: "Surgery", profiles: Sequence[Profile], births: Births, which: Indices) -> Floats:
    """Minutes after midnight at which each arises, by the profile whose index is in ``which``."""
    uniforms = surgery.luck.uniforms("time", births.ids)
    distinct = {profile: i for i, profile in enumerate(dict.fromkeys(profiles))}
    groups = np.array([distinct[profile] for profile in profiles], dtype=np.int64)[which]
    times = np.zeros(len(uniforms))
    for profile, group in distinct.items():
        here = groups == group
        if here.any():
            times[here] = times_of_day(profile, uniforms[here])
    return times


def write_papers(surgery: "Surgery", days: range) -> None:
    """Put every paper that comes from outside on ``days`` into the diary, in hourly batches."""
    papers, demand = surgery.tables.papers, surgery.demand
    births = _births(surgery, {name: table.record for name, table in papers.items()}, days)
    profiles = [demand.paper_profile(table.record) for table in papers.values()]
    minutes = _times(surgery, profiles, births, births.kinds)
    times = (births.days * DAY + np.ceil(minutes / 60.0) * 60.0).tolist()
    patients = _patients(surgery, births, [demand.paper_weights(name) for name in papers]).tolist()
    ids = births.ids.tolist()
    batches: dict[float, list[Sheet]] = {}
    for table, (first, last) in zip(papers.values(), pairwise(births.ends), strict=True):
        week = surgery.new_week(births.ids[first:last])
        for i in range(first, last):
            time = times[i]
            sheet = Sheet(ids[i], week, i - first, table, patients[i])
            sheet.born = sheet.root = time
            batches.setdefault(time, []).append(sheet)
    for time, sheets in batches.items():
        surgery.clock.at(time, Rank.PAPER, 0, surgery.papers.arrive_together, sheets)
