"""E-mails, meetings and interruptions: fewer, shorter, and at a time of one's own."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import heads, paper_verbs, rota_verbs
from gpsim.units import Minutes, Name, Share


@record
class EmailsMeetingsInterruptions:
    """Fewer e-mails are sent, meetings end earlier, and colleagues save their questions up, or write them down.

    The team agrees whom an e-mail goes to: fewer copies, and one bulletin that the manager writes in place of many.
    Those that are left are gone through at set times, each in less time. Whoever was in a meeting goes on with their
    other work, and is here as long as before. Questions that are saved up are gone through in a few minutes of each
    week.
    """

    about: ClassVar[About] = About(
        title="fewer e-mails, shorter meetings and fewer interruptions",
        harms=(
            "Whoever has a question waits longer for the answer.",
            "Somebody who was copied in, and needed to know, is not told.",
        ),
        unknown=(
            "No count of a general practice's e-mails was found, nor of what they take of anybody's day.",
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
    emails: Share = evidence(
        0.2,
        low=0.0,
        high=0.4,
        good="high",
        meaning="of e-mails, no longer sent: fewer copies, one bulletin",
        source="assumption: those from colleagues are some, and of these not all are needed",
        grade="C",
    )
    batched: Share = evidence(
        0.1,
        low=0.0,
        high=0.2,
        good="high",
        meaning="of the minutes of each e-mail that is left, saved by who goes through them at set times",
        source="assumption",
        grade="C",
    )
    bulletin: Minutes = evidence(
        15.0,
        low=0.0,
        high=45.0,
        good="low",
        meaning="a week, of the manager: writing the bulletin",
        source="assumption",
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
        """Fewer and shorter e-mails, meetings that end earlier, and fewer interruptions."""
        practice = self._fewer_emails(practice, uptake.level)
        roles, interrupted = tuple(practice.team.roles), _interrupted(practice)
        practice = rota_verbs.shorten(practice, "meeting", roles, uptake.level * self.meetings)
        for role in interrupted:
            path = f"team.roles.{role}.interruptions"
            practice = verbs.scale(practice, path, 1.0 - uptake.level * self.interruptions)
        name, minutes = "emails_meetings_interruptions", uptake.level * self.saved_up
        return verbs.spend(practice, name, "meeting", interrupted, minutes)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """E-mails, meetings, or anybody who is interrupted."""
        meets = rota_verbs.rota_minutes(practice, "meeting", tuple(practice.team.roles)) > 0.0
        if meets or _interrupted(practice) or paper_verbs.of_sort(practice, "email"):
            return ()
        return ('nobody has meetings, nobody is interrupted, and no paper is an e-mail, of the sort "email"',)

    def _fewer_emails(self, practice: Practice, level: Share) -> Practice:
        """The practice in which ``level`` of staff send fewer e-mails and go through theirs at set times."""
        emails = paper_verbs.of_sort(practice, "email")
        practice = paper_verbs.fewer_of_sort(practice, "email", level * self.emails)
        for kind in emails:
            for step in sorted(practice.papers[kind].steps):
                path = f"papers.{kind}.steps.{step}.minutes"
                practice = verbs.scale(practice, path, 1.0 - level * self.batched)
        writing = heads.managers(practice) if emails else ()
        return heads.spend_between(practice, "bulletin", "other", writing, level * self.bulletin)


def _interrupted(practice: Practice) -> tuple[Name, ...]:
    here = heads.roles_of(practice, heads.OFFICE | heads.CLINICIANS)
    return tuple(name for name in here if practice.team.roles[name].interruptions > 0.0)
