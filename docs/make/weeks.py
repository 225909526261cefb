"""The pictures of the reference practice's week, as ``gpsim run reference --picture`` draws them."""

from collections.abc import Mapping
from pathlib import Path

from matplotlib.figure import Figure

from gpsim.log import Log
from gpsim.practice.files import load_practice
from gpsim.report import week
from gpsim.study.plan import Plan
from gpsim.study.replicate import run_baseline
from gpsim.units import Name

PRACTICE, FOLDER = "reference", "pictures/week"


def log(weeks: int = 4, warmup: int = 6) -> Log:
    """The weeks that are drawn."""
    return run_baseline(load_practice(PRACTICE), Plan(weeks=weeks, warmup=warmup, cooldown=0, seed=1), 0)


def draw(folder: Path) -> None:
    """Draws every picture anew in ``folder``."""
    week.save(log(), load_practice(PRACTICE).name, folder)


def figures(lived: Log) -> Mapping[Name, Figure]:
    """The pictures of a log by name, not yet in files."""
    return {name: make(lived) for name, make in week.PICTURES.items()}
