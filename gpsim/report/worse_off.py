"""Who is worse off, in sentences: clearly, and perhaps or by chance."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gpsim.report.looked_at import MINIMUM, Harms, Looked, harms, longer, loses
from gpsim.report.words import STAFF, amount, duration, listed, started
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change
from gpsim.units import Name

IN_SENTENCES: Mapping[Name, str] = {"admin": "reception and office staff"}  # where a table has less room


def worse_off(change: Change) -> list[str]:
    """Who is clearly worse off, a sentence each, one also if it is nobody; and one on who may be, or it is chance.

    Staff groups are told by their own intervals, since it is their hours that a change moves. All else must stand out
    from chance with so many figures looked at; of roles, those whose group does not lose.
    """
    if all(account["net"].half_width is None for account in change.capacity_released.values()):
        return ["One try cannot tell; the tables say what happened in it."]
    losing, found = _losing(change), harms(change)
    clear, perhaps = ([each for each in some if each.group not in losing] for some in (found.clear, found.perhaps))
    return [*([*_staff(change, losing), *_clearly(clear)] or [_nobody()]), *_perhaps(perhaps, found)]


def _losing(change: Change) -> list[Name]:
    """The staff groups that clearly lose hours."""
    nets = {group: change.capacity_released[group]["net"] for group in STAFF if group in change.capacity_released}
    return [group for group, net in nets.items() if group != "all" and loses(net)]


def _staff(change: Change, losing: Iterable[Name]) -> Iterator[str]:
    for group in losing:
        parts = change.capacity_released[group]
        who = started(IN_SENTENCES.get(group, STAFF[group]))
        yield f"{who} spend {longer(parts['net'])}{_added(parts['contracted'])}."


def _added(contracted: Estimate) -> str:
    """Of hours that are lost: that the rota has more of them now, so that nobody who was there need work longer."""
    if not loses(contracted):
        return ""
    return f", for which {duration(contracted.mean or 0.0)} a week of rota'd time are added"


def _clearly(found: Iterable[Looked]) -> Iterator[str]:
    for whose, some in groupby(found, key=lambda each: each.whose):
        said = [each.says for each in some]
        yield from [f"{started(whose)}: {listed(said)}."] if whose else [f"{started(each)}." for each in said]


def _nobody() -> str:
    least = f"{60 * MINIMUM:.0f} minutes a week"
    return f"Nobody, as far as can be told: losses are next to nothing (of staff, under {least}) or may be chance."


def _perhaps(found: Sequence[Looked], harms_: Harms) -> Iterator[str]:
    """What looks worse and need not be, by name: its figures are in the tables."""
    named = []
    for whose, some in groupby(found, key=lambda each: each.whose):
        labels = listed([each.label for each in some])
        named.append(f"{whose} ({labels})" if whose else labels)
    if named:
        many, chance = len(found), amount(harms_.by_chance, 0)
        expected = "fewer than 1" if chance == "0" else f"about {chance}"
        yield (
            f"May be worse, or chance ({many} of {harms_.looked_at} figures looked at; {expected} expected by chance "
            f"alone): {listed(named)}."
        )
