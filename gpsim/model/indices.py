"""The numbers by which a log knows needs, papers, kinds and places, while the practice changes under it."""

from collections.abc import Iterable

from gpsim.practice.book import SlotKind
from gpsim.practice.care import Consultation
from gpsim.practice.demand import Outside
from gpsim.practice.practice import Practice


class Indices:
    """The index of each name: in order of name at the start; what comes later gets the numbers after."""

    def __init__(self) -> None:
        self.needs: dict[str, int] = {}
        self.papers: dict[str, int] = {}
        self.consultations: dict[str, int] = {}
        self.slots: dict[str, int] = {}
        self.outside: dict[str, int] = {}
        self.kinds: list[Consultation] = []  # as each was when it came
        self.slot_kinds: list[SlotKind] = []  # likewise

    def learn(self, practice: Practice) -> None:
        """Give a number to what is new in ``practice``."""
        places = (name for name, place in practice.destinations.items() if isinstance(place, Outside))
        _number(self.needs, practice.needs)
        _number(self.papers, practice.papers)
        _number(self.slots, practice.book.kinds)
        _number(self.outside, places)
        _number(self.consultations, practice.consultations)
        self.kinds += [practice.consultations[name] for name in list(self.consultations)[len(self.kinds) :]]
        self.slot_kinds += [practice.book.kinds[name] for name in list(self.slots)[len(self.slot_kinds) :]]


def _number(known: dict[str, int], names: Iterable[str]) -> None:
    for name in sorted(names):
        known.setdefault(name, len(known))
