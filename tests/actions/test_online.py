"""The website as front door and patients online: calls become forms, and the work stays."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

import pytest

from gpsim.practice.demand import Need, Outside, Recall
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.records import canonical, put
from gpsim.scenarios.action import Action, Uptake
from gpsim.scenarios.actions.e_consultation import EConsultation
from gpsim.scenarios.actions.online_portal import OnlinePortal
from gpsim.scenarios.actions.patient_online import PatientOnline
from gpsim.scenarios.adoption import LONG
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.scenarios.verbs import front_door
from gpsim.study.run import compare
from tests.actions.front_doors import change, forms, more, net
from tests.strategies import small_practice

FULLY = Uptake(level=1.0, weeks=LONG)
HALF = Uptake(level=0.5, weeks=LONG)
NEW = {"moves": 0.0, "asks": 0.0, "books": 0.0, "cancels": 0.0, "helping": 0.0}  # nothing of what the app does
TOLD = {**NEW, "ceiling": PatientOnline().ceiling}  # as far as the app reaches in the end


def suited() -> Practice:
    """As `forms`; two in ten illnesses suit self-care."""
    practice = put(forms(), "needs.illness.suitable", lambda _: {"gp": 0.8, "self_care": 0.2})
    return put(practice, "destinations", lambda places: {**places, "self_care": Outside()})


def test_a_website_spares_only_requests_that_self_care_may_suit() -> None:
    """Of 60 illnesses, 20 questions about results and 20 messages 2% is 2, half of it 1: all of them illnesses."""
    made = OnlinePortal(avoided=0.02, moves=0.0).apply(suited(), HALF)
    assert {name: need.level for name, need in made.needs.items()} == pytest.approx(
        {"illness": 1.0 - 1 / 60, "result_query": 1.0, "message": 1.0}
    )
    assert made.access == suited().access


def test_a_website_spares_its_share_of_everything_that_patients_ask() -> None:
    """edwards_2017: of requests, not of those few that self-care may suit. What the practice invites is no request."""
    for practice in (suited(), load_practice("reference"), load_practice("small_rural")):
        made = OnlinePortal(avoided=0.005, moves=0.0).apply(practice, FULLY)
        asked = [need for need in made.needs.values() if need.origin == "patient"]
        spared = sum(need.rate * (1.0 - need.level) for need in asked)
        assert spared / sum(need.rate for need in asked) == pytest.approx(0.005)
        assert all(need.level == 1.0 for need in made.needs.values() if need.origin == "recall")


def test_a_website_cannot_spare_more_than_there_is() -> None:
    """Nine tenths of 100 requests are more than the 60 illnesses."""
    made = OnlinePortal(avoided=0.9, moves=0.0).apply(suited(), FULLY)
    assert made.needs["illness"].level == 0.0


def test_a_website_turns_calls_into_forms_and_brings_no_new_ones() -> None:
    made = OnlinePortal(avoided=0.0, moves=0.5, explaining=4.0, website=0.52).apply(forms(list_size=800), HALF)
    assert made.access.channels == pytest.approx({"telephone": 0.525, "online": 0.4, "desk": 0.075})
    assert {need.level for need in made.needs.values()} == {1.0}
    assert made.spent_time["online_portal"].minutes == 2.0
    assert made.spent_money["online_portal"].per_week == pytest.approx(4.0)  # 800 patients, 52p a year, half of it


def test_a_website_lacks_a_form_to_lead_to() -> None:
    assert "no form" in OnlinePortal().lacks(small_practice())[0]
    assert OnlinePortal().lacks(forms()) == ()
    unread = put(forms(), "team.activities.front_desk.serves", lambda _: ("telephone", "desk"))
    unread = put(unread, "access.channels", lambda _: {"telephone": 0.9, "desk": 0.1})
    assert "no form" in OnlinePortal().lacks(unread)[0]
    assert OnlinePortal().apply(small_practice(), FULLY) == small_practice()


def test_calls_fall_and_work_does_not_where_the_website_leads_to_a_form() -> None:
    """A quarter of 15 calls per 1,000 a day: about 4 fewer, and more forms; the doctor reads what reception heard."""
    found = change(forms(), "active_signposting.online_portal", {"avoided": 0.0, "explaining": 0.0})
    assert more(found, "calls_per_1000_per_day")[0] == pytest.approx(-3.8, abs=1.2)
    assert more(found, "online_requests_per_1000_per_month")[1] > 0.0
    assert more(found, "needs_per_1000_per_week")[0] == 0.0
    mean, low, _ = net(found, "gp_qualified")
    assert low < 0.0
    assert abs(mean) < 0.25


def test_a_website_that_spares_a_fifth_of_illnesses_would_release_time() -> None:
    """What no trial has found; the mechanism gives it if it is put in: 12% of all requests are a fifth of these."""
    found = change(suited(), "active_signposting.online_portal", {"avoided": 0.12, "moves": 0.0})
    assert net(found, "gp_qualified")[1] > 0.0
    assert more(found, "needs_per_1000_per_week")[2] < 0.0


def test_matters_about_which_nobody_is_seen_are_typed_in_the_app() -> None:
    """Half of what is spoken of a matter is 0.4: it adds twice as much to the 0.2 of forms. Messages are no matter."""
    made = PatientOnline(**{**NEW, "moves": 0.5}).apply(forms(), FULLY)
    assert front_door.matters(forms()) == ("result_query",)
    assert made.needs["result_query"].channels == pytest.approx({"telephone": 0.5, "desk": 0.5, "online": 3.0})
    assert made.needs["message"].channels == {}
    assert made.needs["illness"] == forms().needs["illness"]
    assert made.access == forms().access


def test_more_invitations_and_cancellations_take_no_call() -> None:
    recall = Recall(link=0.4)
    practice = forms()
    due = Need(rate=1.0, origin="recall", suitable={"gp": 1.0}, asks_for="gp", recall=recall)
    practice = replace(practice, needs={**practice.needs, "due": due})
    practice = put(practice, "attendance.cancels_by_link", lambda _: 0.5)
    made = PatientOnline(books=0.5, cancels=0.4).apply(practice, HALF)
    assert made.needs["due"].recall == replace(recall, link=0.4 + 0.25 * 0.6)
    assert made.attendance.cancels_by_link == pytest.approx(0.5 + 0.2 * 0.5)


def test_some_results_make_the_patient_ask_what_they_mean() -> None:
    """Of a tenth that raise a follow-up none asks too: 0.2 of the other nine tenths."""
    practice = put(forms(), "papers.result.steps.file.needs", lambda _: {"message": 0.1})
    made = PatientOnline(**{**NEW, "asks": 0.2}).apply(practice, FULLY)
    assert made.papers["result"].steps["file"].needs == pytest.approx({"message": 0.1, "result_query": 0.18})


def test_patients_online_lack_anything_that_an_app_could_take() -> None:
    assert "matters to type" in PatientOnline().lacks(small_practice())[0]


def test_calls_about_matters_fall_by_what_is_typed_and_no_work_is_released() -> None:
    """As the review found of calls: hardly fewer, here of patients who ask about results a great deal."""
    practice = put(forms(), "needs.result_query.rate", lambda _: 100.0)
    found = change(practice, "self_care.patient_online", {**TOLD, "moves": PatientOnline().moves}, replications=12)
    assert more(found, "calls_per_1000_per_day")[0] > -1.0
    assert more(found, "calls_per_1000_per_day")[2] < 0.0
    assert more(found, "online_requests_per_1000_per_month")[1] > 0.0
    assert more(found, "needs_per_1000_per_week")[0] == 0.0
    assert net(found, "gp_qualified")[0] == 0.0  # reception looks results up


def test_results_seen_by_patients_bring_questions_for_reception() -> None:
    """Of 24 illnesses a week 20 are seen, and half of them tested: 0.04 x 10 more questions for 400 patients."""
    found = change(forms(), "self_care.patient_online", {**TOLD, "asks": PatientOnline().asks}, replications=12)
    assert more(found, "needs_per_1000_per_week")[0] == pytest.approx(1.0, abs=0.4)
    assert net(found, "admin")[2] < 0.0


@pytest.mark.parametrize(("module", "name"), [("active_signposting", "online_portal"), ("self_care", "patient_online")])
def test_what_is_in_place_of_them_is_in_the_file(module: str, name: str) -> None:
    already = replace(suited(), in_place={module: {name: 0.5}})
    assert settled(already, Scenario()) == already


def test_the_reference_practice_is_as_its_file_says_but_for_trained_navigators() -> None:
    """Calls, forms, slots and how invitations are answered were measured with what is in place: nothing is added."""
    practice = load_practice("reference")
    now = settled(practice, Scenario())
    assert now.access.channels == practice.access.channels
    assert now.access.policy == practice.access.policy
    assert now.access.phone_list is None
    assert {name: need.channels for name, need in now.needs.items()} == {
        name: need.channels for name, need in practice.needs.items()
    }
    assert now.consultations["message_answered"].minutes == practice.consultations["message_answered"].minutes


# Several ways to the same form.

PORTAL, TYPED, APP = (
    "active_signposting.online_portal",
    "new_consultation_types.e_consultation",
    "self_care.patient_online",
)
SHARES = (0.0, 0.05, 0.25, 0.45, 0.6, 1.0)


def with_all(moves: Mapping[str, float], practice: Practice | None = None) -> Practice:
    """A practice that takes actions up fully, each of which moves such a share."""
    adoptions = [adopt(name, ceiling=1.0, moves=share) for name, share in moves.items()]
    return settled(practice or forms(), Scenario(tuple(adoptions)))


def spoken_of(practice: Practice, need: str) -> float:
    """How much of what comes about a need is spoken, in all that came as the practice is in its file."""
    own, channels = practice.needs[need].channels, practice.access.channels
    return sum(own.get(name, 1.0) * channels[name] for name in front_door.SPOKEN)


@pytest.mark.parametrize("website", SHARES)
@pytest.mark.parametrize("form", SHARES)
def test_the_website_and_the_form_move_as_much_as_the_stronger(website: float, form: float) -> None:
    """So no more than the two would move apart, and never more than there is."""
    both, old = with_all({PORTAL: website, TYPED: form}), forms()
    moved = 1.0 - spoken_of(both, "illness") / spoken_of(old, "illness")
    assert moved == pytest.approx(max(website, form))
    assert all(weight >= 0.0 for weight in both.access.channels.values())


@pytest.mark.parametrize("website", [0.0, 0.25, 0.45])
@pytest.mark.parametrize("form", [0.0, 0.3, 0.6])
@pytest.mark.parametrize("app", SHARES)
def test_the_app_moves_matters_only_beyond_what_came_as_forms_already(website: float, form: float, app: float) -> None:
    made, old = with_all({PORTAL: website, TYPED: form, APP: app}), forms()
    without_app = with_all({PORTAL: website, TYPED: form})
    moved = 1.0 - spoken_of(made, "result_query") / spoken_of(old, "result_query")
    assert moved == pytest.approx(max(website, form, app))
    assert made.access == without_app.access
    assert made.needs["illness"].channels == without_app.needs["illness"].channels
    come = sum(
        made.needs["result_query"].channels.get(name, 1.0) * made.access.channels[name] for name in made.access.channels
    )
    assert come == pytest.approx(sum(made.access.channels.values()))  # what the app moves is typed, and nothing is lost


def test_the_website_takes_away_no_request_that_forms_bring() -> None:
    """Forms bring what they would bring alone, whichever of the two is the stronger."""
    alone = with_all({TYPED: 0.3})
    for website in SHARES[:-1]:
        both = with_all({PORTAL: website, TYPED: 0.3})
        assert {name: need.level for name, need in both.needs.items()} == pytest.approx(
            {name: need.level for name, need in alone.needs.items()}
        )


@pytest.mark.parametrize("share", SHARES)
def test_alone_each_moves_its_own_share_to_the_last_digit(share: float) -> None:
    channels = {"telephone": 0.7 * (1.0 - share), "desk": 0.1 * (1.0 - share), "online": 0.2 + share * (0.7 + 0.1)}
    alone: tuple[Action, ...] = (OnlinePortal(avoided=0.0, moves=share), EConsultation(moves=share, new=0.0))
    assert all(each.apply(forms(), FULLY).access.channels == channels for each in alone)


def test_the_order_in_which_they_are_written_changes_no_byte() -> None:
    moves = {PORTAL: 0.25, TYPED: 0.3, APP: 0.4}
    made = {canonical(with_all(dict(order))) for order in permutations(moves.items())}
    assert len(made) == 1


def test_with_both_as_many_calls_come_as_with_the_stronger_alone() -> None:
    """Three in ten move; a sum would be 55 in a hundred."""
    website, form = adopt(PORTAL, ceiling=1.0, avoided=0.0, explaining=0.0), adopt(TYPED, ceiling=1.0)
    scenarios = [Scenario((form,), name="form"), Scenario((website, form), name="both")]
    found = compare(forms(), scenarios, weeks=2, warmup=1, cooldown=1, replications=3, workers=1)
    alone, both = (more(each, "calls_per_1000_per_day") for each in found.changes.values())
    assert alone[2] < 0.0
    assert both == pytest.approx(alone)
