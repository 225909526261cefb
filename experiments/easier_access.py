"""What becomes of easier access where patients then ask more.

    python experiments/easier_access.py [--practice NAME] [--weeks 4] [--replications 8]

Public API only. Calls that end in the recorded menu are made few (one in twenty), so that more get
through. One line an elasticity: of the needs that respond, how many hundredths more come for a hundredth
more ease of access; the reference practice has 0, as nobody knows better, and gives 0.6 as the most. Each
number is that of the practice as it is, and then with few calls ended in the menu; both with the same luck.
"""

import argparse

import gpsim

ELASTICITIES = (0.0, 0.2, 0.4, 0.6)
MENU = 0.05  # share of calls that end in it, once few do
SHOWN = {
    "ease_of_access.asking_a_gp": "ease of access",
    "needs_per_1000_per_week": "needs per 1,000",
    "hours_per_week.gp": "GP hours worked",
    "wait_beyond_wanted_mean_days": "days waited",
    "needs_lost_share": "share of needs lost",
}


def line(practice: str, elasticity: float, weeks: int, replications: int) -> str:
    """What an elasticity comes to: each number as it is, and with few calls ended in the menu."""
    responds = {"responses.asking_a_gp.elasticity": elasticity}
    now, easier = (
        gpsim.run(gpsim.load_practice(practice, settings), weeks=weeks, replications=replications).metrics
        for settings in (responds, {**responds, "access.telephone.menu": MENU})
    )
    return f"{elasticity:>10}" + "".join(f"{now[name].mean:>12.2f} →{easier[name].mean:>8.2f}" for name in SHOWN)


def table(practice: str, weeks: int, replications: int) -> list[str]:
    """What each elasticity comes to, a line each."""
    heading = f"{'elasticity':>10}" + "".join(f"{words:>22}" for words in SHOWN.values())
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
