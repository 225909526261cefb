"""Luck belongs to episodes, papers and people: what is added beside them moves none of their draws."""

from collections.abc import Callable
from dataclasses import replace
from math import exp
from typing import Any

import numpy as np

from gpsim.distributions import Fixed
from gpsim.log import CHANNELS, OUTCOMES, STATUSES, TABLES, Log
from gpsim.measures.ease import daily
from gpsim.practice.access import OneTriageList
from gpsim.practice.demand import Clinic, Need, Outside
from gpsim.practice.response import Response
from gpsim.practice.team import Activity, Person, Session
from gpsim.units import DAY
from tests.any_work import WEEKDAYS
from tests.dice import Dice
from tests.lived import World, in_some_worlds

Rows = dict[int, tuple[Any, ...]]
MADE = 1 << 62  # ids of what was made in the run have this bit


def by_name(log: Log, table: str, without: str = "") -> list[str]:
    """The rows of a table with names for people, tasks and activities; not those of one person."""
    rows, words = getattr(log, table), log.names
    names = {"person": (*words.people, "nobody"), "task": words.tasks, "activity": words.activities}
    columns = [
        [names[column][i] for i in rows[column]] if column in names else rows[column].tolist()
        for column in rows.dtype.names
    ]
    return [row for row in map(str, zip(*columns, strict=True)) if not without or f"'{without}'" not in row]


def born(log: Log) -> Rows:
    """Who was born when with what, by id: needs and papers from outside."""
    columns = ("kind", "patient", "paper", "layer", "urgent", "born")
    rows = log.episodes[log.episodes["id"] < MADE]
    return {row["id"].item(): tuple(row[column].item() for column in columns) for row in rows}


def first_talks(log: Log) -> dict[tuple[int, int], float]:
    """Minutes of each episode's first answered contact, by id and channel; ringing back is talking too."""
    rows = log.contacts[log.contacts["outcome"] == OUTCOMES.index("answered")]
    talks: dict[tuple[int, int], float] = {}
    for row in np.sort(rows, order=["answered", "ended", "id"]):
        channel = row["channel"].item() % CHANNELS.index("call_back")
        talks.setdefault((row["id"].item(), channel), row["ended"] - row["answered"])
    return talks


def consultations(log: Log) -> dict[tuple[int, int, int, int], float]:
    """Minutes of each consultation, by id, kind, how many of the kind came before, and person."""
    rows = log.appointments[
        (log.appointments["status"] == STATUSES.index("attended")) & (log.appointments["kind"] >= 0)
    ]
    counts: dict[tuple[int, int], int] = {}
    minutes: dict[tuple[int, int, int, int], float] = {}
    for row in np.sort(rows, order=["began", "ended", "id"]):
        key = (row["id"].item(), row["kind"].item())
        k = counts[key] = counts.get(key, -1) + 1
        minutes[*key, k, row["person"].item()] = row["ended"] - row["began"]
    return minutes


def assert_same_luck(one: Log, other: Log) -> None:
    """What both logs know of, they say the same of: births, talks, consultations, and who was at work when."""
    for read in (born, first_talks, consultations):
        here: dict[Any, Any] = read(one)
        there: dict[Any, Any] = read(other)
        both = here.keys() & there.keys()
        assert {key: here[key] for key in both} == {key: there[key] for key in both}
    columns = ["person", "start", "end"]
    assert np.array_equal(np.sort(one.shifts[columns]), np.sort(other.shifts[columns]))


def plain(world: World) -> World:
    """``world`` with illness that never responds, and no minutes that depend on room elsewhere or on typing in."""
    world = world.put("needs.illness.response", lambda _: "").steady().put("access.navigation.minutes", lambda _: 0.0)
    if isinstance(world.practice.access.policy, OneTriageList):
        world = world.put("access.policy.type_in", lambda _: Fixed(mean=0.0))
    return world.put("needs.illness.rate", lambda _: 60.0)


