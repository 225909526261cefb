"""A log for others: tables with names instead of indices, CSV files, and the event log that vidigi animates."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from gpsim.log import BOOKINGS, CHANNELS, ENDINGS, ORIGINS, OUTCOMES, RESULTS, STATUSES, TABLES, Log, Table
from gpsim.measures.windows import select

WORDS = {
    "channel": CHANNELS,
    "origin": ORIGINS,
    "outcome": OUTCOMES,
    "result": RESULTS,
    "booking": BOOKINGS,
    "status": STATUSES,
    "ending": ENDINGS,
}
OUTSIDE = BOOKINGS.index("outside")
Objects = npt.NDArray[np.object_]
VIDIGI = ("entity_id", "pathway", "event_type", "event", "time", "resource_id", "run_number")


def frames(log: Log) -> dict[str, pd.DataFrame]:
    """The tables of ``log`` with names instead of indices, its people and its patients; times in minutes.

    What does not apply is missing: nobody's name, the slot of an appointment without one.
    """
    tables = {
        name: pd.DataFrame({field: _column(log, name, field) for field in dtype.names or ()})
        for name, dtype in TABLES.items()
    }
    names = log.names
    people = pd.DataFrame({"person": names.people, "role": names.roles, "group": names.groups})
    patients = pd.DataFrame({field.name: getattr(log.patients, field.name) for field in fields(log.patients)})
    patients["usual"] = _named(names.people, log.patients.usual)
    patients.index.name = "patient"
    return tables | {"people": people, "patients": patients.reset_index()}


def write(log: Log, directory: Path) -> list[Path]:
    """Write `frames` to ``directory`` as CSV, with the weeks of the run in ``run.csv``; returns the files.

    Raises:
        OSError: when ``directory`` cannot be written to.

    """
    directory.mkdir(parents=True, exist_ok=True)
    run = {"list_size": log.list_size, "start": log.start, "measured": log.measured, "end": log.end}
    written = []
    for name, frame in (frames(log) | {"run": pd.DataFrame([run])}).items():
        path = directory / f"{name}.csv"
        frame.to_csv(path, index=False, lineterminator="\n")
        written.append(path)
    return written


def to_vidigi(log: Log, run_number: int = 0) -> pd.DataFrame:
    """Episodes of needs as the event log that vidigi (Rosser 2025) animates: each patient's way from asking to the end.

    Columns are ``entity_id, pathway, event_type, event, time, resource_id, run_number``. A call is a
    queue ("holding") and the use of whoever answers; an appointment is a queue ("waiting room") and the
    use of whoever sees the patient; after each the patient queues "elsewhere". ``resource_id`` is the
    person's number among the log's people. Episodes open at the log's end have not departed.
    """
    needs = select(log.episodes, log.episodes["paper"] == 0)
    heard = select(log.contacts, (log.contacts["person"] >= 0) & (log.contacts["ended"] > log.contacts["answered"]))
    seen = select(log.appointments, log.appointments["ended"] > log.appointments["began"])
    channels, kinds = np.array(CHANNELS, dtype=object), np.array(log.names.consultations, dtype=object)
    events = pd.concat(
        [
            _events(needs, "arrival_departure", "arrival", "born"),
            *_used(heard, "holding", channels[heard["channel"]], ("arrived", "answered", "ended")),
            *_used(seen, "waiting room", kinds[seen["kind"]], ("arrived", "began", "ended")),
            _events(needs, "arrival_departure", "depart", "ended"),
        ],
        ignore_index=True,
    )
    pathways = pd.Series(np.array(log.names.needs, dtype=object)[needs["kind"]], index=needs["id"])
    events = events[events["time"].notna() & events["entity_id"].isin(pathways.index)]
    events = events.assign(pathway=events["entity_id"].map(pathways), run_number=run_number)
    return events.sort_values(["time", "entity_id"], kind="stable", ignore_index=True)[list(VIDIGI)]


def _used(rows: Table, queue: str, what: Objects, times: tuple[str, str, str]) -> list[pd.DataFrame]:
    """The four events of each row: it queues, is served, is done with, and goes elsewhere."""
    joined, began, ended = times
    return [
        _events(rows, "resource_use_end", what + " ends", ended, rows["person"]),
        _events(rows, "queue", "elsewhere", ended),
        _events(rows, "queue", queue, joined),
        _events(rows, "resource_use", what, began, rows["person"]),
    ]


def _events(rows: Table, kind: str, event: str | Objects, time: str, person: Table | None = None) -> pd.DataFrame:
    resource = pd.array([pd.NA] * len(rows) if person is None else person.tolist(), dtype="Int64")
    return pd.DataFrame(
        {"entity_id": rows["id"], "event_type": kind, "event": event, "time": rows[time], "resource_id": resource}
    )


def _column(log: Log, table: str, field: str) -> Any:
    """A field of a table, with the words or names that its indices stand for."""
    rows, names = getattr(log, table), log.names
    values = rows[field]
    if field in WORDS:
        return _named(WORDS[field], values)
    if field == "kind" and table == "episodes":
        return np.where(rows["paper"] == 1, _named(names.papers, values), _named(names.needs, values))
    if field == "slot":
        return np.where(rows["booking"] == OUTSIDE, _named(names.outside, values), _named(names.slots, values))
    meant = {"person": names.people, "need": names.needs, "kind": names.consultations}
    meant |= {"task": names.tasks, "activity": names.activities}
    return _named(meant[field], values) if field in meant else values


def _named(names: Sequence[str], indices: Any) -> Objects:
    """The names that ``indices`` stand for; missing where there is none."""
    known = np.array([*names, None], dtype=object)
    return known[np.where((indices >= 0) & (indices < len(names)), indices, len(names))]
