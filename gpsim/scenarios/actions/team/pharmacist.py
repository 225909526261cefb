"""A pharmacist of the network."""

from collections.abc import Mapping
from typing import ClassVar

from gpsim.evidence import evidence
from gpsim.practice.check_staffing import served_queues
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios.action import About, Uptake
from gpsim.scenarios.actions.team import recruiting
from gpsim.scenarios.actions.team.colleague import NewColleague
from gpsim.scenarios.actions.team.recruiting import SessionsAWeek
from gpsim.scenarios.rollout import Weeks, ramp
from gpsim.scenarios.verbs.passing_on import reassign
from gpsim.units import Minutes, Name, Ratio, Share


@record
class Pharmacist(NewColleague):
    """A pharmacist takes prescribing work off GPs' inboxes, and calls and reviews patients about medicines.

    Special requests, discharge letters and questions about medicines go to the pharmacist instead of a GP,
    take longer there, and come to the GP after all where somebody else must sign.
    """

    about: ClassVar[About] = About(
        title="a pharmacist",
        harms=(
            "What waits for the pharmacist waits over days on which there is none.",
            "Reviews find things to do that nobody had asked for.",
        ),
        unknown=(
            "Hours were logged by GPs themselves, without a control; the national pilot could not measure any effect "
            "on GPs' time.",
            "To compare with, and no input here: in Dudley pharmacists recorded of themselves what comes to 8 GP hours "
            "freed a WTE and week (bush_2018); less for optimism and for getting started, 6 (3 to 8) by judgement.",
            "At those 6 hours in 44 weeks a year, a band 7 of £62,340 (arrs_2024) costs about £236 for each GP hour "
            "freed; what is saved on medicines is not in it.",
            recruiting.SKILL_MIX,
        ),
        grade="B",
        adds_people=True,
    )
    role: ClassVar[Name] = "pharmacist"
    place: ClassVar[Name] = "pharmacist"
    template: ClassVar[Name] = "pharmacist"
    activity: ClassVar[Name] = "pharmacy_work"
    serves: ClassVar[tuple[Name, ...]] = ("patients", "medicines", "inbox")
    in_room: ClassVar[bool] = False
    queue: ClassVar[Name] = "medicines"
    # Steps of papers that a GP does and a pharmacist could: discharges, questions, special requests.
    steps: ClassVar[Mapping[Name, Name]] = {
        "discharge_summary": "read",
        "medication_task": "answer",
        "acute_script": "sign",
    }

    sessions: SessionsAWeek = recruiting.sessions(5.0, 2.0, 9.0)
    ramp_weeks: Weeks = ramp(26.0, 13.0, 78.0, source="assumption; arrs_training: training lasts 18 months")
    offered: Share = recruiting.offered(0.2, 0.1, 0.5)
    training: Minutes = recruiting.training(
        12600.0, 6300.0, 12600.0, source="arrs_training: 28 days over 18 months; fewer for whoever has done some",
        grade="A",
    )  # fmt: skip
    taken: Share = evidence(
        0.51,
        low=0.35,
        high=0.65,
        good="high",
        meaning="share of GPs' prescribing work (discharges, special requests, questions) that the pharmacist does",
        source="maskrey_2018: 51% of such time in 16 practices, logged by GPs, no control; range by judgement",
        grade="B",
    )
    slower: Ratio = evidence(
        1.5,
        low=1.0,
        high=2.5,
        good="low",
        meaning="minutes of the pharmacist for one of a GP's on the same paper",
        source="assumption",
        grade="C",
    )
    back: Share = evidence(
        0.15,
        low=0.0,
        high=0.4,
        good="low",
        meaning="share of the papers taken that a GP does after all, such as signing what the pharmacist may not",
        source="assumption",
        grade="C",
    )

    def besides(self, practice: Practice, uptake: Uptake) -> Practice:
        """Papers go to the pharmacist's queue, if the pharmacist's sessions have one."""
        if self.queue not in served_queues(practice):
            return practice
        for paper, step in self.steps.items():
            practice = reassign(
                practice,
                paper,
                step,
                to=self.queue,
                share=uptake.level * self.taken,
                slower=self.slower,
                back=self.back,
            )
        return practice
