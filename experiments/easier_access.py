"""What care navigation frees where patients ask more as access becomes easier, and how much more they ask.

    python experiments/easier_access.py [--practice NAME] [--weeks 4] [--replications 8]

Public API only. One line an elasticity: of the needs that respond, how many hundredths more come for a
hundredth more ease of access. The reference practice has 0, as nobody knows better; 0.6 is the most that
is thought possible.
"""

import argparse

import gpsim

ELASTICITIES = (0.0, 0.2, 0.4, 0.6)
RESPONSE = "asking_a_gp"


def navigation() -> gpsim.Scenario:
    """Every receptionist navigates."""
    return gpsim.Scenario([gpsim.adopt("active_signposting.care_navigation", ceiling=1.0)], name="navigation")


def line(practice: str, elasticity: float, weeks: int, replications: int) -> str:
    """What an elasticity comes to: ease and needs with navigation, less without; and hours really freed of GPs."""
    ours = gpsim.load_practice(practice, {f"responses.{RESPONSE}.elasticity": elasticity})
    result = gpsim.compare(ours, [navigation()], weeks=weeks, replications=replications)
    changed = result.changes["navigation"].difference
    released = result.capacity_released
    net = released[(released["part"] == "net") & (released["unit"] == "hours a week")].set_index("who")
    freed = net.loc["gp_qualified"]
    numbers = (changed[f"ease_of_access.{RESPONSE}"], changed["needs_per_1000_per_week"])
    cells = [(each.mean, each.low, each.high) for each in numbers] + [(freed["mean"], freed["low"], freed["high"])]
    return f"{elasticity:>10}" + "".join(f"{mean:>10.3f} ({low:6.3f} to {high:6.3f})" for mean, low, high in cells)


def table(practice: str, weeks: int, replications: int) -> list[str]:
    """What each elasticity comes to, a line each."""
    names = ("more ease", "more needs per 1,000 a week", "GP hours freed a week")
    heading = f"{'elasticity':>10}" + "".join(f"{name:>29}" for name in names)
    return [heading, *(line(practice, elasticity, weeks, replications) for elasticity in ELASTICITIES)]


def main() -> None:
    """Reads the command line and prints the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--practice", default="reference")
    reader.add_argument("--weeks", type=int, default=4)
    reader.add_argument("--replications", type=int, default=8)
    asked = reader.parse_args()
    print("\n".join(table(asked.practice, asked.weeks, asked.replications)))


if __name__ == "__main__":
    main()
