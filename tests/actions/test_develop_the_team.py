"""What each colleague who joins does to whose time, and that none does more than its numbers say."""

from dataclasses import replace

import numpy as np
import pytest

from gpsim.evidence import numbers
from gpsim.log import Log
from gpsim.practice.demand import Clinic, Outside
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.scenarios.action import Action, Uptake
from gpsim.scenarios.actions.collaboration import SUB_ACTIONS as COLLABORATION
from gpsim.scenarios.actions.develop_the_team import SUB_ACTIONS as TEAM
from gpsim.scenarios.actions.partners.services import CommunityPharmacy
from gpsim.scenarios.actions.social_prescribing import SUB_ACTIONS as SOCIAL
from gpsim.scenarios.actions.team.acute import Paramedic, PhysicianAssistant
from gpsim.scenarios.actions.team.coordinators import CareCoordinator
from gpsim.scenarios.actions.team.nurses import AdvancedNursePractitioner, MinorIllnessNurse
from gpsim.scenarios.actions.team.pharmacist import Pharmacist
from gpsim.scenarios.actions.team.therapists import MentalHealthPractitioner, Physiotherapist
from gpsim.scenarios.adoption import LONG
from gpsim.scenarios.verbs.passing_on import reassign
from gpsim.streams import Luck
from tests.actions.team_world import accounts, lived, minutes_on, net, pairs, seen_by, surely_less, taken_up, world

MINE = {**TEAM, **SOCIAL, **{name: COLLABORATION[name] for name in COLLABORATION if name != "shared_hub"}}
EACH = pytest.mark.parametrize("action", [one for name, one in MINE.items() if name != "medical_assistant"])
WHERE = pytest.mark.parametrize("practice", [world(), load_practice("reference")], ids=["world", "reference"])
SETTLED = Uptake(level=1.0, weeks=LONG)
FULLY = Uptake(level=1.0, newly=1.0, weeks=1)
ROLLOUT = {"ceiling", "ramp_weeks", "fade_per_year"}


@WHERE
@EACH
def test_the_laws_hold_where_an_action_has_something_to_act_on(action: type[Action], practice: Practice) -> None:
    nothing = {each.name: 0.0 for each in numbers(action) if each.name not in ROLLOUT}
    assert action(**nothing, **{"ceiling": 1.0}).apply(practice, FULLY) == practice
    assert action().apply(practice, Uptake(level=0.0, weeks=0)) == practice
    assert action().lacks(practice) == ()
    assert action().apply(practice, FULLY) != practice


@WHERE
@EACH
def test_nothing_changes_whom_a_place_suits_and_no_place_but_in_how_many_it_takes_and_who_works_there(
    action: type[Action], practice: Practice
) -> None:
    changed = action().apply(practice, FULLY)
    assert {n: (need.suitable, need.suitable_at_home) for n, need in changed.needs.items()} == {
        n: (need.suitable, need.suitable_at_home) for n, need in practice.needs.items()
    }
    for name, place in changed.destinations.items():
        old = practice.destinations[name]
        if isinstance(old, Outside) and isinstance(place, Outside):
            assert place.capacity >= old.capacity
            place = replace(place, capacity=old.capacity)
        if isinstance(old, Clinic) and isinstance(place, Clinic):
            assert set(old.roles) <= set(place.roles)
            place = replace(place, roles=old.roles)
        assert place == old


@WHERE
@EACH
@pytest.mark.parametrize("end", ["low", "high"])
def test_an_action_may_be_extreme_and_come_twice(action: type[Action], practice: Practice, end: str) -> None:
    extreme = action(**{each.name: getattr(each, end) for each in numbers(action)})
    changed = extreme.apply(extreme.apply(practice, FULLY), FULLY)
    assert all(0.0 <= share <= 1.0 for share in changed.access.navigation.offered.values())


# Work moved between queues.


