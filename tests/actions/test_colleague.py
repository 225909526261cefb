"""Somebody who joins: a rota where rooms are free, a list that grows, supervision, training, and what it all costs."""

from dataclasses import replace

import pytest

from gpsim.distributions import Fixed
from gpsim.log import Log, Table
from gpsim.measures.costs import cost_per_week
from gpsim.model.simulate import simulate
from gpsim.practice.access import Visiting
from gpsim.practice.book import Block, Template
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Person, Session, Supervision
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.active_signposting import CareNavigation
from gpsim.scenarios.actions.team.acute import Paramedic, PhysicianAssistant
from gpsim.scenarios.actions.team.link_worker import PracticeBased
from gpsim.scenarios.actions.team.nurses import MinorIllnessNurse
from gpsim.scenarios.actions.team.therapists import Physiotherapist
from gpsim.scenarios.adoption import LONG, Adoption
from gpsim.scenarios.one_off import one_off
from gpsim.scenarios.scenario import Scenario, settled, weekly
from gpsim.scenarios.verbs.half_days import free_rooms
from gpsim.scenarios.verbs.post import Post, filled
from gpsim.streams import Luck
from gpsim.units import WEEK
from tests.actions.team_world import as_it_is, lived, taken_up, world
from tests.strategies import small_practice

SETTLED = Uptake(level=1.0, weeks=LONG)
NAME = "develop_the_team.physiotherapist"


def rota_of(practice: Practice, person: str) -> dict[str, tuple[str, str, str, str]]:
    rota = practice.team.people[person].rota
    return {line: (one.start, one.end, one.activity, one.template) for line, one in rota.items()}


def test_rooms_are_free_where_nobody_who_needs_one_has_it() -> None:
    """Of five rooms Ann, Bob and Nell have three in the mornings, and Ann has one in the afternoons."""
    free = free_rooms(world())
    assert {half: number for (_, half), number in free.items()} == {"am": 2, "pm": 4}
    assert len(free) == 10


def test_a_new_colleague_works_when_most_rooms_are_free() -> None:
    practice = Physiotherapist(sessions=3.0).apply(world(), SETTLED)
    afternoon = ("13:20", "17:30", "network_clinic", "physiotherapist")
    assert rota_of(practice, "new_physiotherapist") == dict.fromkeys(("mon_pm", "tue_pm", "wed_pm"), afternoon)
    assert practice.team.people["new_physiotherapist"].leave == 18  # six weeks of three days


def test_without_a_room_there_are_no_slots_or_those_of_the_template_for_it() -> None:
    """With three rooms none is left in the mornings: five afternoons, and two mornings without one."""
    full = put(world(), "team.rooms", lambda _: 3)
    bare = Physiotherapist(sessions=7.0).apply(full, SETTLED)
    assert rota_of(bare, "new_physiotherapist")["mon_am"][2:] == ("network_clinic_without_room", "")
    assert rota_of(bare, "new_physiotherapist")["mon_pm"][2:] == ("network_clinic", "physiotherapist")
    assert not bare.team.activities["network_clinic_without_room"].needs_room
    calls = put(full, "book.templates.physiotherapist", lambda one: replace(one, remote="coordinator"))
    remote = Physiotherapist(sessions=7.0).apply(calls, SETTLED)
    assert rota_of(remote, "new_physiotherapist")["tue_am"][2:] == ("network_clinic_without_room", "coordinator")


def test_a_paramedic_ends_the_morning_with_visits() -> None:
    rota = rota_of(Paramedic(sessions=9.0).apply(world(), SETTLED), "new_paramedic")
    assert len(rota) == 10  # five mornings and no more
    assert rota["mon_am"] == ("08:30", "11:30", "paramedic_clinic", "paramedic")
    assert rota["mon_visits"] == ("11:30", "12:40", "paramedic_visits", "")


def test_a_person_arrives_whole_and_the_list_grows() -> None:
    """Half of six slots of 30 minutes are three of an hour; a rota has no halves."""
    half = Physiotherapist(sessions=3.0).apply(world(), Uptake(level=0.5, weeks=4))
    whole = Physiotherapist(sessions=3.0).apply(world(), SETTLED)
    [template] = {one.template for one in half.team.people["new_physiotherapist"].rota.values()}
    assert half.book.templates[template] == Template(blocks={"all": Block(at=0.0, slots=3, minutes=60.0, slot="long")})
    assert rota_of(half, "new_physiotherapist").keys() == rota_of(whole, "new_physiotherapist").keys()
    assert whole.book == world().book


