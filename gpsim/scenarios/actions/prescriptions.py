"""Repeat prescriptions in batches: fewer requests, and a longer look now and then."""

from dataclasses import replace
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.paperwork import Paper
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import heads, paper_verbs
from gpsim.units import Minutes, Share

BATCH = "_batch"


@record
class RepeatPrescriptions:
    """Stable repeat prescriptions are authorised in batches, which the pharmacy issues without a further request.

    Requests of these patients no longer come. In the place of several there is one batch to be prepared and authorised,
    which takes a clinician longer than a single signature. Moving patients over takes somebody minutes for each.
    """

    about: ClassVar[About] = About(
        title="electronic repeat dispensing",
        harms=(
            "A batch goes on when a medicine has been changed or is no longer needed, unless somebody stops it.",
            "Pharmacies have more to do.",
        ),
        unknown=(
            "46 minutes a practice and day were claimed before prescriptions were electronic "
            "(repeat_dispensing_claim); nobody has measured what it frees since.",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(
        0.25,
        0.10,
        0.80,
        of="repeat requests that will be in batches",
        source="repeat_dispensing_2023: 4.6% to 10.4% of items are; repeat_dispensing_claim: 80%; central by judgement",
    )
    ramp_weeks: Weeks = ramp(26.0, 13.0, 104.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.3, why="as batches end and are not renewed")
    spared: Share = evidence(
        0.9,
        low=0.6,
        high=1.0,
        good="high",
        meaning="of the requests of patients whose medicines are in batches, which no longer come",
        source="assumption: medicines are changed, and some ask all the same",
        grade="C",
    )
    renewed: Share = evidence(
        0.17,
        low=0.08,
        high=0.33,
        good="low",
        meaning="batches authorised for each request that no longer comes (one for six months' requests)",
        source="assumption: three to twelve monthly issues in a batch",
        grade="C",
    )
    authorising: Minutes = evidence(
        2.5,
        low=1.0,
        high=5.0,
        good="low",
        meaning="of a clinician's, to authorise a batch",
        source="assumption: a look at the record, and several signatures at once",
        grade="C",
    )
    on_repeat: Share = evidence(
        0.43,
        low=0.3,
        high=0.5,
        meaning="of patients, who have a repeat prescription",
        source="petty_2014: 43% of patients",
        grade="B",
    )
    enrolling: Minutes = evidence(
        3.0,
        low=1.0,
        high=6.0,
        good="low",
        meaning="once for each patient who is moved over: choosing, asking, setting up",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Fewer requests, and batches instead."""
        share = uptake.level * self.spared
        for kind in _requests(practice):
            paper = practice.papers[kind]
            ends = share * paper.rate * paper.level
            practice = paper_verbs.fewer_papers(practice, kind, share)
            practice = self._with_batches(practice, kind, paper, ends * self.renewed)
        patients = uptake.newly * practice.list_size * self.on_repeat
        clerks = _clerks(practice)
        return heads.spend_between(practice, "repeat_prescriptions", "other", clerks, patients * self.enrolling)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Requests that come from outside."""
        return () if _requests(practice) else ('no paper of the sort "repeat" comes from outside',)

    def _with_batches(self, practice: Practice, kind: str, paper: Paper, rate: float) -> Practice:
        if rate <= 0.0:
            return practice
        old = practice.papers.get(f"{kind}{BATCH}")
        batch = replace(old, rate=old.rate + rate) if old else self._batch(paper, rate)
        return replace(practice, papers={**practice.papers, f"{kind}{BATCH}": batch})

    def _batch(self, paper: Paper, rate: float) -> Paper:
        """What is done to a request is done to a batch, but that a clinician looks longer."""
        steps = {
            name: replace(step, minutes=paper_verbs.with_mean(step.minutes, self.authorising))
            if step.queue == paper_verbs.INBOX
            else step
            for name, step in paper.steps.items()
        }
        return replace(paper, rate=rate, level=1.0, sort="", steps=steps)


def _requests(practice: Practice) -> tuple[str, ...]:
    return tuple(kind for kind in paper_verbs.of_sort(practice, "repeat") if practice.papers[kind].rate > 0.0)


def _clerks(practice: Practice) -> tuple[str, ...]:
    requests = _requests(practice)
    queues = [paper.steps[paper.first].queue for paper in (practice.papers[kind] for kind in requests)]
    serving = {role for queue in queues for role in paper_verbs.serving(practice, queue)}
    return tuple(sorted(serving)) or heads.roles_of(practice, heads.OFFICE)
