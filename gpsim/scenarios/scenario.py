"""A scenario: the actions a practice takes up, and the practice as they make it week by week."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from gpsim.practice.practice import Practice, Source
from gpsim.scenarios.action import Action, Uptake
from gpsim.scenarios.adoption import Adoption, gain, in_place_uptake, settled_uptake, uptake_on
from gpsim.scenarios.catalogue import ACTIONS, MENU
from gpsim.scenarios.enabling import enabled
from gpsim.scenarios.in_place import level_in_place, own_level_in_place
from gpsim.units import Name, Share

NAMED, MOST_TITLES = 2, 4  # titles in a name of its own: all up to so many, else only the first
Part = tuple[Name, Action, Uptake]  # one thing to fold: an action's name, its numbers and how many do it


@dataclass(frozen=True, slots=True)
class Scenario:
    """Actions that a practice takes up together; it holds no practice.

    The order in which the adoptions are given does not matter: they are kept in the order of the menu.

    Raises:
        ValueError: when an action is taken up twice, or two actions set one policy.

    """

    adoptions: Sequence[Adoption] = ()  # kept as a tuple
    name: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict, compare=False)  # of its numbers, by dotted path

    def __post_init__(self) -> None:
        adoptions = tuple(sorted(self.adoptions, key=_place))
        object.__setattr__(self, "adoptions", adoptions)
        object.__setattr__(self, "name", self.name or _name(adoptions))
        _refuse_twice("the action", [(each.name, each.name) for each in adoptions])
        _refuse_twice("the policy", [(each.action.about.policy, each.name) for each in adoptions])


def practice_on(practice: Practice, scenario: Scenario, week: int) -> Practice:
    """The practice in ``week`` as it takes hold: what is in place and what was taken up, in the order of the menu."""
    return folded(practice, _parts(practice, scenario, lambda adoption, level: uptake_on(adoption, week, level)))


def settled(practice: Practice, scenario: Scenario) -> Practice:
    """The practice when every ceiling was reached long ago, and nothing is spent once any more."""
    return folded(practice, _parts(practice, scenario, settled_uptake))


def weekly(practice: Practice, scenario: Scenario) -> Callable[[int], Practice]:
    """`practice_on` by week, which gives the very same practice for as long as nothing changes."""
    known: dict[int, Practice] = {}
    distinct: list[Practice] = []

    def on(week: int) -> Practice:
        if week not in known:
            made = practice_on(practice, scenario, week)
            known[week] = next((each for each in distinct if each == made), made)
            distinct[:] = [known[week]]
        return known[week]

    return on


def all_at_once(practice: Practice, scenario: Scenario) -> Practice:
    """The practice in one week in which everybody begins: what it takes to get going is all spent in it."""
    return folded(practice, _parts(practice, scenario, _begins))


def folded(practice: Practice, parts: Iterable[Part]) -> Practice:
    """The practice with every part applied, in the order given."""
    return reduce(lambda made, part: part[1].apply(made, part[2]), parts, practice)


def _parts(practice: Practice, scenario: Scenario, uptake: Callable[[Adoption, Share], Uptake]) -> list[Part]:
    """What is in place, with the figures of the evidence, and what is new, with those of the scenario.

    They are two parts since the scenario's figures say nothing of how people worked before. Colleagues who are in place
    stand in the practice file with their hours: nobody is added for them, and another can be. What is new takes hold as
    far, as fast and for as long as enablers make it.
    """
    in_place = [
        (name, action(), in_place_uptake(own_level_in_place(practice, name)))
        for name, action in ACTIONS.items()
        if not (action.about.adds_people or action.about.in_file)
    ]
    new = [
        (each.name, each.action, uptake(each, _already(practice, each)))
        for each in enabled(practice, scenario.adoptions)
    ]
    return sorted([*counted_once(in_place), *counted_once(new)], key=lambda part: _rank(part[0]))


def _already(practice: Practice, adoption: Adoption) -> Share:
    return 0.0 if adoption.action.about.adds_people else level_in_place(practice, adoption.name)


def _begins(adoption: Adoption, in_place: Share) -> Uptake:
    return replace(settled_uptake(adoption, in_place), newly=gain(adoption, in_place))


def counted_once(parts: Iterable[Part]) -> list[Part]:
    """The parts that anybody does; of actions that are the same thing, only the one that most people do."""
    done = [part for part in parts if part[2].level > 0.0 or part[2].newly > 0.0]
    strongest: dict[str, tuple[float, Name]] = {}
    for name, action, uptake in done:
        group = action.about.count_once
        if group and (group not in strongest or uptake.level > strongest[group][0]):
            strongest[group] = (uptake.level, name)
    return [part for part in done if _stands(part, strongest)]


def _stands(part: Part, strongest: Mapping[str, tuple[float, Name]]) -> bool:
    group = part[1].about.count_once
    return not group or strongest[group][1] == part[0]


def _rank(name: Name) -> tuple[int, Name]:
    return (MENU.index(name) if name in MENU else len(MENU), name)


def _place(adoption: Adoption) -> tuple[int, Name]:
    return _rank(adoption.name)


def _name(adoptions: tuple[Adoption, ...]) -> str:
    """The titles of the actions; of many, the first ones and how many more."""
    titles = [each.action.about.title for each in adoptions]
    if len(titles) > MOST_TITLES:
        titles[NAMED:] = [f"{len(titles) - NAMED} other actions"]
    return " and ".join([*([", ".join(titles[:-1])] if titles[1:] else []), *titles[-1:]]) or "no change"


def _refuse_twice(what: str, set_by: list[tuple[str, Name]]) -> None:
    """Refuses anything that two adoptions set; the empty name is nothing."""
    first: dict[str, Name] = {}
    for thing, name in set_by:
        if thing and thing in first:
            raise ValueError(f"{what} {thing!r} is set twice, by {first[thing]} and by {name}")
        first[thing] = name
