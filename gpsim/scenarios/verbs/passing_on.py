"""Verbs on papers: work of one queue that another does, and a question asked before a paper is written."""

from collections.abc import Mapping
from dataclasses import replace

from gpsim.distributions import Fixed, Law
from gpsim.practice.paperwork import Paper, Step
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.verbs import compounded, has, scale
from gpsim.units import Name, Ratio, Share

WHO, WHETHER, ASK, READ = "who_does", "whether_to_ask", "ask", "read_answer"  # names of steps


def reassign(
    practice: Practice, paper: Name, step: Name, *, to: Name, share: Share, slower: Ratio, back: Share
) -> Practice:
    """Sends ``share`` of what comes to ``step`` of a paper to the queue ``to``: the work moves, and is not less.

    It takes ``slower`` times as long there, and ``back`` of it comes to ``step`` after all.
    """
    if not share or not has(practice, f"papers.{paper}.steps.{step}"):
        return practice
    new = f"{step}_by_{to}"
    moved = put(practice, f"papers.{paper}", lambda old: _reassigned(old, step, new, to, share, back))
    return scale(moved, f"papers.{paper}.steps.{new}.minutes", slower)


def _reassigned(paper: Paper, step: Name, new: Name, to: Name, share: Share, back: Share) -> Paper:
    old = paper.steps[step]
    following = {**{name: part * (1.0 - back) for name, part in old.next.items()}, step: back}
    makes = {name: part * (1.0 - back) for name, part in old.makes.items()}
    needs = {name: part * (1.0 - back) for name, part in old.needs.items()}
    made = {name: replace(one, next=_split(one.next, step, new, share)) for name, one in paper.steps.items()}
    made[new] = replace(old, queue=to, next=_some(following), makes=makes, needs=needs)
    if paper.first != step:
        return replace(paper, steps=made)
    made[WHO] = _fork(old, {new: share, step: 1.0 - share})
    return replace(paper, steps=made, first=WHO)


def ask_first(
    practice: Practice, paper: Name, *, share: Share, asking: Law, reading: Law, days: Law, settled: Share
) -> Practice:
    """Asks a specialist before ``share`` of the papers (referrals): an answer comes back after ``days``.

    Whoever asks reads it; ``settled`` of the answers make the paper needless, and for the rest it is written then.
    """
    if not share or not has(practice, f"papers.{paper}"):
        return practice
    old, answer = practice.papers[paper], f"{paper}_advice"
    if ASK in old.steps:
        fork = old.steps[old.first]
        made = {**old.steps, old.first: replace(fork, next=_more(fork.next, share))}
        return put(practice, f"papers.{paper}.steps", lambda _: made)
    first = old.steps[old.first]
    ask = Step(queue=first.queue, minutes=asking, makes={answer: 1.0})
    steps = {**old.steps, ASK: ask, WHETHER: _fork(first, {ASK: share, old.first: 1.0 - share})}
    read = Step(queue=first.queue, minutes=reading, next=_some({old.first: 1.0 - settled}))
    reply = replace(old, rate=0.0, first=READ, delay=days, steps={**old.steps, READ: read})
    asked = replace(old, steps=steps, first=WHETHER)
    return put(practice, "papers", lambda papers: {**papers, paper: asked, answer: reply})


def _fork(like: Step, ways: Mapping[Name, Share]) -> Step:
    """A step that nobody does: from it papers go different ways."""
    return Step(queue=like.queue, minutes=Fixed(mean=0.0), share=0.0, next=_some(ways))


def _some(ways: Mapping[Name, Share]) -> dict[Name, Share]:
    return {name: share for name, share in ways.items() if share > 0.0}


def _split(ways: Mapping[Name, Share], step: Name, new: Name, share: Share) -> dict[Name, Share]:
    """The ways on, where ``share`` of those to ``step`` go to ``new``."""
    known = dict(ways)
    if step not in known:
        return known
    return _some({**known, step: known[step] * (1.0 - share), new: known.get(new, 0.0) + known[step] * share})


def _more(ways: Mapping[Name, Share], share: Share) -> dict[Name, Share]:
    """The ways on from a fork, where ``share`` more of those who did not ask do."""
    known = dict(ways)
    return _some({name: compounded(old, share) if name == ASK else old * (1.0 - share) for name, old in known.items()})
