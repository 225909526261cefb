"""Whether every queue holds one sort of thing: a letter cannot wait among callers, nor a group on the duty list."""

from collections.abc import Iterator

from gpsim.practice.check_staffing import triage_of
from gpsim.practice.demand import WalkIn
from gpsim.practice.faults import Fault, shown
from gpsim.practice.practice import Practice

# Queues that are there by themselves, and what waits in them.
SORTS = {
    "telephone": "callers",
    "call_backs": "call-backs",
    "desk": "people at the desk",
    "patients": "a clinician's own patients",
    "inbox": "papers",
}


def sort_faults(practice: Practice) -> Iterator[Fault]:
    """Queues in which things of two sorts would wait."""
    known = dict(SORTS)
    for path, queue, sort in _named(practice):
        other = known.setdefault(queue, sort)
        if other != sort:
            yield Fault("", path, shown(queue), f"is the queue of {other}; {sort} must have a queue of their own")


def _named(practice: Practice) -> Iterator[tuple[str, str, str]]:
    """Every place that names a queue: its path, the queue, and what waits there."""
    access, triage, seen = practice.access, triage_of(practice), "patients to be seen in turn"
    if access.online is not None:
        yield "access.online.queue", access.online.queue, "forms"
    if triage is not None:
        yield "access.policy.triage.queue", triage.queue, "requests to be triaged"
    if access.duty is not None:
        yield "access.duty.queue", access.duty.queue, seen
    if access.visiting is not None:
        yield from ((f"access.visiting.{key}", queue, seen) for key, queue in access.visiting.queues.items())
    for name, place in practice.destinations.items():
        if isinstance(place, WalkIn):
            yield f"destinations.{name}.queue", place.queue, seen
    for name, role in practice.team.roles.items():
        yield f"team.roles.{name}.supervision.queue", role.supervision.queue, "questions"
    for name, kind in practice.consultations.items():
        if kind.group is not None:
            yield f"consultations.{name}.group.queue", kind.group.queue, "groups"
    for name, paper in practice.papers.items():
        for key, step in paper.steps.items():
            yield f"papers.{name}.steps.{key}.queue", step.queue, "papers"
