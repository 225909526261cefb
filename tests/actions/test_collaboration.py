"""Specialists, pharmacies and community nurses: what goes there, what comes back, and who pays."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from gpsim.distributions import Exponential, Fixed
from gpsim.log import ENDINGS, RESULTS, Log
from gpsim.measures.costs import cost_per_week
from gpsim.practice.demand import Outside
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.partners.services import CommunityPharmacy, CommunityServices
from gpsim.scenarios.actions.partners.specialists import SpecialistAdvice
from gpsim.scenarios.adoption import LONG
from gpsim.scenarios.verbs.passing_on import ask_first
from gpsim.scenarios.verbs.who import elsewhere
from tests.actions.team_world import accounts, as_it_is, lived, minutes_on, net, pairs, surely_less, taken_up, world
from tests.strategies import small_practice

AS_TOLD = SpecialistAdvice()  # at its own numbers
SETTLED = Uptake(level=1.0, weeks=LONG)


def done(log: Log, task: str) -> int:
    """How often a piece of work was done."""
    return int((log.work["task"] == log.names.tasks.index(task)).sum()) if task in log.names.tasks else 0


def test_a_question_goes_before_a_referral_and_an_answer_may_spare_it() -> None:
    practice = ask_first(
        world(), "referral", share=0.3, asking=Fixed(mean=5.0), reading=Fixed(mean=3.0), days=Exponential(mean=2.0),
        settled=0.6,
    )  # fmt: skip
    asked, answer = practice.papers["referral"], practice.papers["referral_advice"]
    assert asked.steps[asked.first].next == pytest.approx({"ask": 0.3, "dictate": 0.7})
    assert (asked.steps["ask"].queue, asked.steps["ask"].makes, asked.steps["ask"].next) == (
        "inbox", {"referral_advice": 1.0}, {},
    )  # fmt: skip
    assert (answer.first, answer.delay) == ("read_answer", Exponential(mean=2.0))
    assert answer.steps["read_answer"].next == pytest.approx({"dictate": 0.4})
    assert answer.steps["send"] == asked.steps["send"] == world().papers["referral"].steps["send"]


def test_more_questions_compound_with_those_asked_already() -> None:
    """0.3, and half of what is left: 0.65."""
    action = SpecialistAdvice(asked=0.5)
    once = SpecialistAdvice(asked=0.3).apply(world(), SETTLED)
    paper = action.apply(once, SETTLED).papers["referral"]
    assert paper.steps[paper.first].next == pytest.approx({"ask": 0.65, "dictate": 0.35})


def test_specialist_advice_costs_gps_time_and_spares_secretaries() -> None:
    """A question costs 5 + 4 minutes and spares 0.55 x 4 of dictating: 6.8 more; and 0.55 x 12 of sending fewer."""
    for gps, staff in zip(accounts(pairs(AS_TOLD)), accounts(pairs(AS_TOLD), "admin"), strict=True):
        assert gps.net < 0.0 < staff.net
    assert net(AS_TOLD)[1] < 0.0


def test_answers_spare_as_many_referrals_as_they_settle() -> None:
    action = SpecialistAdvice(ceiling=1.0, asked=1.0)
    questions = sum(done(log, "paper.referral.ask") for _, log in pairs(action))
    sent = sum(done(log, "paper.referral_advice.send") for _, log in pairs(action))
    assert questions > 100
    assert abs(sent - 0.45 * questions) < 4.0 * np.sqrt(questions * 0.45 * 0.55) + 0.02 * questions


def test_even_if_every_answer_spares_a_referral_gps_gain_nothing() -> None:
    """Five and four minutes are more than the four of a referral."""
    assert net(SpecialistAdvice(ceiling=1.0, asked=1.0, avoided=1.0))[1] < 0.0


def seen_outside(log: Log, name: str) -> int:
    rows = log.appointments
    here = (rows["person"] == -1) & (rows["slot"] == log.names.outside.index(name)) & (rows["ended"] > 0.0)
    return int((here & (rows["start"] >= 0.0) & (rows["start"] < log.measured)).sum())


def test_referral_to_pharmacies_takes_minor_illness_off_gps_and_some_comes_back() -> None:
    for before, after in pairs(CommunityPharmacy()):
        assert minutes_on(after, "illness", "gp_qualified") < minutes_on(before, "illness", "gp_qualified")
        more = seen_outside(after, "pharmacy") - seen_outside(before, "pharmacy")
        assert more > 0
        assert done(after, "paper.summary.index") > done(before, "paper.summary.index") == 0


def test_each_patient_seen_at_a_pharmacy_costs_the_nhs_its_fee_and_the_practice_a_summary() -> None:
    """15 pounds for each patient, in four weeks; and one summary to be filed for each of all the weeks' patients."""
    action = CommunityPharmacy(ceiling=1.0, offered=1.0)
    practice = taken_up(action)
    for replication, (before, after) in enumerate(pairs(action)):
        assert before is as_it_is(replication)
        old, new = cost_per_week(before, lambda _: world()), cost_per_week(after, lambda _: practice)
        more = new["cost_per_week.nhs"] - old["cost_per_week.nhs"]
        assert more == pytest.approx(15.0 * seen_outside(after, "pharmacy") / 4)
        assert new["cost_per_week.network"] == old["cost_per_week.network"] == 0.0


