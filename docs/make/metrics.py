"""The page of the metrics, from their catalogue."""

from collections.abc import Callable, Iterator, Mapping

from docs.make.markdown import WARNING, code, prose, table
from gpsim.measures.catalogue import MEASURES, WITH_PRACTICE, Metric
from gpsim.measures.pressure import BANDS
from gpsim.measures.splits import GROUPS, INTERVALS, MODES

INTRODUCTION = """\
# The metrics

Every number that `gpsim run` writes with `--json`, with its unit and what it means. Each is measured over the measured
weeks of one replication; what is written is its mean over the replications with a 95% interval, and `null` where there
is nothing to take a mean of (a practice without nurses has no `utilisation.nurse`). Shares lie between 0 and 1. The
column *better* says which way is better for patients or staff; *neither* means that it depends.

Capacity released is no metric of one run but of two: see [capacity released](../background/capacity_released.md)."""

SUFFIXES: Mapping[str, str] = {
    "ROLE": "a role of the practice's own, such as `receptionist`, or a staff group: "
    + ", ".join(code(group) for group in GROUPS),
    "MODE": ", ".join(code(mode) for mode in MODES),
    "PATIENT": "`not_online`, `age_75_plus`, `most_deprived`, `long_term_condition`: patients for whom a change may be "
    "worse than for others",
    "HOURS": "`8-10am`, or `core`: 08:00 to 18:30; both of working days",
    "DAYS": ", ".join(code(days) for days in INTERVALS) + ": calendar days from booking to appointment",
    "MINUTES": "`0-1`, `1-2`, `2-5`, `5+`",
    "LENGTH": ", ".join(code(band) for band in BANDS) + ": minutes, begun ones counted whole",
    "KIND": "a kind of paper of the practice's own, or `all`",
    "RESPONSE": "a response of the practice's own that needs name",
    "PURSE": "`practice`, `network`, `nhs`: who pays",
}


def page() -> str:
    """The page."""
    suffixes = table(("in a name", "stands for"), ((code(name), what) for name, what in SUFFIXES.items()))
    return "\n\n".join([INTRODUCTION, WARNING, "## Words in capitals", suffixes, *_families()]) + "\n"


def _families() -> Iterator[str]:
    """A section for each function that measures, which says what it counts and how."""
    families: Mapping[Callable[..., dict[str, float]], tuple[Metric, ...]] = {**MEASURES, **WITH_PRACTICE}
    for measure, metrics in families.items():
        yield f"## {_title(measure.__name__)}"
        yield prose(measure.__doc__ or "")
        yield table(("name", "unit", "better", "what it is"), (row for metric in metrics for row in _rows(metric)))


def _rows(metric: Metric) -> Iterator[tuple[str, ...]]:
    yield from ((code(name), metric.unit, metric.better, metric.meaning) for name in metric.patterns)


def _title(name: str) -> str:
    words = name.replace("_", " ").replace(" gp ", " GP ")
    return words[0].upper() + words[1:]
