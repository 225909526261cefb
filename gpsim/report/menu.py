"""The menu of actions, and one action in full, as text for a terminal."""

import inspect
from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from gpsim.evidence import Evidence, numbers
from gpsim.practice.publications import cited, publications
from gpsim.report.layout import set_in
from gpsim.report.words import amount
from gpsim.scenarios.action import Action
from gpsim.scenarios.catalogue import ACTIONS, MODULES, named
from gpsim.units import Name

GRADES = {"A": "good evidence", "B": "fair evidence", "C": "weak evidence"}


def of(name: Name) -> RenderableType:
    """One action; or the menu, whole or of one group.

    Raises:
        ValueError: when there is no such action or group.

    """
    if name and name not in MODULES:
        return action(name)
    return menu({name: MODULES[name]} if name else MODULES)


def menu(modules: Mapping[Name, Sequence[Name]] = MODULES) -> RenderableType:
    """Every action, and whether it can be tried."""
    table = Table(_whole("action"), "", "evidence", box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for module, names in modules.items():
        for name in names:
            full = f"{module}.{name}"
            about = ACTIONS[full].about
            table.add_row(full, about.title, GRADES.get(about.grade, "").partition(" ")[0])
    return table


def said_of(made: type[Action]) -> dict[str, tuple[str, ...]]:
    """What is said of an action beside its numbers, under the heading of each list that is not empty."""
    about = made.about
    grade = (f"That it changes anybody's hours rests on {GRADES[about.grade]}.",) if about.grade in GRADES else ()
    lists = {
        "What may go wrong": about.harms,
        "What research does not say": (*grade, *about.unknown),
        "Rules that it may break": about.breaches,
    }
    return {title: sentences for title, sentences in lists.items() if sentences}


def action(name: Name) -> RenderableType:
    """One action: what it does, its numbers with their ranges and sources, and what may go wrong.

    Raises:
        ValueError: when there is no such action.

    """
    made = named(name)
    table = Table(
        _whole("number"), "value", "range", "unit", "what it is", box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False
    )
    for each in numbers(made):
        table.add_row(each.name, amount(each.value, 3), _range(each), each.unit, each.meaning)
    sources = [f"{each.name} ({GRADES.get(each.grade, each.grade)}): {each.source}" for each in numbers(made)]
    return Group(
        Text(f"{name}: {made.about.title}", style="bold"),
        Padding(Text(_flowing(made.__doc__ or "")), (1, 0)),
        table,
        *(part for title, sentences in said_of(made).items() for part in _section(title, sentences)),
        *_section("Where the numbers are from", sources),
        *_section("Sources", _publications(made)),
    )


def _whole(header: str) -> Column:
    """A column of names that can be typed: they are not cut where there is little room."""
    return Column(header, no_wrap=True)


def _flowing(text: str) -> str:
    r"""Paragraphs whose lines end where the terminal does, not where they do in the code.

    >>> _flowing("What it is.\n\n    And what\n    it does.")
    'What it is.\n\nAnd what it does.'
    """
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in inspect.cleandoc(text).split("\n\n"))


def _publications(made: type[Action]) -> list[str]:
    """What an action's numbers and harms cite, in full."""
    said = [*(each.source for each in numbers(made)), *(text for texts in said_of(made).values() for text in texts)]
    keys = sorted({key for text in said for key in cited(text)})
    return [f"{key}: {publications()[key]}" for key in keys]


def _section(title: str, lines: Sequence[str]) -> list[RenderableType]:
    return [Text(f"\n{title}", style="bold"), *set_in(lines)] if lines else []


def _range(known: Evidence) -> str:
    better = {"low": ", low is better", "high": ", high is better"}.get(known.good, "")
    return f"{amount(known.low, 3)} to {amount(known.high, 3)}{better}"
