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
    from gpsim.study.pressure import Pressure
    from gpsim.study.results import Comparison, Result

    Compared = Comparison | Parts | Pressure

WIDTH = 120  # columns, where the output is no terminal

R = TypeVar("R", bound="Result | Compared")


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


def document(result: "Result | Compared", path: Path) -> None:
    """Writes everything found as JSON."""
    from gpsim.report.files import write

    write(path, result.to_json())


def drawings(result: "Compared", path: Path) -> None:
    """Draws what is freed; and beside it how it adds up and how it takes hold, where that was asked for."""
    from gpsim.report import adding_up_picture, picture, taking_hold_picture
    from gpsim.study.parts import Parts

    comparison = whole(result)
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


def logs(result: "Result | Compared", path: Path) -> None:
    """Writes every event of the first replication, which takes as long as it took."""
    from gpsim.study.logs import write_logs
    from gpsim.study.parts import Parts
    from gpsim.study.results import Result

    if isinstance(result, Parts):
        write_logs(result.comparison, path)
    else:
        write_logs(result if isinstance(result, Result) else whole(result), path)


def whole(result: "Compared") -> "Comparison":
    """The practice as it is, and with each whole scenario."""
    from gpsim.study.results import Comparison

    return result if isinstance(result, Comparison) else result.whole


def show_comparison(result: "Compared", *, every: bool) -> None:
    """Prints what is found, with ``every`` table or the first few; on standard error what makes it less than sound."""
    from gpsim.report import adding_up, at_levels, sentences, tables
    from gpsim.study.parts import Parts
    from gpsim.study.pressure import Pressure

    show(tables.of_comparison(whole(result), every=every))
    if isinstance(result, Parts):
        show(adding_up.of_parts(result))
    if isinstance(result, Pressure):
        show(at_levels.of_pressure(result))
    if not every:
        show(tables.more())
    for text in at_levels.warnings(result) if isinstance(result, Pressure) else sentences.all_warnings(whole(result)):
        typer.echo(f"Warning: {text}", err=True)


def say_if_imprecise(result: "Result | Compared", precision: float | None) -> None:
    """Says on standard error that the most tries there may be were not enough, where they were not."""
    from gpsim.study.precision import known_to_within, sides_of
    from gpsim.study.pressure import Pressure
    from gpsim.study.results import Comparison, Result

    if not precision:
        return
    every: list[Result | Comparison]
    if isinstance(result, Pressure):
        every = [*result.levels.values()]
    else:
        every = [result if isinstance(result, Result | Comparison) else result.comparison]
    worst = max(every, key=lambda found: known_to_within(sides_of(found.replicates)))
    if (known := known_to_within(sides_of(worst.replicates))) > precision:
        typer.echo(
            f"Warning: GPs' hours are known to within {known:.2g} of themselves after {len(worst.replicates)} tries, "
            f"which are the most, and not to within {precision:g}.",
            err=True,
        )


def show(text: "RenderableType") -> None:
    """Prints ``text``; whoever stops reading, as in ``gpsim run FILE | head``, has seen enough."""
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, soft_wrap=False)
    with suppress(SystemExit):  # how rich ends when the pipe is closed
        console.print(text)
