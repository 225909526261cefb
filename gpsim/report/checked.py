"""What a practice or scenario file says, as text for a terminal."""

from rich.console import Group, RenderableType
from rich.text import Text

from gpsim.practice.practice import Practice
from gpsim.scenarios.in_place import lacking, planned_in_place
from gpsim.scenarios.scenario import Scenario


def practice(file: str, found: Practice) -> RenderableType:
    """A practice in a few lines, with what could surprise its author."""
    assumed = sum(source.source.startswith("assumption") for source in found.sources.values())
    lines = [
        f"{file}: a practice, and nothing is wrong with it.",
        f"  {found.name}: {found.list_size:,} patients, {len(found.team.people)} people, {len(found.needs)} kinds of "
        f"need, {len(found.papers)} kinds of paper.",
        f"  {len(found.sources)} numbers, of which {assumed} are assumptions.",
        *(f"  in_place.{name}: planned; it makes no difference yet." for name in planned_in_place(found)),
        *(f"  {name}: {lack}." for name, lacks in lacking(found).items() for lack in lacks),
    ]
    return Group(*(Text(line) for line in lines))


def scenario(file: str, found: Scenario) -> RenderableType:
    """A scenario in a few lines."""
    taken_up = [
        f"  {each.name}: from week {each.start_week}, up to {each.action.ceiling:.0%} of the staff concerned."
        for each in found.adoptions
    ]
    return Group(Text(f"{file}: a scenario, and nothing is wrong with it."), *(Text(line) for line in taken_up))
