"""Practices that share a hub: some sessions of each are open to the patients of all."""

from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from gpsim.evidence import evidence
from gpsim.practice.hub import sessions_given
from gpsim.practice.neighbours import Hub
from gpsim.practice.practice import Practice
from gpsim.practice.team import Group
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs.sharing import share_hub
from gpsim.units import Days, Minutes, Name, Share, Unit

Practices = Annotated[float, Unit("practices"), Ge(0.0), Le(6.0)]
SessionsPer10000 = Annotated[float, Unit("sessions a week for 10,000 patients"), Ge(0.0), Le(100.0)]
PoundsPerPatient = Annotated[float, Unit("pounds per patient"), Ge(0.0), Le(100.0)]

MEETS: Group = "gp_qualified"
SUMMARY: Name = "hub_task"  # a paper that tells what a patient was seen for elsewhere, where the practice has one


@record
class SharedHub:
    """Practices open some of their GPs' sessions to each other's patients, so that no slot stays free in vain.

    Whoever finds nothing at home, or would wait long, may take a slot in a session that this practice or a partner
    has given. A partner's GPs then see this practice's patients, and this practice's see the partner's, as strangers
    to both. No GP is added: what patients find elsewhere their own GPs pay for by seeing others. The partners are
    simulated whole, so a comparison takes as many times longer as there are practices.
    """

    about: ClassVar[About] = About(
        title="a hub shared with other practices",
        harms=(
            "Patients are seen by strangers, more of them come back to their own practice afterwards, and what was "
            "found must be read there (pettigrew_2018: continuity falls).",
            "Sessions that are given are closed to the practice's own patients until they find nothing else.",
            "Some patients cannot or will not go to another practice.",
            "Working together takes money and GPs' time for meetings, and staff can feel disenfranchised "
            "(pettigrew_2018).",
        ),
        unknown=(
            "No good study shows that practices that work together use fewer hours or pounds: a systematic review "
            "found five studies and little evidence of quality.",
            "How many patients accept a slot at another practice was not measured.",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(0.8, 0.4, 1.0, of="the sessions that were agreed on")
    ramp_weeks: Weeks = ramp(39.0, 13.0, 104.0, source="assumption; setting up was paid over two years (gpfv_funding)")
    fade_per_year: PerYear = fade(0.0, 0.0, 0.2, source="assumption: what was agreed on stays in the rota")
    partners: Practices = evidence(
        2.0,
        low=1.0,
        high=3.0,
        good="",
        meaning="other practices in the hub, each with a book, a team and patients of its own",
        source="assumption; a network has more, which take longer to simulate",
        grade="C",
    )
    sessions: SessionsPer10000 = evidence(
        2.4,
        low=1.0,
        high=6.0,
        good="",
        meaning="GPs' sessions that each practice gives to the hub, out of those that it has",
        source="extended_access: as much as a network must offer, 60 minutes for 1,000 patients, in sessions of 250",
        grade="C",
    )
    accepts: Share = evidence(
        0.7,
        low=0.4,
        high=0.9,
        good="",
        meaning="share of patients who would go to another practice",
        source="assumption",
        grade="C",
    )
    routine: Share = evidence(
        0.5,
        low=0.0,
        high=1.0,
        good="",
        meaning="share of routine requests with a long wait that are offered the hub",
        source="assumption",
        grade="C",
    )
    wait: Days = evidence(
        7.0,
        low=3.0,
        high=14.0,
        good="",
        meaning="after the date wanted, from which a wait is long",
        source="assumption",
        grade="C",
    )
    meeting: Minutes = evidence(
        4.0,
        low=0.0,
        high=15.0,
        good="low",
        meaning="of meetings with the partners, a GP and week",
        source="assumption: one GP in four goes to an hour a month",
        grade="C",
    )
    funding: PoundsPerPatient = evidence(
        3.0,
        low=0.0,
        high=3.0,
        good="low",
        meaning="national money to set up working at scale, once",
        source="gpfv_funding: £3 a head over two years",
        grade="A",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with sessions given to a hub, meetings about it and money to set it up."""
        if self.lacks(practice):
            return practice
        hub = Hub(
            partners=round(self.partners),
            sessions=uptake.level * self.sessions * practice.list_size / 10_000.0,
            accepts=self.accepts,
            routine=self.routine,
            wait=self.wait,
            paper=SUMMARY if SUMMARY in practice.papers else "",
        )
        roles = tuple(sorted(name for name, role in practice.team.roles.items() if role.group == MEETS))
        met = verbs.spend(practice, "shared_hub", "meeting", roles, uptake.level * self.meeting)
        paid = verbs.spend_money(met, "shared_hub", "nhs", once=uptake.newly * self.funding * practice.list_size)
        return share_hub(paid, hub)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Nobody to give a session."""
        if sessions_given(practice, 1):
            return ()
        return ("no qualified GP has a session with bookable slots every week, so there is nothing to give to a hub",)
