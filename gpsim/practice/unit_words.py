"""Whether the unit that a file writes beside a number is the unit that the number has."""

import re

_PER_WEEK = r"(a|per|each|/)\s?week\b"
# How a unit may be written, by its name; what a pattern ends in may go on: "share of calls".
_PATTERNS = {
    "minutes": r"min(ute)?s?\b",
    "hours": r"h(ou)?rs?\b|h\b",
    "days": r"(calendar |working )?days?\b",
    "working days": r"(working )?days?\b",
    "weeks": r"weeks?\b",
    "years": r"years?\b",
    "share": r"(share|proportion|fraction|probability|chance)\b",
    "ratio": r"((rate |risk )?ratio|relative|times|factor|multiplier)\b",
    "pounds": r"(pounds?\b|£|gbp\b)(?!.*\b(hour|hr))",
    "pounds per hour": r"(pounds?|£|gbp)\s?(a|an|per|/)\s?(paid |employed )?(hour|hr|h)\b",
    "count": r"(?!(min(ute)?s?|h(ou)?rs?|days?|share|per ?cent|pounds?|£|%)\b)",
    "patients": r"(registered )?(patients|people)\b|count\b|number\b",
    "per 1,000 patients a week": rf".*\b(per|/) ?(1,?000|thousand)( registered)?( patients| people)? ?{_PER_WEEK}",
    "per week": rf"(?!.*\b(1,?000|thousand)\b).*\b{_PER_WEEK}",
    "per session": r".*\b(a|per|each) session\b",
    "hour of the day": r"(clock )?hours?\b|o'clock",
}


def compatible(text: str, unit: str) -> bool:
    """Whether ``text`` is a way to write ``unit``; anything is where the unit is free, as of relative weights.

    >>> compatible("share of calls", "share"), compatible("per cent", "share"), compatible("hours", "minutes")
    (True, False, False)
    """
    pattern = _PATTERNS.get(unit)
    return pattern is None or re.match(pattern, text.strip().casefold()) is not None
