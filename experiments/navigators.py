"""How much time care navigation frees as more receptionists do it, and whose.

    python experiments/navigators.py [--practice NAME] [--weeks 4] [--replications 8]

Public API only. One line a ceiling, hours a week with 95% intervals, for GPs and for reception.
"""

import argparse

import gpsim

CEILINGS = (0.5, 0.65, 0.8, 1.0)  # share of receptionists who will really do it; half do in the reference practice
GROUPS = ("gp_qualified", "other_direct_care", "admin")


def scenarios() -> list[gpsim.Scenario]:
    """One scenario a ceiling."""
    return [
        gpsim.Scenario([gpsim.adopt("active_signposting.care_navigation", ceiling=ceiling)], name=f"{ceiling:.0%}")
        for ceiling in CEILINGS
    ]


def table(practice: str, weeks: int, replications: int) -> list[str]:
    """What each ceiling comes to, a line each."""
    result = gpsim.compare(gpsim.load_practice(practice), scenarios(), weeks=weeks, replications=replications)
    released = result.capacity_released
    net = released[(released["part"] == "net") & (released["unit"] == "hours a week")]
    lines = [
        "Hours a week really freed, and what was tried of it in 95 of 100",
        f"{'ceiling':>8}" + "".join(f"{group:>34}" for group in GROUPS),
    ]
    for scenario in scenarios():
        mine = net[net["scenario"] == scenario.name].set_index("who")
        cells = (mine.loc[group] for group in GROUPS)
        lines.append(
            f"{scenario.name:>8}"
            + "".join(f"{cell['mean']:>12.2f} ({cell['low']:8.2f} to {cell['high']:6.2f})" for cell in cells)
        )
    return lines


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
