"""From a practice to the tables that the engine looks up."""

from gpsim.distributions import quantile_of
from gpsim.log import CHANNELS
from gpsim.model.indices import Indices
from gpsim.model.tables import (
    AttendanceTable,
    Choice,
    Forgetting,
    GroupTable,
    KindTable,
    NeedTable,
    PaperTable,
    StageTable,
    Steps,
    StepTable,
    Tables,
)
from gpsim.practice.access import Mixed, OneTriageList, PhoneTriageFirst
from gpsim.practice.care import Attendance, Consultation, GroupSession
from gpsim.practice.demand import Clinic
from gpsim.practice.paperwork import Paper, Step
from gpsim.practice.practice import Practice
from gpsim.streams import kind_key


def compile_tables(practice: Practice, indices: Indices) -> Tables:
    """The tables of ``practice``; what is new in it gets its numbers in ``indices``."""
    indices.learn(practice)
    policy = practice.access.policy
    triage = policy.triage if isinstance(policy, (Mixed, OneTriageList, PhoneTriageFirst)) else None
    pools, pool_of = _pools(practice)
    working = {person.role for person in practice.team.people.values() if person.rota}
    employed = frozenset(
        name
        for name, place in practice.destinations.items()
        if isinstance(place, Clinic) and working.intersection(place.roles)
    )
    return Tables(
        practice=practice,
        needs={name: _need(practice, name, indices.needs[name]) for name in sorted(practice.needs)},
        kinds={
            name: _kind(name, indices.consultations[name], record)
            for name, record in sorted(practice.consultations.items())
        },
        papers={name: _paper(name, indices.papers[name], paper) for name, paper in sorted(practice.papers.items())},
        slots={name: indices.slots[name] for name in practice.book.kinds},
        attendance=_attendance(practice.attendance),
        triage=triage,
        pools=pools,
        pool_of=pool_of,
        employed=employed,
    )


def _need(practice: Practice, name: str, index: int) -> NeedTable:
    need = practice.needs[name]
    stages = {
        key: StageTable(key, stage.destination, quantile_of(stage.wanted), Choice.of(stage.next))
        for key, stage in need.stages.items()
    }
    return NeedTable(
        name=name,
        index=index,
        record=need,
        suitable=Choice.of(need.suitable),
        suitable_at_home=Choice.of(need.suitable_at_home) if need.suitable_at_home else None,
        natural_end=quantile_of(need.natural_end) if need.natural_end is not None else None,
        wanted=quantile_of(need.wanted),
        stages=stages,
        response=practice.response_of(need),
    )


def _kind(name: str, index: int, record: Consultation) -> KindTable:
    notes = quantile_of(record.notes)
    makes = tuple((paper, share, f"makes.{name}.{paper}") for paper, share in sorted(record.makes.items()))
    words = ("duration", "notes", "converts", "follow_up", "follow_up_wanted", "recontact")
    return KindTable(
        name=name,
        index=index,
        record=record,
        minutes={role: quantile_of(law) for role, law in record.minutes.items()},
        notes=notes,
        has_notes=notes(0.999) > 0.0,
        follow_up_wanted=quantile_of(record.follow_up_wanted),
        recontact_after=quantile_of(record.recontact_after),
        makes=makes,
        task=f"consultation.{name}",
        notes_task=f"notes.{name}",
        decisions=tuple(f"{word}.{name}" for word in words),  # type: ignore[arg-type]
        group=_group(name, record.group) if record.group is not None else None,
    )


def _group(kind: str, group: GroupSession) -> GroupTable:
    facilitation = quantile_of(group.facilitation)
    task = f"facilitation.{kind}"
    return GroupTable(group.places, facilitation(0.999) > 0.0, facilitation, group.queue, task, task)


def _paper(name: str, index: int, paper: Paper) -> PaperTable:
    steps = {key: _step(name, key, step, returns=_returns(paper, key)) for key, step in paper.steps.items()}
    delay = quantile_of(paper.delay) if paper.delay is not None else None
    return PaperTable(name, index, kind_key(name), paper, delay, steps, steps[paper.first], f"made.{name}")


def _returns(paper: Paper, name: str) -> bool:
    """Whether what follows the step ``name`` may lead to it again."""
    reached: set[str] = set()
    ahead = [name]
    while ahead:
        following = {later for later, share in paper.steps[ahead.pop()].next.items() if share > 0.0} - reached
        reached |= following
        ahead += sorted(following)
    return name in reached


def _step(paper: str, name: str, step: Step, *, returns: bool) -> StepTable:
    words = ("share", "minutes", "next", "missed", "needs")
    task = f"paper.{paper}.{name}"
    following = Choice.of(step.next)
    return StepTable(
        name=name,
        queue=step.queue,
        share=step.share,
        minutes=quantile_of(step.minutes),
        next=following,
        only=following.names[0] if following.edges and following.edges[0] >= 1.0 else "",
        missed=step.missed,
        makes=tuple((made, share, f"makes.{task}.{made}") for made, share in sorted(step.makes.items()) if share > 0.0),
        needs=Choice.of(step.needs),
        task=task,
        decisions=tuple(f"{word}.{paper}.{name}" for word in words),  # type: ignore[arg-type]
        returns=returns,
    )


def _attendance(record: Attendance) -> AttendanceTable:
    return AttendanceTable(
        record=record,
        dna=Steps.of(record.dna),
        cancels=Steps.of(record.cancels),
        notice=quantile_of(record.notice),
        lateness=quantile_of(record.lateness),
        returns_after=quantile_of(record.dna_returns_after),
        forgetting={way: _forgetting(record, way) for way in ("", *CHANNELS)},
    )


def _forgetting(record: Attendance, way: str) -> Forgetting:
    against = record.against_dnas
    missed, given_back = against.still_missed(way), against.still_given_back(way)
    prevented = 1.0 - missed * (1.0 - given_back)
    return Forgetting(missed, given_back, record.gone_cancels + prevented * (1.0 - record.gone_cancels))


def _pools(practice: Practice) -> tuple[dict[tuple[str, str], tuple[str, ...]], dict[tuple[str, str], str]]:
    """Roles that the same destinations share are one pool of slots for each kind of slot."""
    clinics = {name: place for name, place in practice.destinations.items() if isinstance(place, Clinic)}
    pool_of: dict[tuple[str, str], str] = {}
    found: dict[tuple[str, str], set[str]] = {}
    for role in sorted(practice.team.roles):
        mine = sorted(name for name, place in clinics.items() if role in place.roles)
        for kind, slot in sorted(practice.book.kinds.items()):
            pool = pool_of[role, kind] = f"{kind}|{','.join(mine)}"
            for destination in mine:
                for booking in slot.takes:
                    found.setdefault((destination, booking), set()).add(pool)
    return {key: tuple(sorted(pools)) for key, pools in found.items()}, pool_of
