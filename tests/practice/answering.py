"""Answers to the twenty-one questions, drawn within their bounds."""

from typing import Any

from hypothesis import strategies as st

from gpsim.practice.answers.field import HALF_DAYS, HOURS, NONE, Field
from gpsim.practice.answers.questions import FIELDS
from gpsim.scenarios.catalogue import MODULES

HEADING: dict[str, Any] = {"schema_version": 1, "kind": "answers"}
MODEST = 3.0  # times the default


def values(field: Field) -> st.SearchStrategy[Any]:
    """Answers that are allowed in ``field``, none of them far from what is usual."""
    match field.kind:
        case "text":
            return st.sampled_from(["A81001", "p83012", "Y02342"])
        case "yes_no":
            return st.booleans()
        case "choice":
            return st.sampled_from(field.options)
        case "choices":
            return st.lists(st.sampled_from(field.options), unique=True)
        case "clock":
            return st.sampled_from(["00:00", "07:30", "08:00", "12:15", "24:00"])
        case "by_hour":
            return st.lists(st.integers(0, 12), min_size=HOURS, max_size=HOURS)
        case "by_half_day":
            return st.one_of(numbers(field), st.lists(st.integers(0, 6), min_size=HALF_DAYS, max_size=HALF_DAYS))
        case _:
            return st.one_of(numbers(field), st.just(NONE)) if field.none else numbers(field)


def numbers(field: Field) -> st.SearchStrategy[Any]:
    """Numbers that are allowed in ``field``, up to three times what is usual for 10,000 patients."""
    if field.key == "list_size":
        return st.integers(4_000, 40_000)
    usual = field.default if isinstance(field.default, int | float) else 10.0
    modest = min(field.high, max(field.low, MODEST * usual))
    if field.kind == "whole":
        return st.integers(int(field.low), int(modest))
    return st.floats(field.low, modest)


def extremes(field: Field) -> st.SearchStrategy[Any]:
    """The least and the most that ``field`` allows."""
    return st.sampled_from([field.low, field.high] if field.kind != "whole" else [int(field.low), int(field.high)])


LEVELS = st.one_of(st.sampled_from(["none", "some", "most"]), st.floats(0.0, 1.0))
DONE = st.sampled_from(list(MODULES)).flatmap(
    lambda group: st.fixed_dictionaries({group: st.dictionaries(st.sampled_from(MODULES[group]), LEVELS)})
)
ANSWERS = st.fixed_dictionaries(
    {key: st.just(value) for key, value in HEADING.items()},
    optional={**{key: values(field) for key, field in FIELDS.items()}, "already_doing": DONE},
)
NUMERIC = [field for field in FIELDS.values() if field.kind in ("number", "whole")]
EXTREME = st.sampled_from(NUMERIC).flatmap(
    lambda field: st.builds(lambda one, rest: {**rest, field.key: one}, extremes(field), ANSWERS)
)
