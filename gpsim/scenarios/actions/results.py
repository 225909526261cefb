"""Normal results filed by a colleague, by protocol, and told to the patient by text."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.actions.text_message import told_in_file
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp, successors, taught
from gpsim.scenarios.verbs import needs, paper_verbs
from gpsim.scenarios.verbs.paper_verbs import Protocol
from gpsim.units import Minutes, Name, Share


@record
class Results:
    """A clerk or nurse files sets of results that are all normal, by protocol, and texts the patient.

    A clinician's list holds the others, each of which takes longer than the mean did. A set that is no match for the
    protocol goes to the clinician after all. Some patients who would have asked what came out need not ask. Clinicians
    who text results spare them the same questions, so with both no more are spared than by the one that spares more.
    """

    about: ClassVar[About] = About(
        title="normal results filed by protocol",
        harms=(
            "A set that is normal may still matter for this patient, and whoever files it does not know them.",
            "The office has more to do.",
        ),
        unknown=("What filing normal results by protocol frees, or misses, has not been measured.",),
        grade="C",
    )

    ceiling: Share = ceiling(0.8, 0.4, 1.0, of="results that come under the protocol")
    ramp_weeks: Weeks = ramp(13.0, 6.0, 26.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.25, why="as those who know the protocol leave")
    normal: Share = evidence(
        0.266,
        low=0.20,
        high=0.35,
        good="high",
        meaning="of sets of results, all normal",
        source="watson_2023: 26.6%",
        grade="A",
    )
    covered: Share = evidence(
        0.8,
        low=0.5,
        high=0.95,
        good="high",
        meaning="of normal sets, which the protocol covers",
        source="assumption: some tests and some patients are left out",
        grade="C",
    )
    minutes: Minutes = evidence(
        1.0,
        low=0.5,
        high=2.0,
        good="low",
        meaning="of whoever files a normal set and texts the patient",
        source="assumption",
        grade="C",
    )
    spares: Minutes = evidence(
        1.0,
        low=0.5,
        high=2.0,
        good="high",
        meaning="of a clinician's, which a normal set took",
        source="assumption: less than the 2 to 3 minutes of any test (osullivan_2018)",
        grade="C",
    )
    returned: Share = evidence(
        0.1,
        low=0.03,
        high=0.2,
        good="low",
        meaning="of sets taken up by protocol, to a clinician after all",
        source="assumption",
        grade="C",
    )
    missed: Share = evidence(
        0.004,
        low=0.0,
        high=0.02,
        good="low",
        meaning="of sets filed by protocol: an action is overlooked",
        source="assumption: as clinicians overlook",
        grade="C",
    )
    told: Share = evidence(
        0.15,
        low=0.0,
        high=0.3,
        good="high",
        meaning="of questions about results, not asked since the patient has had a text; no second time, if "
        "clinicians' texts of results spare them already",
        source="assumption: about half of those whose results are normal would not ask",
        grade="C",
    )
    training: Minutes = evidence(
        240.0,
        low=60.0,
        high=480.0,
        good="low",
        meaning="once, of each who files: learning the protocol",
        source="assumption: half a day",
        grade="C",
    )
    successors: PerYear = successors(of="those who file")

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with normal results moved out of clinicians' inboxes, and fewer questions about them."""
        if self.lacks(practice):
            return practice
        results = _results(practice)
        queue, share = paper_verbs.clerks_queue(practice, ()), uptake.level * self.normal * self.covered
        by = Protocol(minutes=self.minutes, spares=self.spares, returned=self.returned, missed=self.missed)
        for kind in results:
            for step in paper_verbs.clinicians_steps(practice.papers[kind]):
                practice = paper_verbs.reassign(practice, kind, step, share=share, to=queue, by=by)
        already = told_in_file(practice)
        for need in needs.answered_by(practice, "result_question"):
            practice = needs.tell(practice, need, "results", uptake.level * self.told, already)
        filing = paper_verbs.serving(practice, queue)
        per_head = taught(self.training, uptake, self.successors)
        return verbs.spend(practice, "results", "training", filing, per_head)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Results that go straight to a clinician, or somebody else to file them."""
        missing = [] if _results(practice) else ['no paper of the sort "result" goes straight to a clinician\'s inbox']
        queue = paper_verbs.clerks_queue(practice, ())
        missing += [] if queue else ["nobody of the office serves a queue of papers"]
        return tuple(missing)


def _results(practice: Practice) -> tuple[Name, ...]:
    """Results that come to a clinician first, or are already sorted by the protocol."""
    kinds = {kind: practice.papers[kind] for kind in paper_verbs.of_sort(practice, "result")}
    return tuple(
        kind
        for kind, paper in kinds.items()
        if paper.first == paper_verbs.SORTED or paper.steps[paper.first].queue == paper_verbs.INBOX
    )
