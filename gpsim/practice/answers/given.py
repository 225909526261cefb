"""Reading a file of answers: every fault at once, and what is taken where nothing is said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gpsim.practice.answers.field import usual, wrong
from gpsim.practice.answers.questions import FIELDS, NUMBER_OF
from gpsim.practice.england import Registered, UnknownPractice, practice_at
from gpsim.practice.faults import Fault, Faults, did_you_mean, shown
from gpsim.practice.reading import SCHEMA_VERSION, read_toml
from gpsim.practice.scaled.staffing import REFERENCE_SIZE

ALREADY_DOING = "already_doing"  # the table of question 21
LEVELS: Mapping[str, float] = {"none": 0.0, "some": 0.5, "most": 0.9}  # assumption: what the words come to
HEADING = ("schema_version", "kind")

Menu = Mapping[str, Sequence[str]]  # names of actions by group


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a practice says of itself."""

    file: str
    said: Mapping[str, Any] = field(default_factory=dict)
    already: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    practice: Registered | None = None
    faults: tuple[Fault, ...] = ()  # of answers that may not be, and are left out

    @property
    def list_size(self) -> int:
        """Patients: as answered, or of the practice's code, or the reference's."""
        known = self.practice.patients if self.practice else FIELDS["list_size"].default
        return int(self.said.get("list_size", known))

    @property
    def size(self) -> float:
        """Relative to the reference."""
        return self.list_size / REFERENCE_SIZE

    def __contains__(self, key: str) -> bool:
        """Whether something is answered."""
        return key in self.said

    def __getitem__(self, key: str) -> Any:
        """The answer, or what is taken without one."""
        return self.said[key] if key in self.said else usual(FIELDS[key], self.size)

    def ratio(self, key: str) -> float:
        """An answer, relative to what is usual for so many patients."""
        return float(self.said[key]) / (FIELDS[key].default * self.size) if key in self.said else 1.0


def answered(key: str) -> str:
    """The source of a number that is an answer."""
    return f"your answer to question {NUMBER_OF[key]}: {key}"


def without(answers: Answers, faults: Iterable[Fault]) -> Answers:
    """``answers``, but for those with ``faults``."""
    blamed = {fault.path for fault in faults}
    return replace(answers, said={key: value for key, value in answers.said.items() if key not in blamed})


def read_answers(file: str | Path, menu: Menu) -> Answers:
    """The answers in a file; ``menu`` has the actions that may be in place.

    Raises:
        FileFault: when there is nothing that can be read.

    """
    return answers_of(read_toml(Path(file)), str(file), menu)


def answers_of(tables: Mapping[str, Any], file: str, menu: Menu) -> Answers:
    """The answers that the tables of a file give: those that may be, and what is wrong with the others."""
    faults = Faults()
    for fault in (*_heading(tables, file), *_misanswered(tables, file), *_misdone(tables, file, menu)):
        faults.append(fault)
    blamed = {fault.path for fault in faults}
    said = {key: value for key, value in tables.items() if key in FIELDS and key not in blamed}
    practice = None
    try:
        practice = practice_at(said["practice_code"]) if "practice_code" in said else None
    except UnknownPractice as unknown:
        faults.append(Fault(file, "practice_code", shown(said.pop("practice_code")), str(unknown)))
    already = {} if any(path.startswith(ALREADY_DOING) for path in blamed) else tables.get(ALREADY_DOING, {})
    levels = {
        group: {name: LEVELS[level] if isinstance(level, str) else level for name, level in named.items()}
        for group, named in already.items()
    }
    return Answers(file=file, said=said, already=levels, practice=practice, faults=tuple(faults))


def _heading(tables: Mapping[str, Any], file: str) -> Iterator[Fault]:
    for key, right in zip(HEADING, (SCHEMA_VERSION, "answers"), strict=True):
        if (said := tables.get(key)) != right or isinstance(said, bool):
            yield Fault(file, key, "" if said is None else shown(said), f"must be {shown(right)} here")


def _misanswered(tables: Mapping[str, Any], file: str) -> Iterator[Fault]:
    for key, value in tables.items():
        if key in FIELDS:
            if why := wrong(FIELDS[key], value):
                yield Fault(file, key, shown(value), why)
        elif key not in (*HEADING, ALREADY_DOING):
            hint = did_you_mean(key, FIELDS)
            known = hint if hint.startswith("did") else "`gpsim practice --blank` has all of them"
            yield Fault(file, shown(key)[1:-1], shown(value), f"no such answer; {known}")


def _misdone(tables: Mapping[str, Any], file: str, menu: Menu) -> Iterator[Fault]:
    done = tables.get(ALREADY_DOING, {})
    if not isinstance(done, dict):
        yield Fault(file, ALREADY_DOING, shown(done), "must be a table, such as [already_doing.active_signposting]")
        return
    for group, levels in done.items():
        path = f"{ALREADY_DOING}.{shown(group)[1:-1]}"
        if group not in menu:
            yield Fault(file, path, "", f"no such group of actions; {did_you_mean(group, menu)}")
        elif not isinstance(levels, dict):
            yield Fault(file, path, shown(levels), f"must be a table of {', '.join(menu[group])}")
        else:
            yield from _mislevelled(levels, file, path, menu[group])


def _mislevelled(levels: Mapping[str, Any], file: str, path: str, known: Sequence[str]) -> Iterator[Fault]:
    for name, level in levels.items():
        at = f"{path}.{shown(name)[1:-1]}"
        if name not in known:
            yield Fault(file, at, shown(level), f"no such action; {did_you_mean(name, known)}")
        elif not (isinstance(level, str) and level in LEVELS) and not _is_share(level):
            yield Fault(file, at, shown(level), 'must be "none", "some" or "most", or a share from 0 to 1')


def _is_share(level: Any) -> bool:
    return isinstance(level, int | float) and not isinstance(level, bool) and 0.0 <= level <= 1.0
