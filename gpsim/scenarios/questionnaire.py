"""The twenty-one questions, with the menu of actions for the last of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from gpsim.practice.answers.blank import blank
from gpsim.practice.answers.given import read_answers
from gpsim.practice.england import practice_at
from gpsim.practice.scaled.tables import reference
from gpsim.scenarios.catalogue import MODULES

if TYPE_CHECKING:
    from gpsim.practice.answers.file import Made
    from gpsim.practice.practice import Practice


def questions(code: str = "") -> str:
    """A file of answers to be filled in, for the practice of this public code or for one of 10,000 patients.

    Raises:
        UnknownPractice: when no practice has this code, naming those that may be meant.

    """
    return blank(MODULES, reference()["in_place"], practice_at(code) if code else None)


def answered(file: str | Path) -> "Made":
    """The practice that a file of answers makes, with its own file and what was assumed.

    Raises:
        FileFault: with everything that is wrong in the answers, or cannot be so together.

    """
    from gpsim.practice.answers.file import made_from

    return made_from(read_answers(file, MODULES))


def practice_from_answers(file: str | Path) -> "Practice":
    """The practice that a file of answers to the twenty-one questions makes.

    Raises:
        FileFault: with everything that is wrong in the answers, or cannot be so together.

    """
    return answered(file).practice
