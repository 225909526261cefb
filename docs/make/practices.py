"""The pages of the shipped practices: what each is, how it differs from the reference, and what comes out of it.

    python -m docs.make.practices [NAME ...] [--replications 10] [--weeks 13] [--workers 2]

A page says how often its practice was lived, and with which version and seed. No test asks that the numbers are those
of today, only that all else is.
"""

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from docs.make.markdown import WARNING, code, table
from docs.make.published import DERIVED, ENGLAND, SUCH, derived
from gpsim import __version__
from gpsim.measures.catalogue import metric_of
from gpsim.practice.explain import explained
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.publications import cited, publications
from gpsim.practice.reading import read_toml
from gpsim.practice.shipped import shipped_files, shipped_folder
from gpsim.study.estimate import Estimate, estimate
from gpsim.study.results import Result
from gpsim.study.run import run
from gpsim.units import Name

REFERENCE, FOLDER = "reference", "practices"
SHOWN = (
    "calls_per_1000_per_day", "calls_answered_share", "calls_engaged_share", "calls_menu_share", "hold_mean_min",
    "online_requests_per_1000_per_month", "needs_told_to_try_again_share", "answered_by_next_working_day_share",
    "appointments_per_1000_per_day", "appointments_share.gp", "appointments_share.face_to_face",
    "appointments_share.telephone", "appointments_share.home_visit", "planned_share", "same_day_share",
    "same_day_share.gp", "same_day_per_1000_per_month", "urgent_same_day_share", "wait_beyond_wanted_mean_days",
    "third_next_available_days.gp", "slots_used_share.gp", "dna_share", "missed_per_1000_per_month",
    "continuity_share", "needs_met_share", "needs_lost_share", "needs_open_share", "hours_per_week.gp_qualified",
    "overtime_hours_per_week.gp_qualified", "hours_per_week.nurse", "hours_per_week.other_direct_care",
    "hours_per_week.admin", "paperwork_backlog_items.all", "paperwork_late_share.all", "cost_per_week.practice",
)  # fmt: skip
HEAD = ("figure", "what it is", "here, with 95% interval", "England", "such practices")
OVERVIEW = """\
# Practices that come with gpsim

Each extends the [reference practice](reference.md) and says only what is different, with a source or the word
*assumption*; `gpsim run NAME` lives it. Begin with the one that is most like yours, or
[make your own](../how_to/your_practice.md) from it: `extends = "small_rural"`. Full-time equivalents are on the rota,
for 10,000 patients."""


@cache
def practices() -> Mapping[Name, Path]:
    """The reference, and every shipped practice that extends it, by name; those to teach with are not among them."""
    files = {name: path for name, path in shipped_files("practice").items() if path.parent == shipped_folder()}
    bases = {name: read_toml(path).get("extends", "") for name, path in files.items()}
    return {name: path for name, path in files.items() if REFERENCE in _chain(name, bases)}


def _chain(name: Name, bases: Mapping[Name, str]) -> Iterator[Name]:
    """A practice, what it extends, what that extends, and so on."""
    while name in bases:
        yield name
        name = bases[name]


def overview() -> str:
    """The page of them all, of which nothing has to be lived."""
    rows = [_line(name, load_practice(name)) for name in (REFERENCE, *(n for n in practices() if n != REFERENCE))]
    head = ("practice", "patients", "how people get help", "GPs", "nurses", "other clinicians", "reception, office")
    return "\n\n".join([OVERVIEW, WARNING, table(head, rows)]) + "\n"


def _line(name: Name, practice: Practice) -> tuple[str, ...]:
    policy = practice.access.policy.policy.replace("_", " ")
    return f"[{practice.name}]({name}.md)", f"{practice.list_size:,}", policy, *_team(practice)


def _team(practice: Practice) -> list[str]:
    """Full-time equivalents of qualified GPs, nurses, other clinicians and the rest, for 10,000 patients."""
    found = {week.group: week.fte for week in explained(practice).groups}
    groups = ("gp_qualified", "nurse", "other_direct_care", "admin")
    return [f"{found.get(group, 0.0) * 10_000 / practice.list_size:.1f}" for group in groups]


