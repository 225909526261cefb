"""The page of the actions: the menu, and for each action that can be tried its numbers, sources and harms."""

import inspect
from collections.abc import Iterator

from docs.make.markdown import WARNING, code, prose, table
from gpsim.evidence import Evidence, numbers
from gpsim.practice.publications import cited, publications
from gpsim.report.menu import GRADES
from gpsim.scenarios.action import Action
from gpsim.scenarios.catalogue import ACTIONS, MENU
from gpsim.units import Name

INTRODUCTION = """\
# Actions

What a practice may take up, and what is known about it. `gpsim actions` and `gpsim actions NAME` say the same in a
terminal. Every number can be changed: in a [scenario file](scenario_files.md), or as a keyword of `gpsim.adopt`.
*Grade* is how good the evidence is: A good, B fair, C weak. How an action is made is told in [add an
action](../how_to/add_an_action.md)."""


def page() -> str:
    """The page."""
    planned = [name for name in MENU if name not in ACTIONS]
    texts = [text for name, action in ACTIONS.items() for text in _action(name, action)]
    return "\n\n".join([INTRODUCTION, WARNING, *texts, *_planned(planned)]) + "\n"


def _action(name: Name, made: type[Action]) -> Iterator[str]:
    found = list(numbers(made))
    yield f"## {name}"
    yield f"**{made.about.title[0].upper()}{made.about.title[1:]}.** {prose(inspect.cleandoc(made.__doc__ or ''))}"
    yield table(("number", "value", "range", "unit", "what it is", "grade", "source"), map(_row, found))
    if made.about.harms:
        yield "What may go wrong:"
        yield "\n".join(f"- {harm}" for harm in made.about.harms)
    keys = sorted({key for text in (*(each.source for each in found), *made.about.harms) for key in cited(text)})
    if keys:
        yield "Sources:"
        yield "\n".join(f"- {code(key)}: {publications()[key]}" for key in keys)


def _row(number: Evidence) -> tuple[str, ...]:
    between = f"{number.low:g} to {number.high:g}"
    grade = number.grade if number.grade in GRADES else ""
    return code(number.name), f"{number.value:g}", between, number.unit, number.meaning, grade, number.source


def _planned(names: list[Name]) -> Iterator[str]:
    """What is on the menu and cannot be tried yet."""
    if names:
        yield "## Planned"
        yield "On the menu, and not to be tried yet:"
        yield "\n".join(f"- {code(name)}" for name in names)