def test_a_list_of_ones_own_is_brought_where_the_practice_has_none() -> None:
    """In 220 minutes there are 14 slots of 15. Of those papers that it may make the practice has only scripts."""
    practice = MinorIllnessNurse(scripts=0.2).apply(world(), SETTLED)
    block = practice.book.templates["minor_illness_nurse"].blocks["all"]
    assert (block.slots, block.minutes, block.slot) == (14, 15.0, "minor_illness_nurse")
    kind = practice.consultations["minor_illness_nurse_consultation"]
    assert kind.makes == {"acute_script": 0.2}
    assert kind.notes == Fixed(mean=2.5)


def test_a_caseload_fills_a_part_of_a_link_workers_slots() -> None:
    """200 people a year, three times each, are 600 of the 6 x 9 x 44 = 2,376 slots of a WTE: a quarter, 1.5 of six."""
    action = PracticeBased(caseload=200.0, meetings=3.0)
    assert action.share_of_list(world()) == pytest.approx(600 / 2376)
    practice = action.apply(world(), SETTLED)
    assert practice.book.templates["link_worker_of_new_link_worker"].blocks["all"].slots == 2


@pytest.mark.parametrize(("weeks", "each"), [(1, 24.0), (52, 24.0), (53, 12.0)])
def test_gps_supervise_a_new_colleague_and_half_as_long_from_the_second_year(weeks: int, each: float) -> None:
    """1.8 hours a WTE and week, for four ninths of one, are 48 minutes of two doctors."""
    practice = Physiotherapist(sessions=4.0, supervision=1.8).apply(world(), Uptake(level=1.0, weeks=weeks))
    spent = practice.spent_time["supervision_of_new_physiotherapist"]
    assert (spent.overhead, spent.roles, spent.people) == ("supervision", ("doctor",), ())
    assert spent.minutes == pytest.approx(each)


def test_questions_after_consultations_are_part_of_supervision() -> None:
    """22 slots x 0.6 x 4 are 52.8 minutes of questions: of an hour and of half an hour, 7.2 and nothing are left."""
    some = PhysicianAssistant(sessions=2.0, supervision=4.5).apply(world(), Uptake(level=1.0, weeks=1))
    assert some.spent_time["supervision_of_new_physician_assistant"].minutes == pytest.approx(7.2 / 2)
    none = PhysicianAssistant(sessions=2.0, supervision=4.5).apply(world(), SETTLED)
    assert none.spent_time == {}


def test_questions_about_visits_are_part_of_supervision() -> None:
    """Four mornings end with 70 minutes for visits of 30: 9.33 x 5 are 46.67 of the 133.33 minutes a week."""
    practice = Paramedic(sessions=4.0, supervision=5.0, advice=5.0).apply(world(), Uptake(level=1.0, weeks=1))
    assert practice.spent_time["supervision_of_new_paramedic"].minutes == pytest.approx(86.67 / 2, abs=0.01)


def test_where_nobody_takes_questions_visits_are_talked_over_in_hours_of_supervision() -> None:
    """Not in questions that wait for ever: of five hours for nine sessions, four take 133.33 minutes."""
    silent = put(world(), "team.activities.visiting.serves", lambda _: ("visits", "inbox"))
    silent = put(silent, "team.activities.clinic.serves", lambda old: tuple(q for q in old if q != "questions"))
    silent = put(silent, "team.roles.paramedic.supervision", lambda _: Supervision())
    changed = Paramedic(sessions=4.0, supervision=5.0, advice=5.0).apply(silent, Uptake(level=1.0, weeks=1))
    own = changed.team.people["new_paramedic"].supervision
    assert own is not None
    assert not own.asks
    assert changed.spent_time["supervision_of_new_paramedic"].minutes == pytest.approx(4 / 9 * 300.0 / 2)


def test_visits_that_a_paramedic_may_make_wait_apart_and_gps_serve_both() -> None:
    """Half of 0.6 while the list grows to its half."""
    half = Paramedic(visits=0.6).apply(world(), Uptake(level=0.5, weeks=4))
    assert visiting(half).shared == pytest.approx(0.3)
    serves = {name: one.serves for name, one in half.team.activities.items()}
    assert serves["visiting"] == ("visits", "shared_visits", "questions", "inbox")
    assert serves["paramedic_visits"] == ("shared_visits",)
    assert serves["clinic"] == world().team.activities["clinic"].serves


def test_where_more_visits_are_passed_on_already_a_paramedic_changes_nothing_of_that() -> None:
    more = put(world(), "access.visiting.shared", lambda _: 0.7)
    assert visiting(Paramedic(visits=0.6).apply(more, SETTLED)).shared == 0.7
    own = Activity(serves=("visits",))
    anybody = put(world(), "team.activities", lambda activities: {**activities, "paramedic_visits": own})
    changed = Paramedic(visits=0.6).apply(anybody, SETTLED)
    assert visiting(changed).shared == 0.0
    assert changed.team.activities["visiting"] == world().team.activities["visiting"]


