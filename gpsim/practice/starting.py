"""A practice of England to begin with: its own list, and everything else as in the reference, in proportion."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from gpsim.practice.england import LICENCE, PUBLICATION, Registered, practice_at
from gpsim.practice.merging import Settings
from gpsim.practice.reading import SCHEMA_VERSION, Raw, read_chain
from gpsim.practice.scaled.rotas import session_of
from gpsim.practice.scaled.staffing import SMALLEST
from gpsim.practice.scaled.tables import scaled
from gpsim.practice.scaled.team import OFFICE
from gpsim.practice.toml_text import toml_text
from gpsim.practice.weekly import SESSION, hours_a_week

if TYPE_CHECKING:
    from gpsim.practice.practice import Practice

Tables = dict[str, Any]

SOURCE = "list_sizes_2026: registered patients on 1 March 2026"


def starting_tables(practice: Registered) -> Tables:
    """The practice file of ``practice``, as tables."""
    size = {"value": practice.patients, "source": SOURCE}
    name = f"Practice {practice.code}, {practice.postcode}"
    return {**heading(name, practice.code, size), **scaled(practice.patients)}


def starting_text(practice: Registered) -> str:
    """The practice file of ``practice``, with comments for whoever makes it their own."""
    tables = starting_tables(practice)
    return toml_text(tables, {"": _introduction(practice), **remarks(tables)})


def heading(name: str, code: str, list_size: Any) -> Tables:
    """How a practice file that extends the reference begins."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "practice",
        "extends": "reference",
        "name": name,
        "code": code,
        "list_size": list_size,
    }


def remarks(tables: Tables) -> dict[str, str]:
    """A comment above each part of a practice file, by its path."""
    people = {name: person for name, person in tables["team"]["people"].items() if isinstance(person, dict)}
    notes = {f"team.people.{name}": _person(person) for name, person in people.items()}
    return notes | {path: note for path, note in NOTES.items() if path.split(".")[0] in tables}


TITLES = {
    "gp_partner": "GP, partner",
    "gp_salaried": "GP, salaried",
    "gp_locum": "GP, locum",
    "gp_registrar": "GP in training",
}
NOTES = {
    "destinations": "How many of this practice's patients places outside take in a week.",
    "book.templates.gp_on_call": "The list of a GP who is on call with no other GP, or one other, in the building.",
    "team": "Rooms, and everybody who works here: put your own people and their hours in place of these.",
    "team.people": 'Nobody of the reference\'s team stays ("*" = false). Who is below stands in for your people.',
}


def _person(person: Tables) -> str:
    hours, role = hours_a_week(session_of(line) for line in person["rota"].values()), person["role"]
    sessions = "" if role in (*OFFICE, "receptionist") else f", {hours / SESSION:.2g} sessions"
    return f"{TITLES.get(role, role.replace('_', ' ').capitalize())}: {hours:.3g} hours a week{sessions}"


def _introduction(practice: Registered) -> str:
    smallest = (
        f"So few patients have the smallest team that there is, one for {SMALLEST:,}: more than they need.\n\n"
        if practice.patients < SMALLEST
        else ""
    )
    return f"""\
A starting practice file for {practice.code}, {practice.postcode}, in the sub-ICB location {practice.sub_icb}:
{practice.patients:,} patients on 1 March 2026.

Only the list size is known of this practice. Source: {PUBLICATION}.
{LICENCE}.

The team, its rooms and what places outside take are those of the reference practice of 10,000 patients in proportion:
assumptions, to be replaced by what you know. What is not said here is as in the reference, and its rates are per 1,000
patients, so they need no scaling. Write where you know a number from, as in

    list_size = {{ value = 9123, source = "our list on 1 April" }}

{smallest}When you have changed something, `gpsim check` says whether the file holds together and what it comes to."""


def chain_of(tables: Tables, name: str) -> list[Raw]:
    """Tables that no file has yet as a chain of files, with those that they extend."""
    known = {key: value for key, value in tables.items() if key not in ("schema_version", "kind", "extends")}
    return [Raw(Path(name), known, tables["extends"]), *read_chain(tables["extends"], "practice")]


def practice_for(code: str, settings: Settings = ()) -> "Practice":
    """A practice of England by its public (ODS) code, to begin with: its file, read.

    Raises:
        UnknownPractice: when no practice has this code, naming those that may be meant.
        FileFault: when a setting does not fit.

    """
    from gpsim.practice.files import practice_of  # here, so that a file is written without what reading one needs

    registered = practice_at(code)
    return practice_of(chain_of(starting_tables(registered), f"{registered.code}.toml"), settings)
