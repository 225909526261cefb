"""Half-days of work: taken from a rota, chosen evenly among, and dealt out to people."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from gpsim.practice.team import Session, Weekday
from gpsim.units import WEEKDAYS, clock_minutes

NOON = 765.0  # minutes after midnight at which sessions begin to be the afternoon's, 12:45
OPEN_DAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
LEAST = 0.25  # of a weekly shift: once in four weeks

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shift:
    """What one person does in half a day, or in a day."""

    role: str
    lines: tuple[Session, ...]  # each of one day
    wish: str = ""  # a word that whoever deals shifts out may look at

    @property
    def day(self) -> Weekday:
        """The weekday."""
        return self.lines[0].days[0]

    @property
    def halves(self) -> frozenset[str]:
        """Which half-days it takes somebody's time in."""
        starts, ends = (clock_minutes(self.lines[0].start), clock_minutes(self.lines[-1].end))
        return frozenset(half for half, busy in (("am", starts < NOON), ("pm", ends > 60.0 + NOON)) if busy)

    @property
    def place(self) -> tuple[int, bool]:
        """Where in the week it is."""
        return WEEKDAYS.index(self.day), "am" not in self.halves


Wish = Callable[[Shift, int, list[Shift]], Any]


def shifts_of(people: Mapping[str, Any], role: str, *, whole_days: bool = False) -> list[Shift]:
    """Every half-day, or day, on the rotas of those of ``role`` among the ``people`` of a file, in the week's order."""
    found: dict[tuple[str, str, bool], list[Session]] = defaultdict(list)
    for name, person in people.items():
        if person["role"] == role:
            for line in _days(person["rota"].values()):
                found[name, line.days[0], not whole_days and clock_minutes(line.start) >= NOON].append(line)
    shifts = [Shift(role, tuple(sorted(lines, key=lambda line: (line.start, line.week)))) for lines in found.values()]
    return sorted(shifts, key=lambda shift: shift.place)


def spread(items: Sequence[T], number: int) -> list[T]:
    """``number`` of ``items``, evenly from first to last; each several times where there are more than items.

    >>> spread("abcdef", 3), spread("ab", 5)
    (['b', 'd', 'f'], ['a', 'a', 'b', 'b', 'b'])
    """
    return [items[int((place + 0.5) * len(items) / number)] for place in range(number)]


def whole_and_part(sessions: float) -> tuple[int, int]:
    """``sessions`` a week as whole ones and one in so many weeks; 0 for no such one.

    >>> whole_and_part(2.6), whole_and_part(0.1), whole_and_part(1.9), whole_and_part(3.0)
    ((2, 2), (0, 4), (2, 0), (3, 0))
    """
    whole = int(sessions)
    part = min((0.0, LEAST, 0.5, 1.0), key=lambda part: abs(sessions - whole - part))
    if part == 1.0:
        return whole + 1, 0
    return (whole, round(1.0 / part)) if part else (whole, 0 if whole else round(1.0 / LEAST))


def seldom(shift: Shift, every: int, week: int = 0) -> Shift:
    """The same shift in one week of ``every``."""
    return replace(shift, lines=tuple(replace(line, every=every, week=week) for line in shift.lines if not line.week))


def apart(shifts: Iterable[Shift], people: int) -> list[Shift]:
    """``shifts`` on days on which one of so many ``people`` is free: their own, or the next on which it can be."""
    busy = Counter[tuple[Weekday, str]]()
    moved = []
    for shift in shifts:
        first = OPEN_DAYS.index(shift.day) if shift.day in OPEN_DAYS else 0
        days = [*OPEN_DAYS[first:], *OPEN_DAYS[:first]] if shift.day in OPEN_DAYS else []
        day = next((day for day in days if all(busy[day, half] < people for half in shift.halves)), shift.day)
        busy.update((day, half) for half in shift.halves)
        moved.append(replace(shift, lines=tuple(replace(line, days=(day,)) for line in shift.lines)))
    return moved


def dealt(
    shifts: Iterable[Shift], people: int, first: Wish | None = None, shares: Sequence[float] = ()
) -> list[list[Shift]]:
    """``shifts`` dealt out to at least so many ``people``, each in one place at a time.

    They have about as many each, or what ``shares`` says. Whoever is free and has not yet their share takes the next,
    rather on a day on which they are here; of a shift, a person's number and their shifts, ``first`` may say what comes
    before that: the least of it is wanted.
    """
    waiting = list(shifts)
    hands: list[list[Shift]] = [[] for _ in range(max(1, people))]
    shares = shares or [len(waiting) / len(hands)] * len(hands)
    busy: list[set[tuple[str, str]]] = [set() for _ in hands]
    for shift in waiting:
        when = {(shift.day, half) for half in shift.halves}
        free = [n for n in range(len(shares)) if busy[n].isdisjoint(when)]
        free = [n for n in free if len(hands[n]) < shares[n]] or free
        if free:
            taken = min(free, key=lambda n: _unsuited(shift, n, hands[n], shares[n], first))
        else:
            taken = len(hands)
            hands.append([])
            busy.append(set())
        hands[taken].append(shift)
        busy[taken] |= when
    return hands


def _unsuited(shift: Shift, number: int, hand: list[Shift], share: float, first: Wish | None) -> tuple[Any, ...]:
    """How little a shift suits somebody, the least first."""
    here = any(other.day == shift.day for other in hand)
    return (first(shift, number, hand) if first else 0, not here, len(hand) - share, number)


def _days(rota: Iterable[Mapping[str, Any]]) -> Iterable[Session]:
    for table in rota:
        for day in table["days"]:
            months = tuple(table.get("months", ()))
            yield Session(**{**table, "days": (day,), "months": months})
