"""An episode's way: how it begins, gets in touch, is passed on, comes back and ends."""

from typing import TYPE_CHECKING

from gpsim.distributions import quantile_of
from gpsim.log import ENDINGS, ORIGINS
from gpsim.model.clock import Rank
from gpsim.model.episode import Episode, Sheet
from gpsim.model.ids import made_id
from gpsim.model.recorder import EPISODE
from gpsim.model.tables import surely
from gpsim.practice.access import Mixed, OneTriageList, PhoneTriageFirst
from gpsim.practice.demand import Clinic, Outside, WalkIn
from gpsim.streams import kind_key
from gpsim.units import DAY, ticks

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery

MET, LOST = ENDINGS.index("met"), ENDINGS.index("lost")
ORIGIN = {name: i for i, name in enumerate(ORIGINS)}
FIRST_HALF_HOUR = 30.0  # minutes, within which those who were told to ring tomorrow ring: assumption


class Pathway:
    """What happens to episodes between one room and the next."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.open: dict[int, Episode] = {}

    # Beginning.

    def arise(self, episode: Episode) -> None:
        """A need arises."""
        need, record = episode.need, episode.need.record
        self.open[episode.id] = episode
        episode.urgent = record.urgent > 0.0 and episode.once("urgent") < record.urgent
        suitable = need.suitable
        if need.suitable_at_home is not None and self.surgery.patients.can_wait_at_home(episode):
            suitable = need.suitable_at_home
        episode.suitable = suitable.names[0] if len(suitable.names) == 1 else surely(suitable, episode.once("suitable"))
        if need.natural_end is not None:
            episode.gone = episode.born + ticks(need.natural_end(episode.once("natural_end")) * DAY)
        if record.first:
            episode.stage = need.stages[record.first]
            episode.place = episode.stage.destination
        if record.recall is not None:
            episode.origin = ORIGIN["recall"]
        if episode.layer:
            episode.origin = ORIGIN["induced"]
        if record.recall is not None:
            self.invite(episode)
        else:
            self.approach(episode)

    def invite(self, episode: Episode) -> None:
        """The practice sends an invitation; who does not answer the last one is lost."""
        recall, surgery = episode.need.record.recall, self.surgery
        assert recall is not None
        episode.invitations += 1
        if recall.paper:
            surgery.papers.make(episode, recall.paper, None)
        if episode.draw("responds") < recall.responds:
            days = quantile_of(recall.reply)(episode.draw("reply"))
            act = self.book_by_link if episode.draw("link") < recall.link else self.approach
            surgery.clock.at(surgery.clock.time + ticks(days * DAY), Rank.ARRIVAL, episode.id, act, episode)
        elif episode.invitations < recall.invitations:
            surgery.clock.at(surgery.clock.time + recall.gap * DAY, Rank.ARRIVAL, episode.id, self.invite, episode)
        else:
            self.lose(episode)

    def book_by_link(self, episode: Episode) -> None:
        """The patient books without a contact."""
        episode.place = episode.place or episode.need.record.asks_for
        self.surgery.navigation.go(episode)

    def raise_need(self, sheet: Sheet, need: str) -> None:
        """A paper raises a need of its patient, who is asked to get in touch."""
        surgery = self.surgery
        k = sheet.taken["raised"] = sheet.taken.get("raised", 0) + 1
        table = surgery.tables.needs[need]
        identity = made_id(sheet.id, kind_key(need), k)
        episode = Episode(identity, sheet.week, -1, table, max(sheet.patient, 0), surgery.clock.time)
        episode.belongs, episode.root, episode.origin = sheet.belongs or sheet.id, sheet.root, ORIGIN["result"]
        self.arise(episode)

    # Getting in touch.

    def approach(self, episode: Episode) -> None:
        """The patient gets in touch, as soon as the practice can be reached."""
        surgery = self.surgery
        now = surgery.clock.time
        if episode.errand is not None and episode.errand.closed:
            return
        if episode.gone < now:
            self.lose(episode)
            return
        way = surgery.ways.get(episode.channel)
        if way is None:
            surgery.outside.give_up(episode)
            return
        time = surgery.openings.next_time(now, way.opens, way.closes)
        if time > now:
            surgery.clock.at(time, Rank.ARRIVAL, episode.id, self.approach, episode)
        elif episode.channel == "telephone":
            surgery.telephone.ring(episode)
        elif episode.channel == "desk":
            surgery.desk.ask(episode)
        elif self._is_listed(episode):
            surgery.online_triage.ask(episode)
        else:
            surgery.online.ask(episode)

    def _is_listed(self, episode: Episode) -> bool:
        listed = isinstance(self.surgery.practice.access.policy, (Mixed, OneTriageList, PhoneTriageFirst))
        return listed and episode.need.record.clinical and not episode.place

    def later(self, days: float, episode: Episode) -> None:
        """The patient gets in touch again after ``days``."""
        surgery = self.surgery
        time = surgery.clock.time + max(ticks(days * DAY), ticks(0.01))
        surgery.clock.at(time, Rank.ARRIVAL, episode.id, self.approach, episode)

    def tomorrow(self, episode: Episode) -> None:
        """The patient tries again early on the next day on which the practice is open."""
        surgery = self.surgery
        way = surgery.ways.get("telephone")
        opens = way.opens if way is not None else surgery.openings.opens
        day = surgery.openings.next_open(surgery.clock.today)
        time = day * DAY + opens + ticks(FIRST_HALF_HOUR * episode.draw("tomorrow"))
        surgery.clock.at(time, Rank.ARRIVAL, episode.id, self.approach, episode)

    def try_again(self, episode: Episode) -> None:
        """The practice asks the patient to try again another day."""
        episode.tried_again += 1
        self.tomorrow(episode)

    # Going on.

    def wanted(self, episode: Episode) -> float:
        """From when the patient wants an appointment."""
        law = episode.need.wanted if episode.stage is None else episode.stage.wanted
        return self.date_in(law(episode.once("wanted")))

    def date_in(self, days: float) -> float:
        """The start of the day ``days`` from now; now, if that is today."""
        whole = round(days)
        return (self.surgery.clock.today + whole) * DAY if whole > 0 else self.surgery.clock.time

    def go_on(self, episode: Episode, ending: int) -> None:
        """What the episode was at is done: the next stage of planned work, or the end."""
        if not self.next_stage(episode):
            self.end(episode, ending)

    def next_stage(self, episode: Episode) -> bool:
        """Enter the stage that follows, if there is one."""
        if episode.stage is None:
            return False
        name = episode.stage.next.pick(episode.draw(f"stage.{episode.stage.name}"))
        if not name:
            return False
        episode.stage = stage = episode.need.stages[name]
        episode.place, episode.origin = stage.destination, ORIGIN["follow_up"]
        self.enter_stage(episode, stage.wanted(episode.draw(f"stage_wanted.{name}")))
        return True

    def enter_stage(self, episode: Episode, days: float) -> None:
        """Book the stage that has been reached, ``days`` from now."""
        place = self.surgery.practice.destinations[self.surgery.resolve(episode)]
        self.book_class(episode, place.books if isinstance(place, Clinic) else "", days)

    def book_class(self, episode: Episode, booking: str, days: float) -> None:
        """Book a further appointment of class ``booking``, now or when slots of that time are released."""
        surgery = self.surgery
        name, wanted = surgery.resolve(episode), self.date_in(days)
        if not isinstance(surgery.practice.destinations[name], Clinic):
            surgery.clock.at(wanted, Rank.ARRIVAL, episode.id, surgery.navigation.go, episode)
        elif not surgery.book.book(episode, name, booking, wanted):
            if booking == "urgent":
                surgery.navigation.fall_back(episode, name)
            else:
                surgery.book.wait(episode, name, booking, wanted)

    def bounce(self, episode: Episode, place: Clinic | WalkIn | Outside) -> None:
        """The patient needs somebody else: handed on at once, or back after some days."""
        episode.place = place.bounce_to or episode.need.record.asks_for
        episode.origin = ORIGIN["bounce_back"]
        days = quantile_of(place.bounce_after)(episode.draw("bounce_after"))
        if days > 0.0 or isinstance(place, Outside):
            self.later(days, episode)
        else:
            self.surgery.navigation.go(episode)

    # Ending.

    def lose(self, episode: Episode) -> None:
        """The patient gives up, forgets or is better: lost, unless somebody had already dealt with the need."""
        self.end(episode, MET if episode.helped else LOST)

    def end(self, episode: Episode, ending: int) -> None:
        """The episode ends."""
        del self.open[episode.id]
        self.record(episode, self.surgery.clock.time, ending)

    def record(self, episode: Episode, ended: float, ending: int) -> None:
        """The episode's row."""
        self.surgery.recorder.episodes += EPISODE(
            episode.id, episode.patient, episode.need.index, 0, episode.layer, episode.urgent, episode.belongs,
            episode.root, episode.born, ended, ending, episode.contacts, episode.tried_again,
            episode.misdirected, 0, float("nan"),
        )  # fmt: skip
