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
    shifts: Iterable[Shift], people: int, least_first: Callable[[Shift, int, list[Shift]], Any] | None = None
) -> list[list[Shift]]:
    """``shifts`` dealt out to at least so many ``people``, each in one place at a time and with about as many.

    Whoever is free and has fewest takes the next, rather on a day on which they are here; ``least_first`` may say of a
    shift, a person's number and their shifts what comes before that.
    """
    waiting = list(shifts)
    hands: list[list[Shift]] = [[] for _ in range(max(1, people))]
    quota = len(waiting) / len(hands)
    for shift in waiting:
        free = [n for n, hand in enumerate(hands) if not any(_clash(shift, other) for other in hand)]
        if not free:
            hands.append([shift])
            continue
        hands[min(free, key=lambda n: _worse(shift, n, hands[n], quota, least_first))].append(shift)
    return [hand for hand in hands if hand]


def _worse(
    shift: Shift,
    number: int,
    hand: list[Shift],
    quota: float,
    least_first: Callable[[Shift, int, list[Shift]], Any] | None,
) -> tuple[Any, ...]:
    here = any(other.day == shift.day for other in hand)
    return (len(hand) >= quota, least_first(shift, number, hand) if least_first else 0, not here, len(hand), number)


def _clash(shift: Shift, other: Shift) -> bool:
    return shift.day == other.day and bool(shift.halves & other.halves)


def _days(rota: Iterable[Mapping[str, Any]]) -> Iterable[Session]:
    for table in rota:
        for day in table["days"]:
            months = tuple(table.get("months", ()))
            yield Session(**{**table, "days": (day,), "months": months})
