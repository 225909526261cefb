"""What a command leaves behind: files, and the results on standard output."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gpsim.study.parts import Parts
    from gpsim.study.results import Comparison, Result

WIDTH = 120  # columns, where the output is no terminal

R = TypeVar("R", bound="Result | Comparison | Parts")


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


def document(result: "Result | Comparison | Parts", path: Path) -> None:
    """Writes everything found as JSON."""
    from gpsim.report.files import write

    write(path, result.to_json())


def drawings(result: "Comparison | Parts", path: Path) -> None:
    """Draws what is freed; and beside it how it adds up and how it takes hold, where that was asked for."""
    from gpsim.report import adding_up_picture, picture, taking_hold_picture
    from gpsim.study.parts import Parts

    comparison = result.whole if isinstance(result, Parts) else result
    of_parts, of_weeks = beside(path)
    picture.save(comparison, path)
    if isinstance(result, Parts):
        adding_up_picture.save(result, of_parts)
    if not comparison.plan.settled:
        taking_hold_picture.save(comparison, of_weeks)


def beside(path: Path) -> tuple[Path, Path]:
    """Where the pictures of how parts add up, and of how a change takes hold, are drawn.

    >>> [str(each) for each in beside(Path("out.png"))]
    ['out_parts.png', 'out_weeks.png']
    """
    return path.with_name(f"{path.stem}_parts{path.suffix}"), path.with_name(f"{path.stem}_weeks{path.suffix}")


def week(result: "Result", path: Path) -> None:
    """Draws the weeks of the first replication, which takes as long as it took."""
    from gpsim.report import week
    from gpsim.study.replicate import run_baseline

    week.save(run_baseline(result.practice, result.plan, 0), result.practice.name, path)


def logs(result: "Result | Comparison | Parts", path: Path) -> None:
    """Writes every event of the first replication, which takes as long as it took."""
    from gpsim.study.logs import write_logs
    from gpsim.study.parts import Parts

    write_logs(result.comparison if isinstance(result, Parts) else result, path)


def show_comparison(result: "Comparison | Parts") -> None:
    """Prints what is found, and on standard error what makes it less than sound."""
    from gpsim.report import adding_up, sentences, tables
    from gpsim.study.parts import Parts

    comparison = result.whole if isinstance(result, Parts) else result
    show(tables.of_comparison(comparison))
    if isinstance(result, Parts):
        show(adding_up.of_parts(result))
    for text in sentences.all_warnings(comparison):
        typer.echo(f"Warning: {text}", err=True)


def show(text: "RenderableType") -> None:
    """Prints ``text``; whoever stops reading, as in ``gpsim run FILE | head``, has seen enough."""
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, soft_wrap=False)
    with suppress(SystemExit):  # how rich ends when the pipe is closed
        console.print(text)