def test_twelve_in_a_hundred_who_agree_never_get_to_the_pharmacy_and_a_fifth_of_those_seen_come_back() -> None:
    """So of those sent 0.88 x 0.8 are met outside (A fifth come back, and 0.12 never went)."""
    action = CommunityPharmacy(ceiling=1.0, offered=1.0, accepts=1.0, wrong=0.0)
    sent = met = 0
    for _, log in pairs(action):
        rows = log.contacts
        diverted = np.unique(rows["id"][rows["result"] == RESULTS.index("diverted")])
        ended = log.episodes[np.isin(log.episodes["id"], diverted)]["ending"]
        sent, met = sent + len(ended), met + int((ended == ENDINGS.index("met_outside")).sum())
    assert sent > 60
    assert abs(met - 0.704 * sent) < 4.0 * np.sqrt(sent * 0.704 * 0.296)


def test_community_nurses_take_so_many_dressings_a_week_for_a_meeting() -> None:
    """Two, and three more; 7.5 minutes a week of two doctors and a nurse, and of nobody else."""
    practice = CommunityServices(places=3.0).apply(world(), SETTLED)
    place = practice.destinations["community_nursing"]
    assert isinstance(place, Outside)
    assert place.capacity == 5
    spent = practice.spent_time["community_services"]
    assert (spent.overhead, spent.roles, spent.minutes) == ("meeting", ("doctor", "practice_nurse"), 7.5)


def test_community_services_take_dressings_off_nurses_and_meetings_off_gps() -> None:
    action = CommunityServices()
    for before, after in pairs(action):
        assert minutes_on(after, "wound", "nurse") < minutes_on(before, "wound", "nurse")
        assert 0 < seen_outside(after, "community_nursing") <= 4 * 5
    assert net(action)[1] < 0.0


def at_home() -> Practice:
    """Half of the housebound can wait, and half of these suit a community nurse, who sends a third of them back."""
    fall = replace(world().needs["fall"], urgent=0.5, suitable_at_home={"gp": 0.5, "community_nursing": 0.5})
    practice = put(world(), "needs.fall", lambda _: fall)
    return put(practice, "destinations.community_nursing.bounce", lambda _: 0.33)


def test_community_services_take_visits_off_gps_and_some_come_back() -> None:
    """Nothing is claimed of GPs' hours: visits are fewer, meetings more, and only those who can wait are passed on."""
    action = CommunityServices(ceiling=1.0, offered=1.0, accepts=1.0, places=10.0, wrong=0.0)
    practice, tries = taken_up(action, at_home()), range(8)
    with_them = [lived(practice, replication) for replication in tries]
    visits = [done(lived(at_home(), replication), "consultation.visit") for replication in tries]
    assert surely_less([done(log, "consultation.visit") for log in with_them], visits)
    for after in with_them[:3]:  # in a month in which few are passed on it may be that none comes back
        passed_on = seen_at(after, "community_nursing") & needs_of(after, "fall")
        came_back = passed_on & set(after.work["id"][tasks(after) == "consultation.visit"].tolist())
        assert 0 < len(came_back) < len(passed_on)
        urgent = set(after.episodes["id"][after.episodes["urgent"] == 1].tolist())
        assert not passed_on & urgent


def test_where_community_nurses_suit_nobody_at_home_visits_are_as_they_were() -> None:
    action = CommunityServices(ceiling=1.0, offered=1.0, accepts=1.0, wrong=0.0, meeting=0.0)
    for before, after in pairs(action):
        assert minutes_on(after, "fall", "gp_qualified") == minutes_on(before, "fall", "gp_qualified")


def tasks(log: Log) -> npt.NDArray[np.str_]:
    return np.asarray(np.array(log.names.tasks)[log.work["task"]])


def needs_of(log: Log, need: str) -> set[int]:
    rows = log.episodes
    return set(rows["id"][(rows["paper"] == 0) & (rows["kind"] == log.names.needs.index(need))].tolist())


def seen_at(log: Log, name: str) -> set[int]:
    """The episodes that were seen at a place outside."""
    rows = log.appointments
    here = (rows["person"] == -1) & (rows["slot"] == log.names.outside.index(name)) & (rows["ended"] > 0.0)
    return set(rows["id"][here].tolist())


def test_a_place_that_suits_only_those_at_home_can_be_offered() -> None:
    nobody = put(world(), "needs.wound.suitable", lambda _: {"treatment_room": 1.0})
    assert "suits no need" in CommunityServices().lacks(nobody)[0]
    home = put(nobody, "needs.fall.suitable_at_home", lambda _: {"community_nursing": 1.0})
    assert CommunityServices().lacks(home) == ()
    assert "community_nursing" in elsewhere(home)
    assert "community_nursing" not in elsewhere(nobody)


def test_collaboration_says_what_it_lacks() -> None:
    assert SpecialistAdvice().lacks(small_practice()) == ("no paper is called 'referral'",)
    assert CommunityPharmacy().lacks(small_practice()) == ()
    assert "suits no need" in CommunityPharmacy().lacks(small_practice(suited_elsewhere=0.0))[0]
    assert "community_nursing" in CommunityServices().lacks(small_practice())[0]
    assert CommunityServices().apply(small_practice(), SETTLED) == small_practice()
