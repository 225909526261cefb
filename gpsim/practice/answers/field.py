"""What may be answered in one place: its kind, its bounds, and what is taken where nothing is said."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, Literal

from gpsim.practice.faults import did_you_mean, shown
from gpsim.units import clock_minutes

Kind = Literal["text", "number", "whole", "yes_no", "choice", "choices", "clock", "by_hour", "by_half_day"]

NONE = "none"
HALF_DAYS = 10  # Monday morning, Monday afternoon, … Friday afternoon
HOURS = 11  # from eight to nine, nine to ten, … six to half past


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One answer of a question."""

    key: str
    asks: str  # in plain words
    kind: Kind
    default: Any = None  # for 10,000 patients; None: nothing is taken
    scaled: bool = False  # the default goes with the list size
    low: float = 0.0
    high: float = 1.0
    options: tuple[str, ...] = ()
    none: bool = False  # "none" may be answered
    minutes: float = 0.0  # of work that hang on one of it in a week
    count: str = ""  # how to count it in a week


def usual(field: Field, size: float) -> Any:
    """What is taken for a practice ``size`` times 10,000 patients large where nothing is said."""
    if not field.scaled or field.default is None:
        return field.default
    return max(field.low, round(field.default * size))


def wrong(field: Field, value: Any) -> str:
    """What is wrong with an answer, and what may stand there; "" nothing."""
    if value == NONE and field.none:
        return ""
    match field.kind:
        case "text":
            return "" if isinstance(value, str) and value.strip() else "must be text in quotes"
        case "yes_no":
            return "" if isinstance(value, bool) else "must be true or false"
        case "choice":
            return _not_among(value, field.options)
        case "choices":
            if not isinstance(value, list):
                return f"must be an array, such as [{shown(field.options[0])}], of {_listed(field.options)}"
            twice = ["must name each once"] if any(value.count(each) > 1 for each in value) else []
            return next((why for each in value if (why := _not_among(each, field.options))), "".join(twice))
        case "clock":
            return "" if _is_clock(value) else 'must be a time of day in quotes, such as "08:00"'
        case "by_hour":
            return _array(field, value, HOURS, "whole numbers: 8 to 9, 9 to 10, … 17 to 18 and 18 to 18:30", whole=True)
        case "by_half_day" if isinstance(value, list):
            words = "numbers: Monday morning, Monday afternoon, … Friday afternoon"
            return _array(field, value, HALF_DAYS, words, whole=False)
        case _:
            return _number(field, value)


def choices(field: Field) -> str:
    """What may be answered where it is not just any number, in words."""
    if field.kind == "yes_no":
        return "true or false"
    return _listed(field.options) if field.options else f'or "{NONE}"' if field.none else ""


def _number(field: Field, value: Any) -> str:
    whole = field.kind == "whole"
    known = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
    if known and abs(value) < 1e15 and isfinite(value) and field.low <= value <= field.high:
        return ""
    return f"must be {'a whole number' if whole else 'a number'} {_from(field)}{f' or {shown(NONE)}' * field.none}"


def _array(field: Field, value: Any, length: int, words: str, *, whole: bool) -> str:
    right = isinstance(value, list) and len(value) == length and not any(_each(field, value, whole=whole))
    return "" if right else f"must be {length} {words}, each {_from(field)}"


def _each(field: Field, values: list[Any], *, whole: bool) -> Iterator[bool]:
    each = replace(field, kind="whole" if whole else "number", none=False)
    yield from (bool(_number(each, value)) for value in values)


def _not_among(value: Any, options: tuple[str, ...]) -> str:
    if isinstance(value, str) and value in options:
        return ""
    hint = did_you_mean(value, options) if isinstance(value, str) else ""
    return f"must be one of {_listed(options)}{f'; {hint}' if hint.startswith('did') else ''}"


def _listed(options: tuple[str, ...]) -> str:
    return ", ".join(f'"{option}"' for option in options)


def _from(field: Field) -> str:
    return f"from {field.low:g} to {field.high:,.15g}"


def _is_clock(value: Any) -> bool:
    try:
        return isinstance(value, str) and clock_minutes(value) >= 0.0
    except ValueError:
        return False
