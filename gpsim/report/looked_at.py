"""Every figure that is looked at to see who may be worse off, and which of them stand out from chance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gpsim.measures.catalogue import metric_of
from gpsim.measures.splits import GROUPS
from gpsim.report.words import PATIENTS, amount, between, duration, many, role_name
from gpsim.study.chance import ONE_SIDE, discoveries, p_value
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change
from gpsim.units import Name

MINIMUM = 0.05  # hours a week: three minutes; less is nothing
EVERYBODY = {"": "patients", **PATIENTS}


class Measure(NamedTuple):
    """What is looked at: its name and unit in a table, and what is said if it is worse."""

    label: str
    unit: str
    worse: str


PATIENT_MEASURES: Mapping[Name, Measure] = {
    "wait_beyond_wanted_mean_days": Measure(
        "wait beyond the day wanted", "days", "wait {} longer beyond the day they wanted"
    ),
    "hold_mean_min": Measure("time on hold", "minutes", "hold {} longer on the telephone"),
    "waiting_room_mean_min": Measure("time in the waiting room", "minutes", "sit {} longer in the waiting room"),
    "urgent_same_day_share": Measure(
        "urgent, dealt with that day", "in 100", "{} in 100 fewer are dealt with on the day, if urgent"
    ),
    "urgent_misdirected_share": Measure(
        "urgent, sent wrong", "in 100", "{} in 100 more are sent to the wrong place, if urgent"
    ),
    "answered_by_next_working_day_share": Measure(
        "answer by next working day", "in 100", "{} in 100 fewer have an answer by the next working day"
    ),
    "needs_told_to_try_again_share": Measure("told to try again", "in 100", "{} in 100 more are told to try again"),
    "needs_lost_share": Measure("given up", "in 100", "{} in 100 more give up"),
    "continuity_share": Measure(
        "seen by the usual clinician", "in 100", "{} in 100 fewer see their usual clinician, of those who have one"
    ),
}
PAPER_MEASURES: Mapping[Name, Measure] = {
    "missed_actions_per_1000_papers": Measure(
        "papers with an action overlooked", "in 1,000", "{} more papers in 1,000 have an action overlooked"
    ),
    "paperwork_late_share.all": Measure("papers filed late", "in 100", "{} in 100 more papers are filed late"),
}
LEFT: Mapping[Name, Measure] = {  # waiting when the measured weeks end
    "needs": Measure("requests waiting when the weeks end", "", "more request"),
    "papers": Measure("papers waiting then", "", "more paper"),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A figure that was looked at."""

    key: Name  # a metric, a role, or what is left waiting
    whose: str  # in words; "" nobody's in particular
    label: str
    says: str  # if it is worse, with its size and interval
    found: Estimate
    sign: float  # of what is worse, 1 or -1
    is_large: bool  # so that it is something when it is written down
    group: Name = ""  # the staff group of a role

    @property
    def looks_worse(self) -> bool:
        """Whether it does by itself, as if nothing else had been looked at."""
        return self.is_large and self.found.is_clear and self.sign * (self.found.mean or 0.0) > 0.0


@dataclass(frozen=True, slots=True)
class Harms:
    """What looks worse: for certain, and what may be chance; and how many figures were looked at."""

    clear: tuple[Looked, ...]
    perhaps: tuple[Looked, ...]
    looked_at: int  # those that moved at all in some try

    @property
    def by_chance(self) -> float:
        """How many of them would look worse if nothing had changed."""
        return ONE_SIDE * self.looked_at


def harms(change: Change) -> Harms:
    """What looks worse; clear is what stands out from chance with so many figures looked at."""
    moved = [each for each in looked_at(change) if _moves(each.found)]
    stand_out = discoveries([p_value(each.found, each.sign) for each in moved])
    worse = [(each, clear) for each, clear in zip(moved, stand_out, strict=True) if each.looks_worse]
    return Harms(
        clear=tuple(each for each, clear in worse if clear),
        perhaps=tuple(each for each, clear in worse if not clear),
        looked_at=len(moved),
    )


def looked_at(change: Change) -> Iterator[Looked]:
    """Every figure: hours of roles, what patients meet with, papers, what is left waiting. Staff groups are apart."""
    yield from _roles(change)
    for suffix, whose in EVERYBODY.items():
        for name, measure in PATIENT_MEASURES.items():
            yield from _metric(change, f"{name}.{suffix}" if suffix else name, measure, whose)
    for name, measure in PAPER_MEASURES.items():
        yield from _metric(change, name, measure)
    yield from _left(change)


def loses(net: Estimate) -> bool:
    """Whether hours are clearly lost, and more than next to nothing."""
    return net.is_clear and net.mean is not None and net.mean <= -MINIMUM


def longer(net: Estimate) -> str:
    """Hours lost in words, with their interval."""
    mean = net.mean or 0.0
    return f"{duration(mean)} a week more ({between(net.low or 0.0, net.high or 0.0, like=mean)})"


def label_of(measure: Measure) -> str:
    """What a measure is called in a table, with its unit."""
    return f"{measure.label}, {measure.unit}" if measure.unit else measure.label


def scale(name: Name) -> float:
    """What a metric is multiplied with when it is told: shares are told in 100."""
    return 100.0 if metric_of(name).unit == "share" else 1.0


def _roles(change: Change) -> Iterator[Looked]:
    for role, parts in change.capacity_released.items():
        if role not in GROUPS:
            net, known = parts["net"], change.practice.team.roles.get(role)
            yield Looked(
                key=role,
                whose=f"in the role of {role_name(role)}",
                label="hours",
                says=longer(net),
                found=net,
                sign=-1.0,
                is_large=abs(net.mean or 0.0) >= MINIMUM,
                group=known.group if known else "",
            )


def _metric(change: Change, name: Name, measure: Measure, whose: str = "") -> Iterator[Looked]:
    found = change.difference.get(name)
    if found:
        sign = 1.0 if metric_of(name).better == "lower" else -1.0
        is_large = amount(scale(name) * (found.mean or 0.0)) != "0"
        yield Looked(name, whose, measure.label, measure.worse.format(_size(name, found)), found, sign, is_large)


def _left(change: Change) -> Iterator[Looked]:
    for name, measure in LEFT.items():
        if found := change.waiting_at_end.get(name):
            mean, ends = found.mean or 0.0, f"{amount(found.low or 0.0)} to {amount(found.high or 0.0)}"
            says = f"{many(amount(mean), measure.worse)} ({ends}) left waiting when the weeks end"
            yield Looked(name, "", measure.label, says, found, 1.0, abs(mean) >= 0.5)


def _moves(found: Estimate) -> bool:
    """Whether it has an interval, and is not nothing in every try: chance can make nothing of what never moves."""
    return found.half_width is not None and not found.mean == found.low == found.high == 0.0


def _size(name: Name, found: Estimate) -> str:
    """A difference without its sign, and its interval."""
    mean, low, high = (scale(name) * abs(value or 0.0) for value in (found.mean, found.low, found.high))
    unit = {"minutes": " minutes", "days": " days"}.get(metric_of(name).unit, "")
    digits = 1 if mean >= 1.0 else 2
    return f"{amount(mean, digits)}{unit} ({amount(min(low, high), digits)} to {amount(max(low, high), digits)})"
