"""What a practice of another size has of its own: the list, the team, the rooms, and places outside."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from gpsim.practice.reading import read_toml
from gpsim.practice.scaled.reception import ACTIVITIES
from gpsim.practice.scaled.rotas import Tables
from gpsim.practice.scaled.staffing import REFERENCE_SIZE, Staffing, usual
from gpsim.practice.scaled.team import office_of, team_of
from gpsim.practice.shipped import shipped_files
from gpsim.units import clock_minutes

SCALED = "assumption: scaled from the reference of 10,000 patients by list size"
CYCLE = 4  # weeks after which every rota begins again
HALF = 750.0  # minutes after midnight at which sessions begin to need an afternoon's room, 12:30

# A GP who is alone on call has a shorter list, so that half of the session is for the rest: 8 patients.
ON_CALL: Tables = {
    "source": "assumption: eight patients, as many as a GP of the reference sees in the mean of duty and lists",
    "remote": "gp_remote_short",
    "blocks": {
        "ahead_early": {"at": 10, "slots": 2, "minutes": 15, "slot": "gp_ahead"},
        "phone_today": {"at": 45, "slots": 2, "minutes": 10, "slot": "gp_phone_today"},
        "soon": {"at": 75, "slots": 1, "minutes": 15, "slot": "gp_soon"},
        "phone": {"at": 95, "slots": 2, "minutes": 10, "slot": "gp_phone"},
        "day_late": {"at": 125, "slots": 1, "minutes": 15, "slot": "gp_day"},
    },
}


@cache
def reference() -> Mapping[str, Any]:
    """The reference practice as its file has it."""
    return read_toml(shipped_files("practice")["reference"])


def scaled(list_size: int, people: Mapping[str, Tables] | None = None) -> Tables:
    """What a practice of ``list_size`` patients says otherwise than the reference, all of it scaled by list size.

    ``people`` are who works there; the reference's in proportion if nothing is said.
    """
    base, people = reference(), people or team(usual(list_size))
    lines = [line for person in people.values() for line in person["rota"].values()]
    activities = {name: table for name, table in ACTIVITIES.items() if any(line["activity"] == name for line in lines)}
    templates = {"gp_on_call": ON_CALL} if any(line.get("template") == "gp_on_call" for line in lines) else {}
    needed = rooms(people, base["team"]["activities"])
    return {
        "destinations": {"source": SCALED, **_outside(base["destinations"], list_size)},
        **({"book": {"templates": templates}} if templates else {}),
        "team": {
            "rooms": {"value": needed, "source": f"{SCALED}, enough for the busiest half-day"},
            **({"activities": activities} if activities else {}),
            "people": {"source": SCALED, "*": False, **people},
        },
    }


def team(staff: Staffing) -> dict[str, Tables]:
    """Everybody who works in a practice with such ``staff``, by name."""
    return team_of(_known(), staff)


def office(size: float) -> dict[str, Tables]:
    """The back office of a practice of this size, relative to the reference."""
    return office_of(_known(), size)


def _known() -> dict[str, Tables]:
    """The people of the reference."""
    people = reference()["team"]["people"]
    return {name: person for name, person in people.items() if isinstance(person, dict)}


def rooms(people: Mapping[str, Tables], activities: Mapping[str, Any]) -> int:
    """Rooms for the busiest half-day of the week."""
    needed = Counter(
        (day, clock_minutes(line["start"]) >= HALF, week)
        for person in people.values()
        for line in person["rota"].values()
        if activities.get(line["activity"], {}).get("needs_room") and not line.get("months")
        for day in line["days"]
        for week in range(CYCLE)
        if week % line.get("every", 1) == line.get("week", 0)
    )
    return max(needed.values(), default=1)


def _outside(destinations: Mapping[str, Any], list_size: int) -> Tables:
    """Places outside that take so many of this practice's patients a week."""
    return {
        name: {"capacity": max(1, round(place["capacity"] * list_size / REFERENCE_SIZE))}
        for name, place in destinations.items()
        if "capacity" in place
    }
