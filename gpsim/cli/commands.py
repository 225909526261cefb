"""The commands: run, compare, actions, practice, check."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from gpsim.cli import begin, options, results

if TYPE_CHECKING:
    from gpsim.practice.practice import Practice
    from gpsim.scenarios.scenario import Scenario
    from gpsim.study.execute import Processes

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

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
    _one_of(replications, precision)
    with _begun(workers, replications, precision) as processes:
        practice = _practice(file, settings)
        from gpsim.report import progress, tables
        from gpsim.study import run as study
        from gpsim.study.plan import WEEKS

        with progress.showing(progress.hours_worked) as (look, show):
            result = study.run(
                practice, weeks=weeks or WEEKS, warmup=warmup, cooldown=cooldown, replications=replications,
                precision=precision, seed=seed, workers=processes, look=look, progress=show,
            )  # fmt: skip
    results.show(tables.of_run(result))
    results.save(result, [(json, results.document), (log, results.logs), (picture, results.week)])


@app.command()
def compare(
    file: options.File,
    action: options.Actions = None,
    scenario: options.Scenarios = None,
    as_it_takes_hold: options.TakesHold = False,
    parts: options.Parts = False,
    worthwhile: options.Worthwhile = 0.01,
    weeks: options.YearOrWeeks = None,
    warmup: options.Warmup = 6,
    cooldown: options.Cooldown = 6,
    replications: options.Replications = None,
    precision: options.Precision = None,
    seed: options.Seed = 1,
    workers: options.Cores = None,
    settings: options.Settings = None,
    json: options.Json = None,
    log: options.Log = None,
    picture: options.Picture = None,
) -> None:
    """What changes would make of a practice."""
    _one_of(replications, precision)
    if not action and not scenario:
        raise typer.BadParameter("give at least one --action or --scenario; `gpsim actions` lists the actions")
    if parts and (len(scenario or []) + bool(action)) > 1:
        raise typer.BadParameter("takes one scenario: either --action, or one --scenario", param_hint="'--parts'")
    if json and picture and json.resolve() in [path.resolve() for path in (picture, *results.beside(picture))]:
        raise typer.BadParameter("must be another file than that of --json", param_hint="'--picture'")
    with _begun(workers, replications, precision) as processes:
        together = [_together(action)] if action else []
        practice, scenarios = _practice(file, settings), [*together, *_scenarios(scenario or [])]
        from gpsim.report import progress
        from gpsim.study import parts as adding_up
        from gpsim.study import run as study

        asked = adding_up.subsets(scenarios[0]) if parts else scenarios
        with progress.showing(progress.hours_freed) as (look, show):
            result = study.compare(
                practice, asked, weeks=weeks, warmup=warmup, cooldown=cooldown, replications=replications,
                precision=precision, seed=seed, workers=processes, as_it_takes_hold=as_it_takes_hold,
                worthwhile=worthwhile, look=look, progress=show,
            )  # fmt: skip
    found = adding_up.Parts(scenarios[0], result) if parts else result
    results.show_comparison(found)
    results.save(found, [(json, results.document), (picture, results.drawings), (log, results.logs)])


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
            typer.echo(str(fault), err=True)
    if refused:
        raise typer.Exit(REFUSED)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command and leaves with 0 done, 1 refused input, 2 wrong usage."""
    try:
        app(args=begin.spelled_out(sys.argv[1:] if arguments is None else arguments), prog_name="gpsim")
    except (ValueError, OSError, MemoryError) as fault:
        typer.echo(_said(fault), err=True)
        sys.exit(REFUSED)


def _said(fault: Exception) -> str:
    """A fault in words, without the system's numbers."""
    if isinstance(fault, OSError) and fault.strerror:
        return ": ".join(str(part) for part in (fault.filename, fault.strerror) if part)
    return str(fault) or "there is not enough memory for this"


def _one_of(replications: int | None, precision: float | None) -> None:
    if replications is not None and precision is not None:
        raise typer.BadParameter("give --replications or --precision, not both")


def _begun(workers: int | None, replications: int | None, precision: float | None) -> "Processes":
    """Processes that load what they need while the files are read here."""
    from gpsim.study.execute import Processes, many_workers
    from gpsim.study.plan import MOST, REPLICATIONS

    processes = Processes(many_workers(workers, MOST if precision else replications or REPLICATIONS))
    processes.begin()
    return processes


def _practice(file: str, settings: Sequence[str] | None) -> "Practice":
    from gpsim.practice.files import load_practice

    return load_practice(file, settings or ())


def _together(names: Sequence[str]) -> "Scenario":
    """All the actions named, in one scenario."""
    from gpsim.scenarios.files import adopt
    from gpsim.scenarios.scenario import Scenario

    try:
        if twice := [name for name in names if names.count(name) > 1]:
            raise ValueError(f"{twice[0]!r} is named twice")
        return Scenario(tuple(adopt(name) for name in names))
    except ValueError as fault:
        raise typer.BadParameter(str(fault), param_hint="'--action'") from None


def _scenarios(files: Sequence[str]) -> "list[Scenario]":
    from gpsim.scenarios.files import load_scenario

    return [load_scenario(file) for file in files]
