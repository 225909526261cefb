"""Support for self-care: what people can do for themselves."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {}
