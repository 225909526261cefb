"""Collaboration: with other practices, specialists, pharmacies and community services."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.scenarios.actions.partners.shared_hub import SharedHub
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "shared_hub": SharedHub,
}
