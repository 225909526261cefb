"""How a change takes hold over its first year, in sentences and a table."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from gpsim.report.figures import Fitting, Row, figure
from gpsim.report.words import amount, listed, many
from gpsim.study.results import Change
from gpsim.study.takes_hold import BLOCK, EVERYBODY, GPS, BreakEven, TakesHold
from gpsim.units import Name

DECIMALS = 2
WHOSE: Mapping[Name, str] = {GPS: "the time that GPs get back", EVERYBODY: "the time that everybody gets back"}


def of_change(change: Change) -> RenderableType:
    """The sentences and the table; nothing of a settled change."""
    found = change.takes_hold
    if found is None:
        return Group()
    return Group(
        Text(f"\nAs it takes hold: hours a week, in blocks of {BLOCK} weeks\n", style="bold"),
        *(Text(f"{text}\n") for text in sentences(found)),
        table(found),
    )


def sentences(found: TakesHold) -> list[str]:
    """When the time invested is repaid, by the time of GPs and by that of everybody."""
    invested = sum(each.mean or 0.0 for each in found.invested())
    weeks = many(len(found.invested()), "week")
    if invested < 1.0 / 60.0:
        return [f"In {weeks} nobody invests any time to speak of."]
    kinds = listed([kind.replace("_", " ") for kind in found.kinds_invested])
    told = [f"In {weeks} people invest {amount(invested)} hours ({kinds})."]
    return told + [_repaid(whose, found.break_even(group), weeks) for group, whose in WHOSE.items()]


def _repaid(whose: str, when: BreakEven, weeks: str) -> str:
    """When one kind of time has repaid what was invested."""
    tries = f"at the end it has in {_share(when.share)} tries"
    if when.week is None:
        least = f", at the earliest from week {when.earliest} on" if when.earliest else ""
        return f"Within {weeks} {whose} does not repay it{least} ({tries})."
    if when.earliest == when.latest:
        return f"From week {when.week} on {whose} has repaid it ({tries})."
    latest = f"to {when.latest}" if when.latest else "or not within these weeks"
    return f"From week {when.week} on {whose} has repaid it (week {when.earliest or when.week} {latest}; {tries})."


def _share(share: float) -> str:
    """How many of the tries.

    >>> _share(1.0), _share(0.0), _share(0.25)
    ('all', 'none of the', '25 in 100')
    """
    return {0.0: "none of the", 1.0: "all"}.get(share, f"{amount(100 * share, 0)} in 100")


def table(found: TakesHold) -> Fitting:
    """By blocks of weeks: freed of GPs and of everybody, invested, and what GPs' time has repaid so far, in hours."""
    freed, every = (found.in_blocks("freed", group) for group in (GPS, EVERYBODY))
    invested, so_far = found.in_blocks("invested", EVERYBODY), found.repaid()
    rows = []
    for block in range(len(freed)):
        first, last = BLOCK * block + 1, min(BLOCK * (block + 1), len(so_far))
        told = (freed[block], every[block], invested[block], so_far[last - 1])
        weeks = f"weeks {first} to {last}" if first < last else f"week {last}"
        rows.append(Row(weeks, tuple(figure(each, digits=DECIMALS) for each in told)))
    return Fitting(
        ("freed,\nGPs", "freed,\neverybody", "invested,\neverybody", "GPs' freed less\ninvested, so far"), rows
    )
