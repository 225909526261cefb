"""What was asked for on the command line, as practices, scenarios and processes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from gpsim.practice.practice import Practice
    from gpsim.scenarios.scenario import Scenario
    from gpsim.study.processes import Processes


def one_of(replications: int | None, precision: float | None) -> None:
    """Refuses both."""
    if replications is not None and precision is not None:
        raise typer.BadParameter("give --replications or --precision, not both")


def apart(**places: Sequence[Path | None]) -> None:
    """Refuses one place for the results of two options."""
    taken: dict[Path, str] = {}
    for option, paths in places.items():
        for path in (each.resolve() for each in paths if each):
            if taken.setdefault(path, option) != option:
                raise typer.BadParameter(
                    f"must be another file than that of --{taken[path]}", param_hint=f"'--{option}'"
                )


def begun(workers: int | None, replications: int | None, precision: float | None) -> "Processes":
    """Processes that load what they need while the files are read here."""
    from gpsim.study.execute import many_workers
    from gpsim.study.plan import MOST, REPLICATIONS
    from gpsim.study.processes import Processes

    processes = Processes(many_workers(workers, MOST if precision else replications or REPLICATIONS))
    processes.begin()
    return processes


def practice_of(file: str, settings: Sequence[str] | None) -> "Practice":
    """The practice of a file, with the settings of this run."""
    from gpsim.practice.files import load_practice

    return load_practice(file, settings or ())


def together(names: Sequence[str]) -> "Scenario":
    """All the actions named, in one scenario."""
    from gpsim.scenarios.files import adopt
    from gpsim.scenarios.scenario import Scenario

    try:
        if twice := [name for name in names if names.count(name) > 1]:
            raise ValueError(f"{twice[0]!r} is named twice")
        return Scenario(tuple(adopt(name) for name in names))
    except ValueError as fault:
        raise typer.BadParameter(str(fault), param_hint="'--action'") from None


def scenarios_of(names: Sequence[str] | None, files: Sequence[str] | None) -> "list[Scenario]":
    """All the actions named in one scenario, if there are any; then those of the files."""
    from gpsim.scenarios.files import load_scenario

    return [*([together(names)] if names else []), *(load_scenario(file) for file in files or ())]
