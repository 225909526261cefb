"""Whether kinds of consultation for a group have slots that a group can share."""

from collections.abc import Iterator

from gpsim.practice.check_staffing import triage_of
from gpsim.practice.demand import WalkIn
from gpsim.practice.faults import Fault, shown
from gpsim.practice.practice import Practice


def group_faults(practice: Practice) -> Iterator[Fault]:
    """Groups that would have to come together without a slot of their own."""
    for path, name, kind in _without_slots(practice):
        if kind and practice.consultations[kind].group is not None:
            yield Fault("", path, shown(name), "is for a group, which needs a slot with places that can be booked")


def _without_slots(practice: Practice) -> Iterator[tuple[str, str, str]]:
    """Where a file names what is held without such a slot: path, the name there, and the kind of consultation."""
    access, triage = practice.access, triage_of(practice)
    if access.duty is not None:
        yield "access.duty.consultation", access.duty.consultation, access.duty.consultation
    if access.visiting is not None:
        yield "access.visiting.consultation", access.visiting.consultation, access.visiting.consultation
    if triage is not None:
        yield "access.policy.triage.kind", triage.kind, triage.kind
        yield "access.policy.triage.call_kind", triage.call_kind, triage.call_kind
    for name, place in practice.destinations.items():
        if isinstance(place, WalkIn):
            yield f"destinations.{name}.consultation", place.consultation, place.consultation
    if access.extras_slot:
        yield "access.extras_slot", access.extras_slot, practice.book.kinds[access.extras_slot].consultation
