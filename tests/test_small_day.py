"""The small day of the benchmarks: the engines live the same one, and would not be timed otherwise."""

from collections.abc import Sequence
from math import exp

import numpy as np
import pytest
from typer.testing import CliRunner

from benchmarks.__main__ import app
from benchmarks.size import QUICK
from benchmarks.small_day import race
from benchmarks.small_day.agreement import DisagreementError, gap, widest
from benchmarks.small_day.day import Day, Live, Totals, measures, nothing
from benchmarks.small_day.in_gpsim import practice
from benchmarks.subject import subject
from gpsim.distributions import Exponential, Lognormal
from gpsim.practice.demand import WalkIn
from gpsim.practice.practice import Practice
from gpsim.units import WEEKDAYS

DAYS = 70
CHEAP = ("gpsim", "SimPy", "Ciw")  # salabim takes as long as all of them, ten times over
Lived = dict[str, Sequence[Totals]]


@pytest.fixture(scope="module")
def lived() -> Lived:
    """Days of the cheap engines, each with a seed of its own."""
    return {name: race.engine(name)(Day(), DAYS, seed) for seed, name in enumerate(CHEAP, start=1)}


def one_day(**said: float) -> Totals:
    """The totals of a day on which ten were answered, and what is ``said``."""
    return nothing() | {"answered": 10.0} | {name.replace("_", "."): value for name, value in said.items()}


def some_day(rng: np.random.Generator, longer: float) -> Totals:
    """Totals that vary a little, with minutes held that are ``longer``."""
    day = {name: value + rng.uniform(100.0, 101.0) for name, value in nothing().items()}
    return day | {"held": longer * day["held"]}


def test_engines_live_the_same_day(lived: Lived) -> None:
    assert widest(lived).z < 4.0


@pytest.mark.slow
def test_salabim_lives_the_same_day_too(lived: Lived) -> None:
    assert widest({**lived, "salabim": race.engine("salabim")(Day(), DAYS, 4)}).z < 4.0


@pytest.mark.parametrize("engine", CHEAP)
def test_a_patience_of_12_minutes_instead_of_15_is_noticed(lived: Lived, engine: str) -> None:
    with pytest.raises(DisagreementError, match=f"in {engine}"):
        widest({**lived, engine: race.engine(engine)(Day(patience=12.0), DAYS, 9)})


def test_engines_that_disagree_are_not_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for times is told what differs, and nothing else."""

    def engine(name: str) -> Live:
        longer = 1.5 if name == "SimPy" else 1.0
        return lambda _, days, seed: [some_day(np.random.default_rng([seed, n]), longer) for n in range(days)]

    monkeypatch.setattr(race, "engine", engine)
    with pytest.raises(DisagreementError, match=r"^the engines do not .*; minutes held: .* in SimPy, .* in the others"):
        race.measure(subject("small_practice"), QUICK)
    told = CliRunner().invoke(app, ["--quick", "--only", "small_day"])
    assert told.exit_code == 1
    assert " in SimPy, " in told.stderr
    assert told.stdout == ""


def test_a_gap_is_in_standard_errors() -> None:
    """Means 1 apart with standard errors √(4/3) each: t = 1 ÷ √(8/3) = 0.612 with 4 degrees of freedom.

    That is as rare, p = 0.573, as a normal deviate of 0.563.
    """
    found = gap("SimPy", "calls", np.array([8.0, 10.0, 12.0]), np.array([9.0, 11.0, 13.0]))
    assert (found.here, found.elsewhere) == (10.0, 11.0)
    assert found.z == pytest.approx(0.563, abs=5e-4)
    assert str(found) == "calls: 10 in SimPy, 11 in the others, z = 0.6"


def test_minutes_are_for_each_who_waited() -> None:
    day = one_day(abandoned=30.0, held=25.0, seen_gp=4.0, waited_gp=6.0)
    found = {name: values.item() for name, values in measures([day]).items()}
    assert found == {
        "calls": 40.0, "abandoned": 30.0, "share answered": 0.25, "minutes held": 2.5, "seen by gp": 4.0,
        "wait for gp": 1.5, "seen by nurse": 0.0, "wait for nurse": 0.0, "seen by pharmacist": 0.0,
        "wait for pharmacist": 0.0,
    }  # fmt: skip


def test_a_lap_is_told_in_milliseconds_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([10.0, 10.5])
    monkeypatch.setattr("time.process_time", lambda: next(clock))
    assert race.lap(lambda _, days, __: [one_day()] * days, Day(), 10, 1).ms == 50.0


def test_the_practice_file_has_the_numbers_of_the_day() -> None:
    """And nothing else: no menu, no redials, nobody absent, nothing that a day in the other engines has not."""
    day, file = Day(), practice(Day())
    telephone, places = file.access.telephone, file.destinations
    assert telephone is not None
    assert telephone.talk == lognormal(day.talk)
    assert telephone.patience == Exponential(mean=day.patience)
    assert file.profiles[telephone.profile].weights == day.calls
    assert file.list_size == 1000
    calls = sum(day.calls) * 7  # a week, and so many per 1,000 patients
    shares = {service.name: service.share for service in day.services} | {"nobody": 0.4}
    rates = {need.asks_for: need.rate for need in file.needs.values()}
    assert rates == pytest.approx({name: share * calls for name, share in shares.items()})
    for service in day.services:
        place = places[service.name]
        assert isinstance(place, WalkIn)
        assert (place.bounce, place.bounce_to) == (service.bounces, "gp" if service.bounces else "")
        assert file.consultations[place.consultation].minutes == {"any": lognormal(service.minutes)}
        assert serving(file, place.queue) == service.people
    assert serving(file, "telephone") == day.handlers


def lognormal(mean: float) -> Lognormal:
    """The law of a duration of the day, by its own mean and standard deviation: sd ÷ mean = √(exp 0.36 - 1)."""
    return Lognormal(mean=mean, sd=round(mean * (exp(0.36) - 1.0) ** 0.5, 10))


def serving(file: Practice, queue: str) -> int:
    """How many people serve ``queue``, all day and every day."""
    mine = {name for name, activity in file.team.activities.items() if activity.serves == (queue,)}
    sessions = [session for person in file.team.people.values() for session in person.rota.values()]
    assert {(session.days, session.start, session.end) for session in sessions} == {(WEEKDAYS, "08:00", "24:00")}
    return sum(session.activity in mine for session in sessions)
