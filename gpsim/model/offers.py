"""How often a navigator offers another place than the one asked for, and how often one that does not suit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gpsim.model.tables import Choice
from gpsim.practice.demand import Clinic, Need, Outside, Task
from gpsim.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered in the requests of one need that one destination suits."""

    right: float  # share that are offered the place that suits
    wrong: float  # share of the rest that are offered one of `places`, none of which suits
    places: Choice


def offers_of(practice: Practice, employed: Collection[str], *, at_home: bool = False) -> dict[tuple[str, str], Offers]:
    """By need and by the destination that suits, where anything is offered; ``employed`` are clinics with somebody.

    ``at_home``, those of the housebound who can wait, of needs with places that suit these.

    Offers of a need are as many as `Navigation.offered` says, and `Navigation.wrong` of them are of a
    place that does not suit: one that others with the need are offered, in proportion. Whoever is not
    offered what suits is equally likely to get a wrong offer, those included whom the place asked for
    suits best. It can be no more than one in each request.
    """
    return {
        (name, suitable): offers
        for name, need in sorted(practice.needs.items())
        if need.clinical
        for suits in (need.suitable_at_home if at_home else need.suitable,)
        for suitable, offers in _of_those(practice, suits, _made(practice, need, suits, employed)).items()
    }


def _made(practice: Practice, need: Need, suits: Mapping[str, float], employed: Collection[str]) -> dict[str, float]:
    """Offers of each place, as a share of the requests of ``need`` that are alike; none of what is not there."""
    offered = practice.access.navigation.offered
    return {
        place: suits[place] * share
        for place, share in sorted(offered.items())
        if suits.get(place, 0.0) * share > 0.0 and place != need.asks_for and _is_there(practice, place, employed)
    }


def _is_there(practice: Practice, name: str, employed: Collection[str]) -> bool:
    match practice.destinations[name]:
        case Clinic():
            return name in employed
        case Outside(capacity=capacity):
            return capacity > 0
        case _:
            return True


def _of_those(practice: Practice, suits: Mapping[str, float], made: Mapping[str, float]) -> dict[str, Offers]:
    steering = practice.access.navigation
    # A task is done for whoever asks: nobody would find that it does not suit.
    mistaken = {name: share for name, share in made.items() if not isinstance(practice.destinations[name], Task)}
    exposed = [name for name in sorted(suits) if mistaken.keys() - {name}]
    wrong = steering.wrong if exposed else 0.0
    right = {name: (1.0 - wrong) * steering.offered[name] for name in made}
    rest = sum(suits[name] * (1.0 - right.get(name, 0.0)) for name in exposed)
    chance = min(1.0, wrong * sum(made.values()) / rest) if rest > 0.0 else 0.0
    return {
        name: Offers(right.get(name, 0.0), chance if name in exposed else 0.0, _others(mistaken, name))
        for name in sorted(suits if chance else made)
    }


def _others(mistaken: Mapping[str, float], name: str) -> Choice:
    """One of the places that may be offered by mistake, other than ``name``."""
    weights = {place: weight for place, weight in mistaken.items() if place != name}
    total = sum(weights.values())
    return Choice.of({place: weight / total for place, weight in weights.items()})
