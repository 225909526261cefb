"""A simulation of an English general practice, and of what changes to it release."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from gpsim.practice.faults import FileFault as FileFault
    from gpsim.practice.files import load_practice as load_practice
    from gpsim.practice.practice import Practice as Practice
    from gpsim.practice.starting import practice_for as practice_for
    from gpsim.records import get as get
    from gpsim.records import put as put
    from gpsim.scenarios.adoption import Adoption as Adoption
    from gpsim.scenarios.catalogue import ACTIONS as ACTIONS
    from gpsim.scenarios.files import adopt as adopt
    from gpsim.scenarios.files import load_scenario as load_scenario
    from gpsim.scenarios.questionnaire import practice_from_answers as practice_from_answers
    from gpsim.scenarios.scenario import Scenario as Scenario
    from gpsim.study.estimate import Estimate as Estimate
    from gpsim.study.estimate import estimate as estimate
    from gpsim.study.parts import parts as parts
    from gpsim.study.pressure import pressure as pressure
    from gpsim.study.results import Change as Change
    from gpsim.study.run import compare as compare
    from gpsim.study.run import run as run

# Loaded when first used, so that `import gpsim` and a worker stay light.
_HOMES = {
    "FileFault": "practice.faults",
    "load_practice": "practice.files",
    "Practice": "practice.practice",
    "practice_for": "practice.starting",
    "get": "records",
    "put": "records",
    "Adoption": "scenarios.adoption",
    "ACTIONS": "scenarios.catalogue",
    "adopt": "scenarios.files",
    "load_scenario": "scenarios.files",
    "practice_from_answers": "scenarios.questionnaire",
    "Scenario": "scenarios.scenario",
    "Estimate": "study.estimate",
    "estimate": "study.estimate",
    "Change": "study.results",
    "parts": "study.parts",
    "pressure": "study.pressure",
    "compare": "study.run",
    "run": "study.run",
}
__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'gpsim' has no attribute {name!r}")
    return getattr(import_module(f"gpsim.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
