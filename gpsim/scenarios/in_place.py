"""What a practice does already: known to the menu or not, and what actions would lack there."""

from collections.abc import Iterator

from gpsim.practice.faults import Fault, FileFault, did_you_mean
from gpsim.practice.practice import Practice
from gpsim.scenarios.catalogue import ACTIONS, MODULES
from gpsim.units import Name, Share


def own_level_in_place(practice: Practice, name: Name) -> Share:
    """How many of the staff concerned already work the way of the action ``name`` itself."""
    module, _, action = name.partition(".")
    return practice.in_place.get(module, {}).get(action, 0.0)


def level_in_place(practice: Practice, name: Name) -> Share:
    """How many of the staff concerned already work the way of the action ``name``, or of one that is the same thing."""
    group = ACTIONS[name].about.count_once if name in ACTIONS else ""
    same = {name} | {each for each, action in ACTIONS.items() if group and action.about.count_once == group}
    return max(own_level_in_place(practice, each) for each in sorted(same))


def refuse_unknown(practice: Practice, file: str = "") -> None:
    """Refuses a practice that does something which is not on the menu.

    Raises:
        FileFault: with every such name under ``in_place``.

    """
    if faults := [Fault(file, path, "", hint) for path, hint in _unknown(practice)]:
        raise FileFault(faults)


def lacking(practice: Practice) -> dict[str, tuple[str, ...]]:
    """By action, what it would act on and the practice has not."""
    missing = {name: action().lacks(practice) for name, action in ACTIONS.items()}
    return {name: sentences for name, sentences in missing.items() if sentences}


def _unknown(practice: Practice) -> Iterator[tuple[str, str]]:
    for module, levels in practice.in_place.items():
        if module not in MODULES:
            yield f"in_place.{module}", f"no such action; {did_you_mean(module, MODULES)}"
            continue
        for name in levels:
            if name not in MODULES[module]:
                yield f"in_place.{module}.{name}", f"no such action; {did_you_mean(name, MODULES[module])}"
