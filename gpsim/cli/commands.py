"""The commands: run, compare, actions, practice, check."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import NoReturn

import typer

from gpsim.cli import asked, begin, comparing, options, results

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
ENDED = 128 + signal.SIGTERM  # what a shell says of a program that was asked to end
AGAIN = 5.0  # seconds

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog="To begin with: gpsim check reference, then gpsim run reference. Results are printed, progress and warnings "
    "go to standard error. Leaves with 0 if it is done, 1 if what it reads is refused, 2 if the command is wrong.",
)


@app.callback()
def gpsim(version: options.Version = False) -> None:
    """What an English general practice is like, and how many hours changes to it would release."""


@app.command()
def run(
    file: options.File,
    weeks: options.Weeks = None,
    warmup: options.Warmup = 6,
    cooldown: options.Cooldown = 6,
    replications: options.Replications = None,
    precision: options.Precision = None,
    seed: options.Seed = 1,
    workers: options.Cores = None,
    settings: options.Settings = None,
    json: options.Json = None,
    log: options.Log = None,
    picture: options.Pictures = None,
) -> None:
    """What a practice is like as it is now."""
    asked.one_of(replications, precision)
    for folder in ({"log": [log]}, {"picture": [picture]}):  # which may be one and the same
        asked.apart(json=[json], **folder)
    with asked.begun(workers, replications, precision) as processes:
        practice = asked.practice_of(file, settings)
        from gpsim.report import progress, tables
        from gpsim.study import run as study
        from gpsim.study.plan import WEEKS

        with progress.showing(progress.hours_worked) as (look, show):
            result = study.run(
                practice, weeks=weeks or WEEKS, warmup=warmup, cooldown=cooldown, replications=replications,
                precision=precision, seed=seed, workers=processes, look=look, progress=show,
            )  # fmt: skip
    results.show(tables.of_run(result))
    results.say_if_imprecise(result, precision)
    results.save(result, [(json, results.document), (log, results.logs), (picture, results.week)])


app.command()(comparing.compare)


@app.command()
def actions(name: options.Action = "") -> None:
    """The menu; or an action's effects, sources and harms."""
    from gpsim.report import menu

    try:
        results.show(menu.of(name))
    except ValueError as fault:
        raise typer.BadParameter(str(fault), param_hint="'NAME'") from None


app.command()(begin.practice)


@app.command()
def check(files: options.Files) -> None:
    """What is wrong with files, or else what they come to."""
    from gpsim.report import checked

    refused = False
    for file in files:
        try:
            results.show(checked.of_file(file))
        except (ValueError, OSError) as fault:
            refused = True
            typer.echo(_said(fault), err=True)
    if refused:
        raise typer.Exit(REFUSED)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command and leaves with 0 done, 1 refused input, 2 wrong usage."""
    _open_streams()
    with _tidying_up():
        try:
            app(args=begin.spelled_out(sys.argv[1:] if arguments is None else arguments), prog_name="gpsim")
        except (ValueError, OSError, MemoryError) as fault:
            typer.echo(_said(fault), err=True)
            sys.exit(REFUSED)


def _open_streams() -> None:
    """Where whoever started this has closed an output, what is said there goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the program


@contextmanager
def _tidying_up() -> Iterator[None]:
    """Whoever is asked to end, as by ``kill`` or ``timeout``, ends the workers and takes half-written files away."""
    if current_thread() is not main_thread():  # no other may say what a signal does
        yield
        return
    heard = {signal.SIGTERM: lambda *_: sys.exit(ENDED)}
    if hasattr(signal, "setitimer") and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        heard |= {signal.SIGINT: _stop, signal.SIGALRM: _stop}
    before = {number: signal.signal(number, handler) for number, handler in heard.items()}
    try:
        yield
    finally:
        if signal.SIGINT in heard:
            signal.setitimer(signal.ITIMER_REAL, 0.0)
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(*_: object) -> NoReturn:
    """Ctrl-C, and once more if the program goes on: compiled code may clear what is raised in the midst of it."""
    signal.setitimer(signal.ITIMER_REAL, AGAIN)
    raise KeyboardInterrupt


def _said(fault: Exception) -> str:
    """A fault in words, without the system's numbers."""
    if isinstance(fault, OSError) and fault.strerror:
        return ": ".join(str(part) for part in (fault.filename, fault.strerror) if part)
    return str(fault) or "there is not enough memory for this"