def test_a_paramedic_visits_where_those_who_are_here_do_other_work_at_a_mornings_end() -> None:
    """As where GPs make all visits: the activity that elsewhere is of visits serves something else."""
    other = Activity(serves=("questions",))
    busy = put(world(), "team.activities", lambda activities: {**activities, "paramedic_visits": other})
    changed = Paramedic(visits=0.6).apply(busy, SETTLED)
    assert visiting(changed).shared == pytest.approx(0.6)
    assert changed.team.activities["paramedic_visits"] == other
    assert rota_of(changed, "new_paramedic")["mon_visits"][2] == "paramedic_visits_too"
    assert changed.team.activities["paramedic_visits_too"].serves == ("shared_visits",)


def test_a_paramedic_visits_whomever_the_paramedic_who_is_here_visits() -> None:
    """Who makes any visit that waits, in an activity of another name: the new colleague makes those too."""
    rounds = put(world(), "team.activities", lambda old: {**old, "rounds": Activity(serves=("visits",))})
    line = Session(days=("mon",), start="13:00", end="15:00", activity="rounds")
    pat = Person(role="paramedic", rota={"rounds": line})
    changed = Paramedic(visits=0.6).apply(put(rounds, "team.people", lambda old: {**old, "pat": pat}), SETTLED)
    assert visiting(changed).shared == 0.0
    assert changed.team.activities["paramedic_visits"].serves == ("visits",)


def test_where_nobody_is_visited_a_paramedic_visits_nobody() -> None:
    practice = put(world(), "access.visiting", lambda _: None)
    changed = Paramedic().apply(practice, SETTLED)
    assert changed.access.visiting is None
    assert changed.team.activities["paramedic_visits"].serves == ()


def visiting(practice: Practice) -> Visiting:
    assert practice.access.visiting is not None
    return practice.access.visiting


def test_only_the_new_colleague_is_trained() -> None:
    """A second physiotherapist is there, and learns nothing."""
    old = Physiotherapist(training=0.0, supervision=0.0).apply(world(), SETTLED)
    there = put(old, "team.people", lambda people: {**people, "pat": people["new_physiotherapist"]})
    action = Physiotherapist(training=1000.0, supervision=0.0, hiring=0.0)
    practice = action.apply(there, Uptake(level=0.5, newly=0.25, weeks=5))
    spent = practice.spent_time["training_of_new_physiotherapist"]
    assert (spent.minutes, spent.people) == (250.0, ("new_physiotherapist",))
    assert one_off(there, Scenario((Adoption(name=NAME, action=action),))).minutes == {"other_direct_care": 1000.0}


@pytest.mark.parametrize(
    ("action", "purse"),
    [
        (Physiotherapist(hiring=600.0, advert=500.0), "network"),
        (MinorIllnessNurse(hiring=600.0, advert=500.0), "practice"),
    ],
)
def test_whoever_is_found_is_found_once_by_the_manager_and_gps_and_the_purse_that_pays(
    action: Physiotherapist | MinorIllnessNurse, purse: str
) -> None:
    """In a week in which a quarter of the list begins, 75 minutes of two receptionists and as many of two doctors."""
    practice = action.apply(world(), Uptake(level=0.5, newly=0.25, weeks=5))
    found = {name: spent for name, spent in practice.spent_time.items() if name.startswith("hiring_of_new_")}
    assert {(one.overhead, one.roles, one.minutes) for one in found.values()} == {
        ("meeting", ("receptionist",), 37.5),
        ("meeting", ("doctor",), 37.5),
    }
    paid = practice.spent_money[f"hiring_of_new_{action.role}"]
    assert (paid.purse, paid.once, paid.per_week) == (purse, 125.0, 0.0)
    later = action.apply(world(), SETTLED)
    assert not [name for name in (*later.spent_time, *later.spent_money) if name.startswith("hiring")]


def test_training_is_done_by_the_new_colleague_who_never_stops_training_here() -> None:
    """40 minutes in each of six weeks."""
    action = MinorIllnessNurse(sessions=1.0, offered=0.0, supervision=0.0, training=40.0)
    practice = action.apply(world(), Uptake(level=1.0, newly=1.0, weeks=1))
    log = lived(put(practice, "team.people.new_minor_illness_nurse.leave", lambda _: 0), 0)
    rows = log.work[log.work["task"] == log.names.tasks.index("overhead.training")]
    assert {log.names.people[i] for i in rows["person"]} == {"new_minor_illness_nurse"}
    assert float((rows["end"] - rows["start"]).sum()) == 40.0 * 6


def test_nobody_is_taken_on_for_no_sessions() -> None:
    assert Physiotherapist(sessions=0.0).apply(world(), SETTLED) == world()
    assert Physiotherapist(sessions=0.4).apply(world(), SETTLED) == world()


