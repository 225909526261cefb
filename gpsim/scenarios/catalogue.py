"""The menu: every action by name, in the order in which actions are folded."""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module

from gpsim.scenarios.action import Action
from gpsim.units import Name

# The ten actions, each a module of gpsim/scenarios/actions whose SUB_ACTIONS lists its sub-actions in their order.
_ACTIONS: tuple[Name, ...] = (
    "active_signposting",
    "new_consultation_types",
    "reduce_dnas",
    "develop_the_team",
    "productive_work_flows",
    "personal_productivity",
    "collaboration",
    "social_prescribing",
    "self_care",
    "quality_improvement",
)
_MADE: Mapping[Name, Mapping[Name, type[Action]]] = {
    name: import_module(f"gpsim.scenarios.actions.{name}").SUB_ACTIONS for name in _ACTIONS
}
MODULES: Mapping[Name, tuple[Name, ...]] = {module: tuple(made) for module, made in _MADE.items()}
ACTIONS: Mapping[Name, type[Action]] = {
    f"{module}.{name}": action for module, made in _MADE.items() for name, action in made.items()
}
MENU: tuple[Name, ...] = tuple(ACTIONS)


def named(name: Name) -> type[Action]:
    """The action called ``name``.

    Raises:
        ValueError: when it is not on the menu.

    """
    if name in ACTIONS:
        return ACTIONS[name]
    raise ValueError(f"there is no action {name!r}; {_meant(name)}")


def _meant(name: Name) -> str:
    """What somebody who wrote ``name`` may have meant: the whole name, only its second part or its first."""
    if name in MODULES:
        return f"it is a group; of it there are {', '.join(f'{name}.{each}' for each in MODULES[name])}"
    last = name.rpartition(".")[2]
    seconds = [second for names in MODULES.values() for second in names]
    meant = [each for each in MENU if each.rpartition(".")[2] in get_close_matches(last, [last, *seconds], 2)]
    near = meant or get_close_matches(name, MENU, n=1)
    return f"did you mean {near[0]!r}?" if near else "`gpsim actions` lists them"
