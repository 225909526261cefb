"""Pairs of logs small enough to add up by hand, and the account that comes of a pair."""

from typing import Any

from gpsim.log import Log
from gpsim.measures.released import Account, released
from tests.logs import ANN, Day, at, day, log

SEEN = "consultation.routine"
RESULT_OF: dict[str, Any] = {"belongs": 1, "root": 480.0, "born": 700.0}  # a result of need 1, born at 08:00
NINE, TWELVE = at(0, "09:00"), at(0, "12:00")


def need(identity: int, ending: str = "met", born: float = 480.0, **more: Any) -> dict[str, Any]:
    ended = float("nan") if ending == "open" else born + 600.0
    return {"id": identity, "ending": ending, "root": born, "born": born, "ended": ended, **more}


def letter(identity: int, ending: str = "filed", born: float = 480.0, **more: Any) -> dict[str, Any]:
    return need(identity, ending, born, paper=1, **more)


def run(days: list[Day], *episodes: dict[str, Any], **more: Any) -> Log:
    return log(days=days, episodes=episodes, **more)


def ann(*pieces: tuple[Any, ...], start: float = NINE, minutes: float = 180.0) -> Day:
    return day(ANN, start, start + minutes, *pieces)


def gps(baseline: Log, scenario: Log) -> Account:
    return released(baseline, scenario).accounts["gp_qualified"]


def terms(account: Account) -> dict[str, float]:
    names = ("net", "overtime", "free", "needs_met", "brought_forward", "contracted")
    return {name: value for name in names if (value := getattr(account, name))}
