"""How easy it has lately been to be dealt with: what those who asked found, heard of once a day."""

from math import exp
from typing import TYPE_CHECKING

import numpy as np

from gpsim.log import CONTACTS, ORIGINS, OUTCOMES, RESULTS
from gpsim.model.tables import NeedTable
from gpsim.practice.response import Response
from gpsim.units import DAY

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

IN_VAIN = tuple(OUTCOMES.index(name) for name in ("abandoned", "menu", "engaged"))
NOT_YET = OUTCOMES.index("call_back")  # counts when the practice rings
TRY_AGAIN = RESULTS.index("try_again")
NOT_ASKED = tuple(ORIGINS.index(name) for name in ("follow_up", "guest"))  # for here


class Found:
    """What has been found by those whose needs share a response."""

    __slots__ = ("ease", "promptness")

    def __init__(self, usual: float) -> None:
        self.ease, self.promptness = usual, 1.0

    def hear(self, response: Response, got_through: float, waits: list[int]) -> None:
        """Of one more day; where no appointment was given, they are as soon as those before."""
        if waits:
            self.promptness = response.promptness(waits)
        new = 1.0 - exp(-1.0 / response.memory)
        self.ease += new * (got_through * self.promptness - self.ease)


class Ease:
    """The ease of access by response; nothing is looked at where no need responds."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.found: dict[str, Found] = {}  # by response
        self._midnight = surgery.clock.time  # the last one
        self._read = 0  # of the log's contacts, until then

    def level(self, need: NeedTable) -> float:
        """How much of ``need`` there is now, relative to its usual ease."""
        if need.response is None:
            return 1.0
        found = self.found.get(need.record.response)
        return need.response.level(found.ease) if found is not None else 1.0

    def look_back(self) -> None:
        """At midnight: hear of the day that is over."""
        surgery = self.surgery
        since, self._midnight = self._midnight, surgery.clock.time
        first, self._read = self._read, len(surgery.recorder.contacts)
        responding = [need for need in surgery.tables.needs.values() if need.response is not None]
        if not responding:
            return
        rows = np.frombuffer(surgery.recorder.contacts[first:], dtype=CONTACTS)
        rows = rows[rows["outcome"] != NOT_YET]
        in_vain = np.isin(rows["outcome"], IN_VAIN) | (rows["result"] == TRY_AGAIN)
        waits = self._waits(since)
        responses = {need.record.response: need.response for need in responding if need.response is not None}
        for name, response in responses.items():
            source = response.heard_from or name
            needs = [need.index for need in surgery.tables.needs.values() if need.record.response == source]
            mine = in_vain[np.isin(rows["need"], needs)]
            if len(mine):
                found = self.found.setdefault(name, Found(response.usual))
                found.hear(response, 1.0 - float(mine.mean()), [days for need in needs for days in waits.get(need, ())])

    def _waits(self, since: float) -> dict[int, list[int]]:
        """Calendar days after the date wanted, by need, of the appointments booked ``since`` that are no follow-ups."""
        waits: dict[int, list[int]] = {}
        for day, people in self.surgery.book.taken.items():
            for appointments in people.values():
                for booked in reversed(appointments):
                    if booked.booked < since:
                        break
                    if booked.origin not in NOT_ASKED:
                        days = max(0, day - int(booked.wanted // DAY))
                        waits.setdefault(booked.episode.need.index, []).append(days)
        return waits
