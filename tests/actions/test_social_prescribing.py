"""Social prescribing here and elsewhere: who goes, how many there is room for, and that GPs are not seen to gain."""

from dataclasses import replace

import numpy as np
import pytest

from gpsim.distributions import Fixed
from gpsim.practice.demand import Need, Outside
from gpsim.practice.paperwork import Paper, Step
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.social_prescribing import External
from gpsim.scenarios.actions.team.link_worker import PracticeBased
from gpsim.scenarios.adoption import LONG
from tests.actions.team_world import as_it_is, lived, net, pairs, seen_by, taken_up, world
from tests.strategies import small_practice

SETTLED = Uptake(level=1.0, weeks=LONG)
EVERYBODY = {"offered": 1.0, "accepts": 1.0, "wrong": 0.0}


def capacity(uptake: float, places: float) -> int:
    place = External(places=places).apply(world(), Uptake(level=uptake, weeks=LONG)).destinations["external_support"]
    assert isinstance(place, Outside)
    return place.capacity


def test_a_link_worker_meets_patients_whose_troubles_are_not_medical_and_frees_no_gp() -> None:
    """Trials and controlled studies show no release (Mercer 2019, Bickerdike 2017): nor does this."""
    low, high = net(PracticeBased())
    assert low < 0.0
    assert high < 0.01 * gp_minutes()
    for _, after in pairs(PracticeBased(**EVERYBODY)):
        assert seen_by(after, "link_worker")


def test_social_prescribing_elsewhere_frees_next_to_nothing() -> None:
    low, high = net(External())
    assert max(abs(low), abs(high)) < 0.01 * gp_minutes()


def gp_minutes() -> float:
    """Minutes of GPs in the measured weeks, the mean over replications."""
    found = []
    for replication in range(2):
        log = as_it_is(replication)
        mine = np.isin(log.work["person"], [i for i, group in enumerate(log.names.groups) if group == "gp_qualified"])
        rows = log.work[mine & (log.work["shift"] >= 0.0) & (log.work["shift"] < log.measured)]
        found.append(float((rows["end"] - rows["start"]).sum()))
    return float(np.mean(found))


def test_a_service_elsewhere_takes_so_many_a_week_more() -> None:
    """Two, and two of the four more for whom half the staff ask."""
    assert (capacity(0.0, 4.0), capacity(0.5, 4.0), capacity(1.0, 4.0)) == (2, 4, 6)


def test_no_more_go_elsewhere_in_a_week_than_there_is_room_for() -> None:
    for _, log in pairs(External(ceiling=1.0, places=1.0, **EVERYBODY)):
        rows = log.appointments
        place = log.names.outside.index("external_support")
        gone = rows["start"][(rows["person"] == -1) & (rows["slot"] == place) & (rows["ended"] > 0.0)]
        assert len(gone) > 0
        sent = np.floor((gone - 3.0 * 1440.0) / 10080.0)  # three days later
        assert max(np.unique(sent, return_counts=True)[1]) <= 3


def referring() -> Practice:
    """The world without a link worker: whom the doctors would refer to one, one in ten seen, goes to the service."""
    rung = Need(asks_for="link_worker", suitable={"link_worker": 1.0}, rate=0.0)
    step = Step(queue="office", minutes=Fixed(mean=2.0), needs={"referred": 1.0})
    practice = replace(
        world(),
        needs={**world().needs, "referred": rung},
        papers={**world().papers, "internal": Paper(first="book", steps={"book": step})},
    )
    practice = put(practice, "consultations.surgery.makes", lambda makes: {**makes, "internal": 0.1})
    return put(practice, "destinations.link_worker", lambda place: replace(place, instead="external_support"))


def test_whom_doctors_refer_goes_to_the_service_where_nobody_here_is_a_link_worker() -> None:
    """Two of them a week have a place, and six with four more."""
    went = []
    for practice in (referring(), taken_up(External(ceiling=1.0, places=4.0, offered=0.0), referring())):
        log = lived(practice, 0)
        rows = log.appointments[log.appointments["person"] == -1]
        rows = rows[rows["slot"] == log.names.outside.index("external_support")]
        referred = log.episodes["id"][log.episodes["kind"] == log.names.needs.index("referred")]
        went.append(int(np.isin(rows["id"], referred).sum()))
    assert 0 < went[0] < went[1]


def test_who_engages_here_is_seen_more_often_than_elsewhere() -> None:
    """Of those sent half go elsewhere, and all are seen here."""
    here = sum(len(seen_by(log, "link_worker")) for _, log in pairs(PracticeBased(**EVERYBODY)))
    there = sum(
        int(((log.appointments["person"] == -1) & (log.appointments["ended"] > 0.0)).sum())
        for _, log in pairs(External(ceiling=1.0, places=1.0, **EVERYBODY))
    )
    assert there < here


def test_social_prescribing_says_what_it_lacks() -> None:
    assert "external_support" in External().lacks(small_practice())[0]
    assert External().apply(small_practice(), SETTLED) == small_practice()
    assert "link_worker" in PracticeBased().lacks(small_practice())[0]


def test_a_caseload_is_at_most_the_whole_list() -> None:
    assert PracticeBased(caseload=5000.0).share_of_list(world()) == 1.0
    assert PracticeBased(caseload=225.0, meetings=3.0).share_of_list(world()) == pytest.approx(675 / 2376)


@pytest.mark.parametrize("numbers", [{"caseload": 0.0}, {"meetings": 0.0}])
def test_nobody_is_taken_on_to_meet_nobody(numbers: dict[str, float]) -> None:
    assert PracticeBased(**numbers).apply(world(), SETTLED) == world()
