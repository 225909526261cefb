"""The pages of the shipped practices: each says what its file says, and shows the figures that it should."""

import doctest
import re

import pytest

from docs.make import practices as maker
from docs.make.practices import FOLDER, SHOWN, begins, page, practices
from docs.make.published import DERIVED, ENGLAND, SUCH, derived
from gpsim import __version__
from gpsim.measures.catalogue import metric_of
from gpsim.practice.files import load_practice
from gpsim.practice.publications import publications
from gpsim.study.run import run
from tests.test_pages import DOCS, section, table


@pytest.mark.parametrize("name", practices())
def test_a_practices_page_is_as_the_code_makes_it_but_for_what_came_out(name: str) -> None:
    """`make practices` makes them anew."""
    text = (DOCS / FOLDER / f"{name}.md").read_text("utf-8")
    assert text.startswith(begins(name))
    assert re.search(rf"\d+ replications of \d+ weeks, .* seed \d+; gpsim {re.escape(__version__)}\.", text)
    assert [line[0].strip("`") for line in table(section(text, "## What comes out"))] == list(SHOWN)


def test_no_other_practice_has_a_page() -> None:
    assert {path.stem for path in (DOCS / FOLDER).glob("*.md")} == {*practices(), "overview"}


def test_a_page_is_made_of_a_run() -> None:
    """Two weeks of the smallest of them: each figure with its interval, beside what is published."""
    lived = run(load_practice("small_rural"), weeks=1, warmup=1, cooldown=1, replications=2, workers=1)
    lines = {line[0].strip("`"): line for line in table(section(page("small_rural", lived), "## What comes out"))}
    assert list(lines) == list(SHOWN)
    share, hours = lines["continuity_share"], lines["hours_per_week.nurse"]
    assert re.fullmatch(r"[\d.]+% \(-?[\d.]+ to [\d.]+\)", share[2])
    assert share[4] == "50.4% in small practices (gpad_amc)"
    assert hours[1] == "hours a week: worked"
    assert len(hours) == 3  # nothing is published beside it
    mean = lived.metrics["hours_per_week.nurse"].mean
    assert mean is not None
    assert float(hours[2].split()[0]) == pytest.approx(mean, abs=0.005)


def test_numbers_of_a_month_are_those_of_its_working_days() -> None:
    """253 working days a year; 20 appointments a day, of which half were booked on the day and a tenth were missed."""
    found = derived({"appointments_per_1000_per_day": 20.0, "same_day_share": 0.5, "dna_share": 0.1})
    assert found == pytest.approx({"same_day_per_1000_per_month": 2530 / 12, "missed_per_1000_per_month": 506 / 12})


def test_every_published_figure_is_beside_one_that_is_shown_and_has_a_source() -> None:
    for of in (ENGLAND, *SUCH.values()):
        assert set(of) <= set(SHOWN)
        assert {figure.source for figure in of.values()} <= set(publications())
    assert set(SUCH) <= set(practices())
    assert all(metric_of(name) for name in SHOWN if name not in DERIVED)


def test_examples_in_the_maker_of_practices_pages_hold() -> None:
    assert doctest.testmod(maker).failed == 0
