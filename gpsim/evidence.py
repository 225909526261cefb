"""What research says of a number: its range, its source and how good that is, beside the number itself."""

from collections.abc import Iterator
from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal, get_type_hints

from gpsim.units import Unit

Good = Literal["low", "high", ""]
ASSUMPTION = "assumption"  # begins the source of a number that nobody has measured


@dataclass(frozen=True, slots=True)
class Evidence:
    """A number of an action with everything known about it."""

    name: str  # of the field
    value: float
    low: float
    high: float
    unit: str
    grade: str  # A trial, review or very large routine data; B controlled or large study; C case, claim, judgement
    source: str
    good: Good  # the end of the range that is better for GP time; "" neither
    meaning: str

    @property
    def assumed(self) -> bool:
        """Whether no published source gives the number."""
        return self.source.lower().startswith(ASSUMPTION)


def evidence(
    default: float,
    *,
    low: float,
    high: float,
    source: str,
    meaning: str = "",
    unit: str = "",
    grade: str = "",
    good: Good = "",
) -> Any:
    """A field of a record whose default is ``default``, with what is known about it.

    ``unit`` is only needed where the field's type does not give it.

    Raises:
        ValueError: when the range does not hold the default, or there is no source.

    """
    if not low <= default <= high:
        raise ValueError(f"evidence: {default:g} is not between low = {low:g} and high = {high:g}")
    if not source:
        raise ValueError(
            f"evidence: {default:g} has no source; write {ASSUMPTION!r} and why, if nobody has measured it"
        )
    known = {
        "value": default,
        "low": low,
        "high": high,
        "source": source,
        "meaning": meaning,
        "unit": unit,
        "grade": grade,
        "good": good,
    }
    return field(default=default, metadata={"evidence": known})


def numbers(action: type) -> list[Evidence]:
    """Every number of a record class that was made by `evidence`, in the order of its fields."""
    hints = get_type_hints(action, include_extras=True)
    return [_known(each, hints[each.name]) for each in fields(action) if "evidence" in each.metadata]


def _known(each: Field[Any], hint: Any) -> Evidence:
    known = dict(each.metadata["evidence"])
    known["unit"] = known["unit"] or next(_units(hint), "")
    return Evidence(name=each.name, **known)


def _units(hint: Any) -> Iterator[str]:
    return (mark.name for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Unit))
