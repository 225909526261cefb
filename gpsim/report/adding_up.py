"""How the parts of a scenario add up, in sentences and tables."""

from rich.console import Group, RenderableType
from rich.text import Text

from gpsim.report.figures import Fitting, Row, figure
from gpsim.report.words import gained, gained_between, started
from gpsim.study.estimate import Estimate
from gpsim.study.parts import Part, Parts

DECIMALS = 2


def of_parts(found: Parts) -> RenderableType:
    """The sentence and the table."""
    return Group(
        Text(f"\nHow the parts of {found.scenario.name} add up: hours a week of GPs really freed\n", style="bold"),
        *(Text(f"{text}\n") for text in sentences(found)),
        Fitting(("each\nalone", "added to\nall the others", "what the\nothers change"), [*map(_row, found.parts)]),
        Text(""),
        Fitting(("hours a week",), _sums(found)),
    )


def sentences(found: Parts) -> list[str]:
    """Whether the parts help each other or overlap, by how much, and which does most."""
    if len(found.parts) == 1:
        return ["One action has no parts to add up."]
    alone, together = found.sum_of_parts, found.together
    like = max(abs(alone.mean or 0.0), abs(together.mean or 0.0))  # one unit in a sentence
    sums = f"Alone they would come to {_hours(alone, like)}, together to {_hours(together, like)}."
    return [f"{sums} {_named(found.interaction)}", *_most(found)]


def _named(difference: Estimate) -> str:
    """The interaction by name, with its size."""
    mean = difference.mean or 0.0
    if difference.half_width is None:
        return "One try cannot tell whether they help each other or overlap."
    if difference.mean == difference.low == difference.high == 0.0:
        return "They neither help each other nor overlap: in no try did it make a difference that they were together."
    if not difference.is_clear:
        widest = max(abs(difference.low or 0.0), abs(difference.high or 0.0))  # the interval may dwarf the mean
        size = _hours(difference, widest)
        return f"Whether they help each other or overlap cannot be told: the difference is {size}."
    name = "They help each other" if mean > 0.0 else "They overlap"
    return f"{name}: the difference is {_hours(difference)}."


def _most(found: Parts) -> list[str]:
    """The action that the company of the others changes most, where that is clear and there are three or more."""
    clear = [part for part in found.parts if part.interaction.is_clear]
    if len(found.parts) < 3 or not clear:
        return []
    most = max(clear, key=lambda part: abs(part.interaction.mean or 0.0))
    gains = "gain most from" if (most.interaction.mean or 0.0) > 0.0 else "lose most in"
    return [f"{started(most.title)} would {gains} the company of the others: {_hours(most.interaction)}."]


def _hours(found: Estimate, like: float | None = None) -> str:
    """Hours gained or lost with their interval, in the unit in which ``like`` is told, or the mean itself."""
    mean = found.mean or 0.0
    size, unit = gained(mean, like), mean if like is None else like
    said = "next to nothing" if size == "nothing" else f"{size} a week"
    if found.low is None or found.high is None:
        return said
    return f"{said} ({gained_between(found.low, found.high, like=unit)})"


def _row(part: Part) -> Row:
    figures = tuple(figure(each, digits=DECIMALS) for each in (part.alone, part.last_in, part.interaction))
    return Row(started(part.title), figures, clear=part.interaction.is_clear)


def _sums(found: Parts) -> list[Row]:
    told = {
        "the sum of each alone": found.sum_of_parts,
        "all together": found.together,
        "the difference: help or overlap": found.interaction,
    }
    return [Row(name, (figure(each, digits=DECIMALS),), clear=each.is_clear) for name, each in told.items()]
