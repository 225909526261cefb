"""Whether somebody is there for everything: needs, queues, classes of slots, kinds of consultation."""

from collections.abc import Iterator

from gpsim.distributions import mean_of
from gpsim.practice.access import Mixed, OneTriageList, PhoneTriageFirst, Triage
from gpsim.practice.demand import Clinic, WalkIn
from gpsim.practice.faults import Fault, shown
from gpsim.practice.practice import Practice

Slots = dict[str, set[str]]  # kinds of slot by role


def queue_faults(practice: Practice) -> Iterator[Fault]:
    """Queues that things join and nobody works on."""
    served = served_queues(practice)
    for path, queue in sorted(queues_joined(practice)):
        if queue not in served:
            what = "a paper nobody works on" if path.startswith("papers.") else "a queue nobody works on"
            yield Fault("", path, "", f"{what}: no activity in anybody's rota serves {shown(queue)}")


def served_queues(practice: Practice) -> frozenset[str]:
    """The queues that somebody's rota serves."""
    activities = practice.team.activities
    return frozenset(queue for _, name in _rota(practice) for queue in activities[name].serves)


def queues_joined(practice: Practice) -> Iterator[tuple[str, str]]:
    """Where a file says so, and the queue: everything that may come to wait."""
    yield from _front_door(practice)
    triage = triage_of(practice)
    if triage is not None:
        yield "access.policy.triage.queue", triage.queue
    if practice.access.duty is not None:
        yield "access.duty.queue", practice.access.duty.queue
    if practice.access.visiting is not None and any(need.at_home for need in practice.needs.values()):
        yield from ((f"access.visiting.{key}", queue) for key, queue in practice.access.visiting.queues.items())
    for name, role in practice.team.roles.items():
        if role.supervision.asks and name in _working(practice):
            yield f"team.roles.{name}.supervision.queue", role.supervision.queue
    for name, place in practice.destinations.items():
        if isinstance(place, WalkIn):
            yield f"destinations.{name}.queue", place.queue
    for name, kind in practice.consultations.items():
        if kind.group is not None and mean_of(kind.group.facilitation) > 0.0:
            yield f"consultations.{name}.group.queue", kind.group.queue
    for name, paper in practice.papers.items():
        for key, step in paper.steps.items():
            yield f"papers.{name}.steps.{key}.queue", step.queue


def need_faults(practice: Practice) -> Iterator[Fault]:
    """Needs that ask for somebody who is not here, with nobody instead."""
    for name, place in practice.destinations.items():
        if isinstance(place, Clinic) and _goes_round(practice, name):
            yield Fault("", f"destinations.{name}.instead", shown(place.instead), "leads back to itself, to nobody")
    slots = _slots_by_role(practice)
    for name, need in practice.needs.items():
        if not _seen(practice, need.asks_for, slots):
            allowed = "a need nobody may see: no such role has a session with slots, and nobody is there instead"
            yield Fault("", f"needs.{name}.asks_for", shown(need.asks_for), allowed)


def class_faults(practice: Practice) -> Iterator[Fault]:
    """Classes of booking that no slot takes in the clinics that book them."""
    slots = _slots_by_role(practice)
    for name, place in practice.destinations.items():
        if isinstance(place, Clinic) and (kinds := _kinds(place, slots)):
            taken = {booking for kind in kinds for booking in practice.book.kinds[kind].takes}
            if place.books not in taken:
                allowed = (
                    f"no slot of {', '.join(place.roles)} takes this class; theirs take {', '.join(sorted(taken))}"
                )
                yield Fault("", f"destinations.{name}.books", shown(place.books), allowed)
    takes = {booking for kind in practice.book.kinds.values() for booking in kind.takes}
    for name, kind in practice.consultations.items():
        if kind.follow_up > 0.0 and "follow_up" not in takes:
            yield Fault(
                "", f"consultations.{name}.follow_up", shown(kind.follow_up), "no kind of slot takes 'follow_up'"
            )
        if kind.converts > 0.0 and kind.converts_class not in takes | {"urgent", ""}:
            path = f"consultations.{name}.converts_class"
            yield Fault("", path, shown(kind.converts_class), "no kind of slot takes this class")


