"""Several practices on the same clock."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gpsim.model.clock import Clock
from gpsim.model.hub import SharedHub

if TYPE_CHECKING:
    from gpsim.model.surgery import Surgery


def live_together(surgeries: "Sequence[Surgery]", until: float) -> None:
    """Let everything happen that lies before ``until``, in whichever practice, with the hub that they share.

    Their clocks are kept in step: what is next on any of them happens next. At one instant events go by kind,
    then by id, then by the practice's code, whichever practice is given first.
    """
    for surgery in surgeries:
        surgery.hub = SharedHub(surgery, surgeries)
    clocks = [surgery.clock for surgery in sorted(surgeries, key=lambda surgery: surgery.luck.practice)]
    while True:
        first = min(clocks, key=Clock.head)
        if first.head()[0] >= until:
            return
        first.step()
