"""Whatever the practice: a phone list loses nobody, and the accounts balance with it and without."""

import numpy as np

from gpsim.log import BOOKINGS, RESULTS
from gpsim.measures.released import check, released
from gpsim.practice.access import PhoneList
from tests.lived import World, in_some_worlds, log_of, world

LISTED, RUNG = RESULTS.index("listed"), BOOKINGS.index("call_back")


def listing(world: World, share: float) -> World:
    """The world with a phone list of those who ask for the doctors, worked through with the duty list."""
    listed = PhoneList(share=share, places=("gp",), queue="duty", consultation="ring")
    return world.put("access.phone_list", lambda _: listed)


@in_some_worlds
def test_the_accounts_balance_where_a_doctor_rings_first(world: World) -> None:
    check(released(log_of(world), listing(world, 0.6).live()))


@in_some_worlds
def test_nobody_is_rung_who_was_not_put_on_a_list(world: World) -> None:
    log = listing(world, 0.6).live()
    listed = np.unique(log.contacts["id"][log.contacts["result"] == LISTED])
    rung = np.unique(log.appointments["id"][log.appointments["booking"] == RUNG])
    assert np.all(np.isin(rung, listed))


@in_some_worlds
def test_a_list_for_nobody_changes_nothing(world: World) -> None:
    none, without = listing(world, 0.0).live(), log_of(world)
    for table in ("contacts", "appointments", "work", "shifts", "episodes"):
        assert getattr(none, table).tobytes() == getattr(without, table).tobytes()


def test_patients_are_rung_in_the_worlds_of_these_laws() -> None:
    """Where nobody is listed otherwise, in more than one of ten worlds."""
    logs = [(log_of(world(number)), listing(world(number), 0.6).live()) for number in range(10)]
    rung = [[int(np.sum(log.appointments["booking"] == RUNG)) for log in pair] for pair in logs]
    assert sum(without == 0 < listed for without, listed in rung) >= 2
