"""Home visits by colleagues who are no GPs: which they may make, who makes them, and how many there is time for."""

from dataclasses import replace

from gpsim.distributions import mean_of
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity
from gpsim.practice.weekly import hours_a_week
from gpsim.records import put
from gpsim.scenarios.verbs import change
from gpsim.scenarios.verbs.rota_verbs import fresh
from gpsim.scenarios.verbs.who import GPS
from gpsim.units import Name, Share


def shared(practice: Practice, share: Share) -> Practice:
    """The practice in which colleagues who are no GPs may make ``share`` of the visits, if fewer now.

    GPs make what only they may first, and then what others may too. Where somebody who is no GP makes any visit
    that waits, nothing changes.
    """
    visiting = practice.access.visiting
    if visiting is None or share <= visiting.shared or _anybody_visits(practice, visiting.queue):
        return practice
    queues = visiting.queue, visiting.shared_queue
    raised = put(practice, "access.visiting.shared", lambda _: share)
    return change(raised, "team.activities", lambda old: {name: _both(one, *queues) for name, one in old.items()})


def with_visiting(practice: Practice, name: Name) -> tuple[Practice, Name]:
    """The practice with an activity of visits called ``name``, and what it is called.

    It is the practice's own, unless whoever does that visits nobody there: then it is one like it. A colleague makes
    the visits that others than GPs may make: of a single queue all, where somebody who is no GP serves it already.
    """
    visiting, own = practice.access.visiting, practice.team.activities
    queues: tuple[Name, ...] = ()
    if visiting is not None:
        single = visiting.shared <= 0.0 and _anybody_visits(practice, visiting.queue)
        queues = (visiting.queue if single else visiting.shared_queue,)
        if name in own and not {visiting.queue, visiting.shared_queue}.intersection(own[name].serves):
            name = fresh(own, name)
    made = own.get(name, Activity(serves=queues))
    return change(practice, "team.activities", lambda old: {**old, name: made}), name


def _anybody_visits(practice: Practice, queue: Name) -> bool:
    """Whether somebody who is no GP serves the queue of visits."""
    team = practice.team
    visiting = {name for name, activity in team.activities.items() if queue in activity.serves}
    others = [person for person in team.people.values() if team.roles[person.role].group not in GPS]
    return any(session.activity in visiting for person in others for session in person.rota.values())


def _both(activity: Activity, queue: Name, shared_queue: Name) -> Activity:
    """The activity with the shared visits right after the others, where it has only the others."""
    serves = activity.serves
    if queue not in serves or shared_queue in serves:
        return activity
    after = serves.index(queue) + 1
    return replace(activity, serves=(*serves[:after], shared_queue, *serves[after:]))


def visits_of(practice: Practice, person: Name) -> float:
    """Visits a week for which the rota of ``person`` has time, writing up included."""
    visiting, one = practice.access.visiting, practice.team.people[person]
    if visiting is None:
        return 0.0
    kind, queues = practice.consultations[visiting.consultation], {visiting.queue, visiting.shared_queue}
    activities = practice.team.activities
    hours = hours_a_week(line for line in one.rota.values() if queues.intersection(activities[line.activity].serves))
    minutes = mean_of(kind.minutes.get(one.role) or kind.minutes["any"]) + mean_of(kind.notes)
    return 60.0 * hours / minutes if minutes else 0.0
