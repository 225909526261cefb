"""The whole log of a replication, run once more: the same luck gives the same log."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from gpsim.log import Log
from gpsim.measures.export import write
from gpsim.study.replicate import run_baseline, run_scenario
from gpsim.study.results import Comparison, Result

AS_YOU_ARE = "as you are now"
LONGEST = 60  # characters of a folder's name

_STRANGE = re.compile(r'[\x00-\x1f/\\:*?"<>|]')


def write_logs(found: Result | Comparison, directory: Path) -> None:
    """Writes the logs of the first replication as CSV: of a comparison, each in a folder of its own.

    Raises:
        OSError: when ``directory`` cannot be written to.

    """
    if isinstance(found, Result):
        write(run_baseline(found.practice, found.plan, 0), directory)
        return
    names = folders([AS_YOU_ARE, *(scenario.name for scenario in found.scenarios)])
    for name, log in zip(names, _logs(found), strict=True):
        write(log, directory / name)


def folders(names: Iterable[str]) -> list[str]:
    """A name for a folder for each of ``names``, which any file system takes, and none of them twice.

    >>> folders(["as you are now", "a/b", "a:b", ".."])
    ['as you are now', 'a_b', 'a_b (2)', '_']
    """
    taken: dict[str, int] = {}
    found = []
    for name in names:
        safe = _STRANGE.sub("_", name)[:LONGEST].strip(". ") or "_"
        taken[safe.casefold()] = many = taken.get(safe.casefold(), 0) + 1
        found.append(f"{safe} ({many})" if many > 1 else safe)
    return found


def _logs(found: Comparison) -> Iterator[Log]:
    yield run_baseline(found.practice, found.plan, 0)
    yield from (run_scenario(found.practice, scenario, found.plan, 0) for scenario in found.scenarios)