def test_papers_reassigned_are_shared_between_two_queues() -> None:
    """40% of what came to the inbox goes to the pharmacist, takes 6 minutes for 4, and a quarter comes back."""
    more = {"to": "medicines", "slower": 1.5, "back": 0.25}
    practice = reassign(world(), "discharge_summary", "read", share=0.4, **more)  # type: ignore[arg-type]
    steps = practice.papers["discharge_summary"].steps
    assert steps["index"].next == pytest.approx({"read": 0.6, "read_by_medicines": 0.4})
    done = steps["read_by_medicines"]
    assert (done.queue, done.minutes.mean, done.next) == ("medicines", 6.0, {"read": 0.25})  # type: ignore[union-attr]
    assert steps["read"] == world().papers["discharge_summary"].steps["read"]
    again = reassign(practice, "discharge_summary", "read", share=0.4, **more)  # type: ignore[arg-type]
    assert again.papers["discharge_summary"].steps["index"].next == pytest.approx(
        {"read": 0.36, "read_by_medicines": 0.64}
    )


def test_a_first_step_is_reassigned_by_a_fork_that_takes_nobodys_time() -> None:
    practice = reassign(world(), "acute_script", "sign", to="medicines", share=0.4, slower=1.0, back=0.0)
    paper = practice.papers["acute_script"]
    fork = paper.steps[paper.first]
    assert fork.share == 0.0
    assert fork.next == pytest.approx({"sign": 0.6, "sign_by_medicines": 0.4})


def test_papers_reassigned_are_no_fewer() -> None:
    practice = reassign(world(), "discharge_summary", "read", to="medicines", share=0.4, slower=1.0, back=0.0)
    assert practice.papers["discharge_summary"].rate == world().papers["discharge_summary"].rate


# Whose time.


def test_a_minor_illness_nurse_takes_minutes_of_minor_illness_off_gps_and_spends_more_of_her_own() -> None:
    for before, after in pairs(MinorIllnessNurse()):
        fewer = minutes_on(before, "illness", "gp_qualified") - minutes_on(after, "illness", "gp_qualified")
        more = minutes_on(after, "illness", "nurse") - minutes_on(before, "illness", "nurse")
        assert 0.0 < fewer < more


def test_a_quarter_of_a_minor_illness_nurses_patients_see_a_gp_too() -> None:
    """577 of 790 were managed without a doctor (Shum 2000): 27% of those she saw go on to one.

    Nobody is offered her whom she does not suit. Consultations bring some more to a GP: none here, with no return.
    """
    action = MinorIllnessNurse(offered=1.0, accepts=1.0, wrong=0.0, recontact=0.0)
    seen = both = 0
    for _, log in pairs(action):
        hers = seen_by(log, "minor_illness_nurse")
        seen, both = seen + len(hers), both + len(hers & seen_by(log, "doctor"))
    assert seen > 120
    assert abs(both - 0.27 * seen) < 4.0 * np.sqrt(seen * 0.27 * 0.73)


def test_supervision_of_a_minor_illness_nurse_comes_off_what_she_frees_of_gps() -> None:
    """An hour a WTE and week from the second year: 60 x 5 ÷ 9 minutes a week in four weeks."""
    alone, supervised = (accounts(pairs(MinorIllnessNurse(supervision=hours))) for hours in (0.0, 2.0))
    for one, other in zip(alone, supervised, strict=True):
        assert "overhead.supervision" not in one.saved
        assert other.saved["overhead.supervision"] == pytest.approx(-4 * 60.0 * 5 / 9, abs=0.01)
        assert other.net < one.net
    assert net(MinorIllnessNurse())[0] < 0.0  # GPs' net time need not be positive


def test_a_physiotherapist_takes_minutes_of_back_pain_off_gps() -> None:
    for before, after in pairs(Physiotherapist()):
        assert minutes_on(after, "back_pain", "gp_qualified") < minutes_on(before, "back_pain", "gp_qualified")
        assert minutes_on(after, "back_pain", "other_direct_care") > 0.0


def test_a_mental_health_practitioner_shows_no_release_of_gps() -> None:
    """Supply adds and does not substitute (Magnee 2016): the interval does not lie above nothing."""
    assert net(MentalHealthPractitioner())[0] < 0.0


