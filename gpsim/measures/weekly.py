"""What a change frees and takes week by week, as it takes hold; the weeks sum to the accounts of the whole.

What is freed on an episode or a paper counts in the week in which it arose, whenever the work on it is done; an
overhead counts in the week of its shift.
"""

from collections.abc import Mapping

import numpy as np

from gpsim.log import OVERHEADS, Log, Table
from gpsim.measures.cohort import Cohort, cohort_of
from gpsim.measures.ids import find
from gpsim.measures.splits import GROUPS
from gpsim.measures.windows import Floats, Ints, during, select
from gpsim.records import record
from gpsim.units import WEEK

Weeks = tuple[float, ...]  # minutes, an entry a measured week
_MEMBERS = GROUPS["all"]


@record
class Weekly:
    """Minutes less than in the baseline, by staff group and week."""

    outcomes: Mapping[str, Weeks]  # on what ends alike, or arises in one run only
    overheads: Mapping[str, Mapping[str, Weeks]]  # by kind, then by group
    worked: Mapping[str, Weeks]


def weekly(baseline: Log, scenario: Log) -> Weekly:
    """What ``scenario`` changes against ``baseline``, two runs of one replication, in each measured week.

    In every group `outcomes` and `overheads` sum to the net of the year's account, and `worked` to its hours worked.
    """
    cohort = cohort_of(baseline, scenario)
    arose = _week_of(cohort, baseline, scenario)
    before, after = (_outcomes(run, cohort, arose) for run in (baseline, scenario))
    return Weekly(
        outcomes=_by_group(before - after),
        overheads={kind: _by_group(_spent(baseline, kind) - _spent(scenario, kind)) for kind in OVERHEADS},
        worked=_by_group(_worked(baseline) - _worked(scenario)),
    )


def _week_of(cohort: Cohort, *runs: Log) -> Ints:
    """The week in which each of the cohort's ids arose; of an id that both runs have, as the first says."""
    arose = np.zeros(len(cohort.ids), dtype=np.int64)
    for run in reversed(runs):
        rows = during(run.episodes, "root", run)
        arose[find(cohort.ids, rows["id"])] = (rows["root"] // WEEK).astype(np.int64)
    return arose


def _outcomes(log: Log, cohort: Cohort, arose: Ints) -> Floats:
    """Minutes on the ids of the cohort that end alike, by group and the week in which they arose."""
    work = select(log.work, log.work["end"] > 0.0)
    overhead = np.array([group == "overhead" for group in log.names.task_groups], dtype=np.bool_)[work["task"]]
    at = find(cohort.ids, np.where(overhead, -1, work["id"]))
    alike = (at >= 0) & np.append(cohort.alike, False)[at]
    return _sums(log, select(work, alike), arose[at[alike]])


def _worked(log: Log) -> Floats:
    """Minutes worked, by group and week of the shift."""
    work = during(log.work, "shift", log)
    return _sums(log, work, (work["shift"] // WEEK).astype(np.int64))


def _spent(log: Log, kind: str) -> Floats:
    """Minutes on a kind of overhead, by group and week of the shift."""
    work = during(log.work, "shift", log)
    tasks = np.array([task == f"overhead.{kind}" for task in log.names.tasks], dtype=np.bool_)
    work = select(work, tasks[work["task"]])
    return _sums(log, work, (work["shift"] // WEEK).astype(np.int64))


def _sums(log: Log, work: Table, week: Ints) -> Floats:
    """Minutes of the rows ``work``, shape (groups, weeks)."""
    group = np.array([_MEMBERS.index(name) for name in log.names.groups], dtype=np.int64)
    weeks = int(np.ceil(log.measured / WEEK))
    cell = group[work["person"]] * weeks + week
    sums = np.bincount(cell, weights=work["end"] - work["start"], minlength=len(_MEMBERS) * weeks)
    return sums.astype(np.float64).reshape(len(_MEMBERS), weeks)


def _by_group(minutes: Floats) -> dict[str, Weeks]:
    """Of every staff group, those that are made of several included."""
    return {
        name: tuple(minutes[[_MEMBERS.index(each) for each in members]].sum(axis=0).tolist())
        for name, members in GROUPS.items()
    }
