"""A practice file to begin with, from a practice's public code."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from gpsim.cli import options

Code = Annotated[str, typer.Argument(metavar="CODE", help="A practice's public (ODS) code, such as A81001.")]
Out = Annotated[
    Path | None,
    typer.Option(metavar="FILE.toml", callback=options.file_to_write, help="Write it to this file instead."),
]
Force = Annotated[bool, typer.Option("--force", help="Also where there is a file already.")]


def practice(code: Code, out: Out = None, force: Force = False) -> None:
    """A practice file to begin with, for any practice of England."""
    from gpsim.practice.england import practice_at
    from gpsim.practice.starting import starting_text

    registered = practice_at(code)
    _deliver(starting_text(registered), out, force=force)
    if out:
        typer.echo(
            f"{out}: {registered.patients:,} patients, and a team in proportion. Next: gpsim check {out}", err=True
        )


def _deliver(text: str, out: Path | None, *, force: bool) -> None:
    """Writes ``text`` to a file or prints it; a file that is there is not written over unasked.

    Raises:
        FileExistsError: when it is there, and ``force`` is not given.

    """
    from gpsim.report.files import write

    if out is None:
        with suppress(BrokenPipeError):  # whoever stops reading has seen enough
            sys.stdout.write(text)
            sys.stdout.flush()
    elif out.exists() and not force:
        raise FileExistsError(f"{out} is there already; give --force to write over it, or another name")
    else:
        write(out, text)
