"""What arrivals look up: how much demand there is, when it comes and to whom."""

from typing import TYPE_CHECKING

from gpsim.model.ease import Ease
from gpsim.model.episode import Episode
from gpsim.model.inversion import Floats, opening_profile
from gpsim.practice.demand import Need, Profile
from gpsim.practice.paperwork import Paper

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery


class Demand:
    """Needs and papers from outside, before they are born."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.ease = Ease(surgery)
        self.extra_level = 0.0  # relative to the baseline, for an overfull start
        self._weights: dict[str, Floats] = {}

    def level(self, record: Need | Paper) -> float:
        """Demand relative to the baseline's births, at the usual ease of access."""
        return record.level + self.extra_level

    def most(self, record: Need | Paper) -> float:
        """The level that demand may reach, however easy access is."""
        response = self.surgery.practice.response_of(record) if isinstance(record, Need) else None
        return self.level(record) * (response.least_and_most[1] if response is not None else 1.0)

    def may_arise(self, episode: Episode) -> None:
        """At its instant, a birth that is there at the most: a need arises if access is easy enough."""
        surgery = self.surgery
        level = self.level(episode.need.record) * self.ease.level(episode.need)
        if surgery.luck.uniform("arise", episode.id) < level - episode.layer:
            surgery.pathway.arise(episode)

    def profile_of(self, need: Need, channel: str) -> Profile:
        """How ``need`` spreads over the day when it comes by ``channel``."""
        access, profiles = self.surgery.practice.access, self.surgery.practice.profiles
        way = {"telephone": access.telephone, "online": access.online, "desk": access.desk}[channel]
        name = need.profile or (way.profile if way is not None else "")
        if name:
            return profiles[name]
        hours = way if way is not None else self.surgery.practice.calendar
        return opening_profile(hours.opens, hours.closes)

    def paper_profile(self, paper: Paper) -> Profile:
        """When papers of a kind come."""
        calendar = self.surgery.practice.calendar
        named = self.surgery.practice.profiles.get(paper.profile)
        return named if named is not None else opening_profile(calendar.opens, calendar.closes)

    def weights_of(self, need: str) -> Floats:
        """Cumulative weights of the patients for ``need``."""
        if need not in self._weights:
            self._weights[need] = self.surgery.patients.weights(self.surgery.practice.needs[need])
        return self._weights[need]

    def paper_weights(self, paper: str) -> Floats:
        """Cumulative weights of the patients for papers of a kind."""
        key = f"paper.{paper}"
        if key not in self._weights:
            self._weights[key] = self.surgery.patients.weights_by_age(self.surgery.practice.papers[paper].ages)
        return self._weights[key]
