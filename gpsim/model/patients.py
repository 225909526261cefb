"""The registered list of a run: who is on it, and who of them each need picks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gpsim.log import Registered
from gpsim.practice.demand import Need, Patients
from gpsim.streams import Luck

if TYPE_CHECKING:
    from gpsim.model.episode import Episode

Floats = npt.NDArray[np.float64]


class PatientList:
    """Everybody who is registered, column by column; the same people in every scenario."""

    def __init__(self, patients: Patients, size: int, luck: Luck, lists: Mapping[str, float]) -> None:
        """``lists`` gives the relative list size of each person who may be a usual clinician."""
        self.list_size = size
        self.size = max(size, 1)  # of the columns
        ids = np.arange(self.size, dtype=np.uint64)
        names = sorted(patients.bands, key=lambda name: (patients.bands[name].starts, name))
        bands = [patients.bands[name] for name in names]
        self.band_names = names
        self.band = _pick(luck.uniforms("patient.age", ids), [band.share for band in bands])
        self.female = luck.uniforms("patient.sex", ids) < patients.female
        self.fifth = _pick(luck.uniforms("patient.deprivation", ids), list(patients.deprivation))
        self.condition = self._share(luck, ids, "patient.condition", [band.long_term_condition for band in bands])
        self.online = self._share(luck, ids, "patient.online", [band.online for band in bands])
        housebound = self._share(luck, ids, "patient.housebound", [band.housebound for band in bands])
        self.housebound: list[bool] = housebound.tolist()
        self.is_online: list[bool] = self.online.tolist()
        self.named = self._named(luck, ids, lists)
        loyal = (luck.uniforms("patient.has_usual_clinician", ids) < patients.usual_clinician).tolist()
        self.usual = [name if one else "" for name, one in zip(self.named, loyal, strict=True)]
        # Relative risk of not attending: by age, and in even steps over the fifths, most deprived first.
        steps = np.linspace(patients.dna_most_deprived, 1.0, 5)
        self.dna: list[float] = (np.array([band.dna for band in bands])[self.band] * steps[self.fifth]).tolist()
        self.starts = np.array([band.starts for band in bands])

    def _share(self, luck: Luck, ids: npt.NDArray[np.uint64], name: str, shares: list[float]) -> npt.NDArray[np.bool_]:
        return np.asarray(luck.uniforms(name, ids) < np.array(shares)[self.band])

    def _named(self, luck: Luck, ids: npt.NDArray[np.uint64], lists: Mapping[str, float]) -> list[str]:
        """The clinician who is responsible for each patient, ``""`` where nobody has a list.

        The first to arrive of exponential clocks with rates in proportion to the lists: a new colleague
        takes patients over, and nobody moves between the others.
        """
        people = sorted(lists)
        if not people:
            return [""] * self.size
        clocks = [-np.log1p(-luck.uniforms(f"patient.named.{name}", ids)) / lists[name] for name in people]
        return [people[i] for i in np.argmin(clocks, axis=0).tolist()]

    def can_wait_at_home(self, episode: "Episode") -> bool:
        """Whether it is somebody housebound whose need can wait."""
        return self.housebound[episode.patient] and not episode.urgent

    def weights(self, need: Need) -> Floats:
        """Cumulative relative rates of ``need`` over the patients, shape (size,)."""
        ages = np.array([need.ages.get(name, 1.0) for name in self.band_names])
        fifths = np.linspace(need.deprivation, 1.0, 5)
        weights = ages[self.band] * fifths[self.fifth]
        weights = weights * np.where(self.female, need.female, 1.0)
        weights = weights * np.where(self.condition, need.long_term_condition, 1.0)
        cumulative: Floats = np.cumsum(weights)
        return cumulative if cumulative[-1] > 0.0 else np.arange(1.0, self.size + 1.0)

    def weights_by_age(self, relative: Mapping[str, float]) -> Floats:
        """Cumulative relative rates by age alone, shape (size,)."""
        ages = np.array([relative.get(name, 1.0) for name in self.band_names])
        cumulative: Floats = np.cumsum(ages[self.band])
        return cumulative if cumulative[-1] > 0.0 else np.arange(1.0, self.size + 1.0)

    def registered(self, indices: Mapping[str, int]) -> Registered:
        """The list as the log keeps it; ``indices`` are those of people."""
        return Registered(
            age=self.starts[self.band],
            deprivation=(self.fifth + 1).astype(np.int8),
            long_term_condition=self.condition,
            online=self.online,
            usual=np.array([indices.get(name, -1) for name in self.usual], dtype=np.int16),
        )


def pick_patients(cumulative: Floats, uniforms: Floats) -> npt.NDArray[np.int64]:
    """Patients by inversion, shape of ``uniforms``."""
    found: npt.NDArray[np.int64] = np.searchsorted(cumulative, uniforms * cumulative[-1], side="right")
    return np.minimum(found, len(cumulative) - 1)


def _pick(uniforms: Floats, weights: list[float]) -> npt.NDArray[np.int64]:
    cumulative = np.cumsum(weights)
    if cumulative[-1] <= 0.0:
        return np.zeros(len(uniforms), dtype=np.int64)
    return pick_patients(cumulative, uniforms)
