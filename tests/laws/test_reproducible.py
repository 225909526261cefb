"""The same practice and seed give the same bytes, whatever the order of keys; and a run leaves nothing behind."""

import gc
import random
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np

from gpsim.log import TABLES, Log
from gpsim.units import WEEK
from tests.lived import World, in_some_worlds, log_of


def everything(log: Log) -> tuple[object, ...]:
    """All that a log says, its tables as bytes."""
    people = tuple(getattr(log.patients, field.name).tobytes() for field in fields(log.patients))
    rest = (log.names, log.list_size, log.start, log.measured, log.end, log.working_days)
    return (*(getattr(log, name).tobytes() for name in TABLES), *people, *rest)


def shuffled(node: Any, order: random.Random) -> Any:
    """An equal value whose mappings have their keys in another order."""
    if isinstance(node, Mapping):
        items = [(key, shuffled(value, order)) for key, value in node.items()]
        order.shuffle(items)
        return dict(items)
    if is_dataclass(node) and not isinstance(node, type):
        return replace(node, **{field.name: shuffled(getattr(node, field.name), order) for field in fields(node)})
    return node


@in_some_worlds
def test_the_same_world_twice_is_the_same_to_the_byte(world: World) -> None:
    assert everything(world.live()) == everything(log_of(world))


@in_some_worlds
def test_the_order_of_keys_in_a_practice_changes_no_byte(world: World) -> None:
    order = random.Random(world.number)
    practice, later = shuffled(world.practice, order), shuffled(world.later, order)
    assert (practice, later) == (world.practice, world.later)
    assert everything(replace(world, practice=practice, later=later).live()) == everything(log_of(world))


@in_some_worlds
def test_another_seed_is_another_world(world: World) -> None:
    log, other = log_of(world), replace(world, number=world.number + 1000).live()
    if len(log.work) > 20:
        assert everything(other) != everything(log)


@in_some_worlds
def test_what_comes_later_changes_nothing_before_it(world: World) -> None:
    """A week more at the end leaves everything as it was until then."""
    world = world.steady()
    log, longer = world.live(), replace(world, weeks=world.weeks + 1).live()
    assert log.end == longer.end - WEEK
    for table, time in (("contacts", "ended"), ("appointments", "ended"), ("work", "end"), ("episodes", "ended")):
        here, there = getattr(log, table), getattr(longer, table)
        before = np.isfinite(here[time]) & (here[time] < log.end)
        until = np.isfinite(there[time]) & (there[time] < log.end)
        assert here[before].tobytes() == there[until].tobytes()


@in_some_worlds
def test_a_run_leaves_no_cycle_for_the_collector(world: World) -> None:
    """Memory is freed at once, with the collector off: there is nothing for it to find."""
    gc.collect()
    gc.freeze()  # what is here already is not looked at again
    gc.disable()
    try:
        log = world.live()
        assert gc.collect() == 0
    finally:
        gc.enable()
        gc.unfreeze()
    assert len(log.shifts) > 0
