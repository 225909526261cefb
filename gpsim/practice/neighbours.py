"""What practices share that work together: a hub to which each gives sessions."""

from typing import Annotated

from annotated_types import Ge, Le

from gpsim.records import record
from gpsim.units import Days, Name, Share, Unit, WholeDays

SHARED_HUB = "shared_hub"  # a class of booking, and the place outside that the partners are to each other


@record
class Hub:
    """Sessions that a practice gives for its partners' patients too, as each of them does.

    The partners are simulated whole: copies of the practice, with other patients and other luck.
    """

    partners: Annotated[int, Unit("practices"), Ge(0), Le(10)]
    sessions: Annotated[float, Unit("sessions a week"), Ge(0.0), Le(1000.0)]  # given by each
    accepts: Share = 1.0  # of patients for whom the hub has a slot: take it
    routine: Share = 0.0  # of routine requests with a long wait: offered the hub
    wait: Days = 7.0  # after the date wanted, from which a wait is long
    # Days ahead at which its slots open, if they did not open later before: assumption.
    horizon: WholeDays = 7
    paper: Name = ""  # the summary that comes back

    @property
    def whole_sessions(self) -> int:
        """Sessions that each gives: none, without partners."""
        return int(self.sessions + 0.5) if self.partners else 0
