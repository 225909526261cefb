"""The ids born in the measured weeks of a baseline and a scenario, and which of them end alike in both."""

import numpy as np
import numpy.typing as npt

from gpsim.log import ENDINGS, Log
from gpsim.measures.ids import find
from gpsim.measures.windows import Bools, Ints, within
from gpsim.records import record

ABSENT, OPEN, DONE, LOST = -1, 0, 1, 2
_FATES = np.array([{"open": OPEN, "lost": LOST}.get(ending, DONE) for ending in ENDINGS])


@record
class Cohort:
    """Episodes and papers whose episode was born in the measured weeks of either run."""

    ids: Ints  # rising
    alike: Bools  # ends the same way in both runs, or was born in one only
    open: tuple[Bools, Bools]  # still open at the log's end: in the baseline, in the scenario


def cohort_of(baseline: Log, scenario: Log) -> Cohort:
    """The cohort of a pair of runs with the same luck.

    Met here, met outside and filed are one way to end, lost is another, and open is no end. A paper
    that an episode made in one run only goes with that episode: where the episode itself ended
    otherwise, its papers are a part of what that cost. So they are where one of them is left undone:
    a letter made in one run and a task in its place in the other are not the same outcome until the
    task is done too.
    """
    runs = (baseline, scenario)
    ids = np.unique(np.concatenate([run.episodes["id"][within(run.episodes["root"], run)] for run in runs]))
    before, after = (_fates(run, ids) for run in runs)
    alike = (before == ABSENT) | (after == ABSENT) | ((before == after) & (before != OPEN))
    once = [
        (only, _owners(run, ids[only]), fates[only] == OPEN)
        for run, fates, elsewhere in ((baseline, before, after), (scenario, after, before))
        for only in (np.flatnonzero(elsewhere == ABSENT),)
    ]
    undone = np.concatenate([owners[left & (owners != ids[only])] for only, owners, left in once])
    for only, owners, _ in once:
        at = find(ids, owners)
        alike[only] &= (alike[at] | (at < 0)) & ~np.isin(owners, undone)
    return Cohort(ids=ids, alike=alike, open=(before == OPEN, after == OPEN))


def _fates(run: Log, ids: Ints) -> npt.NDArray[np.int64]:
    """How each of ``ids`` ended in ``run``."""
    order = np.argsort(run.episodes["id"])
    at = find(run.episodes["id"][order], ids)
    fate = _FATES[run.episodes["ending"][order]]
    return np.where(at >= 0, np.append(fate, ABSENT)[at], ABSENT)


def _owners(run: Log, ids: Ints) -> Ints:
    """The episode that made each of ``ids``, or the id itself where it was born on its own."""
    rows = run.episodes[np.argsort(run.episodes["id"])]
    belongs = rows["belongs"][find(rows["id"], ids)]
    return np.where(belongs != 0, belongs, ids)
