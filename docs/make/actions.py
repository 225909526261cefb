"""The pages of the actions: the menu, and for each group its actions with their numbers, sources and harms."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from docs.make.markdown import WARNING, code, prose, table
from gpsim.evidence import Evidence, numbers
from gpsim.practice.publications import cited, publications
from gpsim.report.menu import GRADES, said_of
from gpsim.scenarios.action import Action
from gpsim.scenarios.catalogue import ACTIONS, MODULES
from gpsim.units import Name

INTRODUCTION = """\
# Actions

What a practice may take up, and what is known about it. `gpsim actions` and `gpsim actions NAME` say the same in a
terminal. Every number can be changed: in a [scenario file](scenario_files.md), or as a keyword of `gpsim.adopt`.
*Grade* is how good the evidence is: A good, B fair, C weak; that of an action is how well it is known whether it
changes anybody's hours. How an action is made is told in [add an action](../how_to/add_an_action.md)."""
HEAD = ("number", "value", "range", "unit", "what it is", "grade", "source")


def page() -> str:
    """The menu."""
    inside = "\n".join(f"actions/{module}" for module in MODULES)
    contents = f"```{{toctree}}\n:hidden:\n\n{inside}\n```"
    return "\n\n".join([INTRODUCTION, WARNING, *map(_group, MODULES), contents]) + "\n"


def pages() -> Mapping[str, Callable[[], str]]:
    """A page a group, by its path in docs/."""
    return {f"reference/actions/{module}.md": partial(_page_of, module) for module in MODULES}


def _group(module: Name) -> str:
    rows = [
        (f"[{code(name)}](actions/{module}.md#{module}{name})", ACTIONS[full].about.title, ACTIONS[full].about.grade)
        for name, full in _made(module)
    ]
    return f"## {heading(module)}\n\n{table(('action', 'what it is', 'grade'), rows)}"


def _page_of(module: Name) -> str:
    texts = [text for _, full in _made(module) for text in _action(full, ACTIONS[full])]
    return "\n\n".join([f"# {heading(module)}", WARNING, *texts]) + "\n"


def _made(module: Name) -> list[tuple[Name, Name]]:
    """Second and full names of the actions of a group."""
    return [(name, f"{module}.{name}") for name in MODULES[module]]


def heading(module: Name) -> str:
    """The group's name as words.

    >>> heading("reduce_dnas"), heading("self_care")
    ('Reduce DNAs', 'Self care')
    """
    return module.capitalize().replace("_", " ").replace("dnas", "DNAs")


def _action(name: Name, made: type[Action]) -> Iterator[str]:
    found = list(numbers(made))
    yield f"## {name}"
    yield f"**{made.about.title[0].upper()}{made.about.title[1:]}.** {prose(inspect.cleandoc(made.__doc__ or ''))}"
    yield table(HEAD, map(_row, found))
    for title, sentences in said_of(made).items():
        yield f"{title}:"
        yield _listed(sentences)
    said = (*(each.source for each in found), *(text for texts in said_of(made).values() for text in texts))
    if keys := sorted({key for text in said for key in cited(text)}):
        yield "Sources:"
        yield _listed([f"{code(key)}: {publications()[key]}" for key in keys])


def _listed(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _row(number: Evidence) -> tuple[str, ...]:
    between = f"{number.low:g} to {number.high:g}"
    grade = number.grade if number.grade in GRADES else ""
    return code(number.name), f"{number.value:g}", between, number.unit, number.meaning, grade, number.source
