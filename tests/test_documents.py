"""What the documents show, runs; and no file names a place on the machine it was written on."""

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from docs.make import blocks as reader
from docs.make.blocks import blocks, commands, printed_like, script, write_files

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
SKIPS_ALLOWED = 3  # blocks marked <!-- skip-run: reason -->, in all the documents together
TIMEOUT = 300  # seconds for one document's script or one command


def tracked() -> list[Path]:
    """Every file that git tracks and the work tree has."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if (path := ROOT / name).is_file()]


EXAMPLE = """\
# Title
```python
x = 2
```
<!-- skip-run: opens a server -->
```console
$ gpsim web
```
```python
assert x == 2
```
```console
$ gpsim run reference \\
    --weeks 4 > out.json
done in 3 s
$ ls
```
<!-- file: ours.toml -->
```toml
list_size = 9000
```
"""


def test_the_reader_of_documents_finds_what_a_person_would_run() -> None:
    assert script(EXAMPLE).split("\n")[2] == "x = 2"
    assert script(EXAMPLE).split("\n")[9] == "assert x == 2"
    assert commands(EXAMPLE) == [("run reference \\\n    --weeks 4 > out.json", ("done in 3 s",))]
    assert [block.skipped for block in blocks(EXAMPLE)] == [False, True, False, False, False]


def test_a_file_that_a_document_shows_is_there_when_its_commands_run(tmp_path: Path) -> None:
    write_files(EXAMPLE, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["ours.toml"]
    assert (tmp_path / "ours.toml").read_text("utf-8") == "list_size = 9000\n"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_python_in_a_document_runs(document: Path, tmp_path: Path) -> None:
    code = script(document.read_text("utf-8"))
    if not code.strip():
        return
    write_files(document.read_text("utf-8"), tmp_path)
    copied = tmp_path / f"{document.stem}.py"
    copied.write_text(code, "utf-8")
    run = subprocess.run(
        [sys.executable, copied], cwd=tmp_path, capture_output=True, text=True, timeout=TIMEOUT, check=False
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_commands_in_a_document_run(document: Path, tmp_path: Path) -> None:
    """In the order shown, in one folder: a command may read the file that an earlier one wrote.

    What is shown below a command is what it prints, in this order, but for numbers and for what is left out.
    """
    write_files(document.read_text("utf-8"), tmp_path)
    for arguments, shown in commands(document.read_text("utf-8")):
        command = f"{shlex.quote(sys.executable)} -m gpsim {arguments}"
        run = subprocess.run(
            command, shell=True, cwd=tmp_path, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
        assert run.returncode == 0, f"$ gpsim {arguments}\n{run.stderr}"
        unlike = [line for line, new in zip(shown, printed_like(shown, run.stdout), strict=True) if new is None]
        assert not unlike, f"$ gpsim {arguments}\nno longer prints this line, or not in this order: {unlike[0]}"


def test_examples_in_the_reader_of_documents_hold() -> None:
    assert doctest.testmod(reader).failed == 0


def test_few_blocks_of_the_documents_are_not_run() -> None:
    skipped = [
        (path.name, block.line) for path in DOCUMENTS for block in blocks(path.read_text("utf-8")) if block.skipped
    ]
    assert len(skipped) <= SKIPS_ALLOWED, skipped


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="git knows the tracked files")
def test_no_tracked_file_names_a_place_on_this_machine() -> None:
    places = {ROOT, ROOT.parent, Path.home(), Path(sys.base_prefix).parent} - {Path("/"), Path("/usr")}
    own = "|".join(re.escape(place.as_posix()) for place in places)
    anybody = r"/home/\w|/Users/\w|/root/|[A-Z]:\\Users|file://"
    named = re.compile(rf"(?<![\w.])(?:(?:{own})(?![\w-])|{anybody})")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if path != Path(__file__) and (match := named.search(path.read_bytes().decode("utf-8", "replace")))
    ]
    assert found == []


def test_the_lock_names_no_registry() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text("utf-8")
