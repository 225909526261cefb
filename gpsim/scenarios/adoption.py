"""How an action takes hold: it rises on Mondays to its ceiling, and fades as people leave."""

from gpsim.records import record
from gpsim.scenarios.action import Action, Uptake
from gpsim.units import Name, Share

LONG = 1_000  # weeks since something began that has always been so
WEEKS_A_YEAR = 52.0


@record
class Adoption:
    """The decision of a practice to take an action up."""

    name: Name  # of the catalogue, for example active_signposting.care_navigation
    action: Action
    start_week: int = 0  # from the first measured Monday, counted from 0


def gain(adoption: Adoption, in_place: Share) -> float:
    """How much is there to be gained above what is in place."""
    return max(0.0, adoption.action.ceiling - in_place)


def uptake_on(adoption: Adoption, week: int, in_place: Share = 0.0) -> Uptake:
    """How many have taken the action up in ``week`` since it started; the first week counts.

    What was gained fades from the week in which the ceiling was reached.
    """
    action, weeks = adoption.action, max(0, week - adoption.start_week + 1)
    reached, before = (_reached(w, action.ramp_weeks) for w in (weeks, max(0, weeks - 1)))
    fading_years = max(0.0, weeks - max(1.0, action.ramp_weeks)) / WEEKS_A_YEAR
    kept = (1.0 - action.fade_per_year) ** fading_years
    whole = gain(adoption, in_place)
    return Uptake(level=whole * reached * kept, newly=whole * (reached - before), weeks=weeks)


def settled_uptake(adoption: Adoption, in_place: Share = 0.0) -> Uptake:
    """The ceiling reached long ago, with nothing left to learn and nothing faded."""
    return Uptake(level=gain(adoption, in_place), weeks=LONG)


def in_place_uptake(in_place: Share) -> Uptake:
    """What a practice does already."""
    return Uptake(level=in_place, weeks=LONG)


def _reached(weeks: int, ramp_weeks: float) -> float:
    if weeks <= 0:
        return 0.0
    return min(1.0, weeks / ramp_weeks) if ramp_weeks > 0.0 else 1.0
