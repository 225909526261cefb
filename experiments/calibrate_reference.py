"""What the reference practice is calibrated to, how near it comes, and what would bring it nearer.

    python -m experiments.calibrate_reference [--practice NAME ...] [--replications 8] [--write PAGE]
    python -m experiments.calibrate_reference --fit [--practice NAME] [--rounds 3]

Public API only. The first way lives the practices as their files have them and prints each published figure beside what
comes out, or puts it between two marks of a page. The second also looks for factors on documented unknowns, by damped
Gauss-Newton steps under common luck, and prints the numbers that the file should then have; it changes no file. Nothing
is fitted that is not listed in UNKNOWNS: that list, and the figures kept aside, are what the page shows.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import gpsim
from experiments.pages import put

Floats = npt.NDArray[np.float64]
Metrics = Mapping[str, float]

# ── Targets ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Target:
    """A published figure, what of a run it is compared with, and how far from it is one step too far."""

    meaning: str
    measure: Callable[[Metrics], float]
    published: float
    within: float
    source: str  # a key of scenarios/sources.toml, or in words


def metric(name: str) -> Callable[[Metrics], float]:
    """The metric ``name`` as it is."""
    return lambda metrics: metrics[name]


def gp_week(metrics: Metrics) -> float:
    """Hours that a GP with 6.2 sessions of 4 h 10 works in a week."""
    return 6.2 * 250.0 / 60.0 * metrics["hours_per_week.gp_qualified"] / metrics["rota_hours_per_week.gp_qualified"]


def gp_spends(on: str) -> Callable[[Metrics], float]:
    """The share of qualified GPs' hours spent on something."""
    return lambda metrics: metrics[f"{on}_hours_per_week.gp_qualified"] / metrics["hours_per_week.gp_qualified"]


def _shares(prefix: str, meaning: str, source: str, figures: Mapping[str, float], within: float, **more: Any) -> Any:
    return tuple(
        Target(f"{meaning} {name}", metric(f"{prefix}.{name}"), published, within, source, **more)
        for name, published in figures.items()
    )


INTERVALS = {"0": 0.437, "1": 0.074, "2-7": 0.174, "8-14": 0.127, "15-21": 0.076, "22-28": 0.052, "29+": 0.059}
MODES = {"face_to_face": 0.645, "telephone": 0.25, "online": 0.08, "home_visit": 0.012}
TARGETS: tuple[Target, ...] = (
    Target("calls per 1,000 patients a working day", metric("calls_per_1000_per_day"), 27.5, 0.5, "cbt"),
    Target("calls answered", metric("calls_answered_share"), 0.56, 0.02, "cbt"),
    Target("calls ended in the menu", metric("calls_menu_share"), 0.26, 0.01, "cbt"),
    Target("calls to be rung back", metric("calls_called_back_share"), 0.07, 0.005, "cbt"),
    Target("online requests per 1,000 a month", metric("online_requests_per_1000_per_month"), 136.0, 5.0, "ocs"),
    Target("own appointments per 1,000 a working day", metric("appointments_per_1000_per_day"), 21.0, 0.5, "gpad_2025"),
    Target("appointments with GPs", metric("appointments_share.gp"), 0.45, 0.01, "gpad_2025"),
    Target("appointments with nurses", metric("appointments_share.nurse"), 0.21, 0.015, "gpad_2025"),
    *_shares("appointments_share", "appointments", "gpad_2025", MODES, 0.01),
    *_shares("interval_share", "days from booking:", "gpad_2025", INTERVALS, 0.01),
    Target("urgent needs seen on the day", metric("urgent_same_day_share"), 0.77, 0.02, "gpad_urgent"),
    Target("missed, of attended and missed", metric("dna_share"), 0.046, 0.002, "gpad_2025"),
    Target("hours that a GP with 6.2 sessions works", gp_week, 38.0, 1.0, "owen_2024"),
    Target("of a GP's hours, with patients", gp_spends("direct"), 0.62, 0.02, "worklife_2012"),
)
LENGTHS = {"1-5": 0.223, "6-10": 0.267, "11-15": 0.194, "16+": 0.316}
PLANNED = {"0": 0.073, "29+": 0.543}
ASIDE: tuple[Target, ...] = (
    Target(
        "next step known by next working day", metric("answered_by_next_working_day_share"), 0.93, 0.02, "gpps_2026"
    ),
    Target("told to try again another day", metric("needs_told_to_try_again_share"), 0.07, 0.02, "gpps_2026"),
    Target("planned clinics and procedures", metric("planned_share"), 0.267, 0.03, "gpad_2025"),
    *_shares("planned_share.interval", "planned, by days from booking:", "gpad_amc", PLANNED, 0.05),
    *_shares(
        "duration_share", "minutes of appointments:", "GPAD March 2022, in The Times of 28 April 2022", LENGTHS, 0.03
    ),
)

