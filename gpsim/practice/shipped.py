"""The data that comes with the package: in a checkout beside it, in an installed wheel inside it."""

import re
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_PRACTICE = re.compile(r"""^kind\s*=\s*["']practice["']""", re.MULTILINE)


def shipped_folder() -> Path:
    """The folder of the practices, bundles and sources that come with the package."""
    installed = _PACKAGE / "shipped"
    return installed if installed.is_dir() else _PACKAGE.parent / "scenarios"


def shipped_practices() -> tuple[str, ...]:
    """Names of the practices that come with the package."""
    return tuple(practice_files())


def practice_files() -> dict[str, Path]:
    """The practices that come with the package by name, wherever in the folder each lies."""
    files = sorted(shipped_folder().rglob("*.toml"))
    return {file.stem: file for file in files if _PRACTICE.search(file.read_text("utf-8"))}
