"""The practice file that answers make: the reference in proportion, and the answers over it."""

from collections.abc import Mapping
from typing import Any

from gpsim.practice.answers.front_door import access_of
from gpsim.practice.answers.given import Answers, answered
from gpsim.practice.answers.lists import book_of, on_call_list
from gpsim.practice.answers.merge import Tables, at, together
from gpsim.practice.answers.paperwork import work_of
from gpsim.practice.answers.questions import NUMBER_OF
from gpsim.practice.answers.staff import Staffed
from gpsim.practice.scaled.tables import SCALED, scaled
from gpsim.practice.starting import SOURCE, heading

STAFF_QUESTIONS = (3, 5, 6, 7, 8, 12, 20)
NOBODY: Mapping[str, Tables] = {  # where patients go if nobody of a role works here
    "pharmacist": {"pharmacist": {"instead": "gp"}, "medication_review_clinic": {"instead": "gp"}},
    "physiotherapist": {"physiotherapist": {"instead": "gp"}},
    "mental_health_practitioner": {"mental_health_practitioner": {"instead": "gp"}},
    "link_worker": {"link_worker": {"instead": "external_support"}},
    "care_coordinator": {"care_coordinator": {"instead": "gp"}},
}
NETWORK_WORK = ("network_clinic", "coordination", "assistant_work")  # activities that see to the network's own matters


def tables_of(staffed: Staffed) -> Tables:
    """The practice file that answers make, as tables."""
    answers, base = staffed.answers, scaled(staffed.answers.list_size, staffed.people)
    changed = together(_heading(answers), base, access_of(answers), book_of(answers), work_of(answers))
    team = changed["team"]
    if (shorter := on_call_list(answers)) and "gp_on_call" in changed.get("book", {}).get("templates", {}):
        changed["book"]["templates"]["gp_on_call"] = shorter
    team["people"] = _sourced(answers, _remote(answers, _unbooked(answers, team["people"])))
    if "rooms" in answers:
        team["rooms"] = {"value": answers["rooms"], "source": answered("rooms")}
    return together(changed, _nobody(team["people"]), _in_place(answers))


def _heading(answers: Answers) -> Tables:
    practice, code = answers.practice, answers.practice.code if answers.practice else "OURS"
    if "list_size" in answers:
        size: Any = {"value": answers.list_size, "source": answered("list_size")}
    elif practice:
        size = {"value": practice.patients, "source": SOURCE}
    else:
        size = {"value": answers.list_size, "source": "assumption: the reference's, as neither code nor list is given"}
    return heading(f"Practice {code}" if practice else "Our practice", code, size)


def _sourced(answers: Answers, people: Tables) -> Tables:
    """``people``, with what they are made up from as their source."""
    told = sorted({NUMBER_OF[key] for key in answers.said} & set(STAFF_QUESTIONS))
    if not told:
        return people
    source = f"{SCALED}, and from your answers to {_questions(told)}"
    return {name: source if name == "source" else person for name, person in people.items()}


def _unbooked(answers: Answers, people: Tables) -> Tables:
    """``people`` with nobody booked with those on duty, where that is answered."""
    if answers["duty_patients_booked"] or "duty_patients_booked" not in answers:
        return people
    return {name: _without_list(person) if isinstance(person, dict) else person for name, person in people.items()}


def _without_list(person: Tables) -> Tables:
    rota = {
        name: {key: value for key, value in line.items() if (key, value) != ("template", "duty")}
        for name, line in person["rota"].items()
    }
    return person | {"rota": rota}


def _remote(answers: Answers, people: Tables) -> Tables:
    """``people``, of whom some roles work from elsewhere."""
    return {
        name: {"role": person["role"], "remote": True, **person}
        if isinstance(person, dict) and person["role"] in answers["works_remotely"]
        else person
        for name, person in people.items()
    }


def _nobody(people: Tables) -> Tables:
    """Who is seen by whom instead, and work that nobody has, where nobody of a role works here."""
    here = [person for person in people.values() if isinstance(person, dict)]
    roles = {person["role"] for person in here}
    instead = [{"destinations": places} for role, places in NOBODY.items() if role not in roles]
    done = {line["activity"] for person in here for line in person["rota"].values()}
    matters = [] if done.intersection(NETWORK_WORK) else [at("papers.network_matter", False)]
    return together(*instead, *matters)


def _in_place(answers: Answers) -> Tables:
    levels = {
        f"in_place.{group}.{name}": {"value": level, "source": "your answer to question 21"}
        for group, named in answers.already.items()
        for name, level in named.items()
    }
    return together(*(at(path, level) for path, level in levels.items()))


def _questions(numbers: list[int]) -> str:
    *most, last = map(str, numbers)
    return f"questions {', '.join(most)} and {last}" if most else f"question {last}"
