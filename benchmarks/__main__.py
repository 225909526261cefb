"""``python -m benchmarks``: results on standard output, progress on standard error; a missed target is no failure."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import document, report
from benchmarks.runs import Part, measured
from benchmarks.size import FULL, QUICK
from benchmarks.small_day.agreement import DisagreementError

WIDTH = 160  # columns, where the output is no terminal

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command(help="How fast the simulation is and what it needs, against its targets.")
def main(
    quick: Annotated[bool, typer.Option("--quick", help="A minute or less, for a look; figures are rough.")] = False,
    only: Annotated[list[Part] | None, typer.Option(help="This part alone; may be given again.")] = None,
    json: Annotated[Path | None, typer.Option(metavar="OUT", help="Write everything found to this file.")] = None,
    write: Annotated[
        Path | None, typer.Option(metavar="FILE.md", help="Put the tables between the marks of this document.")
    ] = None,
) -> None:
    """Measure, say so, and write it where it is asked for."""
    if write:
        document.check(write)
    try:
        found = measured(only or list(Part), QUICK if quick else FULL, _say)
    except DisagreementError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False).print(report.on_terminal(found))
    if json:
        json.write_text(report.as_json(found), "utf-8")
    if write:
        document.put(write, report.as_markdown(found))


def _say(part: Part) -> None:
    if sys.stderr.isatty():
        typer.echo(f"measuring {part} …", err=True)


if __name__ == "__main__":
    app()