@in_some_worlds
def test_a_colleague_with_no_slots_changes_no_draw(world: World) -> None:
    """Somebody who is here for nothing, and somebody who is here for meetings only: all else is the same."""
    meeting = {"all": Session(days=WEEKDAYS, start="09:00", end="13:00", activity="idle_talk")}
    idle = {"bob": Person(role="trainee", rota={}), "mia": Person(role="doctor", rota=meeting)}
    world = world.put("team.activities", lambda known: {**known, "idle_talk": Activity(overhead="meeting")})
    world = world.put("team.roles.doctor", lambda role: replace(role, has_list=False, finishes="stops"))
    alone, more = world.live(), world.put("team.people", lambda people: {**people, **idle}).live()
    for table in TABLES:
        assert by_name(more, table, without="mia") == by_name(alone, table)


@in_some_worlds
def test_one_more_episode_changes_only_queues(world: World) -> None:
    """Of the births that a doubled demand would add, the first to exist exists alone."""
    world = plain(world)
    doubled = world.put("needs.illness.level", lambda _: 2.0).live().episodes
    arise = sorted(world.luck.uniform("arise", row["id"].item()) for row in doubled[doubled["layer"] == 1]) or [0.5]
    level = 1.0 + (arise[0] + (arise[1:] or [1.0])[0]) / 2.0
    log, more = world.live(), world.put("needs.illness.level", lambda _: level).live()
    assert len(born(more).keys() - born(log).keys()) == (np.any(doubled["layer"] == 1))
    assert born(log).items() <= born(more).items()
    assert_same_luck(log, more)


def _just(value: float) -> Callable[[object], float]:
    return lambda _: value


@in_some_worlds
def test_fewer_needs_and_papers_are_a_subset_and_more_are_extra(world: World) -> None:
    world = plain(world)
    log = world.live()
    for path in ("needs.illness", "papers.letter"):
        fewer, more = (world.put(f"{path}.level", _just(level)).live() for level in (0.8, 1.2))
        assert born(fewer).items() <= born(log).items() <= born(more).items()
        assert_same_luck(log, fewer)
        assert_same_luck(log, more)


@in_some_worlds
def test_a_new_need_and_a_new_paper_move_no_draw_of_the_others(world: World) -> None:
    world = plain(world)
    need = Need(rate=40.0, suitable={"gp": 1.0}, asks_for="gp", urgent=0.5)
    both = world.put("needs", lambda needs: {"aches": need, **needs})
    both = both.put("papers", lambda papers: {"bill": replace(papers["letter"], rate=30.0), **papers})
    log, more = world.live(), both.live()
    names = more.names
    added = more.episodes["kind"] == np.where(
        more.episodes["paper"] == 1, names.papers.index("bill"), names.needs.index("aches")
    )
    episodes = more.episodes[~added]
    episodes["kind"] -= 1  # both are first among their like
    assert_same_luck(log, replace(more, episodes=episodes))
    assert born(replace(more, episodes=episodes)) == born(log)


@in_some_worlds
def test_a_place_to_which_nobody_is_sent_changes_nothing_though_it_comes_in_the_middle(world: World) -> None:
    """A new clinic of colleagues who are here already, at the start or from the last week on.

    Only doctors have slots, and many patients wait for one: who waits, and what is free, find each other again.
    """
    world = plain(world).put("access.routine_if_full", lambda _: "waiting_list")
    world = world.put("list_size", lambda _: 200).put(
        "needs.illness", lambda need: replace(need, rate=500.0, urgent=0.0)
    )
    world = world.put("team.people", lambda known: {name: known[name] for name in ("amy", "ben", "carl")})
    richer = world.put("destinations", lambda known: {**known, "skin": Clinic(roles=("doctor",))})
    log, logs = world.live(), [richer.live(), replace(world, later=richer.practice).live()]
    for table in TABLES:
        expected = sorted(by_name(log, table))
        assert all(sorted(by_name(changed, table)) == expected for changed in logs)


