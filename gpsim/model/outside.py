"""Places outside the practice: capacity, who goes, who comes back, what is sent."""

from typing import TYPE_CHECKING

from gpsim.distributions import Fixed, quantile_of
from gpsim.log import BOOKINGS, ENDINGS
from gpsim.model.clock import Rank
from gpsim.model.episode import Episode
from gpsim.model.recorder import APPOINTMENT
from gpsim.model.tables import Choice
from gpsim.practice.demand import Outside
from gpsim.units import DAY, ticks

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

ELSEWHERE = BOOKINGS.index("outside")
MET_OUTSIDE = ENDINGS.index("met_outside")
NAN = float("nan")


class Elsewhere:
    """Patients sent, or going by themselves, to somebody else."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.sent: dict[tuple[str, int], int] = {}  # by place and week

    def has_room(self, name: str, place: Outside) -> bool:
        """Whether ``name`` still takes patients of this practice this week."""
        return self.sent.get((name, self.surgery.clock.today // 7), 0) < place.capacity

    def send(self, episode: Episode, name: str, place: Outside) -> None:
        """The patient has agreed to go to ``name``; a full place sends back to whom they asked for.

        Who asked for it, or for somebody in whose stead it stands, is lost.
        """
        surgery = self.surgery
        if not self.has_room(name, place):
            episode.place = episode.need.record.asks_for
            if surgery.resolve(episode) == name:
                surgery.pathway.lose(episode)
            else:
                surgery.navigation.go(episode)
            return
        week = (name, surgery.clock.today // 7)
        self.sent[week] = self.sent.get(week, 0) + 1
        episode.place = name
        if place.attends < 1.0 and episode.draw(f"attends.{name}") >= place.attends:
            surgery.pathway.bounce(episode, place)
            return
        law = place.days
        days = law.mean if isinstance(law, Fixed) else quantile_of(law)(episode.draw(f"days.{name}"))
        surgery.clock.at(surgery.clock.time + ticks(days * DAY), Rank.ARRIVAL, episode.id, self.seen, episode)

    def seen(self, episode: Episode) -> None:
        """The patient is seen there."""
        surgery, name = self.surgery, episode.place
        place = surgery.practice.destinations[name]
        assert isinstance(place, Outside)
        self._row(episode, name)
        if place.paper:
            surgery.papers.make(episode, place.paper, None, surgery.origins["outside"])
        misfit = episode.suitable != name and episode.need.record.asks_for != name
        share = place.misfit_bounce if misfit else place.bounce
        if share and place.bounce_to and episode.draw(f"bounce.{name}") < share:
            surgery.pathway.bounce(episode, place)
        else:
            surgery.pathway.go_on(episode, MET_OUTSIDE)

    def give_up(self, episode: Episode) -> None:
        """A patient who cannot get through goes elsewhere, or nowhere; for the practice the need is lost either way.

        Otherwise worse access would look like needs met for nothing.
        """
        surgery = self.surgery
        if episode.errand is not None:
            return  # who cannot cancel will be missed
        shares = surgery.practice.access.gives_up_to
        name = Choice.of(shares).pick(episode.draw("gives_up_to")) if shares else ""
        if name:
            self._row(episode, name)
        surgery.pathway.lose(episode)

    def _row(self, episode: Episode, name: str) -> None:
        now, place = self.surgery.clock.time, self.surgery.indices.outside[name]
        self.surgery.recorder.appointments += APPOINTMENT(
            episode.id, episode.patient, -1, -1, place, ELSEWHERE, 0, episode.origin, episode.urgent, -1, NAN, now, now,
            now, 0.0, now, now, now, NAN,
        )  # fmt: skip
