"""The house: a room imports only rooms above it, and heavy libraries stay in their own rooms."""

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

GROUND_FLOOR = ("units", "records", "distributions", "streams", "evidence", "log")
ROOMS = (*GROUND_FLOOR, "practice", "scenarios", "model", "measures", "study", "report", "web")
DOORS = ("__init__", "cli", "__main__")  # may import every room; no room imports them

# Who may import a library; a library that is not here may be imported anywhere.
HOMES = {
    "simpy": ("gpsim/model/*",),
    "matplotlib": ("gpsim/report/*",),
    "pydantic": ("*/files.py", "*/schema.py"),
    "pandas": ("gpsim/measures/export.py", "gpsim/study/*", "gpsim/report/*", "gpsim/web/*"),
    "scipy": ("gpsim/study/*", "gpsim/report/*", "gpsim/web/*"),
}
LIGHT_WORKER_LACKS = ("pydantic", "pandas", "scipy.stats", "matplotlib")


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import, inside functions too; a relative one begins with a dot."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                yield from ((node.lineno, f"{'.' * level}{module or ''}.{alias.name}") for alias in names)


def room(path: str) -> str:
    """The room, or module of the ground floor, that a file is in."""
    return Path(path).with_suffix("").parts[1]


def fault(path: str, name: str) -> str | None:
    """What is wrong with importing ``name`` in the file at ``path``, if anything."""
    library, *inner = name.split(".")
    if not library:
        return "a relative import hides the room it comes from"
    if library != "gpsim":
        homes = HOMES.get(library, ("*",))
        return None if any(fnmatch(path, home) for home in homes) else f"{library} belongs in {', '.join(homes)}"
    here, there = room(path), inner[0] if inner else "__init__"
    if here in DOORS or there == "__version__":
        return None
    if there not in ROOMS:
        return f"{there} is no room"
    return None if ROOMS.index(there) <= ROOMS.index(here) else f"{there} is below {here}"


def faults(files: Mapping[str, str]) -> list[str]:
    """Every import that breaks the rules, given each file's source by its path from the top of the repository."""
    strays = [f"{path}: {room(path)} is no room" for path in files if room(path) not in ROOMS + DOORS]
    return strays or [
        f"{path}:{line}: {name}: {wrong}"
        for path, source in files.items()
        for line, name in imports(source)
        if (wrong := fault(path, name))
    ]


def test_every_room_imports_only_rooms_above_it() -> None:
    files = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted(ROOT.glob("gpsim/**/*.py"))}
    assert files
    assert faults(files) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("gpsim/practice/team.py", "from gpsim.model.clock import Clock"),
        ("gpsim/practice/team.py", "from gpsim import model"),
        ("gpsim/units.py", "import gpsim.records"),
        ("gpsim/streams.py", "from gpsim.log import Log"),
        ("gpsim/model/clock.py", "def late():\n    import gpsim.measures.windows"),
        ("gpsim/web/page.py", "import gpsim"),
        ("gpsim/study/run.py", "from gpsim.cli import main"),
        ("gpsim/practice/team.py", "from . import access"),
        ("gpsim/practice/team.py", "from .access import Telephone"),
        ("gpsim/measures/windows.py", "import simpy"),
        ("gpsim/study/run.py", "import matplotlib.pyplot as plt"),
        ("gpsim/scenarios/scenario.py", "from pydantic import TypeAdapter"),
        ("gpsim/measures/windows.py", "import pandas as pd"),
        ("gpsim/distributions.py", "from scipy.special import ndtri"),
        ("gpsim/utilities.py", ""),
    ],
)
def test_an_import_that_breaks_the_rules_is_caught(path: str, source: str) -> None:
    assert len(faults({path: source})) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("gpsim/log.py", "from gpsim.units import Minutes"),
        ("gpsim/model/clock.py", "import simpy\nfrom gpsim.practice.team import Team\nfrom gpsim.model import book"),
        ("gpsim/practice/files.py", "import pydantic"),
        ("gpsim/measures/export.py", "import pandas as pd"),
        ("gpsim/study/estimate.py", "from scipy import stats\nfrom gpsim import __version__"),
        ("gpsim/report/plots.py", "import matplotlib.pyplot as plt\nimport pandas as pd"),
        ("gpsim/cli/commands.py", "from gpsim.report import html\nimport gpsim"),
        ("gpsim/__main__.py", "from gpsim.cli import main"),
    ],
)
def test_an_import_that_keeps_the_rules_passes(path: str, source: str) -> None:
    assert faults({path: source}) == []


def test_a_worker_stays_light() -> None:
    """A pool holds one process a core, and each of these libraries would more than double its memory."""
    loaded = "import sys, gpsim.study.replicate; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert set(LIGHT_WORKER_LACKS) & set(run.stdout.split()) == set()