def law_of_role_faults(practice: Practice) -> Iterator[Fault]:
    """Kinds of consultation that somebody will hold without a law of how long it takes them."""
    for kind, roles in sorted(_held_by(practice).items()):
        known = practice.consultations[kind].minutes
        for role in sorted(roles):
            if "any" not in known and role not in known:
                allowed = f"must have a law for {shown(role)}, who may hold it, or for 'any'"
                yield Fault("", f"consultations.{kind}.minutes", "", allowed)


def triage_faults(practice: Practice) -> Iterator[Fault]:
    """Triage that rings back with no kind of consultation."""
    triage = triage_of(practice)
    if triage is not None and triage.call_back > 0.0 and not triage.call_kind:
        yield Fault("", "access.policy.triage.call_kind", '""', "must be a kind of consultation, as some are rung back")


def triage_of(practice: Practice) -> Triage | None:
    """The triage list, if the access policy has one."""
    policy = practice.access.policy
    return policy.triage if isinstance(policy, Mixed | OneTriageList | PhoneTriageFirst) else None


def _front_door(practice: Practice) -> Iterator[tuple[str, str]]:
    access = practice.access
    comes = {name for name, weight in access.channels.items() if weight > 0.0}
    clinical = all(need.clinical for need in practice.needs.values() if need.origin == "patient")
    listed = clinical and triage_of(practice) is not None  # then clinicians read every form
    if access.telephone is not None and "telephone" in comes:
        yield "access.channels.telephone", "telephone"
    if access.telephone is not None and access.telephone.call_back > 0.0:
        yield "access.telephone.call_back", "call_backs"
    if access.desk is not None and "desk" in comes:
        yield "access.channels.desk", "desk"
    if access.online is not None and "online" in comes and not listed:
        yield "access.online.queue", access.online.queue


def _rota(practice: Practice) -> Iterator[tuple[str, str]]:
    """Role and activity of every line of everybody's rota."""
    for person in practice.team.people.values():
        yield from ((person.role, session.activity) for session in person.rota.values())


def _working(practice: Practice) -> set[str]:
    return {role for role, _ in _rota(practice)}


def _kinds(clinic: Clinic, slots: Slots) -> set[str]:
    """Kinds of slot of whoever works in ``clinic``."""
    return set().union(*(slots.get(role, ()) for role in clinic.roles))


def _slots_by_role(practice: Practice) -> Slots:
    """Kinds of slot that some session of each role lays out."""
    templates, slots = practice.book.templates, dict[str, set[str]]()
    for person in practice.team.people.values():
        named = {session.template for session in person.rota.values() if session.template}
        for template in named | {templates[name].remote for name in named if templates[name].remote}:
            slots.setdefault(person.role, set()).update(block.slot for block in templates[template].blocks.values())
    return slots


def _seen(practice: Practice, name: str, slots: Slots) -> bool:
    """Whether somebody deals with what comes to the destination ``name``, or to the one instead of it."""
    for _ in practice.destinations:
        place = practice.destinations[name]
        if not isinstance(place, Clinic):
            return True  # a queue that nobody serves is a fault of its own
        if _kinds(place, slots):
            return True
        if not place.instead:
            return False
        name = place.instead
    return False


def _goes_round(practice: Practice, name: str) -> bool:
    """Whether who is there instead leads back to ``name``."""
    at = name
    for _ in practice.destinations:
        place = practice.destinations[at]
        at = getattr(place, "instead", "")
        if not at:
            return False
        if at == name:
            return True
    return False


def _held_by(practice: Practice) -> dict[str, set[str]]:
    """Roles that may hold each kind of consultation."""
    held: dict[str, set[str]] = {}
    for role, kinds in _slots_by_role(practice).items():
        for slot in kinds:
            held.setdefault(practice.book.kinds[slot].consultation, set()).add(role)
    for kind, queue in _lists(practice):
        servers = {role for role, activity in _rota(practice) if queue in practice.team.activities[activity].serves}
        held.setdefault(kind, set()).update(servers)
    return held


def _lists(practice: Practice) -> Iterator[tuple[str, str]]:
    """Kind of consultation and queue of what is held without a slot."""
    access, triage = practice.access, triage_of(practice)
    if access.duty is not None:
        yield access.duty.consultation, access.duty.queue
    if access.visiting is not None:
        yield from ((access.visiting.consultation, queue) for queue in access.visiting.queues.values())
    if triage is not None and triage.call_kind:
        yield triage.call_kind, triage.queue
    for place in practice.destinations.values():
        if isinstance(place, WalkIn):
            yield place.consultation, place.queue
