"""One picture of a comparison: whose hours are freed, and what becomes of them."""

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from gpsim.report.drawing import BLUE, GREEN, ORANGE, PURPLE, SKY, blank, save_figure
from gpsim.report.sentences import headline
from gpsim.report.words import STAFF, many
from gpsim.study.results import Change, Comparison
from gpsim.units import Name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS = (".png", ".svg")
# Hatches for print.
PARTS: dict[Name, tuple[str, str, str]] = {
    "overtime": ("less overtime", BLUE, ""),
    "free": ("more free time in sessions", SKY, "//"),
    "needs_met": ("extra needs met", GREEN, ".."),
    "brought_forward": ("less left waiting", ORANGE, "\\\\"),
    "contracted": ("rota'd time given up", PURPLE, "xx"),
}
GROUPS = tuple(group for group in STAFF if group != "all")
LINE = 100  # characters of a panel's title
EMPTY = 0.005  # hours a week: a part below it is not drawn


def save(comparison: Comparison, path: Path) -> None:
    """Writes the picture of ``comparison`` to a .png or .svg file, the same bytes for the same results."""
    save_figure(drawn(comparison), path)


def drawn(comparison: Comparison) -> Figure:
    """A panel for each scenario: by staff group, the hours a week freed, their interval and what becomes of them."""
    rows = max(1, len(comparison.changes))
    figure = blank(9.0, 1.8 + 3.4 * rows)
    panels = figure.subplots(rows, 1, squeeze=False, sharex=True)[:, 0]
    for axes, change in zip(panels, comparison.changes.values(), strict=False):
        _panel(axes, change)
    plan, n = comparison.plan, len(comparison.replicates)
    panels[-1].set_xlabel(
        "hours a week (to the left the opposite: more overtime, less free time, and so on)\n"
        f"{many(plan.weeks, 'week')}, tried {many(n, 'time')}; colours: best guesses; {_lines(n)}",
        fontsize=9,
    )
    figure.legend(handles=_legend(comparison), loc="outside lower center", ncols=3, frameon=False)
    figure.suptitle(f"{comparison.practice.name}: hours a week that each group gets back", fontweight="bold")
    return figure


def _lines(tries: int) -> str:
    """What the lines of the picture are."""
    return "lines: 95% intervals, how far chance may reach" if tries > 1 else "one try does not tell what is chance"


def _legend(comparison: Comparison) -> list[Any]:
    """What every colour that is drawn means."""
    released = [change.capacity_released[group] for change in comparison.changes.values() for group in GROUPS]
    drawn = [part for part in PARTS if any(abs(each[part].mean or 0.0) >= EMPTY for each in released)]
    bars = [
        Patch(facecolor=PARTS[part][1], hatch=PARTS[part][2], edgecolor="white", label=PARTS[part][0]) for part in drawn
    ]
    return [*bars, Line2D([], [], color="black", marker="D", markersize=5, label="really freed: the sum")]


def _panel(axes: "Axes", change: Change) -> None:
    groups = [group for group in GROUPS if _works(change, group)]
    for row, group in enumerate(groups):
        _bars(axes, row, change, group)
    axes.axvline(0.0, color="black", linewidth=0.8)
    axes.set_yticks(range(len(groups)), [STAFF[group] for group in groups])
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelbottom=True)
    axes.invert_yaxis()
    axes.set_title(fill(headline(change), LINE), loc="left", fontsize=10)
    axes.grid(axis="x", color="#dddddd")
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)


def _bars(axes: "Axes", row: int, change: Change, group: Name) -> None:
    """One group: its parts to the right of 0 where they are gains and to the left where they are losses."""
    parts, ends = change.capacity_released[group], {True: 0.0, False: 0.0}
    for part, (_, colour, hatch) in PARTS.items():
        hours = parts[part].mean or 0.0
        if abs(hours) >= EMPTY:
            left = ends[hours > 0]
            axes.barh(row, hours, left=left, height=0.55, color=colour, hatch=hatch, edgecolor="white")
            ends[hours > 0] += hours
    net = parts["net"]
    axes.errorbar(
        net.mean or 0.0, row, xerr=net.half_width, fmt="D", color="black", markersize=5, capsize=4,
        markeredgecolor="white",
    )  # fmt: skip


def _works(change: Change, group: Name) -> bool:
    parts = change.capacity_released.get(group, {})
    return any(each.mean for each in parts.values()) or bool(_worked(change, group))


def _worked(change: Change, group: Name) -> float:
    found = change.metrics.get(f"hours_per_week.{group}")
    return (found.mean or 0.0) if found else 0.0
