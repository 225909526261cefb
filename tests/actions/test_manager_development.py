"""Managers who have learnt, and their deputies: what partners leave moves minute for minute, and hours are bought."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from gpsim.log import Log
from gpsim.measures.costs import cost_per_week
from gpsim.measures.released import released
from gpsim.model.simulate import simulate
from gpsim.practice.consistency import inconsistencies
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.team import Role, Session
from gpsim.practice.weekly import hours_a_week
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.manager_development import ManagerDevelopment
from gpsim.scenarios.adoption import LONG, Adoption
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario, settled, weekly
from gpsim.scenarios.verbs import heads, hours
from gpsim.streams import Luck
from tests.actions.village import BEGINNING, FULLY, central, does, high, low, net, village

NAME, WEEKS = "quality_improvement.manager_development", 3
LINE = "overhead.management"


@cache
def quiet() -> Practice:
    """The village with nobody on its list, nobody interrupted or searching, and a role for a deputy at £24 an hour.

    Dr Adams manages for two hours on Fridays. Maud, who manages the practice, is here for four hours on two days.
    """
    roles = {name: replace(role, interruptions=0.0, searching=0.0) for name, role in village().team.roles.items()} | {
        "deputy": Role(group="admin", cost=24.0)
    }
    practice = put(replace(village(), list_size=0), "team.roles", lambda _: roles)
    return put(practice, "team.people", lambda people: {n: replace(one, leave=0) for n, one in people.items()})


def action(**numbers: Any) -> ManagerDevelopment:
    """What leaves a partner takes as long; nobody is taught."""
    return ManagerDevelopment(**({"takes": 1.0, "training": 0.0, "fee": 0.0} | numbers))


def here(practice: Practice) -> Practice:
    """The practice with nobody on leave."""
    return put(practice, "team.people", lambda people: {n: replace(one, leave=0) for n, one in people.items()})


def lived(practice: Practice) -> Log:
    return simulate(practice, weeks=WEEKS, warmup=0, cooldown=1, luck=Luck(1, 0, "QUIET"))


def costs(log: Log, practice: Practice) -> dict[str, float]:
    return cost_per_week(log, lambda _: practice)


def rota_of(practice: Practice, person: str) -> dict[str, tuple[str, str, str]]:
    return {name: (one.start, one.end, one.activity) for name, one in practice.team.people[person].rota.items()}


def test_partners_manage_less_the_manager_more_and_a_deputy_is_here_for_the_rest() -> None:
    """Two hours a week, half of which a manager could do: an hour, half of it hers and half a deputy's."""
    changed = does(action(moved=0.5, deputised=0.5), FULLY, quiet())
    assert rota_of(changed, "dr_adams")["management"] == ("09:00", "10:00", "management")
    assert rota_of(changed, "dr_adams")["management_instead"][:2] == ("10:00", "11:00")
    spent = changed.spent_time["partners_management"]
    assert (spent.overhead, spent.roles, spent.minutes) == ("management", ("manager",), 30.0)
    assert changed.team.people["new_deputy"].role == "deputy"
    assert rota_of(changed, "new_deputy") == {"tue_am": ("08:30", "09:00", "management")}
    assert changed.spent_money == {}


