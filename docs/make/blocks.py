"""The fenced blocks of a document: what a reader would run, and what is shown below it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FENCE = re.compile(r"^```(?P<language>\w*)$(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SKIP = re.compile(r"<!-- skip-run: \S.* -->\n$")
FILE = re.compile(r"<!-- file: (?P<name>[\w.]+) -->\n$")
COMMAND = re.compile(r"^\$ gpsim (?P<arguments>(?:\\\n|.)*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
NUMBER = re.compile(r"[-−]?£?\d[\d,]*(?:\.\d+)?")


class Block(NamedTuple):
    """A fenced block of a document."""

    language: str
    body: str
    line: int  # of its opening fence, from 1
    skipped: bool
    file: str  # whose contents it shows; "" none


class Command(NamedTuple):
    """A line that begins with ``$ gpsim``, and what the document shows of its output."""

    arguments: str  # redirections included
    shown: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a Markdown document, in order."""
    for fence in FENCE.finditer(text):
        before = text[: fence.start()]
        shown = FILE.search(before)
        name = shown["name"] if shown else ""
        yield Block(fence["language"], fence["body"], before.count("\n") + 1, bool(SKIP.search(before)), name)


def script(text: str) -> str:
    """The document's Python blocks as one script, each on the lines it has in the document."""
    lines = [""] * (text.count("\n") + 1)
    for block in blocks(text):
        if block.language == "python" and not block.skipped:
            body = block.body.split("\n")[1:]
            lines[block.line : block.line + len(body)] = body
    return "\n".join(lines)


def commands(text: str) -> list[Command]:
    """Every ``$ gpsim`` line in the document's console blocks."""
    run = (block.body for block in blocks(text) if block.language in {"console", "sh"} and not block.skipped)
    found = (match for body in run for match in COMMAND.finditer(body))
    return [Command(match["arguments"], tuple(filter(None, match["shown"].split("\n")))) for match in found]


def write_files(text: str, folder: Path) -> None:
    """Puts every file that the document shows in full into ``folder``."""
    for block in blocks(text):
        if block.file:
            (folder / block.file).write_text(block.body.removeprefix("\n"), "utf-8")


def printed_like(shown: tuple[str, ...], printed: str) -> list[str | None]:
    r"""For each line shown, the next printed line that says the same in words; numbers and widths may be others.

    >>> printed_like(("hours  36.6 (35 to 38)", "pounds 1"), "other\nhours 7 (6 to 8)\n")
    ['hours 7 (6 to 8)', None]
    """
    rest = iter(printed.split("\n"))
    return [next((line for line in rest if _words(line) == _words(each)), None) for each in shown]


def _words(line: str) -> str:
    return " ".join(NUMBER.sub("#", re.sub("─+", "─", line)).split())
