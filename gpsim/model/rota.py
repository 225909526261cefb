"""Who is here when: rota, leave and sickness."""

from typing import TYPE_CHECKING

from gpsim.distributions import mean_of, quantile_of
from gpsim.model.shift import Part, Shift
from gpsim.model.tables import Tables, opening
from gpsim.practice.practice import Practice
from gpsim.practice.team import Person, Session
from gpsim.practice.weekly import places_of
from gpsim.streams import MASK, Luck, mix
from gpsim.units import DAY, WEEKDAYS, ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery

WEEKS_A_YEAR = 52
LONGEST_SPELL = 60  # days of sickness looked back upon


def sessions_on(person: Person, day: int, month: int) -> list[tuple[str, Session]]:
    """The lines of ``person``'s rota that fall on ``day``."""
    weekday = WEEKDAYS[day % 7]
    return [
        (name, session)
        for name, session in sorted(person.rota.items())
        if weekday in session.days
        and (day // 7) % session.every == session.week % session.every
        and (not session.months or month in session.months)
    ]


def on_leave(person: Person, salt: int, day: int) -> bool:
    """Whether ``day`` lies in one of the person's weeks of leave, spread over the year by the person's name.

    Weeks are chosen as near as they can be to evenly spaced, from a first one that depends on the name.
    """
    days_a_week = len({weekday for session in person.rota.values() for weekday in session.days}) or 1
    weeks = min(WEEKS_A_YEAR, round(person.leave / days_a_week))
    if weeks == 0:
        return False
    first = mix(salt) % WEEKS_A_YEAR
    place = (day // 7 - first) % WEEKS_A_YEAR
    return (place * weeks) % WEEKS_A_YEAR < weeks


def _slot_minutes(session: Session, practice: Practice) -> float:
    """The length of the session's first slot for one patient; 0 without such slots."""
    if not session.template:
        return 0.0
    blocks = practice.book.templates[session.template].blocks.values()
    single = [block for block in blocks if places_of(practice, block.slot) == 1]
    return ticks(min(single, key=lambda block: block.at).minutes) if single else 0.0


class Rota:
    """The team's days.

    What is worked out of a record is kept by its identity: every state of the practice lives as long as the run.
    """

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery
        self.luck: Luck = surgery.luck
        self._leave: dict[tuple[int, int], bool] = {}  # by person and week

    def parts(self, worker: "Worker", day: int, tables: Tables) -> list[Part]:
        """What ``worker`` is down for on ``day``, in order; nothing when on leave or the practice is closed."""
        practice = tables.practice
        person = practice.team.people.get(worker.name)
        if person is None or not self.surgery.openings.works_on(day) or self.is_on_leave(worker, person, day):
            return []
        month = self.surgery.openings.month(day)
        parts = [
            Part(
                day * DAY + opening(session.start),
                day * DAY + opening(session.end),
                session.activity,
                practice.team.activities[session.activity],
                _slot_minutes(session, practice),
            )
            for _, session in sessions_on(person, day, month)
        ]
        return sorted(parts, key=lambda part: part.start)

    def is_on_leave(self, worker: "Worker", person: Person, day: int) -> bool:
        """`on_leave`, worked out once a week."""
        week = id(person), day // 7
        found = self._leave.get(week)
        if found is None:
            found = self._leave[week] = on_leave(person, worker.salt, day)
        return found

    def shifts(self, parts: list[Part]) -> list[Shift]:
        """Parts that touch are one shift."""
        shifts: list[Shift] = []
        for part in parts:
            if shifts and part.start <= shifts[-1].end:
                shifts[-1].parts.append(part)
                shifts[-1].end = part.end
            else:
                shifts.append(Shift([part], part.start, part.end))
        return shifts

    def is_sick(self, worker: "Worker", day: int) -> bool:
        """Whether a spell of sickness lasts until ``day``; asked for every day in turn.

        A spell is drawn by the day on which it begins, so that it is the same in every scenario.
        """
        role = worker.role
        if role.sickness <= 0.0:
            return False
        if worker.sick_until is None:  # the first day: spells may have begun before it
            worker.sick_until = max(self._spell(worker, day - ago) for ago in range(1, LONGEST_SPELL))
        worker.sick_until = max(worker.sick_until, self._spell(worker, day))
        return worker.sick_until > day

    def _spell(self, worker: "Worker", day: int) -> int:
        """The first day after a spell that begins on ``day``; ``day`` itself if none begins."""
        role = worker.role
        key = (worker.salt ^ ((day + 4096) * 0x9E3779B97F4A7C15)) & MASK
        onset = role.sickness / max(mean_of(role.sickness_spell), 1.0)
        if self.luck.uniform("sickness", key) >= onset:
            return day
        return day + max(1, round(quantile_of(role.sickness_spell)(self.luck.uniform("sickness_spell", key))))
