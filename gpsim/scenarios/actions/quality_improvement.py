"""Quality improvement: no effect of its own; it makes others come sooner, reach further and last longer."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {}
