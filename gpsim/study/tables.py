"""Results as tidy tables, for pandas."""

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from gpsim.study.results import Comparison

COLUMNS = ["scenario", "who", "part", "mean", "low", "high", "n", "unit"]


def capacity_table(comparison: "Comparison") -> pd.DataFrame:
    """A row for each scenario, role or staff group (``who``), and part of capacity released."""
    rows = [
        (name, who, part, each.mean, each.low, each.high, each.n, each.unit)
        for name, change in comparison.changes.items()
        for who, parts in change.capacity_released.items()
        for part, each in {**parts, "free_slots": change.free_slots[who]}.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"mean": float, "low": float, "high": float})
