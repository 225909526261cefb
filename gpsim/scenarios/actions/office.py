"""The office's own way of working: administrative standard work."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import heads, paper_verbs
from gpsim.units import Minutes, Name, Share

Place = tuple[Name, Name]  # a kind of paper and one of its steps


@record
class AdminProcesses:
    """The office writes down who does what, drops steps that nobody needs, and gets more right the first time.

    Papers take its own staff less time, and fewer are corrected or chased. Clinicians' steps stay as they are: what was
    found in practices was clerical. Fewer claims, payment statements and notices are not a practice's own to bring
    about; a number above 0 says that those who send them do.
    """

    about: ClassVar[About] = About(
        title="administrative standard work",
        unknown=(
            "Hours of scanning, printing and faxing were found in one practice; how many of them stayed away, and what "
            "became of them, is not told.",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(0.7, 0.4, 1.0, of="the office")
    ramp_weeks: Weeks = ramp(12.0, 6.0, 39.0, source="assumption: a programme on the spot takes 12 weeks")
    fade_per_year: PerYear = fade(0.2, 0.05, 0.4, why="as people go back to what they knew")
    shorter: Share = evidence(
        0.04,
        low=0.0,
        high=0.10,
        good="high",
        meaning="of the office's minutes on papers, saved",
        source="west4gps: 8 hours, a day and five hours a week of scanning, printing and fax were found in a practice "
        "of 10,000, which is 4.7% of some 440 hours of an office",
        grade="C",
    )
    right_first_time: Share = evidence(
        0.4,
        low=0.1,
        high=0.7,
        good="high",
        meaning="of corrections and chasing, no longer needed",
        source="assumption",
        grade="C",
    )
    payments: Share = evidence(
        0.0,
        low=0.0,
        high=0.5,
        good="high",
        meaning="of claims and payment statements, spared by simpler rules of those who pay",
        source="assumption: none, until they change; making_time: getting paid is 27% of managers' burden from outside",
        grade="C",
    )
    notices: Share = evidence(
        0.0,
        low=0.0,
        high=0.8,
        good="high",
        meaning="of safety notices, no longer sent to whom they do not concern",
        source="assumption: none, until those who send them choose better; most make no work here",
        grade="C",
    )
    training: Minutes = evidence(
        240.0,
        low=60.0,
        high=480.0,
        good="low",
        meaning="once, of each of the office: going through what is done and writing it down",
        source="assumption: half a day",
        grade="C",
    )
    meeting: Minutes = evidence(
        5.0,
        low=0.0,
        high=15.0,
        good="low",
        meaning="a week, of each of the office: what went wrong",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Shorter steps of the office, and fewer that put something right."""
        for kind, step in list(_office_steps(practice)):
            path = f"papers.{kind}.steps.{step}.minutes"
            practice = verbs.scale(practice, path, 1.0 - uptake.level * self.shorter)
        practice = _less_rework(practice, uptake.level * self.right_first_time)
        practice = paper_verbs.fewer_of_sort(practice, "payment", uptake.level * self.payments)
        practice = paper_verbs.fewer_of_sort(practice, "notice", uptake.level * self.notices)
        office = heads.roles_of(practice, heads.OFFICE)
        practice = verbs.spend(practice, "admin_processes", "training", office, uptake.newly * self.training)
        return verbs.spend(practice, "admin_processes_meeting", "meeting", office, uptake.level * self.meeting)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Papers that the office deals with."""
        return () if any(_office_steps(practice)) else ("the office deals with no papers",)


def _office_steps(practice: Practice) -> Iterator[Place]:
    """Steps in queues that somebody of the office serves, clinicians' inboxes apart."""
    office = set(heads.roles_of(practice, heads.OFFICE))
    for kind, paper in sorted(practice.papers.items()):
        for name, step in sorted(paper.steps.items()):
            if step.queue != paper_verbs.INBOX and office.intersection(paper_verbs.serving(practice, step.queue)):
                yield kind, name


def _less_rework(practice: Practice, share: Share) -> Practice:
    """Takes ``share`` of the way to every step that only puts something right."""
    for kind, paper in sorted(practice.papers.items()):
        again = {name for name, step in paper.steps.items() if step.rework}
        if again and share:
            steps = {
                name: replace(step, next={n: s * (1.0 - share * (n in again)) for n, s in step.next.items()})
                for name, step in paper.steps.items()
            }
            practice = replace(practice, papers={**practice.papers, kind: replace(paper, steps=steps)})
    return practice
