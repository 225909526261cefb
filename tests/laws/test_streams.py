"""The draws themselves: a table says what single draws say, and all of them look like independent uniforms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from gpsim.model.ids import birth_id, made_id
from gpsim.model.inversion import poisson_count
from gpsim.model.luck import Lucky, WeekLuck
from gpsim.streams import Floats, Ids, Luck, kind_key

LUCK = Luck(seed=1, replication=0, practice="A81001")
MANY = 200_000
UNLIKELY = 1e-4  # p-value below which a fixed seed is no excuse
ids = st.integers(0, (1 << 63) - 1)


def births(kind: str, days: int, each: int) -> Ids:
    """Ids as the engine makes them, of ``each`` births on each of ``days``."""
    firsts = [birth_id(kind_key(kind), day, 0) for day in range(-42, days - 42)]
    return np.concatenate([np.arange(first, first + each, dtype=np.uint64) for first in firsts])


def p_of_evenness(uniforms: Floats, bins: int = 256) -> float:
    """The p-value of a chi-square test of ``uniforms`` against equal bins."""
    counts, _ = np.histogram(uniforms, bins=bins, range=(0.0, 1.0))
    return float(stats.chisquare(counts).pvalue)


def p_of_pairs(one: Floats, other: Floats, bins: int = 16) -> float:
    """The p-value of a chi-square test of pairs against equal squares: of independence, whatever its form."""
    counts, *_ = np.histogram2d(one, other, bins=bins, range=((0.0, 1.0), (0.0, 1.0)))
    return float(stats.chisquare(counts.ravel()).pvalue)


KINDS_OF_ID = {
    "in a row": np.arange(MANY, dtype=np.uint64),
    "births": births("minor_illness", 400, MANY // 400),
    "far apart": np.arange(MANY, dtype=np.uint64) << np.uint64(40),
    "made": np.array([made_id(i, kind_key("result"), 1) for i in range(MANY // 10)], dtype=np.uint64),
}


@given(st.text(max_size=20), st.lists(ids, min_size=1, max_size=20), st.integers(0, 300), st.integers(0, 2**63))
def test_a_table_of_draws_is_the_single_draws(decision: str, identities: list[int], k: int, seed: int) -> None:
    luck = Luck(seed, 3, "A81001")
    table = luck.uniforms(decision, np.array(identities, dtype=np.uint64), k)
    assert table.tolist() == [luck.uniform(decision, identity, k) for identity in identities]


@given(st.text(max_size=20), ids, st.integers(0, 300))
def test_a_draw_is_at_least_0_and_below_1(decision: str, identity: int, k: int) -> None:
    assert 0.0 <= LUCK.uniform(decision, identity, k) < 1.0


@given(ids, ids, st.integers(0, 9), st.integers(0, 9))
def test_other_luck_other_draws(one: int, other: int, k: int, m: int) -> None:
    """By id, by k, by decision, by replication, by seed and by practice."""
    draws = {
        luck.uniform(decision, identity, time)
        for luck in (LUCK, Luck(2, 0, "A81001"), Luck(1, 1, "A81001"), Luck(1, 0, "A81002"))
        for decision in ("attends", "talk")
        for identity in (one, other)
        for time in (k, m)
    }
    assert len(draws) == 8 * len({one, other}) * len({k, m})


@pytest.mark.parametrize("kind", KINDS_OF_ID)
@pytest.mark.parametrize("k", [0, 1, 7])
def test_draws_are_uniform(kind: str, k: int) -> None:
    uniforms = LUCK.uniforms("talk", KINDS_OF_ID[kind], k)
    assert p_of_evenness(uniforms) > UNLIKELY
    assert stats.kstest(uniforms, "uniform").pvalue > UNLIKELY
    assert p_of_evenness(uniforms * 2.0**20 % 1.0) > UNLIKELY  # so are the bits that decide nothing


@pytest.mark.parametrize("kind", KINDS_OF_ID)
def test_draws_of_neighbours_are_independent(kind: str) -> None:
    """One id and the next, the id after that, and the same ordinal on the next day."""
    uniforms = LUCK.uniforms("talk", KINDS_OF_ID[kind])
    for lag in (1, 2, MANY // 400):
        assert p_of_pairs(uniforms[:-lag], uniforms[lag:]) > UNLIKELY


@pytest.mark.parametrize("kind", KINDS_OF_ID)
def test_draws_of_one_id_are_independent(kind: str) -> None:
    """Of two decisions, the first and the second time of one, and of other replications, seeds and practices."""
    identities = KINDS_OF_ID[kind]
    talk = LUCK.uniforms("talk", identities)
    others = [LUCK.uniforms("talk", identities, k) for k in (1, 2)]
    others += [LUCK.uniforms(decision, identities) for decision in ("talk1", "attends", "births")]
    others += [luck.uniforms("talk", identities) for luck in (Luck(1, 1, "A81001"), Luck(2, 0, "A81001"))]
    for other in others:
        assert p_of_pairs(talk, other) > UNLIKELY


def test_draws_of_one_id_in_a_row_are_independent() -> None:
    """The first thousand times of one decision, for two hundred ids."""
    rows = np.array([LUCK.uniforms("redial", np.arange(200, dtype=np.uint64), k) for k in range(1000)])
    assert p_of_evenness(rows.ravel()) > UNLIKELY
    assert p_of_pairs(rows[:-1].ravel(), rows[1:].ravel()) > UNLIKELY


@pytest.mark.parametrize("mean", [0.1, 3.0, 60.0, 5000.0])
def test_counts_are_poisson(mean: float) -> None:
    """By inversion at uniforms of our own luck, against the law's probabilities."""
    number = 20_000
    uniforms = LUCK.uniforms("births", births("skin", 50, number // 50)).tolist()
    counts = np.array([poisson_count(mean, u) for u in uniforms])
    edges = np.unique(stats.poisson.ppf(np.linspace(0.0, 1.0, 40)[1:-1], mean))  # cells of about one in forty, or more
    cells = np.concatenate(([-1.0], edges, [np.inf]))
    observed, _ = np.histogram(counts, bins=cells + 0.5)
    assert stats.chisquare(observed, number * np.diff(stats.poisson.cdf(cells, mean))).pvalue > UNLIKELY


@given(st.floats(0.0, 1.0, exclude_max=True), st.floats(0.0, 2000.0), st.floats(0.0, 2000.0))
def test_a_higher_rate_never_gives_fewer_births_at_the_same_luck(u: float, one: float, other: float) -> None:
    few, many = sorted((one, other))
    assert poisson_count(few, u) <= poisson_count(many, u)


@given(
    st.lists(st.tuples(st.integers(0, 29), st.sampled_from(("talk", "attends"))), min_size=1, max_size=150), st.data()
)
def test_a_weeks_table_only_makes_the_draws_of_its_births_faster(
    asked: list[tuple[int, str]], data: st.DataObject
) -> None:
    """Whatever is asked in whatever order, also when the table has been forgotten in between."""
    identities = births("skin", 1, 30)
    week = WeekLuck(LUCK, identities, set())
    episodes = [Lucky(identity, week, row) for row, identity in enumerate(identities.tolist())]
    forgotten = data.draw(st.integers(0, len(asked)))
    times: dict[tuple[int, str], int] = {}
    for number, (row, decision) in enumerate(asked):
        if number == forgotten:
            week.forget()
        k = times[row, decision] = times.get((row, decision), -1) + 1
        assert episodes[row].draw(decision) == LUCK.uniform(decision, int(identities[row]), k)
        assert episodes[row].once(decision) == LUCK.uniform(decision, int(identities[row]))
