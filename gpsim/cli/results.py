"""What a command leaves behind: files, and the results on standard output."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gpsim.study.results import Comparison, Result

WIDTH = 120  # columns, where the output is no terminal

R = TypeVar("R", "Result", "Comparison")


def save(result: R, files: Sequence[tuple[Path | None, Callable[[R, Path], None]]]) -> None:
    """Writes the ``files`` that were asked for; what cannot be written takes nothing else with it.

    Raises:
        OSError: when all is done, with a line for each file that could not be written.

    """
    faults = []
    for path, write in files:
        try:
            if path:
                write(result, path)
        except OSError as fault:
            faults.append(f"{path}: {fault.strerror or fault}")
    if faults:
        raise OSError("\n".join(faults))


def document(result: "Result | Comparison", path: Path) -> None:
    """Writes everything found as JSON."""
    from gpsim.report.files import write

    write(path, result.to_json())


def drawing(result: "Comparison", path: Path) -> None:
    """Draws what is freed."""
    from gpsim.report.picture import save

    save(result, path)


def week(result: "Result", path: Path) -> None:
    """Draws the weeks of the first replication, which takes as long as it took."""
    from gpsim.report import week
    from gpsim.study.replicate import run_baseline

    week.save(run_baseline(result.practice, result.plan, 0), result.practice.name, path)


def logs(result: "Result | Comparison", path: Path) -> None:
    """Writes every event of the first replication, which takes as long as it took."""
    from gpsim.study.logs import write_logs

    write_logs(result, path)


def show(text: "RenderableType") -> None:
    """Prints ``text``; whoever stops reading, as in ``gpsim run FILE | head``, has seen enough."""
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, soft_wrap=False)
    with suppress(SystemExit):  # how rich ends when the pipe is closed
        console.print(text)
