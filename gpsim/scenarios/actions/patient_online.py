"""Patients online: the NHS App and its like, for prescriptions, results, bookings and cancellations."""

from collections.abc import Mapping
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import front_door, who
from gpsim.units import Minutes, Name, Share

FILED, QUERY = "papers.result.steps.file.needs", "result_query"  # where a practice's file calls them so


@record
class PatientOnline:
    """Patients order repeats, see their results, book what they are invited to and cancel, in the app.

    Some requests about prescriptions, results, referrals and the like come in writing instead of by telephone. More
    invitations are answered by a link, more appointments cancelled by one. Who sees a result before anybody has
    explained it may ask what it means. Reception helps people to get the app going. Those who type in the app are those
    who would type into a form: where a website or online forms have moved as many already, the app moves nobody more.
    """

    about: ClassVar[About] = About(
        title="patients online",
        harms=(
            "Who sees a worrying result alone may worry until somebody explains it.",
            "Clinicians get more questions in writing (mold_2015).",
        ),
        unknown=("Whether calls fall at all: 17 studies find no change (mold_2015), advocates project a tenth.",),
        grade="B",
        in_file=True,
    )

    ceiling: Share = ceiling(0.9, 0.6, 1.0, of="patients who would use the app")
    ramp_weeks: Weeks = ramp(52.0, 26.0, 104.0)
    fade_per_year: PerYear = fade(0.0, 0.0, 0.1)
    moves: Share = evidence(
        0.05,
        low=0.0,
        high=0.25,
        good="high",
        meaning="of requests by telephone and at the desk about which nobody is seen: made in the app",
        source="mold_2015: no change in calls; fitton_2014: 8,020 fewer a year for 10,000 patients projected, a tenth "
        "of calls; central by assumption, near the review",
        grade="C",
    )
    asks: Share = evidence(
        0.04,
        low=0.0,
        high=0.10,
        good="low",
        meaning="of results filed: the patient asks what it means",
        source="mold_2015: more tasks for clinicians; how many is an assumption",
        grade="C",
    )
    books: Share = evidence(
        0.10,
        low=0.0,
        high=0.30,
        good="high",
        meaning="of replies to invitations by telephone: booked by a link instead",
        source="assumption",
        grade="C",
    )
    cancels: Share = evidence(
        0.20,
        low=0.0,
        high=0.50,
        good="high",
        meaning="of cancellations that would need a call: by the app",
        source="assumption",
        grade="C",
    )
    helping: Minutes = evidence(
        10.0,
        low=0.0,
        high=30.0,
        good="low",
        meaning="a week, of everybody who answers the telephone: helping people with the app",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with fewer calls about matters, more links, and questions about results."""
        if self.lacks(practice):
            return practice
        level = uptake.level
        made = front_door.matters_to_app(practice, front_door.matters(practice), level * self.moves)
        made = verbs.compound(made, "attendance.cancels_by_link", level * self.cancels)
        for name, need in sorted(practice.needs.items()):
            if need.recall is not None:
                made = verbs.compound(made, f"needs.{name}.recall.link", level * self.books)
        if QUERY in practice.needs and level * self.asks:
            made = verbs.change(made, FILED, lambda needs: _more(needs, level * self.asks))
        return verbs.spend(made, "patient_online", "other", who.call_handlers(practice), level * self.helping)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Anything that patients could do in an app."""
        asks = front_door.has_form(practice) and front_door.matters(practice)
        invited = any(need.recall is not None and need.recall.link < 1.0 for need in practice.needs.values())
        if asks or invited or practice.attendance.cancels_by_link < 1.0:
            return ()
        return ("there are no matters to type, invitations to answer or appointments to cancel that now take a call",)


def _more(needs: Mapping[Name, Share], share: Share) -> dict[Name, Share]:
    """What a result raises, with a question about it in ``share`` of those that raise nothing else."""
    left = 1.0 - sum(needs.values())
    return {**needs, QUERY: needs.get(QUERY, 0.0) + share * left}
