"""What a practice comes to, worked out by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from gpsim.practice.explain import Provenance, explained, provenance
from gpsim.practice.files import load_practice
from gpsim.practice.leaves import DEFAULT, FOR_THIS_RUN, THIS_FILE
from gpsim.practice.practice import Source
from gpsim.practice.shipped import shipped_practices
from gpsim.practice.weekly import covered, hours_by_queue, visits_of

SMALL = Path(__file__).with_name("small.toml")


def warned(*settings: str) -> Sequence[str]:
    """The warnings about the small practice with these settings."""
    return explained(load_practice(SMALL, settings)).warnings


def test_hours_are_those_of_an_average_week() -> None:
    """Anna: 3 × 4 h 10 and 50 minutes; Björn and Carl: 5 × 10.5 h; Nell: 4 h every other week, twice."""
    groups = {group.group: group for group in explained(load_practice(SMALL)).groups}
    assert {name: group.people for name, group in groups.items()} == {"gp_qualified": 2, "nurse": 1, "admin": 1}
    assert groups["gp_qualified"].hours == pytest.approx(12.5 + 5 / 6 + 52.5)
    assert groups["nurse"].hours == pytest.approx(2.0 + 0.5)
    assert groups["admin"].fte == pytest.approx(1.4)
    assert groups["admin"].sessions == pytest.approx(12.6)


def test_slots_are_those_of_an_average_week() -> None:
    """Anna has 10 of each kind on three mornings; Nell 8 and a group of 8 in odd weeks and in some even ones."""
    slots = {"routine": 30.0, "same_day": 30.0, "nursing": 5.0, "class": 5.0}
    assert explained(load_practice(SMALL)).slots == pytest.approx(slots)


def test_who_works_remotely_has_the_template_for_it() -> None:
    slots = explained(load_practice(SMALL, ["team.people.anna.remote=true"])).slots
    assert slots == pytest.approx({"routine": 0.0, "same_day": 60.0, "nursing": 5.0, "class": 5.0})


def test_births_are_rates_times_patients() -> None:
    found = explained(load_practice(SMALL))
    assert found.needs == {"cough": 40.0, "check": 4.0, "fit_note": 6.0}
    assert found.papers == {"letter": 30.0}


def test_pressure_is_appointments_asked_of_gps_over_their_slots() -> None:
    """Forty coughs and nine in ten of four checks, on Anna's sixty slots."""
    assert explained(load_practice(SMALL)).gp_pressure == pytest.approx(43.6 / 60.0)


def test_a_practice_without_gp_slots_has_no_pressure() -> None:
    assert explained(load_practice("telephone_only")).gp_pressure is None


def test_stages_are_visited_as_often_as_they_are_reached() -> None:
    need = load_practice(SMALL, ["needs.check.stages.review.next={bloods=0.5}"]).needs["check"]
    assert visits_of(need) == pytest.approx({"nurse": 1 / 0.55, "gp": 0.9 / 0.55})


def test_queues_are_served_while_somebody_who_serves_them_is_here() -> None:
    hours = hours_by_queue(load_practice(SMALL))
    assert hours["telephone"] == pytest.approx(52.5)
    assert hours["inbox"] == pytest.approx(12.5 + 52.5)
    assert hours["treatment"] == pytest.approx(2.5)


def test_spans_that_touch_or_overlap_are_one() -> None:
    practice = load_practice(SMALL, ['team.people.anna.rota.meeting.activity="duty_day"'])
    assert covered(practice, "inbox", "tue") == [(480.0, 1110.0)]
    assert covered(practice, "patients", "wed") == [(540.0, 810.0)]


def test_numbers_are_counted_by_where_they_are_from() -> None:
    published, assumed = Source(source="gpad_2025: table 1"), Source(source="Assumption: a guess")
    ours, misspelt = Source(source="counted: in May"), Source(source="gpad_2052: table 1")
    found = provenance([published, assumed, assumed, ours, misspelt, THIS_FILE, FOR_THIS_RUN, DEFAULT])
    assert found == Provenance(published=1, assumed=2, cited=2, own=2, defaults=1)
    assert (found.given, found.published_share) == (7, 1 / 7)
    assert provenance([]).published_share == 0.0


