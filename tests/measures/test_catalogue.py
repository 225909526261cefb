"""The catalogue of metrics: what is measured is in it, and what is in it is measured."""

import math
import re

import numpy as np

from gpsim.log import Log
from gpsim.measures.catalogue import CATALOGUE, metric_of, metrics
from gpsim.measures.pressure import BANDS
from gpsim.measures.splits import GROUPS, INTERVALS, MODES
from tests.logs import log
from tests.measures.rows import call, clinic, seen

EMPTY = metrics(log())


def concrete(pattern: str) -> str:
    """A regular expression for the names that a pattern of the catalogue stands for."""
    words = {
        "ROLE": "partner|registrar|practice_nurse|receptionist|" + "|".join(GROUPS),
        "MODE": "|".join(MODES),
        "PATIENT": "not_online|age_75_plus|most_deprived|long_term_condition",
        "HOURS": "8-10am|core",
        "KIND": "letter|result|all",
        "DAYS": "|".join(map(re.escape, INTERVALS)),
        "MINUTES": r"0-1|1-2|2-5|5\+",
        "LENGTH": "|".join(map(re.escape, BANDS)),
        "PURSE": "practice|network|nhs",
        "RESPONSE": "[a-z_]+",
    }
    return re.sub("[A-Z]{4,}", lambda word: f"({words[word[0]]})", pattern.replace(".", r"\."))


def test_every_number_is_in_the_catalogue_and_goes_by_one_of_its_patterns() -> None:
    for name in EMPTY:
        assert any(re.fullmatch(concrete(pattern), name) for pattern in metric_of(name).patterns), name


def test_every_pattern_of_the_catalogue_is_measured() -> None:
    for metric in CATALOGUE.values():
        for pattern in metric.patterns:
            measured = any(re.fullmatch(concrete(pattern), name) for name in EMPTY)
            assert measured or metric.name in ("cost_per_week", "locum_sessions_per_week", "ease_of_access"), pattern


def test_an_empty_log_has_no_shares_and_no_means_but_zero_amounts() -> None:
    defined = {metric_of(name).name for name, value in EMPTY.items() if not math.isnan(value)}
    amounts = {name for name in CATALOGUE if "hours_per_week" in name}
    amounts |= {"calls_per_1000_per_day", "online_requests_per_1000_per_month", "appointments_per_1000_per_day"}
    assert defined == amounts | {"needs_per_1000_per_week", "paperwork_backlog_items"}
    assert {value for value in EMPTY.values() if not math.isnan(value)} == {0.0}


def test_numbers_are_plain_floats() -> None:
    busy: Log = log(days=[clinic(0, ("triage", 1, 2.0))], appointments=[seen(0)], contacts=[call(600.0)])
    assert {type(value) for value in metrics(busy).values()} == {float}
    assert not any(isinstance(value, np.generic) for value in metrics(busy).values())
