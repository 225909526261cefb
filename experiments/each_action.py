"""What each action of the menu frees in a practice, taken up by itself as far as most would.

    python -m experiments.each_action [--practice NAME] [--weeks 13] [--replications 8] [--only MODULE] [--write PAGE]

Public API only. One line an action, its figures those of the evidence's centre: hours a week that qualified GPs, all
clinicians and reception and office really get back, with 95% intervals, and per cent of the hours that GPs work.
Settled: what it takes to get going is left out. All live the same luck: an action without effect gives exactly 0.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import gpsim
from experiments.pages import put

GROUPS = {
    "gp_qualified": "qualified GPs",
    "nurse": "nurses",
    "other_direct_care": "other clinicians",
    "admin": "office",
}
HEAD = ("action", "evidence", "% of GPs' hours", *(f"hours a week of {name}" for name in GROUPS.values()))


def scenarios(only: str = "") -> list[gpsim.Scenario]:
    """One scenario an action, of one module of the menu or of all."""
    names = [name for name in gpsim.ACTIONS if not only or name.partition(".")[0] == only]
    return [gpsim.Scenario([gpsim.adopt(name)], name=name) for name in names]


def rows(practice: str, tried: Sequence[gpsim.Scenario], weeks: int, replications: int) -> list[tuple[str, ...]]:
    """What each of the scenarios comes to."""
    result = gpsim.compare(gpsim.load_practice(practice), tried, weeks=weeks, replications=replications)
    return [(name, gpsim.ACTIONS[name].about.grade, *_cells(change)) for name, change in result.changes.items()]


def _cells(change: gpsim.Change) -> list[str]:
    found = change.capacity_released
    shares = found["gp_qualified"]["percent_of_worked"]
    return [_cell(shares), *(_cell(found[group]["net"]) if group in found else "" for group in GROUPS)]


def _cell(found: gpsim.Estimate) -> str:
    if found.mean is None:
        return "not known"
    between = "" if found.low is None else f" ({found.low:.2f} to {found.high:.2f})"
    return f"{'**' if found.is_clear else ''}{found.mean:+.2f}{'**' if found.is_clear else ''}{between}"


def page(practice: str, weeks: int, replications: int, only: str = "") -> str:
    """A table in Markdown; figures that are told from chance stand out."""
    found = rows(practice, scenarios(only), weeks, replications)
    said = f"{practice}, {replications} replications of {weeks} weeks, gpsim {gpsim.__version__}."
    lines = [HEAD, ("---", "---", *["---:"] * (len(HEAD) - 2)), *found]
    return "\n".join([said, "", *(f"| {' | '.join(cells)} |" for cells in lines)])


def main() -> None:
    """Reads the command line, and prints the table or writes it."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--practice", default="reference")
    reader.add_argument("--weeks", type=int, default=13)
    reader.add_argument("--replications", type=int, default=8)
    reader.add_argument("--only", default="")
    reader.add_argument("--write", type=Path)
    asked = reader.parse_args()
    text = page(asked.practice, asked.weeks, asked.replications, asked.only)
    if asked.write:
        put(text, asked.write)
    else:
        print(text)


if __name__ == "__main__":
    main()
