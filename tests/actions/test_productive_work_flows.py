"""Papers, rooms, meetings and rotas: what each work flow does to a practice, by hand and under common luck."""

from dataclasses import replace
from functools import cache

import pytest

from gpsim.distributions import Fixed, mean_of
from gpsim.practice.files import load_practice
from gpsim.practice.paperwork import Paper, Step
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.action import Action, Uptake
from gpsim.scenarios.actions.hospitals import HospitalInterface
from gpsim.scenarios.actions.letters import Correspondence, MedicalAssistant
from gpsim.scenarios.actions.office import AdminProcesses
from gpsim.scenarios.actions.prescriptions import RepeatPrescriptions
from gpsim.scenarios.actions.results import Results
from gpsim.scenarios.actions.surroundings import WorkingEnvironment
from gpsim.scenarios.adoption import LONG
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.scenarios.verbs.paper_verbs import Protocol, reassign
from tests.actions.village import (
    BEGINNING,
    FULLY,
    MANY,
    REPLICATIONS,
    central,
    does,
    done_by,
    gps_spend_less,
    high,
    ids_of,
    lived,
    low,
    minutes_of,
    net,
    village,
)

LETTERS, MEDICAL = "productive_work_flows.correspondence", "develop_the_team.medical_assistant"


def level(share: float) -> Uptake:
    return Uptake(level=share, weeks=LONG)


# Reassigning a paper.

BY = Protocol(minutes=3.0, spares=1.0, returned=0.1, missed=0.02)


def letters_of(next_: dict[str, float], first: str = "sort") -> Practice:
    steps = {
        "sort": Step(queue="post", minutes=Fixed(mean=1.0), next=next_),
        "read": Step(
            queue="inbox", minutes=Fixed(mean=2.0), makes={"message": 0.2}, needs={"minor_illness": 0.1},
            next={"code": 0.4, "call": 0.3},
        ),
        "code": Step(queue="post", minutes=Fixed(mean=4.0)),
        "call": Step(queue="office", minutes=Fixed(mean=5.0)),
    }  # fmt: skip
    papers = {**village().papers, "letter": Paper(first=first, steps=steps, sort="letter")}
    return replace(village(), papers=papers)


def test_half_of_the_letters_that_were_read_go_to_a_clerk_who_makes_what_they_ask_for() -> None:
    """Of 0.8 half, 0.4. A tenth comes back; what follows in the clerk's own queue is within the three minutes."""
    steps = reassign(letters_of({"read": 0.8}), "letter", "read", share=0.5, to="post", by=BY).papers["letter"].steps
    assert steps["sort"].next == pytest.approx({"read": 0.4, "read_by_protocol": 0.4})
    done = steps["read_by_protocol"]
    assert (done.queue, done.minutes, done.missed) == ("post", Fixed(mean=3.0), 0.02)
    assert done.next == pytest.approx({"read": 0.1, "call": 0.27})
    assert (done.makes["message"], done.needs["minor_illness"]) == pytest.approx((0.18, 0.09))


def test_the_letters_that_are_left_are_the_longer_ones() -> None:
    """Two minutes on average, half of them of one minute: the other half of three."""
    steps = reassign(letters_of({"read": 0.8}), "letter", "read", share=0.5, to="post", by=BY).papers["letter"].steps
    assert steps["read"].minutes == Fixed(mean=3.0)


def test_reassigning_twice_compounds_and_mixes_the_protocols() -> None:
    """0.4 of 0.8 go, then half of the 0.4 left: 0.6 in all, two thirds by the first rules, one third by the second."""
    once = reassign(letters_of({"read": 0.8}), "letter", "read", share=0.5, to="post", by=BY)
    slower = replace(BY, minutes=6.0, returned=0.4)
    steps = reassign(once, "letter", "read", share=0.5, to="post", by=slower).papers["letter"].steps
    assert steps["sort"].next == pytest.approx({"read": 0.2, "read_by_protocol": 0.6})
    assert mean_of(steps["read_by_protocol"].minutes) == pytest.approx(3.0 * 2 / 3 + 6.0 / 3)
    assert steps["read_by_protocol"].next["read"] == pytest.approx(0.1 * 2 / 3 + 0.4 / 3)


def test_papers_that_come_straight_to_a_clinician_are_sorted_in_no_time() -> None:
    changed = reassign(letters_of({}, first="read"), "letter", "read", share=0.25, to="post", by=BY)
    paper = changed.papers["letter"]
    router = paper.steps[paper.first]
    assert (router.share, router.minutes) == (0.0, Fixed(mean=0.0))  # nobody does it
    assert router.next == pytest.approx({"read": 0.75, "read_by_protocol": 0.25})


