"""The published schema says of a file what the loader says, as far as a schema can."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gpsim.practice.schema import schema
from gpsim.practice.shipped import practice_files

SCHEMA = schema()
HERE = Path(__file__).parent
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Whether ``value`` is valid by the JSON Schema ``rule``, for the keywords that are used here."""
    return all(check(value, rule) for check in (_kind, _alternatives, _bounds, _text, _array, _object))


def _kind(value: Any, rule: dict[str, Any]) -> bool:
    kind = rule.get("type")
    if kind in ("number", "integer"):
        known = (int,) if kind == "integer" else (int, float)
        if isinstance(value, bool) or not isinstance(value, known):
            return False
    elif kind and not isinstance(value, TYPES[kind]):
        return False
    constant = "const" not in rule or (value == rule["const"] and type(value) is type(rule["const"]))
    return constant and ("enum" not in rule or value in rule["enum"])


def _alternatives(value: Any, rule: dict[str, Any]) -> bool:
    if "$ref" in rule and not fits(value, SCHEMA["$defs"][rule["$ref"].removeprefix("#/$defs/")]):
        return False
    if "if" in rule and not fits(value, rule["then"] if fits(value, rule["if"]) else rule["else"]):
        return False
    if "not" in rule and fits(value, rule["not"]):
        return False
    return "anyOf" not in rule or any(fits(value, one) for one in rule["anyOf"])


def _bounds(value: Any, rule: dict[str, Any]) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return True
    low, above, high = rule.get("minimum", value), rule.get("exclusiveMinimum"), rule.get("maximum", value)
    return bool(low <= value <= high and (above is None or value > above))


def _text(value: Any, rule: dict[str, Any]) -> bool:
    if not isinstance(value, str):
        return True
    length = rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value))
    return bool(length and re.search(rule.get("pattern", ""), value))


def _array(value: Any, rule: dict[str, Any]) -> bool:
    if not isinstance(value, list):
        return True
    length = rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value))
    return length and all(fits(item, rule.get("items", {})) for item in value)


def _object(value: Any, rule: dict[str, Any]) -> bool:
    if not isinstance(value, dict):
        return True
    known, more = rule.get("properties", {}), rule.get("additionalProperties", {})
    return (
        set(rule.get("required", ())) <= set(value)
        and len(value) >= rule.get("minProperties", 0)
        and all(fits(key, rule.get("propertyNames", {})) for key in value)
        and all(
            fits(inner, known[key]) if key in known else more is not False and fits(inner, more)
            for key, inner in value.items()
        )
    )


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        node = list(node.values())
    for inner in node if isinstance(node, list) else []:
        yield from _references(inner)


@pytest.mark.parametrize("file", [HERE / "small.toml", *practice_files().values()])
def test_files_that_load_fit_the_schema(file: Path) -> None:
    assert fits(tomllib.loads(file.read_text("utf-8")), SCHEMA)


@pytest.mark.parametrize(
    "name",
    [
        "clock_wrong", "destination_kind_unknown", "grade_unknown", "kind_missing", "kind_of_scenario",
        "law_as_number", "law_unknown", "level_by_hand", "name_with_dot", "negative", "number_as_text",
        "policy_unknown", "share_above_one", "source_is_number", "table_as_number", "unknown_key",
        "value_with_extra_key", "whole_number", "year_of_eleven_months",
    ],
)  # fmt: skip
def test_bad_files_that_a_schema_can_tell_do_not_fit(name: str) -> None:
    assert not fits(tomllib.loads((HERE / "bad_files" / f"{name}.toml").read_text("utf-8")), SCHEMA)


def test_only_a_file_that_extends_another_may_leave_things_out_or_remove_them() -> None:
    heading = {"schema_version": 1, "kind": "practice"}
    assert fits({**heading, "extends": "reference", "needs": {"cough": False, "cold": {"rate": 2.0}}}, SCHEMA)
    assert not fits(heading, SCHEMA)
    whole = tomllib.loads((HERE / "small.toml").read_text("utf-8"))
    assert not fits({**whole, "needs": {**whole["needs"], "cough": False}}, SCHEMA)


def test_every_reference_is_defined_and_every_definition_is_referred_to() -> None:
    assert {reference.removeprefix("#/$defs/") for reference in _references(SCHEMA)} == set(SCHEMA["$defs"])


def test_the_schema_is_the_same_at_every_call() -> None:
    assert json.dumps(schema()) == json.dumps(SCHEMA)