# ── Unknowns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def times(value: Any, factor: float) -> Any:
    """A number, the numbers of a tuple, or a law of times, each times ``factor``."""
    match value:
        case float() | int():
            return value * factor
        case tuple():
            return tuple(each * factor for each in value)
        case _ if hasattr(value, "edges"):
            return replace(value, edges=times(value.edges, factor))
        case _ if hasattr(value, "sd"):
            return replace(value, mean=value.mean * factor, sd=value.sd * factor)
        case _:
            return replace(value, mean=value.mean * factor)


def sooner(value: Any, factor: float) -> Any:
    """A law of days in which today weighs ``factor`` times as much."""
    return replace(value, weights=(value.weights[0] * factor, *value.weights[1:]))


def later(value: Any, factor: float) -> Any:
    """A law of days in which the last band weighs ``factor`` times as much."""
    return replace(value, weights=(*value.weights[:-1], value.weights[-1] * factor))


@dataclass(frozen=True)
class Unknown:
    """Something that nobody has published, as a factor on numbers of the file; 1 is what the file has."""

    meaning: str
    paths: tuple[str, ...]
    change: Callable[[Any, float], Any] = times


CLINICAL = (
    "minor_illness", "child_acute", "musculoskeletal", "skin", "mental_health", "long_term_flare", "womens_health",
    "social", "hospital_created",
)  # fmt: skip
NURSING = ("dressing", "injection", "nurse_procedure", "contraception_check")
CHECKS = ("blood_test", "quick_check")
RECALLS = ("long_term_review_nurse", "long_term_review_pharmacist", "nhs_health_check", "cervical_screening")


def needs(names: Sequence[str], field: str) -> tuple[str, ...]:
    """The paths of one field of several needs."""
    return tuple(f"needs.{name}.{field}" for name in names)


UNKNOWNS = (
    Unknown("requests for care", needs(CLINICAL, "rate")),
    Unknown("work of the treatment room", needs(NURSING, "rate")),
    Unknown("blood samples and quick checks", needs(CHECKS, "rate")),
    Unknown("requests by telephone", ("access.channels.telephone",)),
    Unknown("requests online", ("access.channels.online",)),
    Unknown("forms about care, to those about other things", needs(CLINICAL, "channels.online")),
    Unknown("call-backs chosen", ("access.telephone.call_back",)),
    Unknown("patience of callers", ("access.telephone.patience",)),
    Unknown("patients who want to be seen today", needs((*CLINICAL[2:8],), "wanted"), sooner),
    Unknown("checks wanted today", needs(CHECKS, "wanted"), sooner),
    Unknown("checks wanted in weeks", needs(CHECKS, "wanted"), later),
    Unknown("follow-ups wanted in a month or more", (
        "consultations.gp_surgery.follow_up_wanted", "consultations.gp_telephone.follow_up_wanted",
    ), later),
    Unknown("time of GPs at the surgery", tuple(
        f"consultations.{kind}.{field}" for kind in ("gp_surgery", "gp_urgent") for field in ("minutes.any", "notes")
    )),
    Unknown("messages and calls that nobody booked", needs(("ongoing_question", "clinician_call"), "rate")),
    Unknown("missed appointments", ("attendance.dna.shares",)),
)  # fmt: skip


def with_factors(practice: gpsim.Practice, factors: Sequence[float]) -> gpsim.Practice:
    """The practice with each unknown's numbers changed by its factor."""
    return reduce(
        lambda made, change: gpsim.put(made, change[1], lambda old: change[0].change(old, change[2])),
        [(one, path, f) for one, f in zip(UNKNOWNS, factors, strict=True) for path in one.paths if f != 1.0],
        practice,
    )


# ── Living and fitting ───────────────────────────────────────────────────────────────────────────────────────────────

WEEKS, SPREAD, STEP = 13, 0.25, 0.15  # the spread is how far, in logarithms, an unknown may lie from the file's number


def lived(practice: gpsim.Practice, replications: int, seed: int, targets: Sequence[Target]) -> Floats:
    """Each target of each replication, shape (targets, replications)."""
    result = gpsim.run(practice, weeks=WEEKS, cooldown=0, replications=replications, seed=seed)
    return np.array([[target.measure(each.metrics) for each in result.replicates] for target in targets])


def misfit(practice: gpsim.Practice, factors: Floats, replications: int, seed: int) -> Floats:
    """How far each target is from what is published, in units of what is too far."""
    means = lived(with_factors(practice, factors.tolist()), replications, seed, TARGETS).mean(axis=1)
    return np.array([(mean - one.published) / one.within for mean, one in zip(means, TARGETS, strict=True)])


