"""Those for whom nothing was free: booked when slots of their time are released or given back."""

from bisect import insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge

from gpsim.model.episode import Episode
from gpsim.units import DAY

Asked = tuple[str, str]  # destination and class of booking


@dataclass(slots=True, order=True)
class Waiting:
    """Somebody who waits for a slot, in the order in which they came."""

    number: int
    episode: Episode = field(compare=False)
    asked: Asked = field(compare=False)
    pools: tuple[str, ...] = field(compare=False)  # any of which will do
    wanted: float = field(compare=False)  # from when


class WaitingList:
    """Who waits for which pools; a later day is set aside until slots of that day are released."""

    def __init__(self) -> None:
        self._number = 0
        self._ready: dict[tuple[str, ...], list[Waiting]] = {}
        self._by_pool: dict[str, list[list[Waiting]]] = {}  # the groups of `_ready` for which it will do
        self._aside: dict[int, list[Waiting]] = {}  # by the day wanted
        self._released = -(10**6)  # the last day of which slots have been released

    def join(self, episode: Episode, asked: Asked, pools: tuple[str, ...], wanted: float) -> None:
        """Wait from now on for a slot of the day ``wanted`` or later."""
        self._number += 1
        one, day = Waiting(self._number, episode, asked, pools, wanted), int(wanted // DAY)
        if day > self._released:
            self._aside.setdefault(day, []).append(one)
        else:
            insort(self._group(pools), one)

    def _group(self, pools: tuple[str, ...]) -> list[Waiting]:
        group = self._ready.get(pools)
        if group is None:
            group = self._ready[pools] = []
            for pool in pools:
                self._by_pool.setdefault(pool, []).append(group)
        return group

    def regroup(self, pools: Mapping[Asked, tuple[str, ...]]) -> None:
        """The pools are others now: everybody waits for those that will do today."""
        ready = [one for group in self._ready.values() for one in group]
        self._ready, self._by_pool = {}, {}
        for one in (*ready, *(one for group in self._aside.values() for one in group)):
            one.pools = pools.get(one.asked, ())
        for one in ready:
            insort(self._group(one.pools), one)

    def released(self, day: int) -> None:
        """Slots of ``day`` have been released."""
        if day > self._released:
            self._released = day
            for earlier in sorted(wanted for wanted in self._aside if wanted <= day):
                for one in self._aside.pop(earlier):
                    insort(self._group(one.pools), one)

    def for_pool(self, pool: str) -> Iterator[Waiting]:
        """Everybody for whom a slot in ``pool`` will do, as they came; nobody may leave while this is read."""
        groups = [group for group in self._by_pool.get(pool, ()) if group]
        return iter(groups[0]) if len(groups) == 1 else merge(*groups)

    def leave(self, one: Waiting) -> None:
        """Booked, or gone."""
        self._ready[one.pools].remove(one)

    def gone(self, now: float) -> list[Episode]:
        """Those whose need is over: they leave."""
        over: list[Episode] = []
        for group in (*self._ready.values(), *self._aside.values()):
            gone = [one.episode for one in group if one.episode.gone < now]
            if gone:
                over += gone
                group[:] = [one for one in group if one.episode.gone >= now]
        return sorted(over, key=lambda episode: episode.id)
