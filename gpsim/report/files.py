"""Writing results so that a file is whole or not there; and saying beforehand that it cannot be written."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new file beside ``path``, which takes its place when the ``with`` statement is left without an exception.

    What a link leads to is replaced, not the link. What is no file, such as /dev/stdout, is written as it is.
    """
    if _is_device(path):
        yield path
        return
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=target.suffix)
    os.close(handle)
    new = Path(name)
    try:
        new.chmod(0o666 & ~_umask())
        yield new
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def write(path: Path, text: str) -> None:
    """Writes ``text`` to ``path``, in UTF-8."""
    with replacing(path) as new:
        new.write_text(text, encoding="utf-8", newline="\n")


def misplaced_file(path: Path) -> str:
    """Why no file can be written at ``path``, in one sentence; "" if one can."""
    try:
        if path.is_dir():
            return f"{str(path)!r} is a folder; name a file"
        return "" if _is_device(path) else _closed(path.resolve().parent)
    except OSError as fault:
        return f"{str(path)!r} cannot be written: {_why(fault)}"


def misplaced_folder(path: Path) -> str:
    """Why no folder can be made or filled at ``path``, in one sentence; "" if one can."""
    try:
        if path.exists() and not path.is_dir():
            return f"{str(path)!r} is a file; name a folder, or one that is to be made"
        there = path.resolve()
        while not there.exists():
            there = there.parent
        return _closed(there)
    except OSError as fault:
        return f"{str(path)!r} cannot be written: {_why(fault)}"


def _closed(folder: Path) -> str:
    """Why nothing can be written in ``folder``: found out by writing something."""
    if not folder.exists():
        return f"there is no folder {str(folder)!r} to write it in; make it first"
    if not folder.is_dir():
        return f"{str(folder)!r} is a file, so nothing can be written in it"
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as fault:
        return f"nothing can be written in the folder {str(folder)!r}: {_why(fault)}"


def _is_device(path: Path) -> bool:
    """Whether ``path`` is there and is no file: a terminal, a pipe, nothing at all."""
    return path.exists() and not stat.S_ISREG(path.stat().st_mode)


def _why(fault: OSError) -> str:
    return (fault.strerror or str(fault)).lower()


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
