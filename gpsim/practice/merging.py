"""One file over another: tables merge, values and arrays replace, ``NAME = false`` removes, ``"*" = false`` all."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from gpsim.practice.faults import Fault, did_you_mean, shown
from gpsim.practice.leaves import FOR_THIS_RUN, Leaf, Tree, annotated, joined
from gpsim.practice.reading import is_deep, is_dotted
from gpsim.practice.shapes import Choice, Flag, Names, Shape, Table, child, chosen

SETTING = "--set"
EVERYTHING = "*"  # stands for every name that a table has from the file extended
Settings = Mapping[str, object] | Sequence[str]


def merged(base: Tree, over: Tree, shape: Shape | None, faults: list[Fault], path: str = "") -> Tree:
    """``base`` with what ``over`` says instead, further or no longer."""
    if base and _clears(shape, over):
        base, over = {}, {key: new for key, new in over.items() if key != EVERYTHING}
    result = dict(base)
    for key, new in over.items():
        inner, old = child(shape, key, over if _tagged(shape, over) else base), base.get(key)
        if isinstance(new, dict):
            under = old if isinstance(old, dict) and _same(inner, old, new) else {}
            result[key] = merged(under, new, inner, faults, joined(path, key))
        elif new.value is not False or isinstance(inner, Flag):
            result[key] = new
        elif result.pop(key, None) is None:
            hint = f"false removes what is there, and there is no {shown(key)}; {did_you_mean(key, base)}"
            faults.append(Fault(new.file, joined(path, key), "false", hint))
    return result


def with_settings(tree: Tree, settings: Settings, shape: Shape, faults: list[Fault]) -> Tree:
    """``tree`` with each ``PATH=VALUE`` in place, as if a file that extends it said so."""
    for path, value in _pairs(settings, faults):
        parts = path.split(".")
        unknown = _unknown(tree, parts, shape)
        if unknown:
            faults.append(Fault(SETTING, path, shown(value), unknown))
            continue
        tables: Any = value
        for part in reversed(parts):
            tables = {part: tables}
        tree = merged(tree, annotated(tables, SETTING, FOR_THIS_RUN, faults), shape, faults)
    return tree


def parsed(text: str) -> object:
    """The TOML value that ``text`` is, or else the text itself.

    >>> parsed("12"), parsed("[1, 2]"), parsed("self_care")
    (12, [1, 2], 'self_care')
    """
    try:
        tables = {} if is_dotted(text) else tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return text
    return tables["value"] if len(tables) == 1 and not is_deep(tables) else text


def _pairs(settings: Settings, faults: list[Fault]) -> list[tuple[str, object]]:
    if isinstance(settings, Mapping):
        return [(path, parsed(value) if isinstance(value, str) else value) for path, value in settings.items()]
    pairs = []
    for setting in [settings] if isinstance(settings, str) else settings:
        path, equals, value = setting.partition("=")
        if equals and path.strip():
            pairs.append((path.strip(), parsed(value.strip())))
        else:
            faults.append(Fault(SETTING, "", shown(setting), "must be PATH=VALUE, such as list_size=9000"))
    return pairs


def _unknown(tree: Tree, parts: list[str], shape: Shape) -> str:
    """What is wrong with a path into ``tree``; "" nothing."""
    node: Leaf | Tree = tree
    inside: Shape | None = shape
    for part in parts:
        known = _known(inside, node)
        if part not in known and not _may_be_new(inside, part):
            return f"there is no {shown(part)} here; {did_you_mean(part, known)}"
        inside = child(inside, part, node)
        node = node.get(part, {}) if isinstance(node, dict) else {}
    return ""


def _known(shape: Shape | None, node: "Leaf | Tree") -> Sequence[str]:
    match shape:
        case Table(fields=fields):
            return list(fields)
        case Choice():
            table = chosen(shape, node)
            return list(table.fields) if table else [shape.tag]
        case Names(options=options):
            return options or (list(node) if isinstance(node, dict) else [])
        case _:
            return []


def _may_be_new(shape: Shape | None, part: str) -> bool:
    """Whether a name may be added here: a share or a law may be, a colleague or a need is given in a file."""
    if not part or not isinstance(shape, Names) or shape.options:
        return False
    return not isinstance(shape.item, Table | Choice) or (isinstance(shape.item, Choice) and shape.item.tag == "law")


def _clears(shape: Shape | None, over: Tree) -> bool:
    """Whether nothing of a table of names is kept."""
    every = over.get(EVERYTHING)
    return isinstance(shape, Names) and isinstance(every, Leaf) and every.value is False


def _tagged(shape: Shape | None, node: Tree) -> bool:
    return isinstance(shape, Choice) and shape.tag in node


def _same(shape: Shape | None, old: Tree, new: Tree) -> bool:
    """Whether two tables are of one kind; a law over another law replaces it, instead of mixing their keys."""
    return not (_tagged(shape, new) and isinstance(shape, Choice) and chosen(shape, old) != chosen(shape, new))
