"""Reduce DNAs: fewer appointments are missed, and more of those that would be are given back in time."""

from collections.abc import Mapping

from gpsim.scenarios.action import Action
from gpsim.units import Name

SUB_ACTIONS: Mapping[Name, type[Action]] = {}
