"""Productive work flows: papers, requests, meetings and rooms, done by whom they suit and with less waste."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {}
