"""The website as front door and patients online: calls become forms, and the work stays."""

from dataclasses import replace

import pytest

from gpsim.practice.demand import Need, Outside, Recall
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.online_portal import OnlinePortal
from gpsim.scenarios.actions.patient_online import PatientOnline
from gpsim.scenarios.adoption import LONG
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.scenarios.verbs import front_door
from tests.actions.front_doors import change, forms, more, net
from tests.strategies import small_practice

FULLY = Uptake(level=1.0, weeks=LONG)
HALF = Uptake(level=0.5, weeks=LONG)
NEW = {"moves": 0.0, "asks": 0.0, "books": 0.0, "cancels": 0.0, "helping": 0.0}  # nothing of what the app does


def suited() -> Practice:
    """As `forms`; two in ten illnesses suit self-care."""
    practice = put(forms(), "needs.illness.suitable", lambda _: {"gp": 0.8, "self_care": 0.2})
    return put(practice, "destinations", lambda places: {**places, "self_care": Outside()})


def test_a_website_spares_only_requests_that_self_care_may_suit() -> None:
    made = OnlinePortal(avoided=0.02, moves=0.0).apply(suited(), HALF)
    assert {name: need.level for name, need in made.needs.items()} == pytest.approx(
        {"illness": 0.99, "result_query": 1.0, "message": 1.0}
    )
    assert made.access == suited().access


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
    """What no trial has found; the mechanism gives it if it is put in."""
    found = change(suited(), "active_signposting.online_portal", {"avoided": 0.2, "moves": 0.0})
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
    """As the review found of calls: hardly fewer. At the most that advocates project, a quarter of these matters."""
    numbers, practice = {**NEW, "moves": 0.25}, put(forms(), "needs.result_query.rate", lambda _: 100.0)
    found = change(practice, "self_care.patient_online", numbers)
    assert more(found, "calls_per_1000_per_day")[2] < 0.0
    assert more(found, "online_requests_per_1000_per_month")[1] > 0.0
    assert more(found, "needs_per_1000_per_week")[0] == 0.0
    assert net(found, "gp_qualified")[0] == 0.0  # reception looks results up


def test_results_seen_by_patients_bring_questions_for_reception() -> None:
    """Of 24 illnesses a week 20 are seen, and half of them tested: 0.4 x 10 more questions for 400 patients."""
    found = change(forms(), "self_care.patient_online", {**NEW, "asks": 0.4})
    assert more(found, "needs_per_1000_per_week")[0] == pytest.approx(10.0, abs=4.0)
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