# Correspondence.


@cache
def many_papers() -> Practice:
    """The village with twice as many letters and three times as many results, which come to the GPs' inboxes."""
    practice = put(village(), "papers.letter.rate", lambda _: 100.0)
    return put(practice, "papers.result.rate", lambda _: 200.0)


@pytest.mark.parametrize("action", [Correspondence(), MedicalAssistant()])
def test_letters_move_from_gps_to_clerks(action: Action) -> None:
    found = net(central(action, many_papers()), many_papers(), MANY)
    assert low(found["gp_qualified"]) > 0.0
    assert high(found["admin"]) < 0.0


def test_gps_read_fewer_letters_each_of_which_takes_longer() -> None:
    """Of 240 that came to them in four weeks 0.8 x 0.6 go to clerks, who send a twentieth on: 109 fewer are read.

    It spares 0.48 x 0.9 minutes a letter, less 0.024 that come back and take (2.5 - 0.43) / 0.52 = 4: in all 81.
    """
    minutes, times = gps_spend_less(central(Correspondence(), many_papers()), many_papers(), "paper.letter.read")
    assert low(minutes) > 0.0
    assert minutes.mean == pytest.approx(81.0, abs=20.0)
    assert low(times) > 0.0
    assert times.mean == pytest.approx(109.0, abs=6.0)


def test_every_letter_is_still_dealt_with_by_somebody() -> None:
    """The same letters come in both runs, and as many are filed but for those of the last evening."""
    for replication in range(REPLICATIONS):
        counts = []
        for practice in (village(), does(Correspondence())):
            log = lived(practice, replication)
            rows = log.episodes[(log.episodes["paper"] == 1)]
            counts.append(set(rows["id"][rows["kind"] == log.names.papers.index("letter")].tolist()))
        assert counts[0] == counts[1]
        assert minutes_of(log, "paper.letter.read_by_protocol", frozenset({"gp_qualified"})) == 0.0
        assert minutes_of(log, "paper.letter.read_by_protocol") > 0.0


def test_letters_cost_training_and_audits() -> None:
    """Nobody's first task is the post: both of reception are trained. Half begin at once: 900 ÷ 2."""
    spent = does(Correspondence(successors=0.0), Uptake(level=0.5, newly=0.5, weeks=1)).spent_time
    assert (spent["correspondence"].roles, spent["correspondence"].minutes) == (("receptionist",), 450.0)
    assert (spent["correspondence_audit"].roles, spent["correspondence_audit"].minutes) == (("doctor",), 1.15)


def test_letters_lack_a_clerk_or_letters() -> None:
    assert Correspondence().lacks(village()) == ()
    assert "letter" in Correspondence().lacks(replace(village(), papers={}))[0]


def test_medical_assistants_are_the_same_thing_as_correspondence() -> None:
    """With both, only the one that more letters fall to acts."""
    both = settled(village(), Scenario((adopt(LETTERS, ceiling=0.8), adopt(MEDICAL, ceiling=0.7))))
    assert both == settled(village(), Scenario((adopt(LETTERS, ceiling=0.8),)))
    fewer = settled(village(), Scenario((adopt(LETTERS, ceiling=0.5), adopt(MEDICAL, ceiling=0.7))))
    assert fewer == settled(village(), Scenario((adopt(MEDICAL, ceiling=0.7),)))


def test_clerks_in_place_are_in_place_for_medical_assistants_too() -> None:
    """At 0.5 in place, medical assistants up to 0.5 add nothing, and take nothing away."""
    practice = replace(village(), in_place={"productive_work_flows": {"correspondence": 0.5}})
    assert settled(practice, Scenario((adopt(MEDICAL, ceiling=0.5),))) == settled(practice, Scenario())
    more = settled(practice, Scenario((adopt(MEDICAL, ceiling=0.7),))).papers["letter"].steps["sort"].next["read"]
    assert more == pytest.approx(0.6 * (1.0 - 0.5 * 0.60) * (1.0 - 0.2 * 0.50))


