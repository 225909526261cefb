"""Offers of another place: as many as a practice says, and as many of them wrong, in whatever mix of requests."""

from functools import cache
from math import sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gpsim.log import RESULTS, Log
from gpsim.measures.catalogue import metrics
from gpsim.model.offers import Offers, offers_of
from gpsim.model.simulate import simulate
from gpsim.practice.demand import Need
from gpsim.practice.files import load_practice
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.active_signposting import CareNavigation
from gpsim.streams import Luck
from tests.worlds import practice_of

PLACES = ("desk", "pharmacy", "physio", "self_care")  # desk: a task
WORLD = """
[needs.ache]
rate = 30_000
urgent = 0.3
suitable = { gp = 0.5, physio = 0.3, pharmacy = 0.1, desk = 0.1 }
asks_for = "gp"
[needs.cold]
rate = 70_000
suitable = { gp = 0.7, pharmacy = 0.2, self_care = 0.1 }
asks_for = "gp"
[needs.form]
rate = 10_000
suitable = { desk = 1 }
asks_for = "desk"
[destinations]
gp = { kind = "outside" }
physio = { kind = "outside" }
pharmacy = { kind = "outside" }
self_care = { kind = "outside" }
desk = { kind = "task", paper = "note" }
[papers.note]
first = "do"
steps.do = { queue = "tray", minutes = { law = "fixed", mean = 0.1 } }
[access]
channels = { telephone = 1 }
policy.policy = "book_by_phone"
navigation = { offered = { physio = 0.8, pharmacy = 0.5, self_care = 0.2, desk = 0.6 }, accepts = 0.8, wrong = 0.15 }
telephone.talk = { law = "fixed", mean = 0.1 }
[team]
roles.receptionist = { group = "admin" }
activities.front = { serves = ["telephone", "tray"] }
people.rita.role = "receptionist"
people.rita.rota.day.days = ["mon", "tue", "wed", "thu", "fri"]
people.rita.rota.day.start = "08:00"
people.rita.rota.day.end = "18:30"
people.rita.rota.day.activity = "front"
"""
SHARES = st.floats(0.0, 1.0)


@cache
def world() -> Practice:
    return practice_of(WORLD)


def made_and_wrong(need: Need, offers: dict[tuple[str, str], Offers]) -> tuple[float, float]:
    """Offers and wrong offers, as shares of the requests of the need "ache"."""
    found = [(share, offers.get(("ache", place))) for place, share in need.suitable.items()]
    right = sum(share * each.right for share, each in found if each)
    wrong = sum(share * (1.0 - each.right) * each.wrong for share, each in found if each)
    return right + wrong, wrong


def with_offers(weights: list[float], offered: list[float], wrong: float) -> Practice:
    """`WORLD` with such weights of what suits those with an ache: the GP and `PLACES`."""
    shares = {place: each / sum(weights) for place, each in zip(("gp", *PLACES), weights, strict=True)}
    practice = put(world(), "needs.ache.suitable", lambda _: shares)
    practice = put(practice, "access.navigation.offered", lambda _: dict(zip(PLACES, offered, strict=True)))
    return put(practice, "access.navigation.wrong", lambda _: wrong)


@given(
    weights=st.lists(st.floats(0.01, 1.0), min_size=5, max_size=5),
    offered=st.lists(SHARES, min_size=4, max_size=4),
    wrong=SHARES,
)
def test_offers_are_as_many_and_as_often_wrong_as_the_practice_says(
    weights: list[float], offered: list[float], wrong: float
) -> None:
    """Unless there are not so many requests of people whom another place suits."""
    assume(all(share == 0.0 or share > 1e-6 for share in offered) and any(offered[1:]))
    practice = with_offers(weights, offered, wrong)
    need = practice.needs["ache"]
    offers = offers_of(practice, ())
    expected = sum(need.suitable[place] * share for place, share in zip(PLACES, offered, strict=True))
    assume(all(each.wrong < 1.0 for each in offers.values()))
    assert made_and_wrong(need, offers) == pytest.approx((expected, wrong * expected))
    for (_, suitable), each in offers.items():
        assert not {suitable, "gp", "desk"} & set(each.places.names)


def test_an_offer_by_hand() -> None:
    """Of 100: 30 x 0.8 + 10 x 0.5 + 10 x 0.6 = 35 offers, of which 15% are wrong: 5.25.

    The rest of those whom a place suits are offered it: 0.85 x 0.8, 0.5 and 0.6 of them, 29.75 in all.
    So 70.25 are left, and all of them may be mistaken: 5.25 / 70.25. Of the mistakes, the physio and the
    pharmacy have 24 and 5 of 29 among those whom neither suits.
    """
    offers = offers_of(world(), ())
    chance = 5.25 / 70.25
    physio, gp = offers["ache", "physio"], offers["ache", "gp"]
    assert (physio.right, physio.wrong) == pytest.approx((0.68, chance))
    assert (gp.right, gp.wrong) == pytest.approx((0.0, chance))
    assert offers["ache", "gp"].places.names == ("pharmacy", "physio")
    assert offers["ache", "gp"].places.edges == pytest.approx((5 / 29, 1.0))
    assert offers["ache", "physio"].places.names == ("pharmacy",)
    assert not any(need == "form" for need, _ in offers)


