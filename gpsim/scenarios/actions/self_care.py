"""Support for self-care: what people can do for themselves."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from gpsim.evidence import evidence
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios import verbs
from gpsim.scenarios.action import About, Action, Uptake
from gpsim.scenarios.actions.patient_online import PatientOnline
from gpsim.scenarios.actions.prevention import Prevention
from gpsim.scenarios.rollout import PerYear, Weeks, ceiling, fade, ramp, successors, taught
from gpsim.scenarios.verbs import needs
from gpsim.units import Minutes, Name, Share, Unit

Change = Annotated[float, Unit("share"), Ge(-1.0), Le(1.0)]  # below 0: more instead of fewer
PoundsPerPatient = Annotated[float, Unit("pounds per patient"), Ge(0.0), Le(100.0)]


@record
class AcuteEpisodes:
    """Every household gets a booklet on minor illness: what it is, what to do, when to ask.

    The trial found no fewer contacts that chance would not explain, and its range holds more as well as
    fewer. Books handed out in another trial changed nothing.
    """

    about: ClassVar[About] = About(
        title="self-care in acute episodes",
        harms=("A booklet that warns of much may bring more people than it reassures.",),
        unknown=("Both trials are older than the web; what a link or an app does instead, none of them says.",),
        grade="A",
    )

    ceiling: Share = ceiling(1.0, 0.7, 1.0, of="patients", source="assumption: the trial counted all whom it posted to")
    ramp_weeks: Weeks = ramp(4.0, 1.0, 13.0)
    fade_per_year: PerYear = fade(0.3, 0.0, 0.6, why="as booklets are mislaid")
    fewer: Change = evidence(
        0.03,
        low=-0.13,
        high=0.16,
        good="high",
        meaning="share fewer contacts for minor illness",
        source="little_2001: ratio 0.97 (0.84-1.13), which chance explains; of a summary card 0.93 (0.80-1.07); "
        "self_care_books: no difference",
        grade="A",
    )
    booklets: PoundsPerPatient = evidence(
        0.50,
        low=0.20,
        high=1.50,
        good="low",
        meaning="once: printing and posting",
        source="assumption: a pound a household of two",
        grade="C",
    )

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with fewer needs of minor illness, or more, for the price of the booklets."""
        acute = needs.minor_and_acute(practice)
        made = practice
        for name in acute:
            made = verbs.prevent(made, name, uptake.level * self.fewer)
        once = uptake.newly * self.booklets * practice.list_size if acute else 0.0
        return verbs.spend_money(made, "acute_episodes", "practice", once=once)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """No minor illness."""
        minor = (
            "no need is for the day, over by itself and suited in part to a place outside: there is no minor illness"
        )
        return () if needs.minor_and_acute(practice) else (minor,)


@record
class LongTermConditions:
    """The whole practice is trained to support people with long-term conditions in managing them.

    A trial in 43 practices found no difference in anything. It costs the hours of the training.
    """

    about: ClassVar[About] = About(
        title="self-management of long-term conditions",
        unknown=(
            "Patients who know how to manage their condition consult 18% less (barker_2018): an association. Nobody "
            "has shown that a practice can move patients so far.",
            "Reviews of self-management support find small falls, of hospital use above all.",
        ),
        grade="A",
    )

    ceiling: Share = ceiling(0.8, 0.5, 1.0, of="staff")
    ramp_weeks: Weeks = ramp(13.0, 4.0, 26.0)
    fade_per_year: PerYear = fade(0.1, 0.0, 0.25, why="as trained staff leave")
    fewer: Share = evidence(
        0.0,
        low=0.0,
        high=0.0,
        good="high",
        meaning="share fewer requests about long-term conditions",
        source="kennedy_2013: no difference in 43 practices, randomised; barker_2018: no more than an association",
        grade="A",
    )
    training: Minutes = evidence(
        360.0,
        low=180.0,
        high=480.0,
        good="low",
        meaning="once for each of the staff who see patients or answer them: two afternoons",
        source="assumption; kennedy_2013: whole practices were trained in two sessions",
        grade="C",
    )
    successors: PerYear = successors(of="those trained", source="assumption: as for care navigation")

    def apply(self, practice: Practice, uptake: Uptake) -> Practice:
        """The practice with its staff away for training, and whatever comes of it."""
        made = practice
        for name in (lasting := needs.lasting(practice)):
            made = verbs.prevent(made, name, uptake.level * self.fewer)
        per_head = taught(self.training, uptake, self.successors)
        staff = needs.clinicians_and_call_handlers(practice) if lasting else ()
        return verbs.spend(made, "long_term_conditions", "training", staff, per_head)

    def lacks(self, practice: Practice) -> tuple[str, ...]:
        """Nobody asks about a long-term condition."""
        asks = "no need that may pass by itself is commoner with a long-term condition"
        return () if needs.lasting(practice) else (asks,)


SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "prevention": Prevention,
    "patient_online": PatientOnline,
    "acute_episodes": AcuteEpisodes,
    "long_term_conditions": LongTermConditions,
}