def test_the_reference_has_five_of_ten_letters_read_by_a_gp() -> None:
    """In 1.9 minutes each, of which those come that clerks send on after all; as it was calibrated."""
    steps = settled(load_practice("reference"), Scenario()).papers["letter"].steps
    sent, kept = steps["index"].next, steps["read_by_protocol"].next["read"]
    assert sent["read"] + sent["read_by_protocol"] * kept == pytest.approx(0.50, rel=0.005)
    assert mean_of(steps["read"].minutes) == pytest.approx(1.9, rel=0.005)
    made = (sent["read"] + sent["read_by_protocol"]) * steps["read"].makes["task"]
    assert made == pytest.approx(0.50 * 0.05, rel=0.02)
    clerks = 1.8 + sent["read_by_protocol"] * 3.0 + (sent["code"] + 0.5 * 0.30) * 3.5
    assert clerks == pytest.approx(1.8 + (0.40 + 0.50 * 0.30) * 3.5, rel=0.01)


# Repeat prescriptions.


def test_requests_become_batches() -> None:
    """90 per 1,000 a week, half in batches, nine tenths of whose requests do not come: 40.5; one batch for each six."""
    action = RepeatPrescriptions(spared=0.9, renewed=1 / 6, authorising=3.0)
    papers = does(action, level(0.5)).papers
    assert papers["repeat_request"].rate * papers["repeat_request"].level == pytest.approx(90.0 - 40.5)
    batch = papers["repeat_request_batch"]
    assert batch.rate == pytest.approx(40.5 / 6)
    assert mean_of(batch.steps["sign"].minutes) == pytest.approx(3.0)
    assert batch.steps["prepare"] == papers["repeat_request"].steps["prepare"]


def test_more_batches_come_of_the_requests_that_are_left() -> None:
    action = RepeatPrescriptions(spared=1.0, renewed=0.1)
    papers = does(action, level(0.5), does(action, level(0.5))).papers
    assert papers["repeat_request"].level == pytest.approx(0.25)
    assert papers["repeat_request_batch"].rate == pytest.approx(0.1 * 90.0 * 0.75)


def test_moving_patients_to_batches_takes_minutes_of_each() -> None:
    """1,000 patients, 0.43 of whom are on repeat, three minutes each; reception shares a tenth of them."""
    spent = does(RepeatPrescriptions(), Uptake(level=0.1, newly=0.1, weeks=1)).spent_time["repeat_prescriptions"]
    heads = sum(person.role in spent.roles for person in village().team.people.values())
    assert spent.minutes * heads == pytest.approx(0.1 * 1000 * 0.43 * 3.0)


def test_batches_release_gps_and_clerks() -> None:
    found = net(central(RepeatPrescriptions()))
    assert low(found["gp_qualified"]) > 0.0
    assert low(found["admin"]) > 0.0


def test_the_reference_signs_as_many_minutes_as_it_was_calibrated_to() -> None:
    """Per 1,000 a week: 100 requests, of which 0.83 + 0.10 × 0.7 were signed in 0.65 minutes."""
    papers = settled(load_practice("reference"), Scenario()).papers
    request, batch = papers["repeat_request"], papers["repeat_request_batch"]
    process = request.steps["process"].next
    signed = process["sign"] + process["query"] * request.steps["query"].next["sign"]
    come = request.rate * request.level
    minutes = signed * (
        come * mean_of(request.steps["sign"].minutes) + batch.rate * mean_of(batch.steps["sign"].minutes)
    )
    assert come == pytest.approx(100.0, rel=0.01)
    assert minutes == pytest.approx(100.0 * (0.83 + 0.10 * 0.7) * 0.65, rel=0.01)


def test_high_uptake_in_the_reference_frees_what_published_claims_allow() -> None:
    """A practice and day: 0 to 46 minutes of GPs at 80% in batches, against today's 10% (evidence of mixed quality)."""

    def signing(practice: Practice) -> float:
        request, batch = practice.papers["repeat_request"], practice.papers["repeat_request_batch"]
        weekly = request.rate * request.level * mean_of(request.steps["sign"].minutes)
        return (weekly + batch.rate * mean_of(batch.steps["sign"].minutes)) * 0.97 * practice.list_size / 1000 / 5

    reference = load_practice("reference")
    high_uptake = Scenario((adopt("productive_work_flows.repeat_prescriptions", ceiling=0.8),))
    freed = signing(settled(reference, Scenario())) - signing(settled(reference, high_uptake))
    assert 0.0 < freed < 46.0


# Results.


