"""The day as a network of queues in Ciw, whose records say what happened."""

from collections.abc import Iterable
from itertools import accumulate
from typing import Any

import ciw

from benchmarks.small_day.day import GP, HOUR, SPREAD, Day, Totals, log_mean, nothing

TELEPHONE = 1  # Ciw numbers its nodes from 1; the services follow in their order
LATE = 1440.0  # minutes; by then everybody has long gone


def live(day: Day, days: int, seed: int) -> list[Totals]:
    """The totals of each of ``days``."""
    ciw.seed(seed)
    return [_totals(day, _records(day)) for _ in range(days)]


def network(day: Day) -> Any:
    """The queues of ``day``: its calls are drawn when this is made."""
    services, calls = day.services, len(day.calls)
    return ciw.create_network(
        arrival_distributions=[
            ciw.dists.PoissonIntervals(
                rates=[many / HOUR for many in day.calls],
                endpoints=list(accumulate([HOUR] * calls)),
                max_sample_date=calls * HOUR,
            ),
            *[None] * len(services),
        ],
        service_distributions=[_minutes(day.talk), *(_minutes(service.minutes) for service in services)],
        number_of_servers=[day.handlers, *(service.people for service in services)],
        reneging_time_distributions=[ciw.dists.Exponential(1.0 / day.patience), *[None] * len(services)],
        routing=[
            [0.0, *(service.share for service in services)],
            *([0.0, *(service.bounces * (to is GP) for to in services)] for service in services),
        ],
    )


def _minutes(mean: float) -> Any:
    return ciw.dists.Lognormal(log_mean(mean), SPREAD)


def _records(day: Day) -> Iterable[Any]:
    simulation = ciw.Simulation(network(day))
    simulation.simulate_until_max_time(LATE)
    records: Iterable[Any] = simulation.get_all_records()
    return records


def _totals(day: Day, records: Iterable[Any]) -> Totals:
    totals = nothing()
    for record in records:
        if record.node != TELEPHONE:
            name = day.services[record.node - TELEPHONE - 1].name
            totals[f"seen.{name}"] += 1
            totals[f"waited.{name}"] += record.waiting_time
        elif record.record_type == "renege":
            totals["abandoned"] += 1
        else:
            totals["answered"] += 1
            totals["held"] += record.waiting_time
    return totals
