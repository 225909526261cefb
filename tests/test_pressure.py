"""Three levels of pressure: the lists of a slack and of a full book, and scenarios lived with all three."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gpsim
from gpsim.practice.book import Block, Template
from gpsim.practice.consistency import inconsistencies
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.shipped import shipped_practices
from gpsim.practice.weekly import gp_pressure
from gpsim.records import put
from gpsim.scenarios.files import adopt
from gpsim.scenarios.pressure import AS_IT_IS, FULL, LEVELS, SLACK, at_pressure
from gpsim.scenarios.scenario import Scenario
from gpsim.study.pressure import Pressure, pressure
from gpsim.study.run import compare
from gpsim.units import clock_minutes
from tests.strategies import small_practice

NAVIGATION = Scenario((adopt("active_signposting.care_navigation"),))
OPTIONS: dict[str, Any] = {"weeks": 2, "warmup": 1, "cooldown": 2, "replications": 3, "workers": 1}
LISTED = [name for name in shipped_practices() if gp_pressure(load_practice(name))]


def three(practice: Practice) -> dict[str, Practice]:
    return {level: at_pressure(practice, slots) for level, slots in LEVELS.items()}


def laid_out(practice: Practice, name: str) -> dict[str, tuple[float, int, float]]:
    return {key: (b.at, b.slots, b.minutes) for key, b in practice.book.templates[name].blocks.items()}


@pytest.mark.parametrize("level", [SLACK, FULL])
def test_the_lists_of_the_reference_become_those_of_the_shipped_pair(level: str) -> None:
    made, shipped = three(load_practice("reference"))[level], load_practice(f"reference_{level}")
    assert laid_out(made, "gp_clinic") == laid_out(shipped, "gp_clinic")
    assert gp_pressure(made) == pytest.approx(gp_pressure(shipped), abs=0.015)


@pytest.mark.parametrize("name", LISTED)
def test_any_practice_has_a_slack_and_a_full_book_and_all_else_and_the_luck_the_same(name: str) -> None:
    practice = load_practice(name)
    levels = three(practice)
    assert levels[AS_IT_IS] == practice
    slack, now, full = (gp_pressure(each) or 0.0 for each in levels.values())
    assert slack < 0.95 * now
    assert now < 0.95 * full
    for made in levels.values():
        assert list(inconsistencies(made)) == []
        book = replace(made.book, templates=practice.book.templates)
        assert replace(made, book=book) == practice


def with_list(*blocks: tuple[str, float, int, float], start: str = "08:00", end: str = "12:00") -> Practice:
    """A small practice whose GP has one list, with blocks of a kind, a start, slots and their minutes."""
    practice = small_practice()
    kind = next(name for name, each in practice.book.kinds.items() if "routine" in each.takes)
    kinds = {name: replace(practice.book.kinds[kind], takes=("urgent", "routine")) for name, *_ in blocks}
    made = {
        f"block_{i}": Block(at=at, slots=slots, minutes=minutes, slot=name)
        for i, (name, at, slots, minutes) in enumerate(blocks)
    }
    book = replace(
        practice.book,
        kinds={**practice.book.kinds, **kinds},
        templates={**practice.book.templates, "list": Template(blocks=made)},
    )
    role = practice.team.roles["partner"]
    who = next(name for name, person in practice.team.people.items() if person.role == "partner")
    assert role.group == "gp_qualified"

    def at_the_list(rota: Mapping[str, Any]) -> dict[str, Any]:
        return {
            line: replace(session, start=start, end=end, template="list")
            for line, session in rota.items()
            if session.template
        }

    return put(replace(practice, book=book), f"team.people.{who}.rota", at_the_list)


def test_twelve_slots_become_fourteen_or_ten_of_the_same_length() -> None:
    """What is behind them gives way."""
    practice = with_list(("ahead", 0.0, 6, 10.0), ("today", 65.0, 6, 10.0))
    levels = three(practice)
    assert laid_out(levels[SLACK], "list") == {"block_0": (0.0, 7, 10.0), "block_1": (70.0, 7, 10.0)}
    assert laid_out(levels[FULL], "list") == {"block_0": (0.0, 5, 10.0), "block_1": (65.0, 5, 10.0)}


def test_where_the_session_cannot_hold_them_slots_are_shorter() -> None:
    """Twelve slots of 20 minutes fill four hours; fourteen have 17.1 each."""
    slack = three(with_list(("ahead", 0.0, 12, 20.0)))[SLACK]
    at, slots, minutes = laid_out(slack, "list")["block_0"]
    assert (at, slots) == (0.0, 14)
    assert minutes == pytest.approx(240.0 / 14.0)


def test_a_list_that_somebody_else_shares_fits_into_their_sessions_too() -> None:
    """A nurse has two hours for the GP's twelve slots of ten minutes, as the GP has four: fourteen have 8.6 each."""

    def two_hours(rota: Mapping[str, Any]) -> dict[str, Any]:
        return {line: replace(one, start="08:00", end="10:00", template="list") for line, one in rota.items()}

    practice = put(with_list(("ahead", 0.0, 12, 10.0)), "team.people.Nurse Bell.rota", two_hours)
    for made in three(practice).values():
        assert list(inconsistencies(made)) == []
    at, slots, minutes = laid_out(three(practice)[SLACK], "list")["block_0"]
    assert (at, slots) == (0.0, 14)
    assert minutes == pytest.approx(120.0 / 14.0)