def test_normal_results_are_filed_by_protocol() -> None:
    """0.25 normal, 0.8 of them covered: 0.2. Four minutes on average, one for each of those: 3.8 ÷ 0.8 for others."""
    steps = does(Results(normal=0.25, covered=0.8, spares=1.0, returned=0.1)).papers["result"].steps
    assert steps["sorted_by_protocol"].next == pytest.approx({"file": 0.8, "file_by_protocol": 0.2})
    assert steps["file_by_protocol"].next == pytest.approx({"file": 0.1})
    assert mean_of(steps["file"].minutes) == pytest.approx(4.75)


def test_patients_who_had_a_text_do_not_ask() -> None:
    needs = does(Results(told=0.2), level(0.5)).needs
    assert needs["medication_query"].level == pytest.approx(0.9)  # here it is answered by a result_question
    assert needs["minor_illness"].level == 1.0


def test_whoever_follows_a_colleague_who_filed_results_learns_the_protocol_too() -> None:
    """Half begin, 240 minutes each; a tenth of that half is replaced in a year, which is 12 minutes over 52 weeks."""
    spent = does(Results(successors=0.1), Uptake(level=0.5, newly=0.5, weeks=1)).spent_time["results"]
    assert spent.minutes == pytest.approx(120.0 + 12.0 / 52.0)
    assert does(Results(successors=0.0)).spent_time == {}


def test_normal_results_release_gps() -> None:
    found = net(central(Results(), many_papers()), many_papers(), MANY)
    assert low(found["gp_qualified"]) > 0.0
    assert high(found["admin"]) < 0.0


def test_gps_file_fewer_results_each_of_which_takes_longer() -> None:
    """Of some 180 a week 0.8 x 0.266 x 0.8 = 0.17 are taken up by protocol; a tenth of these come to a GP after all.

    It spares 0.17 x 1 minute each, less 0.017 that come back and take (4 - 0.17) / 0.83 = 4.6 minutes: 0.09.
    """
    changed, gps = central(Results(), many_papers()), frozenset({"gp_qualified"})
    minutes, times = gps_spend_less(changed, many_papers(), "paper.result.file")
    before = sum(done_by(lived(many_papers(), r), "paper.result.file", gps) for r in range(MANY)) / MANY
    assert low(minutes) > 0.0
    assert minutes.mean == pytest.approx(0.09 * before, abs=30.0)
    assert low(times) > 0.0
    assert times.mean == pytest.approx((0.17 - 0.017) * before, rel=0.1)


def test_results_that_somebody_sees_first_are_left_alone() -> None:
    paper = village().papers["result"]
    steps = {**paper.steps, "look": Step(queue="post", minutes=Fixed(mean=1.0), next={"file": 1.0})}
    seen_first = replace(paper, first="look", steps=steps)
    practice = replace(village(), papers={**village().papers, "result": seen_first})
    assert Results().apply(practice, FULLY) == practice
    assert "result" in Results().lacks(practice)[0]


# The hospital interface.


def test_hospitals_make_fewer_needs() -> None:
    """0.6 would book anew and 0.4 were told to ask: 0.6 × 0.5 + 0.4 × 0.25 = 0.4 of them, half adopted."""
    needs = does(HospitalInterface(rebooking=0.6, rebooked=0.5, done_there=0.25), level(0.5)).needs
    assert needs["long_term_problem"].level == pytest.approx(0.8)
    assert needs["minor_illness"].level == 1.0


def test_questions_about_referrals_are_fewer() -> None:
    paper = replace(village().papers["message"], sort="referral_question")
    practice = replace(village(), papers={**village().papers, "message": paper})
    assert does(HospitalInterface(chased=0.1), FULLY, practice).needs["medication_query"].level == pytest.approx(0.9)


def test_what_hospitals_no_longer_make_is_prevented_and_nothing_else() -> None:
    changed = central(HospitalInterface())
    for replication in range(REPLICATIONS):
        before, after = lived(village(), replication), lived(changed, replication)
        assert ids_of(after, "long_term_problem") < ids_of(before, "long_term_problem")
        assert ids_of(after, "minor_illness") == ids_of(before, "minor_illness")
    assert low(net(changed, replications=MANY)["gp_qualified"]) > 0.0  # meetings about it taken off


# Administrative standard work.


def test_standard_work_shortens_the_offices_papers_and_needs_fewer_corrections() -> None:
    papers = does(AdminProcesses(shorter=0.1, right_first_time=0.4)).papers
    assert papers["claim"].steps["enter"].minutes == Fixed(mean=9.0)
    assert papers["claim"].steps["enter"].next == pytest.approx({"correct": 0.3})
    assert papers["letter"].steps["read"] == village().papers["letter"].steps["read"]


