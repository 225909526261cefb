"""Letters, results, repeats and visits, as the answers have them."""

from collections.abc import Mapping

from gpsim.practice.answers.given import Answers, answered
from gpsim.practice.answers.merge import Tables, at, together
from gpsim.practice.answers.questions import FIELDS
from gpsim.practice.scaled.tables import reference

DAYS = 5.0  # working days a week
LETTERS = ("letter", "discharge_summary", "urgent_care_report")
FLOWS = "productive_work_flows"
VISITS = ("visits", "shared_visits")  # queues
CODED = 0.73  # of letters that are not for a clinician anyhow, a clerk codes
# What is in place acts on the file, so the file has what there would be without it. Where all letters fall to trained
# clerks, these keep 0.60 × 0.95 of those that would go to a GP; and 0.9 of the requests whose medicines are in batches
# do not come.
KEPT_BY_CLERKS, SPARED_BY_BATCHES = 0.57, 0.9
BEYOND = 135.0  # minutes that a GP stays at most for each hour that GPs stay on average, as in the reference


def work_of(answers: Answers) -> Tables:
    """What the answers change in paperwork and outside the building."""
    parts = (_letters, _results, _repeats, _visits, _care_homes, _beyond)
    return together(*(part(answers) for part in parts))


def results_made_here(answers: Answers) -> float:
    """Sets of results a day that consultations here ask for, beside those from outside."""
    return float(FIELDS["result_sets_a_day"].default) * answers.size - _a_day(answers, "result")


def _letters(answers: Answers) -> Tables:
    changes = []
    if "letters_a_day" in answers:
        source = f"assumption: in the reference's mix, from {answered('letters_a_day')}"
        changes += [_rate(name, _known(name) * answers.ratio("letters_a_day"), source) for name in LETTERS]
    if "letters_to_gp_of_ten" in answers:
        changes.append(_to_gp(answers))
    return together(*changes)


def _to_gp(answers: Answers) -> Tables:
    """Letters that would go to a GP if no clerk were trained; fewer clerks are, where more go than that leaves."""
    reaches, source = answers["letters_to_gp_of_ten"] / 10.0, answered("letters_to_gp_of_ten")
    level = min(_in_place(answers, "correspondence"), (1.0 - reaches) / KEPT_BY_CLERKS)
    read = min(1.0, reaches / (1.0 - KEPT_BY_CLERKS * level))
    to_gp = {"value": round(read, 3), "source": f"assumption: with what trained clerks keep, from {source}"}
    coded = {"value": round(CODED * (1.0 - read), 3), "source": f"assumption: {CODED:g} of the others"}
    trained = {"value": round(level, 3), "source": f"assumption: as in the reference, or what is left by {source}"}
    place = at(f"in_place.{FLOWS}.correspondence", trained)
    return together(at("papers.letter.steps.index.next", {"read": to_gp, "code": coded}), place)


def _results(answers: Answers) -> Tables:
    changes = []
    if "result_sets_a_day" in answers:
        outside = max(0.0, answers["result_sets_a_day"] - results_made_here(answers))
        source = f"assumption: less those asked for here, from {answered('result_sets_a_day')}"
        changes.append(_rate("result", outside * DAYS / (answers.list_size / 1000.0), source))
    if answers["normal_results_filed_by"] == "clerk":
        all_of_them = {"value": 1.0, "source": answered("normal_results_filed_by")}
        changes.append(at(f"in_place.{FLOWS}.results", all_of_them))
    return together(*changes)


def _repeats(answers: Answers) -> Tables:
    changes, level = [], _in_place(answers, "repeat_prescriptions")
    if "repeat_dispensing_share" in answers:
        level = answers["repeat_dispensing_share"]
        batches = {"value": level, "source": answered("repeat_dispensing_share")}
        changes.append(at(f"in_place.{FLOWS}.repeat_prescriptions", batches))
    if "repeat_requests_a_day" in answers:
        come = answers["repeat_requests_a_day"] * DAYS / (answers.list_size / 1000.0)
        source = f"assumption: with those that batches spare, from {answered('repeat_requests_a_day')}"
        changes.append(_rate("repeat_request", come / (1.0 - SPARED_BY_BATCHES * level), source))
    if answers["repeats_handled_by"] == "pharmacy_team":
        changes.append(at("papers.repeat_request.steps.process.queue", "medicines"))
    return together(*changes)


def _in_place(answers: Answers, name: str) -> float:
    """The level of a work flow that is in place: as answered, else as in the reference."""
    known = reference()["in_place"][FLOWS][name]
    level = answers.already.get(FLOWS, {}).get(name, known)
    return float(level["value"] if isinstance(level, Mapping) else level)


def _visits(answers: Answers) -> Tables:
    changes = []
    if "visits_a_week" in answers:
        more, source = answers.ratio("visits_a_week"), answered("visits_a_week")
        bands = {name: band for name, band in reference()["patients"]["bands"].items() if isinstance(band, dict)}
        housebound = {name: min(1.0, band["housebound"] * more) for name, band in bands.items() if band["housebound"]}
        source = f"assumption: {more:.3g} times as many housebound as in the reference, from {source}"
        changes += [
            at(f"patients.bands.{name}.housebound", {"value": round(share, 4), "source": source})
            for name, share in housebound.items()
        ]
    return together(*changes, _who_visits(answers))


def _who_visits(answers: Answers) -> Tables:
    """All visits are a paramedic's, and no GP serves them; or none are, and the paramedic does other work."""
    if answers["visits_by"] == "both":
        return {}
    paramedic = answers["visits_by"] == "paramedic"
    shared = at("access.visiting.shared", {"value": 1.0 if paramedic else 0.0, "source": answered("visits_by")})
    if not paramedic:
        return together(shared, at("team.activities.paramedic_visits.serves", ["network_matters", "treatment_matters"]))
    serves = [queue for queue in reference()["team"]["activities"]["visiting"]["serves"] if queue not in VISITS]
    return together(shared, at("team.activities.visiting.serves", serves))


def _care_homes(answers: Answers) -> Tables:
    if "care_home_beds" not in answers:
        return {}
    need = reference()["needs"]["care_home_review"]["rate"]["value"]
    rate = round(need * answers.ratio("care_home_beds"), 4)
    source = f"assumption: each resident seen as often as in the reference, from {answered('care_home_beds')}"
    return at("needs.care_home_review.rate", {"value": rate, "source": source})


def _beyond(answers: Answers) -> Tables:
    if "gp_hours_beyond_session" not in answers:
        return {}
    key = "gp_hours_beyond_session"
    source = f"assumption: at most {BEYOND:g} minutes for each hour of {answered(key)}"
    at_most = {"value": round(BEYOND * answers[key]), "source": source}
    return together(*(at(f"team.roles.{role}.stays_at_most", at_most) for role in ("gp_partner", "gp_salaried")))


def _rate(paper: str, rate: float, source: str) -> Tables:
    return at(f"papers.{paper}.rate", {"value": round(rate, 3), "source": source})


def _known(paper: str) -> float:
    rate = reference()["papers"][paper]["rate"]
    return float(rate["value"] if isinstance(rate, Mapping) else rate)


def _a_day(answers: Answers, paper: str) -> float:
    return _known(paper) * answers.list_size / 1000.0 / DAYS
