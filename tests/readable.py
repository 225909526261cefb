"""Logs as text: names instead of indices, times of day instead of minutes, and what differs from what was expected."""

from collections.abc import Callable, Sequence
from difflib import ndiff
from typing import Any

from gpsim.log import BOOKINGS, CHANNELS, ENDINGS, ORIGINS, OUTCOMES, RESULTS, STATUSES, Log, Table
from gpsim.units import DAY, WEEKDAYS

WORDS = {
    "channel": CHANNELS,
    "outcome": OUTCOMES,
    "result": RESULTS,
    "origin": ORIGINS,
    "booking": BOOKINGS,
    "status": STATUSES,
    "ending": ENDINGS,
}
NUMBERS = ("minutes", "worked", "overtime", "free", "free_slots")  # of type float, and no times
GIVEN = 1 << 32  # ids that a test gave are below


def assert_log(log: Log, **expected: str) -> None:
    """Tables of ``log`` say what the text of each says, in any order of rows.

    A text's first line names the columns; nothing is written ``-``, and a made paper ``letter#1``.

    Raises:
        AssertionError: showing what differs, row by row.

    """
    found = []
    for name, text in expected.items():
        header, *lines = [line.split() for line in text.strip().splitlines()]
        here, there = sorted(rows(log, name, header)), sorted(lines)
        if here != there:
            found += [f"{name}: + happened, - was expected", *ndiff(_lines(there), _lines(here))]
    if found:
        raise AssertionError("\n".join(found))


def rows(log: Log, name: str, columns: Sequence[str]) -> list[list[str]]:
    """The named columns of a table, as text."""
    table: Table = getattr(log, name)
    readers = [_reader(log, name, column) for column in columns]
    return [[read(row) for read in readers] for row in table]


def clock(time: float) -> str:
    """A time as text, to the second; minutes with decimals where it is no whole second.

    >>> clock(481.5), clock(1920.0), clock(2.0**-10)
    ('08:01:30', 'tue.08:00', '0.0009765625')
    """
    if time != time:
        return "-"
    if time * 60.0 % 1.0:
        return repr(time)
    day, seconds = int(time // DAY), int(time % DAY * 60.0)
    weekday = f"{WEEKDAYS[day % 7]}." if day else ""
    rest = f":{seconds % 60:02}" if seconds % 60 else ""
    return f"{weekday}{seconds // 3600:02}:{seconds // 60 % 60:02}{rest}"


def _lines(cells: list[list[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def _reader(log: Log, name: str, column: str) -> Callable[[Any], str]:
    """How a column's cell is read in a row."""
    if column in WORDS:
        return lambda row: WORDS[column][row[column]]
    if column in NUMBERS:
        return lambda row: f"{row[column]:g}"
    if column == "id":
        labels = _labels(log)
        return lambda row: labels.get(int(row["id"]), str(row["id"]) if row["id"] else "-")
    if getattr(log, name)[column].dtype.kind == "f":
        return lambda row: clock(float(row[column]))
    return lambda row: _named(log, name, column, row)


def _named(log: Log, name: str, column: str, row: Any) -> str:
    """What an index stands for; a number that is none, as it is."""
    names = log.names
    words: dict[str, tuple[str, ...]] = {
        "need": names.needs,
        "kind": names.consultations,
        "person": names.people,
        "task": names.tasks,
        "activity": names.activities,
        "slot": names.slots,
    }
    if name == "episodes":
        words["kind"] = names.papers if row["paper"] else names.needs
    if name == "appointments" and BOOKINGS[row["booking"]] == "outside":
        words["slot"] = names.outside
    if column not in words:
        return str(row[column])
    return words[column][row[column]] if row[column] >= 0 else "-"


def _labels(log: Log) -> dict[int, str]:
    """Ids that no test gave, as the kind and the order of birth."""
    made = log.episodes[log.episodes["id"] >= GIVEN]
    counts: dict[str, int] = {}
    labels: dict[int, str] = {}
    for row in sorted(made[["born", "id", "paper", "kind"]].tolist()):
        name = (log.names.papers if row[2] else log.names.needs)[row[3]]
        counts[name] = counts.get(name, 0) + 1
        labels[row[1]] = f"{name}#{counts[name]}"
    return labels
