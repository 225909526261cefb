"""Writing results so that a file is whole or not there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new file beside ``path``, which takes its place when the ``with`` statement is left without an exception."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
    os.close(handle)
    new = Path(name)
    try:
        new.chmod(0o666 & ~_umask())
        yield new
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def write(path: Path, text: str) -> None:
    """Writes ``text`` to ``path``, in UTF-8."""
    with replacing(path) as new:
        new.write_text(text, encoding="utf-8", newline="\n")


def refuse_without_folder(*paths: Path | None) -> None:
    """Refuses, before anything takes minutes, what could not be written after them.

    Raises:
        FileNotFoundError: naming the folder that is not there.

    """
    for path in paths:
        if path and not path.parent.is_dir():
            raise FileNotFoundError(f"{path}: there is no folder {str(path.parent)!r} to write it to")


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
