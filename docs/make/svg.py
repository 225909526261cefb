"""Pictures of boxes, arrows and bars, as plain SVG: the same bytes everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

FONT = "Arial, Helvetica, sans-serif"
INK, LINE, PAPER = "#1b1b1b", "#5a5a5a", "#ffffff"
LEADING = 16  # between lines of text


@dataclass(frozen=True, slots=True)
class Box:
    """A box with lines of text, the first in bold."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    fill: str = "#eef3f8"

    @property
    def middle(self) -> float:
        """Half-way down."""
        return self.y + self.height / 2

    def __str__(self) -> str:
        """The box and its text."""
        top = self.middle - LEADING * (len(self.lines) - 1) / 2 + 4
        texts = [
            text(self.x + self.width / 2, top + LEADING * i, line, bold=i == 0) for i, line in enumerate(self.lines)
        ]
        frame = rectangle(self.x, self.y, self.width, self.height, self.fill, stroke=LINE)
        return "\n".join([frame, *texts])


def picture(width: int, height: int, title: str, description: str, parts: Sequence[object]) -> str:
    """A picture; ``title`` and ``description`` say what it shows to whoever cannot see it."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="title description" font-family="{FONT}" font-size="12.5">'
    )
    named = [f'<title id="title">{escape(title)}</title>', f'<desc id="description">{escape(description)}</desc>']
    tip = (
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M 0 0 L 10 5 L 0 10 z" fill="{LINE}"/></marker></defs>'
    )
    paper = rectangle(0, 0, width, height, PAPER)
    return "\n".join([head, *named, tip, paper, *map(str, parts), "</svg>"]) + "\n"


def text(x: float, y: float, words: str, *, bold: bool = False, anchor: str = "middle") -> str:
    """A line of text."""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{INK}"{weight}>{escape(words)}</text>'


def rectangle(x: float, y: float, width: float, height: float, fill: str, stroke: str = "none") -> str:
    """A rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" stroke="{stroke}" rx="3"/>'


def arrow(*points: tuple[float, float], dashed: bool = False) -> str:
    """An arrow through ``points``."""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    dashes = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<polyline points="{path}" fill="none" stroke="{LINE}" stroke-width="1.5" marker-end="url(#tip)"{dashes}/>'
