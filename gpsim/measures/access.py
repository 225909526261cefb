"""Measures of the front door: calls, holding, online requests, and who is told what comes next."""

import numpy as np

from gpsim.log import BOOKINGS, CHANNELS, ORIGINS, OUTCOMES, RESULTS, Log, Table
from gpsim.measures.ids import following
from gpsim.measures.splits import by_patient, split
from gpsim.measures.windows import (
    MONTH,
    Bools,
    Floats,
    Ints,
    during,
    mean,
    per_thousand_a_day,
    ratio,
    select,
    working_days,
)
from gpsim.units import DAY

REACHED = tuple(OUTCOMES.index(name) for name in ("answered", "abandoned", "menu", "call_back"))
ANSWERED = OUTCOMES.index("answered")
ASKED = tuple(CHANNELS.index(name) for name in ("telephone", "online", "desk"))  # patients ask by these
REDIAL = ORIGINS.index("redial")
# After these the patient does not know yet what comes next.
UNKNOWN = tuple(RESULTS.index(name) for name in ("none", "listed", "waiting_list", "try_again"))
EIGHT, TEN, CLOSE = 480.0, 600.0, 1110.0  # minutes after midnight; core hours are 08:00 to 18:30 (GMS contract)


def calls(log: Log) -> dict[str, float]:
    """Calls that reach the line, for 1,000 patients a working day, and how they end; engaged tones of all attempts.

    Redials are calls of their own, as in NHS England's cloud-based telephony data. The four shares
    of calls that reach the line sum to 1.
    """
    attempts = _by(during(log.contacts, "arrived", log), "telephone")
    counts = dict(zip(OUTCOMES, np.bincount(attempts["outcome"], minlength=len(OUTCOMES)).tolist(), strict=True))
    reached = sum(counts[OUTCOMES[i]] for i in REACHED)
    return {
        "calls_per_1000_per_day": per_thousand_a_day(reached, log),
        "calls_answered_share": ratio(counts["answered"], reached),
        "calls_abandoned_share": ratio(counts["abandoned"], reached),
        "calls_menu_share": ratio(counts["menu"], reached),
        "calls_called_back_share": ratio(counts["call_back"], reached),
        "calls_engaged_share": ratio(counts["engaged"], reached + counts["engaged"]),
    }


def hold(log: Log) -> dict[str, float]:
    """Minutes held by answered calls: mean, 90th percentile, and shares by length; also for 8 to 10 and core hours."""
    rows = _by(during(log.contacts, "arrived", log), "telephone")
    rows = rows[rows["outcome"] == ANSWERED]
    held = rows["answered"] - rows["arrived"]
    hours = _hours(rows["arrived"], log)
    found = split("hold_mean_min", held, by_patient(rows, log) | hours)
    for suffix, mask in ({"": np.ones(len(rows), dtype=np.bool_)} | hours).items():
        end = f".{suffix}" if suffix else ""
        found[f"hold_p90_min{end}"] = _ninetieth(held[mask])
        bands = _bands(held[mask])
        found |= {f"hold_share.{band}{end}": mean(within) for band, within in bands.items()}
    return found


def online_requests(log: Log) -> dict[str, float]:
    """Online requests for 1,000 patients a month of 30.4 days, as the national data on submissions count."""
    requests = len(_by(during(log.contacts, "arrived", log), "online"))
    months = log.measured / DAY / MONTH
    return {"online_requests_per_1000_per_month": ratio(1000.0 * requests, log.list_size * months)}


def answered_by_next_working_day(log: Log) -> dict[str, float]:
    """Of patients' requests, the share whose next step is known by the end of the next working day.

    A request is a first attempt by telephone, online form or at the desk; redials belong to it. The
    next step is known when an answered contact of the episode ends in anything but "none", "listed",
    "waiting_list" or "try again", when the episode gets an appointment, or when a clinician has read
    it on the list.
    """
    rows = during(log.contacts, "arrived", log)
    rows = rows[np.isin(rows["channel"], ASKED) & (rows["origin"] != REDIAL)]
    known = following(rows["id"], rows["arrived"], *_known(log))
    in_time = known < _end_of_next_working_day(rows["arrived"], log)
    return split("answered_by_next_working_day_share", in_time, by_patient(rows, log))


def ring_back(log: Log) -> dict[str, float]:
    """Of patients' answered contacts, the share told to try again another day."""
    rows = during(log.contacts, "arrived", log)
    rows = rows[np.isin(rows["channel"], ASKED) & (rows["outcome"] == ANSWERED)]
    return split("ring_back_share", rows["result"] == RESULTS.index("try_again"), by_patient(rows, log))


def _by(contacts: Table, channel: str) -> Table:
    return select(contacts, contacts["channel"] == CHANNELS.index(channel))


def _hours(arrived: Floats, log: Log) -> dict[str, Bools]:
    """Calls at 8 to 10, and in core hours, of working days."""
    clock, weekday = arrived % DAY, arrived // DAY % 7 < 5
    working = np.isin(arrived // DAY, working_days(log)) & weekday
    return {
        "8-10am": working & (clock >= EIGHT) & (clock < TEN),
        "core": working & (clock >= EIGHT) & (clock < CLOSE),
    }


def _bands(held: Floats) -> dict[str, Bools]:
    band = np.searchsorted((1.0, 2.0, 5.0), held, side="left")  # a minute to the second is still within it
    return {name: band == i for i, name in enumerate(("0-1", "1-2", "2-5", "5+"))}


def _ninetieth(held: Floats) -> float:
    return float(np.quantile(held, 0.9)) if held.size else float("nan")


def _known(log: Log) -> tuple[Ints, Floats]:
    """Ids and times at which patients came to know what happens next."""
    contacts, booked = log.contacts, log.appointments
    contacts, booked = select(contacts, contacts["ended"] >= 0.0), select(booked, booked["booked"] >= 0.0)
    contacts = contacts[(contacts["outcome"] == ANSWERED) & ~np.isin(contacts["result"], UNKNOWN)]
    booked = booked[(booked["id"] != 0) & (booked["booking"] != BOOKINGS.index("triage"))]
    read = log.work[np.isin(log.work["task"], [i for i, task in enumerate(log.names.tasks) if task == "triage"])]
    return (
        np.concatenate([contacts["id"], booked["id"], read["id"]]),
        np.concatenate([contacts["ended"], booked["booked"], read["end"]]),
    )


def _end_of_next_working_day(times: Floats, log: Log) -> Floats:
    """Midnight after the first working day that follows each time's day; the log's end where there is none."""
    days = np.append(np.array(log.working_days, dtype=np.float64), log.end / DAY - 1.0)
    following = np.searchsorted(days[:-1], times // DAY, side="right")
    return (days[following] + 1.0) * DAY
