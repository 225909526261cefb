"""The command line: results on standard output, progress and warnings on standard error."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gpsim.practice.practice import Practice
    from gpsim.scenarios.scenario import Scenario
    from gpsim.study.results import Comparison, Result

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
WIDTH = 120  # columns, where the output is no terminal

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="What an English general practice is like, and how many hours changes to it would release.",
)

File = Annotated[str, typer.Argument(metavar="FILE", help="A practice file, or the name of a shipped one.")]
Weeks = Annotated[
    int | None, typer.Option(min=1, max=520, help="Weeks that are measured [13, or 52 as it takes hold].")
]
Warmup = Annotated[int, typer.Option(min=0, max=520, help="Weeks before them.")]
Cooldown = Annotated[int, typer.Option(min=0, max=520, help="Weeks after them, for what is still open.")]
Replications = Annotated[int | None, typer.Option(min=1, max=100_000, help="How often the weeks are tried [20].")]
Precision = Annotated[
    float | None,
    typer.Option(help="Try until GPs' hours are known to within this share of themselves, for example 0.01."),
]
Seed = Annotated[int, typer.Option(min=0, max=2**63 - 1, help="Another seed is other luck.")]
Cores = Annotated[int | None, typer.Option("--workers", min=1, max=1024, help="Processes [one a core].")]
Settings = Annotated[list[str] | None, typer.Option("--set", metavar="PATH=VALUE", help="Change a number of the file.")]
Json = Annotated[Path | None, typer.Option("--json", metavar="OUT", help="Write everything found to this file.")]


Log = Annotated[Path | None, typer.Option("--log", metavar="DIR", help="Write every event of the first try as CSV.")]
Actions = Annotated[list[str] | None, typer.Option("--action", metavar="NAME.SUB", help="Take this up; all together.")]
Scenarios = Annotated[list[Path] | None, typer.Option("--scenario", metavar="FILE", help="A scenario of its own.")]
TakesHold = Annotated[bool, typer.Option("--as-it-takes-hold", help="From week 0, with training, over a year.")]
Picture = Annotated[Path | None, typer.Option(metavar="FILE.png|svg", help="Draw what is freed.")]


@app.command()
def run(
    file: File,
    weeks: Weeks = None,
    warmup: Warmup = 6,
    cooldown: Cooldown = 6,
    replications: Replications = None,
    precision: Precision = None,
    seed: Seed = 1,
    workers: Cores = None,
    settings: Settings = None,
    json: Json = None,
    log: Log = None,
) -> None:
    """Run a practice as it is now."""
    _one_of(replications, precision)
    practice = _practice(file, settings)
    from gpsim.report import files, progress, tables
    from gpsim.study import run as study

    files.refuse_without_folder(json, log)
    with progress.showing(progress.hours_worked) as show:
        result = study.run(
            practice, weeks=weeks or study.WEEKS, warmup=warmup, cooldown=cooldown, replications=replications,
            precision=precision, seed=seed, workers=workers, progress=show,
        )  # fmt: skip
    _finish(result, json, log, tables.of_run(result))


@app.command()
def compare(
    file: File,
    action: Actions = None,
    scenario: Scenarios = None,
    as_it_takes_hold: TakesHold = False,
    weeks: Weeks = None,
    warmup: Warmup = 6,
    cooldown: Cooldown = 6,
    replications: Replications = None,
    precision: Precision = None,
    seed: Seed = 1,
    workers: Cores = None,
    settings: Settings = None,
    json: Json = None,
    log: Log = None,
    picture: Picture = None,
) -> None:
    """Compare a practice as it is now with what changes would make of it."""
    _one_of(replications, precision)
    if not action and not scenario:
        raise typer.BadParameter("give at least one --action or --scenario; `gpsim actions` lists the actions")
    if picture and picture.suffix not in (".png", ".svg"):
        raise typer.BadParameter("must end in .png or .svg", param_hint="--picture")
    practice, scenarios = _practice(file, settings), _scenarios(action or [], scenario or [])
    from gpsim.report import files, progress, sentences, tables
    from gpsim.study import run as study

    files.refuse_without_folder(json, log, picture)
    with progress.showing(progress.hours_freed) as show:
        result = study.compare(
            practice, scenarios, weeks=weeks, warmup=warmup, cooldown=cooldown, replications=replications,
            precision=precision, seed=seed, workers=workers, as_it_takes_hold=as_it_takes_hold, progress=show,
        )  # fmt: skip
    if picture:
        from gpsim.report.picture import save

        save(result, picture)
    _finish(result, json, log, tables.of_comparison(result))
    for text in sentences.all_warnings(result):
        typer.echo(f"Warning: {text}", err=True)


@app.command()
def actions(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="An action, for everything about it.")] = "",
) -> None:
    """The menu; or one action's effects, ranges, sources and harms."""
    from gpsim.report import menu

    _print(menu.action(name) if name else menu.menu())


@app.command()
def check(files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Practice and scenario files.")]) -> None:
    """Validate files, and say what they come to."""
    from gpsim.report import checked

    refused = False
    for file in files:
        try:
            _print(checked.of_file(file))
        except ValueError as fault:
            refused = True
            typer.echo(str(fault), err=True)
    if refused:
        raise typer.Exit(REFUSED)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command and leaves with 0 done, 1 refused input, 2 wrong usage."""
    try:
        app(args=arguments, prog_name="gpsim")
    except (ValueError, OSError, MemoryError) as fault:
        typer.echo(str(fault), err=True)
        sys.exit(REFUSED)


def _one_of(replications: int | None, precision: float | None) -> None:
    if replications is not None and precision is not None:
        raise typer.BadParameter("give --replications or --precision, not both")
    if precision is not None and not 0.0 < precision < 1.0:
        raise typer.BadParameter("must be above 0 and below 1", param_hint="--precision")


def _practice(file: str, settings: Sequence[str] | None) -> "Practice":
    from gpsim.practice.files import load_practice

    return load_practice(file, settings or ())


def _scenarios(names: Sequence[str], files: Sequence[Path]) -> "list[Scenario]":
    """All the actions named together, then each file by itself."""
    from gpsim.scenarios.files import adopt, load_scenario
    from gpsim.scenarios.scenario import Scenario

    named = [Scenario(tuple(adopt(name) for name in names))] if names else []
    return [*named, *(load_scenario(file) for file in files)]


def _finish(result: "Result | Comparison", json: Path | None, log: Path | None, text: "RenderableType") -> None:
    if json:
        from gpsim.report.files import write

        write(json, result.to_json())
    if log:
        from gpsim.study.logs import write_logs

        write_logs(result, log)
    _print(text)


def _print(text: "RenderableType") -> None:
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, soft_wrap=False).print(text)
