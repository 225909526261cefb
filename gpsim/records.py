"""Frozen records, and one way to address a value inside them."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256
from numbers import Real
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")

# Read by the file loaders: unknown keys, NaN and text in the place of numbers are faults.
PYDANTIC_CONFIG = {"extra": "forbid", "allow_inf_nan": False, "strict": True}

# Metadata of a field that the program sets, and no file.
NOT_IN_FILES = {"in_files": False}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """A frozen, slotted, keyword-only dataclass: every value of a practice or scenario is one of these."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = PYDANTIC_CONFIG  # type: ignore[attr-defined]
    return made


def get(node: Any, path: str) -> Any:
    """The value at the dotted ``path``: field names and mapping keys.

    Raises:
        KeyError: naming the path and the first part that is not there.

    """
    for part in path.split("."):
        node = _child(node, part, path)
    return node


def put(node: T, path: str, change: Callable[[Any], Any]) -> T:
    """A copy of ``node`` in which the value at ``path`` is ``change`` of the old value.

    Raises:
        KeyError: naming the path and the first part that is not there.

    """
    return _put(node, path.split("."), path, change)  # type: ignore[no-any-return]


def paths(node: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of ``node`` with its dotted path, in the order of the fields and of sorted keys.

    Fields that are no part of a record's value (``compare=False``) have none.
    """
    children = list(_children(node))
    if not children and not is_dataclass(node) and not isinstance(node, Mapping):
        yield before, node
    for name, child in children:
        yield from paths(child, f"{before}.{name}" if before else name)


def canonical(node: Any) -> bytes:
    """``node`` as JSON that is the same, byte by byte, for equal values: keys sorted, every number a float."""
    return json.dumps(_plain(node), sort_keys=True, separators=(",", ":")).encode("ascii")


def digest(node: Any) -> str:
    """The SHA-256 of a value, in hexadecimal: equal values have equal digests, whatever their keys' order."""
    return sha256(canonical(node)).hexdigest()


def _plain(node: Any) -> Any:
    if is_dataclass(node) or isinstance(node, Mapping):
        kind = {"": type(node).__name__} if is_dataclass(node) else {}  # two records may have the same fields
        return kind | {name: _plain(child) for name, child in _children(node)}
    if isinstance(node, tuple | list):
        return [_plain(item) for item in node]
    if isinstance(node, Real) and not isinstance(node, bool):
        return float(node) + 0.0  # a whole number equals its float, and 0.0 equals -0.0
    return node


def _children(node: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(node):
        yield from ((field.name, getattr(node, field.name)) for field in fields(node) if field.compare)
    elif isinstance(node, Mapping):
        yield from sorted(node.items())


def _child(node: Any, part: str, path: str) -> Any:
    if isinstance(node, Mapping):
        if part in node:
            return node[part]
    elif is_dataclass(node) and any(field.name == part for field in fields(node)):
        return getattr(node, part)
    raise KeyError(f"{path}: there is no {part!r} here")


def _put(node: Any, parts: list[str], path: str, change: Callable[[Any], Any]) -> Any:
    if not parts:
        return change(node)
    child = _put(_child(node, parts[0], path), parts[1:], path, change)
    if isinstance(node, Mapping):
        return {**node, parts[0]: child}
    return replace(node, **{parts[0]: child})
