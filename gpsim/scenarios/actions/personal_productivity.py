"""Personal productivity: people who type, read and use the computer with ease, and who last."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {}
