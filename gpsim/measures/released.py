"""Capacity released: what a scenario's changes free of whose time, and what becomes of it.

A baseline and a scenario live the same luck, so their episodes and papers can be followed by id. The
*cohort* is every id born in the measured weeks; a role's minutes on an id are counted from its birth
to the log's end. What ids that end the same way cost less, and what overheads cost less, is released;
what more or fewer needs met cost, and work on earlier ids or left for later, is told apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields

import numpy as np

from gpsim.log import Log
from gpsim.measures.accounts import Account, AccountsError, Released, Time, check, check_time
from gpsim.measures.cohort import cohort_of
from gpsim.measures.ledger import Ledger, ledger
from gpsim.measures.splits import roles_and_groups
from gpsim.measures.windows import Bools, Floats
from gpsim.records import record

__all__ = ["Account", "AccountsError", "Released", "Sides", "Time", "check", "check_time", "released", "sides"]


@record
class Sides:
    """What one role or group saved and what that cost, a number a replication: minutes over the measured weeks."""

    gross: tuple[float, ...]
    absorbed: tuple[float, ...]


def released(baseline: Log, scenario: Log) -> Released:
    """Capacity released by ``scenario`` against ``baseline``, two runs of one replication.

    Raises:
        AccountsError: when an identity of the accounts does not hold.

    """
    for run in (baseline, scenario):
        check_time(run)
    group = dict(
        zip(scenario.names.roles + baseline.names.roles, scenario.names.groups + baseline.names.groups, strict=True)
    )
    roles, cohort = tuple(sorted(group)), cohort_of(baseline, scenario)
    before = ledger(baseline, cohort, cohort.open[0], roles)
    after = ledger(scenario, cohort, cohort.open[1], roles)
    members = roles_and_groups(roles, (group[role] for role in roles))
    accounts = {who: _account(before, after, of) for who, of in members.items()}
    waiting = {
        name: _waiting(scenario, paper) - _waiting(baseline, paper) for name, paper in (("needs", 0), ("papers", 1))
    }
    result = Released(accounts=accounts, waiting_at_end=waiting)
    check(result)
    return result


def sides(replications: Sequence[Released]) -> dict[str, Sides]:
    """Gross and absorbed minutes of every role and group, replication by replication.

    A line is on the side of its mean over the replications: gross where it fell, absorbed where it
    rose. One that fell on average and rose in this replication lowers this replication's gross, so
    net is gross less absorbed in each.
    """
    everyone = dict.fromkeys(who for replication in replications for who in replication.accounts)
    return {who: _sides([_saved(replication, who) for replication in replications]) for who in everyone}


def _account(before: Ledger, after: Ledger, of: Bools) -> Account:
    """The account of the roles ``of`` which it is."""
    b, s = _time(before, of), _time(after, of)
    carried = (after.from_before - after.for_later) - (before.from_before - before.for_later)
    return Account(
        net=_sum(before.alike - after.alike, of) + (b.overhead - s.overhead),
        overtime=b.overtime - s.overtime,
        free=s.free - b.free,
        needs_met=_sum(after.otherwise - before.otherwise, of),
        brought_forward=_sum(carried, of),
        contracted=b.rota - s.rota,
        saved=_by_line(before, after, of),
        baseline=b,
        scenario=s,
    )


def _by_line(before: Ledger, after: Ledger, of: Bools) -> dict[str, float]:
    names, none = sorted({*before.lines, *after.lines}), np.zeros(len(of))
    fell = np.array([before.lines.get(name, none) - after.lines.get(name, none) for name in names])
    sums = fell.reshape(len(names), len(of))[:, of].sum(axis=1).tolist()
    return {name: minutes for name, minutes in zip(names, sums, strict=True) if minutes}


def _time(run: Ledger, of: Bools) -> Time:
    sums = {field.name: _sum(getattr(run, field.name), of) for field in fields(Time) if field.name != "cohort"}
    return Time(**sums, cohort=_sum(run.alike + run.otherwise, of))


def _sum(amounts: Floats, of: Bools) -> float:
    return float(amounts[of].sum())


def _saved(replication: Released, who: str) -> Mapping[str, float]:
    account = replication.accounts.get(who)
    return account.saved if account is not None else {}


def _sides(saved: Sequence[Mapping[str, float]]) -> Sides:
    names = sorted({name for lines in saved for name in lines})
    table = np.array([[lines.get(name, 0.0) for name in names] for lines in saved]).reshape(len(saved), len(names))
    fell = table.mean(axis=0) >= 0.0 if len(saved) else np.zeros(len(names), dtype=np.bool_)
    gross, absorbed = table[:, fell].sum(axis=1), -table[:, ~fell].sum(axis=1)
    return Sides(gross=tuple(gross.tolist()), absorbed=tuple(absorbed.tolist()))


def _waiting(log: Log, paper: int) -> float:
    """Needs of the practice's own patients, or papers, that are born and have not ended when the measured weeks end."""
    rows = log.episodes
    ours = (rows["paper"] == paper) & ((rows["patient"] >= 0) | (paper == 1))
    there = ours & (rows["born"] < log.measured) & ~(rows["ended"] < log.measured)
    return float(there.sum())