def without(practice: Practice, path: str, name: str) -> Practice:
    return put(practice, path, lambda old: {key: one for key, one in old.items() if key != name})


def test_a_practice_without_a_role_a_place_or_a_list_is_told_so_and_stays_as_it_is() -> None:
    bookless = without(world(), "book.templates", "physiotherapist")
    placeless = put(world(), "destinations.physiotherapist", lambda place: replace(place, roles=("doctor",)))
    for practice, words in (
        (small_practice(), "no role"), (placeless, "no clinic"), (bookless, "no template"),
    ):  # fmt: skip
        [sentence] = Physiotherapist().lacks(practice)
        assert words in sentence
        assert Physiotherapist().apply(practice, SETTLED) == practice
    assert Physiotherapist().lacks(world()) == ()


def rows_of(log: Log, table: Table) -> list[tuple[object, ...]]:
    """Rows with names for people."""
    people = [*log.names.people, "nobody"]
    columns = [
        table[name].tolist() if name != "person" else [people[i] for i in table[name]]
        for name in table.dtype.names or ()
    ]
    return [tuple("nan" if value != value else value for value in row) for row in zip(*columns, strict=True)]


def test_a_colleague_with_no_slots_changes_no_draw() -> None:
    """Mornings without a room: the others' days are the same to the last digit."""
    full = put(world(), "team.rooms", lambda _: 3)
    post = Post(
        role="physiotherapist", sessions=5, template="physiotherapist", activity="network_clinic", halves=("am",)
    )
    joined = filled(full, post, 1.0)
    assert {one.template for one in joined.team.people["new_physiotherapist"].rota.values()} == {""}
    before, after = lived(full, 0), lived(joined, 0)
    assert rows_of(before, before.episodes) == rows_of(after, after.episodes)
    assert rows_of(before, before.contacts) == rows_of(after, after.contacts)
    assert rows_of(before, before.work) == rows_of(after, after.work)
    assert before.work.size > 1000


@pytest.mark.parametrize(
    ("action", "purse"),
    [
        (Physiotherapist(sessions=3.0, offered=0.0, supervision=0.0), "network"),
        (MinorIllnessNurse(sessions=3.0, offered=0.0, supervision=0.0), "practice"),
    ],
)
def test_a_colleague_costs_the_hours_rotad_from_the_purse_of_the_role(
    action: Physiotherapist | MinorIllnessNurse, purse: str
) -> None:
    """Three sessions of 250 minutes are 12.5 hours, at 30 pounds each."""
    practice = put(taken_up(action), f"team.people.new_{action.role}.leave", lambda _: 0)
    before = cost_per_week(as_it_is(0), lambda _: world())
    after = cost_per_week(lived(practice, 0), lambda _: practice)
    more = {name: after[name] - before[name] for name in before}
    assert more.pop(f"cost_per_week.{purse}") == pytest.approx(375.0)
    assert set(more.values()) == {0.0}


def test_who_is_in_place_is_in_the_practice_file_and_another_can_join() -> None:
    """What is in place adds nobody, and leaves the whole list of another to be had."""
    there = put(world(), "in_place", lambda _: {"develop_the_team": {"physiotherapist": 0.9}})
    assert settled(there, Scenario()) == there
    scenario = Scenario((Adoption(name=NAME, action=Physiotherapist()),))
    assert settled(there, scenario).team == settled(world(), scenario).team
    assert weekly(there, scenario)(60).team == weekly(world(), scenario)(60).team


def test_what_is_in_place_of_other_actions_still_acts() -> None:
    there = put(world(), "in_place", lambda _: {"active_signposting": {"care_navigation": 0.5}})
    assert settled(there, Scenario()).access.navigation.offered["pharmacy"] == pytest.approx(
        0.5 * CareNavigation().offered
    )


def test_as_it_takes_hold_nobody_is_there_before_the_start_and_more_are_seen_as_the_list_grows() -> None:
    """From the third week on: of 5 x 6 slots a quarter in the first week, all from the fourth."""
    action = Physiotherapist(sessions=5.0, offered=1.0, accepts=1.0, ramp_weeks=4.0, training=0.0)
    adoption = Adoption(name=NAME, action=action, start_week=2)
    practice_on = weekly(world(), Scenario((adoption,)))
    log = simulate(world(), weeks=7, warmup=1, cooldown=0, luck=Luck(7, 0, "TINY"), practice_on=practice_on)
    rows = log.appointments[log.appointments["person"] == log.names.people.index("new_physiotherapist")]
    slots = [int((rows["start"] // WEEK == week).sum()) for week in range(6)]
    assert slots[:2] == [0, 0]
    assert slots[2] == 10  # two of six: rounded from one and a half
    assert slots[5] == 30
