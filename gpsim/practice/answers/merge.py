"""Tables put together."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

Tables = dict[str, Any]


def together(*all_tables: Mapping[str, Any]) -> Tables:
    """All the tables as one; of what two say, the later is right.

    >>> together({"a": {"b": 1, "c": 1}}, {"a": {"b": 2}})
    {'a': {'b': 2, 'c': 1}}
    """
    return reduce(_over, all_tables, {})


def at(path: str, value: Any) -> Tables:
    """``value`` at a dotted path.

    >>> at("a.b", 1)
    {'a': {'b': 1}}
    """
    for part in reversed(path.split(".")):
        value = {part: value}
    return dict(value)


def _over(base: Tables, over: Mapping[str, Any]) -> Tables:
    both = {key: _over(base[key], new) for key, new in over.items() if _is_table(new) and _is_table(base.get(key))}
    return {**base, **over, **both}


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping) and "value" not in value