def test_more_patients_with_low_mood_come_where_there_is_a_practitioner_for_it() -> None:
    """A twentieth more births, and the old ones are all there."""
    assert MentalHealthPractitioner(induced=0.05).apply(world(), SETTLED).needs["low_mood"].level == 1.05
    for before, after in pairs(MentalHealthPractitioner()):
        assert needs_of(before, "low_mood") < needs_of(after, "low_mood")
        assert needs_of(before, "back_pain") == needs_of(after, "back_pain")


def needs_of(log: Log, need: str) -> set[int]:
    rows = log.episodes
    return set(rows["id"][(rows["paper"] == 0) & (rows["kind"] == log.names.needs.index(need))].tolist())


def test_a_pharmacist_frees_gps_and_takes_longer_for_it() -> None:
    low, _ = net(Pharmacist())
    assert low > 0.0
    for gps, others in zip(
        accounts(pairs(Pharmacist())), accounts(pairs(Pharmacist()), "other_direct_care"), strict=True
    ):
        assert gps.net < -others.net


def test_what_others_say_that_pharmacists_free_stands_beside_the_action_and_not_in_it() -> None:
    """628 appointments of ten minutes and 647 hours, of 5.4 WTE in 17.3 weeks; £62,340 for 6 hours in 44 weeks."""
    told = " ".join(Pharmacist.about.unknown)
    assert round((628 * 10 / 60 + 647) / (5.4 * 17.3), 1) == 8.0
    assert "8 GP hours freed a WTE and week (bush_2018)" in told
    assert round(62340 / (6 * 44)) == 236
    assert "£236 for each GP hour" in told
    assert not [each.name for each in numbers(Pharmacist) if "bush_2018" in each.source]


def test_a_pharmacist_without_a_queue_for_papers_takes_none() -> None:
    calls = replace(world().team.activities["clinic"], serves=("patients",), needs_room=False)
    team = replace(world().team, activities={**world().team.activities, "pharmacy_work": calls})
    practice = replace(world(), team=team)
    assert Pharmacist().apply(practice, SETTLED).papers == practice.papers


def test_a_paramedic_visits_patients_whom_gps_visited() -> None:
    for before, after in pairs(Paramedic()):
        visit = after.names.tasks.index("consultation.visit")
        rows = after.work[after.work["task"] == visit]
        visitors = {after.names.roles[person] for person in rows["person"]}
        assert visitors == {"doctor", "paramedic"}
        assert minutes_on(after, "fall", "gp_qualified") < minutes_on(before, "fall", "gp_qualified")


def test_a_paramedic_makes_only_visits_that_need_no_gp_and_of_a_larger_share_more() -> None:
    """The draw is the episode's own, so that it is the same in every scenario."""
    few, many = set(visits_of(Paramedic(visits=0.3))), set(visits_of(Paramedic(visits=0.8)))
    draws = [Luck(7, replication, "TINY").uniform("shared_visit", one) for replication, one in sorted(few)]
    more = [Luck(7, replication, "TINY").uniform("shared_visit", one) for replication, one in sorted(many)]
    assert 0.25 < max(draws) < 0.3
    assert 0.7 < max(more) < 0.8
    assert len(few) < len(many)


def test_the_more_visits_need_no_gp_the_fewer_minutes_gps_are_on_them() -> None:
    few, many = (pairs(Paramedic(visits=share), 8) for share in (0.3, 0.8))
    alone, less, least = (
        [minutes_on(log, "fall", "gp_qualified") for log in logs]
        for logs in ([before for before, _ in few], [after for _, after in few], [after for _, after in many])
    )
    assert surely_less(less, alone)
    assert surely_less(least, less)


def test_a_gp_is_asked_about_every_visit_of_a_paramedic() -> None:
    """For 5 minutes each (sd 3); nobody asks about anything else here."""
    action = Paramedic(sessions=5.0, visits=0.8)
    lasted = [minutes for _, log in pairs(action) for minutes in supervised(log)]
    assert len(lasted) == len(visits_of(action)) > 25
    assert abs(sum(lasted) - 5.0 * len(lasted)) < 4.0 * 3.0 * np.sqrt(len(lasted))
    assert not [minutes for _, log in pairs(Paramedic(advice=0.0)) for minutes in supervised(log)]


