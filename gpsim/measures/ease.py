"""Measures of how easy access is, as patients whose needs respond to it find it."""

import numpy as np

from gpsim.log import BOOKINGS, ORIGINS, OUTCOMES, RESULTS, Log
from gpsim.measures.costs import PracticeOn
from gpsim.measures.ids import find
from gpsim.measures.windows import Bools, Floats, Ints, calendar_days, mean, within
from gpsim.practice.response import Response
from gpsim.units import DAY

FAILED = tuple(OUTCOMES.index(name) for name in ("abandoned", "menu", "engaged"))
BY_SLOT = tuple(BOOKINGS.index(name) for name in ("slot", "extra"))


def ease_of_access(log: Log, practice_on: PracticeOn) -> dict[str, float]:
    """The ease of access that needs respond to, by the name of their response: 0 in vain, 1 at once.

    A day's ease is the share of attempts to get in touch that were not in vain, times the promptness of
    the appointments given on it; it is measured for the needs that name the response, or the one that it
    is `heard_from`, whatever its elasticity, and is the mean over the measured days on which somebody
    asked. In vain were calls that were given up, met the engaged tone or ended in the menu, and contacts
    in which the patient was told to try again. Promptness is 1 for an appointment on the day wanted and
    falls evenly to 0 for one `too_long` days after it; follow-ups do not count.
    """
    practice = practice_on(0)
    needs = {
        response: [log.names.needs.index(name) for name, need in practice.needs.items() if need.response == response]
        for response in practice.responses
    }
    found: dict[str, float] = {}
    for name, response in practice.responses.items():
        days, ease = daily(log, response, needs[response.heard_from or name])
        found[f"ease_of_access.{name}"] = mean(ease[within(days * DAY, log)])
    return found


def daily(log: Log, response: Response, needs: list[int]) -> tuple[Floats, Floats]:
    """The days on which somebody asked about ``needs``, and the ease that was found on each, shapes (n,)."""
    contacts = log.contacts[np.isin(log.contacts["need"], needs)]
    contacts = contacts[(contacts["outcome"] != OUTCOMES.index("call_back")) & (contacts["ended"] <= log.end)]
    in_vain = np.isin(contacts["outcome"], FAILED) | (contacts["result"] == RESULTS.index("try_again"))
    asked = np.floor(contacts["ended"] / DAY)
    booked, waits = _bookings(log, needs)
    days, ease, promptness = np.unique(asked), [], 1.0
    for day in days:
        if (today := booked == day).any():
            promptness = response.promptness(waits[today].tolist())
        ease.append((1.0 - mean(in_vain[asked == day])) * promptness)
    return days, np.array(ease)


def _bookings(log: Log, needs: list[int]) -> tuple[Floats, Floats]:
    """The days on which appointments were booked, and how many days each lay after the one wanted."""
    rows = log.appointments[np.isin(log.appointments["booking"], BY_SLOT) & (log.appointments["id"] != 0)]
    rows = rows[(rows["origin"] != ORIGINS.index("follow_up")) & _is_about(log, rows["id"], needs)]
    return np.floor(rows["booked"] / DAY), np.maximum(0.0, calendar_days(rows["wanted"], rows["start"]))


def _is_about(log: Log, ids: Ints, needs: list[int]) -> Bools:
    """Whether each of ``ids`` is an episode of one of ``needs``."""
    rows = log.episodes[(log.episodes["paper"] == 0) & np.isin(log.episodes["kind"], needs)]
    return np.asarray(find(np.sort(rows["id"]), ids) >= 0)