@pytest.mark.parametrize(
    ("moved", "takes", "deputised", "level", "partner", "manager", "deputy"),
    [
        (0.5, 1.0, 0.5, 1.0, 60.0, 30.0, 30.0),
        (0.5, 1.5, 1.0, 1.0, 60.0, 0.0, 90.0),
        (0.5, 1.0, 0.0, 1.0, 60.0, 60.0, 0.0),
        (0.5, 1.0, 0.5, 0.05, 3.0, 2.0, 1.0),  # of three minutes the deputy does one, and the manager the rest
        (0.5, 1.0, 0.5, 0.35, 21.0, 11.0, 10.0),
        (1.0, 4.0, 0.9, 1.0, 120.0, 48.0, 432.0),  # two half-days of 250 and 182 minutes
    ],
)
def test_minutes_move_exactly_and_the_deputys_are_the_only_ones_bought(
    moved: float, takes: float, deputised: float, level: float, partner: float, manager: float, deputy: float
) -> None:
    """Where there is nothing else to do: every minute of three weeks, by role and group."""
    practice = quiet()
    changed = here(
        does(action(moved=moved, takes=takes, deputised=deputised), Uptake(level=level, weeks=LONG), practice)
    )
    before, after = lived(practice), lived(changed)
    found = released(before, after).accounts
    assert found["gp_qualified"].saved == {LINE: WEEKS * partner}
    assert found["gp_qualified"].free == WEEKS * partner
    assert found["gp_qualified"].contracted == 0.0
    assert found["manager"].saved.get(LINE, 0.0) == -WEEKS * manager
    assert found["manager"].contracted == 0.0
    if deputy:
        account = found["deputy"]
        assert (account.scenario.worked, account.scenario.rota) == (WEEKS * deputy, WEEKS * deputy)
        assert (account.scenario.free, account.scenario.overtime) == (0.0, 0.0)
    office = found["admin"]
    assert (office.net, office.contracted) == (-WEEKS * (manager + deputy), -WEEKS * deputy)
    cost, more = costs(before, practice), costs(after, changed)
    rises = {name: more[name] - cost[name] for name in cost}
    assert rises == pytest.approx(
        {"cost_per_week.practice": 24.0 * deputy / 60.0, "cost_per_week.network": 0.0, "cost_per_week.nhs": 0.0}
    )


def test_as_it_takes_hold_the_deputy_is_here_longer_from_week_to_week() -> None:
    """Two hours over six weeks: 20 minutes more each week, of which half are bought; then nothing changes."""
    slowly = action(moved=1.0, deputised=0.5, ceiling=1.0, ramp_weeks=6.0, fade_per_year=0.0)
    practice_on = weekly(quiet(), Scenario((Adoption(name=NAME, action=slowly, start_week=1),)))
    bought = [hours.bought(practice_on(week), "new_deputy") for week in range(9)]
    assert bought == [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 60.0, 60.0]
    on = [here(practice_on(week)) for week in range(9)]
    length: dict[str, Any] = {"weeks": 8, "warmup": 0, "cooldown": 0}
    log = simulate(on[0], **length, luck=Luck(1, 0, "QUIET"), practice_on=lambda week: on[min(week, 8)])
    rows = log.shifts[log.shifts["person"] == log.names.people.index("new_deputy")]
    assert (rows["end"] - rows["start"]).tolist() == bought[1:8]
    assert rows["worked"].tolist() == bought[1:8]


def test_more_is_bought_on_top_of_what_was_bought_and_no_more_than_a_week_holds() -> None:
    """250 minutes a half-day, ten half-days, Mondays last: what there is no room for stays with the manager."""
    once = hours.buy(quiet(), "new_deputy", "deputy", "management", 200.0)
    twice = hours.buy(once, "new_deputy", "deputy", "management", 100.9)
    assert rota_of(twice, "new_deputy") == {
        "tue_am": ("08:30", "12:40", "management"),
        "tue_pm": ("13:20", "14:10", "management"),
    }
    assert twice.team.people["new_deputy"].leave == 6  # six weeks of one day
    full = hours.buy(twice, "new_deputy", "deputy", "management", 1e6)
    assert hours.bought(full, "new_deputy") == 2500.0
    assert list(full.team.people["new_deputy"].rota)[-1] == "mon_pm"
    long = does(action(moved=1.0, takes=30.0, deputised=1.0), FULLY, quiet())
    assert hours.bought(long, "new_deputy") == 2500.0
    assert long.spent_time["partners_management"].minutes == 120.0 * 30.0 - 2500.0


def test_less_than_a_minute_buys_nobody() -> None:
    changed = does(action(moved=0.5, deputised=0.5), Uptake(level=0.02, weeks=LONG), quiet())
    assert "new_deputy" not in changed.team.people
    assert changed.spent_time["partners_management"].minutes == 1.0
    assert hours.buy(quiet(), "new_deputy", "deputy", "meeting", 0.9) == quiet()


