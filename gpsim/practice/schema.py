"""The JSON Schema of files, made from the records; an editor that knows it completes and checks."""

from typing import Any

from gpsim.practice.leaves import GRADES
from gpsim.practice.naming import LONGEST, RESERVED
from gpsim.practice.practice import Practice
from gpsim.practice.reading import SCHEMA_VERSION
from gpsim.practice.shapes import Choice, Flag, Names, Number, Row, Shape, Table, Text, table_of
from gpsim.practice.words import CLOCK, words

Schema = dict[str, Any]
WHOLE, PART = "whole", "part"  # a file that stands alone, and one that extends another: nothing is required there

_LINE = {"type": "string", "minLength": 1}
_NOTES: Schema = {
    "unit": _LINE,
    "low": {"type": "number"},
    "high": {"type": "number"},
    "grade": {"enum": list(GRADES)},
    "source": _LINE,
}
_INHERITED = {key: _NOTES[key] for key in ("source", "grade")}
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> Schema:
    """The schema of a practice file, the same at every call."""
    definitions: Schema = {}
    whole, part = (file_of(Practice, "practice", definitions, manner) for manner in (WHOLE, PART))
    part["properties"]["extends"] = whole["properties"]["extends"] = _LINE
    return {
        "$schema": DRAFT,
        "title": "A practice file of gpsim",
        "if": {"required": ["extends"]},
        "then": _refers(f"Practice.{PART}"),
        "else": _refers(f"Practice.{WHOLE}"),
        "$defs": dict(sorted(definitions.items())),
    }


def file_of(record: type, kind: str, definitions: Schema, manner: str = WHOLE) -> Schema:
    """The definition of a file that is a ``record``, with what every file begins with; it joins ``definitions``."""
    table = table_of(record)
    _table(table, manner, definitions)
    root: Schema = definitions[f"{_name(table)}.{manner}"]
    root["properties"] |= {"schema_version": {"const": SCHEMA_VERSION}, "kind": {"const": kind}}
    root["required"] = ["schema_version", "kind", *root["required"]]
    return root


def _schema(shape: Shape, manner: str, definitions: Schema) -> Schema:
    match shape:
        case Table():
            return _table(shape, manner, definitions)
        case Choice(members=members):
            return {"anyOf": [_table(member, manner, definitions) for member in members.values()]}
        case Names():
            return _names(shape, manner, definitions)
        case Number():
            return _annotated(shape, _number(shape))
        case Row(item=item):
            row = {"type": "array", "items": _item(item), **_lengths(shape, "minItems", "maxItems")}
            return _annotated(shape, row)
        case Text():
            return _text(shape)
        case Flag():
            return {"type": "boolean"}


def _table(table: Table, manner: str, definitions: Schema) -> Schema:
    """A reference to a record's definition, which is made when it is first referred to."""
    name = f"{_name(table)}.{manner}"
    if name not in definitions:
        made: Schema = {}
        definitions[name] = made  # before its fields, which could refer to it
        required = [*table.required, *(key for key, shape in table.fields.items() if _is_tag(shape))]
        made |= {
            "type": "object",
            "description": (table.record.__doc__ or "").splitlines()[0],
            "properties": {key: _field(shape, manner, definitions) for key, shape in table.fields.items()} | _INHERITED,
            "required": required if manner == WHOLE else [],
            "additionalProperties": False,
        }
    return _refers(name)


def _field(shape: Shape, manner: str, definitions: Schema) -> Schema:
    """What may stand in a place; ``false`` too where it may remove what another file says."""
    inner = _schema(shape, manner, definitions)
    return inner if manner == WHOLE or isinstance(shape, Flag) else {"anyOf": [inner, {"const": False}]}


def _name(table: Table) -> str:
    """The record's name, with the unit where the same law is of minutes here and of days there."""
    units = {shape.unit for key, shape in table.fields.items() if isinstance(shape, Number) and key == "mean"}
    edges = table.fields.get("edges")
    units |= {edges.item.unit} if isinstance(edges, Row) and isinstance(edges.item, Number) else set()
    return ".".join([table.record.__name__, *sorted(units)])


def _names(shape: Names, manner: str, definitions: Schema) -> Schema:
    inner = _field(shape.item, manner, definitions)
    names: Schema = {"maxLength": LONGEST, "pattern": r"^[^.=]+$", "not": {"enum": list(RESERVED)}}
    if shape.options:
        return {"type": "object", "properties": dict.fromkeys(shape.options, inner) | _INHERITED} | _CLOSED
    known = {"anyOf": [{"enum": list(_INHERITED)}, names]}
    least = {"minProperties": shape.shortest} if shape.shortest and manner == WHOLE else {}
    return {
        "type": "object",
        "properties": dict(_INHERITED),
        "propertyNames": known,
        "additionalProperties": inner,
    } | least


def _annotated(shape: Shape, bare: Schema) -> Schema:
    """A value by itself, or with what is known about it."""
    table = {"type": "object", "properties": {"value": bare, **_NOTES}, "required": ["value"]} | _CLOSED
    return {"description": words(shape), "anyOf": [bare, table]}


def _item(shape: Shape) -> Schema:
    return _number(shape) if isinstance(shape, Number) else _schema(shape, WHOLE, {})


def _number(shape: Number) -> Schema:
    bounds = {"minimum": shape.low, "exclusiveMinimum": shape.above, "maximum": shape.high}
    kind = "integer" if shape.whole else "number"
    return {"type": kind} | {key: bound for key, bound in bounds.items() if bound is not None}


def _text(shape: Text) -> Schema:
    if shape.options:
        return {"enum": list(shape.options)}
    pattern = {"pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"} if shape.unit == CLOCK else {}
    return {"type": "string"} | pattern | _lengths(shape, "minLength", "maxLength")


def _lengths(shape: Row | Text, least: str, most: str) -> Schema:
    lengths = {least: shape.shortest or None, most: shape.longest}
    return {key: length for key, length in lengths.items() if length is not None}


def _is_tag(shape: Shape) -> bool:
    return isinstance(shape, Text) and len(shape.options) == 1


def _refers(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_CLOSED = {"additionalProperties": False}
