"""The picture of how the parts of a scenario add up."""

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from gpsim.report.adding_up import sentences
from gpsim.report.drawing import BLUE, GREEN, GREY, ORANGE, blank, save_figure
from gpsim.report.words import many, started
from gpsim.study.estimate import Estimate
from gpsim.study.parts import Parts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE = 105  # characters of the title


def save(found: Parts, path: Path) -> None:
    """Writes the picture to a .png or .svg file, the same bytes for the same results."""
    save_figure(drawn(found), path)


def drawn(found: Parts) -> Figure:
    """Each action alone and added to all the others; below, their sum, all together and the difference."""
    drawing = blank(9.0, 2.4 + 0.62 * len(found.parts) + 1.3)
    axes = drawing.subplots()
    _actions(axes, found)
    _totals(axes, found)
    names = [fill(started(part.title), 28) for part in found.parts]
    names += ["sum of each alone", "all together", "the difference"]
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.axvline(0.0, color="black", linewidth=0.8)
    axes.axhline(len(found.parts) - 0.5, color="black", linewidth=0.5)
    axes.grid(axis="x", color="#dddddd")
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_title(fill(" ".join(sentences(found)), LINE), loc="left", fontsize=9)
    plan, n = found.comparison.plan, len(found.comparison.replicates)
    lines = "; lines: 95% intervals, how far chance may reach" if n > 1 else "; one try does not tell what is chance"
    axes.set_xlabel(
        "hours a week of GPs really freed (to the left: lost)\n"
        f"{many(plan.weeks, 'week')}, tried {many(n, 'time')}{lines}",
        fontsize=9,
    )
    drawing.legend(loc="outside lower center", ncols=4, frameon=False)
    drawing.suptitle(f"{found.comparison.practice.name}: how the parts add up", fontweight="bold")
    return drawing


def _actions(axes: "Axes", found: Parts) -> None:
    """Two bars for each action."""
    for label, shift, colour, hatch in (("alone", -0.19, BLUE, ""), ("added to all the others", 0.19, ORANGE, "//")):
        every = [part.alone if label == "alone" else part.last_in for part in found.parts]
        for row, each in enumerate(every):
            _bar(axes, row + shift, each, (label if row == 0 else "", colour, hatch), 0.36)


def _totals(axes: "Axes", found: Parts) -> None:
    """The sum, the whole and the difference."""
    below = len(found.parts)
    _bar(axes, below, found.sum_of_parts, ("", BLUE, ""), 0.5)
    _bar(axes, below + 1, found.together, ("all together", GREEN, ".."), 0.5)
    _bar(axes, below + 2, found.interaction, ("help (right) or overlap (left)", GREY, "xx"), 0.5)


def _bar(axes: "Axes", row: float, hours: Estimate, look: tuple[str, str, str], height: float) -> None:
    label, colour, hatch = look
    mean = hours.mean or 0.0
    axes.barh(row, mean, height=height, color=colour, hatch=hatch, edgecolor="white", label=label or None)
    axes.errorbar(mean, row, xerr=hours.half_width, fmt="none", color="black", capsize=3, linewidth=1.0)
