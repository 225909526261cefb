"""The data that comes with the package: in a checkout beside it, in an installed wheel inside it."""

import re
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_KIND = re.compile(r"""^kind\s*=\s*["'](\w+)["']""", re.MULTILINE)


def shipped_folder() -> Path:
    """The folder of the practices, bundles and sources that come with the package."""
    installed = _PACKAGE / "shipped"
    return installed if installed.is_dir() else _PACKAGE.parent / "scenarios"


def shipped_practices() -> tuple[str, ...]:
    """Names of the practices that come with the package."""
    return tuple(shipped_files("practice"))


def shipped_files(kind: str) -> dict[str, Path]:
    """The practices, or scenarios, that come with the package by name, wherever in the folder each lies."""
    kinds = {file: _KIND.search(file.read_text("utf-8")) for file in sorted(shipped_folder().rglob("*.toml"))}
    return {file.stem: file for file, found in kinds.items() if found and found[1] == kind}
