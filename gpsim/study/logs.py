"""The whole log of a replication, run once more: the same luck gives the same log."""

from collections.abc import Iterator
from pathlib import Path

from gpsim.log import Log
from gpsim.measures.export import write
from gpsim.study.replicate import run_baseline, run_scenario
from gpsim.study.results import Comparison, Result

AS_YOU_ARE = "as you are now"


def write_logs(found: Result | Comparison, directory: Path) -> None:
    """Writes the logs of the first replication as CSV: of a comparison, each in a folder of its own.

    Raises:
        OSError: when ``directory`` cannot be written to.

    """
    if isinstance(found, Result):
        write(run_baseline(found.practice, found.plan, 0), directory)
        return
    for name, log in _logs(found):
        write(log, directory / name)


def _logs(found: Comparison) -> Iterator[tuple[str, Log]]:
    yield AS_YOU_ARE, run_baseline(found.practice, found.plan, 0)
    for scenario in found.scenarios:
        yield scenario.name.replace("/", "_"), run_scenario(found.practice, scenario, found.plan, 0)