def test_a_list_keeps_a_slot_of_every_kind() -> None:
    """Six kinds, a slot each: none may go; and of six slots of one kind, each by itself, one does."""
    apart = [(f"kind_{i}", 10.0 * i, 1, 10.0) for i in range(6)]
    assert len(laid_out(three(with_list(*apart))[FULL], "list")) == 6
    alike = [("kind", 10.0 * i, 1, 10.0) for i in range(6)]
    assert len(laid_out(three(with_list(*alike))[FULL], "list")) == 5


@st.composite
def lists(draw: st.DrawFn) -> list[tuple[str, float, int, float]]:
    """Blocks one behind the other, of which some have a gap before them; at most four hours."""
    found, end = [], 0.0
    for _ in range(draw(st.integers(1, 6))):
        at = end + draw(st.sampled_from([0.0, 5.0]))
        slots, minutes = draw(st.integers(1, 5)), draw(st.sampled_from([5.0, 7.0]))
        found.append((draw(st.sampled_from(["one", "two", "three"])), at, slots, minutes))
        end = at + slots * minutes
    return found


@given(lists())
def test_any_list_stays_within_its_session_with_about_as_many_slots_as_it_should(
    blocks: list[tuple[str, float, int, float]],
) -> None:
    ends = max(at + slots * minutes for _, at, slots, minutes in blocks)
    end = f"{8 + int(ends // 60):02}:{int(ends % 60):02}"
    practice = with_list(*blocks, end=end)
    before = sum(slots for _, _, slots, _ in blocks)
    for level, made in three(practice).items():
        assert list(inconsistencies(made)) == []
        template = made.book.templates["list"]
        assert {block.slot for block in template.blocks.values()} == {name for name, *_ in blocks}
        after = sum(block.slots for block in template.blocks.values())
        kinds = len({name for name, *_ in blocks})
        assert after == before if level == AS_IT_IS else abs(after - LEVELS[level] * before) <= 0.5 + kinds / 2.0
        length = clock_minutes(end) - clock_minutes("08:00")
        assert max(b.at + b.slots * b.minutes for b in template.blocks.values()) <= length + 1e-6


def test_lists_of_others_and_procedures_stay() -> None:
    reference = load_practice("reference")
    changed = {
        name
        for made in three(reference).values()
        for name, template in made.book.templates.items()
        if template != reference.book.templates[name]
    }
    assert changed == {"gp_clinic", "gp_remote", "gp_short", "gp_remote_short", "gp_babies"}
    babies = three(reference)[FULL].book.templates["gp_babies"].blocks
    assert babies["fitting"] == reference.book.templates["gp_babies"].blocks["fitting"]


