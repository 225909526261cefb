"""People with a rota, as a practice file has them."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from gpsim.practice.scaled.shifts import NOON, OPEN_DAYS, Shift
from gpsim.practice.team import Session, Weekday
from gpsim.units import clock_minutes

Tables = dict[str, Any]


def person(role: str, hand: Sequence[Shift], weeks: int) -> Tables:
    """Somebody of ``role`` with the shifts in ``hand``, and ``weeks`` of leave a year."""
    days = {shift.day for shift in hand if shift.day in OPEN_DAYS}
    return {"role": role, **({"leave": weeks * len(days)} if weeks else {}), "rota": rota_of(hand)}


def rota_of(hand: Iterable[Shift]) -> dict[str, Tables]:
    """The lines of a rota by name; shifts that differ in the day alone have the same lines."""
    days: dict[tuple[Session, ...], list[Weekday]] = defaultdict(list)
    for shift in sorted(hand, key=lambda shift: shift.place):
        days[tuple(replace(line, days=("mon",)) for line in shift.lines)].append(shift.day)
    rota: dict[str, Tables] = {}
    for lines, named in days.items():
        half = "mornings" if clock_minutes(lines[0].start) < NOON else "afternoons"
        name = half if tuple(named) == OPEN_DAYS else f"{'_'.join(named)}_{'am' if half == 'mornings' else 'pm'}"
        for line in lines:
            rota[_free(name, line, rota)] = _table(replace(line, days=tuple(named)))
    return rota


def _free(name: str, line: Session, taken: Container[str]) -> str:
    """A name for a line of a half-day: the half-day's, or with what is done then, or when."""
    names = [name, f"{name}_{line.activity}", f"{name}_{line.activity}_week_{line.week + 1}"]
    return next((each for each in names if each not in taken), f"{names[1]}_from_{line.start.replace(':', '')}")


def _table(line: Session) -> Tables:
    table: Tables = {"days": list(line.days), "start": line.start, "end": line.end, "activity": line.activity}
    if line.template:
        table["template"] = line.template
    if line.every > 1:
        table |= {"every": line.every} | ({"week": line.week} if line.week else {})
    return table | ({"months": list(line.months)} if line.months else {})


def session_of(table: Mapping[str, Any]) -> Session:
    """A line of a rota as a record."""
    return Session(**{**table, "days": tuple(table["days"]), "months": tuple(table.get("months", ()))})
