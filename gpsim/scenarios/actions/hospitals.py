"""The hospital interface: what hospitals make for GPs to do, and what they could do themselves."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import heads, needs
from gpsim.units import Minutes, Name, Share


@record
class HospitalInterface:
    """The hospital rebooks its own patients, prescribes, certifies and tells results itself, and writes within a day.

    Patients then need not ask the GP for what the hospital has left undone, and ask less often where their letter is.
    What still comes is dealt with as before. Somebody must agree it with the hospital, and go on reminding it.
    """

    about: ClassVar[About] = About(
        title="the hospital interface",
        harms=("Patients whom the hospital neither rebooks nor refers back may be lost between the two.",),
        unknown=(
            "The standard contract has asked hospitals for it since 2016; how much less comes to GPs has not been "
            "measured, and practices report much that still does (discharged_after_missing).",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(1.0, 0.5, 1.0, of="the hospitals to which the practice's patients go")
    ramp_weeks: Weeks = ramp(26.0, 13.0, 104.0)
    fade_per_year: PerYear = fade(0.2, 0.0, 0.5, why="as agreements are forgotten")
    rebooking: Share = evidence(
        0.56,
        low=0.4,
        high=0.7,
        meaning="of the needs that hospitals make: booking anew by way of the GP; the others are told to ask the GP",
        source="making_time: 2.5 of 4.5% of GP appointments; bounds by judgement",
        grade="C",
    )
    rebooked: Share = evidence(
        0.30,
        low=0.05,
        high=0.80,
        good="high",
        meaning="of those who would book anew by way of the GP, who do so with the hospital within two weeks",
        source="assumption; discharged_after_missing: much is still sent back, against the contract",
        grade="C",
    )
    done_there: Share = evidence(
        0.30,
        low=0.05,
        high=0.70,
        good="high",
        meaning="of those told to ask the GP, for whom the hospital prescribes, certifies or tells the result",
        source="assumption; hospital_contract: the rule; nothing measured",
        grade="C",
    )
    chased: Share = evidence(
        0.15,
        low=0.0,
        high=0.40,
        good="high",
        meaning="of questions about referrals and letters, not asked since letters come within a day",
        source="assumption: half of what 2 minutes (0 to 5) a discharge come to; questions are about other things too",
        grade="C",
    )
    meetings: Minutes = evidence(
        10.0,
        low=0.0,
        high=30.0,
        good="low",
        meaning="a week, of a manager's and of a GP's: agreeing it with the hospital, sending back what it should do",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """Fewer needs that hospitals make, fewer questions, and meetings."""
        if self.lacks(practice):
            return practice
        fewer = self.rebooking * self.rebooked + (1.0 - self.rebooking) * self.done_there
        for need in _made_there(practice):
            practice = verbs.prevent(practice, need, uptake.level * fewer)
        for need in needs.answered_by(practice, "referral_question"):
            practice = verbs.prevent(practice, need, uptake.level * self.chased)
        weekly, gps = uptake.level * self.meetings, heads.roles_of(practice, {"gp_qualified"})
        practice = heads.spend_between(practice, "hospital_interface_gp", "meeting", gps, weekly)
        return verbs.spend(practice, "hospital_interface", "meeting", heads.managers(practice), weekly)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Needs that hospitals make, or questions about referrals."""
        there = _made_there(practice) or needs.answered_by(practice, "referral_question")
        return () if there else ("no need is from_hospital, and none is answered by questions about referrals",)


def _made_there(practice: Practice) -> tuple[Name, ...]:
    return tuple(name for name, need in sorted(practice.needs.items()) if need.from_hospital)
