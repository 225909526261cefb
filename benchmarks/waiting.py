"""How long somebody waits who compares a practice with a change of it, from the start of Python on."""

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figure import Figure, Target, figure
from benchmarks.size import Size
from benchmarks.subject import Subject
from gpsim.study.plan import Plan

FIRST, PRECISE = Target(2.0), Target(8.0)  # seconds, on two cores
ROOT = Path(__file__).parents[1]


def measure(subject: Subject, size: Size) -> list[Figure]:
    """Seconds until a first estimate, until one is known to 1% of GPs' time, and until their hours are."""
    precise = size.precise
    looks = [waited(subject.name, size.look, precise=precise) for _ in range(size.looks)]
    firsts, nears = ([look[what] for look in looks if what in look] for what in ("first", "near"))
    found = [figure("compare: a first, provisional estimate", "s", firsts, FIRST, "two workers, from Python's start")]
    if nears:
        found.append(figure("compare: what is freed, to ±1% of GPs' time", "s", nears, PRECISE, "whole replications"))
    if precise:
        lasts, counts = [look["done"] for look in looks], [look["replications"] for look in looks]
        found.append(figure("compare: GPs' hours to ±1%", "s", lasts, PRECISE, f"{counts[0]:.0f} replications"))
    return found


def waited(practice: str, plan: Plan, *, precise: bool) -> dict[str, float]:
    """Wall-clock seconds until the first answer, a near one if any and the last; and its replications."""
    asked = [practice, *map(str, (plan.weeks, plan.warmup, plan.cooldown)), "precise" if precise else "briefly"]
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.first_look", *asked], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as script:
        assert script.stdout
        said = [(line.split(), time.perf_counter() - begun) for line in script.stdout]
    if script.returncode:
        raise RuntimeError("the comparison failed; its own words are above")
    seconds = {words[0]: second for words, second in said}
    return seconds | {"replications": float(said[-1][0][1])}
