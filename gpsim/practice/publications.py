"""The publications that numbers cite, from the shipped list of sources."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gpsim.practice.shipped import shipped_folder
from gpsim.units import Name

_CITES = re.compile(r"(\w+)(?: and (\w+))?: *\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Something published, and what of it is used."""

    author: str  # people, or the body that answers for it
    year: int | str  # of publication or of the data; or "undated"
    title: str  # in [brackets] if it only describes it
    publisher: str  # journal, series or house
    finds: str  # what of it is used
    url: str = ""  # "" none is known that leads to it
    seen: str = ""  # how it was read, where that was not in itself

    def __str__(self) -> str:
        """The publication as a list of references has it."""
        said = f"{self.author} ({self.year}). {self.title}{'' if self.title[-1] in '?!.' else '.'} {self.publisher}."
        return " ".join(part for part in (said, f"<{self.url}>" if self.url else "") if part)


@cache
def publications() -> Mapping[Name, Publication]:
    """Every publication of the shipped list, by the key that numbers cite it with."""
    tables = tomllib.loads((shipped_folder() / "sources.toml").read_text("utf-8"))
    return {key: Publication(**table) for key, table in tables["sources"].items()}


def leading(source: str) -> tuple[Name, ...]:
    """The keys that a number's source begins with, known or not.

    >>> leading("cbt: hour bands"), leading("stevens_2017 and holt_2016: 9.24 and 9.5"), leading("counted in May")
    (('cbt',), ('stevens_2017', 'holt_2016'), ())
    """
    cites = _CITES.match(source)
    return tuple(key for key in cites.groups() if key) if cites else ()


def is_published(source: str) -> bool:
    """Whether a number's source begins with publications of the shipped list."""
    keys = leading(source)
    return bool(keys) and all(key in publications() for key in keys)


def cited(source: str) -> tuple[Name, ...]:
    """The publications of the shipped list that a number's source names, wherever in it they stand."""
    return tuple(dict.fromkeys(word for word in re.findall(r"\w+", source) if word in publications()))
