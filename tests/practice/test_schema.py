"""The published schema says of a file what the loader says, as far as a schema can."""

import json
import tomllib
from pathlib import Path

import pytest

from gpsim.practice.schema import schema
from gpsim.practice.shipped import shipped_files
from tests.schemas import JsonSchema

SCHEMA = JsonSchema(schema())
HERE = Path(__file__).parent


@pytest.mark.parametrize("file", [HERE / "small.toml", *shipped_files("practice").values()])
def test_files_that_load_fit_the_schema(file: Path) -> None:
    assert SCHEMA.fits(tomllib.loads(file.read_text("utf-8")))


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
    assert not SCHEMA.fits(tomllib.loads((HERE / "bad_files" / f"{name}.toml").read_text("utf-8")))


def test_only_a_file_that_extends_another_may_leave_things_out_or_remove_them() -> None:
    heading = {"schema_version": 1, "kind": "practice"}
    assert SCHEMA.fits({**heading, "extends": "reference", "needs": {"cough": False, "cold": {"rate": 2.0}}})
    assert not SCHEMA.fits(heading)
    whole = tomllib.loads((HERE / "small.toml").read_text("utf-8"))
    assert not SCHEMA.fits({**whole, "needs": {**whole["needs"], "cough": False}})


def test_every_reference_is_defined_and_every_definition_is_referred_to() -> None:
    assert SCHEMA.references == set(SCHEMA.whole["$defs"])


def test_the_schema_is_the_same_at_every_call() -> None:
    assert json.dumps(schema()) == json.dumps(SCHEMA.whole)
