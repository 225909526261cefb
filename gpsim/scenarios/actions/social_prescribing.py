"""Social prescribing: patients whose troubles are not medical meet somebody who knows what there is."""

from collections.abc import Mapping
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios.action import About, Action, Uptake
from gpsim.scenarios.actions.team import recruiting
from gpsim.scenarios.actions.team.link_worker import PracticeBased
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import elsewhere
from gpsim.scenarios.verbs.elsewhere import PatientsAWeek
from gpsim.units import Minutes, Name, Share


@record
class External:
    """Reception, and whoever reads the forms, offer patients a service outside, which nobody here pays or houses.

    How long they wait for it and how many go are the place's own numbers, and both are worse than down the corridor.
    Where a practice's file sends there whom its clinicians refer, as it does if nobody here is a link worker, they take
    the same places.
    """

    about: ClassVar[About] = About(
        title="social prescribing elsewhere",
        harms=(
            "Patients wait for weeks, and fewer go than to somebody in the practice.",
            "The practice seldom hears what became of them.",
        ),
        unknown=(
            "As for a link worker in the practice: no clear effect on GPs' time is known.",
            "How many more patients GPs would refer from the consulting room: none are added. They have been seen by "
            "then, so that it would spare a return at most, and cost the GP a form.",
        ),
        grade="C",
    )
    place: ClassVar[Name] = "external_support"

    ceiling: Share = ceiling(0.7, 0.4, 1.0, of="receptionists and clinicians")
    ramp_weeks: Weeks = ramp(13.0, 6.0, 39.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.3, why="as people forget what there is")
    offered: Share = recruiting.offered(0.3, 0.1, 0.5)
    accepts: Share = recruiting.accepts(
        0.7, 0.5, 0.92, source="assumption: fewer than of other offers (navigation_survey), as it is a further step"
    )
    wrong: Share = recruiting.wrong()
    minutes: Minutes = evidence(
        3.0,
        low=1.0,
        high=6.0,
        good="low",
        meaning="added to the contact by an offer: explaining, and a form for the service",
        source="assumption",
        grade="C",
    )
    places: PatientsAWeek = evidence(
        3.0,
        low=0.0,
        high=10.0,
        good="high",
        meaning="patients a week whom the service takes beyond those it takes already",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with more offers of the service, which takes more."""
        return elsewhere.sent(practice, self.place, self, uptake)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """No such service."""
        return elsewhere.lacking(practice, self.place)


SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "practice_based": PracticeBased,
    "external": External,
}
