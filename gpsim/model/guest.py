"""Somebody else's patient, who is seen here."""

from typing import TYPE_CHECKING

from gpsim.model.episode import Episode
from gpsim.model.luck import WeekLuck
from gpsim.model.tables import NeedTable

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

NOBODY = -1  # of this list


class Guest(Episode):
    """A visit of a partner's patient: an episode of its own here, met when the patient has been seen, else lost.

    The patient's need lives on at home, whatever becomes of the visit.
    """

    __slots__ = ("home", "own")

    def __init__(self, identity: int, luck: WeekLuck, need: NeedTable, home: "Surgery", own: Episode) -> None:
        super().__init__(identity, luck, -1, need, NOBODY, home.clock.time)
        self.home, self.own = home, own
        self.urgent, self.gone, self.suitable, self.place = own.urgent, own.gone, own.suitable, own.place
        self.channel = "online"  # the hub's bookings are cancelled by a link
        self.heard_by = own.heard_by


def own_of(episode: Episode) -> Episode:
    """The episode as the patient's own practice knows it."""
    return episode.own if type(episode) is Guest else episode


def home_of(here: "Surgery", episode: Episode) -> "Surgery":
    """The practice on whose list the patient of ``episode`` is."""
    return episode.home if type(episode) is Guest else here
