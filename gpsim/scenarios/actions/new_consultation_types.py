"""New consultation types: a request is heard by telephone, in writing, or in a group."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.scenarios.actions.e_consultation import EConsultation
from gpsim.scenarios.actions.group_consultations import GroupConsultations
from gpsim.scenarios.actions.phone_first import PhoneFirst
from gpsim.scenarios.actions.text_message import TextMessage
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "phone_first": PhoneFirst,
    "e_consultation": EConsultation,
    "text_message": TextMessage,
    "group": GroupConsultations,
}
