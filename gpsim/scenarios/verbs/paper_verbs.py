"""Verbs on papers: who does what to them, how many come, and how long a step takes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from typing import assert_never

from gpsim.distributions import Empirical, Exponential, Fixed, Gamma, Law, Lognormal, mean_of
from gpsim.practice.paperwork import Paper, Sort, Step
from gpsim.practice.practice import Practice
from gpsim.records import record
from gpsim.scenarios.verbs import scale, who
from gpsim.scenarios.verbs.heads import OFFICE, roles_of
from gpsim.units import Minutes, Name, Share

INBOX = "inbox"
SORTED = "sorted_by_protocol"  # a step that takes nobody's time: the list is filtered
INSTEAD = "_by_protocol"


@record
class Protocol:
    """Rules by which a colleague does a step in the place of a clinician."""

    minutes: Minutes  # of the colleague's, for each
    spares: Minutes  # of the clinician's that such a paper took, on average
    returned: Share  # of them, to the clinician after all
    missed: Share  # of them: an action is overlooked


def of_sort(practice: Practice, sort: Sort) -> tuple[Name, ...]:
    """The kinds of paper that are of a sort, sorted."""
    return tuple(name for name, paper in sorted(practice.papers.items()) if paper.sort == sort)


def clinicians_steps(paper: Paper) -> tuple[Name, ...]:
    """Steps in a clinician's inbox that come first, or right after the first, sorted."""
    early = {paper.first, *(name for name, share in paper.steps[paper.first].next.items() if share > 0.0)}
    return tuple(sorted(name for name in early if paper.steps[name].queue == INBOX))


def clerks_queue(practice: Practice, kinds: tuple[Name, ...]) -> Name:
    """Where the office would deal with papers of these ``kinds``; "" nowhere.

    Where it sees them first already; else where it sees letters first; else in any queue of papers that it serves.
    """
    office, team = roles_of(practice, OFFICE), practice.team
    lines = [line for person in team.people.values() if person.role in office for line in person.rota.values()]
    served = {queue for line in lines for queue in team.activities[line.activity].serves}
    first = [practice.papers[name] for name in (*kinds, *of_sort(practice, "letter"))]
    every = sorted(step.queue for paper in practice.papers.values() for step in paper.steps.values())
    wanted = [*(paper.steps[paper.first].queue for paper in first), *every]
    return next((queue for queue in wanted if queue in served and queue != INBOX), "")


def serving(practice: Practice, queue: Name) -> tuple[Name, ...]:
    """The roles that serve ``queue`` before anything else in some session; else all of the office that serve it."""
    team, office = practice.team, roles_of(practice, OFFICE)
    ever = {
        p.role for p in team.people.values() for s in p.rota.values() if queue in team.activities[s.activity].serves
    }
    return who.roles_first_at(practice, {queue}) or tuple(sorted(ever & set(office)))


def reassign(practice: Practice, kind: Name, step: Name, *, share: Share, to: Name, by: Protocol) -> Practice:
    """Has ``share`` of a kind of paper that a clinician's ``step`` would get done in the queue ``to`` instead.

    Nothing is left undone: each is still dealt with, and what it makes and raises is made and raised whoever does so.
    Those that remain, which need a clinician, take longer each, as the quick ones are gone. What follows in the queue
    ``to`` is within the protocol's minutes.
    """
    if not share or not to or kind not in practice.papers:
        return practice
    paper = _filtered(practice.papers[kind], step, to)
    instead, old = f"{step}{INSTEAD}", paper.steps[step]
    ahead = {n: s for n, s in paper.steps.items() if s.next.get(step, 0.0) > 0.0 and n != instead}
    before = sum(one.next.get(instead, 0.0) for one in ahead.values())
    part = 1.0 - before / (before + sum(share * one.next[step] for one in ahead.values()))
    done = _mixed(paper.steps.get(instead), _by_protocol(paper, step, to, by), part, step)
    spares = min(by.spares, mean_of(old.minutes))
    left = (mean_of(old.minutes) - share * spares) / (1.0 - share) if share < 1.0 else mean_of(old.minutes)
    steps: Mapping[Name, Step] = {
        **paper.steps,
        **{name: replace(one, next=_split(one.next, step, instead, share)) for name, one in ahead.items()},
        instead: done,
        step: replace(old, minutes=with_mean(old.minutes, left)),
    }
    return replace(practice, papers={**practice.papers, kind: replace(paper, steps=steps)})


def fewer_of_sort(practice: Practice, sort: Sort, share: Share) -> Practice:
    """Takes away ``share`` of the papers of a sort that come from outside."""
    return reduce(lambda made, kind: fewer_papers(made, kind, share), of_sort(practice, sort), practice)


def fewer_papers(practice: Practice, kind: Name, share: Share) -> Practice:
    """Takes away ``share`` of the papers of a kind that come from outside."""
    return scale(practice, f"papers.{kind}.level", 1.0 - share)


def with_mean(law: Law, mean: Minutes) -> Law:
    """``law`` stretched so that its mean is ``mean``; its shape stays."""
    if mean <= 0.0 or (before := mean_of(law)) <= 0.0:
        return Fixed(mean=max(mean, 0.0))
    ratio = mean / before
    match law:
        case _ if ratio == 1.0:
            return law
        case Fixed() | Exponential():
            return replace(law, mean=mean)
        case Lognormal() | Gamma():
            return replace(law, mean=mean, sd=law.sd * ratio)
        case Empirical():
            return replace(law, edges=tuple(edge * ratio for edge in law.edges))
        case _:
            assert_never(law)


def _filtered(paper: Paper, step: Name, to: Name) -> Paper:
    """``paper`` with a filter before ``step``, if that comes first: one that takes no time and passes everything on."""
    if paper.first != step:
        return paper
    router = Step(queue=to, minutes=Fixed(mean=0.0), share=0.0, next={step: 1.0})
    return replace(paper, first=SORTED, steps={**paper.steps, SORTED: router})


def _split(following: Mapping[Name, Share], step: Name, instead: Name, share: Share) -> dict[Name, Share]:
    moved = following[step] * share
    return {**following, step: following[step] - moved, instead: following.get(instead, 0.0) + moved}


def _by_protocol(paper: Paper, step: Name, to: Name, by: Protocol) -> Step:
    old, kept = paper.steps[step], 1.0 - by.returned
    later = {name: share * kept for name, share in old.next.items() if paper.steps[name].queue != to}
    return Step(
        queue=to,
        minutes=with_mean(old.minutes, by.minutes),
        next={step: by.returned, **later},
        missed=by.missed,
        makes={name: share * kept for name, share in old.makes.items()},
        needs={name: share * kept for name, share in old.needs.items()},
    )


def _mixed(old: Step | None, new: Step, part: float, step: Name) -> Step:
    """The protocol's step for those that went there before and those that do now, of whom there are ``part``."""
    if old is None:
        return new
    returned = old.next[step] * (1.0 - part) + new.next[step] * part
    mean = mean_of(old.minutes) * (1.0 - part) + mean_of(new.minutes) * part
    missed = old.missed * (1.0 - part) + new.missed * part
    return replace(old, minutes=with_mean(old.minutes, mean), missed=missed, next={**old.next, step: returned})
