"""When the practice can be reached: opening days, the next opening, working days."""

from gpsim.practice.practice import Calendar
from gpsim.units import DAY, WEEKDAYS, clock_minutes, date_of

FAR = 40  # days; nothing is closed for longer


class Openings:
    """The calendar, looked up day by day and remembered."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.opens, self.closes = clock_minutes(calendar.opens), clock_minutes(calendar.closes)
        self._works: dict[int, bool] = {}
        self._open: dict[int, bool] = {}
        self._months: dict[int, int] = {}
        self._due: dict[tuple[int, float], float] = {}

    def works_on(self, day: int) -> bool:
        """Whether a rota may fall on ``day``: every day but bank holidays."""
        found = self._works.get(day)
        if found is None:
            date = date_of(self.calendar.start, day).isoformat()
            found = self._works[day] = date not in self.calendar.bank_holidays
        return found

    def open_on(self, day: int) -> bool:
        """Whether the practice answers on ``day``."""
        found = self._open.get(day)
        if found is None:
            found = self._open[day] = WEEKDAYS[day % 7] in self.calendar.days and self.works_on(day)
        return found

    def month(self, day: int) -> int:
        """The calendar month of ``day``, 1 to 12."""
        found = self._months.get(day)
        if found is None:
            found = self._months[day] = date_of(self.calendar.start, day).month
        return found

    def next_time(self, time: float, opens: float, closes: float) -> float:
        """The first moment from ``time`` on between ``opens`` and ``closes`` of an open day.

        On a day on which the practice is closed nothing is lost of the time of day: who would have
        rung on a Sunday at ten rings on Monday at ten.
        """
        day = int(time // DAY)
        clock = time - day * DAY
        is_open, inside = self.open_on(day), opens <= clock < closes
        if is_open and inside:
            return time
        if is_open and clock < opens:
            return day * DAY + opens
        return self.next_open(day) * DAY + (clock if inside else opens)

    def next_open(self, day: int) -> int:
        """The first open day after ``day``."""
        return next((later for later in range(day + 1, day + FAR) if self.open_on(later)), day + FAR)

    def due(self, day: int, working_days: float) -> float:
        """The close of the working day that lies ``working_days`` after ``day``, in minutes."""
        found = self._due.get((day, working_days))
        if found is None:
            later, left = day, working_days
            while left > 0.0 and later < day + 10 * FAR:
                later += 1
                left -= self.open_on(later)
            found = self._due[day, working_days] = later * DAY + self.closes
        return found
