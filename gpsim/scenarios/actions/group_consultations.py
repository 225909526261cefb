"""Group consultations: reviews of long-term conditions for ten patients at once."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from gpsim.distributions import Fixed
from gpsim.evidence import evidence
from gpsim.practice.care import Consultation, GroupSession
from gpsim.practice.demand import Clinic, Need, Stage
from gpsim.practice.practice import Practice
from gpsim.records import put, record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, course, fade, ramp
from gpsim.scenarios.verbs import group_sessions, heads
from gpsim.scenarios.verbs.group_sessions import Review
from gpsim.units import Minutes, Name, Outlay, Share, Unit

PatientsEach = Annotated[float, Unit("patients a session"), Ge(2.0), Le(100.0)]
CLASS = "group_review"  # kind of slot, of consultation and class of booking; the queue in which a facilitator is asked


@record
class GroupConsultations:
    """Patients who are due a review of a long-term condition are offered to have it in a group of about ten.

    Whoever reviews them gives up a part of one session, every so many weeks as fill a group, and sees the group with a
    facilitator beside. Few of those asked agree. Some who came must be seen by themselves all the same, afterwards. If
    few come, the group is held for them and takes as long.
    """

    about: ClassVar[About] = About(
        title="group consultations for reviews",
        harms=(
            "Patients wait for the next group, and hear each other's business.",
            "A group that few come to costs more clinicians' time than seeing them one by one.",
        ),
        unknown=(
            "Whether groups replace reviews one by one: there is little reliable information (nihr_group_clinics).",
            "Whether there is a room for ten: the group has the clinician's room here, and a hall costs its hire.",
        ),
        grade="C",
        in_file=True,
    )

    ceiling: Share = ceiling(0.8, 0.3, 1.0, of="patients due a review, as those who are offered a group")
    ramp_weeks: Weeks = ramp(26.0, 13.0, 52.0)
    fade_per_year: PerYear = fade(0.2, 0.0, 0.5, why="as the colleague who began it leaves")
    agrees: Share = evidence(
        0.15,
        low=0.05,
        high=0.30,
        good="high",
        meaning="of patients who are offered a group: agree",
        source="nihr_group_clinics: few people who could take part agreed; how many is an assumption",
        grade="C",
    )
    replaces: Share = evidence(
        0.60,
        low=0.0,
        high=1.0,
        good="high",
        meaning="of patients who came to a group: need no review by themselves",
        source="nihr_group_clinics: little reliable information; the value is an assumption",
        grade="C",
    )
    places: PatientsEach = evidence(
        10.0,
        low=6.0,
        high=15.0,
        good="high",
        meaning="who can be booked for a group",
        source="gpview_groups: about ten; low by assumption",
        grade="C",
    )
    minutes: Minutes = evidence(
        55.0,
        low=45.0,
        high=60.0,
        good="low",
        meaning="of the clinician, in a session",
        source="gpview_groups: 45 to 60 of 90 minutes",
        grade="C",
    )
    facilitation: Minutes = evidence(
        90.0,
        low=60.0,
        high=120.0,
        good="low",
        meaning="of the facilitator, in a session; the clinician has no other slots for as long",
        source="gpview_groups: a session of 90 minutes",
        grade="C",
    )
    notes: Minutes = evidence(
        2.0,
        low=1.0,
        high=5.0,
        good="low",
        meaning="writing up each patient, by the clinician",
        source="assumption: shorter than after a review",
        grade="C",
    )
    recruiting: Minutes = evidence(
        2.0,
        low=0.5,
        high=5.0,
        good="low",
        meaning="for each patient who is offered a group: asking and explaining",
        source="assumption",
        grade="C",
    )
    training: Minutes = evidence(
        240.0, low=60.0, high=480.0, good="low", meaning="once, of the two who run them", source="assumption", grade="C"
    )
    course: Outlay = course(500.0, 0.0, 2000.0, of="for the clinician and the facilitator")
    hire: Outlay = evidence(
        20.0, low=0.0, high=60.0, good="low", meaning="of a room for ten, each time", source="assumption", grade="C"
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with groups, as often as those who agree fill them."""
        share = uptake.level * self.agrees
        if not share or self.lacks(practice):
            return practice
        every_review = group_sessions.reviews(practice)
        where = group_sessions.clinician(practice, every_review)
        assert where is not None
        helper = group_sessions.facilitator(practice, where, self.facilitation)
        assert helper is not None
        found = group_sessions.seen_by(practice, every_review, where)
        due = sum(group_sessions.due_a_week(practice, one) for one in found)
        every = group_sessions.weeks_between(self.places, share * due)
        made = self._offered(practice, found, practice.team.people[where.person].role, share)
        made = group_sessions.hold(made, where, every, minutes=self.facilitation, slot=CLASS)
        role, activity = helper
        made = group_sessions.ask_for_help(made, activity, CLASS)
        made = heads.spend_between(made, "group", "other", (role,), uptake.level * due * self.recruiting)
        for taught in (role, practice.team.people[where.person].role):
            made = heads.spend_between(made, f"group_{taught}", "training", (taught,), uptake.newly * self.training)
        once, per_week = uptake.newly * self.course, self.hire / every
        return verbs.spend_money(made, "group", "practice", once=once, per_week=per_week)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Reviews that are a stage of planned work, a clinician with slots for them, or a facilitator."""
        if not (found := group_sessions.reviews(practice)):
            return ("no planned work has a later stage at which long-term conditions are reviewed at the surgery",)
        if (where := group_sessions.clinician(practice, found)) is None:
            return ("nobody has a weekly session of reviews of which a part could be a group",)
        if group_sessions.facilitator(practice, where, self.facilitation) is None:
            return ("everybody answers the door or sees patients, so nobody could run a group beside the clinician",)
        return ()

    def _offered(self, practice: Practice, found: tuple[Review, ...], role: Name, share: Share) -> Practice:
        """Groups as a destination beside each clinic of reviews, and as a stage beside each review."""
        first = group_sessions.review_slots(practice, found[0].clinic)[0]
        slot = replace(practice.book.kinds[first], consultation=CLASS, takes=(CLASS,))
        kind = self._kind(practice.consultations[practice.book.kinds[first].consultation])
        made = put(practice, "book.kinds", lambda kinds: {**kinds, CLASS: slot})
        made = put(made, "consultations", lambda kinds: {**kinds, CLASS: kind})
        for one in found:
            group = Clinic(roles=(role,), books=CLASS, instead=one.clinic)
            made = replace(made, destinations={**made.destinations, _group(one.clinic): group})
            made = put(made, f"needs.{one.need}", partial(self._beside, review=one, share=share))
        return made

    def _kind(self, review: Consultation) -> Consultation:
        """A group: each patient's papers and follow-ups as after a review."""
        return Consultation(
            mode="group",
            minutes={"any": Fixed(mean=self.minutes)},
            notes=Fixed(mean=self.notes),
            follow_up=review.follow_up,
            follow_up_wanted=review.follow_up_wanted,
            makes=review.makes,
            group=GroupSession(places=round(self.places), facilitation=Fixed(mean=self.facilitation), queue=CLASS),
        )

    def _beside(self, need: Need, review: Review, share: Share) -> Need:
        """The need with a group for ``share`` of those who reach the review, and a review after it for some."""
        alone, group = need.stages[review.stage], _group(review.stage)
        after = {name: self.replaces * part for name, part in alone.next.items()}
        after[review.stage] = after.get(review.stage, 0.0) + 1.0 - self.replaces
        stages = {
            name: replace(stage, next=_divided(stage.next, review.stage, share)) if name != group else stage
            for name, stage in need.stages.items()
        }
        place = _group(review.clinic)
        return replace(need, stages={**stages, group: Stage(destination=place, wanted=alone.wanted, next=after)})


def _group(name: Name) -> Name:
    return f"{name}_group"


def _divided(following: Mapping[Name, Share], stage: Name, share: Share) -> dict[Name, Share]:
    """What follows a stage, with ``share`` of what leads to ``stage`` led to its group instead."""
    if stage not in following:
        return dict(following)
    group = _group(stage)
    part = following[stage]
    return {**following, stage: part * (1.0 - share), group: following.get(group, 0.0) + part * share}
