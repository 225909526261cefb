"""Letters that clerks deal with: the same thing under two names, with a protocol or as medical assistants."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp, successors, taught
from gpsim.scenarios.verbs import heads, paper_verbs
from gpsim.scenarios.verbs.paper_verbs import Protocol
from gpsim.units import Minutes, Share

SAME_THING = "correspondence"
HARMS = (
    "Clerks have more to do, and other papers in their queue wait longer.",
    "A clerk may overlook an action that a clinician would have seen.",
    "The letters that are left for clinicians are the harder ones, each of which takes longer.",
)
UNKNOWN = (
    "Five practices tell how many letters their GPs no longer see, none with a control; how often clerks overlook "
    "something has not been counted.",
    "What it saves a GP: 20 minutes a day where it was measured (filter_letters), 40 or more by claims; where 78% of "
    "letters were taken, reading all of them had taken up to 40 (letters_northgate).",
)


@record
class Correspondence:
    """Clerks trained to a protocol read, code and file letters, and send on only those that need a clinician.

    The letters are still dealt with, in a clerk's minutes, and what a letter asks for is asked for all the same. Some
    come back to the clinician. The national money for it is that of care navigation, and is counted there.
    """

    about: ClassVar[About] = About(
        title="letters dealt with by trained clerks", harms=HARMS, unknown=UNKNOWN, grade="C", count_once=SAME_THING
    )

    ceiling: Share = ceiling(0.8, 0.5, 1.0, of="letters that fall to trained clerks")
    ramp_weeks: Weeks = ramp(
        6.0, 3.0, 26.0, source="assumption; a seller of the training says 80% of the effect after 3 weeks"
    )
    fade_per_year: PerYear = fade(0.1, 0.0, 0.25, why="as trained clerks leave and nobody trains those who follow")
    share: Share = evidence(
        0.60,
        low=0.42,
        high=0.80,
        good="high",
        meaning="of letters that went to a clinician, which a trained clerk deals with",
        source="mail_triage and filter_letters: 60% and 70% in one practice each; letters_fulwell_cross 42%, "
        "letters_northgate 78%; 80% is the programme's claim",
        grade="C",
    )
    minutes: Minutes = evidence(
        3.0,
        low=2.0,
        high=5.0,
        good="low",
        meaning="of a clerk's, for a letter: reading, coding and what is to be done",
        source="assumption: longer than a GP takes to read one, as it is coded too",
        grade="C",
    )
    spares: Minutes = evidence(
        0.9,
        low=0.6,
        high=2.0,
        good="high",
        meaning="of a clinician's, which a letter took that a clerk now deals with",
        source="filter_letters: 20 minutes a GP and day for 22.5 letters; bounds by judgement",
        grade="C",
    )
    returned: Share = evidence(
        0.05,
        low=0.02,
        high=0.15,
        good="low",
        meaning="of letters that a clerk deals with: sent to a clinician after all",
        source="assumption; practices audit every six months (mail_triage_audit)",
        grade="C",
    )
    missed: Share = evidence(
        0.005,
        low=0.0,
        high=0.02,
        good="low",
        meaning="of letters that a clerk deals with: an action is overlooked",
        source="assumption; practices audit every six months (mail_triage_audit)",
        grade="C",
    )
    training: Minutes = evidence(
        900.0,
        low=450.0,
        high=1800.0,
        good="low",
        meaning="away from the desk, once for each clerk (2 days of 7.5 hours)",
        source="assumption",
        grade="C",
    )
    successors: PerYear = successors(of="trained clerks")
    audit: Minutes = evidence(
        2.3,
        low=0.0,
        high=5.0,
        good="low",
        meaning="a week, of each GP: looking through what clerks have filed (an hour in six months)",
        source="assumption; practices audit every six months (mail_triage_audit)",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with letters moved from clinicians' inboxes to the clerks' queue."""
        letters, queue = _letters(practice), _queue(practice)
        if not letters or not queue:
            return practice
        by = Protocol(minutes=self.minutes, spares=self.spares, returned=self.returned, missed=self.missed)
        for kind in letters:
            for step in paper_verbs.clinicians_steps(practice.papers[kind]):
                share = uptake.level * self.share
                practice = paper_verbs.reassign(practice, kind, step, share=share, to=queue, by=by)
        per_head = taught(self.training, uptake, self.successors)
        trained = verbs.spend(practice, SAME_THING, "training", paper_verbs.serving(practice, queue), per_head)
        gps = heads.roles_of(practice, {"gp_qualified"})
        return verbs.spend(trained, "correspondence_audit", "other", gps, uptake.level * self.audit)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Letters that clinicians get, or a clerk."""
        missing = [] if _letters(practice) else ['no paper of the sort "letter" goes to a clinician\'s inbox early on']
        missing += [] if _queue(practice) else ["nobody of the office serves a queue of papers"]
        return tuple(missing)


@record
class MedicalAssistant(Correspondence):
    """Clerks become medical assistants, as the programme of 2016 meant it: they read, code and act on letters.

    It is the same thing as letters dealt with by trained clerks, with longer training and other claims: where a
    practice does both, or one is in place, it counts once.
    """

    about: ClassVar[About] = About(
        title="medical assistants", harms=HARMS, unknown=UNKNOWN, grade="C", count_once=SAME_THING
    )

    ceiling: Share = ceiling(
        0.7,
        0.3,
        1.0,
        of="letters that fall to medical assistants",
        source="assumption: fewer than with a protocol alone",
    )
    ramp_weeks: Weeks = ramp(26.0, 13.0, 52.0, source="assumption: as long as the training")
    share: Share = evidence(
        0.50,
        low=0.30,
        high=0.85,
        good="high",
        meaning="of letters that went to a clinician, which a medical assistant deals with",
        source="gp_assistant: 85% of the time on letters is a claim; central and low by judgement",
        grade="C",
    )
    training: Minutes = evidence(
        4500.0,
        low=900.0,
        high=9000.0,
        good="low",
        meaning="away from the desk, once for each clerk (10 days of 7.5 hours)",
        source="assumption",
        grade="C",
    )


def _letters(practice: Practice) -> tuple[str, ...]:
    letters = paper_verbs.of_sort(practice, "letter")
    return tuple(kind for kind in letters if paper_verbs.clinicians_steps(practice.papers[kind]))


def _queue(practice: Practice) -> str:
    return paper_verbs.clerks_queue(practice, _letters(practice))
