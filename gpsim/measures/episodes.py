"""Measures of needs and papers: how episodes end, who has to ask again, what waits and what is late."""

import numpy as np

from gpsim.log import BOOKINGS, CHANNELS, ENDINGS, OUTCOMES, RESULTS, STATUSES, Log, Table
from gpsim.measures.ids import first, following
from gpsim.measures.splits import by_patient, split
from gpsim.measures.windows import Bools, during, mean, ratio, select, weeks, within, working_days
from gpsim.units import DAY

MET = tuple(ENDINGS.index(name) for name in ("met", "met_outside", "filed"))
LOST, OPEN = ENDINGS.index("lost"), ENDINGS.index("open")
ASKED = tuple(CHANNELS.index(name) for name in ("telephone", "online", "desk"))
SOON = 14.0 * DAY


def needs(log: Log) -> dict[str, float]:
    """Episodes of needs born in the measured weeks: how many, and how they have ended by the log's end.

    Met, lost and open sum to 1. Told to try again counts those to whom it was said at least once.
    """
    rows = _born(log, paper=0)
    masks = by_patient(rows, log)
    per_week = {"needs_per_1000_per_week": ratio(1000.0 * len(rows), log.list_size * weeks(log))}
    return (
        per_week
        | split("needs_met_share", np.isin(rows["ending"], MET), masks)
        | split("needs_lost_share", rows["ending"] == LOST, masks)
        | split("needs_open_share", rows["ending"] == OPEN, masks)
        | split("needs_told_to_try_again_share", rows["tried_again"] > 0, masks)
    )


def right_first_time(log: Log) -> dict[str, float]:
    """Of needs born in the measured weeks that patients asked about, the share met with one contact."""
    rows = _born(log, paper=0)
    rows = rows[rows["contacts"] > 0]
    once = np.isin(rows["ending"], MET) & (rows["contacts"] == 1)
    return split("right_first_time_share", once, by_patient(rows, log))


def urgent_same_day(log: Log) -> dict[str, float]:
    """Of urgent needs that patients first asked about in the measured weeks, the share dealt with on that day.

    Dealt with: a consultation (not a triage row) began, here or outside, or the episode ended as met.
    """
    rows = log.episodes[(log.episodes["paper"] == 0) & (log.episodes["urgent"] == 1)]
    asked = log.contacts[np.isin(log.contacts["channel"], ASKED)]
    asked_at = first(rows["id"], asked["id"], asked["arrived"])
    seen = log.appointments[log.appointments["booking"] != BOOKINGS.index("triage")]
    seen = seen[seen["status"] == STATUSES.index("attended")]
    dealt = np.fmin(
        first(rows["id"], seen["id"], np.where(np.isnan(seen["began"]), seen["start"], seen["began"])),
        np.where(np.isin(rows["ending"], MET), rows["ended"], np.inf),
    )
    inside = within(asked_at, log)
    midnight = DAY * (np.floor(asked_at[inside] / DAY) + 1.0)
    return split("urgent_same_day_share", dealt[inside] < midnight, by_patient(rows[inside], log))


def urgent_misdirected(log: Log) -> dict[str, float]:
    """Of urgent needs born in the measured weeks, the share steered to a place that does not suit."""
    rows = _born(log, paper=0)
    rows = rows[rows["urgent"] == 1]
    return split("urgent_misdirected_share", rows["misdirected"] == 1, by_patient(rows, log))


def recontact(log: Log) -> dict[str, float]:
    """Of appointments attended in the measured weeks, the share after which the patient asked again within 14 days.

    Asked again: an answered call, form or talk at the desk of the same episode, not to cancel. Triage
    rows are no appointments here. A new need of the same patient does not count.
    """
    rows = during(log.appointments, "began", log)
    rows = rows[(rows["status"] == STATUSES.index("attended")) & (rows["booking"] != BOOKINGS.index("triage"))]
    rows = rows[rows["patient"] >= 0]  # a guest comes back to their own practice
    asked = log.contacts[np.isin(log.contacts["channel"], ASKED)]
    asked = asked[asked["outcome"] == OUTCOMES.index("answered")]
    asked = asked[asked["result"] != RESULTS.index("cancelled")]
    back = following(rows["id"], rows["ended"], asked["id"], asked["arrived"])
    return split("recontact_share", back <= rows["ended"] + SOON, by_patient(rows, log))


def backlog(log: Log) -> dict[str, float]:
    """Papers waiting at the end of a working day, the mean over the measured working days."""
    rows = log.episodes[log.episodes["paper"] == 1]
    ends = (working_days(log) + 1) * DAY
    born, ended = rows["born"], np.where(np.isnan(rows["ended"]), np.inf, rows["ended"])
    return {
        f"paperwork_backlog_items.{kind}": mean(
            np.searchsorted(np.sort(born[mask]), ends) - np.searchsorted(np.sort(ended[mask]), ends)
        )
        for kind, mask in _by_kind(rows, log).items()
    }


def late_papers(log: Log) -> dict[str, float]:
    """Of papers born in the measured weeks and due before the log's end, the share not filed when they fell due.

    A result still on its way from the laboratory is not due yet, whatever its row says.
    """
    rows = _born(log, paper=1)
    rows = rows[(rows["due"] >= rows["born"]) & (rows["due"] <= log.end)]
    in_time = (rows["ending"] == ENDINGS.index("filed")) & (rows["ended"] <= rows["due"])
    return split("paperwork_late_share", ~in_time, _by_kind(rows, log))


def missed_actions(log: Log) -> dict[str, float]:
    """Of 1,000 papers born in the measured weeks and filed, those in which an action was overlooked."""
    rows = _born(log, paper=1)
    rows = rows[rows["ending"] == ENDINGS.index("filed")]
    return {"missed_actions_per_1000_papers": 1000.0 * mean(rows["missed"] == 1)}


def _born(log: Log, *, paper: int) -> Table:
    """Papers, or needs of the practice's own patients: the visits of guests are no needs of theirs."""
    rows = during(log.episodes, "born", log)
    return select(rows, (rows["paper"] == paper) & ((rows["patient"] >= 0) | (paper == 1)))


def _by_kind(papers: Table, log: Log) -> dict[str, Bools]:
    kinds = {name: papers["kind"] == i for i, name in enumerate(log.names.papers)}
    return kinds | {"all": np.ones(len(papers), dtype=np.bool_)}
