"""The practice's website as its front door: help for oneself, and a form before the telephone."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.adoption import WEEKS_A_YEAR
from gpsim.scenarios.rollout import PerYear, PoundsPerPatientAndYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import front_door, who
from gpsim.units import Minutes, Name, Share

SELF_CARE = "self_care"  # where a practice's file calls it so


@record
class OnlinePortal:
    """Patients find advice on the practice's website, and the form, before they ring.

    Some of those with a need that self-care may suit read what to do and do not ask; how many is told as a share of all
    requests, whatever they are about, so that of these needs a larger share is spared. Many of the others send a form
    instead of ringing: the request is the same and is read by whoever reads forms. Where online forms for requests are
    taken up too, the same people type into the same form: both together move no more calls than the stronger of them.
    """

    about: ClassVar[About] = About(
        title="the website as front door",
        harms=(
            "Who needs to be seen may be held up by advice.",
            "What leaves the telephone comes to whoever reads forms: no work is removed (lime_tree).",
        ),
        unknown=(
            "No trial has found that advice on a website spares requests.",
            "A form that is easy to find may bring new requests; that is counted in online forms for requests only.",
        ),
        grade="C",
        breaches=("Sending callers away to the website breaks the contract: all ways in must be open in core hours.",),
        in_file=True,
    )

    ceiling: Share = ceiling(0.8, 0.4, 1.0, of="patients who are online and are shown the website first")
    ramp_weeks: Weeks = ramp(26.0, 8.0, 52.0)
    fade_per_year: PerYear = fade(0.0, 0.0, 0.1)
    avoided: Share = evidence(
        0.005,
        low=0.0,
        high=0.02,
        good="high",
        meaning="of all requests: not made, all of them of needs that self-care may suit",
        source="edwards_2017: 9.1 visits to the site per 1,000 patients a month, with no trial of what they spare; "
        "value by assumption",
        grade="C",
    )
    moves: Share = evidence(
        0.25,
        low=0.0,
        high=0.45,
        good="",
        meaning="of requests by telephone and at the desk: come as a form",
        source="lime_tree: 45% fewer calls in one practice of 8,000; central by assumption",
        grade="C",
    )
    explaining: Minutes = evidence(
        5.0,
        low=0.0,
        high=15.0,
        good="low",
        meaning="a week, of everybody who answers the telephone: showing callers the way",
        source="assumption",
        grade="C",
    )
    website: PoundsPerPatientAndYear = evidence(
        0.10,
        low=0.0,
        high=0.40,
        good="low",
        meaning="for keeping the website",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with fewer requests that self-care suits, and forms instead of calls."""
        if self.lacks(practice):
            return practice
        made = front_door.to_forms(practice, uptake.level * self.moves)
        spared = min(1.0, uptake.level * self.avoided * _requests_for_each_of(practice, _suits_self_care(practice)))
        for need in _suits_self_care(practice):
            made = verbs.prevent(made, need, spared)
        handlers = who.call_handlers(practice)
        made = verbs.spend(made, "online_portal", "other", handlers, uptake.level * self.explaining)
        weekly = uptake.level * self.website * practice.list_size / WEEKS_A_YEAR
        return verbs.spend_money(made, "online_portal", "practice", per_week=weekly)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """A form to lead to, or anything that one could do for oneself."""
        if front_door.has_form(practice) or _suits_self_care(practice):
            return ()
        return ("there is no form that a website could lead to, and no need is suited by 'self_care'",)


def _suits_self_care(practice: Practice) -> tuple[Name, ...]:
    """Needs that patients bring and could deal with themselves, sorted."""
    needs = sorted(practice.needs.items())
    return tuple(name for name, need in needs if need.origin == "patient" and need.suitable.get(SELF_CARE, 0.0) > 0.0)


def _requests_for_each_of(practice: Practice, needs: tuple[Name, ...]) -> float:
    """Requests of any kind that patients make for each one that is of ``needs``; 0 where there is none of these."""
    theirs = sum(practice.needs[name].rate for name in needs)
    return sum(need.rate for need in practice.needs.values() if need.origin == "patient") / theirs if theirs else 0.0
