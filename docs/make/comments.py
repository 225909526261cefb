"""What the source says about each field of a record, in the comments beside it."""

import ast
import inspect
import io
import textwrap
import tokenize
from collections.abc import Mapping


def meanings(record: type) -> dict[str, str]:
    """By field: the comment above it, if there is one, and the one on its line.

    >>> from gpsim.practice.book import Block
    >>> meanings(Block)
    {'at': "after the session's start"}
    """
    source = textwrap.dedent(inspect.getsource(record))
    comments, code = _comments(source), source.splitlines()
    (made,) = ast.parse(source).body
    assert isinstance(made, ast.ClassDef)
    found = {}
    for node in made.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.end_lineno:
            said = [*_above(node.lineno, comments, code), comments.get(node.end_lineno, "")]
            if text := " ".join(" ".join(part for part in said if part).split()):
                found[node.target.id] = text
    return found


def _comments(source: str) -> dict[int, str]:
    """Every comment by its line, without its mark, and without what it says to tools."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    said = {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}
    return {line: text for line, text in said.items() if not text.startswith(("noqa", "type:", "fmt:"))}


def _above(line: int, comments: Mapping[int, str], code: list[str]) -> list[str]:
    """The comments that fill the lines just above ``line``."""
    first = line
    while first - 1 in comments and code[first - 2].lstrip().startswith("#"):
        first -= 1
    return [comments[at] for at in range(first, line)]
