"""Whatever the practice: training that was planned is done, or still owed, to the minute."""

from dataclasses import replace

import numpy as np

from gpsim.log import Log
from gpsim.model.closing import close
from gpsim.model.days import Days
from gpsim.model.surgery import Surgery
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.practice.team import SpentTime
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario, weekly
from gpsim.streams import Luck
from gpsim.units import WEEK, ticks
from tests.lived import World, in_any_world
from tests.watching import watch

TRAINING = "overhead.training"
TWO_COURSES = {
    "course": SpentTime(overhead="training", roles=("doctor", "clerk", "practice_nurse"), minutes=100.0 / 3.0),
    "longer": SpentTime(overhead="training", roles=("trainee", "clerk"), minutes=400.0),
}


def planned(practice: Practice) -> float:
    """Minutes of training in a week, of everybody together."""
    roles = [person.role for person in practice.team.people.values()]
    return sum(ticks(one.minutes) * roles.count(role) for one in practice.spent_time.values() for role in one.roles)


def done(log: Log) -> float:
    """Minutes of training in the log."""
    training = np.array([task == TRAINING for task in log.names.tasks], dtype=np.bool_)
    rows = log.work[training[log.work["task"]]] if len(log.work) else log.work
    return float(np.sum(rows["end"] - rows["start"]))


@in_any_world
def test_training_is_done_or_still_owed_whoever_is_away(world: World) -> None:
    """Two courses a week, of which the longer one fills more than a session: nothing of it is lost."""
    world = world.put("spent_time", lambda _: TWO_COURSES)
    seen = watch(world)
    due = sum(planned(world.practice_on(week)) for week in range(-world.warmup, world.weeks))
    assert done(seen.log) == due - seen.owed


def test_care_navigation_takes_the_reference_practice_exactly_the_training_that_it_plans() -> None:
    """As it takes hold over six weeks: receptionists are on leave, or ill on the last day of their week."""
    practice, weeks = replace(load_practice("reference"), in_place={}), 8
    on = weekly(practice, Scenario([adopt("active_signposting.care_navigation", ramp_weeks=6.0)]))
    surgery = Surgery(on, -7, Luck(7, 0, practice.code))
    days = Days(surgery, -7, 7 * weeks - 1, overfull=False)
    surgery.clock.live(until=weeks * WEEK)
    owed = sum(item.minutes for worker in surgery.staff.workers for item in worker.own.waiting if item.owed)
    log = close(surgery, days, start=-WEEK, measured=weeks * WEEK, end=weeks * WEEK)
    due = sum(planned(on(week)) for week in range(-1, weeks))
    assert done(log) == due - owed
    assert 0.0 < owed < 0.02 * due
