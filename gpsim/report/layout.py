"""Lines of text on a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text


def paragraph(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    """A title, and its lines below it, set in; nothing where there is no line."""
    if lines:
        yield Text(title)
        yield from set_in(lines)
        yield Text("")


def set_in(lines: Sequence[str], style: str = "") -> Iterator[RenderableType]:
    """Lines that are set in, also where they are folded."""
    return (Padding(Text(line, style=style), (0, 0, 0, 2), expand=False) for line in lines)
