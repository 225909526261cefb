"""Scenario files, and actions taken up by name: validated, or every fault at once."""

from collections.abc import Mapping
from dataclasses import fields, make_dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from annotated_types import Ge, Le

from gpsim.practice.faults import Fault, shown
from gpsim.practice.files import validated
from gpsim.practice.leaves import annotated
from gpsim.practice.practice import Source
from gpsim.practice.reading import found, read_raw
from gpsim.records import PYDANTIC_CONFIG
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.catalogue import ACTIONS, MODULES, named
from gpsim.scenarios.scenario import Scenario
from gpsim.units import Name, Unit

START = "start_week"
StartWeek = Annotated[int, Unit("weeks"), Ge(-520), Le(520)]  # from the first measured Monday


def load_scenario(path: str | Path) -> Scenario:
    """The scenario in a file, or the shipped one of that name.

    Raises:
        FileFault: with every fault found in it.

    """
    raw = read_raw(found(path, kind="scenario"), "scenario")
    file, faults = str(raw.file), []
    if raw.extends:
        faults.append(Fault(file, "extends", shown(raw.extends), "a scenario stands by itself and extends nothing"))
    tree = annotated(raw.tables, file, Source(source="this file"), faults)
    made, sources = validated(file_record(), tree, file, faults)
    return Scenario(tuple(_adoptions(made.action)), made.name.strip() or raw.file.stem, sources)


def adopt(name: Name, /, **numbers: Any) -> Adoption:
    """The action ``name`` taken up, with these numbers in the place of the evidence's; and its ``start_week``.

    Raises:
        ValueError: when there is no such action or number, or a number is out of its range.

    """
    table, faults = _action_table(named(name)), list[Fault]()
    tree = annotated(numbers, name, Source(source="given by the caller"), faults)
    made, _ = validated(table, tree, name, faults)
    return _adoption(name, made)


@cache
def file_record() -> type[Any]:
    """The record that a scenario file is: a name, and a table for each action."""
    modules: dict[str, type[Any]] = {}
    for module, names in MODULES.items():
        tables = {name: _action_table(ACTIONS[f"{module}.{name}"]) | None for name in names}
        modules[module] = _table(module, tables, f"Actions of the group {module}.")
    tables = {module: table | None for module, table in modules.items()}
    actions = _table("Actions", tables, "The actions taken up, by group.")
    return _table("Scenario", {"name": str, "action": actions | None}, "A scenario.", {"name": ""})


def _action_table(action: type[Any]) -> type[Any]:
    """The numbers of an action, and when it starts."""
    return _table(action.__name__, {START: StartWeek}, action.__doc__ or "", {START: 0}, base=action)


def _table(
    name: str,
    types: Mapping[str, Any],
    about: str,
    defaults: Mapping[str, Any] | None = None,
    base: type = object,
) -> type[Any]:
    """A record class whose fields have these types, and None where no default is given."""
    space = {"__pydantic_config__": PYDANTIC_CONFIG, "__doc__": about}
    made = [(field, kind, (defaults or {}).get(field)) for field, kind in types.items()]
    return make_dataclass(name, made, bases=(base,), namespace=space, frozen=True, kw_only=True)


def _adoptions(actions: Any) -> list[Adoption]:
    taken_up = []
    for name in ACTIONS:
        module, _, action = name.partition(".")
        table = getattr(getattr(actions, module, None), action, None)
        if table is not None:
            taken_up.append(_adoption(name, table))
    return taken_up


def _adoption(name: Name, table: Any) -> Adoption:
    numbers = {each.name: getattr(table, each.name) for each in fields(table) if each.name != START}
    return Adoption(name=name, action=named(name)(**numbers), start_week=table.start_week)
