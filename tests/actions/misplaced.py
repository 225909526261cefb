"""A practice whose telephone and clinics are well placed, and the same with a demand that makes them ill placed."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Any

from gpsim.log import Log
from gpsim.model.simulate import simulate
from gpsim.practice.demand import Profile
from gpsim.practice.practice import Practice
from gpsim.practice.team import Session, Weekday
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.capacity import MatchCapacity
from gpsim.scenarios.adoption import LONG
from gpsim.streams import Luck
from gpsim.study.estimate import Estimate, paired_difference
from tests.worlds import practice_of

REPLICATIONS = 5
WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
MONDAYS = (3.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)
WINTERS = (1.5, 1.5, 1.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1.5, 1.5, 1.5)
PRACTICE = """
[weeks]
days = [1, 1, 1, 1, 1, 0, 0]
[profiles]
hours = { hours = [8, 18], weights = [1] }
[seasons]
months = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
[needs]
ill = { rate = 50, week = "days", season = "months", asks_for = "gp", suitable = { gp = 1 } }
asks = { rate = 800, week = "days", clinical = false, asks_for = "office", suitable = { office = 1 } }
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
office = { kind = "task", paper = "note" }
[papers.note]
first = "look"
steps.look = { queue = "post", minutes = { law = "fixed", mean = 1 } }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
[access.telephone]
closes = "18:00"
profile = "hours"
talk = { law = "exponential", mean = 3 }
patience = { law = "exponential", mean = 8 }
redial = 0.7
next_day = 0.5
[book]
kinds.any = { consultation = "seen", takes = ["routine"], horizon = 42 }
templates.list.blocks.all = { at = 0, slots = 10, minutes = 15, slot = "any" }
[consultations.seen]
mode = "face_to_face"
minutes.any = { law = "fixed", mean = 12 }
[team]
rooms = 2
roles.doctor = { group = "gp_qualified", finishes = "stays" }
roles.receptionist = { group = "admin" }
[team.activities]
clinic = { serves = ["patients", "inbox"], bookable = true, needs_room = true }
telephones = { serves = ["telephone", "post"] }
papers = { serves = ["post"] }
[team.people.ann]
role = "doctor"
rota.clinics = { days = ["mon", "tue", "wed"], start = "09:00", end = "11:30", activity = "clinic", template = "list" }
[team.people.bob]
role = "doctor"
rota.clinics = { days = ["wed", "thu", "fri"], start = "09:00", end = "11:30", activity = "clinic", template = "list" }
[team.people.rita]
role = "receptionist"
rota.all = { days = ["mon", "tue", "wed", "thu", "fri"], start = "08:00", end = "18:00", activity = "telephones" }
[team.people.sam]
role = "receptionist"
rota.all = { days = ["mon", "tue", "wed", "thu", "fri"], start = "08:00", end = "18:00", activity = "papers" }
"""


def become(practice: Practice, **values: Any) -> Practice:
    """The practice with other values, by path with two underscores for a dot."""
    for path, value in values.items():
        practice = put(practice, path.replace("__", "."), partial(_value, value))
    return practice


def _value(value: Any, _: Any) -> Any:
    return value


@cache
def well_placed() -> Practice:
    """1,000 patients who ask alike on every weekday, at every hour and all the year."""
    return replace(practice_of(PRACTICE), list_size=1000)


def a_morning_rush() -> Practice:
    """Half of all calls come from eight to ten, and the second of reception answers in the afternoon."""
    halves = {"am": line(WEEK, "08:00", "13:00", "papers"), "pm": line(WEEK, "13:00", "18:00", "telephones")}
    rush = Profile(hours=(8.0, 10.0, 18.0), weights=(0.5, 0.5))
    return become(well_placed(), profiles__hours=rush, team__people__sam__rota=halves)


def a_monday_rush() -> Practice:
    """On Monday three times as many ring as on other days, and the second of reception answers at the week's end."""
    days = {"first": line(WEEK[:3], "08:00", "18:00", "papers"), "last": line(WEEK[3:], "08:00", "18:00", "telephones")}
    return become(well_placed(), weeks__days=MONDAYS, team__people__sam__rota=days)


def clinics_late_in_the_week() -> Practice:
    """On Monday morning three times as many ask as on others, and three of six clinics are at the week's end."""
    bob = {"clinics": replace(well_placed().team.people["bob"].rota["clinics"], days=WEEK[2:])}
    early = Profile(hours=(8.0, 9.0), weights=(1.0,))
    return become(_few_calls(), weeks__days=MONDAYS, profiles__hours=early, team__people__bob__rota=bob)


def clinics_alike_all_the_year() -> Practice:
    """From October to March three times as many are ill as in the other months."""
    return become(_few_calls(), seasons__months=WINTERS)


def _few_calls() -> Practice:
    return become(well_placed(), needs__asks__rate=0.0)


def line(days: tuple[Weekday, ...], start: str, end: str, activity: str) -> Session:
    """A line of the rota of somebody of reception."""
    return Session(days=days, start=start, end=end, activity=activity)


def matched(practice: Practice, **numbers: float) -> Practice:
    """The practice where everything that helps is moved, unless ``numbers`` of the action say otherwise."""
    action = MatchCapacity(**{"movable": 1.0, "counting": 0.0, **numbers})
    return action.apply(practice, Uptake(level=1.0, weeks=LONG))


def logs(practice: Practice, weeks: int) -> list[tuple[Log, Log]]:
    """The practice as it is and matched, under the same luck, once a replication."""
    return [
        (lived(practice, weeks, replication), lived(matched(practice), weeks, replication))
        for replication in range(REPLICATIONS)
    ]


def lived(practice: Practice, weeks: int, replication: int) -> Log:
    """A replication, with two weeks before and after those that are measured."""
    return simulate(practice, weeks=weeks, warmup=2, cooldown=2, luck=Luck(1, replication, practice.code))


def more(pairs: list[tuple[Log, Log]], measure: Callable[[Log], dict[str, float]], metric: str) -> Estimate:
    """How much more of a metric there is where the practice is matched."""
    before, after = ([measure(each)[metric] for each in side] for side in zip(*pairs, strict=True))
    return paired_difference(before, after)
