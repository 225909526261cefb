"""The menu: every action by name, in the order in which actions are folded."""

from collections.abc import Mapping
from difflib import get_close_matches

from gpsim.scenarios.action import Action
from gpsim.scenarios.actions import (
    active_signposting,
    collaboration,
    develop_the_team,
    new_consultation_types,
    personal_productivity,
    productive_work_flows,
    quality_improvement,
    reduce_dnas,
    self_care,
    social_prescribing,
)
from gpsim.units import Name

MODULES: Mapping[Name, tuple[Name, ...]] = {
    "active_signposting": ("online_portal", "care_navigation"),
    "new_consultation_types": ("phone_first", "e_consultation", "text_message", "group"),
    "reduce_dnas": (
        "easy_cancellation",
        "reminders",
        "patient_recording",
        "read_back",
        "report_attendances",
        "less_just_in_case",
    ),
    "develop_the_team": (
        "minor_illness_nurse",
        "pharmacist",
        "physiotherapist",
        "mental_health_practitioner",
        "physician_assistant",
        "medical_assistant",
        "paramedic",
        "advanced_nurse_practitioner",
        "care_coordinator",
    ),
    "productive_work_flows": (
        "match_capacity",
        "correspondence",
        "repeat_prescriptions",
        "results",
        "hospital_interface",
        "admin_processes",
        "emails_meetings_interruptions",
        "working_environment",
    ),
    "personal_productivity": ("resilience", "computer_confidence", "typing_and_reading"),
    "collaboration": ("shared_hub", "specialist_advice", "community_pharmacy", "community_services"),
    "social_prescribing": ("practice_based", "external"),
    "self_care": ("prevention", "patient_online", "acute_episodes", "long_term_conditions"),
    "quality_improvement": ("qi_expertise", "manager_development"),
}
MENU: tuple[Name, ...] = tuple(f"{module}.{name}" for module, names in MODULES.items() for name in names)

_MADE: Mapping[Name, Mapping[Name, type[Action]]] = {
    "active_signposting": active_signposting.SUB_ACTIONS,
    "new_consultation_types": new_consultation_types.SUB_ACTIONS,
    "reduce_dnas": reduce_dnas.SUB_ACTIONS,
    "develop_the_team": develop_the_team.SUB_ACTIONS,
    "productive_work_flows": productive_work_flows.SUB_ACTIONS,
    "personal_productivity": personal_productivity.SUB_ACTIONS,
    "collaboration": collaboration.SUB_ACTIONS,
    "social_prescribing": social_prescribing.SUB_ACTIONS,
    "self_care": self_care.SUB_ACTIONS,
    "quality_improvement": quality_improvement.SUB_ACTIONS,
}
# In the order of the menu; what is on the menu and not here is planned.
ACTIONS: Mapping[Name, type[Action]] = {
    f"{module}.{name}": _MADE[module][name]
    for module, names in MODULES.items()
    for name in names
    if name in _MADE[module]
}


def named(name: Name) -> type[Action]:
    """The action called ``name``.

    Raises:
        ValueError: when it is not on the menu, or is only planned.

    """
    if name in ACTIONS:
        return ACTIONS[name]
    if name in MENU:
        raise ValueError(f"{name!r} is planned and cannot be tried yet; there is {', '.join(ACTIONS)}")
    raise ValueError(f"there is no action {name!r}; {_meant(name)}")


def _meant(name: Name) -> str:
    """What somebody who wrote ``name`` may have meant: the whole name, or only its second part."""
    last = name.rpartition(".")[2]
    second = [each for each in MENU if each.rpartition(".")[2] in get_close_matches(last, [last, *_seconds()], 2)]
    near = second or get_close_matches(name, MENU, n=1)
    return f"did you mean {near[0]!r}?" if near else "`gpsim actions` lists them"


def _seconds() -> list[Name]:
    return [name for names in MODULES.values() for name in names]
