"""A village practice on which actions are tried: small, and with everything that they are about."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

import numpy as np
import numpy.typing as npt

from gpsim.distributions import Fixed
from gpsim.log import Log
from gpsim.measures.released import released
from gpsim.model.simulate import simulate
from gpsim.practice.files import load_practice
from gpsim.practice.paperwork import Paper, Step
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Person, Role, Session
from gpsim.records import digest, put
from gpsim.scenarios.action import Action, Uptake
from gpsim.scenarios.adoption import LONG
from gpsim.streams import Luck
from gpsim.study.capacity import capacity
from gpsim.study.estimate import Estimate, paired_difference

WEEKS, REPLICATIONS = 2, 5
MANY = 20  # replications, where what is claimed is small
FULLY = Uptake(level=1.0, weeks=LONG)
BEGINNING = Uptake(level=1.0, newly=1.0, weeks=1)
_LIVED: dict[tuple[str, int], Log] = {}


@cache
def village() -> Practice:
    """The small practice with 1,000 patients, a manager who has papers of her own, and a partner who manages."""
    practice = replace(load_practice("small_practice"), list_size=1000, in_place={})
    for path, value in CHANGES.items():
        practice = put(practice, path, partial(_become, value))
    form = Step(queue="office", minutes=Fixed(mean=10.0), next={"correct": 0.5})
    steps = {"enter": form, "correct": Step(queue="office", minutes=Fixed(mean=20.0), rework=True)}
    papers = {**practice.papers, "claim": Paper(rate=4.0, week="weekdays", first="enter", steps=steps)}
    return replace(practice, papers=papers, team=_team(practice))


CHANGES: Mapping[str, Any] = {
    "needs.long_term_problem.from_hospital": True,
    "papers.message.sort": "result_question",
    "papers.result.rate": 60.0,
    "team.roles.doctor.searching": 0.039,
    "team.roles.receptionist.searching": 0.03,
}


def _become(value: Any, _: Any) -> Any:
    return value


def _team(practice: Practice) -> Any:
    team = practice.team
    line = Session(days=("mon", "wed"), start="09:00", end="13:00", activity="office")
    managing = Session(days=("fri",), start="09:00", end="11:00", activity="management")
    adams = team.people["dr_adams"]
    people = {
        **team.people,
        "maud": Person(role="manager", rota={"mornings": line}),
        "dr_adams": replace(adams, rota={**adams.rota, "management": managing}),
    }
    activities = {"office": Activity(serves=("office",)), "management": Activity(overhead="management")}
    roles = {**team.roles, "manager": Role(group="admin", cost=35.0)}
    return replace(team, people=people, roles=roles, activities={**team.activities, **activities})


def lived(practice: Practice, replication: int) -> Log:
    """Two measured weeks of ``practice``, with a week before and after; the same luck whatever the practice."""
    key = digest(practice), replication
    if key not in _LIVED:
        luck = Luck(1, replication, practice.code)
        _LIVED[key] = simulate(practice, weeks=WEEKS, warmup=1, cooldown=1, luck=luck)
    return _LIVED[key]


def net(changed: Practice, practice: Practice | None = None, replications: int = REPLICATIONS) -> dict[str, Estimate]:
    """Hours a week released by staff group, against the village or another practice, under common luck."""
    before = practice if practice is not None else village()
    pairs = [released(lived(before, r), lived(changed, r)) for r in range(replications)]
    return {who: parts["net"] for who, parts in capacity(pairs, WEEKS).items()}


def does(action: Action, uptake: Uptake = FULLY, practice: Practice | None = None) -> Practice:
    """The village, or another practice, with an action."""
    return action.apply(practice if practice is not None else village(), uptake)


def central(action: Action, practice: Practice | None = None) -> Practice:
    """The village, or another practice, with an action at its own numbers, as far as it reaches in the end."""
    return does(action, Uptake(level=action.ceiling, weeks=LONG), practice)


def gps_spend_less(changed: Practice, practice: Practice, task: str) -> tuple[Estimate, Estimate]:
    """How many minutes GPs spend less on a task, and how often less they do it, in the whole of a log."""
    gps = frozenset({"gp_qualified"})
    after, before = ([lived(one, r) for r in range(MANY)] for one in (changed, practice))
    minutes = paired_difference(
        [minutes_of(log, task, gps) for log in after], [minutes_of(log, task, gps) for log in before]
    )
    times = paired_difference([done_by(log, task, gps) for log in after], [done_by(log, task, gps) for log in before])
    return minutes, times


def low(found: Estimate) -> float:
    """The lower end of its interval."""
    assert found.low is not None
    return found.low


def high(found: Estimate) -> float:
    """The upper end of its interval."""
    assert found.high is not None
    return found.high


def minutes_of(log: Log, task: str, groups: frozenset[str] = frozenset()) -> float:
    """Minutes of a task in the whole log, of some staff groups or of all."""
    mine = _of(log, task, groups)
    return float((log.work["end"] - log.work["start"])[mine].sum())


def done_by(log: Log, task: str, groups: frozenset[str]) -> float:
    """How often some staff groups did a task."""
    return float(_of(log, task, groups).sum())


def _of(log: Log, task: str, groups: frozenset[str]) -> npt.NDArray[np.bool_]:
    names, work = log.names, log.work
    tasks = np.array([name == task for name in names.tasks])[work["task"]]
    who = np.array([not groups or group in groups for group in names.groups])[work["person"]]
    return tasks & who  # type: ignore[no-any-return]


def ids_of(log: Log, need: str) -> set[int]:
    """The episodes of a need."""
    episodes = log.episodes
    rows = episodes[(episodes["paper"] == 0) & (episodes["kind"] == log.names.needs.index(need))]
    return set(rows["id"].tolist())
