"""Whatever the practice: a group holds no more patients than it has places, and its minutes are shared without loss."""

from collections.abc import Iterator

import numpy as np

from gpsim.log import STATUSES, Log, Table
from gpsim.measures.released import check, released
from gpsim.practice.care import Consultation
from gpsim.records import put
from gpsim.units import TICK
from tests.lived import World, in_any_world, in_some_worlds, log_of, world


def group_rows(log: Log, *statuses: str) -> Table:
    """The appointments of groups that have one of ``statuses``."""
    rows = log.appointments[np.isin(log.appointments["status"], [STATUSES.index(status) for status in statuses])]
    found: Table = rows[np.array(log.names.modes)[rows["kind"]] == "group"]
    return found


def sessions(rows: Table) -> Iterator[Table]:
    """``rows`` of one group after the other: those of one clinician and start."""
    for slot in np.unique(rows[["person", "start"]]):
        yield rows[rows[["person", "start"]] == slot]


def minutes_on(log: Log, task: str, row: Table, began: float) -> float:
    """Minutes of ``task`` by the clinician on the patient of ``row``, between ``began`` and the session's end."""
    work = log.work[(log.work["person"] == row["person"]) & (log.work["id"] == row["id"])]
    work = work[[log.names.tasks[index] == task for index in work["task"]]]
    work = work[(work["start"] >= began) & (work["end"] <= row["ended"])]
    return float(np.sum(work["end"] - work["start"]))


@in_any_world
def test_those_present_share_the_minutes_of_their_group_equally_and_none_is_lost(world: World) -> None:
    log = log_of(world)
    for present in sessions(group_rows(log, "attended")):
        began, ended = present["began"].min(), present["ended"][0]
        assert set(present["ended"]) == {ended}
        shares = [minutes_on(log, "consultation.class", row, began) for row in present]
        assert sum(shares) == ended - began
        assert max(shares) - min(shares) <= TICK


@in_any_world
def test_a_group_has_no_more_patients_than_places(world: World) -> None:
    """Counting those who hold a place at the same time, whatever becomes of them."""
    log = log_of(world)
    places = {on.consultations["class"].group.places for on in (world.practice, world.later) if on is not None}  # type: ignore[union-attr]
    for booked in sessions(group_rows(log, "attended", "dna", "cancelled", "moved")):
        until = np.where(np.isnan(booked["freed"]), booked["start"], booked["freed"])
        held = [np.sum((booked["booked"] <= time) & (until > time)) for time in booked["booked"]]
        assert max(held) <= max(places)


@in_any_world
def test_a_facilitator_works_only_for_those_who_have_come(world: World) -> None:
    log = log_of(world)
    helped = np.array([task == "facilitation.class" for task in log.names.tasks], dtype=np.bool_)
    rows = log.work[helped[log.work["task"]]] if len(log.work) else log.work
    came = group_rows(log, "attended")["id"]
    late = rows["end"] > log.end - 120.0  # the group itself may not be over when the log ends
    assert np.all(np.isin(rows["id"], came) | late)


@in_some_worlds
def test_the_accounts_balance_where_a_change_makes_groups_larger(world: World) -> None:
    def larger(kind: Consultation) -> Consultation:
        return put(kind, "group.places", lambda places: 2 * places)

    changed = world.put("consultations.class", larger)
    check(released(log_of(world), changed.live()))


def test_groups_do_meet_in_the_worlds_of_these_laws() -> None:
    """In more than one of four, and with three or more present in some."""
    logs = [log_of(world(number)) for number in range(30)]
    sizes = [[len(present) for present in sessions(group_rows(log, "attended"))] for log in logs]
    assert sum(bool(each) for each in sizes) >= 8
    assert max(max(each, default=0) for each in sizes) >= 3
