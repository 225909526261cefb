"""The office's own way of working: standard work, and shorter meetings with fewer interruptions."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import heads, paper_verbs, rota_verbs
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


@record
class EmailsMeetingsInterruptions:
    """Meetings end earlier, and colleagues save their questions up, or write them down.

    Whoever was in a meeting goes on with their other work, and is here as long as before. Questions that are saved up
    are gone through in a few minutes of each week, which is the cost.
    """

    about: ClassVar[About] = About(
        title="shorter meetings and fewer interruptions",
        harms=("Whoever has a question waits longer for the answer.",),
        unknown=(
            "What e-mails take of anybody's day is not counted in the practice, so fewer of them free nothing here.",
            "How many interruptions can be spared without harm has not been measured in general practice.",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(0.7, 0.4, 0.9, of="staff")
    ramp_weeks: Weeks = ramp(8.0, 4.0, 26.0)
    fade_per_year: PerYear = fade(0.3, 0.1, 0.6, why="as old habits return")
    meetings: Share = evidence(
        0.2,
        low=0.0,
        high=0.4,
        good="high",
        meaning="of each meeting's length, saved",
        source="assumption: an hour becomes 48 minutes",
        grade="C",
    )
    interruptions: Share = evidence(
        0.25,
        low=0.0,
        high=0.5,
        good="high",
        meaning="of interruptions, which can be saved up",
        source="assumption; sinnott_2022: GPs' sessions are full of them, none counts which can wait",
        grade="C",
    )
    saved_up: Minutes = evidence(
        5.0,
        low=0.0,
        high=10.0,
        good="low",
        meaning="a week, of each of those interrupted: going through what was saved up",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Meetings end earlier, and fewer interruptions come."""
        roles, interrupted = tuple(practice.team.roles), _interrupted(practice)
        practice = rota_verbs.shorten(practice, "meeting", roles, uptake.level * self.meetings)
        for role in interrupted:
            path = f"team.roles.{role}.interruptions"
            practice = verbs.scale(practice, path, 1.0 - uptake.level * self.interruptions)
        name, minutes = "emails_meetings_interruptions", uptake.level * self.saved_up
        return verbs.spend(practice, name, "meeting", interrupted, minutes)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Meetings, or anybody who is interrupted."""
        meets = rota_verbs.rota_minutes(practice, "meeting", tuple(practice.team.roles)) > 0.0
        return () if meets or _interrupted(practice) else ("nobody has meetings and nobody is interrupted",)


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


def _interrupted(practice: Practice) -> tuple[Name, ...]:
    here = heads.roles_of(practice, heads.OFFICE | heads.CLINICIANS)
    return tuple(name for name in here if practice.team.roles[name].interruptions > 0.0)
