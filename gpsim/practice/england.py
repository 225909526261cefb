"""The general practices of England, by their public code: how many patients each has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from gpsim.practice.faults import shown
from gpsim.practice.shipped import shipped_folder

FILE = "england.csv"
PUBLICATION = 'NHS England, "Patients Registered at a GP Practice, March 2026"'
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0"
NEAREST = 5  # codes that an unknown one is answered with
ALIKE = 0.3  # how much of two codes must be the same for one to be named
DIGITS = str.maketrans("OIL", "011")  # letters written for digits; the first character of a code is always a letter


@dataclass(frozen=True, slots=True)
class Registered:
    """A practice as the list of registered patients has it."""

    code: str  # of the Organisation Data Service
    patients: int
    sub_icb: str  # code of the sub-ICB location
    postcode: str


class UnknownPractice(ValueError):  # noqa: N818  what was asked for, not an error of the program
    """No practice of this code is in the list."""


@cache
def practices() -> Mapping[str, Registered]:
    """Every practice of the list, by its code."""
    lines = (shipped_folder() / FILE).read_text("utf-8").splitlines()
    rows = [line.split(",") for line in lines if not line.startswith("#")]
    return {code: Registered(code, int(patients), *where) for code, patients, *where in rows[1:]}


def practice_at(code: str) -> Registered:
    """The practice of this code, however it is written: small letters, blanks, O for 0.

    Raises:
        UnknownPractice: when there is none, naming those that may be meant.

    >>> practice_at(" a81oo1 ").patients
    3743

    """
    known = practices()
    for written in _written(code):
        if written in known:
            return known[written]
    near = ", ".join(f"{one.code} ({one.patients:,} patients, {one.postcode})" for one in nearest(code))
    raise UnknownPractice(
        f"there is no practice {shown(code)} in the list of March 2026; a code is a letter and five digits, such as "
        f"A81001.{f' Near it are {near}.' if near else ''}"
    )


def nearest(code: str) -> list[Registered]:
    """Up to five practices whose codes are most like ``code``: one character away, or beginning in the same way."""
    typed = next(_written(code[:20]))
    close = sorted(practices(), key=lambda known: (-_alike(typed, known), known))[:NEAREST]
    return [
        practices()[known] for known in close if typed and (known.startswith(typed) or _alike(typed, known) >= ALIKE)
    ]


def _alike(typed: str, known: str) -> float:
    """How much two codes have in common, a common beginning first."""
    same = next((n for n, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), min(len(typed), len(known)))
    return (SequenceMatcher(None, typed, known).ratio() + same / len(known)) / 2.0


def _written(code: str) -> Iterator[str]:
    """``code`` as the list may have it."""
    plain = "".join(code.upper().split())
    yield plain[:1] + plain[1:].translate(DIGITS)
    yield plain
