"""Practices that share a hub, whatever they are: everybody is accounted for once, here or there."""

import gc
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np

from gpsim.log import BOOKINGS, ENDINGS, ORIGINS, STATUSES, Log
from gpsim.measures.accounts import check_time
from gpsim.measures.released import released
from gpsim.model.simulate import simulate_together
from gpsim.practice.hub import opener, partner
from gpsim.practice.neighbours import SHARED_HUB, Hub
from gpsim.practice.practice import Practice
from gpsim.streams import Luck
from tests.laws.test_conservation import coded, slots_of
from tests.laws.test_reproducible import everything, shuffled
from tests.lived import World, in_some_worlds, world

HUB = Hub(partners=2, sessions=6.0, routine=0.7, wait=1.0, accepts=0.9, horizon=4, paper="letter")
MADE, PAPER = 1 << 62, 1 << 61  # bits of ids
PracticeOn = Callable[[int], Practice]


def sharing(world: World) -> PracticeOn:
    """The practice with a hub: all the time, from the last week on, or until it."""
    since = {0: -99, 1: world.weeks - 1, 2: -99}[world.number % 3]
    until = world.weeks - 1 if world.number % 3 == 2 else 99
    states = [world.practice, world.later or world.practice]
    shared = [replace(practice, hub=HUB) for practice in states]

    def on(week: int) -> Practice:
        which = int(week >= world.weeks - 1)
        return (shared if since <= week < until else states)[which]

    return on


def together(world: World, practice_on: PracticeOn) -> list[Log]:
    practices = [opener(practice_on, number) for number in range(1 + HUB.partners)]
    lives = [(on, Luck(world.number, 0, on(0).code)) for on in practices]
    return simulate_together(lives, weeks=world.weeks, warmup=world.warmup, cooldown=0)


@cache
def logs_of(world: World) -> list[Log]:
    return together(world, sharing(world))


@in_some_worlds
def test_every_guest_who_is_seen_is_one_patient_sent_by_a_partner(world: World) -> None:
    """In all logs together, guests seen are the patients seen at partners, at the same minutes."""
    columns = ["booked", "start", "wanted", "arrived", "began", "ended"]
    there, here = [], []
    for log in logs_of(world):
        seen = coded(log.appointments, "status", STATUSES, "attended")
        there += seen[seen["origin"] == ORIGINS.index("guest")][columns].tolist()
        outside = coded(seen, "booking", BOOKINGS, "outside")
        named = np.array([*log.names.outside, ""])[outside["slot"]] == SHARED_HUB
        here += outside[named][columns].tolist()
    assert sorted(there) == sorted(here)


@in_some_worlds
def test_every_visit_of_a_guest_is_an_episode_of_its_own_with_one_state(world: World) -> None:
    for log in logs_of(world):
        rows = log.episodes
        assert len(set(rows["id"].tolist())) == len(rows)
        guests = rows[(rows["paper"] == 0) & (rows["patient"] < 0)]
        assert np.all((guests["id"] & MADE > 0) & (guests["id"] & PAPER == 0))
        assert len(coded(guests, "ending", ENDINGS, "met_outside", "filed")) == 0
        booked = log.appointments[log.appointments["origin"] == ORIGINS.index("guest")]
        assert sorted(booked["id"].tolist()) == sorted(
            guests["id"][guests["ending"] != ENDINGS.index("open")].tolist()
        )  # one booking each; open visits have no row yet
        met = coded(guests, "ending", ENDINGS, "met")["id"].tolist()
        assert sorted(met) == sorted(coded(booked, "status", STATUSES, "attended")["id"].tolist())


@in_some_worlds
def test_everything_is_about_somebody_known_and_every_minute_is_counted(world: World) -> None:
    for log in logs_of(world):
        known = set(log.episodes["id"].tolist()) | {0}
        for table in (log.contacts, log.appointments, log.work):
            assert set(table["id"].tolist()) <= known
        check_time(log)


@in_some_worlds
def test_no_slot_of_the_hub_is_used_twice(world: World) -> None:
    """Every slot of every practice is laid out once, and attended, missed, unused or freed too late once."""
    world = world.put("team.rooms", lambda _: 1000)
    world = world.put("team.roles", lambda roles: {name: replace(role, sickness=0.0) for name, role in roles.items()})
    world = world.put("team.people.amy", lambda amy: replace(amy, remote=False))
    practice_on = sharing(world)
    for number, log in enumerate(together(world, practice_on)):
        on = opener(practice_on, number)
        lived = replace(world, practice=on(-9), later=on(world.weeks - 1))
        rows = coded(log.appointments, "booking", BOOKINGS, "slot")
        rows = rows[rows["start"] < log.end]
        late = rows["freed"] >= rows["start"]
        final = np.isin(rows["status"], [STATUSES.index(status) for status in ("attended", "dna", "unused")]) | late
        used = sorted((log.names.people[row["person"]], row["start"].item()) for row in rows[final])
        assert used == sorted(slots_of(lived))


@in_some_worlds
def test_a_hub_is_the_same_to_the_byte_whatever_the_order_of_keys(world: World) -> None:
    order = random.Random(world.number)
    practice, later = shuffled(world.practice, order), shuffled(world.later, order)
    again = together(world, sharing(replace(world, practice=practice, later=later)))
    assert [everything(log) for log in again] == [everything(log) for log in logs_of(world)]


@in_some_worlds
def test_a_partner_on_the_same_clock_without_a_hub_changes_no_byte(world: World) -> None:
    """Clocks kept in step go as each would alone."""
    logs = together(world, world.practice_on)
    others = [
        replace(world, practice=partner(world.practice, 1), later=world.later and partner(world.later, 1)).live(),
        replace(world, practice=partner(world.practice, 2), later=world.later and partner(world.later, 2)).live(),
    ]
    assert [everything(log) for log in logs] == [everything(log) for log in (world.live(), *others)]


@in_some_worlds
def test_a_hub_leaves_no_cycle_for_the_collector(world: World) -> None:
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        logs = together(world, sharing(world))
        assert gc.collect() == 0
    finally:
        gc.enable()
        gc.unfreeze()
    assert logs


@in_some_worlds
def test_the_accounts_of_a_hub_add_up(world: World) -> None:
    """`released` asserts its identities; guests are born in the scenario only, and what they cost is absorbed."""
    baseline, scenario = world.live(), logs_of(world)[0]
    result = released(baseline, scenario)
    guests = scenario.work[(scenario.work["origin"] == ORIGINS.index("guest")) & (scenario.work["shift"] >= 0.0)]
    spent = float((guests["end"] - guests["start"]).sum())
    lines = result.accounts["all"].saved
    assert sum(minutes for line, minutes in lines.items() if line.endswith("/guest")) <= 0.0
    assert spent >= -sum(minutes for line, minutes in lines.items() if line.endswith("/guest")) - 1e-6


def test_in_these_worlds_guests_are_seen_missed_cancelled_and_moved() -> None:
    """What the laws above are tried on."""
    statuses = set[str]()
    for number in range(16):
        for log in logs_of(world(number)):
            rows = log.appointments[log.appointments["origin"] == ORIGINS.index("guest")]
            statuses |= {STATUSES[status] for status in rows["status"]}
    assert statuses == {"attended", "dna", "cancelled", "moved"}
