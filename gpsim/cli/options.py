"""What may be asked on the command line, and what is wrong usage before any file is read."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from gpsim import __version__

PICTURES = (".png", ".svg")

T = TypeVar("T")


def file_to_write(path: Path | None) -> Path | None:
    """A place where a file can be written."""
    from gpsim.report.files import misplaced_file

    return _unless(misplaced_file(path) if path else "", path)


def folder_to_fill(path: Path | None) -> Path | None:
    """A place where a folder is, or can be made."""
    from gpsim.report.files import misplaced_folder

    return _unless(misplaced_folder(path) if path else "", path)


def picture_to_draw(path: Path | None) -> Path | None:
    """A place for a picture of a kind that can be drawn."""
    if path and path.suffix.lower() not in PICTURES and not path.is_dir():
        return _unless(f"{str(path)!r} must end in {' or '.join(PICTURES)}", path)
    return file_to_write(path)


def whole(low: int, high: int) -> Callable[[str], int]:
    """What reads a whole number in a range."""

    def read(text: str) -> int:
        number = int(text) if re.fullmatch(r"-?[0-9]{1,30}", str(text)) else None
        fits = number is not None and low <= number <= high
        return _unless("" if fits else f"{text!r} must be a whole number from {low:,} to {high:,}", number or 0)

    return read


def share(text: str) -> float:
    """A share that is neither nothing nor all."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    return _unless("" if 0.0 < value < 1.0 else f"{text!r} must be above 0 and below 1, such as 0.01", value)


def settings(given: list[str] | None) -> list[str] | None:
    """Paths and values; whether they fit the file is for the file to say."""
    bare = [setting for setting in given or () if not setting.partition("=")[0].strip() or "=" not in setting]
    _unless(f"{bare[0]!r} must be PATH=VALUE, such as list_size=9000" if bare else "", given)
    paths = [setting.partition("=")[0].strip() for setting in given or ()]
    twice = next((path for path in paths if paths.count(path) > 1), "")
    return _unless(f"{twice!r} is set twice" if twice else "", given)


def print_version(asked: bool) -> None:
    """Prints the version and leaves."""
    if asked:
        typer.echo(f"gpsim {__version__}")
        raise typer.Exit


def _unless(wrong: str, value: T) -> T:
    if wrong:
        raise typer.BadParameter(wrong)
    return value


def _number(low: int, high: int, help_: str, default: str | bool = True, *names: str) -> Any:
    return typer.Option(*names, parser=whole(low, high), metavar="N", show_default=default, help=help_)


File = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help="A practice file, or the name of a shipped one, such as reference or small_practice."
    ),
]
Weeks = Annotated[int | None, _number(1, 520, "Weeks measured.", "13")]
YearOrWeeks = Annotated[int | None, _number(1, 520, "Weeks measured.", "13, or 52 with --as-it-takes-hold")]
Warmup = Annotated[int, _number(0, 520, "Weeks before them, until all is as usual.")]
Cooldown = Annotated[int, _number(0, 520, "Weeks after them, for what is still open.")]
Replications = Annotated[
    int | None, _number(1, 100_000, "How often the weeks are tried, each time with other luck.", "20")
]
Precision = Annotated[
    float | None,
    typer.Option(
        parser=share,
        metavar="SHARE",
        help="Instead: try until GPs' hours are known to within this share of themselves, such as 0.01.",
    ),
]
Seed = Annotated[int, _number(0, 2**63 - 1, "Of the luck: the same seed gives the same results.")]
Cores = Annotated[int | None, _number(1, 1024, "Processes at work.", "one a core", "--workers")]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        callback=settings,
        help="Change a number of the file for this run; may be given again.",
    ),
]
Json = Annotated[
    Path | None,
    typer.Option("--json", metavar="OUT", callback=file_to_write, help="Write everything found to this file."),
]
Log = Annotated[
    Path | None,
    typer.Option("--log", metavar="DIR", callback=folder_to_fill, help="Write every event of the first try as CSV."),
]
Actions = Annotated[
    list[str] | None,
    typer.Option(
        "--action", metavar="NAME.SUB", help="Take this up; may be given again, all together in one scenario."
    ),
]
Scenarios = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        metavar="FILE",
        help="A scenario file, or the name of a shipped one; may be given again, each by itself.",
    ),
]
TakesHold = Annotated[
    bool,
    typer.Option(
        "--as-it-takes-hold",
        help="A year from the first week of the change, training and all; else as when it has long been in place.",
    ),
]
Parts = Annotated[
    bool,
    typer.Option(
        "--parts",
        help="Of one scenario: each of its actions alone, all but each and all together, and how they add up.",
    ),
]
Pressure = Annotated[
    bool,
    typer.Option(
        "--pressure",
        help="Also with a slack and with a full book: more and fewer slots of GPs, all else and the luck the same.",
    ),
]
AllTables = Annotated[
    bool,
    typer.Option("--all-tables", help="Print every table: also roles, papers, pounds by purse, before and after."),
]
Worthwhile = Annotated[
    float,
    typer.Option(
        parser=share,
        metavar="SHARE",
        help="Of the hours that qualified GPs work: what is less is not worth the trouble.",
    ),
]
Picture = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.png|svg",
        callback=picture_to_draw,
        help="Draw what is freed; beside it, FILE_parts with --parts and FILE_weeks with --as-it-takes-hold.",
    ),
]
Pictures = Annotated[
    Path | None,
    typer.Option("--picture", metavar="DIR", callback=folder_to_fill, help="Draw the weeks of the first try."),
]
Action = Annotated[str, typer.Argument(metavar="NAME", help="An action, for everything about it; or a group of them.")]
Files = Annotated[list[str], typer.Argument(metavar="FILES", help="Practice and scenario files.")]
Version = Annotated[bool, typer.Option("--version", callback=print_version, is_eager=True, help="Which gpsim this is.")]
