"""Specialists who answer a question, so that some patients need not be referred."""

from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from gpsim.distributions import Exponential, Fixed, Law, Lognormal
from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs.passing_on import ask_first
from gpsim.units import Minutes, Name, Share, Unit

SPREAD = 0.6  # coefficient of variation of these minutes: assumption, as of other papers in the reference practice
AnswerDays = Annotated[float, Unit("days"), Ge(0.0), Le(365.0)]


@record
class SpecialistAdvice:
    """A GP asks a specialist, in writing or by telephone, before referring a patient.

    The question takes longer than a referral would, and the answer is read and acted on. What is spared is the
    referral, which a secretary would have sent, and the hospital's time: the GP's time is spent, not freed.
    """

    about: ClassVar[About] = About(
        title="specialist advice",
        harms=(
            "Each question costs a GP minutes, and its answer brings work back.",
            "Patients who are referred after all are referred some days later.",
        ),
        unknown=(
            "Shares of referrals avoided are providers' own, without a control; GPs' time was never measured.",
            "Whether somebody answers: 73% of calls were in one place (on_call_advice); trying in vain is not counted.",
        ),
        grade="C",
    )
    paper: ClassVar[Name] = "referral"

    ceiling: Share = ceiling(0.7, 0.4, 1.0, of="GPs")
    ramp_weeks: Weeks = ramp(13.0, 6.0, 39.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.3)
    asked: Share = evidence(
        0.15,
        low=0.05,
        high=0.4,
        good="low",
        meaning="share of referrals about which a specialist is asked first, beyond those that are so already",
        source="assumption",
        grade="C",
    )
    asking: Minutes = evidence(
        5.0,
        low=4.0,
        high=15.0,
        good="low",
        meaning="of the GP, a question",
        source="consultant_connect: a minute to be connected and four of talking; in writing 5 to 15",
        grade="B",
    )
    reading: Minutes = evidence(
        4.0,
        low=1.0,
        high=10.0,
        good="low",
        meaning="of the GP, an answer: reading it and acting on it",
        source="assumption",
        grade="C",
    )
    days: AnswerDays = evidence(
        2.0, low=0.0, high=7.0, meaning="until the answer comes", source="assumption", grade="C"
    )
    avoided: Share = evidence(
        0.55,
        low=0.22,
        high=0.80,
        good="high",
        meaning="share of questions after which there is no referral",
        source="gp_care: 53-64% of calls; consultant_connect: 80%; on_call_advice: 22% of admissions",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice in which some referrals begin as a question."""
        return ask_first(
            practice,
            self.paper,
            share=uptake.level * self.asked,
            asking=_about(self.asking),
            reading=_about(self.reading),
            days=Exponential(mean=self.days),
            settled=self.avoided,
        )

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """No referrals."""
        return () if verbs.has(practice, f"papers.{self.paper}") else (f"no paper is called {self.paper!r}",)


def _about(minutes: Minutes) -> Law:
    return Lognormal(mean=minutes, sd=SPREAD * minutes) if minutes > 0.0 else Fixed(mean=0.0)
