"""What all pictures share: how they are written, and their colours."""

from pathlib import Path
from typing import Any
from warnings import catch_warnings, filterwarnings

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from gpsim.report.files import replacing

# Colours that people with any colour blindness can tell apart (Okabe and Ito 2008).
BLUE, SKY, GREEN, ORANGE, RED, PURPLE, YELLOW, GREY = (
    "#0072B2", "#56B4E9", "#009E73", "#E69F00", "#D55E00", "#CC79A7", "#F0E442", "#999999",
)  # fmt: skip


def blank(width: float, height: float) -> Figure:
    """An empty figure, in inches."""
    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def save_figure(figure: Figure, path: Path) -> None:
    """Writes ``figure`` to a .png or .svg file, the same bytes for the same figure."""
    kind = path.suffix.removeprefix(".").lower()
    options: dict[str, Any] = {"metadata": {"Date": None}} if kind == "svg" else {"metadata": {"Software": None}}
    with replacing(path) as new, mpl.rc_context({"svg.hashsalt": "gpsim", "hatch.linewidth": 0.6}), catch_warnings():
        filterwarnings("ignore", message="Glyph .* missing from font")  # a box is drawn for it
        figure.savefig(new, format=kind, dpi=150, **options)
