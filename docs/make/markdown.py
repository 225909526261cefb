"""Tables and words of Markdown."""

import re
from collections.abc import Iterable, Sequence

WARNING = "<!-- Made by `python -m docs.make`: change the code, not this page. -->"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, one line a row."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def code(text: str) -> str:
    """A name or a number as it is typed."""
    return f"`{text}`"


def prose(docstring: str) -> str:
    """What a docstring says, less what it raises, as Markdown."""
    said = re.split(r"\n\s*Raises:", docstring)[0]
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", said))
    return "\n\n".join(paragraphs).replace("``", "`").strip()


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
