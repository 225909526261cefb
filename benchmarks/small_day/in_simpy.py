"""The day as a SimPy tutorial has it: a process for each patient, a `Resource` for those who serve, scalar draws."""

from collections.abc import Generator
from typing import Any

import numpy as np
import simpy

from benchmarks.small_day.day import GP, HOUR, SPREAD, Day, Service, Totals, log_mean, nothing

Process = Generator[simpy.Event, Any, None]


def live(day: Day, days: int, seed: int) -> list[Totals]:
    """The totals of each of ``days``."""
    return [Practice(day, np.random.default_rng([seed, number])).live() for number in range(days)]


class Practice:
    """One day."""

    def __init__(self, day: Day, rng: np.random.Generator) -> None:
        self.day, self.rng, self.totals = day, rng, nothing()
        self.env = simpy.Environment()
        self.handlers = simpy.Resource(self.env, day.handlers)
        self.staff = {service.name: simpy.Resource(self.env, service.people) for service in day.services}

    def live(self) -> Totals:
        """Let everybody come and go."""
        self.env.process(self.calls())
        self.env.run()
        return self.totals

    def calls(self) -> Process:
        """Patients ring, hour by hour: what is left of a gap at the end of an hour is drawn anew."""
        for hour, many in enumerate(self.day.calls):
            time = hour * HOUR
            while (time := time + self.rng.exponential(HOUR / many)) < (hour + 1) * HOUR:
                yield self.env.timeout(time - self.env.now)
                self.env.process(self.patient())

    def patient(self) -> Process:
        """A patient rings, holds, and is answered or hangs up; who is answered may see somebody."""
        rang = self.env.now
        with self.handlers.request() as answer:
            yield answer | self.env.timeout(self.rng.exponential(self.day.patience))
            if not answer.triggered:
                self.totals["abandoned"] += 1
                return
            self.totals["answered"] += 1
            self.totals["held"] += self.env.now - rang
            yield self.env.timeout(self.minutes(self.day.talk))
        service = self.day.pick(self.rng.random())
        if service:
            yield from self.see(service)
            if self.rng.random() < service.bounces:
                yield from self.see(GP)

    def see(self, service: Service) -> Process:
        """Wait for somebody and be seen."""
        came = self.env.now
        with self.staff[service.name].request() as turn:
            yield turn
            self.totals[f"seen.{service.name}"] += 1
            self.totals[f"waited.{service.name}"] += self.env.now - came
            yield self.env.timeout(self.minutes(service.minutes))

    def minutes(self, mean: float) -> float:
        """How long something takes."""
        return self.rng.lognormal(log_mean(mean), SPREAD)
