"""One of the ways to support self-care: more health checks, which are work now."""

from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp
from gpsim.scenarios.verbs import needs
from gpsim.units import Minutes, Share


@record
class Prevention:
    """More people without a long-term condition are invited to a health check.

    It is work now: invitations, checks, tests and what they find. What it prevents lies years beyond the
    run, so it can only absorb hours here; that is no judgement of its worth.
    """

    about: ClassVar[About] = About(
        title="prevention",
        harms=("Checks fill appointments of those who see people without complaints, and others wait longer.",),
        unknown=(
            "No study has shown fewer contacts within a year; what is prevented later is beyond this model.",
            "What is paid for each check differs between places and is not counted.",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(1.0, 0.5, 1.0, of="those who could be invited")
    ramp_weeks: Weeks = ramp(13.0, 4.0, 52.0)
    fade_per_year: PerYear = fade(0.0, 0.0, 0.2)
    more_checks: Share = evidence(
        0.25,
        low=0.10,
        high=0.50,
        good="low",
        meaning="more invitations to health checks, relative to now",
        source="assumption: a practice that puts its mind to it",
        grade="C",
    )
    more_asked: Share = evidence(
        0.0,
        low=0.0,
        high=0.01,
        good="low",
        meaning="more requests for care within the year, on account of what was found or said",
        source="assumption: none to one in a hundred",
        grade="C",
    )
    planning: Minutes = evidence(
        60.0,
        low=0.0,
        high=180.0,
        good="low",
        meaning="once for each of those who do the checks",
        source="assumption",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with more invitations, and planning by those who see who comes."""
        checks = needs.checks_of_the_well(practice)
        made = practice
        for name in checks:
            made = verbs.induce(made, name, uptake.level * self.more_checks)
        for name in needs.asked_for_care(practice) if checks else ():
            made = verbs.induce(made, name, uptake.level * self.more_asked)
        return verbs.spend(
            made, "prevention", "training", needs.seen_by(practice, checks), uptake.newly * self.planning
        )

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Nobody well who is invited."""
        well = "no recall invites rather those without a long-term condition (long_term_condition below 1)"
        return () if needs.checks_of_the_well(practice) else (well,)
