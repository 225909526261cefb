"""Whether a value fits a JSON Schema, for the keywords that gpsim's schemas use."""

import re
from collections.abc import Iterator
from typing import Any

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}


class JsonSchema:
    """A schema with its definitions."""

    def __init__(self, whole: dict[str, Any]) -> None:
        self.whole = whole

    def fits(self, value: Any, rule: dict[str, Any] | None = None) -> bool:
        """Whether ``value`` is valid by ``rule``, the whole schema if none is given."""
        rule = self.whole if rule is None else rule
        return all(
            check(value, rule) for check in (_kind, self._alternatives, _bounds, _text, self._array, self._object)
        )

    def _alternatives(self, value: Any, rule: dict[str, Any]) -> bool:
        if "$ref" in rule and not self.fits(value, self.whole["$defs"][rule["$ref"].removeprefix("#/$defs/")]):
            return False
        if "if" in rule and not self.fits(value, rule["then"] if self.fits(value, rule["if"]) else rule["else"]):
            return False
        if "not" in rule and self.fits(value, rule["not"]):
            return False
        return "anyOf" not in rule or any(self.fits(value, one) for one in rule["anyOf"])

    def _array(self, value: Any, rule: dict[str, Any]) -> bool:
        if not isinstance(value, list):
            return True
        length = rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value))
        return length and all(self.fits(item, rule.get("items", {})) for item in value)

    def _object(self, value: Any, rule: dict[str, Any]) -> bool:
        if not isinstance(value, dict):
            return True
        known, more = rule.get("properties", {}), rule.get("additionalProperties", {})
        return (
            set(rule.get("required", ())) <= set(value)
            and len(value) >= rule.get("minProperties", 0)
            and all(self.fits(key, rule.get("propertyNames", {})) for key in value)
            and all(
                self.fits(inner, known[key]) if key in known else more is not False and self.fits(inner, more)
                for key, inner in value.items()
            )
        )

    @property
    def references(self) -> set[str]:
        """The definitions that are referred to."""
        return {reference.removeprefix("#/$defs/") for reference in _references(self.whole)}


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


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        node = list(node.values())
    for inner in node if isinstance(node, list) else []:
        yield from _references(inner)
