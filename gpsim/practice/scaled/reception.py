"""A week at reception: how many in each part of the day, and what each of them does."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gpsim.practice.scaled.hours import ByHour, by_the_hour
from gpsim.practice.scaled.shifts import OPEN_DAYS, Shift, spread
from gpsim.practice.team import Session, Weekday

PARTS = {"mornings": 5, "midday": 1, "afternoons": 4}  # people a day for 10,000 patients

# What the first, the second … of a part does; one or two have more than one thing to do.
ALONE = ("front_office",)
TWO = ("telephones", "front_desk")
MORNING = ("telephones", "desk", "online_desk", "telephones", "administration")
AFTERNOON = ("telephones", "desk", "online_desk", "administration")
SPARED = 3  # the position that every further group of them does not need at the telephone
BUSY_AFTERNOONS = ("mon", "tue")  # on which more answer the telephone, and nobody does administration

Tables = dict[str, object]

ACTIVITIES: Tables = {
    "front_office": {
        "serves": ["telephone", "desk", "call_backs", "online", "prescriptions", "reception_tasks", "administration"]
    },
    "back_office": {
        "serves": [
            "telephone",
            "call_backs",
            "prescriptions",
            "secretaries",
            "workflow",
            "administration",
            "reception_tasks",
        ]
    },
    "desk_and_online": {"serves": ["desk", "online", "prescriptions", "reception_tasks"]},
    "list_reading": {"serves": ["triage", "duty", "questions", "messages", "inbox"]},
    "front_desk": {"serves": ["desk", "online", "call_backs", "telephone", "prescriptions", "reception_tasks"]},
}


def reception_shifts(size: float, telephones: ByHour | None = None) -> list[Shift]:
    """The shifts of receptionists in a practice ``size`` times 10,000 patients large; somebody is always there.

    They come position by position, so that one person can have the same one all week. ``telephones`` is how many of
    them answer by the hour, where that is known.
    """
    if telephones is not None:
        return by_the_hour(size, telephones)
    number = {part: spread(OPEN_DAYS, _shifts(size, part)) for part in PARTS}
    heads = {part: Counter(days) for part, days in number.items()}
    most = {part: max(counted.values(), default=0) for part, counted in heads.items()}
    return [
        _shift(part, day, place, heads[part][day])
        for part in PARTS
        for place in range(most[part])
        for day in OPEN_DAYS
        if place < heads[part][day]
    ]


def _shifts(size: float, part: str) -> int:
    wanted = round(size * PARTS[part] * len(OPEN_DAYS))
    return wanted if part == "midday" else max(len(OPEN_DAYS), wanted)


def _shift(part: str, day: Weekday, place: int, heads: int) -> Shift:
    if part == "midday":
        return Shift("receptionist", (_line(day, "10:00", "15:15", "telephones"),), part)
    what = _does(part, day, place, heads)
    if part == "afternoons":
        return Shift("receptionist", (_line(day, "13:15", "18:30", what),), part + what)
    return Shift("receptionist", tuple(_morning(day, what)), part + what)


def _does(part: str, day: Weekday, place: int, heads: int) -> str:
    if heads <= 2:
        return (ALONE if heads == 1 else TWO)[place]
    usual: Sequence[str] = MORNING if part == "mornings" else AFTERNOON
    round_, position = divmod(place, len(usual))
    fewer = round_ > 0  # a large group answers as many of its calls with fewer of them at the telephone
    if part == "afternoons" and usual[position] == "administration":
        return "telephones" if day in BUSY_AFTERNOONS and not fewer else "administration"
    return "administration" if fewer and position == SPARED else usual[position]


def _morning(day: Weekday, what: str) -> Iterator[Session]:
    joins = {"online_desk": "09:00", "administration": "10:00"}.get(what)  # until then they answer the telephone
    if joins:
        yield _line(day, "08:00", joins, "eight_o_clock")
    yield _line(day, joins or "08:00", "13:15", what)


def _line(day: Weekday, start: str, end: str, activity: str) -> Session:
    return Session(days=(day,), start=start, end=end, activity=activity)
