"""Putting what an experiment found into a page, between two marks that a reader does not see."""

from pathlib import Path

BEGIN, END = "<!-- found: begin -->", "<!-- found: end -->"


def put(text: str, page: Path) -> None:
    """Replaces what ``page`` has between its marks.

    Raises:
        ValueError: when it has not both, once each and in order.

    """
    before, begins, rest = page.read_text("utf-8").partition(BEGIN)
    _, ends, after = rest.partition(END)
    if not begins or not ends or BEGIN in rest or END in after:
        raise ValueError(f"{page}: it must have {BEGIN} and, after it, {END}, once each")
    page.write_text(f"{before}{BEGIN}\n{text.rstrip()}\n{END}{after}", "utf-8")
