"""The command compare: of one practice, as parts that add up, or at three levels of pressure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from gpsim.cli import asked, options, results

if TYPE_CHECKING:
    from gpsim.practice.practice import Practice
    from gpsim.scenarios.scenario import Scenario
    from gpsim.study.parts import Parts
    from gpsim.study.pressure import Pressure
    from gpsim.study.results import Comparison


def compare(
    file: options.File,
    action: options.Actions = None,
    scenario: options.Scenarios = None,
    as_it_takes_hold: options.TakesHold = False,
    parts: options.Parts = False,
    pressure: options.Pressure = False,
    worthwhile: options.Worthwhile = 0.01,
    weeks: options.YearOrWeeks = None,
    warmup: options.Warmup = 6,
    cooldown: options.Cooldown = 6,
    replications: options.Replications = None,
    precision: options.Precision = None,
    seed: options.Seed = 1,
    workers: options.Cores = None,
    settings: options.Settings = None,
    all_tables: options.AllTables = False,
    json: options.Json = None,
    log: options.Log = None,
    picture: options.Picture = None,
) -> None:
    """What changes would make of a practice."""
    asked.one_of(replications, precision)
    _refuse(action or (), scenario or (), parts=parts, pressure=pressure)
    asked.apart(json=[json], picture=[picture, *(results.beside(picture) if picture else ())], log=[log])
    with asked.begun(workers, replications, precision) as processes:
        scenarios, practice = asked.scenarios_of(action, scenario), asked.practice_of(file, settings)
        found = _found(
            practice, scenarios, parts=parts, pressure=pressure, weeks=weeks, warmup=warmup, cooldown=cooldown,
            replications=replications, precision=precision, seed=seed, workers=processes,
            as_it_takes_hold=as_it_takes_hold, worthwhile=worthwhile,
        )  # fmt: skip
    results.show_comparison(found, every=all_tables)
    results.say_if_imprecise(found, precision)
    results.save(found, [(json, results.document), (picture, results.drawings), (log, results.logs)])


def _found(
    practice: "Practice", scenarios: "list[Scenario]", *, parts: bool, pressure: bool, **options: Any
) -> "Comparison | Parts | Pressure":
    """What is found, and on a terminal what is found so far."""
    from gpsim.report import progress

    if pressure:
        from gpsim.study import pressure as levels

        with progress.showing(progress.hours_at_levels) as (look, show):
            return levels.pressure(practice, scenarios, look=look, progress=show, **options)
    with progress.showing(progress.hours_freed) as (look, show):
        if parts:
            from gpsim.study import parts as adding_up

            return adding_up.parts(practice, scenarios[0], look=look, progress=show, **options)
        from gpsim.study import run as study

        return study.compare(practice, scenarios, look=look, progress=show, **options)


def _refuse(actions: Sequence[str], files: Sequence[str], *, parts: bool, pressure: bool) -> None:
    """Refuses nothing to compare, and what does not go together."""
    if not actions and not files:
        raise typer.BadParameter("give at least one --action or --scenario; `gpsim actions` lists the actions")
    if parts and len(files) + bool(actions) > 1:
        raise typer.BadParameter("takes one scenario: either --action, or one --scenario", param_hint="'--parts'")
    if parts and pressure:
        raise typer.BadParameter(
            "cannot go with --parts: ask for the parts of one level at a time, or for the levels of the whole",
            param_hint="'--pressure'",
        )
