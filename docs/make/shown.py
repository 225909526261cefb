"""What pages show of runs, made anew: pictures of a week, and what commands print.

    python -m docs.make.shown

No test asks that the numbers are those of today, only that today's words are the same: a change to the model moves
some number of every run.
"""

import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.make import weeks
from docs.make.blocks import commands, printed_like, write_files

DOCS = Path(__file__).parents[1]


def refreshed(text: str) -> str:
    """The document with what its commands print now in the place of what it shows, where that says the same."""
    if not any(command.shown for command in commands(text)):
        return text
    with TemporaryDirectory() as folder:
        write_files(text, Path(folder))
        for command in commands(text):
            printed = output(command.arguments, Path(folder))
            for old, new in zip(command.shown, printed_like(command.shown, printed), strict=True):
                text = text.replace(f"\n{old}\n", f"\n{(new or old).rstrip()}\n", 1)
    return text


def output(arguments: str, folder: Path) -> str:
    """What ``gpsim`` with these arguments prints in ``folder``.

    Raises:
        subprocess.CalledProcessError: when it fails.

    """
    command = f"{shlex.quote(sys.executable)} -m gpsim {arguments}"
    return subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    weeks.draw(DOCS / weeks.FOLDER)
    for path in sorted(DOCS.glob("**/*.md")):
        old = path.read_text("utf-8")
        if (new := refreshed(old)) != old:
            path.write_text(new, "utf-8")
            print(f"docs/{path.relative_to(DOCS)}")
