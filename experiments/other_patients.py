"""Rates of needs and papers for another list of patients than the reference's, by age, condition and deprivation.

    python experiments/other_patients.py [--practice small_rural] [--base reference] [--least 0.05]

Public API only. Rates are per 1,000 patients whoever they are, so an older list does not ask for more by itself: what a
file of other patients should say is the base's rate times the mean relative rate of its own list over that of the
base's. One line a need or paper: the base's rate, the factor, the rate, and what the practice's file has now.
"""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

import gpsim


def relative_rate(of: Any, patients: Any) -> float:
    """The mean relative rate of a need or paper over the list of ``patients``."""
    fifths = np.array(patients.deprivation) / sum(patients.deprivation)
    by_fifth = float(fifths @ np.linspace(getattr(of, "deprivation", 1.0), 1.0, 5))
    more = getattr(of, "long_term_condition", 1.0) - 1.0
    by_band = [
        band.share * of.ages.get(name, 1.0) * (1.0 + more * band.long_term_condition)
        for name, band in patients.bands.items()
    ]
    return by_fifth * float(np.sum(by_band))


def factors(practice: gpsim.Practice, base: gpsim.Practice) -> Mapping[str, float]:
    """By the path of each rate of the base that is not 0: how much higher it is for the practice's patients."""
    return {path: relative_rate(of, practice.patients) / relative_rate(of, base.patients) for path, of in _rates(base)}


def table(practice: str, base: str, least: float) -> list[str]:
    """A line for each rate that another list makes another by at least the share ``least``."""
    ours, theirs = gpsim.load_practice(practice), gpsim.load_practice(base)
    lines = [f"{'':38}{base:>12}{'factor':>8}{'comes to':>10}{practice:>22}"]
    for path, factor in factors(ours, theirs).items():
        if abs(factor - 1.0) >= least:
            was, now = gpsim.get(theirs, path), gpsim.get(ours, path)
            lines.append(f"{path:38}{was:12.3g}{factor:8.3f}{was * factor:10.3g}{now:22.3g}")
    return lines


def _rates(base: gpsim.Practice) -> Iterator[tuple[str, Any]]:
    """Needs and papers that come from outside, by the path of their rate."""
    for section in ("needs", "papers"):
        yield from ((f"{section}.{name}.rate", of) for name, of in getattr(base, section).items() if of.rate)


def main() -> None:
    """Reads the command line and prints the table."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--practice", default="small_rural")
    reader.add_argument("--base", default="reference")
    reader.add_argument("--least", type=float, default=0.05)
    asked = reader.parse_args()
    print("\n".join(table(asked.practice, asked.base, asked.least)))


if __name__ == "__main__":
    main()
