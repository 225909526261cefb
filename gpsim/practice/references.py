"""Names that refer to something: every one of them must be the name of something."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gpsim.practice.faults import Fault, did_you_mean, shown
from gpsim.practice.leaves import joined

Values = Mapping[str, Any]

# Where names stand, and the table they must be in. "*" any key; "@" at the end, the keys themselves.
# A leading "?" lets the name be "", which means none.
REFERENCES = {
    "needs.*.week": "?weeks",
    "needs.*.season": "?seasons",
    "needs.*.profile": "?profiles",
    "needs.*.response": "?responses",
    "responses.*.heard_from": "?responses",
    "needs.*.ages.@": "patients.bands",
    "needs.*.suitable.@": "destinations",
    "needs.*.suitable_at_home.@": "destinations",
    "needs.*.asks_for": "destinations",
    "needs.*.makes.@": "papers",
    "needs.*.channels.@": "channels",
    "needs.*.stages.*.destination": "destinations",
    "needs.*.recall.paper": "?papers",
    "destinations.*.roles": "team.roles",
    "destinations.*.bounce_to": "?destinations",
    "destinations.*.instead": "?destinations",
    "destinations.*.paper": "?papers",
    "destinations.*.consultation": "consultations",
    "access.telephone.profile": "?profiles",
    "access.online.profile": "?profiles",
    "access.desk.profile": "?profiles",
    "access.navigation.offered.@": "destinations",
    "access.duty.consultation": "consultations",
    "access.visiting.consultation": "consultations",
    "access.policy.triage.kind": "?consultations",
    "access.policy.triage.call_kind": "?consultations",
    "access.extras_slot": "?book.kinds",
    "access.urgent_if_full": "outside or a word",
    "access.gives_up_to.@": "outside",
    "team.people.*.role": "team.roles",
    "team.people.*.buddy": "?team.people",
    "team.people.*.rota.*.activity": "team.activities",
    "team.people.*.rota.*.template": "?book.templates",
    "team.activities.*.serves": "queues",
    "team.roles.*.stays_for": "queues",
    "book.kinds.*.consultation": "consultations",
    "book.kinds.*.takes": "classes",
    "book.templates.*.blocks.*.slot": "book.kinds",
    "book.templates.*.remote": "?book.templates",
    "consultations.*.minutes.@": "roles or any",
    "consultations.*.makes.@": "papers",
    "consultations.*.converts_to": "?destinations",
    "papers.*.week": "?weeks",
    "papers.*.season": "?seasons",
    "papers.*.profile": "?profiles",
    "papers.*.ages.@": "patients.bands",
    "papers.*.steps.*.makes.@": "papers",
    "papers.*.steps.*.needs.@": "needs",
}

# Tables that a practice cannot be without: that one is missing is a fault already.
REQUIRED = ("needs", "destinations", "patients.bands", "team.roles", "team.people", "team.activities")
CHANNELS = ("telephone", "online", "desk")
FALLBACKS = ("duty", "extras")
QUEUES = ("telephone", "call_backs", "desk", "patients", "inbox")
# Queues that a table names, with the name each has if it does not.
NAMED_QUEUES = {
    "access.online.queue": "online",
    "access.policy.triage.queue": "triage",
    "access.duty.queue": "duty",
    "access.visiting.queue": "visits",
    "access.visiting.shared_queue": "shared_visits",
    "team.roles.*.supervision.queue": "questions",
    "consultations.*.group.queue": "groups",
    "destinations.*.queue": "",
    "papers.*.steps.*.queue": "",
}
CLASSES = ("urgent", "routine", "follow_up")
NAMED_CLASSES = ("destinations.*.books", "consultations.*.converts_class")


def unknown_names(values: Values) -> Iterator[Fault]:
    """A fault for each name in a practice's plain values that nothing has; the file is not filled in."""
    known = {table: _known(values, table.removeprefix("?")) for table in REFERENCES.values()}
    for pattern, table in REFERENCES.items():
        for path, name in [] if _is_faulty(values, table) else found(values, pattern):
            if name not in known[table] and not (name == "" and table.startswith("?")):
                value = "" if pattern.endswith("@") else shown(name)
                yield Fault("", path, value, f"nothing has this name; {did_you_mean(name, known[table])}")


def used(values: Values, table: str) -> set[str]:
    """The names that something refers to, of those in ``table``."""
    patterns = (pattern for pattern, target in REFERENCES.items() if target.removeprefix("?").split(" or ")[0] == table)
    names = {name for pattern in patterns for _, name in found(values, pattern)}
    return names | (used(values, "roles") if table == "team.roles" else set())


def found(values: Any, pattern: str) -> Iterator[tuple[str, str]]:
    """Path and text of every name that stands where ``pattern`` says."""
    for path, value in _matches(values, pattern.split("."), ""):
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, list | tuple):
            yield from ((path, name) for name in value if isinstance(name, str))


def _matches(node: Any, parts: list[str], path: str) -> Iterator[tuple[str, Any]]:
    if not parts:
        yield path, node
        return
    if not isinstance(node, Mapping):
        return
    part, rest = parts[0], parts[1:]
    if part == "@":
        yield from ((joined(path, key), key) for key in node)
        return
    for key in node if part == "*" else [part] if part in node else []:
        yield from _matches(node[key], rest, joined(path, key))


def _is_faulty(values: Values, table: str) -> bool:
    """Whether a table of names is a fault by itself, so that every name in it would be unknown."""
    table = {"outside": "destinations", "roles or any": "team.roles"}.get(table, table.removeprefix("?"))
    node: Any = values
    for part in table.split("."):
        if not isinstance(node, Mapping):
            return node is None
        if part not in node:
            return table in REQUIRED
        node = node[part]
    return node is None


def _known(values: Values, table: str) -> set[str]:
    special: dict[str, Callable[[], set[str]]] = {
        "channels": lambda: set(CHANNELS),
        "outside": lambda: _outside(values),
        "outside or a word": lambda: _outside(values) | set(FALLBACKS),
        "roles or any": lambda: _known(values, "team.roles") | {"any"},
        "queues": lambda: queues(values),
        "classes": lambda: {*CLASSES, *(name for pattern in NAMED_CLASSES for _, name in found(values, pattern))},
    }
    return special[table]() if table in special else {name for _, name in found(values, f"{table}.@")}


def _outside(values: Values) -> set[str]:
    """Destinations outside; one that is at fault may be meant for one."""
    places = values["destinations"] if isinstance(values.get("destinations"), Mapping) else {}
    return {name for name, place in places.items() if not isinstance(place, Mapping) or place.get("kind") == "outside"}


def queues(values: Values) -> set[str]:
    """Every queue there can be."""
    named = {name for pattern in NAMED_QUEUES for _, name in found(values, pattern)}
    return named.union(QUEUES, filter(None, NAMED_QUEUES.values()))
