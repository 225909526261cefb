"""Active signposting: a patient is helped to find the right place before a GP's time is taken."""

from collections.abc import Mapping
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Action, Uptake
from gpsim.scenarios.actions.online_portal import OnlinePortal
from gpsim.scenarios.adoption import WEEKS_A_YEAR
from gpsim.scenarios.rollout import PerYear, PoundsPerPatientAndYear, Weeks, ceiling, fade, ramp, successors, taught
from gpsim.scenarios.verbs import who
from gpsim.units import Minutes, Name, Share


@record
class CareNavigation:
    """Trained receptionists ask what each request is about, and offer a better place where there is one.

    With more offers come more wrong ones, also to patients whom a GP suits best. Who refuses, is sent
    wrong, finds the place full or comes back is followed by the model, and so is the work that lands
    on colleagues: published hours saved credit every navigation with a GP slot, and were never measured.
    """

    about: ClassVar[About] = About(
        title="care navigation",
        harms=(
            "Each offer makes the call longer, so others hold longer at the busiest time.",
            "Some patients are sent to a place that does not suit them, also when they asked for the right one.",
            "The colleagues and pharmacies that patients are sent to have more to do.",
            "Some patients dislike telling a receptionist what is wrong, and some receptionists dislike asking "
            "(ban_2025, a systematic review of 28 studies; no size is known).",
        ),
        unknown=(
            "No controlled study has measured what navigation frees: published hours are offers, each counted as a GP "
            "appointment saved.",
            "Some 750 hours are told of one practice in one report and beside six in another (navigation_hours); "
            "counts of those who declined do not agree either (south_tees).",
        ),
        grade="C",
    )

    ceiling: Share = ceiling(0.8, 0.5, 1.0, of="receptionists")
    ramp_weeks: Weeks = ramp(13.0, 6.0, 39.0, source="assumption; time_for_care: practices took 9 to 12 months")
    fade_per_year: PerYear = fade(
        0.1,
        0.0,
        0.25,
        why="as trained receptionists leave and nobody trains those who follow",
        source="assumption: a fifth leave in a year, and half of those who follow are trained",
    )
    offered: Share = evidence(
        0.19,
        low=0.06,
        high=0.31,
        good="high",
        meaning="offers made, as a share of the requests that another place suits than the one asked for",
        source="west_wakefield: 930 hours in 10 months for 64,000 patients, which is 3% of GP requests diverted (1% by "
        "assumption, 5% reception_and_clerical); over 20% that others suit (primary_care_foundation) times 80% who "
        "accept",
        grade="C",
    )
    accepts: Share = evidence(
        0.80,
        low=0.70,
        high=0.92,
        good="high",
        meaning="share of offers that the patient takes",
        source="navigation_survey: 51 of 66 patients asked; south_tees: 8% of patients declined",
        grade="C",
    )
    wrong: Share = evidence(
        0.075,
        low=0.05,
        high=0.10,
        good="low",
        meaning="share of offers made to patients whom the place does not suit, some of whom a GP suits best",
        source="assumption; 1% to 25% of those sent to a first-contact physiotherapist",
        grade="C",
    )
    minutes: Minutes = evidence(
        1.0,
        low=0.5,
        high=2.0,
        good="low",
        meaning="added to the call, or to reading the form, by an offer: asking, explaining, filling in the template",
        source="assumption",
        grade="C",
    )
    training: Minutes = evidence(
        675.0,
        low=225.0,
        high=1125.0,
        good="low",
        meaning="away from the desk, once for each receptionist who takes it up (1.5 days of 7.5 hours)",
        source="assumption; wakefield: about 10 receptionists a practice were trained",
        grade="C",
    )
    successors: PerYear = successors(of="those who work this way")
    funding: PoundsPerPatientAndYear = evidence(
        0.158,
        low=0.09,
        high=0.18,
        good="low",
        meaning="national money for training and backfill, which covers correspondence too",
        source="reception_and_clerical_funding: 79p a patient over five years, 9p in the first and 18p in later ones",
        grade="A",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with more offers made, for more minutes of those who make them."""
        if not (navigators := who.call_handlers(practice)):
            return practice
        per_head = taught(self.training, uptake, self.successors)
        weekly = self.funding * practice.list_size / WEEKS_A_YEAR
        steered = verbs.divert(
            practice,
            who.elsewhere(practice),
            share=uptake.level * self.offered,
            accepts=self.accepts,
            wrong=self.wrong,
            minutes=self.minutes,
        )
        trained = verbs.spend(steered, "care_navigation", "training", navigators, per_head)
        return verbs.spend_money(trained, "care_navigation", "nhs", per_week=uptake.level * weekly)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Nobody to steer, or nowhere to steer to."""
        handlers, places = who.call_handlers(practice), who.elsewhere(practice)
        missing = [] if handlers else ["nobody's first task is the telephone or the desk, so nobody can navigate"]
        missing += [] if places else ["every need is suited only where it asks to go, so there is nowhere to steer to"]
        return tuple(missing)


SUB_ACTIONS: Mapping[Name, type[Action]] = {"online_portal": OnlinePortal, "care_navigation": CareNavigation}
