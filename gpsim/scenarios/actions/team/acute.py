"""Colleagues for acute problems who are neither doctors nor nurses: paramedics and physician assistants."""

from dataclasses import replace
from typing import ClassVar

from gpsim.distributions import Fixed, Lognormal
from gpsim.evidence import evidence
from gpsim.practice.check_staffing import served_queues
from gpsim.practice.practice import Practice
from gpsim.practice.team import VisitSupervision
from gpsim.records import put, record
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.actions.team import recruiting
from gpsim.scenarios.actions.team.colleague import NewColleague
from gpsim.scenarios.actions.team.recruiting import SKILL_MIX, HoursPerWTE, SessionsAWeek
from gpsim.scenarios.verbs import home_visits
from gpsim.scenarios.verbs.half_days import Half
from gpsim.scenarios.verbs.own_list import consultation, with_list
from gpsim.units import Minutes, Name, Share

SPREAD = 0.6  # coefficient of variation of what a visit is asked about: assumption, as of other questions
FOLLOW_UP = 0.12  # of patients asked to return: assumption, as of GPs' urgent patients in the reference practice


@record
class Paramedic(NewColleague):
    """A paramedic sees urgent patients in the mornings, and then visits those who cannot come.

    Some visits only a GP makes; the others whoever is free makes, so how many GPs are spared comes of the hours of both
    too. A GP is asked about each that the paramedic makes.
    """

    about: ClassVar[About] = About(
        title="a paramedic",
        harms=(
            "The paramedic asks a GP about one patient in four at the surgery and about every visit, and GPs sign the "
            "scripts.",
            "Some patients who were visited by a paramedic are visited again by a GP.",
        ),
        unknown=(
            "A realist review found the effect on GPs' workload unclear; nobody has counted visits spared.",
            SKILL_MIX,
        ),
        grade="C",
        adds_people=True,
    )
    role: ClassVar[Name] = "paramedic"
    place: ClassVar[Name] = "paramedic"
    template: ClassVar[Name] = "paramedic"
    activity: ClassVar[Name] = "paramedic_clinic"
    halves: ClassVar[tuple[Half, ...]] = ("am",)
    visiting: ClassVar[Name] = "paramedic_visits"

    sessions: SessionsAWeek = recruiting.sessions(
        4.0, 2.0, 5.0, source="assumption; abrams_2020 gives no share of visits that paramedics take"
    )
    offered: Share = recruiting.offered(0.3, 0.1, 0.6)
    visits: Share = evidence(
        0.6,
        low=0.3,
        high=0.8,
        good="high",
        meaning="of the visits asked for: need no GP, where fewer are passed on now",
        source="assumption; abrams_2020 gives no share",
        grade="C",
    )
    advice: Minutes = evidence(
        5.0,
        low=2.0,
        high=10.0,
        good="low",
        meaning="of a GP, for each visit that the paramedic makes: advice and review, scripts apart",
        source="assumption; abrams_2020: the effect on GPs' workload is unclear",
        grade="C",
    )

    def besides(self, practice: Practice, uptake: Uptake) -> Practice:
        """Visits that need no GP, and a question about each that the paramedic makes, where GPs take questions."""
        supervision = practice.team.roles[self.role].supervision
        asks = self.advice > 0.0 and supervision.queue in served_queues(practice)  # else nobody would ever answer
        asked = Lognormal(mean=self.advice, sd=SPREAD * self.advice) if asks else Fixed(mean=0.0)
        visits = VisitSupervision(share=1.0 if asks else 0.0, minutes=asked)
        supervision = replace(supervision, visits=visits)
        supervised = put(practice, f"team.people.{self.post.person}.supervision", lambda _: supervision)
        return home_visits.shared(supervised, uptake.level * self.visits)


@record
class PhysicianAssistant(NewColleague):
    """A physician assistant sees patients whom a protocol selects, longer than a GP and with a supervisor at hand.

    Since 2025 no others: the offer is made for what the protocol allows, and to nobody else. As that is little, the
    assistant also sees planned reviews of long-term conditions, which nurses saw.
    """

    about: ClassVar[About] = About(
        title="a physician assistant",
        harms=(
            "A GP talks over most patients with the assistant, and signs every script.",
            "Little is left that the assistant may see, so slots stand empty.",
            "A wrong offer of reception's may send a patient whom no protocol selects.",
        ),
        unknown=(
            "The study of consultations was made when assistants saw patients whom nobody had selected "
            "(drennan_2015); nothing is published on protocol work.",
            SKILL_MIX,
        ),
        grade="C",
        breaches=(
            "A physician assistant may not see patients whom no protocol has selected, nor triage (independent review "
            "of 2025, accepted by the government): it breaks that to offer them to anybody else (wrong above 0).",
            "The same review asks for two years in a hospital first: to take on a newly qualified assistant breaks it.",
        ),
        adds_people=True,
    )
    role: ClassVar[Name] = "physician_assistant"
    place: ClassVar[Name] = "physician_assistant"
    template: ClassVar[Name] = "physician_assistant"
    activity: ClassVar[Name] = "protocol_clinic"  # without an inbox: scripts go to GPs

    shares: ClassVar[tuple[Name, ...]] = ("review_clinic",)  # by a protocol: assumption

    sessions: SessionsAWeek = recruiting.sessions(2.0, 1.0, 9.0)
    offered: Share = recruiting.offered(0.5, 0.1, 0.7)
    wrong: Share = recruiting.wrong(
        0.0, 0.0, 0.10, source="leng_2025: protocol work only, so nobody else is offered; above 0 breaks the rule"
    )
    supervision: HoursPerWTE = recruiting.supervision(
        2.0, 1.0, 5.0, source="assumption; leng_2025: a named supervisor; questions about six patients in ten are more"
    )
    consultation: Minutes = evidence(
        16.8,
        low=13.5,
        high=18.1,
        good="low",
        meaning="with the patient, where the practice has no such list of its own",
        source="drennan_2015: 5.8 (2.5 to 7.1) minutes longer than GPs, whose 11.0 are those of the reference practice",
        grade="B",
    )
    slot: Minutes = evidence(
        20.0, low=15.0, high=30.0, good="low", meaning="length of the slots", source="assumption", grade="C"
    )
    scripts: Share = evidence(
        0.4,
        low=0.2,
        high=0.6,
        good="low",
        meaning="share of patients for whom a GP must sign a script",
        source="assumption",
        grade="C",
    )
    recontact: Share = evidence(
        0.11,
        low=0.08,
        high=0.16,
        good="low",
        meaning="share of patients who come back on their own account",
        source="drennan_2015: 1.24 (0.86 to 1.79) times as often as after a GP, here 0.09",
        grade="B",
    )

    def opened(self, practice: Practice) -> Practice:
        """The practice with the assistant's list."""
        makes = {"acute_script": self.scripts}
        kind = consultation(practice, self.consultation, follow_up=FOLLOW_UP, recontact=self.recontact, makes=makes)
        return with_list(practice, self.template, self.slot, kind, ("urgent", "routine", "review"))
