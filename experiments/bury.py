"""What Productive General Practice saves and really frees, beside what Bury's practices said that it had.

    python experiments/bury.py [--practice NAME ...] [--weeks 13] [--replications 8]

Public API only. Bury's 25 practices told 1,740 clinical and 5,460 administrative hours a year, by their own estimate:
70 and 218 a practice, three to one. What people notice and write down is what is saved, and less often what that costs.
So it is held against hours saved (gross) of all clinicians and of the office, with what is really freed (net) beside
it. Nothing of the model or of the scenario was set to meet these figures. Hours are for a practice of 5,909 patients:
in 2014 Bury had 33 practices with 195,000, of which 25 took part later.
"""

import argparse
from collections.abc import Sequence

import gpsim

SAID = {"clinicians": 1740.0 / 25.0, "office": 5460.0 / 25.0}  # hours a year and practice
LIST_SIZE = 195_000 / 33.0
CLINICIANS = ("gp_qualified", "gp_trainee", "nurse", "other_direct_care")
WHO = {"clinicians": CLINICIANS, "office": ("admin",)}
WEEKS_A_YEAR = 52.0


def line(practice: gpsim.Practice, weeks: int, replications: int) -> str:
    """One practice: hours a year that Bury said, that are saved and that are really freed, and their ratio."""
    scenario = gpsim.load_scenario("productive_general_practice")
    result = gpsim.compare(practice, [scenario], weeks=weeks, replications=replications)
    (change,) = result.changes.values()
    scale = WEEKS_A_YEAR * LIST_SIZE / practice.list_size
    cells = []
    for part in ("gross", "net"):
        hours = {name: scale * _sum(change, groups, part) for name, groups in WHO.items()}
        ratio = hours["office"] / hours["clinicians"] if hours["clinicians"] > 0.0 else float("nan")
        cells += [f"{hours['clinicians']:10.0f} {hours['office']:10.0f} {ratio:10.1f}"]
    return f"{practice.name:28}" + "   ".join(cells)


def _sum(change: gpsim.Change, groups: Sequence[str], part: str) -> float:
    found = (change.capacity_released[group][part].mean for group in groups if group in change.capacity_released)
    return sum(mean for mean in found if mean is not None)


def table(practices: Sequence[str], weeks: int, replications: int) -> list[str]:
    """A heading, what Bury said, and a line a practice."""
    said = f"{SAID['clinicians']:10.0f} {SAID['office']:10.0f} {SAID['office'] / SAID['clinicians']:10.1f}"
    heads = "   ".join(f"{'clinicians':>10} {'office':>10} {'ratio':>10}" for _ in ("saved", "freed"))
    return [
        f"Hours a year and practice of {LIST_SIZE:,.0f} patients",
        f"{'':28}{'saved':^32}   {'really freed':^32}",
        f"{'':28}{heads}",
        f"{'Bury, by its own estimate':28}{said}",
        *(line(gpsim.load_practice(name), weeks, replications) for name in practices),
    ]


def main() -> None:
    """Reads the command line and prints the table."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--practice", nargs="+", default=("reference_2016", "reference"))
    reader.add_argument("--weeks", type=int, default=13)
    reader.add_argument("--replications", type=int, default=8)
    asked = reader.parse_args()
    print("\n".join(table(asked.practice, asked.weeks, asked.replications)))


if __name__ == "__main__":
    main()
