"""Develop the team: somebody else sees the patients whom another than a GP suits."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.scenarios.actions.letters import MedicalAssistant
from gpsim.scenarios.actions.team.acute import Paramedic, PhysicianAssistant
from gpsim.scenarios.actions.team.coordinators import CareCoordinator
from gpsim.scenarios.actions.team.nurses import AdvancedNursePractitioner, MinorIllnessNurse
from gpsim.scenarios.actions.team.pharmacist import Pharmacist
from gpsim.scenarios.actions.team.therapists import MentalHealthPractitioner, Physiotherapist
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "minor_illness_nurse": MinorIllnessNurse,
    "pharmacist": Pharmacist,
    "physiotherapist": Physiotherapist,
    "mental_health_practitioner": MentalHealthPractitioner,
    "physician_assistant": PhysicianAssistant,
    "medical_assistant": MedicalAssistant,
    "paramedic": Paramedic,
    "advanced_nurse_practitioner": AdvancedNursePractitioner,
    "care_coordinator": CareCoordinator,
}