def test_standard_work_frees_the_office_and_not_the_gps() -> None:
    """What was found in practices was clerical: no effect on GPs is claimed, and none comes out."""
    found = net(central(AdminProcesses()))
    assert low(found["admin"]) > 0.0
    assert low(found["gp_qualified"]) <= 0.0 <= high(found["gp_qualified"])
    assert abs(found["gp_qualified"].mean or 0.0) < 0.2


# The working environment.


def lost(practice: Practice, name: str) -> float:
    """The share of a session that a role loses to searching and to interruptions."""
    role = practice.team.roles[name]
    return role.searching + role.interruptions * mean_of(role.interruption) / 250.0


def test_tidy_rooms_spare_searching_and_stock() -> None:
    """Half of 3.9% of a session: a tenth of 4 interruptions of a minute are 0.16% of it, and the rest is searching."""
    changed = does(WorkingEnvironment(found=0.5, asked_less=0.1, stock=0.52))
    doctor = changed.team.roles["doctor"]
    assert (doctor.searching, doctor.interruptions) == pytest.approx((0.0195 + 0.0016, 3.6))
    assert changed.spent_money["working_environment"].per_week == pytest.approx(-10.0)  # 52p × 1,000 ÷ 52
    assert changed.consultations == village().consultations  # the talking is as long as before


@pytest.mark.parametrize("asked_less", [0.0, 0.05, 0.15, 1.0])
@pytest.mark.parametrize("found", [0.0, 0.08, 0.26, 0.5, 1.0])
def test_tidy_rooms_save_no_more_than_is_found_of_what_is_lost_to_searching(found: float, asked_less: float) -> None:
    """Of GPs' 3.9% (sinnott_2022), however many interruptions ask where something is; so of every role."""
    for practice in (village(), load_practice("reference")):
        changed = does(WorkingEnvironment(found=found, asked_less=asked_less), FULLY, practice)
        for name, role in practice.team.roles.items():
            saved = lost(practice, name) - lost(changed, name)
            if name in changed.spent_time["working_environment_upkeep"].roles:
                assert saved == pytest.approx(found * role.searching, abs=1e-12)
            assert -1e-12 <= saved <= role.searching + 1e-12
            assert 0.0 <= changed.team.roles[name].interruptions <= role.interruptions
            assert 0.0 <= changed.team.roles[name].searching <= role.searching


def test_no_interruption_is_spared_where_nothing_is_found() -> None:
    assert does(WorkingEnvironment(found=0.0, asked_less=1.0)).team == village().team


def test_tidy_rooms_release_gps() -> None:
    assert low(net(central(WorkingEnvironment()))["gp_qualified"]) > 0.0


def test_tidy_rooms_release_less_than_is_lost_to_searching() -> None:
    """Also at the most that they may do."""
    changed = does(WorkingEnvironment(found=0.5, asked_less=0.15, upkeep=0.0))
    found, gps = net(changed), frozenset({"gp_qualified"})
    searched = [minutes_of(lived(village(), r), "overhead.searching", gps) for r in range(REPLICATIONS)]
    assert high(found["gp_qualified"]) < sum(searched) / REPLICATIONS / 60.0 / 4  # four weeks in the log


@pytest.mark.parametrize("action", [Correspondence(), MedicalAssistant(), RepeatPrescriptions(), Results()])
def test_papers_stay_papers_at_the_ends_of_the_evidence(action: Correspondence | RepeatPrescriptions | Results) -> None:
    """However much moves, shares of what follows sum to one at most, and minutes stay above zero."""
    twice = action.apply(action.apply(village(), BEGINNING), BEGINNING)
    for paper in twice.papers.values():
        for step in paper.steps.values():
            assert sum(step.next.values()) <= 1.0 + 1e-9
            assert mean_of(step.minutes) >= 0.0


def test_fewer_claims_and_notices_come_where_those_who_send_them_say_so() -> None:
    """Nine tenths of the office, of which a half: 0.55 of claims are left; of a kind of no sort, all."""
    practice = put(village(), "papers.claim.sort", lambda _: "payment")
    changed = AdminProcesses(payments=0.5, notices=1.0).apply(practice, Uptake(level=0.9, weeks=LONG))
    assert changed.papers["claim"].level == pytest.approx(0.55)
    assert changed.papers["message"].level == 1.0
    assert AdminProcesses().apply(practice, FULLY).papers["claim"].level == 1.0
