"""How much of clinics contracts let be held at another time."""

from dataclasses import dataclass
from math import floor

from gpsim.practice.practice import Practice
from gpsim.practice.team import Person
from gpsim.scenarios.verbs.clinic_half_days import HalfDay, clinicians, is_afternoon, slot_minutes
from gpsim.scenarios.verbs.spread import MONTHS
from gpsim.units import Minutes, Name, Share


@dataclass(frozen=True, slots=True)
class Leeway:
    """What may still be moved: minutes of slots in an average week, and half-days of each person.

    A half-day moves whole, so that who works few of them, as most part-timers do, keeps those that were agreed. Whoever
    is paid by the session has no such agreement.
    """

    minutes: Minutes
    half_days: dict[Name, int]

    def allows(self, half_day: HalfDay) -> bool:
        """Whether ``half_day`` may be moved."""
        agreed = half_day.by_the_session or self.half_days[half_day.person] > 0
        return agreed and half_day.minutes <= self.minutes + 1e-9

    def less(self, half_day: HalfDay) -> "Leeway":
        """What is left when it has moved."""
        left = {**self.half_days, half_day.person: self.half_days[half_day.person] - 1}
        return Leeway(self.minutes - half_day.minutes, left)


def leeway(practice: Practice, movable: Share, taken_up: Share) -> Leeway:
    """The leeway where contracts let ``movable`` of everybody's half-days move, and ``taken_up`` of that is used."""
    people = {name: each for name, each in practice.team.people.items() if each.role in clinicians(practice)}
    return Leeway(
        minutes=taken_up * movable * sum(slot_minutes(practice).values()) / len(MONTHS),
        half_days={name: floor(movable * half_days_of(person) + 1e-9) for name, person in people.items()},
    )


def half_days_of(person: Person) -> int:
    """How many half-days of a week ``person`` works in, however seldom."""
    return len({(day, is_afternoon(line)) for line in person.rota.values() for day in line.days})
