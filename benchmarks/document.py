"""Putting what was measured into a document, between two marks that a reader does not see."""

from pathlib import Path

from gpsim.report.files import write

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def check(path: Path) -> None:
    """Refuses, before anything takes minutes, a document into which nothing can be put.

    Raises:
        ValueError: when it has not both marks, once each and in order.

    """
    replaced(path.read_text("utf-8"), "", path.name)


def put(path: Path, measured: str) -> None:
    """Replaces what ``path`` has between its marks."""
    write(path, replaced(path.read_text("utf-8"), measured, path.name))


def replaced(text: str, measured: str, name: str) -> str:
    """The document ``text``, called ``name``, with ``measured`` between its marks."""
    before, begins, rest = text.partition(BEGIN)
    _, ends, after = rest.partition(END)
    if not begins or not ends or BEGIN in rest or END in after:
        raise ValueError(f"{name}: it must have {BEGIN} and, after it, {END}, once each")
    return f"{before}{BEGIN}\n{measured}\n{END}{after}"
