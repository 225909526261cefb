"""Whatever the practice: minutes add up, exactly, and nobody is in two places."""

from collections.abc import Iterator

import numpy as np

from gpsim.log import BOOKINGS, CHANNELS, OUTCOMES, STATUSES, Log, Table
from gpsim.streams import Floats
from gpsim.units import TICK
from tests.lived import World, at_work_at_the_end, in_any_world, log_of
from tests.watching import Watched, watch


def times(log: Log) -> Iterator[tuple[str, Floats]]:
    """Every column of times and durations, with its name; without what did not happen."""
    for table in ("contacts", "appointments", "work", "shifts", "episodes"):
        rows: Table = getattr(log, table)
        for column in rows.dtype.names or ():
            if rows[column].dtype.kind == "f":
                yield f"{table}.{column}", rows[column][~np.isnan(rows[column])]


def of_each_person(rows: Table) -> Iterator[Table]:
    """The rows of one person after the other, in order of start."""
    for person in np.unique(rows["person"]):
        yield np.sort(rows[rows["person"] == person], order="start")


@in_any_world
def test_every_time_is_a_whole_number_of_ticks(world: World) -> None:
    """So that sums and differences of times have no rounding, and the laws below need no tolerance."""
    off = {name for name, values in times(log_of(world)) if np.any(values / TICK % 1.0)}
    assert off == set()


@in_any_world
def test_nobody_does_two_things_at_once(world: World) -> None:
    work = log_of(world).work
    assert np.all(work["end"] > work["start"])
    for rows in of_each_person(work):
        assert np.all(rows["start"][1:] >= rows["end"][:-1])


@in_any_world
def test_nobody_has_two_shifts_at_once(world: World) -> None:
    for rows in of_each_person(log_of(world).shifts):
        assert np.all(rows["start"][1:] >= rows["end"][:-1])


@in_any_world
def test_work_and_free_time_are_the_shift_and_the_overtime(world: World) -> None:
    """W + F = C + O, each counted on its own, for every shift."""
    shifts = log_of(world).shifts
    assert np.array_equal(shifts["worked"] + shifts["free"], shifts["end"] - shifts["start"] + shifts["overtime"])
    assert np.all(shifts["left"] >= shifts["end"])
    assert np.all(shifts["worked"] <= shifts["left"] - shifts["start"])
    assert np.all((shifts["overtime"] >= 0.0) & (shifts["free"] >= 0.0) & (shifts["free_slots"] >= 0.0))


@in_any_world
def test_each_shift_is_made_of_its_work(world: World) -> None:
    """The minutes worked and those after the end, added up from the pieces that belong to the shift."""
    log = log_of(world)
    shifts = {(row["person"].item(), row["start"].item()): row for row in log.shifts}
    worked, overtime = dict.fromkeys(shifts, 0.0), dict.fromkeys(shifts, 0.0)
    for row in log.work:
        key = (row["person"].item(), row["shift"].item())
        worked[key] += row["end"] - row["start"]
        overtime[key] += max(0.0, row["end"] - max(row["start"], shifts[key]["end"]))
        assert row["start"] >= shifts[key]["start"]
        assert row["end"] <= shifts[key]["left"]
    assert worked == {key: row["worked"] for key, row in shifts.items()}
    assert overtime == {key: row["overtime"] for key, row in shifts.items()}


@in_any_world
def test_minutes_with_patients_are_those_of_the_appointment_book(world: World) -> None:
    """Consultations are the same minutes in both tables, by person and episode; a group's are shared."""
    log = log_of(world)
    groups = np.array([mode == "group" for mode in log.names.modes], dtype=bool)
    seen = log.appointments[(log.appointments["status"] == STATUSES.index("attended"))]
    seen = seen[~np.isin(seen["booking"], [BOOKINGS.index("triage"), BOOKINGS.index("outside")])]
    seen = seen[~groups[seen["kind"]]]
    modes = zip(log.names.consultations, log.names.modes, strict=True)
    kinds = {f"consultation.{name}" for name, mode in modes if mode != "group"}
    task = np.array([name in kinds for name in log.names.tasks], dtype=bool)
    work = log.work[task[log.work["task"]]]
    booked = sorted(
        (r["person"].item(), r["id"].item(), r["ended"] - r["began"]) for r in seen if r["ended"] > r["began"]
    )
    pieces = sorted((r["person"].item(), r["id"].item(), r["end"] - r["start"]) for r in work)
    # A piece that reaches into the next shift is cut there: compare the sums of each person and episode.
    assert _sums(booked) == _sums(pieces)


