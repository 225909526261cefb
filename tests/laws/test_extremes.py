"""Where a practice is nobody, nothing or never, so is what comes of it: exactly 0, exactly 1."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gpsim.distributions import Fixed
from gpsim.log import BOOKINGS, CHANNELS, ENDINGS, OUTCOMES, RESULTS, STATUSES, Log, Table
from gpsim.practice.care import Attendance, Hazard
from gpsim.practice.consistency import inconsistencies
from gpsim.practice.faults import FileFault
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.streams import Luck
from tests.lived import World, in_some_worlds
from tests.strategies import small_practice


def with_value(practice: Practice, **values: Any) -> Practice:
    """``practice`` with other values; a path's dots are written as two underscores."""
    for path, value in values.items():
        practice = put(practice, path.replace("__", "."), lambda _, value=value: value)  # type: ignore[misc]
    return practice


def lived(practice: Practice) -> Log:
    """Two weeks of ``practice``, which take part in no warm-up."""
    return World(1, practice, weeks=2, warmup=0).live()


def share(rows: Table, column: str, words: tuple[str, ...], word: str) -> float:
    """The share of ``rows`` that are ``word``."""
    return float(np.mean(rows[column] == words.index(word)))


BUSY = small_practice(rate=100.0, receptionists=1, suited_elsewhere=0.6, offered=1.0, nurse=False)


@in_some_worlds
def test_without_demand_nothing_is_asked_for_and_every_slot_is_unused(world: World) -> None:
    for table in ("needs", "papers"):
        for name in getattr(world.practice, table):
            world = world.put(f"{table}.{name}.rate", lambda _: 0.0)
    log = world.live()
    assert len(log.contacts) == len(log.episodes) == 0
    assert np.all(log.appointments["status"] == STATUSES.index("unused"))
    assert np.all(log.work["id"] == 0)
    quiet = world.put("team.roles", lambda roles: {name: replace(role, **QUIET) for name, role in roles.items()})
    quiet = quiet.put("team.people.amy.rota", lambda rota: {"clinic": rota["clinic"]})
    shifts = quiet.put("spent_time", lambda _: {}).live().shifts
    assert np.array_equal(shifts["free"], shifts["end"] - shifts["start"])


QUIET: dict[str, Any] = {"interruptions": 0.0, "searching": 0.0}


def test_a_practice_without_staff_is_refused() -> None:
    with pytest.raises(FileFault, match="nobody"):
        load_practice("reference", [f"team.people.{name}=false" for name in load_practice("reference").team.people])


def test_without_staff_nobody_is_answered_or_seen() -> None:
    """A file cannot say so; an action on its way may."""
    practice = with_value(BUSY, team__people={})
    assert list(inconsistencies(practice))
    log = lived(practice)
    assert len(log.appointments) == len(log.work) == len(log.shifts) == 0
    assert len(log.contacts) > 0
    assert np.all(log.contacts["person"] == -1)
    assert share(log.episodes, "ending", ENDINGS, "met") == 0.0


def test_nobody_of_infinite_patience_rings_off() -> None:
    """But for those whom the lines' closing cuts off."""
    log = lived(with_value(BUSY, access__telephone__patience=None, access__telephone__talk=Fixed(mean=9.0)))
    calls = log.contacts[log.contacts["channel"] == CHANNELS.index("telephone")]
    abandoned = calls[calls["outcome"] == OUTCOMES.index("abandoned")]
    assert np.all(abandoned["ended"] % 1440.0 == 18.5 * 60.0)
    assert np.any(calls["answered"] > calls["arrived"] + 6.0)


def test_nobody_without_patience_holds() -> None:
    log = lived(with_value(BUSY, access__telephone__patience=Fixed(mean=0.0), access__telephone__redial=0.0))
    calls = log.contacts[log.contacts["channel"] == CHANNELS.index("telephone")]
    assert set(np.unique(calls["outcome"])) == {OUTCOMES.index("answered"), OUTCOMES.index("abandoned")}
    reached = calls["outcome"] == OUTCOMES.index("answered")
    assert np.array_equal(calls["answered"][reached], calls["arrived"][reached])
    assert np.array_equal(calls["ended"][~reached], calls["arrived"][~reached])


