"""One picture of a comparison: whose hours are freed, and what becomes of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from gpsim.report.files import replacing
from gpsim.report.words import STAFF
from gpsim.study.results import Change, Comparison
from gpsim.units import Name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS = (".png", ".svg")
# Colours that people with any colour blindness can tell apart (Okabe and Ito 2008), and hatches for print.
PARTS: dict[Name, tuple[str, str, str]] = {
    "overtime": ("less overtime", "#0072B2", ""),
    "free": ("more free time in sessions", "#56B4E9", "//"),
    "needs_met": ("extra needs met", "#009E73", ".."),
    "brought_forward": ("less left waiting", "#E69F00", "\\\\"),
    "contracted": ("rota'd time given up", "#CC79A7", "xx"),
}
EMPTY = 0.005  # hours a week: a part below it is not drawn


def save(comparison: Comparison, path: Path) -> None:
    """Writes the picture of ``comparison`` to a .png or .svg file, the same bytes for the same results."""
    figure = drawn(comparison)
    kind = path.suffix.removeprefix(".")
    options: dict[str, Any] = {"metadata": {"Date": None}} if kind == "svg" else {"metadata": {"Software": None}}
    with replacing(path) as new, mpl.rc_context({"svg.hashsalt": "gpsim", "hatch.linewidth": 0.6}):
        figure.savefig(new, format=kind, dpi=150, **options)


def drawn(comparison: Comparison) -> Figure:
    """A panel for each scenario: by staff group, the hours a week freed, their interval and what becomes of them."""
    many = max(1, len(comparison.changes))
    figure = Figure(figsize=(9.0, 1.6 + 3.2 * many), layout="constrained")
    FigureCanvasAgg(figure)
    panels = figure.subplots(many, 1, squeeze=False)[:, 0]
    for axes, change in zip(panels, comparison.changes.values(), strict=False):
        _panel(axes, change)
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3, frameon=False)
    plan, n = comparison.plan, len(comparison.replicates)
    figure.suptitle(f"{comparison.practice.name}: hours a week that each group gets back", fontweight="bold")
    figure.supxlabel(
        f"hours a week; below 0: hours more. {plan.weeks} weeks, tried {n} times, 95% intervals", fontsize=9
    )
    return figure


def _panel(axes: "Axes", change: Change) -> None:
    groups = [group for group in STAFF if group != "all" and _works(change, group)]
    for row, group in enumerate(groups):
        _bars(axes, row, change, group)
    axes.axvline(0.0, color="black", linewidth=0.8)
    axes.set_yticks(range(len(groups)), [STAFF[group] for group in groups])
    axes.invert_yaxis()
    axes.set_title(f"with {change.scenario.name}", loc="left", fontsize=10)
    axes.grid(axis="x", color="#dddddd")
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)


def _bars(axes: "Axes", row: int, change: Change, group: Name) -> None:
    """One group: its parts to the right of 0 where they are gains and to the left where they are losses."""
    parts, ends = change.capacity_released[group], {1: 0.0, -1: 0.0}
    for part, (label, colour, hatch) in PARTS.items():
        hours = parts[part].mean or 0.0
        side = 1 if hours >= 0 else -1
        shown = hours if abs(hours) >= EMPTY else 0.0
        axes.barh(
            row, shown, left=ends[side], height=0.55, color=colour, hatch=hatch, edgecolor="white",
            label=label if row == 0 else None,
        )  # fmt: skip
        ends[side] += shown
    net = parts["net"]
    errors = None if net.half_width is None else net.half_width
    said = "really freed, with its interval" if row == 0 else None
    axes.errorbar(net.mean or 0.0, row, xerr=errors, fmt="D", color="black", markersize=5, capsize=4, label=said)


def _works(change: Change, group: Name) -> bool:
    parts = change.capacity_released.get(group, {})
    return any(each.mean for each in parts.values()) or bool(_worked(change, group))


def _worked(change: Change, group: Name) -> float:
    found = change.metrics.get(f"hours_per_week.{group}")
    return (found.mean or 0.0) if found else 0.0
