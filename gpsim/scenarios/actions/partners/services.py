"""Services near by: community pharmacies, and nurses who see patients at home."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.actions.team import recruiting
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import elsewhere, who
from gpsim.scenarios.verbs.elsewhere import PatientsAWeek
from gpsim.units import Minutes, Name, Share


@record
class CommunityPharmacy:
    """Patients with minor illness are referred to a pharmacy nearby, which rings or sees them.

    Some never go, some come back to the GP, and a summary of each comes back as a letter.
    """

    about: ClassVar[About] = About(
        title="referral to community pharmacies",
        harms=(
            "About one patient in five of those seen there still needs a GP.",
            "Each consultation leaves a summary to be filed, and some to be read.",
        ),
        unknown=(
            "Patients who would have gone to a pharmacy anyway (14% had, before they asked the practice) are counted "
            "as diverted.",
            "How many practices send: 4.7% of patients say that they were told to go (pharmacy_referrals_2024), and "
            "records have 32 referrals a year for 8,000 patients, 8 to 113 by area (pharmacy_first_fee).",
            "The pilot counted who went and who came back; nobody has measured what it frees of GPs' time.",
        ),
        grade="C",
    )
    place: ClassVar[Name] = "pharmacy"

    ceiling: Share = ceiling(0.8, 0.5, 1.0, of="receptionists and clinicians")
    ramp_weeks: Weeks = ramp(13.0, 6.0, 39.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.3, why="as trained receptionists leave")
    offered: Share = recruiting.offered(
        0.2, 0.05, 0.5, source="assumption; pharmacy_referrals_2024: 4.7% of patients were told to go to a pharmacy"
    )
    accepts: Share = recruiting.accepts()
    wrong: Share = recruiting.wrong()
    minutes: Minutes = evidence(
        1.0,
        low=0.5,
        high=3.0,
        good="low",
        meaning="added to the contact by an offer: explaining, and sending the referral",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice in which pharmacies are offered more often."""
        return elsewhere.offered(practice, self.place, self, uptake)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """No pharmacy, or nobody whom it suits."""
        return elsewhere.lacking(practice, self.place)


@record
class CommunityServices:
    """Community nurses take some dressings and some home visits, for a referral and a meeting.

    District nurses, community matrons and teams for care homes are one service here. It takes so many a week and no
    more, refuses some, sees the others after some days, and sends some back. Of the housebound, whom a GP or paramedic
    visits, only those are passed on whom it suits and whose need can wait.
    """

    about: ClassVar[About] = About(
        title="community services",
        harms=(
            "Patients wait some days for the community nurse.",
            "Some whom the service refuses or sends back are visited from the practice after all, and later.",
            "A regular meeting takes time of nurses and GPs.",
        ),
        unknown=(
            "No study gives GPs' hours; rounds in care homes cut hospital attendances by a quarter and add planned "
            "work of GPs. How many visits a nurse could make instead, nobody has counted.",
            "GPs' rounds in care homes are as they were, and nurses of the practice visit nobody here.",
        ),
        grade="C",
    )
    place: ClassVar[Name] = "community_nursing"

    ceiling: Share = ceiling(0.8, 0.5, 1.0, of="those who send patients there")
    ramp_weeks: Weeks = ramp(13.0, 6.0, 39.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.3)
    offered: Share = recruiting.offered(0.3, 0.1, 0.6)
    accepts: Share = recruiting.accepts()
    wrong: Share = recruiting.wrong()
    minutes: Minutes = evidence(
        5.0,
        low=2.0,
        high=10.0,
        good="low",
        meaning="added to the contact by an offer: a referral with what the nurse must know",
        source="assumption",
        grade="C",
    )
    places: PatientsAWeek = evidence(
        3.0,
        low=0.0,
        high=10.0,
        good="high",
        meaning="patients a week whom the service takes beyond those it takes already",
        source="assumption",
        grade="C",
    )
    meeting: Minutes = evidence(
        7.5,
        low=3.0,
        high=15.0,
        good="low",
        meaning="a week, of each GP with a list and each nurse who sees patients: half an hour a month",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice which sends more patients there, where more are taken, and meets the nurses."""
        if self.lacks(practice):
            return practice
        steered = elsewhere.sent(practice, self.place, self, uptake)
        return verbs.spend(steered, "community_services", "meeting", _who_meets(practice), uptake.level * self.meeting)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """No such service, or nobody whom it suits."""
        return elsewhere.lacking(practice, self.place)


def _who_meets(practice: Practice) -> tuple[Name, ...]:
    roles, employed = practice.team.roles, {person.role for person in practice.team.people.values()}
    nurses = {name for name in employed if roles[name].group == "nurse"}
    return tuple(sorted({*who.supervisors(practice), *nurses}))