def _sums(pieces: list[tuple[int, int, float]]) -> dict[tuple[int, int], float]:
    sums: dict[tuple[int, int], float] = {}
    for person, identity, minutes in pieces:
        sums[person, identity] = sums.get((person, identity), 0.0) + minutes
    return sums


@in_any_world
def test_nobody_is_seen_before_coming_and_nobody_leaves_before_being_seen(world: World) -> None:
    rows = log_of(world).appointments
    seen = rows[rows["status"] == STATUSES.index("attended")]
    assert np.all((seen["began"] >= seen["arrived"]) & (seen["ended"] >= seen["began"]))
    booked = rows[~np.isnan(rows["booked"])]
    assert np.all((booked["start"] >= booked["booked"]) | (booked["booking"] != BOOKINGS.index("slot")))
    gone = booked[~np.isnan(booked["freed"])]
    assert np.all(gone["freed"] >= gone["booked"])


@in_any_world
def test_holding_on_the_telephone_obeys_littles_law(world: World) -> None:
    holding_obeys_littles_law(watch(world))


@in_any_world
def test_the_waiting_room_obeys_littles_law(world: World) -> None:
    waiting_rooms_obey_littles_law(watch(world))


@in_any_world
def test_open_episodes_and_papers_obey_littles_law(world: World) -> None:
    whatever_is_open_obeys_littles_law(watch(world))


def holding_obeys_littles_law(seen: Watched) -> None:
    """Head counts over time, as the engine had them, are the holds of the log added up; also at the desk and online."""
    rows = seen.log.contacts
    waits = np.isin(rows["outcome"], [OUTCOMES.index(name) for name in ("answered", "abandoned", "waiting")])
    until = np.where(np.isnan(rows["answered"]), rows["ended"], rows["answered"])
    holds = np.where(np.isnan(until), seen.log.end, until) - rows["arrived"]
    for name in ("telephone", "desk", "online"):
        here = waits & (rows["channel"] == CHANNELS.index(name))
        missing = seen.minutes[name] - np.sum(holds[here])  # of who is being answered when the log ends: no row yet
        assert missing == 0.0 or (missing > 0.0 and at_work_at_the_end(seen.log))


def waiting_rooms_obey_littles_law(seen: Watched) -> None:
    """Those with an appointment, those on the duty list, and those who walked in."""
    rows = seen.log.appointments
    rows = rows[rows["status"] == STATUSES.index("attended")]
    waits = rows["began"] - rows["arrived"]
    rooms = {"waiting room": ("slot", "extra", "call_back"), "duty": ("duty",), "treatment": ("walk_in",)}
    for room, bookings in rooms.items():
        here = np.isin(rows["booking"], [BOOKINGS.index(booking) for booking in bookings])
        assert seen.minutes[room] == np.sum(waits[here]) + seen.left[room]


def whatever_is_open_obeys_littles_law(seen: Watched) -> None:
    """Episodes, guests' visits among them, and papers."""
    rows = seen.log.episodes[seen.log.episodes["born"] < seen.log.end]  # the others are papers that are on their way
    stays = np.where(np.isnan(rows["ended"]), seen.log.end, rows["ended"]) - rows["born"]
    assert seen.minutes["papers"] == np.sum(stays[rows["paper"] == 1])
    assert seen.minutes["episodes"] == np.sum(stays[rows["paper"] == 0])
