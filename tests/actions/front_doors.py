"""A small practice with forms, a list that its doctor reads, and results; and what an action does to it."""

from collections.abc import Mapping
from dataclasses import replace

from gpsim.distributions import Fixed
from gpsim.practice.access import Mixed, Online, Triage
from gpsim.practice.care import Consultation
from gpsim.practice.demand import Need, Task, WalkIn
from gpsim.practice.paperwork import Paper, Step
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity
from gpsim.records import put
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario
from gpsim.study.estimate import Estimate
from gpsim.study.results import Change
from gpsim.study.run import compare
from gpsim.units import Name
from tests.strategies import small_practice

TRIAGE = Triage(read=Fixed(mean=4.0), message=0.2, link=0.1, call_back=0.4, call_kind="call")


def forms(**sizes: float) -> Practice:
    """Telephone 70, forms 20, desk 10 per cent; a form is read in 4 minutes, a call takes 5, being seen 10.

    Beside illnesses patients ask about results, which reception looks up, and leave messages, which the doctor answers
    by telephone in 6 minutes. One patient in two who is seen has a test.
    """
    practice = small_practice(nurse=False, receptionists=2, **sizes)  # type: ignore[arg-type]
    access = replace(practice.access, policy=Mixed(triage=TRIAGE), online=Online(read=Fixed(mean=3.0)))
    practice = replace(practice, access=access, needs={**practice.needs, **_matters()})
    practice = put(practice, "access.channels", lambda _: {"telephone": 0.7, "online": 0.2, "desk": 0.1})
    practice = put(practice, "destinations", lambda places: {**places, **_PLACES})
    practice = put(practice, "consultations", lambda kinds: {**kinds, **_KINDS})
    practice = put(practice, "consultations.surgery.makes", lambda _: {"result": 0.5})
    practice = put(practice, "papers", lambda _: _PAPERS)
    served = {
        "clinic": Activity(serves=("patients", "triage", "messages", "inbox"), bookable=True),
        "front_desk": Activity(serves=("telephone", "desk", "online", "tray")),
    }
    return put(practice, "team.activities", lambda _: served)


def change(
    practice: Practice,
    name: Name,
    numbers: Mapping[str, float] | None = None,
    *,
    weeks: int = 3,
    cooldown: int = 2,
    replications: int = 4,
) -> Change:
    """What an action, fully taken up with ``numbers``, changes."""
    scenario = Scenario((adopt(name, **{"ceiling": 1.0, **(numbers or {})}),))
    found = compare(
        practice, [scenario], weeks=weeks, warmup=1, cooldown=cooldown, replications=replications, workers=1
    )
    return next(iter(found.changes.values()))


def net(found: Change, who: str) -> tuple[float, float, float]:
    """Hours a week released, net: mean and interval."""
    return interval(found.capacity_released[who]["net"])


def more(found: Change, metric: str) -> tuple[float, float, float]:
    """How much a metric is more with the change: mean and interval."""
    return interval(found.difference[metric])


def interval(found: Estimate) -> tuple[float, float, float]:
    """Mean, low and high end of an estimate that has an interval."""
    assert found.mean is not None
    assert found.low is not None
    assert found.high is not None
    return found.mean, found.low, found.high


def _matters() -> dict[Name, Need]:
    return {
        "result_query": Need(rate=20.0, clinical=False, suitable={"results": 1.0}, asks_for="results"),
        "message": Need(rate=20.0, clinical=False, suitable={"messages": 1.0}, asks_for="messages"),
    }


_PLACES = {"results": Task(paper="query"), "messages": WalkIn(queue="messages", consultation="message")}
_KINDS = {
    "call": Consultation(mode="telephone", minutes={"any": Fixed(mean=5.0)}),
    "message": Consultation(mode="telephone", minutes={"any": Fixed(mean=6.0)}, counts=False),
}
_PAPERS = {
    "result": Paper(
        first="file", steps={"file": Step(queue="inbox", minutes=Fixed(mean=2.0))}, delay=Fixed(mean=1.0), sort="result"
    ),
    "query": Paper(first="look", steps={"look": Step(queue="tray", minutes=Fixed(mean=3.0))}, sort="result_question"),
}
