"""A verb of practices that work together: to share a hub."""

from dataclasses import replace

from gpsim.practice.neighbours import Hub
from gpsim.practice.practice import Practice


def share_hub(practice: Practice, hub: Hub) -> Practice:
    """Gives sessions to ``hub``: beside those that are given already, with no fewer partners, on its new terms."""
    if not hub.partners or not hub.sessions:
        return practice
    old = practice.hub or replace(hub, sessions=0.0)
    both = replace(hub, sessions=old.sessions + hub.sessions, partners=max(old.partners, hub.partners))
    return replace(practice, hub=both)