def test_where_every_patient_forgets_nobody_is_seen() -> None:
    forgets = Attendance(dna=Hazard(days=(0.0,), shares=(1.0,)), dna_returns=0.0)
    log = lived(with_value(BUSY, attendance=forgets))
    booked = log.appointments[
        (log.appointments["id"] != 0) & (log.appointments["booking"] != BOOKINGS.index("outside"))
    ]
    assert len(booked) > 0
    assert share(booked, "status", STATUSES, "attended") == 0.0
    assert share(booked[booked["start"] < log.end], "status", STATUSES, "dna") == 1.0
    tasks = {log.names.tasks[i] for i in log.work["task"]}
    assert not any(task.startswith("consultation.") for task in tasks)


def test_where_every_patient_cancels_at_once_and_for_good_every_slot_is_unused() -> None:
    cancels = Attendance(cancels=Hazard(days=(0.0,), shares=(1.0,)), notice=Fixed(mean=1e5), rebooks=0.0)
    log = lived(with_value(BUSY, attendance=cancels))
    inside = log.appointments[log.appointments["booking"] != BOOKINGS.index("outside")]
    assert set(np.unique(inside["status"])) == {STATUSES.index("cancelled"), STATUSES.index("unused")}
    cancelled = inside[inside["status"] == STATUSES.index("cancelled")]
    assert np.array_equal(cancelled["freed"], cancelled["booked"])


def test_where_nobody_accepts_nobody_is_diverted_but_everybody_is_asked() -> None:
    """Offering takes its minutes all the same."""
    accepts, refuses = (lived(with_value(BUSY, access__navigation__accepts=share)) for share in (1.0, 0.0))
    never = lived(with_value(BUSY, access__navigation__accepts=0.0, access__navigation__minutes=0.0))
    assert share(accepts.contacts, "result", RESULTS, "diverted") > 0.0
    assert share(refuses.contacts, "result", RESULTS, "diverted") == 0.0
    assert np.sum(refuses.episodes["misdirected"]) == 0
    assert np.nansum(refuses.work["end"] - refuses.work["start"]) > np.nansum(never.work["end"] - never.work["start"])


def test_a_place_without_room_is_offered_to_nobody() -> None:
    log = lived(put(BUSY, "destinations.pharmacy", lambda place: replace(place, capacity=0)))
    assert share(log.contacts, "result", RESULTS, "diverted") == 0.0
    assert not np.any(log.appointments["booking"] == BOOKINGS.index("outside"))
    nothing = lived(with_value(BUSY, access__navigation=replace(BUSY.access.navigation, offered={})))
    assert log.contacts.tobytes() == nothing.contacts.tobytes()


def test_one_patient_who_has_every_need_is_one_patient() -> None:
    log = lived(with_value(BUSY, list_size=1, needs__illness__rate=20_000.0))
    assert set(log.episodes["patient"].tolist()) == {0}
    assert len(log.episodes) > 20
    assert log.list_size == 1


def test_a_fortnight_of_bank_holidays_is_a_fortnight_without_work() -> None:
    days = tuple(f"2025-01-{day:02}" for day in range(6, 20))
    log = lived(with_value(BUSY, calendar__bank_holidays=days))
    assert log.working_days == ()
    assert len(log.contacts) == len(log.work) == len(log.shifts) == 0
    assert share(log.episodes, "ending", ENDINGS, "open") == 1.0


def test_a_line_with_no_room_engages_whoever_is_not_answered_at_once() -> None:
    log = lived(with_value(BUSY, access__telephone__limit=0))
    calls = log.contacts[log.contacts["channel"] == CHANNELS.index("telephone")]
    assert set(np.unique(calls["outcome"])) <= {OUTCOMES.index("answered"), OUTCOMES.index("engaged")}
    assert np.nansum(calls["answered"] - calls["arrived"]) == 0.0


def test_luck_alone_tells_two_replications_apart() -> None:
    one, other = (World(number, BUSY, weeks=1, warmup=0).live() for number in (1, 2))
    assert set(one.episodes["id"].tolist()) != set(other.episodes["id"].tolist())
    assert Luck(1, 0, BUSY.code).uniform("talk", 1) != Luck(2, 0, BUSY.code).uniform("talk", 1)
