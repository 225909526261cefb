"""Phone first, online forms and texts: what each does to a practice, by hand, and what becomes of it in a run."""

from collections import Counter
from dataclasses import replace

import pytest

from gpsim.distributions import Lognormal, mean_of
from gpsim.log import Log
from gpsim.practice.access import OneTriageList, PhoneTriageFirst
from gpsim.practice.book import Block, Template
from gpsim.practice.check_staffing import triage_of
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.e_consultation import EConsultation
from gpsim.scenarios.actions.phone_first import PhoneFirst
from gpsim.scenarios.actions.text_message import TextMessage
from gpsim.scenarios.adoption import LONG
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.scenarios.verbs import front_door, sessions
from gpsim.study.plan import Plan
from gpsim.study.replicate import run_scenario
from gpsim.units import TICK
from tests.actions.front_doors import TRIAGE, change, forms, interval, more, net
from tests.strategies import small_practice

FULLY = Uptake(level=1.0, weeks=LONG)
HALF = Uptake(level=0.5, weeks=LONG)
GPS, ADMIN = "gp_qualified", "admin"


def lists(practice: Practice) -> dict[str, int]:
    """Slots of a session of the doctor, by block."""
    session = practice.team.people["Dr Ames"].rota["mornings"]
    return {name: block.slots for name, block in practice.book.templates[session.template].blocks.items()}


def served(practice: Practice, who: str, line: str = "mornings") -> tuple[str, ...]:
    return practice.team.activities[practice.team.people[who].rota[line].activity].serves


# Phone first.


def test_phone_first_gives_up_slots_of_gps_alone_and_the_list_is_served_in_that_time() -> None:
    """Half of the requests; half of their slots, that is a quarter of 20. The nurse shares the session's template."""
    old = small_practice()
    made = PhoneFirst(listed=1.0, given_up=0.5).apply(old, HALF)
    listed = made.access.phone_list
    assert listed is not None
    assert (listed.share, listed.places) == (0.5, ("gp",))
    assert lists(made) == {"all": 15}
    assert served(made, "Dr Ames") == ("patients", "phone_list", "inbox")
    assert served(made, "Nurse Bell") == ("patients", "inbox")
    assert made.team.people["Nurse Bell"] == old.team.people["Nurse Bell"]
    assert made.team.roles["partner"].stays_for == ("phone_list",)
    assert made.team.people["Dr Ames"].rota["mornings"].end == old.team.people["Dr Ames"].rota["mornings"].end


def test_the_call_makes_the_papers_of_those_whom_it_settles() -> None:
    """Four in ten are settled, and would have had a test in half of the cases: 0.2. Follow-ups are of those settled."""
    old = put(forms(), "consultations.surgery.follow_up", lambda _: 0.3)
    made = PhoneFirst(converts=0.6, minutes=5.0, notes=3.0, recontact=0.1).apply(old, FULLY)
    call = made.consultations["phone_first_call"]
    assert call.makes == {"result": pytest.approx(0.2)}
    assert (call.converts, call.converts_class, call.follow_up, call.recontact) == (0.6, "", 0.3, 0.1)
    assert (mean_of(call.minutes["any"]), mean_of(call.notes)) == (5.0, 3.0)


def test_slots_for_calls_are_given_up_first_and_the_others_evenly() -> None:
    """Of 16 slots three quarters are 12: all 4 calls, and 8 of 12 seen, 5.33 and 2.67 by block: 5 and 3."""
    blocks = {
        "ahead": Block(at=0.0, slots=8, minutes=10.0, slot="surgery"),
        "calls": Block(at=80.0, slots=4, minutes=10.0, slot="call"),
        "other": Block(at=120.0, slots=2, minutes=30.0, slot="coil"),
        "today": Block(at=180.0, slots=4, minutes=10.0, slot="surgery"),
    }
    left = sessions.leave_free(Template(blocks=blocks), 0.75, {"surgery", "call"}, {"call"})
    assert {name: block.slots for name, block in left.blocks.items()} == {"ahead": 3, "other": 2, "today": 1}
    assert left.blocks["today"].at == 180.0


def test_phone_first_lacks_something_where_everything_is_listed_already_or_no_gp_is_booked() -> None:
    listed = (PhoneTriageFirst(triage=TRIAGE), OneTriageList(triage=TRIAGE))
    for policy in listed:
        practice = replace(forms(), access=replace(forms().access, policy=policy))
        assert "on a list already" in PhoneFirst().lacks(practice)[0]
        assert PhoneFirst().apply(practice, FULLY) == practice
    no_gp = put(small_practice(), "team.roles.partner.group", lambda _: "nurse")
    assert "no GP has slots" in PhoneFirst().lacks(no_gp)[0]


