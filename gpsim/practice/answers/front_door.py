"""The telephone, online requests and how people get help, as the answers have it."""

from collections.abc import Mapping
from typing import Any

from gpsim.practice.answers.given import Answers, answered
from gpsim.practice.answers.merge import Tables, at, together
from gpsim.practice.scaled.tables import reference

POLICIES = {
    "ring_and_book": "book_by_phone",
    "phone_triage": "phone_triage_first",
    "one_list": "one_triage_list",
    "mixed": "mixed",
}
BROUGHT = "patient"  # origin of needs that patients bring, at other times than the practice does


def access_of(answers: Answers) -> Tables:
    """What the answers change at the front door."""
    changes = [_policy(answers), _volumes(answers)]
    if "call_back" in answers and not answers["call_back"]:
        changes.append(at("access.telephone.call_back", {"value": 0.0, "source": answered("call_back")}))
    if "queue_limit" in answers and answers["queue_limit"] != "none":
        changes.append(_number("access.telephone.limit", answers, "queue_limit"))
    if "duty_cap" in answers and answers["duty_cap"] != "none":
        changes.append(_number("access.duty.cap", answers, "duty_cap"))
    if "when_duty_is_full" in answers:
        changes.append(at("access.urgent_if_full", ["duty", *answers["when_duty_is_full"]]))
    return together(*changes)


def policy_of(answers: Answers) -> str:
    """The access policy; what reception reads first is booked like a call."""
    by_reception = answers["online_read_by"] == "reception" and answers["how_people_get_help"] == "mixed"
    return "book_by_phone" if by_reception else POLICIES[answers["how_people_get_help"]]


def _policy(answers: Answers) -> Tables:
    policy, usual = policy_of(answers), reference()["access"]["policy"]
    if policy == usual["policy"]:
        return {}
    triage = {} if policy == "book_by_phone" else {"triage": usual["triage"]}
    return at("access.policy", {"policy": policy, **triage})


def _volumes(answers: Answers) -> Tables:
    """Calls and online requests: the ways in by their numbers, and needs as much more frequent as all come to.

    What comes to the desk is not asked for and stays.
    """
    calls, online = answers.ratio("calls_a_day"), answers.ratio("online_requests_a_week")
    if calls == online == 1.0:
        return {}
    weights = {name: each for name, each in reference()["access"]["channels"].items() if name != "source"}
    now = {"telephone": weights["telephone"] * calls, "online": weights["online"] * online, "desk": weights["desk"]}
    more = sum(now.values()) / sum(weights.values())
    sources = " and ".join(answered(key) for key in ("calls_a_day", "online_requests_a_week") if key in answers)
    channels = {name: round(weight, 3) for name, weight in now.items()}
    source = f"assumption: {more:.3g} times the reference's, from {sources}"
    needs = {
        name: {"rate": {"value": round(_rate(need) * more, 3), "source": source}}
        for name, need in reference()["needs"].items()
        if need.get("origin", BROUGHT) == BROUGHT and need.get("week") == BROUGHT
    }
    return {"access": {"channels": {"source": f"assumption: in proportion to {sources}", **channels}}, "needs": needs}


def _rate(need: Mapping[str, Any]) -> float:
    rate = need["rate"]
    return float(rate["value"] if isinstance(rate, Mapping) else rate)


def _number(path: str, answers: Answers, key: str) -> Tables:
    return at(path, {"value": answers[key], "source": answered(key)})
