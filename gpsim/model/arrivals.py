"""When needs arise and papers come: counts and times by inversion from the baseline's rates."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from gpsim.model.clock import Rank
from gpsim.model.episode import Episode, Sheet
from gpsim.model.ids import birth_id, kind_key
from gpsim.model.inversion import Floats, poisson_count, times_of_day
from gpsim.model.patients import pick_patients
from gpsim.practice.demand import Need
from gpsim.practice.paperwork import Paper
from gpsim.streams import Ids
from gpsim.units import DAY

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

CHANNELS: tuple[Literal["telephone", "online", "desk"], ...] = ("telephone", "online", "desk")
Indices = npt.NDArray[np.int64]


@dataclass(slots=True)
class Births:
    """The births of one kind on some days that exist at its level of demand, one entry each."""

    ids: Ids
    days: Indices
    layers: Indices


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


def _births(surgery: "Surgery", name: str, record: Need | Paper, days: range) -> Births | None:
    """Layer by layer: of layer L, those whose uniform is below the level less L."""
    paper, key, luck = isinstance(record, Paper), kind_key(name), surgery.luck
    level = surgery.demand.level(record)
    blocks: list[tuple[int, int, int]] = []  # the first id and how many, by day and layer
    where: list[tuple[int, int]] = []
    for day in days if record.rate > 0.0 else ():
        mean = expected(record, surgery, day)
        for layer in range(max(1, int(np.ceil(level)))):
            first = birth_id(key, day, layer, paper=paper)
            count = poisson_count(mean, luck.uniform("births", first))
            blocks.append((first, first + count, count))
            where.append((day, layer))
    counts = [count for _, _, count in blocks]
    if not sum(counts):
        return None
    ids = np.concatenate([np.arange(first, last, dtype=np.uint64) for first, last, _ in blocks])
    days_of, layers = np.repeat(np.array(where, dtype=np.int64), counts, axis=0).T
    exist = luck.uniforms("arise", ids) < level - layers
    return Births(ids[exist], days_of[exist], layers[exist])


def write_needs(surgery: "Surgery", days: range) -> None:
    """Put every episode that is born on ``days`` into the diary, at its first contact or invitation."""
    luck, at, arise = surgery.luck, surgery.clock.at, surgery.pathway.arise
    for name, table in surgery.tables.needs.items():
        births = _births(surgery, name, table.record, days)
        if births is None:
            continue
        patients = pick_patients(surgery.demand.weights_of(name), luck.uniforms("patient", births.ids))
        channels = _channels(surgery, table.record, births.ids, patients)
        times = births.days * DAY + _times(surgery, table.record, births.ids, channels)
        week = surgery.new_week(births.ids)
        columns = (births.ids, patients, channels, times, births.layers)
        for row, (identity, patient, channel, time, layer) in enumerate(
            zip(*(column.tolist() for column in columns), strict=True)
        ):
            episode = Episode(identity, week, row, table, patient, time)
            episode.layer, episode.channel = layer, CHANNELS[channel]
            at(time, Rank.ARRIVAL, identity, arise, episode)


def _channels(surgery: "Surgery", need: Need, ids: Ids, patients: Indices) -> Indices:
    """The way in that each patient takes, an index into CHANNELS: those not online never take that one."""
    shares = surgery.practice.access.channels
    uniforms, online = surgery.luck.uniforms("channel", ids), surgery.patients.online[patients]
    weights = np.array([shares.get(channel, 0.0) * need.channels.get(channel, 1.0) for channel in CHANNELS])
    offline = weights * np.array([1.0, 0.0, 1.0])
    return np.where(online, _pick(weights, uniforms), _pick(offline if offline.any() else weights, uniforms))


def _pick(weights: Floats, uniforms: Floats) -> Indices:
    cumulative = np.cumsum(weights)
    return pick_patients(cumulative, uniforms) if cumulative[-1] > 0.0 else np.zeros(len(uniforms), dtype=np.int64)


def _times(surgery: "Surgery", need: Need, ids: Ids, channels: Indices) -> Floats:
    """Minutes after midnight at which each arises, by the need's profile or else its channel's."""
    uniforms = surgery.luck.uniforms("time", ids)
    times = np.zeros(len(ids))
    for index, channel in enumerate(CHANNELS):
        here = channels == index
        if here.any():
            times[here] = times_of_day(surgery.demand.profile_of(need, channel), uniforms[here])
    return times


def write_papers(surgery: "Surgery", days: range) -> None:
    """Put every paper that comes from outside on ``days`` into the diary, in hourly batches."""
    luck = surgery.luck
    batches: dict[float, list[Sheet]] = {}
    for name, table in surgery.tables.papers.items():
        births = _births(surgery, name, table.record, days)
        if births is None:
            continue
        minutes = times_of_day(surgery.demand.paper_profile(table.record), luck.uniforms("time", births.ids))
        times = births.days * DAY + np.ceil(minutes / 60.0) * 60.0
        patients = pick_patients(surgery.demand.paper_weights(name), luck.uniforms("patient", births.ids))
        week = surgery.new_week(births.ids)
        for row, (identity, patient, time) in enumerate(
            zip(births.ids.tolist(), patients.tolist(), times.tolist(), strict=True)
        ):
            sheet = Sheet(identity, week, row, table, patient)
            sheet.born = sheet.root = time
            batches.setdefault(time, []).append(sheet)
    for time, sheets in batches.items():
        surgery.clock.at(time, Rank.PAPER, 0, surgery.papers.arrive_together, sheets)
