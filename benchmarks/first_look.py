"""What somebody does who asks a question, as a script: it says when there is something to show, and when it is done."""

import sys

from gpsim.study.processes import Processes

NAVIGATION = "active_signposting.care_navigation"
PRECISION = 0.01  # of the hours that GPs work
WORKERS = 2


def look(practice: str, weeks: int, warmup: int, cooldown: int, *, precise: bool) -> None:
    """Compare the shipped ``practice`` with care navigation: a line for the first answer, a near one and the last.

    It is near when the hours that GPs get back are known to within 1% of those that they work. As the command line does
    it: processes begin before anything is read.
    """
    with Processes(WORKERS) as processes:
        processes.begin()
        from gpsim.practice.files import load_practice
        from gpsim.report.progress import hours_freed
        from gpsim.scenarios.files import adopt
        from gpsim.scenarios.scenario import Scenario
        from gpsim.study.results import Comparison
        from gpsim.study.run import compare

        told = set[str]()

        def tell(what: str, found: Comparison) -> None:
            if what not in told:
                told.add(what)
                print(what, hours_freed(found), flush=True)

        def look_at(found: Comparison) -> None:
            tell("first", found)

        def show(found: Comparison, _: int | None) -> None:
            tell("first", found)
            change = next(iter(found.changes.values()))
            freed = change.capacity_released["gp_qualified"]["net"].half_width
            if freed is not None and freed <= PRECISION * (found.metrics["hours_per_week.gp_qualified"].mean or 0.0):
                tell("near", found)

        found = compare(
            load_practice(practice),
            [Scenario((adopt(NAVIGATION),))],
            weeks=weeks,
            warmup=warmup,
            cooldown=cooldown,
            replications=None if precise else WORKERS,
            precision=PRECISION if precise else None,
            workers=processes,
            look=look_at,
            progress=show,
        )
    print("done", len(found.replicates), hours_freed(found), flush=True)


if __name__ == "__main__":
    _, named, *lengths, how = sys.argv
    look(named, *map(int, lengths), precise=how == "precise")
