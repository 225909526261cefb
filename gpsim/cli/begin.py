"""A practice file to begin with: from a practice's public code, or from answers to twenty-one questions."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from gpsim.cli import options

QUESTIONS, BLANK = "--questions", "--blank"

Code = Annotated[str, typer.Argument(metavar="CODE", help="A practice's public (ODS) code, such as A81001.")]
Questions = Annotated[
    Path | None,
    typer.Option(
        QUESTIONS, metavar="[ANSWERS.toml]", help="Make it from these answers; without a file, the questions."
    ),
]
Blank = Annotated[
    bool, typer.Option(BLANK, help="The questions as a file to fill in, for CODE or for 10,000 patients.")
]
Out = Annotated[
    Path | None,
    typer.Option(metavar="FILE.toml", callback=options.file_to_write, help="Write it to this file instead."),
]
Force = Annotated[bool, typer.Option("--force", help="Also where there is a file already.")]


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """``arguments``, in which ``--questions`` that no file follows asks for the questions themselves.

    >>> spelled_out(["practice", "A81001", "--questions"])
    ['practice', 'A81001', '--blank']
    """
    following = (*arguments[1:], "-") if arguments else ()
    pairs = zip(arguments, following, strict=True)
    return [BLANK if (arg == QUESTIONS and after.startswith("-")) else arg for arg, after in pairs]


def practice(
    code: Code = "", questions: Questions = None, blank: Blank = False, out: Out = None, force: Force = False
) -> None:
    """A practice file to begin with, for any practice of England."""
    if questions and (blank or code):
        raise typer.BadParameter(
            f"give {QUESTIONS} FILE alone; the code is its first answer", param_hint=f"'{QUESTIONS}'"
        )
    if questions:
        _from_answers(questions, out, force=force)
    elif blank:
        from gpsim.scenarios.questionnaire import questions as asked

        _deliver(asked(code), out, f"gpsim practice {QUESTIONS} {out}", force=force)
    elif code:
        _from_code(code, out, force=force)
    else:
        raise typer.BadParameter(f"give a code, such as A81001, or {QUESTIONS} FILE; {BLANK} prints the questions")


def _from_code(code: str, out: Path | None, *, force: bool) -> None:
    from gpsim.practice.england import practice_at
    from gpsim.practice.starting import starting_text

    _deliver(starting_text(practice_at(code)), out, f"gpsim check {out}", force=force)


def _from_answers(questions: Path, out: Path | None, *, force: bool) -> None:
    from gpsim.scenarios.questionnaire import answered

    made = answered(questions)
    _deliver(made.text, out, "", force=force)
    _tell([f"Warning: {each}" for each in made.surprises])
    _tell(made.assumed)
    if out:
        _tell([f"{out} is written. Next: gpsim check {out}"])


def _deliver(text: str, out: Path | None, following: str, *, force: bool) -> None:
    """Writes ``text`` to a file or prints it; a file that is there is not written over unasked.

    Raises:
        FileExistsError: when it is there, and ``force`` is not given.

    """
    from gpsim.report.files import write

    if out is None:
        with suppress(BrokenPipeError):  # whoever stops reading has seen enough
            sys.stdout.write(text)
            sys.stdout.flush()
        return
    if out.exists() and not force:
        raise FileExistsError(f"{out} is there already; give --force to write over it, or another name")
    write(out, text)
    if following:
        _tell([f"{out} is written. Next: {following}"])


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line, err=True)