def test_the_more_advice_a_visit_takes_the_less_gps_gain() -> None:
    brief, long = (
        [account.net for account in accounts(pairs(Paramedic(advice=minutes, supervision=0.0), 8))]
        for minutes in (2.0, 10.0)
    )
    assert surely_less(long, brief)


def supervised(log: Log) -> list[float]:
    """The minutes of each question to a supervisor."""
    work = (
        log.work[log.work["task"] == log.names.tasks.index("supervision")] if "supervision" in log.names.tasks else []
    )
    return [float(row["end"] - row["start"]) for row in work]


def visits_of(action: Paramedic) -> list[tuple[int, int]]:
    """Replication and episode of every visit that the paramedic makes."""
    made = []
    for replication, (_, log) in enumerate(pairs(action)):
        roles = np.array(log.names.roles)[log.work["person"]]
        task = log.work["task"] == log.names.tasks.index("consultation.visit")
        made += [(replication, int(one)) for one in log.work["id"][task & (roles == "paramedic")]]
    return made


def test_an_advanced_nurse_practitioner_sees_patients_instead_of_gps() -> None:
    for before, after in pairs(AdvancedNursePractitioner()):
        hers = seen_by(after, "advanced_nurse_practitioner")
        assert hers
        assert minutes_on(after, "illness", "gp_qualified") < minutes_on(before, "illness", "gp_qualified")


def test_a_physician_assistant_sees_whom_the_protocol_allows_and_a_gp_talks_most_of_them_over() -> None:
    """Questions about 0.6 of those seen, of 4 minutes each."""
    action = PhysicianAssistant(offered=1.0, accepts=1.0)
    seen, minutes = 0, 0.0
    for _, log in pairs(action):
        mine = seen_by(log, "physician_assistant")
        rows = log.episodes[np.isin(log.episodes["id"], list(mine))]
        assert not rows["misdirected"].any()
        work = log.work[log.work["task"] == log.names.tasks.index("supervision")]
        minutes += float((work["end"] - work["start"]).sum())
        seen += len(
            log.appointments[np.isin(log.appointments["kind"], [assisted(log)]) & (log.appointments["ended"] > 0)]
        )
    questions = minutes / 4.0
    assert seen > 60
    assert abs(questions - 0.6 * seen) < 4.0 * np.sqrt(seen * 0.6 * 0.4) + 4
    assert PhysicianAssistant.about.breaches


def test_a_physician_assistant_takes_planned_reviews_off_nurses() -> None:
    """Nobody else's clinic is shared, and nobody else shares one."""
    clinics = taken_up(PhysicianAssistant()).destinations
    shared = {name for name, one in clinics.items() if isinstance(one, Clinic) and "physician_assistant" in one.roles}
    assert shared == {"physician_assistant", "review_clinic"}
    for before, after in pairs(PhysicianAssistant()):
        assert minutes_on(after, "check", "nurse") < minutes_on(before, "check", "nurse")


def assisted(log: Log) -> int:
    return log.names.consultations.index("physician_assistant_consultation")


def test_a_care_coordinator_frees_no_gp_where_few_need_one() -> None:
    assert net(CareCoordinator())[0] < 0.0


def test_two_who_divert_never_take_the_same_request() -> None:
    """A request suits one place, drawn once: whoever else is offered, each is offered the same ones as alone."""
    nurse = MinorIllnessNurse(sessions=10.0, offered=1.0, accepts=1.0, wrong=0.0)
    pharmacy = CommunityPharmacy(offered=1.0, ceiling=1.0, accepts=1.0, wrong=0.0)
    practices = taken_up(nurse), taken_up(pharmacy), taken_up(pharmacy, taken_up(nurse))
    hers, theirs, together = (lived(practice, 0) for practice in practices)
    assert not seen_by(together, "minor_illness_nurse") & outside(together)
    assert outside(theirs) == outside(together)
    assert len(outside(together)) > 10
    assert seen_by(hers, "minor_illness_nurse") == seen_by(together, "minor_illness_nurse")


def outside(log: Log) -> set[int]:
    """The episodes that were sent outside and seen there."""
    rows = log.appointments
    return set(rows["id"][(rows["person"] == -1) & (rows["id"] > 0) & (rows["ended"] > 0.0)].tolist())
