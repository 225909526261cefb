"""Where one run's minutes went, by role: every sum that the accounts of capacity need, each taken on its own."""

from collections.abc import Mapping

import numpy as np

from gpsim.log import ORIGINS, Log, Table
from gpsim.measures.cohort import Cohort
from gpsim.measures.ids import find
from gpsim.measures.windows import Bools, Floats, Ints, during, select, within
from gpsim.records import record


@record
class Ledger:
    """Minutes of one run, an entry a role; of the measured weeks unless it says otherwise."""

    worked: Floats
    rota: Floats  # rota'd and present
    overtime: Floats  # worked beyond the rota
    free: Floats  # within the rota
    free_slots: Floats  # whole slots of the practice's own length that were free; no minutes
    overhead: Floats  # worked on no id
    alike: Floats  # from birth to the log's end, on ids of the cohort that end alike
    otherwise: Floats  # the same, on the rest of the cohort
    still_open: Floats  # the same, on ids of the cohort that are open at the log's end
    from_before: Floats  # worked on ids outside the cohort
    for_later: Floats  # on ids of the cohort, after the measured weeks
    lines: Mapping[str, Floats]  # `overhead` by kind, and `alike` by task and origin


def ledger(log: Log, cohort: Cohort, still_open: Bools, roles: tuple[str, ...]) -> Ledger:
    """The ledger of ``log``, with an entry for each of ``roles``."""
    role = np.array([roles.index(name) for name in log.names.roles], dtype=np.int64)

    def total(who: Ints, amounts: Floats) -> Floats:
        return np.bincount(who, weights=amounts, minlength=len(roles)).astype(np.float64)

    def worked(which: Bools) -> Floats:
        return total(worker[which], minutes[which])

    shifts = during(log.shifts, "start", log)
    present = role[shifts["person"]]
    work = select(log.work, log.work["end"] > 0.0)  # before, nothing of the cohort was born
    worker = role[work["person"]]
    minutes, inside = work["end"] - work["start"], within(work["shift"], log)
    overhead = np.array([group == "overhead" for group in log.names.task_groups], dtype=np.bool_)[work["task"]]
    at = np.where(overhead, -1, find(cohort.ids, work["id"]))
    mine = at >= 0
    alike = mine & np.append(cohort.alike, False)[at]
    return Ledger(
        worked=worked(inside),
        rota=total(present, shifts["end"] - shifts["start"]),
        overtime=total(present, shifts["overtime"]),
        free=total(present, shifts["free"]),
        free_slots=total(present, shifts["free_slots"]),
        overhead=worked(inside & overhead),
        alike=worked(alike),
        otherwise=worked(mine & ~alike),
        still_open=worked(mine & np.append(still_open, False)[at]),
        from_before=worked(inside & ~overhead & ~mine),
        for_later=worked(mine & ~inside),
        lines=_lines(log, select(work, alike | (inside & overhead)), role, len(roles)),
    )


def _lines(log: Log, rows: Table, role: Ints, roles: int) -> dict[str, Floats]:
    """Minutes by line: an overhead's task, or another task with its origin."""
    names = [
        task if group == "overhead" else f"{task}/{origin}"
        for task, group in zip(log.names.tasks, log.names.task_groups, strict=True)
        for origin in ORIGINS
    ]
    line = rows["task"].astype(np.int64) * len(ORIGINS) + rows["origin"]
    cell = role[rows["person"]] * len(names) + line
    sums = np.bincount(cell, weights=rows["end"] - rows["start"], minlength=roles * len(names))
    table = sums.astype(np.float64).reshape(roles, len(names))
    found: dict[str, Floats] = {}
    for i in np.unique(line):
        found[names[i]] = found.get(names[i], 0.0) + table[:, i]
    return found
