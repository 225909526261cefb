"""What a change comes to, in sentences: what is freed, what becomes of it, what it takes, and what is not sound.

A name may be of one thing or of many, so no verb that would have to agree with it follows one: *would free*, not
*frees*.
"""

from collections.abc import Iterator

from gpsim.report.looked_at import MINIMUM
from gpsim.report.seasons import one_season
from gpsim.report.words import PURSES, STAFF, amount, between, duration, gained, in_every, listed, many, pounds, started
from gpsim.report.worse_off import IN_SENTENCES
from gpsim.scenarios.enabling import enabled
from gpsim.study.estimate import Estimate
from gpsim.study.judgement import SMALL
from gpsim.study.price import is_bounded
from gpsim.study.results import Change, Comparison

OPEN_SHARE = 0.02  # of minutes, on what is still open at the end: above it the cool-down is too short


def headline(change: Change) -> str:
    """Whether GPs get time back, how much, and of how much."""
    parts, name = change.capacity_released["gp_qualified"], change.scenario.name
    net, share = parts["net"], parts["percent_of_worked"]
    if net.mean is None or share.mean is None:
        return f"No qualified GP works here, so {name} would free none of their time."
    if net.low is None or net.high is None:
        return f"With {name}, in one try your GPs had {_a_week(net.mean)}; more tries are needed to tell."
    if net.low == net.high == 0.0:
        return f"{started(name)} would change nothing for your GPs: not one minute in {net.n} tries."
    if not net.is_clear:
        found = f"best guess {_a_week(net.mean)}, but {_reach(net)}"
        if change.judgement.answer == SMALL:
            return f"{started(name)} would hardly change your GPs' time: {found}."
        return f"We cannot tell whether {name} would free GP time here: {found}."
    back = "get back" if net.mean > 0 else "lose"
    return (
        f"With {name} your GPs would {back} about {duration(net.mean)} a week between them "
        f"({between(net.low, net.high, like=net.mean)}): {in_every(share.mean)}."
    )


def became(change: Change) -> str:
    """What becomes of the time that GPs get back or lose; nothing where that is not clear."""
    parts = change.capacity_released["gp_qualified"]
    if not parts["net"].is_clear:
        return ""
    said = {
        "overtime": ("less overtime", "more overtime"),
        "free": ("more free time in their sessions", "less free time in their sessions"),
        "needs_met": ("spent on needs that would not have been met", "less spent on needs, which go unmet"),
        "brought_forward": ("spent on work that would have waited", "less done, and left waiting"),
        "contracted": ("rota'd time given up", "rota'd time added"),
    }
    large = [part for part in said if abs(parts[part].mean or 0.0) >= MINIMUM]
    clear = [part for part in large if parts[part].is_clear]
    if not clear:
        return "What becomes of it cannot be told from chance." if large else ""
    items = [_part(parts[part], *said[part]) for part in clear]
    rest = "; of the rest it cannot be told" if len(clear) < len(large) else ""
    return f"What becomes of it, a week: {listed(items)}{rest}.{_room(change.free_slots['gp_qualified'])}"


def all_warnings(comparison: Comparison) -> list[str]:
    """What makes the answers less than sound, each sentence once."""
    return list(dict.fromkeys(text for change in comparison.changes.values() for text in warnings(change)))


def warnings(change: Change) -> list[str]:
    """What makes the answer less than sound."""
    lacks = [
        f"{started(each.action.about.title)} cannot do everything here: {missing}."
        for each in change.scenario.adoptions
        for missing in each.action.lacks(change.practice)
    ]
    lacks += [*_too_late(change), *one_season(change)]
    if change.open_share <= OPEN_SHARE:
        return lacks
    still_open = (
        f"With {change.scenario.name} {amount(100 * change.open_share)}% of the minutes are on requests and papers "
        f"that were still open at the end, more than {100 * OPEN_SHARE:.0f}%: run more --cooldown weeks; if it "
        "stays, backlogs grow and grow."
    )
    return [*lacks, still_open]


def _too_late(change: Change) -> Iterator[str]:
    """What begins when the weeks are over, where weeks count at all."""
    for each in change.scenario.adoptions:
        if not change.plan.settled and each.start_week >= change.plan.weeks:
            yield (
                f"{started(each.action.about.title)} would start in week {each.start_week}, counted from 0, after "
                f"all that is measured ({many(change.plan.weeks, 'week')}), and change nothing here."
            )


def going(change: Change) -> Iterator[str]:
    """One sentence on what is spent once, if anything is."""
    spent = change.one_off
    items = [
        f"{duration(minutes / 60.0)} of {IN_SENTENCES.get(group, STAFF[group])}"
        for group, minutes in spent.minutes.items()
    ]
    items += [f"{pounds(amount_)} from {PURSES[purse]}" for purse, amount_ in spent.pounds.items()]
    if not items:
        return
    repaid = _repaid(sum(spent.minutes.values()) / 60.0, change.capacity_released["all"]["net"])
    yield f"To get going it takes {listed(items)}, once ({_counted(change)}).{repaid if change.plan.settled else ''}"


def _counted(change: Change) -> str:
    """How much of what is spent once is in the figures: only what falls into the weeks measured."""
    if change.plan.settled:
        return "not counted above"
    weeks = change.plan.weeks
    within = all(
        each.start_week >= 0 and each.start_week + each.action.ramp_weeks <= weeks
        for each in enabled(change.practice, change.scenario.adoptions)
    )
    return "counted above" if within else f"counted above as far as it falls into the {many(weeks, 'week')} measured"


def _repaid(hours: float, net: Estimate) -> str:
    """When the hours spent once are earned back, where it is clear that they are."""
    if not (hours and net.is_clear and net.mean and net.low and net.high and net.mean > 0):
        return ""
    weeks, soonest, latest = (amount(hours / each, 0) for each in (net.mean, net.high, net.low))
    reach = f"{soonest} to {latest}" if is_bounded(net) else f"{soonest} or more"
    return f" The time is earned back in about {weeks} weeks ({reach})."


def _room(slots: Estimate) -> str:
    """What whole slots the free time makes, if any."""
    if (slots.mean or 0.0) < 0.5:
        return ""
    between_ = f" ({amount(slots.low)} to {amount(slots.high)})" if slots.low is not None and slots.high else ""
    return f" The free time makes room for about {amount(slots.mean or 0.0)} more appointments a week{between_}."


def _a_week(hours: float) -> str:
    return "no change" if gained(hours) == "nothing" else f"{gained(hours)} a week"


def _reach(hours: Estimate) -> str:
    return f"{gained(hours.low or 0.0)} to {gained(hours.high or 0.0)} all fit what was tried"


def _part(part: Estimate, more: str, less: str) -> str:
    """A part that is clear, with its interval."""
    mean, low, high = part.mean or 0.0, part.low or 0.0, part.high or 0.0
    return f"{duration(mean)} {more if mean > 0 else less} ({between(low, high, like=mean)})"
