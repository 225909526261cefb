"""The hub that practices share: their patients in each other's slots."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from gpsim.log import BOOKINGS, ENDINGS, ORIGINS, STATUSES
from gpsim.model.appointment import Appointment, Slot
from gpsim.model.clock import Rank
from gpsim.model.consultation import after_elsewhere
from gpsim.model.episode import Episode
from gpsim.model.guest import Guest, own_of
from gpsim.model.ids import guest_id
from gpsim.model.luck import WeekLuck
from gpsim.model.navigation import BOOKED, OUTSIDE
from gpsim.model.recorder import APPOINTMENT
from gpsim.practice.neighbours import SHARED_HUB
from gpsim.streams import MASK, key_of, mix
from gpsim.units import DAY

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

GUEST = ORIGINS.index("guest")
ELSEWHERE = BOOKINGS.index("outside")
ATTENDED, MET = STATUSES.index("attended"), ENDINGS.index("met")
NAN = float("nan")
EVER = 10**6  # a day after every run

Seen = tuple[Appointment, float, float]  # at the host's, when it began and ended


class SharedHub:
    """One practice's door to the hub: its own shared slots and those of its partners."""

    def __init__(self, surgery: "Surgery", practices: "Sequence[Surgery]") -> None:
        """``practices`` are all that share it, ``surgery`` among them."""
        self.surgery, self.practices = surgery, practices
        self.key = key_of("practice", surgery.luck.practice)
        self.luck = WeekLuck(surgery.luck, np.zeros(0, np.uint64), set())  # of guests

    # Going there.

    def today(self, episode: Episode, destination: str) -> int | None:
        """An urgent request that finds no slot at home today; the result, or None where the hub has none either."""
        clock = self.surgery.clock
        return self._take(episode, destination, clock.time, clock.today)

    def sooner(self, episode: Episode, destination: str, booking: str, wanted: float) -> int | None:
        """A routine request that would wait long at home, where the hub has something sooner.

        Whoever has been seen about the need goes on at home.
        """
        surgery, hub = self.surgery, self.surgery.practice.hub
        known = episode.helped or episode.stage is not None
        if hub is None or known or episode.once(f"offered.{SHARED_HUB}") >= hub.routine:
            return None
        slot = surgery.book.free.find(episode, destination, booking, wanted)
        day = int(slot.start // DAY) if slot is not None else EVER
        if day - wanted // DAY <= hub.wait:
            return None
        return self._take(episode, destination, wanted, day - 1)

    def _take(self, episode: Episode, destination: str, wanted: float, until: int) -> int | None:
        """Book the first slot from ``wanted`` on; of several at one time, that at home, or a partner's by hash."""
        clock = self.surgery.clock
        earliest = max(wanted, clock.time + self.surgery.book.free.notice)
        found: list[tuple[float, bool, int, SharedHub, Slot]] = []
        for host in self._hosts(episode):
            slot = host.surgery.book.free.find_shared(episode, destination, earliest, until)
            if slot is not None:
                found.append((slot.start, host is not self, mix((host.key ^ episode.id) & MASK), host, slot))
        if not found:
            return None
        _, away, _, host, slot = min(found, key=lambda one: one[:3])
        if away:
            host.surgery.clock.catch_up(clock.time)
        host.surgery.book.take(slot, self._guest_of(host, episode) if away else episode, wanted)
        return OUTSIDE if away else BOOKED

    def _hosts(self, episode: Episode) -> "Iterator[SharedHub]":
        """Home, and the partners that know the need, if the patient would go there."""
        yield self
        hub, need = self.surgery.practice.hub, episode.need.name
        if hub is not None and episode.once(f"accepts.{SHARED_HUB}") < hub.accepts:
            doors = [each.hub for each in self.practices if each is not self.surgery and need in each.tables.needs]
            yield from (door for door in doors if door is not None)

    def _guest_of(self, host: "SharedHub", own: Episode) -> Guest:
        """The patient as ``host`` knows them."""
        k = own.taken[SHARED_HUB] = own.taken.get(SHARED_HUB, 0) + 1
        need = host.surgery.tables.needs[own.need.name]
        guest = Guest(guest_id(own.id, self.key, k), host.luck, need, self.surgery, own)
        guest.origin = GUEST
        host.surgery.pathway.open[guest.id] = guest
        return guest

    # Coming back.

    def seen(self, guest: Guest, seen: Seen) -> None:
        """A guest has been seen here: the visit is over, and the need goes on at home."""
        now, home = self.surgery.clock.time, guest.home
        self.surgery.pathway.end(guest, MET)
        assert home.hub is not None
        home.clock.at(now, Rank.ARRIVAL, guest.own.id, home.hub.come_home, seen)

    def come_home(self, visit: Seen) -> None:
        """One of our patients has been seen at a partner's: a summary comes, and what follows is ours."""
        surgery, (seen, _, _) = self.surgery, visit
        own, place = own_of(seen.episode), surgery.practice.destinations.get(SHARED_HUB)
        self._row(own, visit)
        paper = getattr(place, "paper", "")
        if paper:
            surgery.papers.make(own, paper, None, surgery.origins["outside"])
        kind = surgery.tables.kinds[seen.kind.name]
        assert seen.worker is not None
        here = Appointment.without_slot(own, kind, ELSEWHERE, surgery.clock.time)
        after_elsewhere(surgery, here, seen.worker.role_name)

    def _row(self, own: Episode, visit: Seen) -> None:
        seen, began, ended = visit
        with_usual = 0 if self.surgery.patients.usual[own.patient] else -1
        self.surgery.recorder.appointments += APPOINTMENT(
            own.id, own.patient, -1, -1, self.surgery.indices.outside[SHARED_HUB], ELSEWHERE, ATTENDED, own.origin,
            own.urgent, with_usual, NAN, seen.wanted, seen.booked, seen.start, 0.0, seen.arrived, began, ended, NAN,
        )  # fmt: skip