def test_phone_first_releases_no_time_of_gps_though_most_of_what_they_did_falls() -> None:
    """As the trials found: of 24 requests a week 19 are on no form, and are rung.

    That takes 7.2 minutes each, and 10 more for 48%, where it took 10 before: 2 more each, 38 a week. Of the 52% whom
    the call settled 12% ask again, 1.2 a week of 10 minutes. That is 50 minutes, or 0.84 hours, more.
    """
    found = change(forms(), "new_consultation_types.phone_first")
    mean, _, high = net(found, GPS)
    assert high < 0.0
    assert mean == pytest.approx(-0.84, abs=0.25)
    gross, absorbed = (interval(found.capacity_released[GPS][side]) for side in ("gross", "absorbed"))
    assert gross[1] > 0.5  # hours of surgery
    assert absorbed[0] > gross[0]
    assert more(found, "appointments_per_1000_per_day")[1] > 0.0  # calls are contacts too: there are more


def test_phone_first_releases_time_if_calls_settle_nine_in_ten_and_nobody_asks_again() -> None:
    """7.2 + 0.1 x 10 = 8.2 minutes instead of 10: the mechanism gives what is put in, it is not built to fail."""
    numbers = {"converts": 0.1, "recontact": 0.0}
    practice = put(forms(), "consultations.surgery.makes", lambda _: {})
    found = change(practice, "new_consultation_types.phone_first", numbers)
    assert net(found, GPS)[1] > 0.0


def test_two_actions_that_set_the_policy_are_refused() -> None:
    first = adopt("new_consultation_types.phone_first")
    other = replace(first, name="collaboration.other")
    with pytest.raises(ValueError, match=r"the policy 'access\.policy' is set twice"):
        Scenario((first, other))


# Online forms.


def test_forms_take_from_telephone_and_desk_alike_and_bring_new_requests() -> None:
    """A quarter of 70 + 10 moves: 20 more forms. A fifth of all forms gained are new: 5 in 100 requests."""
    made = EConsultation(moves=0.25, new=0.2).apply(forms(), FULLY)
    assert made.access.channels == pytest.approx({"telephone": 0.525, "online": 0.45, "desk": 0.075})
    assert {name: need.level for name, need in made.needs.items()} == pytest.approx(
        {"illness": 1.05, "result_query": 1.05, "message": 1.05}
    )


def test_the_same_people_are_moved_to_forms_once_in_either_order() -> None:
    """Of 80 spoken a quarter by one way and 0.4 by another: 32 are moved, and 48 are left."""
    one_way = front_door.to_forms(front_door.to_forms(forms(), 0.25), 0.4)
    other_way = front_door.to_forms(front_door.to_forms(forms(), 0.4), 0.25)
    assert one_way.access.channels == pytest.approx({"telephone": 0.42, "online": 0.52, "desk": 0.06})
    assert other_way.access.channels == pytest.approx(dict(one_way.access.channels))


def test_online_forms_lack_a_form_or_somebody_who_reads_it() -> None:
    missing = EConsultation().lacks(small_practice())
    assert ["no online way in" in missing[0], "no triage list" in missing[1]] == [True, True]
    assert EConsultation().apply(small_practice(), FULLY) == small_practice()
    assert EConsultation().lacks(forms()) == ()


def test_whoever_follows_a_colleague_who_left_learns_to_read_forms_too() -> None:
    """Half begin, 60 minutes each; a tenth of that half is replaced in a year, which is 3 minutes over 52 weeks."""
    numbers = {"training": 60.0, "successors": 0.1}
    begun = EConsultation(**numbers).apply(forms(), Uptake(level=0.5, newly=0.5, weeks=1))
    assert begun.spent_time["e_consultation"].minutes == pytest.approx(30.0 + 3.0 / 52.0)
    later = EConsultation(**numbers).apply(forms(), Uptake(level=0.5, weeks=60))
    assert later.spent_time["e_consultation"].minutes == pytest.approx(3.0 / 52.0)


def test_clinicians_learn_what_may_be_texted_once() -> None:
    made = TextMessage(training=40.0).apply(forms(), Uptake(level=0.5, newly=0.25, weeks=2))
    spent = made.spent_time["text_message"]
    assert (spent.overhead, spent.roles, spent.minutes) == ("training", ("partner",), 10.0)
    assert "text_message" not in TextMessage().apply(forms(), FULLY).spent_time


