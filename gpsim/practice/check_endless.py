"""Whether anything could go on for ever, so that a run would not end."""

from collections.abc import Iterator, Mapping

from gpsim.distributions import mean_of
from gpsim.practice.care import Consultation
from gpsim.practice.demand import Outside, WalkIn
from gpsim.practice.faults import Fault, shown
from gpsim.practice.paperwork import Paper
from gpsim.practice.practice import Practice

ROUNDS = 200  # of papers making papers, until what is left is nothing or will not end
NEARLY_ALL = 0.99  # a share from which on hardly anybody ever leaves a circle
SOON = 5.0  # minutes; who rings again sooner, and always, rings thousands of times


def endless_faults(practice: Practice) -> Iterator[Fault]:
    """Circles without time, and papers that make more papers than they are."""
    yield from _ringing(practice)
    yield from _cancelling(practice)
    yield from _coming_back(practice)
    for name in practice.destinations:
        if _circle(practice, name):
            allowed = "leads back through places outside without any time; give one of them bounce_after"
            yield Fault("", f"destinations.{name}.bounce_to", "", allowed)
    yield from _surely_again(practice)
    if (growth := _growth(practice.papers)) >= 1.0:
        allowed = f"papers make papers for ever: a hundred come to {100 * growth:.0f} in the end, and more"
        yield Fault("", "papers", "", allowed)


def _ringing(practice: Practice) -> Iterator[Fault]:
    telephone = practice.access.telephone
    if telephone is None or telephone.redial <= 0.0:
        return
    pause, path = mean_of(telephone.redial_after), "access.telephone.redial_after"
    if pause <= 0.0:
        yield Fault("", path, "", "must have a mean above 0, as some ring again")
    elif pause < SOON and telephone.redial > NEARLY_ALL:
        yield Fault("", path, "", f"must have a mean of at least {SOON:g} minutes, as nearly everybody rings again")


def _cancelling(practice: Practice) -> Iterator[Fault]:
    attendance = practice.attendance
    if attendance.rebooks > NEARLY_ALL and max(attendance.cancels.shares) > NEARLY_ALL:
        shares = list(attendance.cancels.shares)
        allowed = (
            f"must be at most {NEARLY_ALL:g} each, as nearly everybody who cancels books again and may cancel again"
        )
        yield Fault("", "attendance.cancels.shares", shown(shares), allowed)


def _coming_back(practice: Practice) -> Iterator[Fault]:
    """Consultations that take no time and lead nearly everybody to another one at once."""
    kinds = practice.consultations
    instant = {name for name, kind in kinds.items() if _timeless(practice) or not _least_mean(kind)}
    for name in sorted(instant):
        if kinds[name].converts > NEARLY_ALL:
            allowed = f"must be at most {NEARLY_ALL:g} where the consultation takes no time"
            yield Fault("", f"consultations.{name}.converts", shown(kinds[name].converts), allowed)
    for name, place in practice.destinations.items():
        if not isinstance(place, WalkIn) or place.consultation not in instant or not place.bounce_to:
            continue
        if max(place.bounce, place.misfit_bounce) > NEARLY_ALL and mean_of(place.bounce_after) <= 0.0:
            allowed = "must have a mean above 0, as the consultation takes no time and nearly everybody comes back"
            yield Fault("", f"destinations.{name}.bounce_after", "", allowed)


def _timeless(practice: Practice) -> bool:
    """Whether some factor makes consultations of any kind take no time."""
    team = practice.team
    factors = [need.factor for need in practice.needs.values()]
    factors += [role.pace for role in team.roles.values()] + [person.pace for person in team.people.values()]
    return 0.0 in factors


def _least_mean(kind: Consultation) -> float:
    return min(mean_of(law) for law in kind.minutes.values())


def _circle(practice: Practice, name: str) -> bool:
    at = name
    for _ in practice.destinations:
        place = practice.destinations[at]
        if not isinstance(place, Outside) or not place.bounce_to or mean_of(place.bounce_after) > 0.0:
            return False
        at = place.bounce_to
        if at == name:
            return True
    return False


def _surely_again(practice: Practice) -> Iterator[Fault]:
    """Stages and steps that always lead to one another."""
    chains = [
        (f"needs.{name}.stages", {key: stage.next for key, stage in need.stages.items()})
        for name, need in practice.needs.items()
    ] + [
        (f"papers.{name}.steps", {key: step.next for key, step in paper.steps.items()})
        for name, paper in practice.papers.items()
    ]
    for path, chain in chains:
        for key in sorted(set(chain) - _ending(chain)):
            yield Fault("", f"{path}.{key}.next", shown(dict(chain[key])), "must leave a way to the end")


def _ending(chain: Mapping[str, Mapping[str, float]]) -> set[str]:
    """The links of a chain from which it may come to an end."""
    before: dict[str, set[str]] = {key: set() for key in chain}
    for key, following in chain.items():
        for name, share in following.items():
            if share > 0.0:
                before[name].add(key)
    ends = {key for key, following in chain.items() if sum(following.values()) < 1.0 - 1e-9}
    to_do = list(ends)
    while to_do:
        new = before[to_do.pop()] - ends
        ends |= new
        to_do += new
    return ends


def _growth(papers: Mapping[str, Paper]) -> float:
    """Papers that one paper makes in the end, at most, in each round of making."""
    made = {name: _made(paper) for name, paper in papers.items()}
    level, growth = dict.fromkeys(papers, 1.0), 0.0
    for _ in range(ROUNDS):
        following = {name: sum(share * level[other] for other, share in made[name].items()) for name in papers}
        growth = max(following.values(), default=0.0)
        if growth <= 1e-6 or growth > 1e6:
            return 0.0 if growth <= 1e-6 else growth
        level = following
    return growth


def _made(paper: Paper) -> dict[str, float]:
    """Papers that a paper makes itself if every step is taken once."""
    made: dict[str, float] = {}
    for step in paper.steps.values():
        for name, share in step.makes.items():
            made[name] = made.get(name, 0.0) + share * step.share
    return made