def begins(name: Name) -> str:
    """A page as far as nothing has to be lived for it."""
    path, practice = practices()[name], load_practice(name)
    file = f"The file: [{path.name}](../../scenarios/{path.name}). To live it: `gpsim run {name}`."
    rows = [("", *_TEAM), *((each.name, *_size(each)) for each in _compared(practice))]
    parts = [f"# {practice.name}", WARNING, heading(path.read_text("utf-8")), file, "## Beside the reference practice"]
    return "\n\n".join([*parts, table(rows[0], rows[1:]), "## What comes out"])


_TEAM = ("patients", "GPs", "nurses", "other clinicians", "reception, office", "rooms")


def _compared(practice: Practice) -> Sequence[Practice]:
    reference = load_practice(REFERENCE)
    return (practice,) if practice.name == reference.name else (practice, reference)


def _size(practice: Practice) -> tuple[str, ...]:
    return f"{practice.list_size:,}", *_team(practice), str(practice.team.rooms)


def heading(text: str) -> str:
    r"""What a practice file says of itself: the comment at its beginning, as Markdown.

    >>> heading("# Small.\n#\n# - One\n#   thing\n\n# Not this\na = 1\n")
    'Small.\n\n- One\n  thing'
    """
    comment = re.match(r"(?:#.*\n)*", text)
    return "\n".join(line.removeprefix("#").removeprefix(" ") for line in comment[0].splitlines()) if comment else ""


def page(name: Name, result: Result) -> str:
    """The whole page."""
    plan = result.plan
    lived = (
        f"{len(result.replicates)} replications of {plan.weeks} weeks, with {plan.warmup} weeks before and "
        f"{plan.cooldown} after them; seed {plan.seed}; gpsim {__version__}. Nothing of this validates the practice: "
        "figures that a practice was made to have come out, and the others are as good as what is assumed."
    )
    rows = list(_rows(name, result))
    keys = sorted({key for row in rows for cell in row[3:] for key in cited(cell)})
    sources = [f"- {code(key)}: {publications()[key]}" for key in keys]
    return "\n\n".join([begins(name), lived, table(HEAD, rows), "## Sources", "\n".join(sources)]) + "\n"


def _rows(name: Name, result: Result) -> Iterator[tuple[str, ...]]:
    more = [derived(each.metrics) for each in result.replicates]
    for metric in SHOWN:
        if metric in DERIVED:
            found, meaning, share = estimate([each[metric] for each in more]), DERIVED[metric], False
        else:
            about = metric_of(metric)
            found, meaning, share = result.metrics[metric], _meaning(metric), about.unit == "share"
        said = (_published(table_of.get(metric)) for table_of in (ENGLAND, SUCH.get(name, {})))
        yield code(metric), meaning, _figure(found, share), *said


def _meaning(metric: Name) -> str:
    about = metric_of(metric)
    return about.meaning if about.unit == "share" else f"{about.unit}: {about.meaning}"


def _figure(found: Estimate, share: bool) -> str:
    """A mean with its interval; shares in per cent."""
    if found.mean is None:
        return ""
    factor, sign, digits = (100.0, "%", 1) if share else (1.0, "", 0 if abs(found.mean) >= 100.0 else 2)
    mean, low, high = (None if v is None else f"{v * factor:,.{digits}f}" for v in (found.mean, found.low, found.high))
    return f"{mean}{sign}" if low is None else f"{mean}{sign} ({low} to {high})"


def _published(found: tuple[str, Name] | None) -> str:
    return f"{found[0]} ({found[1]})" if found else ""


def main(docs: Path) -> None:
    """Reads the command line, lives the practices and writes their pages."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("names", nargs="*", default=list(practices()))
    reader.add_argument("--replications", type=int, default=10)
    reader.add_argument("--weeks", type=int, default=13)
    reader.add_argument("--workers", type=int)
    asked = reader.parse_args()
    (docs / FOLDER).mkdir(exist_ok=True)
    for name in asked.names:
        lived = run(load_practice(name), weeks=asked.weeks, replications=asked.replications, workers=asked.workers)
        (docs / FOLDER / f"{name}.md").write_text(page(name, lived), "utf-8")
        print(f"docs/{FOLDER}/{name}.md", flush=True)


if __name__ == "__main__":
    main(Path(__file__).parents[1])
