"""Somebody joins the team: one mechanism for every role that sees patients whom another than a GP suits."""

from dataclasses import replace
from typing import ClassVar

from gpsim.practice.demand import Clinic
from gpsim.practice.practice import Practice
from gpsim.practice.team import SpentTime
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.actions.team import recruiting
from gpsim.scenarios.actions.team.recruiting import HoursPerWTE, SessionsAWeek
from gpsim.scenarios.rollout import PerYear, Weeks, ramp
from gpsim.scenarios.verbs import heads, who
from gpsim.scenarios.verbs.half_days import Half
from gpsim.scenarios.verbs.post import SESSIONS_A_WTE, Post, asked_by, filled
from gpsim.units import Minutes, Name, Outlay, Share

FIRST_YEAR = 52  # weeks, after which supervision halves
LATER = 0.5


@record
class NewColleague:
    """A person of a role joins, whole from the first day: what grows is the list that the person sees.

    The role says what an hour costs and whose purse pays it, and how often questions are asked after a
    consultation; the destination, whom it suits and who comes back. Both are the practice's own.
    """

    about: ClassVar[About]
    role: ClassVar[Name]
    place: ClassVar[Name]  # the destination that reception offers
    template: ClassVar[Name]  # of the book
    activity: ClassVar[Name]
    serves: ClassVar[tuple[Name, ...]] = ("patients",)  # where the practice has no such activity
    in_room: ClassVar[bool] = True  # there
    halves: ClassVar[tuple[Half, ...]] = ("am", "pm")
    visiting: ClassVar[Name] = ""  # the activity of a morning's end
    shares: ClassVar[tuple[Name, ...]] = ()  # clinics of others whose planned patients the colleague sees too

    sessions: SessionsAWeek = recruiting.sessions(4.0, 2.0, 9.0)
    ceiling: Share = recruiting.full_list()
    ramp_weeks: Weeks = ramp(13.0, 6.0, 26.0)
    fade_per_year: PerYear = recruiting.leaving()
    offered: Share = recruiting.offered(0.5, 0.1, 0.7)
    accepts: Share = recruiting.accepts()
    wrong: Share = recruiting.wrong()
    minutes: Minutes = recruiting.asking_minutes()
    supervision: HoursPerWTE = recruiting.supervision()
    training: Minutes = recruiting.training(1500.0, 0.0, 4500.0, source="assumption: an induction of a week or two")
    hiring: Minutes = recruiting.hiring()
    advert: Outlay = recruiting.advert()

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with the colleague in it, offered to patients, supervised and trained."""
        if uptake.level <= 0.0 or self.post.sessions < 1 or self.lacks(practice):
            return practice
        opened = self.opened(practice)
        if not (full := uptake.level * self.share_of_list(opened)):
            return practice
        joined = _sharing(filled(opened, self.post, full), self.role, self.shares)
        steered = verbs.divert(
            joined,
            (self.place,),
            share=uptake.level * self.offered,
            accepts=self.accepts,
            wrong=self.wrong,
            minutes=self.minutes,
        )
        trained = _trained(steered, self.post, uptake.newly * self.training)
        hired = self._hired(trained, uptake.newly)
        return self._supervised(self.besides(hired, uptake), uptake)

    def opened(self, practice: Practice) -> Practice:
        """The practice with the list that the colleague works through; as it was, where it has one."""
        return practice

    def share_of_list(self, _practice: Practice) -> Share:
        """The part of the template's slots that is a full list."""
        return 1.0

    def besides(self, practice: Practice, _uptake: Uptake) -> Practice:
        """What else comes with the colleague."""
        return practice

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """No such role, nowhere to send patients, or no list to book them on: the first of these."""
        place = practice.destinations.get(self.place)
        if self.role not in practice.team.roles:
            return (f"the team has no role {self.role!r}, so nobody can be taken on",)
        if not (isinstance(place, Clinic) and self.role in place.roles):
            return (f"no clinic {self.place!r} with the role {self.role!r} is among the destinations",)
        if not verbs.has(self.opened(practice), f"book.templates.{self.template}"):
            return (f"the book has no template {self.template!r}",)
        return ()

    @property
    def post(self) -> Post:
        """What the colleague is taken on for."""
        return Post(
            role=self.role,
            sessions=round(self.sessions),
            template=self.template,
            activity=self.activity,
            serves=self.serves,
            in_room=self.in_room,
            halves=self.halves,
            visiting=self.visiting,
        )

    def _hired(self, practice: Practice, newly: Share) -> Practice:
        """The hours and the money that finding the colleague takes."""
        name, half = f"hiring_of_{self.post.person}", newly * self.hiring / 2.0
        choosing = heads.spend_between(practice, f"{name}_manager", "meeting", heads.managers(practice), half)
        choosing = heads.spend_between(choosing, f"{name}_gps", "meeting", who.supervisors(practice), half)
        purse = practice.team.roles[self.role].purse
        return verbs.spend_money(choosing, name, purse, once=newly * self.advert)

    def _supervised(self, practice: Practice, uptake: Uptake) -> Practice:
        """GPs' hours for the colleague, beyond the questions after consultations: as many as full lists would bring."""
        if not (supervisors := who.supervisors(practice)):
            return practice
        hours = self.supervision * self.post.sessions / SESSIONS_A_WTE * (1.0 if uptake.weeks <= FIRST_YEAR else LATER)
        minutes = max(0.0, 60.0 * hours - asked_by(practice, self.post.person))
        name = f"supervision_of_{self.post.person}"
        return heads.spend_between(practice, name, "supervision", supervisors, minutes)


def _trained(practice: Practice, post: Post, minutes: Minutes) -> Practice:
    """The new colleague's training, and nobody else's."""
    if not minutes:
        return practice
    spent = SpentTime(overhead="training", roles=(post.role,), minutes=minutes, people=(post.person,))
    return replace(practice, spent_time={**practice.spent_time, f"training_of_{post.person}": spent})


def _sharing(practice: Practice, role: Name, clinics: tuple[Name, ...]) -> Practice:
    """The practice in which ``role`` sees the patients of ``clinics`` too, where there are such."""
    for name in clinics:
        place = practice.destinations.get(name)
        if isinstance(place, Clinic) and role not in place.roles:
            shared = replace(place, roles=(*place.roles, role))
            practice = replace(practice, destinations={**practice.destinations, name: shared})
    return practice
