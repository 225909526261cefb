"""Text messages: advice and results in writing, where a call or an appointment would have been."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.access import Triage
from gpsim.practice.check_staffing import triage_of
from gpsim.practice.demand import WalkIn
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.adoption import WEEKS_A_YEAR
from gpsim.scenarios.rollout import PerYear, PoundsPerPatientAndYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import front_door, heads, needs, paper_verbs
from gpsim.units import Minutes, Name, Share

READ = "access.policy.triage.read"
MODULE, NAME = "new_consultation_types", "text_message"  # what it is called where a file says what is in place


@record
class TextMessage:
    """Clinicians text advice and results to patients instead of ringing or seeing them.

    To some requests on the triage list that would have been rung, linked or booked, and to some messages that would
    have been answered by telephone, a text is sent to settle them. It takes its minutes each time; three in ten replace
    the contact, the others come on top of it. Some whom a text had settled ask again. Results texted as clinicians file
    them spare some questions about results, and take a moment each. Texts of normal results that are filed by protocol
    spare the same questions, so with both no more are spared than by the one that spares more.
    """

    about: ClassVar[About] = About(
        title="texts instead of calls",
        harms=(
            "A text may be misunderstood, or read by somebody else, or not at all.",
            "Who answers a text that cannot be answered rings instead.",
        ),
        unknown=("No evaluation of text consultations was found: how many replace a contact is an assumption.",),
        grade="C",
        in_file=True,
    )

    ceiling: Share = ceiling(0.9, 0.5, 1.0, of="clinicians")
    ramp_weeks: Weeks = ramp(8.0, 2.0, 26.0)
    fade_per_year: PerYear = fade(0.0, 0.0, 0.1)
    texts: Share = evidence(
        0.50,
        low=0.20,
        high=0.80,
        good="",
        meaning="of listed requests and messages that a call or an appointment would answer: a text is tried",
        source="assumption",
        grade="C",
    )
    replaces: Share = evidence(
        0.30,
        low=0.0,
        high=0.60,
        good="high",
        meaning="of texts sent to settle something: no call or appointment is needed",
        source="assumption: no evaluation was found",
        grade="C",
    )
    minutes: Minutes = evidence(
        1.0,
        low=0.5,
        high=2.0,
        good="low",
        meaning="writing a text, whether or not it replaces anything",
        source="assumption",
        grade="C",
    )
    asks_again: Share = evidence(
        0.10,
        low=0.0,
        high=0.25,
        good="low",
        meaning="of patients whom a text settled: ask again some days later",
        source="assumption: about as often as after a call",
        grade="C",
    )
    results: Share = evidence(
        0.10,
        low=0.0,
        high=0.30,
        good="high",
        meaning="of patients' questions about results: not asked, since the result was texted",
        source="staunton_texts: up to 200 hours of administration a year for 7,700 patients, a claim; low by "
        "assumption",
        grade="C",
    )
    filing: Minutes = evidence(
        0.2,
        low=0.0,
        high=0.5,
        good="low",
        meaning="added to filing a result, for the text",
        source="assumption: a ready-made text",
        grade="C",
    )
    training: Minutes = evidence(
        30.0,
        low=10.0,
        high=120.0,
        good="low",
        meaning="once for each clinician who takes it up: what may be texted, and how",
        source="assumption",
        grade="C",
    )
    licence: PoundsPerPatientAndYear = evidence(
        0.25,
        low=0.0,
        high=0.60,
        good="low",
        meaning="for the software and the texts, paid by the local NHS",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice in which texts are tried first."""
        if self.lacks(practice):
            return practice
        triage, tried = triage_of(practice), uptake.level * self.texts
        made = front_door.answer(practice, self._texted(triage, tried)) if triage is not None and tried else practice
        if triage is not None:
            made = verbs.add_minutes(made, READ, (1.0 - triage.message) * tried * self.minutes)
        for kind in _messages(practice):
            made = self._in_writing(made, kind, tried)
        made = self._results_texted(made, uptake.level)
        clinicians = heads.roles_of(practice, heads.CLINICIANS)
        made = verbs.spend(made, "text_message", "training", clinicians, uptake.newly * self.training)
        weekly = uptake.level * self.licence * practice.list_size / WEEKS_A_YEAR
        return verbs.spend_money(made, "text_message", "nhs", per_week=weekly)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Anything that is answered, or told, and could be in writing."""
        if triage_of(practice) is not None or any(_messages(practice)) or any(_filing(practice)):
            return ()
        return (
            "there is neither a triage list nor a queue of messages that a text could answer, and no paper of the sort "
            '"result" goes to a clinician\'s inbox',
        )

    def _results_texted(self, practice: Practice, level: Share) -> Practice:
        """The practice in which ``level`` of clinicians text results as they file them."""
        filing = tuple(_filing(practice))
        for kind, step in filing:
            practice = verbs.add_minutes(practice, f"papers.{kind}.steps.{step}.minutes", level * self.filing)
        already = told_in_file(practice)
        for need in needs.answered_by(practice, "result_question") if filing else ():
            practice = needs.tell(practice, need, NAME, level * self.results, already)
        return practice

    def _texted(self, triage: Triage, tried: Share) -> Triage:
        """The list with texts tried on ``tried`` of the requests that no message closes now."""
        left = 1.0 - triage.message
        more = left * tried * self.replaces
        kept = 1.0 - tried * self.replaces
        message = triage.message + more
        returns = (triage.message * triage.message_returns + more * self.asks_again) / message if message else 0.0
        return replace(
            triage,
            message=message,
            link=triage.link * kept,
            call_back=triage.call_back * kept,
            message_returns=returns,
        )

    def _in_writing(self, practice: Practice, kind: Name, tried: Share) -> Practice:
        """A message's mean minutes: a text where one is tried, and the call unless the text replaced it."""
        for role in sorted(practice.consultations[kind].minutes):
            path = f"consultations.{kind}.minutes.{role}"
            practice = verbs.scale(practice, path, 1.0 - tried * self.replaces)
            practice = verbs.add_minutes(practice, path, tried * self.minutes)
        again = verbs.compounded(practice.consultations[kind].recontact, tried * self.replaces * self.asks_again)
        return verbs.change(practice, f"consultations.{kind}.recontact", lambda old: max(old, again))


def told_in_file(practice: Practice) -> dict[Name, Share]:
    """Of patients' questions about results, what clinicians who text them already spare; by action."""
    level = practice.in_place.get(MODULE, {}).get(NAME, 0.0)
    return {NAME: level * TextMessage().results} if level and any(_filing(practice)) else {}


def _filing(practice: Practice) -> Iterator[tuple[Name, Name]]:
    """Kinds of paper that are results, and the steps in which a clinician files them."""
    for kind in paper_verbs.of_sort(practice, "result"):
        yield from ((kind, step) for step in paper_verbs.clinicians_steps(practice.papers[kind]))


def _messages(practice: Practice) -> Iterator[Name]:
    """Kinds of consultation that answer messages by telephone: they wait in a queue, not in the book."""
    for _, place in sorted(practice.destinations.items()):
        if isinstance(place, WalkIn):
            kind = practice.consultations[place.consultation]
            if kind.mode == "telephone" and not kind.counts:
                yield place.consultation
