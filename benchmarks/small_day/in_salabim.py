"""The day as a salabim tutorial has it: a component for each patient, without ``yield``, monitors and all."""

from random import lognormvariate, random
from typing import Any

import salabim

from benchmarks.small_day.day import GP, HOUR, SPREAD, Day, Service, Totals, log_mean, nothing


def live(day: Day, days: int, seed: int) -> list[Totals]:
    """The totals of each of ``days``."""
    salabim.random_seed(seed)
    return [_live(day) for _ in range(days)]


class Practice(salabim.Environment):  # type: ignore[misc] # salabim has no types
    """One day."""

    def setup(self, day: Day) -> None:
        """Salabim calls this when the environment is made."""
        self.day, self.totals = day, nothing()
        self.handlers = salabim.Resource("handlers", day.handlers)
        self.staff = {service.name: salabim.Resource(service.name, service.people) for service in day.services}
        self.patience = salabim.Exponential(day.patience)
        self.gaps = [salabim.Exponential(HOUR / many) for many in day.calls]


class Calls(salabim.Component):  # type: ignore[misc]
    """Patients ring, hour by hour: what is left of a gap at the end of an hour is drawn anew."""

    def process(self) -> None:
        """What salabim runs."""
        for hour, gap in enumerate(self.env.gaps):
            time = hour * HOUR
            while (time := time + gap.sample()) < (hour + 1) * HOUR:
                self.hold(till=time)
                Patient()


class Patient(salabim.Component):  # type: ignore[misc]
    """A patient rings, holds, and is answered or hangs up; who is answered may see somebody."""

    def process(self) -> None:
        """What salabim runs."""
        practice, rang = self.env, self.env.now()
        self.request(practice.handlers, fail_delay=practice.patience.sample())
        if self.failed():
            practice.totals["abandoned"] += 1
            return
        practice.totals["answered"] += 1
        practice.totals["held"] += practice.now() - rang
        self.hold(minutes(practice.day.talk))
        self.release(practice.handlers)
        service = practice.day.pick(random())
        if service:
            self.see(practice, service)
            if random() < service.bounces:
                self.see(practice, GP)

    def see(self, practice: Any, service: Service) -> None:
        """Wait for somebody and be seen."""
        came = practice.now()
        self.request(practice.staff[service.name])
        practice.totals[f"seen.{service.name}"] += 1
        practice.totals[f"waited.{service.name}"] += practice.now() - came
        self.hold(minutes(service.minutes))
        self.release(practice.staff[service.name])


def minutes(mean: float) -> float:
    """How long something takes."""
    return lognormvariate(log_mean(mean), SPREAD)


def _live(day: Day) -> Totals:
    practice = Practice(day=day, yieldless=True, random_seed="")  # "": the stream goes on
    Calls()
    practice.run()
    totals: Totals = practice.totals
    return totals
