"""Who hears a request may offer another place than the one that is asked for."""

from typing import TYPE_CHECKING

from gpsim.distributions import Quantile, quantile_of
from gpsim.model.episode import Episode
from gpsim.model.offers import offers_of
from gpsim.model.tables import surely
from gpsim.practice.access import OneTriageList

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery


class Steering:
    """Offers that are made while a request is heard, and the minutes that they take."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.read()

    def read(self) -> None:
        """Look at the practice as it now stands."""
        practice, employed = self.surgery.practice, self.surgery.tables.employed
        policy, self.record = practice.access.policy, practice.access.navigation
        self.offers, self.offers_at_home = (offers_of(practice, employed, at_home=each) for each in (False, True))
        self.type_in: Quantile | None = None
        if isinstance(policy, OneTriageList):
            self.type_in = quantile_of(policy.type_in)

    def listen(self, episode: Episode) -> float:
        """Decide whether to steer ``episode`` elsewhere; the minutes that this and typing in add."""
        if episode.place or not episode.need.record.clinical:
            return 0.0
        minutes = 0.0
        if self.type_in is not None and episode.channel != "online":
            minutes += self.type_in(episode.draw("type_in"))
        offer = self._offer(episode)
        if offer:
            minutes += self.record.minutes
            if episode.once(f"accepts.{offer}") < self.record.accepts:
                episode.offer = offer
        return minutes

    def _offer(self, episode: Episode) -> str:
        """The destination offered, or ``""``; nobody is offered what is not there."""
        at_home = episode.need.suitable_at_home is not None and self.surgery.patients.can_wait_at_home(episode)
        offers = (self.offers_at_home if at_home else self.offers).get((episode.need.name, episode.suitable))
        if offers is None:
            return ""
        if offers.right and episode.once("offered") < offers.right:
            offer = episode.suitable
        elif offers.wrong and episode.once("wrong_offer") < offers.wrong:
            offer = surely(offers.places, episode.once("wrong_place"))
        else:
            return ""
        return offer if self.surgery.is_there(offer) else ""
