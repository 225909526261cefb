"""Whether anything could go on for ever, so that a run would not end."""

from collections.abc import Iterator, Mapping

from gpsim.distributions import mean_of
from gpsim.practice.demand import Outside
from gpsim.practice.faults import Fault, shown
from gpsim.practice.paperwork import Paper
from gpsim.practice.practice import Practice

ROUNDS = 200  # of papers making papers, until what is left is nothing or will not end


def endless_faults(practice: Practice) -> Iterator[Fault]:
    """Circles without time, and papers that make more papers than they are."""
    telephone = practice.access.telephone
    if telephone is not None and telephone.redial > 0.0 and mean_of(telephone.redial_after) <= 0.0:
        yield Fault("", "access.telephone.redial_after", "", "must have a mean above 0, as some ring again")
    for name in practice.destinations:
        if _circle(practice, name):
            allowed = "leads back through places outside without any time; give one of them bounce_after"
            yield Fault("", f"destinations.{name}.bounce_to", "", allowed)
    yield from _surely_again(practice)
    if (growth := _growth(practice.papers)) >= 1.0:
        allowed = f"papers make papers for ever: a hundred come to {100 * growth:.0f} in the end, and more"
        yield Fault("", "papers", "", allowed)


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
