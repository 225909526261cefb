"""Whether a valid practice holds together."""

from collections.abc import Iterator

from gpsim.practice.faults import Fault
from gpsim.practice.practice import Practice


def inconsistencies(practice: Practice) -> Iterator[Fault]:
    """A fault for each thing that cannot be so, although every value by itself can; the file is not filled in."""
    yield from ()
