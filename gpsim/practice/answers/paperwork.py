"""Letters, results, repeats and visits, as the answers have them."""

from collections.abc import Mapping

from gpsim.practice.answers.given import Answers, answered
from gpsim.practice.answers.merge import Tables, at, together
from gpsim.practice.answers.questions import FIELDS
from gpsim.practice.scaled.tables import reference

DAYS = 5.0  # working days a week
LETTERS = ("letter", "discharge_summary", "urgent_care_report")
CODED = 0.8  # of letters that no GP reads, a clerk codes
NORMAL = 0.266  # of sets of results, are all normal
QUERIED, SIGNED = 0.10, 0.93  # of repeat requests: asked about; asked about, or to be signed, or in a signed batch
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
        read = answers["letters_to_gp_of_ten"] / 10.0
        coded = {"value": round(CODED * (1.0 - read), 3), "source": f"assumption: {CODED:g} of those that no GP reads"}
        to_gp = {"value": round(read, 3), "source": answered("letters_to_gp_of_ten")}
        changes.append(at("papers.letter.steps.index.next", {"read": to_gp, "code": coded}))
    return together(*changes)


def _results(answers: Answers) -> Tables:
    changes = []
    if "result_sets_a_day" in answers:
        outside = max(0.0, answers["result_sets_a_day"] - results_made_here(answers))
        source = f"assumption: less those asked for here, from {answered('result_sets_a_day')}"
        changes.append(_rate("result", outside * DAYS / (answers.list_size / 1000.0), source))
    if answers["normal_results_filed_by"] == "clerk":
        steps = {
            "source": "watson_2023: 26.6% of sets are all normal; a look at each by assumption",
            "queue": "workflow",
            "minutes": {"law": "lognormal", "mean": 0.8, "sd": 0.4},
            "next": {"file": round(1.0 - NORMAL, 3)},
        }
        changes.append(at("papers.result", {"first": "sort", "steps": {"sort": steps}}))
    return together(*changes)


def _repeats(answers: Answers) -> Tables:
    changes = []
    if "repeat_requests_a_day" in answers:
        weekly = answers["repeat_requests_a_day"] * DAYS / (answers.list_size / 1000.0)
        changes.append(_rate("repeat_request", weekly, answered("repeat_requests_a_day")))
    if answers["repeats_handled_by"] == "pharmacy_team":
        changes.append(at("papers.repeat_request.steps.process.queue", "medicines"))
    if "repeat_dispensing_share" in answers:
        signed = max(0.0, SIGNED - answers["repeat_dispensing_share"])
        source = f"assumption: the rest is queried or in a signed batch, from {answered('repeat_dispensing_share')}"
        sign = {"value": round(min(signed, 1.0 - QUERIED), 3), "source": source}
        changes.append(at("papers.repeat_request.steps.process.next", {"sign": sign, "query": QUERIED}))
    return together(*changes)


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
    activities = reference()["team"]["activities"]
    if answers["visits_by"] == "paramedic":
        serves = [queue for queue in activities["visiting"]["serves"] if queue != "visits"]
        changes.append(at("team.activities.visiting.serves", serves))
    if answers["visits_by"] == "gp":
        changes.append(at("team.activities.paramedic_visits.serves", ["network_matters", "treatment_matters"]))
    return together(*changes)


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
