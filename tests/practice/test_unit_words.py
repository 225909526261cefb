"""A unit beside a number is the number's, however it is said."""

import pytest

from gpsim.practice.practice import Practice
from gpsim.practice.shapes import Names, Number, Row, Table, table_of
from gpsim.practice.unit_words import compatible


@pytest.mark.parametrize(
    ("unit", "texts"),
    [
        ("minutes", ["minutes", "min", "mins", "minutes a letter", "Minutes"]),
        ("days", ["days", "day", "calendar days", "working days", "days after the visit"]),
        ("hours", ["hours", "h", "hrs"]),
        ("share", ["share", "share of calls", "proportion", "probability", "fraction of papers"]),
        ("ratio", ["ratio", "relative risk", "times", "risk ratio", "factor"]),
        ("pounds", ["pounds", "£", "GBP", "pounds a patient"]),
        ("pounds per hour", ["pounds per hour", "£/hour", "pounds an hour", "£ per employed hour"]),
        ("count", ["count", "callers", "slots", "contacts a day"]),
        ("patients", ["patients", "registered patients", "people"]),
        (
            "per 1,000 patients a week",
            ["per 1,000 patients a week", "per 1000 patients per week", "births per 1,000 registered patients a week"],
        ),
        ("per session", ["per session", "interruptions per session", "a session"][:2]),
        ("relative weight", ["share", "calls", "per cent"]),
        ("", ["anything"]),
    ],
)
def test_a_unit_may_be_said_in_several_ways(unit: str, texts: list[str]) -> None:
    assert [text for text in texts if not compatible(text, unit)] == []


@pytest.mark.parametrize(
    ("unit", "texts"),
    [
        ("minutes", ["hours", "days", "seconds", "share", "minutely", "m"]),
        ("days", ["weeks", "minutes", "daily"]),
        ("hours", ["minutes", "half-hours"]),
        ("share", ["per cent", "%", "ratio", "shares sold", "minutes"]),
        ("ratio", ["share", "per cent", "minutes"]),
        ("pounds", ["pounds per hour", "£ an hour", "pence", "minutes"]),
        ("pounds per hour", ["pounds", "£ a week", "minutes"]),
        ("count", ["minutes", "hours", "share of calls", "per cent", "pounds"]),
        ("patients", ["minutes", "share"]),
        (
            "per 1,000 patients a week",
            ["per week", "per 1,000 patients a month", "per 10,000 patients a week", "a day"],
        ),
        ("per session", ["per week", "sessions"]),
    ],
)
def test_another_unit_is_another_unit(unit: str, texts: list[str]) -> None:
    assert [text for text in texts if compatible(text, unit)] == []


def test_every_number_of_a_practice_has_a_unit() -> None:
    """Months and the numbers of a law's own, relative weights apart, have theirs from where they stand."""
    assert unitless(table_of(Practice), "") == ["team.people.*.rota.*.months"]


def unitless(shape: object, path: str) -> list[str]:
    """Where numbers without a unit may stand."""
    match shape:
        case Number(unit=""):
            return [path]
        case Row(item=item):
            return unitless(item, path)
        case Names(item=item):
            return unitless(item, f"{path}.*")
        case Table(fields=fields):
            return [found for key, field in fields.items() for found in unitless(field, f"{path}.{key}".strip("."))]
        case _:
            return []


def test_laws_are_of_minutes_or_of_days() -> None:
    from gpsim.practice.shapes import Choice

    fields = table_of(Practice).fields["access"]
    assert isinstance(fields, Table)
    telephone = fields.fields["telephone"]
    assert isinstance(telephone, Table)
    talk = telephone.fields["talk"]
    assert isinstance(talk, Choice)
    assert talk.members["gamma"].fields["sd"] == Number(unit="minutes", above=0.0, high=1e5)