def test_online_forms_release_no_time_of_gps_and_bring_requests() -> None:
    """Reading takes 4 minutes; a third is answered by a message or by nobody, but most are seen or rung after it."""
    found = change(forms(), "new_consultation_types.e_consultation", replications=5)
    assert net(found, GPS)[2] < 0.0
    assert more(found, "online_requests_per_1000_per_month")[1] > 0.0
    assert more(found, "calls_per_1000_per_day")[2] < 0.0
    # 0.3 x 0.8 of requests move; for each four a fifth comes: 6% of 99 needs per 1,000 a week.
    assert more(found, "needs_per_1000_per_week")[0] == pytest.approx(5.9, abs=2.0)


# A practice of its own.


def read_in_law(forms_before: float) -> Practice:
    """As `forms`, with so large a share of forms and minutes of reading that vary."""
    practice = put(forms(), "access.policy.triage.read", lambda _: Lognormal(mean=4.0, sd=2.0))
    return put(practice, "access.channels", lambda _: {"telephone": 0.8, "online": forms_before, "desk": 0.1})


def minutes_by_piece(log: Log, *tasks: str) -> dict[tuple[int, str, int], float]:
    """Minutes of each piece of work of these tasks: by episode, task, and how often it was done for the episode."""
    found, done = dict[tuple[int, str, int], float](), Counter[tuple[int, str]]()
    for row in log.work:
        key = row["id"].item(), log.names.tasks[row["task"]]
        if key[1] in tasks:
            found[*key, done[key]] = float(row["end"] - row["start"])
            done[key] += 1
    return found


@pytest.mark.parametrize(
    ("name", "tasks"),
    [
        ("phone_first", ("consultation.phone_first_call", "notes.phone_first_call")),
        ("e_consultation", ("triage",)),
    ],
)
@pytest.mark.parametrize("effect", [0.67, 1.49])
def test_a_practices_own_minutes_are_those_of_others_times_its_effect(
    name: str, tasks: tuple[str, ...], effect: float
) -> None:
    """Piece by piece, to the clock's grid: the same patients, in other minutes. There was no form before."""
    plan = Plan(weeks=2, warmup=0, cooldown=0, seed=1)
    usual, own = (
        minutes_by_piece(run_scenario(read_in_law(0.0), Scenario((adopt(name, **numbers),)), plan, 0), *tasks)
        for name, numbers in [(f"new_consultation_types.{name}", n) for n in ({}, {"practice_effect": effect})]
    )
    both = sorted(usual.keys() & own.keys())
    assert len(both) > 15
    assert [own[key] for key in both] == pytest.approx([effect * usual[key] for key in both], abs=2.0 * TICK)


def test_forms_that_there_were_are_read_as_before() -> None:
    """Of 0.2 + 0.24 forms the 0.24 gained are read in half of the time: the mean is less by half of 24 / 44."""
    half = EConsultation(moves=0.3, new=0.0, practice_effect=0.5).apply(forms(), FULLY)
    triage = triage_of(half)
    assert triage is not None
    assert mean_of(triage.read) == pytest.approx(4.0 * (1.0 - 0.5 * 24 / 44))


def test_where_everything_is_on_a_list_the_forms_gained_are_a_part_of_all() -> None:
    """In 0.24 of all that is read; the list takes calls too."""
    listed = replace(forms(), access=replace(forms().access, policy=PhoneTriageFirst(triage=TRIAGE)))
    triage = triage_of(EConsultation(moves=0.3, new=0.0, practice_effect=0.5).apply(listed, FULLY))
    assert triage is not None
    assert mean_of(triage.read) == pytest.approx(4.0 * (1.0 - 0.5 * 0.24))


def test_a_practice_like_others_is_as_if_nothing_had_been_said_of_it() -> None:
    made = EConsultation(practice_effect=1.0).apply(forms(), FULLY)
    assert triage_of(made) == TRIAGE
    call = (
        PhoneFirst(practice_effect=1.0, minutes=4.1, notes=3.3).apply(forms(), FULLY).consultations["phone_first_call"]
    )
    assert (mean_of(call.minutes["any"]), mean_of(call.notes)) == (4.1, 3.3)


# Texts.


def test_a_text_is_tried_before_a_call_a_link_or_a_slot() -> None:
    """Half of the 0.8 that no message closes get one, of 2 minutes; half of these settle it: 0.2 more are closed."""
    made = TextMessage(texts=0.5, replaces=0.5, minutes=2.0, asks_again=0.3).apply(forms(), FULLY)
    triage = triage_of(made)
    assert triage is not None
    assert (triage.message, triage.link, triage.call_back) == pytest.approx((0.4, 0.075, 0.3))
    assert mean_of(triage.read) == pytest.approx(4.0 + 0.8 * 0.5 * 2.0)
    assert triage.message_returns == pytest.approx(0.5 * 0.3)  # half of the messages are texts that settled something
    message = made.consultations["message"]
    assert mean_of(message.minutes["any"]) == pytest.approx(6.0 * 0.75 + 1.0)
    assert message.recontact == pytest.approx(0.5 * 0.5 * 0.3)


