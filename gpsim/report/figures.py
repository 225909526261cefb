"""Tables of figures, each with its interval: on one line where there is room, and on two where there is not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich import box
from rich.console import Console, ConsoleOptions
from rich.table import Table

from gpsim.report.words import UNKNOWN
from gpsim.study.estimate import Estimate

LARGE, WHOLE = 10, 1000  # figures from here on have one decimal, and none
GAP = 2  # characters between two columns


class Figure(NamedTuple):
    """A mean, and its interval in brackets; "" there is none."""

    mean: str
    interval: str


class Row(NamedTuple):
    """A line: what it is of, its figures, and their unit where the table's heading does not say it."""

    of: str
    figures: tuple[Figure, ...]
    unit: str = ""
    clear: bool = False  # told from chance, so it stands out


class Column(NamedTuple):
    """A column: figures, or words, which may fold."""

    header: str
    cells: Sequence[str]
    is_figures: bool

    @property
    def width(self) -> int:
        """In characters, if nothing folds; with the gap behind it."""
        return GAP + max(len(line) for cell in (self.header, *self.cells) for line in cell.split("\n"))

    @property
    def least(self) -> int:
        """As wide as its longest word, with the gap behind it."""
        return GAP + max(len(word) for cell in (self.header, *self.cells) for word in cell.split() or [""])


@dataclass(frozen=True, slots=True)
class Fitting:
    """A table that is as wide as its console allows."""

    headers: tuple[str, ...]  # of the figures
    rows: Sequence[Row]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Table]:
        """Intervals beside their figures; where there is no room, below them; where there is still none, folded."""
        beside, below = self._columns(_beside), self._columns(_below)
        room = options.max_width + GAP  # nothing is behind the last column
        if sum(column.width for column in beside) <= room:
            yield self._table(beside, [column.width for column in beside])
        else:
            yield self._table(below, _folded(below, room))

    def _columns(self, laid_out: Callable[[Sequence[Figure]], list[str]]) -> list[Column]:
        figures = (laid_out([row.figures[i] for row in self.rows]) for i in range(len(self.headers)))
        units = Column("unit", [row.unit for row in self.rows], is_figures=False)
        return [
            Column("", [row.of for row in self.rows], is_figures=False),
            *(Column(header, cells, is_figures=True) for header, cells in zip(self.headers, figures, strict=True)),
            *([units] if any(units.cells) else []),
        ]

    def _table(self, columns: Sequence[Column], widths: Sequence[int]) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, GAP - 1, 0, 0))
        for column, width in zip(columns, widths, strict=True):
            table.add_column(column.header, justify="right" if column.is_figures else "left", width=width - GAP)
        for row, *cells in zip(self.rows, *(column.cells for column in columns), strict=True):
            table.add_row(*cells, style="bold" if row.clear else "")
        return table


def figure(found: Estimate, factor: float = 1.0, digits: int | None = None) -> Figure:
    """An estimate in the unit of which one old is ``factor``.

    It has as many decimals as its size deserves, or ``digits``.

    >>> figure(Estimate(mean=1.5, low=-0.001, high=3.0, n=9)), figure(Estimate(mean=None, low=None, high=None, n=0))
    (Figure(mean='1.50', interval='(0.00 to 3.00)'), Figure(mean='not known', interval=''))
    """
    if found.mean is None:
        return Figure(UNKNOWN, "")
    values = [value * factor for value in (found.mean, found.low, found.high) if value is not None]
    mean, *ends = (_decimal(value, _digits(values) if digits is None else digits) for value in values)
    return Figure(mean, f"({' to '.join(ends)})" if ends else "")


def _digits(values: Sequence[float]) -> int:
    largest = max(map(abs, values))
    return 2 if largest < LARGE else 1 if largest < WHOLE else 0


def _decimal(value: float, digits: int) -> str:
    """A number, and never minus nothing."""
    text = f"{value:,.{digits}f}"
    return text.removeprefix("-") if not text.strip("-0.") else text


def _beside(figures: Sequence[Figure]) -> list[str]:
    """Cells in which all means end at one place, and all intervals begin at one."""
    mean, interval = (max((len(each[part]) for each in figures), default=0) for part in (0, 1))
    return [f"{each.mean:>{mean}} {each.interval:>{interval}}" if interval else each.mean for each in figures]


def _below(figures: Sequence[Figure]) -> list[str]:
    return [f"{each.mean}\n{each.interval}" if each.interval else each.mean for each in figures]


def _folded(columns: Sequence[Column], room: int) -> list[int]:
    """Widths of columns that must share ``room``: words give way before figures, the widest first."""
    widths = [column.width for column in columns]
    for are_figures in (False, True):
        able = [i for i, column in enumerate(columns) if column.is_figures is are_figures]
        while sum(widths) > room and (wide := [i for i in able if widths[i] > columns[i].least]):
            widths[max(wide, key=lambda i: widths[i])] -= 1
    return widths
