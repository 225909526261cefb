"""The JSON Schema of scenario files, made from the actions on the menu."""

from gpsim.practice.schema import DRAFT, Schema, file_of
from gpsim.scenarios.files import file_record


def schema() -> Schema:
    """The schema of a scenario file, the same at every call."""
    definitions: Schema = {}
    file_of(file_record(), "scenario", definitions)
    return {
        "$schema": DRAFT,
        "title": "A scenario file of gpsim",
        "$ref": "#/$defs/Scenario.whole",
        "$defs": dict(sorted(definitions.items())),
    }
