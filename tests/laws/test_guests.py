"""Practices that share a hub: heads are counted in each, and no patient is lost between two, or in two at once."""

from collections.abc import Sequence
from functools import cache
from itertools import permutations

import numpy as np

from gpsim.log import BOOKINGS, ENDINGS, ORIGINS, STATUSES, Log, Table
from gpsim.model.ids import guest_id
from gpsim.model.simulate import simulate_together
from gpsim.practice.hub import opener
from gpsim.practice.neighbours import SHARED_HUB
from gpsim.streams import Luck, key_of
from tests.laws.test_accounting import (
    holding_obeys_littles_law,
    waiting_rooms_obey_littles_law,
    whatever_is_open_obeys_littles_law,
)
from tests.laws.test_conservation import coded
from tests.laws.test_hub import HUB, PracticeOn, logs_of, sharing
from tests.laws.test_reproducible import everything
from tests.lived import World, in_some_worlds, world
from tests.watching import Watched, watch_together

Visit = tuple[int, int, Table]  # at whose home, of which episode there, and the guest's row at the host's


def lives_of(world: World) -> list[tuple[PracticeOn, Luck]]:
    practices = [opener(sharing(world), number) for number in range(1 + HUB.partners)]
    return [(on, Luck(world.number, 0, on(0).code)) for on in practices]


@cache
def seen_in(world: World) -> list[Watched]:
    return watch_together(lives_of(world), world)


@in_some_worlds
def test_watching_practices_together_changes_no_byte(world: World) -> None:
    assert [everything(seen.log) for seen in seen_in(world)] == [everything(log) for log in logs_of(world)]


@in_some_worlds
def test_littles_law_holds_exactly_in_each_practice_of_a_hub(world: World) -> None:
    """Guests hold on no telephone here, but sit in the waiting room, and are open until they have been seen."""
    for seen in seen_in(world):
        holding_obeys_littles_law(seen)
        waiting_rooms_obey_littles_law(seen)
        whatever_is_open_obeys_littles_law(seen)
        assert seen.forgotten == []


def guests_of(log: Log) -> Table:
    rows = log.episodes
    guests: Table = rows[(rows["paper"] == 0) & (rows["patient"] < 0)]
    return guests


def visits(world: World, logs: Sequence[Log]) -> list[Visit]:
    """Every visit of a guest, in the order in which each episode made them.

    The id of a visit is a hash of the home practice, the episode there, and how often it has been a guest before.
    """
    here = {row["id"].item(): (host, row) for host, log in enumerate(logs) for row in guests_of(log)}
    found: list[Visit] = []
    for home, (log, (_, luck)) in enumerate(zip(logs, lives_of(world), strict=True)):
        own = log.episodes[(log.episodes["paper"] == 0) & (log.episodes["patient"] >= 0)]
        for identity in own["id"].tolist():
            k = 1
            while (visit := guest_id(identity, key_of("practice", luck.practice), k)) in here:
                host, row = here[visit]
                assert host != home
                found.append((home, identity, row))
                k += 1
    return found


@in_some_worlds
def test_every_guest_was_sent_by_one_practice_and_received_by_another(world: World) -> None:
    logs = logs_of(world)
    received = sorted(row["id"].item() for log in logs for row in guests_of(log))
    assert sorted(row["id"].item() for _, _, row in visits(world, logs)) == received


@in_some_worlds
def test_whoever_is_a_guest_is_open_at_home_until_seen_or_back(world: World) -> None:
    """Nobody is in two places, and nobody is lost between them: what ends there goes on, or ends, at home."""
    logs = logs_of(world)
    rows = [{row["id"].item(): row for row in log.episodes} for log in logs]
    last: dict[tuple[int, int], float] = {}
    for home, identity, guest in visits(world, logs):
        own, until = rows[home][identity], guest["ended"].item()
        assert guest["born"] >= last.get((home, identity), own["born"].item())  # one visit after the other
        last[home, identity] = until
        assert np.isnan(own["ended"]) or own["ended"] >= until  # never, while the visit is open


@in_some_worlds
def test_every_visit_is_seen_once_or_returned_and_who_was_seen_has_a_row_at_home(world: World) -> None:
    """Sent = received = seen + returned + still to come, episode by episode."""
    logs = logs_of(world)
    sent = visits(world, logs)
    endings = [ENDINGS[row["ending"]] for _, _, row in sent]
    assert set(endings) <= {"met", "lost", "open"}
    seen = sorted((home, own, row["ended"].item()) for home, own, row in sent if ENDINGS[row["ending"]] == "met")
    at_home = [
        (home, row["id"].item())
        for home, log in enumerate(logs)
        for row in coded(coded(log.appointments, "status", STATUSES, "attended"), "booking", BOOKINGS, "outside")
        if [*log.names.outside, ""][row["slot"]] == SHARED_HUB
    ]
    assert sorted(at_home) == [(home, own) for home, own, _ in seen]
    returned = sorted(row["id"].item() for _, _, row in sent if ENDINGS[row["ending"]] == "lost")
    broken = [
        row["id"].item()
        for log in logs
        for row in coded(log.appointments, "status", STATUSES, "dna", "cancelled", "moved")
        if row["origin"] == ORIGINS.index("guest")
    ]
    assert sorted(broken) == returned


@in_some_worlds
def test_the_order_in_which_practices_are_given_changes_no_byte(world: World) -> None:
    """Nor does it matter whose day begins first when GPs of several are ill at once."""
    expected = [everything(log) for log in logs_of(world)]
    for order in permutations(range(1 + HUB.partners)):
        lives = lives_of(world)
        logs = simulate_together(
            [lives[number] for number in order], weeks=world.weeks, warmup=world.warmup, cooldown=0
        )
        assert [everything(log) for log in logs] == [expected[number] for number in order]


def test_in_these_worlds_visits_end_in_every_way() -> None:
    """What the laws above are tried on."""
    endings = {ENDINGS[row["ending"]] for n in range(16) for _, _, row in visits(world(n), logs_of(world(n)))}
    assert endings == {"met", "lost"}  # weeks end on a Sunday, when no visit is on its way
