"""Numbers in the words of a practice."""

from collections.abc import Mapping

from gpsim.scenarios.pressure import AS_IT_IS, FULL, SLACK
from gpsim.study.estimate import Estimate
from gpsim.units import Name

STAFF: Mapping[Name, str] = {
    "gp_qualified": "GPs",
    "gp_trainee": "trainee GPs",
    "nurse": "nurses",
    "other_direct_care": "other clinicians",
    "admin": "reception, office",
    "all": "everybody",
}
PURSES: Mapping[Name, str] = {"practice": "the practice", "network": "the network", "nhs": "the rest of the NHS"}
PATIENTS: Mapping[Name, str] = {
    "not_online": "patients not online",
    "age_75_plus": "patients of 75 and over",
    "most_deprived": "the most deprived patients",
    "long_term_condition": "patients with long-term conditions",
}
BOOKS: Mapping[Name, str] = {SLACK: "with a slack book", AS_IT_IS: "as it is", FULL: "with a full book"}
UNKNOWN = "not known"


def amount(value: float, digits: int = 1) -> str:
    """A number with at most ``digits`` decimals, and never minus nothing.

    >>> amount(-0.04), amount(1234.56), amount(2.5, 0)
    ('0', '1,234.6', '2')
    """
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def duration(hours: float, like: float | None = None) -> str:
    """Hours in words, and minutes below one hour, or in the unit in which ``like`` is told; without its sign.

    >>> duration(2.04), duration(-0.25), duration(1.0), duration(0.5, like=3.0)
    ('2 hours', '15 minutes', '1 hour', '0.5 hours')
    """
    if abs(hours if like is None else like) < 1.0:
        return many(amount(60 * abs(hours), 0), "minute")
    return many(amount(abs(hours)), "hour")


def between(low: float, high: float, like: float) -> str:
    """Two durations in hours, lost or gained alike, in the unit in which `duration` tells ``like``.

    >>> between(-0.5, -0.1, like=-0.3), between(0.5, 3.1, like=2.0)
    ('6 to 30 minutes', '0.5 to 3.1 hours')
    """
    short, long = sorted((abs(low), abs(high)))
    if abs(like) < 1.0:
        return f"{amount(60 * short, 0)} to {amount(60 * long, 0)} minutes"
    return f"{amount(short)} to {amount(long)} hours"


def pounds(value: float) -> str:
    """Whole pounds.

    >>> pounds(-1234.5), pounds(0.2)
    ('-£1,234', '£0')
    """
    text = f"{abs(value):,.0f}"
    return f"{'-' if value < 0 and text != '0' else ''}£{text}"


def interval(found: Estimate, digits: int = 1, factor: float = 1.0) -> str:
    """The interval in brackets' words, or nothing where there is none.

    >>> interval(Estimate(mean=1.0, low=-0.5, high=2.5, n=9))
    '-0.5 to 2.5'
    """
    if found.low is None or found.high is None:
        return ""
    return f"{amount(found.low * factor, digits)} to {amount(found.high * factor, digits)}"


def gained(hours: float, like: float | None = None) -> str:
    """A duration that is gained, or lost; in the unit in which ``like`` is told.

    >>> gained(2.0), gained(-0.5), gained(-0.001)
    ('2 hours gained', '30 minutes lost', 'nothing')
    """
    if duration(hours, like).startswith("0 "):
        return "nothing"
    return f"{duration(hours, like)} {'lost' if hours < 0 else 'gained'}"


def gained_between(low: float, high: float, like: float) -> str:
    """An interval of hours, on one side or on both, in the unit in which ``like`` is told.

    >>> gained_between(-0.1, 0.3, like=0.1), gained_between(0.1, 0.3, like=0.2), gained_between(-0.1, 2.0, like=1.0)
    ('6 minutes lost to 18 minutes gained', '6 to 18 minutes', '0.1 hours lost to 2 hours gained')
    """
    if low < 0.0 < high:
        return f"{gained(low, like)} to {gained(high, like)}"
    return between(low, high, like)


def in_every(per_cent: float) -> str:
    """A share of the hours that people work, as a count.

    >>> in_every(2.0), in_every(0.44), in_every(0.01)
    ('2 in every 100 hours they work', '4 in every 1,000 hours they work', 'less than 1 in every 1,000 hours they work')
    """
    if abs(per_cent) >= 0.95:
        return f"{amount(abs(per_cent))} in every 100 hours they work"
    thousandths = amount(10 * abs(per_cent), 0)
    return f"{'less than 1' if thousandths == '0' else thousandths} in every 1,000 hours they work"


def listed(items: list[str]) -> str:
    """Items as a sentence lists them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def many(number: int | str, noun: str) -> str:
    """A number of things.

    >>> many(1, "week"), many(0, "week")
    ('1 week', '0 weeks')
    """
    return f"{number} {noun}" + ("" if str(number) == "1" else "s")


def started(text: str) -> str:
    """``text`` as a sentence begins."""
    return text[:1].upper() + text[1:]


def role_name(role: Name) -> str:
    """A role as a file calls it, in words.

    >>> role_name("practice_nurse"), role_name("gp_partner")
    ('practice nurse', 'GP partner')
    """
    return " ".join("GP" if word == "gp" else word for word in role.split("_"))