def test_results_by_text_spare_questions_and_cost_a_moment_each() -> None:
    made = TextMessage(results=0.2, filing=0.5, texts=0.0).apply(forms(), HALF)
    assert made.needs["result_query"].level == pytest.approx(0.9)
    assert mean_of(made.papers["result"].steps["file"].minutes) == pytest.approx(2.25)
    assert triage_of(made) == TRIAGE


def renamed() -> Practice:
    """As `forms`, whose file calls results and what is asked about them by other names."""
    papers = {"bloods": forms().papers["result"], "phoned": forms().papers["query"]}
    practice = replace(forms(), papers=papers, needs={"what_came_out": forms().needs["result_query"]})
    practice = put(practice, "destinations.results.paper", lambda _: "phoned")
    return put(practice, "consultations.surgery.makes", lambda _: {"bloods": 0.5})


def test_results_are_known_by_their_sort_whatever_a_file_calls_them() -> None:
    made = TextMessage(results=0.2, filing=0.5, texts=0.0).apply(renamed(), HALF)
    assert made.needs["what_came_out"].level == pytest.approx(0.9)
    assert mean_of(made.papers["bloods"].steps["file"].minutes) == pytest.approx(2.25)
    without = put(renamed(), "papers.bloods.sort", lambda _: "")
    assert TextMessage(results=0.2, filing=0.5, texts=0.0).apply(without, HALF).needs == without.needs


def test_texts_of_results_are_something_to_send_where_there_is_neither_list_nor_message() -> None:
    practice = replace(renamed(), access=small_practice().access)
    practice = put(practice, "destinations", lambda places: {n: one for n, one in places.items() if n != "messages"})
    assert TextMessage().lacks(practice) == ()
    filed_by_reception = put(practice, "papers.bloods.steps.file.queue", lambda _: "tray")
    assert '"result"' in TextMessage().lacks(filed_by_reception)[0]
    assert TextMessage().apply(filed_by_reception, FULLY) == filed_by_reception


def test_texts_lack_whatever_could_be_answered_in_writing() -> None:
    assert "neither a triage list" in TextMessage().lacks(small_practice())[0]


def test_texts_that_replace_nothing_only_take_time() -> None:
    """Half of the messages, and of the forms that no message closes, get one of a minute: no other minute changes."""
    numbers = {"replaces": 0.0, "results": 0.0, "filing": 0.0}
    found = change(forms(), "new_consultation_types.text_message", numbers, weeks=2)
    mean, _, high = net(found, GPS)
    assert high < 0.0
    # Illnesses 24 a week, a fifth of them on forms, four in five of those unanswered by message; messages 8 a week.
    assert mean == pytest.approx(-(24 * 0.2 * 0.8 * 0.5 + 8 * 0.5) / 60.0, abs=0.04)


def test_texts_release_a_little_time_of_the_doctor() -> None:
    """Where one text in three or so replaces a contact, as was assumed; nobody has measured it."""
    reached = {"ceiling": TextMessage().ceiling}
    found = change(forms(), "new_consultation_types.text_message", reached, weeks=2, replications=20)
    assert net(found, GPS)[1] > 0.0


def test_texts_that_replace_six_in_ten_contacts_release_time_of_the_doctor() -> None:
    numbers = {"replaces": 0.6, "texts": 0.8, "asks_again": 0.0, "filing": 0.0}
    found = change(forms(), "new_consultation_types.text_message", numbers, weeks=2)
    assert net(found, GPS)[1] > 0.0


# What is in place.


@pytest.mark.parametrize("name", ["phone_first", "e_consultation", "text_message", "group"])
def test_what_is_in_place_is_in_the_file_and_only_leaves_less_to_gain(name: str) -> None:
    """A practice's calls, forms and slots are counted as they are: of a level of 0.7 nothing is folded in again."""
    already = replace(forms(), in_place={"new_consultation_types": {name: 0.7}})
    assert settled(already, Scenario()) == already
    if name == "e_consultation":
        more = settled(already, Scenario((adopt(f"new_consultation_types.{name}", ceiling=0.9, moves=0.5, new=0.0),)))
        assert more.access.channels["telephone"] == pytest.approx(0.7 * (1.0 - 0.2 * 0.5))


def test_laws_of_calls_keep_their_spread() -> None:
    call = PhoneFirst().apply(forms(), FULLY).consultations["phone_first_call"]
    assert call.minutes["any"] == Lognormal(mean=4.0, sd=2.8)  # holt_2016
