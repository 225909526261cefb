"""Digests of practices and scenarios: equal values have equal digests, on every machine."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any


def digest(value: Any) -> str:
    """64 hexadecimal digits of a record, whatever the order of its keys; where numbers come from does not count."""
    return sha256(json.dumps(canonical(value), sort_keys=True, allow_nan=False).encode()).hexdigest()


def canonical(value: Any) -> Any:
    """A record as JSON can say it: with its class, and without the fields that are no part of its value.

    >>> canonical((1, {"b": 2.0}))
    [1.0, {'b': 2.0}]
    """
    if is_dataclass(value):
        inside = {each.name: canonical(getattr(value, each.name)) for each in fields(value) if each.compare}
        return {"is": type(value).__name__, **inside}
    if isinstance(value, Mapping):
        return {str(key): canonical(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [canonical(inner) for inner in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
