"""Nurses who see patients instead of a GP: for minor illness, and advanced practitioners."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios.action import About
from gpsim.scenarios.actions.team import recruiting
from gpsim.scenarios.actions.team.colleague import NewColleague
from gpsim.scenarios.actions.team.recruiting import SessionsAWeek
from gpsim.scenarios.rollout import Weeks, ramp
from gpsim.scenarios.verbs.own_list import consultation, with_list
from gpsim.units import Minutes, Name, Share

FOLLOW_UP = 0.14  # of patients asked to return: assumption, as of advanced practitioners in the reference practice
RESULT = 0.06  # of patients tested: assumption, as of nurses there


@record
class MinorIllnessNurse(NewColleague):
    """A nurse trained for it sees patients with minor illness, and hands on those who need a doctor after all."""

    about: ClassVar[About] = About(
        title="a minor illness nurse",
        harms=(
            "About a quarter of the nurse's patients are seen twice: by the nurse, and then by a GP.",
            "Patients see one clinician more, and their usual one less often.",
            "While the nurse learns, a GP teaches twice a week in surgery (laurant_2018): here that is supervision.",
        ),
        unknown=(
            "Trials compare consultations of nurses and GPs; none has measured what a practice's GPs do with the time.",
        ),
        grade="B",
        adds_people=True,
    )
    role: ClassVar[Name] = "minor_illness_nurse"
    place: ClassVar[Name] = "minor_illness_nurse"
    template: ClassVar[Name] = "minor_illness_nurse"
    activity: ClassVar[Name] = "nurse_clinic"

    sessions: SessionsAWeek = recruiting.sessions(5.0, 2.0, 9.0)
    training: Minutes = recruiting.training(
        3000.0,
        2400.0,
        4500.0,
        source="laurant_2018: half a day a week for three months (Shum 2000), twelve of 250 minutes",
        grade="B",
    )
    consultation: Minutes = evidence(
        10.0,
        low=10.0,
        high=11.6,
        good="low",
        meaning="with the patient, where the practice has no such list of its own",
        source="shum_2000: 10 minutes, GPs 8; venning_2000: nurse practitioners 11.57",
        grade="A",
    )
    slot: Minutes = evidence(
        15.0, low=10.0, high=20.0, good="low", meaning="length of the nurse's slots", source="assumption", grade="C"
    )
    scripts: Share = evidence(
        0.25,
        low=0.0,
        high=0.5,
        good="low",
        meaning="share of patients for whom a GP must sign a script; 0 if the nurse prescribes",
        source="assumption",
        grade="C",
    )
    recontact: Share = evidence(
        0.12,
        low=0.09,
        high=0.20,
        good="low",
        meaning="share of patients who come back on their own account",
        source="assumption; laurant_2018: returns somewhat more often than after a GP",
        grade="C",
    )

    def opened(self, practice: Practice) -> Practice:
        """The practice with the nurse's list."""
        makes = {"acute_script": self.scripts, "result": RESULT}
        kind = consultation(practice, self.consultation, follow_up=FOLLOW_UP, recontact=self.recontact, makes=makes)
        return with_list(practice, self.template, self.slot, kind)


@record
class AdvancedNursePractitioner(NewColleague):
    """An advanced nurse practitioner sees urgent and new problems, longer than a GP and with more returns."""

    about: ClassVar[About] = About(
        title="an advanced nurse practitioner",
        harms=(
            "Consultations are longer, and more patients are asked to come back (venning_2000).",
            "Patients see one clinician more, and their usual one less often.",
        ),
        unknown=("Whether a practitioner saves anything is open: trials found no difference in cost an episode.",),
        grade="B",
        adds_people=True,
    )
    role: ClassVar[Name] = "advanced_nurse_practitioner"
    place: ClassVar[Name] = "advanced_nurse_practitioner"
    template: ClassVar[Name] = "anp"
    activity: ClassVar[Name] = "anp_clinic"

    sessions: SessionsAWeek = recruiting.sessions(5.0, 2.0, 9.0)
    ramp_weeks: Weeks = ramp(8.0, 4.0, 26.0)
    offered: Share = recruiting.offered(0.3, 0.1, 0.6)