def test_a_deputy_is_the_best_paid_of_the_office_below_the_manager() -> None:
    assert heads.deputy(quiet()) == "deputy"
    assert heads.deputy(village()) == "receptionist"
    assert heads.deputy(load_practice("reference_2016")) == "deputy_manager"  # in the file, and nobody is one
    alone = put(village(), "team.roles.receptionist.group", lambda _: "nurse")
    assert heads.deputy(alone) == "manager"


@pytest.mark.parametrize(("deputised", "bought"), [(0.2, 12.0), (0.5, 30.0), (0.9, 54.0)])
def test_in_an_office_of_one_role_as_much_is_done_as_is_moved(deputised: float, bought: float) -> None:
    """Another one of Maud's role is here for the minutes that she has not, manages in them and learns nothing."""
    alone = put(quiet(), "team.roles", lambda roles: {n: r for n, r in roles.items() if n != "deputy"})
    alone = put(alone, "team.roles.receptionist.group", lambda _: "nurse")
    learning = Uptake(level=1.0, newly=0.1, weeks=1)
    changed = here(does(action(moved=0.5, deputised=deputised, training=100.0), learning, alone))
    found = released(lived(alone), lived(changed)).accounts
    assert found["gp_qualified"].saved == {LINE: WEEKS * 60.0}
    assert found["manager"].saved == {LINE: -WEEKS * 60.0, "overhead.training": -WEEKS * 10.0}
    assert found["manager"].contracted == -WEEKS * bought


def test_partners_are_here_as_long_as_before() -> None:
    changed = does(ManagerDevelopment())
    for name, person in village().team.people.items():
        assert hours_a_week(changed.team.people[name].rota.values()) == pytest.approx(
            hours_a_week(person.rota.values())
        )


def test_what_is_in_place_is_in_the_file_and_only_leaves_less_to_gain() -> None:
    already = replace(quiet(), in_place={"quality_improvement": {"manager_development": 0.5}})
    assert settled(already, Scenario()) == already
    more = settled(already, Scenario((adopt(NAME, ceiling=1.0, moved=0.5, takes=1.0, deputised=1.0),)))
    assert hours.bought(more, "new_deputy") == 30.0


@pytest.mark.parametrize("name", ["reference", "reference_2016", "large_urban_deprived"])
def test_a_deputy_fits_into_every_practice(name: str) -> None:
    changed = does(ManagerDevelopment(deputised=1.0, moved=0.8, takes=1.5), BEGINNING, load_practice(name))
    assert changed.team.people["new_deputy"].role == "deputy_manager"
    assert list(inconsistencies(changed)) == []


def test_a_developed_manager_moves_work_from_partners_to_the_office() -> None:
    """As the evidence has it; without a deputy what leaves the partners goes to the manager, minute for minute."""
    found = net(central(ManagerDevelopment()))
    assert low(found["gp_qualified"]) > 0.0
    assert high(found["admin"]) < 0.0
    found = net(does(ManagerDevelopment(deputised=0.0)))
    assert found["gp_qualified"].mean == pytest.approx(1.0, abs=0.3)
    assert found["admin"].mean == pytest.approx(-1.0, abs=0.3)


def test_managers_are_taught_once() -> None:
    changed = does(ManagerDevelopment(moved=0.0), Uptake(level=1.0, newly=1.0, weeks=1))
    assert changed.spent_time["manager_development"].minutes == 2970.0
    assert changed.spent_money["manager_development"].once == 1500.0
    assert does(ManagerDevelopment(), FULLY).spent_money == {}


def test_where_no_partner_manages_there_is_nothing_to_take_over() -> None:
    practice = village()
    adams = practice.team.people["dr_adams"]
    rota: dict[str, Session] = {name: line for name, line in adams.rota.items() if name != "management"}
    people = {**practice.team.people, "dr_adams": replace(adams, rota=rota)}
    without = replace(practice, team=replace(practice.team, people=people))
    assert "management" in ManagerDevelopment().lacks(without)[0]
    assert ManagerDevelopment().apply(without, FULLY) == without
