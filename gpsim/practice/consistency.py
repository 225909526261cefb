"""Whether a valid practice holds together: every value by itself is allowed, and all of them must go together."""

from collections.abc import Callable, Iterator

from gpsim.practice.check_calendar import calendar_faults, rota_faults
from gpsim.practice.check_endless import endless_faults
from gpsim.practice.check_groups import group_faults
from gpsim.practice.check_queues import sort_faults
from gpsim.practice.check_staffing import (
    class_faults,
    law_of_role_faults,
    need_faults,
    queue_faults,
    triage_faults,
)
from gpsim.practice.check_sums import key_faults, law_faults, name_faults, size_faults, sum_faults
from gpsim.practice.faults import Fault
from gpsim.practice.practice import Practice

CHECKS: tuple[Callable[[Practice], Iterator[Fault]], ...] = (
    calendar_faults,
    rota_faults,
    sum_faults,
    law_faults,
    size_faults,
    name_faults,
    key_faults,
    need_faults,
    queue_faults,
    class_faults,
    law_of_role_faults,
    triage_faults,
    group_faults,
    sort_faults,
    endless_faults,
)


def inconsistencies(practice: Practice) -> Iterator[Fault]:
    """A fault for each thing that cannot be so; the file is not filled in."""
    for check in CHECKS:
        yield from check(practice)