def test_where_only_a_task_is_offered_no_offer_is_wrong() -> None:
    """Nobody could find out, as a task is simply done; the offers are still as many as the practice says."""
    practice = with_offers([1.0] * 5, [0.6, 0.0, 0.0, 0.0], wrong=0.3)
    offers = {key: each for key, each in offers_of(practice, ()).items() if key[0] == "ache"}
    assert {key: (each.right, each.wrong) for key, each in offers.items()} == {("ache", "desk"): (0.6, 0.0)}


def test_what_is_not_there_is_offered_to_nobody_rightly_or_wrongly() -> None:
    """A clinic without staff, and a place that takes nobody."""
    reference = load_practice("reference")
    everywhere = offers_of(reference, frozenset(reference.destinations))
    nowhere = offers_of(reference, frozenset())
    assert ("musculoskeletal", "physiotherapist") in everywhere
    assert ("musculoskeletal", "physiotherapist") not in {key for key, each in nowhere.items() if each.right}
    assert not any("physiotherapist" in each.places.names for each in nowhere.values())
    closed = put(world(), "destinations.pharmacy.capacity", lambda _: 0)
    assert not any("pharmacy" in each.places.names for each in offers_of(closed, ()).values())


def test_the_chance_of_a_wrong_offer_grows_with_adoption_and_is_nothing_without_offers() -> None:
    """In every need, also of the patients who ask for what suits them."""
    silent = put(load_practice("reference"), "access.navigation.offered", lambda _: {})
    everywhere = frozenset(silent.destinations)
    assert offers_of(silent, everywhere) == {}
    action, before = CareNavigation(offered=0.5), dict[tuple[str, str], float]()
    for level in (0.25, 0.5, 0.75, 1.0):
        practice = action.apply(silent, Uptake(level=level, newly=0.0, weeks=0))
        chances = {key: each.wrong for key, each in offers_of(practice, everywhere).items() if each.wrong}
        assert ("minor_illness", "gp") in chances
        assert all(chances[key] > before.get(key, 0.0) for key in chances)
        assert before.keys() <= chances.keys()
        before = chances


def as_expected(found: int, of: int, share: float) -> bool:
    """Whether ``found`` of ``of`` lies within four standard errors of the binomial law."""
    return abs(found / of - share) < 4.0 * sqrt(share * (1.0 - share) / of)


def sent_away(log: Log, luck: Luck, need: str) -> tuple[int, int]:
    """Episodes of ``need`` that a GP suits, and how many of them were steered away."""
    rows = log.episodes[(log.episodes["paper"] == 0) & (log.episodes["kind"] == log.names.needs.index(need))]
    # What suits is drawn among the names in their order: desk to 0.1, gp to 0.6; or gp to 0.7.
    low, high = {"ache": (0.1, 0.6), "cold": (0.0, 0.7)}[need]
    drawn = luck.uniforms("suitable", rows["id"].astype(np.uint64))
    suited = rows[(drawn >= low) & (drawn < high)]
    return len(suited), int(np.sum(suited["misdirected"]))


def test_in_a_run_offers_are_as_often_wrong_as_the_practice_says() -> None:
    """Eight weeks of 1,000 calls: 15% of the offers accepted are wrong, some of them to patients whom a GP suits.

    Offers are 35 of 100 with an ache, as worked out above, and 12 of 100 with a cold: 20 x 0.5 + 10 x 0.2;
    of which 1.8 are wrong, among 100 - 10.2 who are left. Four of five are accepted.
    """
    practice = world()
    luck = Luck(1, 0, practice.code)
    log = simulate(practice, weeks=8, warmup=0, cooldown=1, luck=luck)
    offered = {"ache": 0.35, "cold": 0.12}
    rest = {"ache": 5.25 / 70.25, "cold": 1.8 / 89.8}
    for need, share in offered.items():
        heard = log.episodes[(log.episodes["paper"] == 0) & (log.episodes["kind"] == log.names.needs.index(need))]
        contacts = log.contacts[log.contacts["need"] == log.names.needs.index(need)]
        result = [RESULTS.index(name) for name in ("diverted", "task")]
        steered = int(np.sum(np.isin(contacts["result"], result)))
        wrong = int(np.sum(heard["misdirected"]))
        assert as_expected(steered, len(heard), 0.8 * share)
        assert as_expected(wrong, steered, 0.15)
        suited, away = sent_away(log, luck, need)
        assert away > 50
        assert as_expected(away, suited, 0.8 * rest[need])
    found = metrics(log)["urgent_misdirected_share"]
    urgent = log.episodes[(log.episodes["urgent"] == 1) & (log.episodes["born"] < log.measured)]
    assert found == np.mean(urgent["misdirected"])
    assert as_expected(round(found * len(urgent)), len(urgent), 0.8 * 0.0525)
