"""Several practices on the same clock."""

from collections.abc import Sequence

from gpsim.model.clock import Clock


def live_together(clocks: Sequence[Clock], until: float) -> None:
    """Let everything happen that lies before ``until``, whichever practice's clock it lies on.

    The clocks are kept in step: what is next on any of them happens next. At one instant events go by kind,
    then by id, then by practice, in the order given.
    """
    while True:
        first = min(clocks, key=Clock.head)
        if first.head()[0] >= until:
            return
        first.step()
