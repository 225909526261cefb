"""E-consultation: requests are typed into a form that a clinician reads."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.check_staffing import triage_of
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.adoption import WEEKS_A_YEAR
from gpsim.scenarios.rollout import (
    PerYear,
    PoundsPerPatientAndYear,
    Weeks,
    ceiling,
    fade,
    practice_effect,
    ramp,
    successors,
    taught,
)
from gpsim.scenarios.verbs import front_door, sessions, who
from gpsim.units import Minutes, Ratio, Share


@record
class EConsultation:
    """Patients describe their problem in an online form; a clinician reads it and answers, rings, or has them booked.

    Some who would have rung or come send a form instead. It joins the practice's list, where reading takes minutes and
    most forms need something more. Being easy, forms also bring requests that nobody would have made. A website that
    leads to the form moves the same people to it: the two together move no more calls than the stronger of them.
    """

    about: ClassVar[About] = About(
        title="online forms for requests",
        harms=(
            "Most forms are followed by a call or a visit to the practice, so a problem is looked at twice.",
            "People who are not online, or write with difficulty, wait behind those who type fast.",
            "A form cost practices £36.28, with its triage and the calls and visits that followed it (edwards_2017).",
        ),
        unknown=(
            "How many forms are new demand: estimates go from a tenth fewer requests to four in ten forms.",
            "Evaluations find no time released on average; some practices gained time and some lost it. Nobody can say "
            "beforehand which yours will be: try practice_effect at both ends, or set it when you have timed your own.",
            "Sellers say that 60-68% of forms need no more (econsult_claim); in 36 practices 70% did (edwards_2017).",
        ),
        grade="B",
        breaches=(
            "Closing the form in core hours when the list grows long breaks the contract (since October 2025).",
            "Telling somebody who has sent a form to ring back tomorrow is no answer that the contract allows.",
        ),
        in_file=True,
    )

    ceiling: Share = ceiling(0.9, 0.5, 1.0, of="patients and staff who would use it")
    ramp_weeks: Weeks = ramp(26.0, 8.0, 104.0, source="assumption: use grows over a year or two")
    fade_per_year: PerYear = fade(0.0, 0.0, 0.1)
    moves: Share = evidence(
        0.30,
        low=0.007,
        high=0.60,
        good="",
        meaning="of requests by telephone and at the desk: come as a form, when everybody who would uses it",
        source="gpps_2026: 32% of last contacts were online; edwards_2017: 0.7% of requests where it was an extra; "
        "practices in the upper third get twice the mean (gpad_amc)",
        grade="B",
    )
    new: Share = evidence(
        0.20,
        low=0.0,
        high=0.40,
        good="low",
        meaning="of forms so gained: requests that nobody would have made",
        source="salisbury_2020: 10% (-10 to 30); gpad_amc: four in ten of the forms that a practice adds; between "
        "them by assumption",
        grade="C",
    )
    practice_effect: Ratio = practice_effect(
        "reading a form that is gained takes here, as a multiple of the file's minutes"
    )
    training: Minutes = evidence(
        60.0,
        low=30.0,
        high=240.0,
        good="low",
        meaning="once for each GP and receptionist who takes it up",
        source="assumption",
        grade="C",
    )
    successors: PerYear = successors(of="those trained", source="assumption: as for care navigation")
    licence: PoundsPerPatientAndYear = evidence(
        0.30,
        low=0.0,
        high=0.90,
        good="low",
        meaning="for the software, paid by the local NHS",
        source="assumption; gpfv_funding: £45 million over three years, which is 26p a patient and year in England",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with more forms on its list, and requests that the forms bring."""
        if self.lacks(practice):
            return practice
        typed = front_door.to_forms(practice, uptake.level * self.moves, new_share=self.new)
        typed = front_door.read_gained(practice, typed, self.practice_effect)
        roles = (*sessions.gp_roles(practice), *who.call_handlers(practice))
        per_head = taught(self.training, uptake, self.successors)
        trained = verbs.spend(typed, "e_consultation", "training", roles, per_head)
        weekly = uptake.level * self.licence * practice.list_size / WEEKS_A_YEAR
        return verbs.spend_money(trained, "e_consultation", "nhs", per_week=weekly)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """A form, somebody to read it, or anybody who could use it instead of ringing."""
        missing = [] if front_door.has_form(practice) else ["there is no online way in to which requests could move"]
        if triage_of(practice) is None:
            missing.append("there is no triage list, so no clinician reads forms; set access.policy to 'mixed' first")
        if not front_door.spoken(practice):
            missing.append("nobody rings or comes, so there is nothing that could be typed instead")
        return tuple(missing)
