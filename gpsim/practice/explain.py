"""What a practice file comes to: who works how much, what is laid out, what comes in, where numbers are from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gpsim.practice.leaves import ASSUMPTION, DEFAULT, FOR_THIS_RUN, THIS_FILE
from gpsim.practice.practice import Practice, Source
from gpsim.practice.publications import is_published
from gpsim.practice.warn import warnings
from gpsim.practice.weekly import GroupWeek, births, gp_pressure, groups, papers_from_outside, slots_by_kind


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where numbers are from, counted."""

    published: int  # in a publication of the shipped list of sources
    assumed: int
    cited: int  # from a source of the author's own
    own: int  # given without a source, or set for this run
    defaults: int  # not given at all

    @property
    def given(self) -> int:
        """Numbers that the file gives, or one that it extends."""
        return self.published + self.assumed + self.cited + self.own

    @property
    def published_share(self) -> float:
        """Share of the numbers given that have a published source; 0 where none is given."""
        return self.published / max(1, self.given)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A practice in figures, each of an average week without leave or sickness."""

    groups: tuple[GroupWeek, ...]
    slots: Mapping[str, float]  # by kind
    needs: Mapping[str, float]  # births
    papers: Mapping[str, float]  # from outside
    gp_pressure: float | None  # appointments asked of GPs ÷ their slots
    responses: Mapping[str, tuple[float, float]]  # needs that follow ease of access: at the hardest, at the easiest
    numbers: Provenance
    warnings: tuple[str, ...]


def explained(practice: Practice) -> Explanation:
    """What ``practice`` comes to."""
    return Explanation(
        groups=groups(practice),
        slots=slots_by_kind(practice),
        needs=births(practice),
        papers={name: number for name, number in papers_from_outside(practice).items() if number > 0.0},
        gp_pressure=gp_pressure(practice),
        responses=_responses(practice),
        numbers=provenance(practice.sources.values()),
        warnings=warnings(practice),
    )


def _responses(practice: Practice) -> dict[str, tuple[float, float]]:
    """The levels of needs where access is hardest and where it is easiest, by the response that they name."""
    followed = {need.response for need in practice.needs.values() if practice.response_of(need) is not None}
    return {name: (told.level(0.0), told.level(1.0)) for name in sorted(followed) if (told := practice.responses[name])}


def provenance(sources: Iterable[Source]) -> Provenance:
    """Where the numbers with these ``sources`` are from."""
    kinds = [_kind(source) for source in sources]
    return Provenance(*(kinds.count(kind) for kind in ("published", "assumed", "cited", "own", "default")))


def _kind(source: Source) -> str:
    if source == DEFAULT:
        return "default"
    if source.source in (THIS_FILE.source, FOR_THIS_RUN.source):
        return "own"
    if source.source.lower().startswith(ASSUMPTION):
        return "assumed"
    return "published" if is_published(source.source) else "cited"