def fit(misfit: Callable[[Floats], Floats], unknowns: int, rounds: int) -> Floats:
    """The factors after some Gauss-Newton steps on their logarithms, each held to 0 by its spread."""
    logs, held = np.zeros(unknowns), np.eye(unknowns) / SPREAD
    here = misfit(np.exp(logs))
    for number in range(rounds):
        print(f"round {number}: sum of squares {here @ here:.1f}", flush=True)
        ahead = [misfit(np.exp(logs + STEP * one)) for one in np.eye(unknowns)]
        slopes = (np.array(ahead) - here).T / STEP
        step = np.linalg.lstsq(np.vstack([slopes, held]), np.concatenate([-here, -logs / SPREAD]), rcond=None)[0]
        for shrink in (1.0, 0.5, 0.25):
            tried = logs + shrink * step
            there = misfit(np.exp(tried))
            if there @ there + tried @ tried / SPREAD**2 < here @ here + logs @ logs / SPREAD**2:
                logs, here = tried, there
                break
        else:
            break
    print(f"at the end: sum of squares {here @ here:.1f}")
    return np.exp(logs)


# ── Telling ──────────────────────────────────────────────────────────────────────────────────────────────────────────

PRACTICES = ("reference", "reference_slack", "reference_full")
FAR = 2.0  # times what is one step too far: beyond it a figure is marked


def rows(practices: Sequence[gpsim.Practice], targets: Sequence[Target], replications: int, seed: int) -> list[str]:
    """A line of a table for each target: what is published; of each practice what comes out, and how far that is."""
    found = [lived(practice, replications, seed, targets) for practice in practices]
    heads = [f"{practice.name}, with 95% interval | difference" for practice in practices]
    lines = [f"| figure | published | {' | '.join(heads)} | source |", f"|---|---:|{'---:|---:|' * len(practices)}---|"]
    for number, target in enumerate(targets):
        cells = " | ".join(_cells(target, each[number]) for each in found)
        lines.append(f"| {target.meaning} | {target.published:.3g} | {cells} | {target.source} |")
    return lines


def _cells(target: Target, values: Floats) -> str:
    """What came out with its interval, and its difference from what is published."""
    found, away = gpsim.estimate(values.tolist()), float(values.mean()) - target.published
    between = "" if found.low is None else f" ({found.low:.3g} to {found.high:.3g})"
    return f"{values.mean():.3g}{between} | {away:+.2g}{' (!)' if abs(away) > FAR * target.within else ''}"


def new_numbers(practice: gpsim.Practice, factors: Floats) -> list[str]:
    """What the file should have, a line a path, to three digits."""
    made = with_factors(practice, factors.tolist())
    return [
        f"{path}: {gpsim.get(practice, path)} -> {gpsim.get(made, path)}   # x {factor:.3f}, {one.meaning}"
        for one, factor in zip(UNKNOWNS, factors, strict=True)
        for path in one.paths
    ]


def page(practices: Sequence[gpsim.Practice], replications: int, seed: int) -> str:
    """The tables of the documentation's page."""
    unknown = [f"- {one.meaning}: `{'`, `'.join(one.paths)}`" for one in UNKNOWNS]
    return "\n".join(
        [
            f"{replications} replications of {WEEKS} weeks, seed {seed}. (!) is twice as far as was aimed at, or more.",
            "",
            *rows(practices, TARGETS, replications, seed),
            "",
            "Kept aside, so that nothing was fitted to these:",
            "",
            *rows(practices, ASIDE, replications, seed),
            "",
            "Fitted to the first table, as factors on numbers of the file that nobody has published, and therefore "
            "assumptions:",
            "",
            *unknown,
            "",
        ]
    )


def main() -> None:
    """Reads the command line, lives the practice, prints or writes what was found."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--practice", nargs="+", default=PRACTICES)
    reader.add_argument("--replications", type=int, default=8)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--fit", action="store_true")
    reader.add_argument("--rounds", type=int, default=3)
    reader.add_argument("--write", type=Path)
    asked = reader.parse_args()
    if asked.fit:
        practice = gpsim.load_practice(asked.practice[0])
        far = partial(misfit, practice, replications=asked.replications, seed=asked.seed)
        print("\n".join(new_numbers(practice, fit(far, len(UNKNOWNS), asked.rounds))))
        return
    text = page([gpsim.load_practice(name) for name in asked.practice], asked.replications, asked.seed)
    if asked.write:
        put(text, asked.write)
    else:
        print(text)


if __name__ == "__main__":
    main()
