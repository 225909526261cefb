"""From answers to a practice: the file, what may be a slip of the pen, and what was assumed."""

from dataclasses import dataclass

from gpsim.practice.answers.assumed import told
from gpsim.practice.answers.checks import faults_of, oversized
from gpsim.practice.answers.given import Answers, without
from gpsim.practice.answers.made import tables_of
from gpsim.practice.answers.staff import staffed
from gpsim.practice.answers.surprises import surprises
from gpsim.practice.faults import FileFault
from gpsim.practice.files import practice_of
from gpsim.practice.practice import Practice
from gpsim.practice.starting import chain_of, remarks
from gpsim.practice.toml_text import toml_text

INTRODUCTION = """\
A practice file made from answers to the twenty-one questions of gpsim.

What stands here is what the answers change, and the team: whoever works here stands in for your own people, so put
their names and hours in place. A number whose source begins with "your answer" is your own; "assumption" marks what
was made of it, or taken in proportion to the list size. Everything else is as in the reference practice of 10,000
patients. When you have changed something, `gpsim check` says whether the file holds together."""


@dataclass(frozen=True, slots=True)
class Made:
    """What answers come to."""

    practice: Practice
    text: str  # of the practice file
    surprises: tuple[str, ...]
    assumed: tuple[str, ...]


def made_from(answers: Answers) -> Made:
    """The practice that ``answers`` make.

    Raises:
        FileFault: with everything that cannot be so.

    """
    oversize = tuple(oversized(answers))
    come_to = staffed(without(answers, oversize))
    if faults := [*answers.faults, *oversize, *faults_of(come_to)]:
        raise FileFault(faults)
    tables, assumed = tables_of(come_to), tuple(told(answers))
    practice = practice_of(chain_of(tables, answers.file))
    introduction = "\n".join([INTRODUCTION, "", *assumed])
    text = toml_text(tables, {"": introduction, **remarks(tables)})
    return Made(practice, text, tuple(surprises(come_to, practice)), assumed)