NEW_KINDS: dict[str, Callable[[Any], Any]] = {
    "consultations": lambda known: {"a new one": known["seen"], **known},
    "needs": lambda known: {"a new one": replace(known["form"], rate=0.0), **known},
    "papers": lambda known: {"a new one": replace(known["form"], rate=0.0), **known},
    "book.kinds": lambda known: {"a new one": known["today"], **known},
    "destinations": lambda known: {"a new one": Outside(), **known},
}


@in_some_worlds
def test_a_kind_that_comes_in_the_middle_takes_no_other_kinds_number(world: World) -> None:
    """Of consultations, needs, papers, slots and places: the rows until then mean what they meant."""
    world = replace(world.steady(), warmup=1)
    richer = world
    for path, change in NEW_KINDS.items():
        richer = richer.put(path, change)
    log, changed = world.live(), replace(world, later=richer.practice).live()
    for table in TABLES:
        assert sorted(by_name(changed, table)) == sorted(by_name(log, table))
    for names in ("consultations", "needs", "papers", "slots", "outside"):
        assert getattr(changed.names, names) == (*getattr(log.names, names), "a new one")


def responding(world: World, **response: float) -> World:
    """``world`` for three weeks, in which all that patients bring responds to ease of access."""
    dice = Dice(world.number)
    drawn: dict[str, Any] = {
        "elasticity": dice.one(0.3, 1.0),
        "usual": dice.one(0.1, 0.4, 0.9),
        "memory": dice.one(0.5, 5.0),
    }
    world = replace(world.steady(), weeks=3, warmup=0).put("needs.illness.rate", lambda _: 60.0)
    world = world.put("responses", lambda _: {"any": Response(**{**drawn, "most": dice.one(1.1, 3.0)} | response)})
    for need in RESPONDING:
        world = world.put(f"needs.{need}.response", lambda _: "any")
    return world


RESPONDING = ("illness", "form", "wound", "fall")


def at_level(world: World, level: float) -> Rows:
    """Who is born in ``world`` if all that patients bring is always at ``level``."""
    for need in RESPONDING:
        world = world.put(f"needs.{need}.response", lambda _: "").put(f"needs.{need}.level", _just(level))
    return born(world.live())


@in_some_worlds
def test_needs_that_respond_lie_between_the_least_and_the_most_and_none_of_them_moves(world: World) -> None:
    world = responding(world)
    least, most = world.practice.responses["any"].least_and_most
    assert at_level(world, least).items() <= born(world.live()).items() <= at_level(world, most).items()


@in_some_worlds
def test_needs_are_there_whose_luck_is_below_their_level_at_their_instant(world: World) -> None:
    """The level follows from what those who asked before that day found, as the log tells it.

    Who is booked for a day after the log's end is not in it: the births of its last ten days are left out.
    """
    world = responding(world)
    log, response = world.live(), world.practice.responses["any"]
    kinds = [log.names.needs.index(need) for need in RESPONDING]
    days, ease = daily(log, response, kinds)
    lately, until = [response.usual], log.end - 10 * DAY
    for each in ease.tolist():
        lately.append(lately[-1] + (1.0 - exp(-1.0 / response.memory)) * (each - lately[-1]))

    def is_there(identity: int, row: tuple[Any, ...]) -> bool:
        level = response.level(lately[np.searchsorted(days, row[-1] // DAY)])
        return row[2] == 1 or row[0] not in kinds or world.luck.uniform("arise", identity) < level - row[3]

    candidates = {key: row for key, row in at_level(world, response.least_and_most[1]).items() if row[-1] < until}
    expected = {key: row for key, row in candidates.items() if is_there(key, row)}
    assert {key: row for key, row in born(log).items() if row[-1] < until} == expected


@in_some_worlds
def test_needs_without_elasticity_respond_to_nothing(world: World) -> None:
    """Whatever the other numbers of the response are, the log is the same, byte by byte."""
    world = responding(world, elasticity=0.0)
    log, without = world.live(), world
    for need in RESPONDING:
        without = without.put(f"needs.{need}.response", lambda _: "")
    without = without.put("responses", lambda _: {})
    other = without.live()
    assert all(getattr(log, table).tobytes() == getattr(other, table).tobytes() for table in TABLES)
