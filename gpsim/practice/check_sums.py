"""Whether shares add up, laws can be drawn from, and there is not more demand than a run can hold."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from gpsim.distributions import Gamma, Lognormal
from gpsim.practice.access import Access
from gpsim.practice.care import Mode
from gpsim.practice.demand import Need
from gpsim.practice.faults import Fault, shown
from gpsim.practice.leaves import joined
from gpsim.practice.practice import Practice
from gpsim.practice.team import Group
from gpsim.records import get
from gpsim.streams import kind_key

MOST_BIRTHS = 1_000_000  # a week, of needs and papers; a run holds each for weeks
NARROWEST, WIDEST = 0.001, 30.0  # standard deviation over mean: what a law's quantile table can follow
# Endings of metrics, which roles must not be named like.
SPOKEN_FOR = (
    "gp",
    "all",
    "interval",
    "core",
    "not_online",
    "age_75_plus",
    "most_deprived",
    "long_term_condition",
    "any",
)


def sum_faults(practice: Practice) -> Iterator[Fault]:
    """Shares that do not sum to what they must."""
    yield from _total("patients.bands", [band.share for band in practice.patients.bands.values()], exactly=True)
    if sum(practice.patients.deprivation) <= 0.0:
        yield Fault("", "patients.deprivation", shown(practice.patients.deprivation), "must not all be 0")
    for kind, tables in (("weeks", practice.weeks), ("seasons", practice.seasons)):
        for name, weights in tables.items():
            if sum(weights) <= 0.0:
                yield Fault("", f"{kind}.{name}", shown(weights), "must not all be 0")
    yield from _total("access.gives_up_to", practice.access.gives_up_to.values())
    triage = getattr(practice.access.policy, "triage", None)
    if triage is not None:
        yield from _total("access.policy.triage", (triage.message, triage.link, triage.call_back))
    for name, paper in practice.papers.items():
        for key, step in paper.steps.items():
            yield from _total(f"papers.{name}.steps.{key}.needs", step.needs.values())
    yield from _channels(practice.access)


def law_faults(practice: Practice) -> Iterator[Fault]:
    """Laws so narrow or so wide that they cannot be drawn from."""
    for path, law in _laws(practice, ""):
        if not NARROWEST <= law.sd / law.mean <= WIDEST:
            allowed = f"must be from {NARROWEST:g} to {WIDEST:g} times the mean, {law.mean:g}; or use the law 'fixed'"
            yield Fault("", f"{path}.sd", shown(law.sd), allowed)


def size_faults(practice: Practice) -> Iterator[Fault]:
    """No patients, or more births a week than a run can hold."""
    if practice.list_size < 1:
        yield Fault("", "list_size", shown(practice.list_size), "must be at least 1 patient")
    rates = {f"needs.{name}.rate": need.rate * _most(practice, need) for name, need in practice.needs.items()}
    rates |= {f"papers.{name}.rate": paper.rate for name, paper in practice.papers.items()}
    births = sum(rates.values()) * practice.list_size / 1000.0
    if births > MOST_BIRTHS:
        path = max(rates, key=lambda name: rates[name])
        allowed = f"all rates together make {births:,.0f} births a week here; at most {MOST_BIRTHS:,} can be simulated"
        yield Fault("", path, shown(get(practice, path)), allowed)


def _most(practice: Practice, need: Need) -> float:
    """How much of ``need`` there may be, relative to its usual level."""
    response = practice.response_of(need)
    return response.least_and_most[1] if response is not None else 1.0


def name_faults(practice: Practice) -> Iterator[Fault]:
    """Roles and kinds of consultation that are called like something else in the results."""
    words = {*get_args(Group), *get_args(Mode), *SPOKEN_FOR}
    for table, names in (("team.roles", practice.team.roles), ("consultations", practice.consultations)):
        for name in names:
            if name in words or (table == "consultations" and name in practice.team.roles):
                yield Fault("", f"{table}.{name}", "", "must not have the name of a group, a mode, a role or a result")


def key_faults(practice: Practice) -> Iterator[Fault]:
    """Needs, or papers, whose names make the same number, by which ids tell kinds apart; one in a million pairs."""
    for table, names in (("needs", practice.needs), ("papers", practice.papers)):
        known: dict[int, str] = {}
        for name in sorted(names):
            other = known.setdefault(kind_key(name), name)
            if other != name:
                yield Fault("", f"{table}.{name}", "", f"cannot be told from {other!r} by its number; rename either")


def _total(path: str, shares: Any, *, exactly: bool = False) -> Iterator[Fault]:
    total = sum(shares)
    if total > 1.0 + 1e-6 or (exactly and total < 1.0 - 1e-6):
        yield Fault("", path, "", f"the shares sum to {total:.9g}, and must sum to {'1' if exactly else '1 at most'}")


def _channels(access: Access) -> Iterator[Fault]:
    if sum(access.channels.values()) <= 0.0:
        yield Fault("", "access.channels", "", "must not all be 0")
    for name, weight in access.channels.items():
        if weight > 0.0 and getattr(access, name) is None:
            yield Fault("", f"access.channels.{name}", shown(weight), f"must be 0, as there is no [access.{name}]")


def _laws(node: Any, path: str) -> Iterator[tuple[str, Lognormal | Gamma]]:
    if isinstance(node, Lognormal | Gamma):
        yield path, node
    elif isinstance(node, dict):
        for key, inner in node.items():
            yield from _laws(inner, joined(path, key))
    elif is_dataclass(node):
        for field in fields(node):
            yield from _laws(getattr(node, field.name), joined(path, field.name))
