"""Social prescribing: a link worker for what a clinician cannot mend."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {}
