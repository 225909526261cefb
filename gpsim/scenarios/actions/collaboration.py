"""Collaboration: other practices, specialists, pharmacies and community services do a part of the work."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.scenarios.actions.partners.services import CommunityPharmacy, CommunityServices
from gpsim.scenarios.actions.partners.shared_hub import SharedHub
from gpsim.scenarios.actions.partners.specialists import SpecialistAdvice
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "shared_hub": SharedHub,
    "specialist_advice": SpecialistAdvice,
    "community_pharmacy": CommunityPharmacy,
    "community_services": CommunityServices,
}
