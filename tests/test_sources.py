"""Every number that is shipped says where it is from, in a list that says what each source is."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from gpsim.evidence import ASSUMPTION, numbers
from gpsim.practice.publications import Publication, is_published, leading, publications
from gpsim.practice.shipped import shipped_files, shipped_folder
from gpsim.scenarios.breaches import RULES
from gpsim.scenarios.catalogue import ACTIONS

FILES = sorted([*shipped_files("practice").values(), *shipped_files("scenario").values()])
PAGE = re.compile(r"https?://[^/\s]+/\S*\w\S*")  # more than a home page
WRITTEN = {field.name for field in fields(Publication)}


def founded(source: str) -> bool:
    """Whether a source begins with publications of the list, or is called an assumption."""
    return is_published(source) or source.startswith(ASSUMPTION)


def given(node: Any, path: str = "", source: str = "") -> Iterator[tuple[str, str]]:
    """Every number of a file with its source: its own, or that of the nearest table that has one."""
    if isinstance(node, dict):
        own = node.get("source", source)
        for key, inner in node.items():
            yield from given(inner, f"{path}.{key}" if path else key, own)
    elif isinstance(node, list):
        for inner in node:
            yield from given(inner, path, source)
    elif isinstance(node, int | float) and not isinstance(node, bool) and path != "schema_version":
        yield path, source


def unfounded(file: Path) -> list[str]:
    """The numbers of a file that say of no known source, and of no assumption, that they are from there."""
    return [
        f"{path}: {source!r}" for path, source in given(tomllib.loads(file.read_text("utf-8"))) if not founded(source)
    ]


def faults(key: str, source: Publication) -> list[str]:
    """What a source does not say of itself, or says wrongly."""
    empty = [f"{key}.{name} is empty" for name in WRITTEN - {"url", "seen"} if not str(getattr(source, name)).strip()]
    year = source.year
    dated = year == "undated" or (isinstance(year, int) and 1990 <= year <= 2026)
    undated = [] if dated else [f"{key}.year is {year}"]
    homely = [f"{key}.url is no page: {source.url}"] if source.url and not PAGE.fullmatch(source.url) else []
    return [*empty, *undated, *homely]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_number_of_a_shipped_file_has_a_known_source_or_is_called_an_assumption(
    file: Path,
) -> None:
    assert unfounded(file) == []


@pytest.mark.parametrize("name", ACTIONS)
def test_every_number_of_an_action_has_a_known_source_or_is_called_an_assumption(name: str) -> None:
    assert [f"{each.name}: {each.source!r}" for each in numbers(ACTIONS[name]) if not founded(each.source)] == []


def test_a_number_without_a_source_is_found(tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_text('a = 1\n[b]\nsource = "cbt: page 2"\nc = 2\nd = { value = 3, source = "hearsay: once" }\n', "utf-8")
    assert unfounded(file) == ["a: ''", "b.d.value: 'hearsay: once'"]


def test_every_source_is_used() -> None:
    files = [file.read_text("utf-8") for file in (*FILES, shipped_folder() / "england.csv")]
    actions = [
        text
        for action in ACTIONS.values()
        for text in (*(n.source for n in numbers(action)), *action.about.harms, *action.about.unknown)
    ]
    rules = [rule.source for rule in RULES]
    used = {word for text in [*files, *actions, *rules] for word in re.findall(r"\w+", text)}
    assert [key for key in publications() if key not in used] == []


def test_every_source_says_who_published_what_and_when() -> None:
    assert [fault for key, source in publications().items() for fault in faults(key, source)] == []


def test_a_source_that_does_not_is_found() -> None:
    bare = Publication(author=" ", year=1066, title="T", publisher="P", finds="F", url="https://www.bmj.com/")
    assert faults("x", bare) == ["x.author is empty", "x.year is 1066", "x.url is no page: https://www.bmj.com/"]


@pytest.mark.parametrize("source", ["cbt", "our count: May", "cbt and hearsay: both", "assumption: a guess", ""])
def test_what_names_no_publication_first_is_not_published(source: str) -> None:
    assert not is_published(source)


def test_two_publications_may_be_named_together() -> None:
    assert leading("stevens_2017 and holt_2016: 9.24 and 9.5") == ("stevens_2017", "holt_2016")
    assert is_published("stevens_2017 and holt_2016: 9.24 and 9.5")


def test_a_publication_is_told_as_a_list_of_references_has_it() -> None:
    assert str(publications()["workload_survey_2007"]) == (
        "The Information Centre for health and social care (2007). 2006/07 UK General Practice Workload Survey. "
        "NHS Digital, PUB01028. <https://digital.nhs.uk/catalogue/PUB01028>"
    )
