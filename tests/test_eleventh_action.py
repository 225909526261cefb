"""An eleventh action takes one file and one line of the catalogue: command line, pages and laws then know it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docs.make.blocks import script

ROOT = Path(__file__).parents[1]
CATALOGUE = "gpsim/scenarios/catalogue.py"
LAST = '    "quality_improvement",\n'
NAME = "quieter.quieter_sessions"
Python = Callable[..., str]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Python:
    """Python in a copy of the project that has the action of the page on adding one."""
    copy = tmp_path_factory.mktemp("project")
    for part in ("gpsim", "scenarios", "docs", "tests"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", "pictures"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    shown = script((ROOT / "docs/how_to/add_an_action.md").read_text("utf-8")).split("\npractice = ")[0]
    module = shown.strip().replace("import gpsim\n", "") + '\n\nSUB_ACTIONS = {"quieter_sessions": QuieterSessions}\n'
    (copy / "gpsim/scenarios/actions/quieter.py").write_text(module, "utf-8")
    menu = (copy / CATALOGUE).read_text("utf-8")
    assert menu.count(LAST) == 1
    (copy / CATALOGUE).write_text(menu.replace(LAST, f'{LAST}    "quieter",\n'), "utf-8")

    def run(*arguments: str) -> str:
        """What Python says; a failure is the test's."""
        done = subprocess.run([sys.executable, *arguments], cwd=copy, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def test_the_command_line_knows_it(python: Python) -> None:
    assert "quieter sessions" in python("-m", "gpsim", "actions")
    told = python("-m", "gpsim", "actions", NAME)
    assert "share of interruptions that can wait" in told
    assert "Whoever has a question waits longer" in told


def test_a_scenario_file_may_take_it_up(python: Python, tmp_path: Path) -> None:
    file = tmp_path / "quiet.toml"
    file.write_text(f'schema_version = 1\nkind = "scenario"\n[action.{NAME}]\nfewer = 0.4\n')
    assert "nothing is wrong with it" in " ".join(python("-m", "gpsim", "check", str(file)).split())


def test_the_pages_know_it(python: Python) -> None:
    said = python("-c", "from docs.make.pages import made; print(made('reference/actions/quieter.md'))")
    assert f"## {NAME}" in said
    assert "share of interruptions that can wait" in said


def test_the_laws_are_run_on_it(python: Python) -> None:
    said = python("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_actions.py", "-k", NAME)
    laws = sum("EVERY_ACTION" in line for line in (ROOT / "tests/test_actions.py").read_text("utf-8").splitlines()) - 1
    assert f"{laws} passed" in said
