"""The plain answer for each scenario and what it rests on; and what of it breaches contract or scope. In sentences."""

from collections.abc import Mapping, Sequence

from gpsim.practice.publications import leading, publications
from gpsim.report.words import amount
from gpsim.scenarios.breaches import Flag
from gpsim.study.estimate import Estimate
from gpsim.study.judgement import GRADES, Judgement, beyond_evidence
from gpsim.study.results import Change

RESEARCH: Mapping[str, str] = {
    "A": "The research behind it is good.",
    "B": "The research behind it is fair.",
    "C": "The research behind it is weak, and may be wrong by a factor of two.",
    "": "How good the research behind it is, nobody has said.",
}

OF_ALL: Mapping[str, str] = {  # numbers that every action has, in words
    "ceiling": "how many will really do it",
    "ramp_weeks": "the time to get going",
    "fade_per_year": "what is lost in a year",
}


def in_short(change: Change) -> str:
    """Better, worse, too small to matter or cannot tell yet, and why."""
    found, percent = change.judgement, change.capacity_released["gp_qualified"]["percent_of_worked"]
    return " ".join(
        [
            f"In short, for your GPs' time: {found.answer}.",
            _reach(percent, found),
            _research(change),
            *_otherwise(found),
        ]
    )


def against(change: Change) -> list[str]:
    """What breaches, or may breach, contract or scope, a sentence each with its source."""
    return [told(flag) for flag in change.flags]


def told(flag: Flag) -> str:
    """A flag with its source in full.

    >>> told(Flag(says="A clinic: check this.", source="a.clinic", already=True))
    'A clinic: check this. So it is as you are now. (From: a.clinic)'
    """
    keys = [key for key in leading(flag.source) if key in publications()]
    full = "; ".join(str(publications()[key]) for key in keys) or flag.source
    as_now = " So it is as you are now." if flag.already else ""
    return f"{flag.says[:1].upper()}{flag.says[1:]}{as_now} (From: {full.rstrip('.')})"


def _reach(percent: Estimate, found: Judgement) -> str:
    """Where the interval lies, and what is worthwhile."""
    worthwhile = f"Worthwhile is {amount(100 * found.worthwhile, 2)}% of the hours they work, or more."
    if percent.low is None or percent.high is None:
        return f"{_too_few(percent)} {worthwhile}"
    between = f"{amount(percent.low, 2)}% to {amount(percent.high, 2)}%"
    reach = found.line.reach.replace("gained or lost,", f"{_side(percent.low, percent.high)},")
    return f"{between} of the hours they work fit what was tried: {reach}. {worthwhile}"


def _side(low: float, high: float) -> str:
    if low > 0.0:
        return "gained"
    return "lost" if high < 0.0 else "gained or lost"


def _too_few(percent: Estimate) -> str:
    return "That takes more tries than one." if percent.n == 1 else "That takes more tries than one, and GPs."


def _research(change: Change) -> str:
    beyond = [
        f"{_number(name)} of {each.action.about.title}"
        for each in change.scenario.adoptions
        for name in beyond_evidence(change.scenario, each)
    ]
    if beyond:
        return f"No research reaches so far: {', '.join(beyond)}."
    return RESEARCH[change.judgement.grade] if change.scenario.adoptions else "Nothing is changed."


def _number(name: str) -> str:
    """A number of an action, as its file calls it; in words first, if every action has it.

    >>> _number("ramp_weeks"), _number("offered")
    ('the time to get going (ramp_weeks)', 'offered')
    """
    return f"{OF_ALL[name]} ({name})" if name in OF_ALL else name


def _otherwise(found: Judgement) -> Sequence[str]:
    """What the same figures would be with good research behind them, if that is something else."""
    best = found.line.answer(GRADES[0])
    return [] if best == found.answer else [f"With good research behind them the same figures would be: {best}."]