def test_a_practice_without_lists_of_gps_is_refused() -> None:
    with pytest.raises(ValueError, match="no qualified GP here has a list of slots long enough"):
        pressure(load_practice("telephone_only"), [NAVIGATION], **OPTIONS)


@pytest.fixture(scope="module")
def found() -> Pressure:
    return pressure(busy(), [NAVIGATION], **OPTIONS)


def busy() -> Practice:
    """A GP with twelve slots a morning and more who ask."""
    return put(with_list(("ahead", 0.0, 12, 10.0)), "needs.illness.rate", lambda _: 200.0)


def test_as_it_is_a_practice_is_compared_as_ever(found: Pressure) -> None:
    assert found.whole.to_json() == compare(busy(), [NAVIGATION], **OPTIONS).to_json()
    assert list(found.levels) == [SLACK, AS_IT_IS, FULL]


def test_every_level_is_lived_with_the_same_needs(found: Pressure) -> None:
    born = {repr(each.metrics["needs_per_1000_per_week"]) for each in found.levels.values()}
    assert len(born) == 1
    waits = [each.metrics["wait_beyond_wanted_mean_days"].mean or 0.0 for each in found.levels.values()]
    assert waits[0] < waits[1] < waits[2]


def test_the_hours_of_a_full_book_are_compared_with_those_of_a_slack_one_try_by_try(found: Pressure) -> None:
    nets = [found.levels[level].changes["care navigation"].capacity_released["gp_qualified"]["net"] for level in LEVELS]
    difference = found.full_less_slack("care navigation")
    assert difference.mean == pytest.approx((nets[2].mean or 0.0) - (nets[0].mean or 0.0))
    assert difference.n == 3
    fewer = replace(found.levels[FULL], replicates=found.levels[FULL].replicates[:2])
    assert Pressure({**found.levels, FULL: fewer}).full_less_slack("care navigation").n == 2


def test_the_document_has_all_levels_beside_what_it_ever_had(found: Pressure) -> None:
    document, plain = json.loads(found.to_json()), json.loads(found.whole.to_json())
    assert {name: document[name] for name in plain} == plain
    assert set(document) - set(plain) == {"pressure"}
    told = document["pressure"]
    assert set(told) == {"levels", "full_less_slack"}
    assert list(told["levels"]) == [SLACK, AS_IT_IS, FULL]
    for level in told["levels"].values():
        assert set(level) == {"digest", "replications", "asked_per_slot", "baseline", "scenarios"}
    assert told["levels"][AS_IT_IS]["scenarios"] == plain["scenarios"]
    assert told["levels"][AS_IT_IS]["digest"] == plain["inputs"]["digests"]["practice"]
    assert len({level["digest"] for level in told["levels"].values()}) == 3
    assert set(told["full_less_slack"]["care navigation"]) == {"mean", "low", "high", "n", "unit"}


def test_what_is_found_so_far_is_told_as_it_is_first() -> None:
    told: list[tuple[list[str], int, int | None]] = []
    looked: list[tuple[list[str], int]] = []
    pressure(
        busy(), [NAVIGATION], **{**OPTIONS, "weeks": 13, "replications": 1},
        look=lambda so_far: looked.append((list(so_far.levels), so_far.plan.weeks)),
        progress=lambda so_far, planned: told.append((list(so_far.levels), len(so_far.replicates), planned)),
    )  # fmt: skip
    assert looked == [([AS_IT_IS], 2)]
    assert told == [([AS_IT_IS], 1, 3), ([AS_IT_IS, SLACK], 2, 3), ([AS_IT_IS, SLACK, FULL], 3, 3)]


def test_pressure_is_public() -> None:
    assert gpsim.pressure is pressure
