"""The picture of how changes take hold, week by week."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from gpsim.report.drawing import BLUE, GREEN, ORANGE, blank, save_figure
from gpsim.report.taking_hold import sentences
from gpsim.report.words import many, started
from gpsim.study.estimate import Estimate
from gpsim.study.results import Comparison
from gpsim.study.takes_hold import TakesHold

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE = 105  # characters of a panel's title


def save(comparison: Comparison, path: Path) -> None:
    """Writes the picture to a .png or .svg file, the same bytes for the same results."""
    save_figure(drawn(comparison), path)


def drawn(comparison: Comparison) -> Figure:
    """For each scenario two panels: freed and invested week by week, and what has been repaid so far."""
    held = {name: change.takes_hold for name, change in comparison.changes.items() if change.takes_hold}
    drawing = blank(9.0, 1.2 + 5.0 * max(1, len(held)))
    panels = drawing.subplots(2 * max(1, len(held)), 1, squeeze=False, sharex=True)[:, 0]
    for i, (name, found) in enumerate(held.items()):
        _weekly(panels[2 * i], found)
        panels[2 * i].set_title(fill(f"{started(name)}. {' '.join(sentences(found))}", LINE), loc="left", fontsize=9)
        _so_far(panels[2 * i + 1], found)
    n = len(comparison.replicates)
    band = "; bands: 95% intervals, how far chance may reach" if n > 1 else "; one try does not tell what is chance"
    panels[-1].set_xlabel(f"week from the start of the change, tried {many(n, 'time')}{band}", fontsize=9)
    drawing.suptitle(f"{comparison.practice.name}: as it takes hold", fontweight="bold")
    return drawing


def _weekly(axes: "Axes", found: TakesHold) -> None:
    """GPs' hours freed as a line with its band, hours invested as bars."""
    freed, invested = found.freed(), found.invested()
    weeks = np.arange(1, len(freed) + 1)
    hours = [each.mean or 0.0 for each in invested]
    axes.bar(weeks, hours, color=ORANGE, hatch="//", edgecolor="white", label="invested by everybody")
    _line(axes, freed, BLUE, "freed of GPs")
    axes.set_ylabel("hours a week", fontsize=9)
    _dress(axes)


def _so_far(axes: "Axes", found: TakesHold) -> None:
    """What has been repaid so far, and the week from which it is repaid."""
    _line(axes, found.repaid(), GREEN, "GPs' hours freed less everybody's invested, so far")
    if week := found.break_even().week:
        axes.axvline(week, color="black", linestyle=":", label=f"repaid from week {week} on")
    axes.set_ylabel("hours so far", fontsize=9)
    _dress(axes)


def _line(axes: "Axes", found: Sequence[Estimate], colour: str, label: str) -> None:
    """Means as a line, week by week, and their intervals as a band."""
    weeks, means = np.arange(1, len(found) + 1), [each.mean or 0.0 for each in found]
    axes.plot(weeks, means, color=colour, linewidth=1.6, label=label)
    ends = [(each.low, each.high) for each in found if each.low is not None and each.high is not None]
    if len(ends) == len(found):
        axes.fill_between(weeks, [low for low, _ in ends], [high for _, high in ends], color=colour, alpha=0.2)


def _dress(axes: "Axes") -> None:
    axes.axhline(0.0, color="black", linewidth=0.8)
    axes.grid(axis="y", color="#dddddd")
    axes.set_axisbelow(True)
    axes.tick_params(axis="x", labelbottom=True)
    axes.margins(x=0.01)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(fontsize=8, framealpha=0.9, edgecolor="none", loc="best")
