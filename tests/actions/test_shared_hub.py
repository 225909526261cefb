"""A hub shared with other practices: which sessions are given, what it costs, and who is seen where."""

from dataclasses import replace

import pytest

from gpsim.log import BOOKINGS, ORIGINS, RESULTS, Log
from gpsim.practice.access import Access
from gpsim.practice.consistency import inconsistencies
from gpsim.practice.files import load_practice
from gpsim.practice.hub import opened, opener, partner, sessions_given
from gpsim.practice.neighbours import SHARED_HUB, Hub
from gpsim.practice.practice import Practice
from gpsim.practice.team import Person, Session, Team
from gpsim.practice.weekly import hours_a_week
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.partners.shared_hub import SharedHub
from gpsim.scenarios.adoption import LONG, Adoption
from gpsim.scenarios.one_off import one_off
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.scenarios.verbs.sharing import share_hub
from gpsim.study.estimate import paired_difference
from gpsim.study.plan import Plan
from gpsim.study.replicate import Replicate, replicate, run_baseline, run_scenario
from tests.strategies import WEEKDAYS, small_practice

HALF = Uptake(level=0.5, newly=0.25, weeks=3)
FULLY = Uptake(level=1.0, weeks=LONG)


def two_doctors(rate: float = 80.0) -> Practice:
    """Dr Ames sees patients in the mornings, Dr Cole in the afternoons: 200 slots a week for ``rate`` × 2.4 needs."""
    practice = small_practice(list_size=2400, rate=rate, suited_elsewhere=0.0, nurse=False, receptionists=2)
    late = Session(days=WEEKDAYS, start="14:00", end="18:00", activity="clinic", template="clinic")
    people = {**practice.team.people, "Dr Cole": Person(role="partner", rota={"afternoons": late})}
    return replace(practice, team=replace(practice.team, people=people))


def test_sessions_are_given_on_one_day_after_the_other_and_in_the_afternoon_first() -> None:
    given = sessions_given(two_doctors(), 6, first=3)
    cole, ames = ("Dr Cole", "afternoons"), ("Dr Ames", "mornings")
    days = ["thu", "fri", "mon", "tue", "wed"]
    assert given == [*((*cole, day) for day in days), (*ames, "thu")]


def test_no_more_sessions_are_given_than_there_are() -> None:
    assert len(sessions_given(two_doctors(), 50)) == 10
    assert len(sessions_given(load_practice("reference"), 50)) < 50


def slots_a_week(practice: Practice, hub: bool) -> float:
    """Slots of the hub, or the other ones, in an average week of the cycle."""
    book = practice.book
    return sum(
        block.slots * len(session.days) / session.every
        for person in practice.team.people.values()
        for session in person.rota.values()
        if session.template
        for block in book.templates[session.template].blocks.values()
        if (SHARED_HUB in book.kinds[block.slot].takes) is hub
    )


@pytest.mark.parametrize("number", [0, 1])
def test_what_is_given_is_taken_from_the_practices_own_and_nobody_works_longer(number: int) -> None:
    """Two of ten sessions of 20 slots."""
    before = replace(partner(two_doctors(), number), hub=Hub(partners=1, sessions=2.0, paper=""))
    after = opened(before, number)
    assert (slots_a_week(before, hub=False), slots_a_week(before, hub=True)) == (200.0, 0.0)
    assert (slots_a_week(after, hub=False), slots_a_week(after, hub=True)) == pytest.approx((160.0, 40.0))
    for name, person in before.team.people.items():
        assert hours_a_week(after.team.people[name].rota.values()) == pytest.approx(hours_a_week(person.rota.values()))


@pytest.mark.parametrize("name", ["reference", "small_practice"])
def test_a_practice_with_a_hub_holds_together(name: str) -> None:
    practice = replace(load_practice(name), hub=Hub(partners=2, sessions=4.0))
    for number in range(3):
        assert list(inconsistencies(opened(partner(practice, number), number))) == []


