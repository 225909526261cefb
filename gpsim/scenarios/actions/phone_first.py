"""Phone first: a clinician speaks to patients before anything is booked."""

from dataclasses import replace
from typing import ClassVar

from gpsim.distributions import Fixed, Law, Lognormal
from gpsim.evidence import evidence
from gpsim.practice.access import BookByPhone, Mixed, PhoneList
from gpsim.practice.care import Consultation
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity
from gpsim.records import put, record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, practice_effect, ramp
from gpsim.scenarios.verbs import sessions, who
from gpsim.units import Minutes, Ratio, Share

QUEUE = "phone_list"
CALL = "phone_first_call"
SPREAD = 0.70  # standard deviation over mean of a call: holt_2016, 2.8 of 4.0 minutes


@record
class PhoneFirst:
    """A doctor rings patients before they are booked; some need nothing more, the others are given an appointment.

    Where sessions work so, reception books nobody with a GP: a clinical request is put on a list. GPs give up slots,
    those for calls first, and ring through the list in that time; their hours stay as they are. A patient who has to be
    seen is booked after the call as the request would have been: today if it is urgent, else for a day that suits.
    GPs who stay until they are done ring whoever is left after their session. Forms go where they went before.
    """

    about: ClassVar[About] = About(
        title="a doctor rings first",
        harms=(
            "Patients who must be seen tell their story twice.",
            "Who cannot talk on the telephone, or at work, or hears badly, is served worse.",
            "There are more contacts: in the largest trial a third more in four weeks (campbell_2014, from "
            "memory); the model makes those that follow from a call.",
        ),
        unknown=(
            "Whether it frees any time: trials and evaluations find none on average (campbell_2014, newbould_2017), "
            "with large differences between practices: some gained time, some lost it, and nobody can say beforehand "
            "which yours will be: try practice_effect at both ends, or set it when you have timed your own calls.",
            "How many slots a practice should give up: it may keep too many or too few.",
        ),
        grade="B",
        breaches=(
            "A list that is not rung through by the evening is rung the next day; an urgent request must be dealt with "
            "on the day, and everybody must have an answer by the end of the next working day.",
        ),
        policy="access.policy",
        in_file=True,
    )

    ceiling: Share = ceiling(0.8, 0.3, 1.0, of="requests, as sessions of GPs who work so")
    ramp_weeks: Weeks = ramp(8.0, 2.0, 26.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.3, why="as practices go back to booking")
    listed: Share = evidence(
        1.0,
        low=0.8,
        high=1.0,
        good="",
        meaning="of clinical requests that reception would have booked with a GP who works so: put on the list",
        source="assumption: reception books a few at once",
        grade="C",
    )
    converts: Share = evidence(
        0.48,
        low=0.35,
        high=0.55,
        good="low",
        meaning="of patients rung: must be seen",
        source="newbould_2017: almost half; bounds are assumptions",
        grade="B",
    )
    minutes: Minutes = evidence(
        4.0,
        low=4.0,
        high=5.32,
        good="low",
        meaning="a call, with the patient",
        source="holt_2016: 4.0 (sd 2.8); stevens_2017: 5.32 of all GPs' calls",
        grade="A",
    )
    notes: Minutes = evidence(
        3.2,
        low=2.0,
        high=4.0,
        good="low",
        meaning="looking at the record before a call and writing up after it",
        source="how_long_2015: 1:32 before and 2:02 after a patient at the surgery; a little less by assumption",
        grade="C",
    )
    recontact: Share = evidence(
        0.12,
        low=0.08,
        high=0.20,
        good="low",
        meaning="of patients whom the call settles: ask again by themselves",
        source="mckinstry_2002: half more than after being seen, from memory; 8% there by assumption",
        grade="C",
    )
    given_up: Share = evidence(
        0.52,
        low=0.35,
        high=0.65,
        good="high",
        meaning="of GPs' slots for first bookings: left free for the list, in sessions that work so",
        source="assumption: as many as the calls settle",
        grade="C",
    )
    practice_effect: Ratio = practice_effect("a call and its notes take here, as a multiple of the minutes above")
    training: Minutes = evidence(
        120.0,
        low=60.0,
        high=480.0,
        good="low",
        meaning="once for each GP and receptionist who works so",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with a list that GPs ring through, in the time of slots that they no longer have."""
        share = uptake.level * self.listed
        if self.lacks(practice):
            return practice
        listing = self._list(practice, share) if share else practice
        roles = (*sessions.gp_roles(practice), *who.call_handlers(practice))
        return verbs.spend(listing, "phone_first", "training", roles, uptake.newly * self.training)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """No GP whose appointments patients ask for, or nothing that is booked without having been read."""
        if not isinstance(practice.access.policy, BookByPhone | Mixed):
            return ("every clinical request is on a list already, and nobody is booked before a clinician has read it",)
        return () if self._usual(practice) else ("no GP has slots at the surgery for what patients ask for",)

    def _list(self, practice: Practice, share: Share) -> Practice:
        old, usual = practice.access.phone_list, self._usual(practice)
        assert usual is not None
        listed = PhoneList(
            share=verbs.compounded(old.share if old else 0.0, share),
            places=sessions.gp_places(practice),
            queue=QUEUE,
            consultation=CALL,
        )
        made = put(practice, "consultations", lambda kinds: {**kinds, CALL: self._call(usual)})
        made = replace(made, access=replace(made.access, phone_list=listed))
        return self._stay(self._relaid(made, share))

    def _call(self, usual: Consultation) -> Consultation:
        """A call: the papers and follow-ups of those whom it settles, as if they had been seen."""
        settled = 1.0 - self.converts
        return Consultation(
            mode="telephone",
            minutes={"any": _law(self.practice_effect * self.minutes)},
            notes=_law(self.practice_effect * self.notes),
            converts=self.converts,
            converts_class="",
            follow_up=usual.follow_up,
            follow_up_wanted=usual.follow_up_wanted,
            makes={paper: share * settled for paper, share in usual.makes.items()},
            recontact=self.recontact,
            recontact_after=usual.recontact_after,
        )

    def _relaid(self, practice: Practice, share: Share) -> Practice:
        """GPs' sessions with slots left free, in which the list is served."""
        slots = sessions.first_bookings(practice, sessions.gp_places(practice))
        calls = {slot for slot in slots if sessions.is_call(practice, slot)}
        return sessions.rework(
            practice,
            sessions.gp_roles(practice),
            "phone_first",
            slots=slots,
            activity=_serving,
            template=lambda old: sessions.leave_free(old, share * self.given_up, slots, calls),
        )

    def _stay(self, practice: Practice) -> Practice:
        """GPs who stay until they are done finish the list before anything else."""
        for name in sessions.gp_roles(practice):
            role = practice.team.roles[name]
            if role.finishes == "stays" and QUEUE not in role.stays_for:
                practice = put(practice, f"team.roles.{name}.stays_for", lambda queues: (QUEUE, *queues))
        return practice

    def _usual(self, practice: Practice) -> Consultation | None:
        slots = sessions.first_bookings(practice, sessions.gp_places(practice))
        return sessions.usual_consultation(practice, slots, sessions.gp_roles(practice))


def _serving(activity: Activity) -> Activity:
    return sessions.serve(activity, QUEUE)


def _law(minutes: Minutes) -> Law:
    return Lognormal(mean=minutes, sd=SPREAD * minutes) if minutes > 0.0 else Fixed(mean=0.0)