def test_what_a_file_gives_in_the_place_of_another_is_its_own(tmp_path: Path) -> None:
    """The list was published; the rate of skin complaints was an assumption, by what its table says."""
    file = tmp_path / "ours.toml"
    heading = 'schema_version = 1\nkind = "practice"\nextends = "reference"\n'
    file.write_text(heading + 'list_size = { value = 9000, source = "our list in May" }\nneeds.skin.rate = 4.0\n')
    shipped, ours = (explained(load_practice(name)).numbers for name in ("reference", file))
    assert (shipped.cited, shipped.own) == (0, 0)
    assert (ours.cited, ours.own) == (1, 1)
    assert (ours.published, ours.assumed) == (shipped.published - 1, shipped.assumed - 1)


def test_needs_that_follow_ease_of_access_are_told_at_the_hardest_and_the_easiest() -> None:
    """0.3 × (0 − 1) and 0.3 × (1 ÷ 0.6 − 1) off 1; fit notes have no elasticity, and nothing names the third."""
    responses = "responses={a={usual=0.6, elasticity=0.3}, b={usual=0.6}, c={usual=0.6, elasticity=1}}"
    practice = load_practice(SMALL, [responses, "needs.cough.response=a", "needs.fit_note.response=b"])
    found = explained(practice)
    assert list(found.responses) == ["a"]
    assert found.responses["a"] == pytest.approx((0.7, 1.2))
    assert "The response 'c' is used nowhere." in found.warnings


def test_the_small_practice_warns_of_nothing() -> None:
    assert warned() == ()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (
            ["list_size=6000"],
            "Needs ask GPs for 2.2 appointments for every slot they have; waits will grow without end.",
        ),
        (["list_size=500"], "Needs ask GPs for only 0.2 appointments for every slot they have."),
        (["team.people.nell.rota.odd.every=20"], "The queue 'treatment' is served for 42 minutes a week."),
        (["team.people.carl.rota.day.start=09:00"], "On wed nobody answers the telephone for 60 of its 630 minutes."),
        (["team.rooms=0"], "On tue morning 1 sessions need a room, and there are 0."),
        (
            ["team.people.nell.rota.odd.template="],
            "nell's session 'odd' is bookable but has no",
        ),
        (["access.extras_slot="], "access.urgent_if_full names 'extras', which this practice does not have."),
        (["access.duty=false"], "access.urgent_if_full names 'duty', which this practice does not have."),
        (["needs.cough.season="], "The season 'winter' is used nowhere."),
        (["needs.check.recall.paper="], "The paper 'invitation' never comes from outside, and nothing makes it."),
        (["team.people.anna.remote=true"], "No session lays out slots of the kind 'routine'."),
        (["team.people.anna.rota.meeting=false"], "The activity 'meeting' is used nowhere."),
        (
            ["needs.cough.season=", "needs.check.recall.paper=", "seasons.dry=[1,1,1,1,1,1,1,1,1,1,1,1]"],
            "The seasons 'winter' and 'dry' are used nowhere.",
        ),
    ],
)
def test_what_may_surprise_is_warned_of(settings: list[str], expected: str) -> None:
    found = warned(*settings)
    assert any(warning.startswith(expected) for warning in found), found


@pytest.mark.parametrize("name", shipped_practices())
def test_what_is_shipped_can_be_explained(name: str) -> None:
    assert explained(load_practice(name)).groups


def test_needs_that_fear_a_full_book_are_more_where_access_is_hard() -> None:
    """1 − 0.5 × (0 − 1) at the hardest, and 1 − 0.5 × (1 ÷ 0.5 − 1) at the easiest."""
    practice = load_practice(SMALL, ["responses={fear={usual=0.5, elasticity=-0.5}}", "needs.cough.response=fear"])
    assert explained(practice).responses["fear"] == pytest.approx((1.5, 0.5))
