"""The questions as a file to be filled in."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from gpsim.practice.answers.field import Field, choices, usual
from gpsim.practice.answers.given import ALREADY_DOING, Menu
from gpsim.practice.answers.questions import ALREADY, ALREADY_ASKS, QUESTIONS
from gpsim.practice.answers.staff import ANSWERED_DAYS
from gpsim.practice.england import Registered
from gpsim.practice.scaled.hours import answering
from gpsim.practice.scaled.staffing import REFERENCE_SIZE
from gpsim.practice.scaled.tables import scaled
from gpsim.practice.toml_text import toml_value

WIDTH = 118  # columns of a comment


def blank(menu: Menu, in_place: Mapping[str, Mapping[str, Any]], practice: Registered | None = None) -> str:
    """A file with no answers, and with what is taken without them: for ``practice``, or for 10,000 patients."""
    size = practice.patients / REFERENCE_SIZE if practice else 1.0
    lines = [*_introduction(practice), "", "schema_version = 1", 'kind = "answers"']
    known = {"practice_code": practice.code, "list_size": practice.patients} if practice else {}
    there = answering(scaled(round(size * REFERENCE_SIZE))["team"]["people"])
    known |= {key: there[day] for key, day in ANSWERED_DAYS.items()}
    for question in QUESTIONS:
        lines += ["", *_asked(question.number, question.asks, question.ease)]
        for field in question.fields:
            default = known.get(field.key, usual(field, size))
            lines += [*_comment(_about(field), "  "), _answer(field, default, practice)]
    return "\n".join([*lines, "", *_already(menu, in_place), ""])


def _introduction(practice: Registered | None) -> Iterator[str]:
    whose = f"{practice.code} ({practice.patients:,} patients)" if practice else "a practice of 10,000 patients"
    yield from _comment(
        "Twenty-one questions about your practice. Answer what you can: take the # away before a line, and put your "
        f"own number in. A line left as it is says what is taken otherwise, here for {whose}: most of it is in "
        "proportion to the list size. Then: gpsim practice --questions FILE --out OURS.toml"
    )


def _asked(number: int, asks: str, ease: str) -> list[str]:
    return _comment(f"{number}. {asks} ({ease})")


def _about(field: Field) -> str:
    allowed = choices(field)
    return f"{field.asks}{f' ({allowed})' if allowed else ''}"


def _answer(field: Field, default: Any, practice: Registered | None) -> str:
    sign = "" if practice and field.key == "practice_code" else "# "
    plain = round(default) if isinstance(default, float) and default.is_integer() else default
    return f"{sign}{field.key} = {toml_value('A81001' if plain is None else plain)}"


def _already(menu: Menu, in_place: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield from _asked(ALREADY, ALREADY_ASKS, "from memory")
    yield from _comment('"none", "some" or "most" of the staff or patients concerned, or a share from 0 to 1.', "  ")
    for group, names in menu.items():
        yield f"[{ALREADY_DOING}.{group}]"
        for name in names:
            level = in_place.get(group, {}).get(name, 0.0)
            yield f"# {name} = {toml_value(level['value'] if isinstance(level, Mapping) else level)}"


def _comment(text: str, indent: str = "") -> list[str]:
    return [f"# {indent}{line}" for line in wrap(text, WIDTH - len(indent))]
