"""The list of England's practices, and how a code is looked up in it."""

import subprocess
import sys

import pytest

from gpsim.practice.england import LICENCE, UnknownPractice, nearest, practice_at, practices
from gpsim.practice.shipped import shipped_folder


def test_every_practice_of_england_is_in_the_list() -> None:
    """6,169 of them; the 25 of Bury have 211,806 patients."""
    bury = [each.patients for each in practices().values() if each.sub_icb == "00V"]
    assert len(practices()) == 6169
    assert (len(bury), sum(bury)) == (25, 211_806)


def test_a_practice_has_its_list_and_where_it_is() -> None:
    one = practice_at("P83012")
    assert (one.code, one.patients, one.sub_icb, one.postcode) == ("P83012", 48_255, "00V", "BL8 4AD")


@pytest.mark.parametrize("written", ["A81001", "a81001", " A81001\n", "A81 001", "A81OO1", "a8loo1", "A8I001"])
def test_a_code_is_known_however_it_is_written(written: str) -> None:
    assert practice_at(written).code == "A81001"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("A81003", "A81001"), ("A8100", "A81001"), ("81001", "A81001"), ("A81001001", "A81001"), ("P830O44", "P83004")],
)
def test_an_unknown_code_is_answered_with_near_ones(typed: str, meant: str) -> None:
    with pytest.raises(UnknownPractice, match=f"there is no practice .* Near it are .*{meant} \\("):
        practice_at(typed)


@pytest.mark.parametrize("typed", ["A99999", "B8", "P"])
def test_an_unknown_code_is_answered_with_others_of_the_same_beginning(typed: str) -> None:
    assert nearest(typed)
    assert {each.code[0] for each in nearest(typed)} == {typed[0]}


@pytest.mark.parametrize("typed", ["", " ", "\0", "é", "ßßß", "\ud800", "🏥" * 9, "*", "x" * 100_000, "../A81001"])
def test_what_is_no_code_is_refused_in_one_line(typed: str) -> None:
    with pytest.raises(UnknownPractice) as refused:
        practice_at(typed)
    assert len(str(refused.value).splitlines()) == 1
    assert len(str(refused.value)) < 500


def test_the_list_says_whose_it_is_and_under_which_licence() -> None:
    text = (shipped_folder() / "england.csv").read_text("utf-8")
    assert 'NHS England, "Patients Registered at a GP Practice, March 2026"' in text
    assert LICENCE in text.replace("\n# ", " ")


def test_no_worker_reads_the_list() -> None:
    loaded = "import sys, gpsim.study.replicate; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    modules = run.stdout.split()
    assert "gpsim.practice.practice" in modules
    assert not [name for name in modules if name.startswith(("gpsim.practice.england", "gpsim.practice.scaled"))]
