"""What is followed through the practice: an episode of a need, and a paper."""

from typing import TYPE_CHECKING

from gpsim.model.luck import Lucky, WeekLuck
from gpsim.model.tables import NeedTable, PaperTable, StageTable, StepTable

if TYPE_CHECKING:
    from gpsim.model.appointment import Appointment


class Episode(Lucky):
    """One occurrence of a need, with all its contacts."""

    __slots__ = (
        "belongs", "born", "channel", "contacts", "errand", "gone", "heard_by", "helped", "invitations", "layer",
        "misdirected", "need", "offer", "origin", "patient", "place", "root", "seen_by", "stage", "suitable",
        "tried_again", "urgent",
    )  # fmt: skip

    def __init__(self, identity: int, week: WeekLuck, row: int, need: NeedTable, patient: int, born: float) -> None:
        self.id, self.week, self.row, self.taken = identity, week, row, {}  # as in Lucky: a call less for each birth
        self.need, self.patient, self.born = need, patient, born
        self.belongs, self.root = 0, born  # what it was made in, and the birth of that
        self.layer = 0
        self.channel = "telephone"
        self.heard_by = ""  # the channel, while somebody deals with what the patient asks there
        self.urgent = False
        self.gone = float("inf")  # when the need is over by itself
        self.suitable = ""  # destination
        self.place = ""  # destination it was last sent to
        self.origin = 0  # of its next piece of work
        self.stage: StageTable | None = None
        self.contacts = self.tried_again = self.invitations = 0
        self.offer = ""  # where a navigator has just steered it
        self.misdirected = False  # sent where it does not suit
        self.helped = False  # somebody has dealt with it; what follows is care of a need that is met
        self.seen_by = ""  # the last clinician
        self.errand: Appointment | None = None  # this is only about cancelling it

    def about(self, appointment: "Appointment") -> "Episode":
        """The same patient and luck, getting in touch only to cancel ``appointment``."""
        made = Episode(self.id, self.week, self.row, self.need, self.patient, self.born)
        made.taken, made.channel, made.urgent, made.origin = self.taken, self.channel, self.urgent, self.origin
        made.errand, made.place = appointment, self.place
        return made


class Sheet(Lucky):
    """A paper: a letter, a result, a request, a task."""

    __slots__ = ("belongs", "born", "due", "episode", "missed", "origin", "owner", "patient", "root", "step", "table")

    def __init__(self, identity: int, week: WeekLuck, row: int, table: PaperTable, patient: int) -> None:
        self.id, self.week, self.row, self.taken = identity, week, row, {}
        self.table, self.patient = table, patient
        self.step: StepTable = table.first
        self.born = self.root = 0.0
        self.due = float("nan")  # until it arrives
        self.belongs = 0  # the episode or paper that it was made in, in the end
        self.owner = ""  # whose inbox
        self.episode: Episode | None = None  # that waits for it
        self.origin = 0
        self.missed = False
