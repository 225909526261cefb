"""Productive work flows: papers, requests, meetings and rooms, done by whom they suit and with less waste."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.scenarios.actions.capacity import MatchCapacity
from gpsim.scenarios.actions.emails import EmailsMeetingsInterruptions
from gpsim.scenarios.actions.hospitals import HospitalInterface
from gpsim.scenarios.actions.letters import Correspondence
from gpsim.scenarios.actions.office import AdminProcesses
from gpsim.scenarios.actions.prescriptions import RepeatPrescriptions
from gpsim.scenarios.actions.results import Results
from gpsim.scenarios.actions.surroundings import WorkingEnvironment
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {
    "match_capacity": MatchCapacity,
    "correspondence": Correspondence,
    "repeat_prescriptions": RepeatPrescriptions,
    "results": Results,
    "hospital_interface": HospitalInterface,
    "admin_processes": AdminProcesses,
    "emails_meetings_interruptions": EmailsMeetingsInterruptions,
    "working_environment": WorkingEnvironment,
}
