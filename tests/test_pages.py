"""The documents are true: made pages are as the code makes them, tables are those of the log, links lead somewhere."""

import doctest
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread

from docs.make import comments, fields, parameters, rows, weeks
from docs.make.pages import PAGES, made
from gpsim import __version__, log
from gpsim.log import TABLES
from gpsim.measures.released import released, sides
from tests.logs import ANN, at, day
from tests.logs import log as log_of

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("**/*.md"))]
EIGHT = {"root": 480.0, "ended": 1080.0}  # born in the episode of eight o'clock
WORDS = {
    "channel": log.CHANNELS,
    "outcome": log.OUTCOMES,
    "result": log.RESULTS,
    "booking": log.BOOKINGS,
    "status": log.STATUSES,
    "ending": log.ENDINGS,
    "origin": log.ORIGINS,
}


def section(text: str, heading: str) -> str:
    """What stands below ``heading``, up to the next heading."""
    below = text.split(f"\n{heading}\n")[1]
    return re.split(r"^#", below, maxsplit=1, flags=re.MULTILINE)[0]


def table(text: str) -> list[list[str]]:
    """The cells of every line of the tables in ``text``, less heads and rules."""
    lines = [line.strip("| ").split("|") for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line] for line in lines]
    rules = [line[0] == "---" for line in cells]
    return [line for line, *at in zip(cells, rules, [*rules[1:], False], strict=True) if not any(at)]


def anchor(heading: str) -> str:
    """What a heading is called in a link, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_by_code_is_as_the_code_makes_it_now(name: str) -> None:
    same = made(name) == (DOCS / name).read_text("utf-8")
    assert same, f"docs/{name} is out of date: run `python -m docs.make`"


@pytest.mark.parametrize("name", TABLES)
def test_the_page_of_the_log_has_every_column_of_a_table_with_its_type(name: str) -> None:
    listed = [line[:2] for line in table(section((DOCS / "reference" / "log.md").read_text("utf-8"), f"## {name}"))]
    columns = [(field, TABLES[name][field]) for field in TABLES[name].names or ()]
    assert listed == [[f"`{field}`", f"`{np.dtype(kind).str[1:]}`"] for field, kind in columns]


@pytest.mark.parametrize("name", WORDS)
def test_the_page_of_the_log_has_every_word_in_order(name: str) -> None:
    first = section((DOCS / "reference" / "log.md").read_text("utf-8"), f"### {name}").strip().split(".")[0]
    assert re.findall(r"`(\w+)`", first) == list(WORDS[name])


def morning(
    *pieces: tuple[str, int, float], fates: Mapping[int, str], papers: Mapping[int, float], made_by_patient_1: int = 0
) -> log.Log:
    """Ann's hour from nine, with ``pieces`` of work; ends of needs and births of papers by id."""
    nine = at(0, "09:00")
    needs = [{"id": i, "patient": i - 1, "ending": end, **EIGHT, "born": 480.0} for i, end in fates.items()]
    filed = [{"id": i, "paper": 1, "ending": "filed", **EIGHT, "born": born} for i, born in papers.items()]
    for paper in filed:
        paper["patient"] = 0 if paper["id"] == made_by_patient_1 else -1
    return log_of(days=[day(ANN, nine, nine + 60.0, *pieces)], episodes=[*needs, *filed])


def test_the_morning_on_the_page_of_capacity_released_adds_up_as_it_says() -> None:
    """Letters (5) take 35 minutes; the pharmacy's summary on patient 1 (8) takes 2."""
    seen, read = "consultation.routine", "paper.letter.read"
    others = ((seen, 2, 10.0), (seen, 3, 10.0), (read, 5, 35.0))
    met = {2: "met", 3: "met"}
    before = morning((seen, 1, 10.0), *others, fates={1: "met", **met, 4: "lost"}, papers={5: 480.0})
    after = morning(
        (read, 8, 2.0), (seen, 4, 10.0), *others,
        fates={1: "met_outside", **met, 4: "met"}, papers={5: 480.0, 8: 500.0}, made_by_patient_1=8,
    )  # fmt: skip
    result = released(before, after)
    account, both = result.accounts["gp_qualified"], sides([result])["gp_qualified"]
    parts = ("net", "overtime", "free", "needs_met", "brought_forward", "contracted")
    measured = {part: getattr(account, part) for part in parts} | {"gross": both.gross[0], "absorbed": both.absorbed[0]}
    page = section((DOCS / "background" / "capacity_released.md").read_text("utf-8"), "## A morning to count by hand")
    assert measured == {line[1]: float(line[2]) for line in table(page) if line[1] in measured}
    assert (account.baseline.worked, account.scenario.worked) == (65.0, 67.0)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", document.read_text("utf-8"))
    for place, name in links:
        if place.startswith("https://"):
            continue
        target = document.parent / place if place else document
        assert target.exists(), place
        if name:
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
            assert name in {anchor(heading) for heading in headings}, f"{place}#{name}"


ADDRESS = re.compile(r"(?:https?|ftp)://[^\s`<>\"|]*|\bwww\.[^\s`<>\"|]*")


def ill_formed(text: str) -> list[str]:
    """Addresses that are no ``http(s)://`` of a host with a dot, or take along what follows them."""
    found = [each.split(")")[0] if each.count(")") > each.count("(") else each for each in ADDRESS.findall(text)]
    form = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*[^\s.,;:!?'])?/?", re.IGNORECASE)
    return [each for each in found if not form.fullmatch(each)]


def test_the_form_of_an_address_is_checked() -> None:
    good = "[a](https://a.org), <https://b.org/c/d.html> and https://e.org/f_(g)"
    assert ill_formed(good) == []
    bad = ("ftp://a.org", "https://localhost", "www.a.org", "https://a.org/b.", "https://a..org")
    assert [ill_formed(each) for each in bad] == [[each] for each in bad]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_address_in_a_document_has_the_form_of_one(document: Path) -> None:
    assert ill_formed(document.read_text("utf-8")) == []


def test_the_pictures_of_a_week_have_the_rows_of_the_reference_practice_as_it_is() -> None:
    """Their size follows how many roles and people there are; the rest of them moves with every number."""
    lived = weeks.log(warmup=0)
    sizes = {name: figure.get_size_inches() for name, figure in weeks.figures(lived).items()}
    shown = {path.stem: imread(path).shape for path in (DOCS / weeks.FOLDER).iterdir()}
    assert set(shown) == set(sizes)
    for name in {*sizes} - {"day"}:  # on another day other people are here
        width, height = sizes[name]
        assert shown[name][:2] == pytest.approx((150.0 * height, 150.0 * width), abs=1.0), name


def test_the_citation_names_the_version() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_the_changelog_knows_the_version() -> None:
    assert f"\n## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("module", [comments, fields, parameters, rows])
def test_examples_in_the_makers_of_pages_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
