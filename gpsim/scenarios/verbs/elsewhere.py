"""Places outside that take patients of a practice: offering them more often, and more patients a week there."""

from typing import Annotated, Protocol

from annotated_types import Ge, Le

from gpsim.practice.demand import Outside
from gpsim.practice.practice import Practice
from gpsim.scenarios import verbs
from gpsim.scenarios.action import Uptake
from gpsim.units import Name, Unit

PatientsAWeek = Annotated[float, Unit("patients a week"), Ge(0.0), Le(1000.0)]


class Offer(Protocol):
    """What is offered how often, to whom it suits and to whom it does not, in how many minutes."""

    @property
    def offered(self) -> float:
        """More offers, as a share of the requests that the place suits."""

    @property
    def accepts(self) -> float:
        """Share of offers that are accepted."""

    @property
    def wrong(self) -> float:
        """Share of offers made to patients whom the place does not suit."""

    @property
    def minutes(self) -> float:
        """Added to the contact by an offer."""


class Service(Offer, Protocol):
    """An offer of a place that takes more patients for it."""

    @property
    def places(self) -> float:
        """Patients a week beyond those whom the place takes already."""


def offered(practice: Practice, place: Name, offer: Offer, uptake: Uptake) -> Practice:
    """The practice that offers ``place`` more often; as it was, where there is no such place outside."""
    if lacking(practice, place):
        return practice
    share, made = uptake.level * offer.offered, {"accepts": offer.accepts, "wrong": offer.wrong}
    return verbs.divert(practice, (place,), share=share, **made, minutes=offer.minutes)


def sent(practice: Practice, place: Name, service: Service, uptake: Uptake) -> Practice:
    """The practice that offers ``place`` more often, where more are taken."""
    more = round(uptake.level * service.places)
    steered = offered(practice, place, service, uptake)
    if lacking(practice, place) or not more:
        return steered
    return verbs.change(steered, f"destinations.{place}.capacity", lambda old: old + more)


def lacking(practice: Practice, place: Name) -> tuple[str, ...]:
    """Whether ``place`` is no place outside, or suits nobody, in a sentence."""
    if not isinstance(practice.destinations.get(place), Outside):
        return (f"no place outside called {place!r} is among the destinations",)
    suits = any(need.suits(place) and need.clinical for need in practice.needs.values())
    return () if suits else (f"{place!r} suits no need, so there is nobody to send there",)