def test_every_partner_gives_on_every_weekday_in_turn() -> None:
    """A session a week: Dr Cole's on Monday, and on the next weekday in each of the weeks after."""
    rota = opened(replace(two_doctors(), hub=Hub(partners=1, sessions=1.0))).team.people["Dr Cole"].rota
    given = {session.week: session.days for session in rota.values() if session.template == "clinic_shared_hub"}
    assert given == {week: (day,) for week, day in enumerate(WEEKDAYS)}


def test_a_hub_comes_before_every_other_way_when_nothing_is_free_today() -> None:
    practice = two_doctors()
    access: Access = opened(replace(practice, hub=Hub(partners=1, sessions=1.0))).access
    assert access.urgent_if_full == (SHARED_HUB, *practice.access.urgent_if_full)


@pytest.mark.parametrize("hub", [None, Hub(partners=0, sessions=5.0), Hub(partners=2, sessions=0.4)])
def test_without_partners_or_a_whole_session_there_is_no_hub(hub: Hub | None) -> None:
    practice = replace(two_doctors(), hub=hub)
    assert opened(practice) is practice


def test_a_partner_has_other_luck_and_other_people_and_the_same_rota() -> None:
    practice, other = two_doctors(), partner(two_doctors(), 2)
    assert (practice.code, other.code) == ("SMALL", "SMALL+2")
    assert other.team.people["Dr Cole+2"] == practice.team.people["Dr Cole"]
    assert other.needs == practice.needs


def test_a_practice_is_opened_once_for_each_of_its_states() -> None:
    """The engine knows a state by its identity."""
    shared = replace(two_doctors(), hub=Hub(partners=1, sessions=1.0))
    on = opener(lambda week: shared if week < 3 else replace(shared, hub=None), 0)
    assert on(0) is on(2)
    assert on(0) == opened(shared)


def test_the_action_gives_sessions_by_the_size_of_the_list() -> None:
    """For 10,000 patients five sessions; here are 2,400, and half of it has been reached: 0.6."""
    action = SharedHub(sessions=5.0, partners=2.6, accepts=0.6, routine=0.3, wait=4.0)
    hub = action.apply(two_doctors(), HALF).hub
    assert hub is not None
    assert hub.sessions == pytest.approx(0.6)
    assert hub == Hub(partners=3, sessions=hub.sessions, accepts=0.6, routine=0.3, wait=4.0)


def test_two_hubs_are_one_with_the_sessions_of_both() -> None:
    once = share_hub(two_doctors(), Hub(partners=3, sessions=1.0, wait=5.0))
    assert share_hub(once, Hub(partners=2, sessions=0.5)).hub == Hub(partners=3, sessions=1.5)


def test_the_summary_comes_back_where_the_practice_knows_such_a_paper() -> None:
    reference = SharedHub().apply(load_practice("reference"), FULLY).hub
    assert reference is not None
    assert reference.paper == "hub_task"


def test_gps_meet_and_money_is_paid_once() -> None:
    """Half do it: 4 minutes are 2. A quarter begin this week: 0.25 × £3 × 2,400 patients."""
    practice = SharedHub(meeting=4.0, funding=3.0).apply(two_doctors(), HALF)
    spent, money = practice.spent_time["shared_hub"], practice.spent_money["shared_hub"]
    assert (spent.overhead, spent.roles, spent.minutes) == ("meeting", ("partner",), 2.0)
    assert (money.purse, money.once, money.per_week) == ("nhs", 1800.0, 0.0)


def test_what_it_costs_to_get_going_is_told_apart() -> None:
    action = SharedHub(ceiling=0.5, funding=3.0)
    scenario = Scenario((Adoption(name="collaboration.shared_hub", action=action),))
    assert one_off(two_doctors(), scenario).pounds == {"nhs": 3600.0}


