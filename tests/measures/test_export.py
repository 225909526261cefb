"""A log as tables, as CSV files and as vidigi's events."""

from pathlib import Path

import pandas as pd

from gpsim.measures.export import VIDIGI, frames, to_vidigi, write
from tests.logs import ANN, ED, at, day, log

NINE = at(0, "09:00")
CALL = {"id": 1, "patient": 2, "channel": "telephone", "arrived": NINE, "answered": NINE + 1.0, "ended": NINE + 3.0}
SEEN = {"id": 1, "patient": 2, "person": ANN, "arrived": NINE + 55.0, "began": NINE + 60.0, "ended": NINE + 70.0}
ELSEWHERE = {"id": 2, "person": -1, "kind": -1, "slot": 0, "booking": "outside", "start": NINE}
LOG = log(
    contacts=[{**CALL, "person": ED, "result": "booked"}, {"id": 2, "person": -1, "outcome": "menu", "arrived": NINE}],
    appointments=[{**SEEN, "start": NINE + 60.0, "minutes": 10.0}, ELSEWHERE],
    days=[day(ED, NINE, NINE + 60.0, ("telephone", 1, 2.0))],
    episodes=[
        {"id": 1, "patient": 2, "kind": 1, "root": NINE, "born": NINE, "ended": NINE + 70.0, "ending": "met"},
        {"id": 2, "patient": 0, "kind": 0, "root": NINE, "born": NINE},
        {"id": 3, "patient": 2, "kind": 1, "paper": 1, "root": NINE, "born": NINE + 70.0},
    ],
)


def test_tables_have_names_instead_of_indices() -> None:
    tables = frames(LOG)
    first = {name: frame.iloc[0] for name, frame in tables.items()}
    assert (first["contacts"].person, first["contacts"].need, first["contacts"].result) == ("Ed", "ache", "booked")
    assert (first["appointments"].person, first["appointments"].kind) == ("Ann", "routine")
    assert (first["appointments"].slot, first["appointments"].status) == ("book_ahead", "attended")
    assert (first["work"].task, first["work"].person) == ("telephone", "Ed")
    assert first["shifts"].activity == "clinic"
    assert tables["episodes"]["kind"].tolist() == ["form", "ache", "result"]
    assert tables["episodes"]["ending"].tolist() == ["met", "open", "open"]
    assert (first["people"].role, first["people"].group) == ("partner", "gp_qualified")
    assert tables["patients"]["usual"].tolist()[:3] == ["Ann", "Ann", "Ann"]


def test_what_does_not_apply_is_missing() -> None:
    tables = frames(LOG)
    outside = tables["appointments"].iloc[1]
    assert outside["slot"] == "pharmacy"
    assert pd.isna(outside["person"])
    assert pd.isna(outside["kind"])
    assert pd.isna(tables["contacts"]["person"][1])
    assert pd.isna(tables["patients"]["usual"][3])


def test_a_log_is_written_as_one_file_a_table(tmp_path: Path) -> None:
    files = write(LOG, tmp_path / "new" / "log")
    assert [path.name for path in files] == [
        "contacts.csv", "appointments.csv", "work.csv", "shifts.csv", "episodes.csv", "people.csv", "patients.csv",
        "run.csv",
    ]  # fmt: skip
    assert files[-1].read_text() == "list_size,start,measured,end\n1000,-10080.0,10080.0,20160.0\n"
    assert (
        files[2].read_text()
        == "start,end,person,task,origin,id,shift\n540.0,542.0,Ed,telephone,first_contact,1,540.0\n"
    )
    assert pd.read_csv(files[4])["kind"].tolist() == ["form", "ache", "result"]


def test_a_patients_way_is_vidigis_event_log() -> None:
    events = to_vidigi(LOG, run_number=7)
    assert tuple(events.columns) == VIDIGI
    assert set(events["run_number"]) == {7}
    mine = events[events["entity_id"] == 1]
    assert set(mine["pathway"]) == {"form"}
    way = zip(mine["event_type"], mine["event"], mine["time"] - NINE, mine["resource_id"].fillna(-1), strict=True)
    assert list(way) == [
        ("arrival_departure", "arrival", 0.0, -1),
        ("queue", "holding", 0.0, -1),
        ("resource_use", "telephone", 1.0, ED),
        ("resource_use_end", "telephone ends", 3.0, ED),
        ("queue", "elsewhere", 3.0, -1),
        ("queue", "waiting room", 55.0, -1),
        ("resource_use", "routine", 60.0, ANN),
        ("resource_use_end", "routine ends", 70.0, ANN),
        ("queue", "elsewhere", 70.0, -1),
        ("arrival_departure", "depart", 70.0, -1),
    ]


def test_an_open_episode_has_not_departed() -> None:
    events = to_vidigi(LOG)
    assert events[events["entity_id"] == 2]["event"].tolist() == ["arrival"]
    assert 3 not in set(events["entity_id"])


def test_an_empty_log_has_no_events() -> None:
    assert len(to_vidigi(log())) == 0
    assert tuple(to_vidigi(log()).columns) == VIDIGI
