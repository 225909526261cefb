"""Develop the team: somebody else sees the patients whom another than a GP suits."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.scenarios.actions.letters import MedicalAssistant
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "medical_assistant": MedicalAssistant,
}
