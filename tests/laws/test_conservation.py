"""Whatever the practice: every episode, contact, call, slot and paper is accounted for, once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from gpsim.log import BOOKINGS, CHANNELS, ENDINGS, OUTCOMES, STATUSES, Table
from gpsim.model.rota import on_leave, sessions_on
from gpsim.practice.consistency import inconsistencies
from gpsim.practice.weekly import places_of
from gpsim.streams import key_of
from gpsim.units import DAY, WEEK, clock_minutes, date_of
from tests.lived import World, at_work_at_the_end, in_any_world, log_of
from tests.watching import watch

MADE = 1 << 62  # ids of papers and needs that were made in the run have this bit


def coded(table: Table, column: str, words: tuple[str, ...], *wanted: str) -> Table:
    """The rows whose ``column`` is one of ``wanted``."""
    return table[np.isin(table[column], [words.index(word) for word in wanted])]


@in_any_world
def test_the_practices_that_these_laws_are_tried_on_hold_together(world: World) -> None:
    assert list(inconsistencies(world.practice)) == []
    assert world.later is None or list(inconsistencies(world.later)) == []


@in_any_world
def test_every_episode_and_every_paper_has_one_row_and_one_state(world: World) -> None:
    rows = log_of(world).episodes
    assert len(set(rows["id"].tolist())) == len(rows)
    is_open = rows["ending"] == ENDINGS.index("open")
    assert np.array_equal(np.isnan(rows["ended"]), is_open)
    assert np.all(rows["ended"][~is_open] >= rows["born"][~is_open])
    assert len(coded(rows[rows["paper"] == 1], "ending", ENDINGS, "met", "met_outside", "lost")) == 0
    assert len(coded(rows[rows["paper"] == 0], "ending", ENDINGS, "filed")) == 0


@in_any_world
def test_everybody_who_was_born_is_counted(world: World) -> None:
    """The births of a kind and day are numbered from 0 without a gap, and so are the rows, if all needs arise."""
    rows = world.steady().put("needs.illness.response", lambda _: "").live().episodes
    born = rows["id"][rows["id"] < MADE]
    numbers = sorted(born.tolist())
    firsts = {number >> 22 << 22 for number in numbers}  # the last 22 bits number the births of a kind and day
    assert numbers == sorted(first + i for first in firsts for i in range(sum(n >> 22 << 22 == first for n in numbers)))


@in_any_world
def test_no_open_episode_is_forgotten(world: World) -> None:
    """Something in the practice, or in the diary, still knows of each."""
    assert watch(world).forgotten == []


@in_any_world
def test_every_contact_appointment_and_piece_of_work_is_about_somebody_known(world: World) -> None:
    log = log_of(world)
    born = dict(zip(log.episodes["id"].tolist(), log.episodes["born"].tolist(), strict=True))
    for table, time in ((log.contacts, "arrived"), (log.appointments, "booked"), (log.work, "start")):
        about = table[table["id"] != 0]
        assert all(born[row["id"].item()] <= row[time] for row in about)
    overheads = np.array([task.startswith("overhead.") for task in log.names.tasks], dtype=bool)
    assert np.array_equal(log.work["id"] == 0, overheads[log.work["task"]])


@in_any_world
def test_every_call_and_every_visit_to_the_desk_ends_once(world: World) -> None:
    """The engine counts the contacts that patients make, the log has a row for each: less the work in hand."""
    log = world.put("attendance.cancels_by_link", lambda _: 1.0).live()  # calls to cancel are not counted
    by_patients = coded(log.contacts, "channel", CHANNELS, "telephone", "online", "desk")
    counted = Counter(by_patients["id"].tolist())
    made = {row["id"].item(): int(row["contacts"]) for row in log.episodes if row["contacts"]}
    missing = {identity: number - counted[identity] for identity, number in made.items() if number != counted[identity]}
    assert set(missing.values()) <= {1}
    assert len(missing) <= at_work_at_the_end(log)
    assert counted.keys() <= made.keys()


@in_any_world
def test_a_call_back_is_owed_once_and_rung_or_still_owed(world: World) -> None:
    log = log_of(world)
    owed = Counter(coded(log.contacts, "outcome", OUTCOMES, "call_back")["id"].tolist())
    paid = Counter(coded(log.contacts, "channel", CHANNELS, "call_back")["id"].tolist())
    assert paid <= owed
    assert (owed - paid).total() <= at_work_at_the_end(log)


@in_any_world
def test_a_contact_was_answered_by_somebody_or_by_nobody(world: World) -> None:
    """Only answered contacts, and call-backs that nobody took, have a person; forms to a list have none."""
    rows = log_of(world).contacts
    answered = coded(rows, "outcome", OUTCOMES, "answered", "closed")
    online = CHANNELS.index("online")
    assert np.all((answered["person"] >= 0) | (answered["channel"] == online))
    assert np.all((answered["answered"] >= answered["arrived"]) & (answered["ended"] >= answered["answered"]))
    others = coded(rows, "outcome", OUTCOMES, "abandoned", "menu", "call_back", "engaged", "waiting")
    assert np.all((others["person"] == -1) & np.isnan(others["answered"]))
    assert np.all((others["ended"] >= others["arrived"]) | np.isnan(others["ended"]))
    instant = coded(rows, "outcome", OUTCOMES, "menu", "call_back", "engaged")
    assert np.array_equal(instant["ended"], instant["arrived"])


def slots_of(world: World) -> Iterator[tuple[str, float]]:
    """Person and start of every slot, or place in a group; there are rooms for everybody, and nobody is ill."""
    for day in range(-7 * world.warmup, 7 * world.weeks):
        practice = world.practice_on(day // 7)
        date = date_of(practice.calendar.start, day)
        for name, person in practice.team.people.items():
            if on_leave(person, key_of("person", name), day) or date.isoformat() in practice.calendar.bank_holidays:
                continue
            for _, session in sessions_on(person, day, date.month):
                blocks = practice.book.templates[session.template].blocks.values() if session.template else ()
                for block in blocks:
                    start = day * DAY + clock_minutes(session.start) + block.at
                    places = places_of(practice, block.slot)
                    yield from ((name, start + i * block.minutes) for i in range(block.slots) for _ in range(places))


@in_any_world
def test_every_slot_is_laid_out_once_and_used_once(world: World) -> None:
    """Attended, missed or unused; or cancelled too late, or kept for somebody who came when nobody was there.

    The slots of a day are those of the practice on that day, however early they are laid out.
    """
    world = world.put("team.rooms", lambda _: 1000)
    world = world.put("team.roles", lambda roles: {name: replace(role, sickness=0.0) for name, role in roles.items()})
    world = world.put("team.people.amy", lambda amy: replace(amy, remote=False))
    log = world.live()
    rows = coded(log.appointments, "booking", BOOKINGS, "slot")
    rows = rows[rows["start"] < log.end]
    late = rows["freed"] >= rows["start"]
    final = np.isin(rows["status"], [STATUSES.index(status) for status in ("attended", "dna", "unused")]) | late
    used = sorted((log.names.people[row["person"]], row["start"].item()) for row in rows[final])
    assert used == sorted(slots_of(world))


@in_any_world
def test_a_slot_that_is_given_back_is_offered_again(world: World) -> None:
    """Nobody is in a slot before it is released, and no two people in one slot at a time."""
    log = log_of(world)
    rows = coded(log.appointments, "booking", BOOKINGS, "slot")
    rows = rows[np.array(log.names.modes)[rows["kind"]] != "group"]
    rows = np.sort(rows, order=["person", "start", "released", "booked", "freed"])
    assert not np.any(rows["booked"] < rows["released"])
    same = (rows["person"][1:] == rows["person"][:-1]) & (rows["start"][1:] == rows["start"][:-1])
    assert np.all(rows["released"][1:][same] >= rows["freed"][:-1][same])


@in_any_world
def test_every_paper_is_filed_once_or_open_and_worked_on_while_it_is_here(world: World) -> None:
    log = log_of(world)
    papers = log.episodes[log.episodes["paper"] == 1]
    span = {row["id"].item(): (row["born"], row["ended"]) for row in papers}
    tasks = np.array([task.startswith("paper.") for task in log.names.tasks], dtype=bool)
    steps = log.work[tasks[log.work["task"]]]
    assert len(set(zip(steps["id"].tolist(), steps["task"].tolist(), strict=True))) == len(steps)  # no step twice
    for step in steps:
        born, ended = span[step["id"].item()]
        assert born <= step["start"]
        assert not step["end"] > ended


@in_any_world
def test_nobody_is_born_before_the_run_or_after_it(world: World) -> None:
    log = log_of(world)
    on_its_way = (log.episodes["paper"] == 1) & np.isnan(log.episodes["due"])
    assert np.all(log.episodes["born"] >= log.start)
    assert np.array_equal(log.episodes["born"] >= log.end, on_its_way)
    assert log.start == -WEEK * world.warmup
