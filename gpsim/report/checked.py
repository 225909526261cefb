"""What a practice or scenario file says, as text for a terminal."""

from collections.abc import Iterator
from pathlib import Path

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gpsim.evidence import numbers
from gpsim.practice.explain import Explanation, Provenance, explained
from gpsim.practice.faults import Fault, FileFault, is_close, shown
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.reading import read_toml
from gpsim.practice.shipped import shipped_files
from gpsim.report import judged
from gpsim.report.layout import set_in
from gpsim.report.words import STAFF, amount, listed
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.breaches import broken_rules
from gpsim.scenarios.catalogue import MENU
from gpsim.scenarios.files import load_scenario
from gpsim.scenarios.in_place import lacking, refuse_unknown
from gpsim.scenarios.rollout import REACHED
from gpsim.scenarios.scenario import Scenario, settled

A_FEW = 3  # actions that are each told why they could do little


def of_file(file: str) -> RenderableType:
    """A practice or a scenario, whichever the file is of.

    Raises:
        FileFault: with every fault found in it.

    """
    if _is_scenario(file):
        return scenario(file, load_scenario(file))
    found = load_practice(file)
    refuse_unknown(found, file)
    return practice(file, found)


def _is_scenario(file: str) -> bool:
    """Whether a file says so; or else whether a name is one of a shipped scenario, or only comes near one."""
    if Path(file).is_file():
        kind = read_toml(Path(file)).get("kind")
        if kind not in (None, "practice", "scenario"):
            raise FileFault([Fault(file, "kind", shown(kind), 'must be "practice" or "scenario"')])
        return bool(kind == "scenario")
    scenarios, practices = shipped_files("scenario"), shipped_files("practice")
    return file in scenarios or (is_close(file, scenarios) and not is_close(file, practices))


def practice(file: str, found: Practice) -> RenderableType:
    """A practice in a few lines, and what may surprise its author."""
    told = explained(found)
    return Group(
        Text(f"{file}: a practice, and nothing is wrong with it.", style="bold"),
        *set_in([*_in_an_average_week(found, told)]),
        Padding(_team(told), (1, 0, 1, 2), expand=False),
        *set_in([f"Against contract or scope: {line}" for line in _breaches(found)], style="yellow"),
        *set_in([f"Note: {line}" for line in _surprises(found, told)], style="yellow"),
    )


def scenario(file: str, found: Scenario) -> RenderableType:
    """A scenario in a few lines."""
    heading = Text(f"{file}: a scenario, and nothing is wrong with it.", style="bold")
    nothing = [] if found.adoptions else ["It takes up no action, so nothing would change."]
    return Group(heading, *set_in([line for each in found.adoptions for line in _taken_up(each)] or nothing))


def _breaches(found: Practice) -> list[str]:
    """The rules that the practice as it is does not keep, with their sources."""
    return [judged.told(flag) for flag in broken_rules(settled(found, Scenario()))]


def _taken_up(adoption: Adoption) -> Iterator[str]:
    """When an action begins and how far it goes; and which of its numbers are not those of the evidence."""
    action = adoption.action
    known_numbers = numbers(type(action))
    of = next(each.meaning for each in known_numbers if each.name == "ceiling")
    yield f"{adoption.name}: from week {adoption.start_week}, up to {action.ceiling:.0%} {_whom(of)}."
    for known in known_numbers:
        value = getattr(action, known.name)
        if value != known.value:
            beyond = "" if known.low <= value <= known.high else ", and beyond its range"
            yield (
                f"{known.name} is {value:g}, where the evidence has {known.value:g} ({known.low:g} to {known.high:g} "
                f"{known.unit}){beyond}."
            )
    yield from (f"May be against contract or scope: {sentence}" for sentence in action.about.breaches)


def _whom(ceiling: str) -> str:
    """Of whom or what a ceiling is a share, from what it means.

    >>> _whom(f"share of GPs{REACHED}")
    'of GPs'
    """
    return ceiling.removeprefix("share ").removesuffix(REACHED)


def _in_an_average_week(found: Practice, told: Explanation) -> Iterator[str]:
    requests, papers, slots = (amount(sum(each.values()), 0) for each in (told.needs, told.papers, told.slots))
    yield f"{found.name}: {found.list_size:,} patients, a team of {len(found.team.people)}"
    yield f"An average week: {requests} requests, {papers} papers from outside, {slots} slots"
    if told.gp_pressure is not None:
        yield f"GPs are asked for {amount(100 * told.gp_pressure, 0)} appointments for every 100 slots they have"
    for name, levels in told.responses.items():
        hardest, easiest = (_other(level) for level in levels)
        yield f"Needs follow ease of access ({name}): {hardest} at the hardest, {easiest} at the easiest"
    yield f"Its numbers: {_origins(told.numbers)}"


def _other(level: float) -> str:
    """How many needs there are, relative to the usual.

    >>> _other(0.75), _other(1.5), _other(1.0)
    ('25 in 100 fewer', '50 in 100 more', 'as many as usual')
    """
    many = amount(100 * abs(level - 1.0), 0)
    return "as many as usual" if many == "0" else f"{many} in 100 {'more' if level > 1.0 else 'fewer'}"


def _origins(numbers: Provenance) -> str:
    """How many numbers are from where; what there is none of is left out, except what is published."""
    counted = {
        "published": numbers.published,
        "assumed": numbers.assumed,
        "from sources of your own": numbers.cited,
        "given without a source": numbers.own,
        "defaults of the program": numbers.defaults,
    }
    return listed([f"{number:,} {what}" for what, number in counted.items() if number or what == "published"])


def _team(told: Explanation) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("staff")
    for header in ("people", "full-time equivalents", "sessions a week"):
        table.add_column(header, justify="right")
    for each in told.groups:
        table.add_row(STAFF[each.group], str(each.people), amount(each.fte), amount(each.sessions))
    return table


def _surprises(found: Practice, told: Explanation) -> Iterator[str]:
    yield from told.warnings
    missing = lacking(found)
    if len(missing) <= A_FEW:
        yield from (f"{name} could do little here: {lack}." for name, lacks in missing.items() for lack in lacks)
    else:
        names = [name.rpartition(".")[2] for name in missing]
        yield f"{len(missing)} of the {len(MENU)} actions could do little here ({listed(names)}); compare says why."
