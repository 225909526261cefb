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
    work = select(log.work, log.work["end"] > 0.0)  # before, nothing of the cohort was born
    minutes, who, inside = work["end"] - work["start"], role[work["person"]], within(work["shift"], log)
    overhead = np.array([group == "overhead" for group in log.names.task_groups], dtype=np.bool_)[work["task"]]
    at = np.where(overhead, -1, find(cohort.ids, work["id"]))
    mine = at >= 0
    alike = mine & np.append(cohort.alike, False)[at]
    parts = {
        "worked": inside,
        "overhead": inside & overhead,
        "alike": alike,
        "otherwise": mine & ~alike,
        "still_open": mine & np.append(still_open, False)[at],
        "from_before": inside & ~overhead & ~mine,
        "for_later": mine & ~inside,
    }
    lines = _lines(log, select(work, alike | (inside & overhead)), role, len(roles))
    sums = {name: _by_role(who[which], minutes[which], len(roles)) for name, which in parts.items()}
    return Ledger(lines=lines, **sums, **_rota(log, role, len(roles)))


def _rota(log: Log, role: Ints, roles: int) -> dict[str, Floats]:
    """What shifts say of themselves."""
    rows = during(log.shifts, "start", log)
    amounts = {"rota": rows["end"] - rows["start"]} | {name: rows[name] for name in ("overtime", "free", "free_slots")}
    return {name: _by_role(role[rows["person"]], amount, roles) for name, amount in amounts.items()}


def _by_role(who: Ints, amounts: Floats, roles: int) -> Floats:
    return np.bincount(who, weights=amounts, minlength=roles).astype(np.float64)


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