def test_nobody_with_a_session_to_give_is_said() -> None:
    practice = two_doctors()
    nobody: Team = replace(practice.team, people={n: p for n, p in practice.team.people.items() if p.role != "partner"})
    without = replace(practice, team=nobody)
    assert SharedHub().lacks(practice) == ()
    assert "nothing to give" in SharedHub().lacks(without)[0]
    assert SharedHub().apply(without, FULLY) == without


# In a run.

PLAN = Plan(weeks=3, warmup=2, cooldown=1, seed=1)
ACTION = SharedHub(sessions=5.3)  # one whole session a week of so small a practice
SHARED = Scenario((Adoption(name="collaboration.shared_hub", action=ACTION),), name="hub")


@pytest.fixture(scope="module")
def pairs() -> list[Replicate]:
    return [replicate(two_doctors(), [SHARED], PLAN, number) for number in range(8)]


def difference(pairs: list[Replicate], metric: str) -> tuple[float, float]:
    """The interval of the change in ``metric``."""
    found = paired_difference(
        [each.metrics[metric] for each in pairs], [each.scenarios[0].metrics[metric] for each in pairs]
    )
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def test_fewer_are_told_to_try_again_and_more_urgent_ones_are_seen_on_the_day(pairs: list[Replicate]) -> None:
    assert difference(pairs, "needs_told_to_try_again_share")[1] < 0.0
    assert difference(pairs, "urgent_same_day_share")[0] > 0.0


def test_gps_work_about_as_long_as_before(pairs: list[Replicate]) -> None:
    """No study finds hours saved (pettigrew_2018): what is seen elsewhere is paid for with guests. 32 hours a week."""
    low, high = difference(pairs, "hours_per_week.gp_qualified")
    assert low < 1.0
    assert high > -1.0
    lines = [each.scenarios[0].released.accounts["gp_qualified"].saved for each in pairs]
    assert all(saved["consultation.surgery/guest"] < 0.0 for saved in lines)
    assert sum(saved["consultation.surgery/first_contact"] for saved in lines) > 0.0


def guests_and_sent(log: Log) -> tuple[int, int]:
    outside = log.appointments["booking"] == BOOKINGS.index("outside")
    guests = log.appointments["origin"] == ORIGINS.index("guest")
    return int(guests.sum()), int(outside.sum())


def test_in_the_baseline_nobody_is_lived_but_the_practice() -> None:
    log = run_baseline(two_doctors(), PLAN, 0)
    assert guests_and_sent(log) == (0, 0)
    assert RESULTS.index("outside") not in log.contacts["result"]


def test_a_hub_that_takes_hold_in_the_middle_of_a_run_has_guests_from_then_on() -> None:
    """It starts in the second measured week, all at once; its slots of a week ahead can be booked in the first."""
    plan = Plan(weeks=3, warmup=1, cooldown=1, seed=1, settled=False)
    begun = Adoption(name="collaboration.shared_hub", action=replace(ACTION, ramp_weeks=0.0), start_week=1)
    log = run_scenario(two_doctors(), Scenario((begun,)), plan, 0)
    guests = log.appointments[log.appointments["origin"] == ORIGINS.index("guest")]
    assert len(guests) > 0
    assert guests["start"].min() >= 7 * 1440.0


def test_what_is_in_place_acts_in_the_baseline() -> None:
    in_place = replace(two_doctors(rate=90.0), in_place={"collaboration": {"shared_hub": 1.0}})
    assert settled(in_place, Scenario()).hub is not None
    log = run_baseline(in_place, PLAN, 0)
    guests, sent = guests_and_sent(log)
    assert guests + sent > 0


def test_one_replication_is_the_same_however_often_it_is_run(pairs: list[Replicate]) -> None:
    assert repr(replicate(two_doctors(), [SHARED], PLAN, 0)) == repr(pairs[0])  # NaN is not NaN, and is written so
