"""Groups for reviews: what is laid out for them, by hand, and what they take when many come, and when few do."""

from dataclasses import replace

import numpy as np
import pytest

from gpsim.distributions import Fixed
from gpsim.model.simulate import simulate
from gpsim.practice.book import Block, SlotKind, Template
from gpsim.practice.care import Consultation
from gpsim.practice.demand import Clinic, Need, Recall, Stage
from gpsim.practice.practice import Practice
from gpsim.practice.team import Activity, Person, Session
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.group_consultations import GroupConsultations
from gpsim.scenarios.adoption import LONG
from gpsim.scenarios.verbs import group_sessions
from gpsim.streams import Luck
from tests.actions.front_doors import change, net
from tests.strategies import WEEKDAYS, small_practice

FULLY = Uptake(level=1.0, weeks=LONG)
NAME = "new_consultation_types.group"


def reviewing(rate: float = 20.0) -> Practice:
    """A thousand patients; ``rate`` a week are invited to a blood test, and seen by the nurse for 20 minutes a week on.

    Everybody answers. The nurse has ten slots for reviews in each of five mornings; a clerk files papers meanwhile.
    """
    practice = small_practice(list_size=1000, rate=0.0, receptionists=1)
    stages = {
        "bloods": Stage(destination="nurse", next={"review": 1.0}),
        "review": Stage(destination="reviews", wanted=Fixed(mean=7.0), next={"doctor": 0.1}),
        "doctor": Stage(destination="gp"),
    }
    due = Need(
        rate=rate, origin="recall", long_term_condition=5.0, suitable={"nurse": 1.0}, asks_for="nurse", stages=stages,
        first="bloods", recall=Recall(invitations=1, responds=1.0, link=1.0, reply=Fixed(mean=0.0)),
    )  # fmt: skip
    practice = replace(practice, needs={"due": due})
    practice = put(practice, "destinations", lambda places: {**places, "reviews": _REVIEWS})
    practice = put(practice, "consultations", lambda kinds: {**kinds, "review": _REVIEW})
    practice = put(practice, "book.kinds", lambda kinds: {**kinds, "review": _SLOT})
    practice = put(practice, "book.templates", lambda old: {**old, "nurse": _MORNING})
    practice = put(practice, "team.people.Nurse Bell.rota.mornings.template", lambda _: "nurse")
    practice = put(practice, "team.activities", lambda old: {**old, "filing": Activity(serves=("tray",))})
    return put(practice, "team.people", lambda people: {**people, "Clerk Dean": _CLERK})


_REVIEWS = Clinic(roles=("practice_nurse",), books="review")
_REVIEW = Consultation(mode="face_to_face", minutes={"any": Fixed(mean=20.0)}, makes={})
_SLOT = SlotKind(consultation="review", takes=("review",), horizon=56)
_MORNING = Template(
    blocks={
        "any": Block(at=0.0, slots=5, minutes=10.0, slot="any"),
        "reviews": Block(at=50.0, slots=10, minutes=20.0, slot="review"),
    }
)
_CLERK = Person(
    role="receptionist",
    rota={"days": Session(days=WEEKDAYS, start="08:00", end="16:00", activity="filing")},
)


def held(numbers: dict[str, float], *, rate: float, weeks: int, runs: int = 4) -> tuple[float, int, int]:
    """Minutes of the nurse on those who came to a group, writing up included; how many came, and to how many groups."""
    practice = GroupConsultations(**numbers).apply(reviewing(rate), FULLY)
    minutes, came, groups = 0.0, 0, 0
    for run in range(runs):
        log = simulate(practice, weeks=weeks, warmup=0, cooldown=0, luck=Luck(1, run, practice.code))
        ours = [task in ("consultation.group_review", "notes.group_review") for task in log.names.tasks]
        rows = log.work[np.array(ours)[log.work["task"]]]
        minutes += float(np.sum(rows["end"] - rows["start"]))
        came += len(np.unique(rows["id"]))
        groups += len(np.unique(rows["shift"]))
    return minutes, came, groups


def test_a_review_is_divided_between_those_who_agree_and_the_others() -> None:
    """Half of those offered agree; of those who came four in ten are reviewed after it, and 0.6 x 0.1 see a doctor."""
    need = GroupConsultations(agrees=0.5, replaces=0.6).apply(reviewing(), FULLY).needs["due"]
    assert need.stages["bloods"].next == {"review": 0.5, "review_group": 0.5}
    assert need.stages["review_group"].next == pytest.approx({"review": 0.4, "doctor": 0.06})
    assert need.stages["review_group"].wanted == need.stages["review"].wanted
    assert need.stages["review"].next == {"doctor": 0.1}
    assert need.suitable == {"nurse": 1.0}


def test_groups_are_held_as_often_as_they_fill_in_a_session_of_reviews() -> None:
    """Of 20 due a week a quarter agree: 5, and ten places fill in two weeks. On Mondays, every second week."""
    made = GroupConsultations(agrees=0.25, facilitation=90.0).apply(reviewing(), FULLY)
    rota = made.team.people["Nurse Bell"].rota
    lines = {name: (line.days, line.every, line.week, line.template) for name, line in rota.items()}
    assert lines == {
        "mornings": (("tue", "wed", "thu", "fri"), 1, 0, "nurse"),
        "mornings_mon_group": (("mon",), 2, 0, "nurse_group"),
        "mornings_mon_1": (("mon",), 2, 1, "nurse"),
    }
    # Ninety minutes: all five short slots and the first two for reviews go, those of 50 and 70 minutes.
    assert made.book.templates["nurse_group"].blocks == {
        "group": Block(at=0.0, slots=1, minutes=90.0, slot="group_review"),
        "reviews": Block(at=90.0, slots=8, minutes=20.0, slot="review"),
    }
    kind = made.consultations["group_review"]
    assert kind.group is not None
    assert (kind.group.places, kind.group.queue, kind.group.facilitation) == (10, "group_review", Fixed(mean=90.0))
    assert made.team.activities["filing"].serves == ("group_review", "tray")


def test_only_reviews_of_the_clinician_who_holds_the_group_are_offered_it() -> None:
    """Others are reviewed by a pharmacist, who holds none: for them nothing changes, and no group waits in vain."""
    practice = reviewing()
    elsewhere = Stage(destination="pharmacist")
    other = replace(practice.needs["due"], stages={**practice.needs["due"].stages, "review": elsewhere})
    practice = put(practice, "needs", lambda needs: {**needs, "other": other})
    clinic = Clinic(roles=("pharmacist",), books="review", instead="reviews")
    practice = put(practice, "destinations", lambda places: {**places, "pharmacist": clinic})
    made = GroupConsultations().apply(practice, FULLY)
    assert made.needs["other"] == other
    assert made.destinations["reviews_group"] == Clinic(
        roles=("practice_nurse",), books="group_review", instead="reviews"
    )
    assert "pharmacist_group" not in made.destinations


def test_asking_takes_minutes_and_a_room_is_paid_for_each_time() -> None:
    """Half of 20 a week are asked, 3 minutes each, by two receptionists: 15 minutes a head. £30 every second week."""
    numbers = {"agrees": 0.5, "recruiting": 3.0, "hire": 30.0}
    made = GroupConsultations(**numbers).apply(reviewing(), Uptake(level=0.5, weeks=LONG))
    spent, paid = made.spent_time["group"], made.spent_money["group"]
    assert (spent.overhead, spent.roles, paid.purse) == ("other", ("receptionist",), "practice")
    assert (spent.minutes, paid.per_week) == pytest.approx((15.0, 15.0))


def test_who_runs_a_group_learns_it_once_and_the_course_is_paid_for() -> None:
    """One of two receptionists, and the nurse: 100 minutes each, in a week in which half of it begins."""
    made = GroupConsultations(training=200.0, course=400.0).apply(reviewing(), Uptake(level=0.5, newly=0.5, weeks=1))
    spent = {one.roles: one.minutes for one in made.spent_time.values() if one.overhead == "training"}
    assert spent == {("receptionist",): 50.0, ("practice_nurse",): 100.0}
    assert made.spent_money["group"].once == 200.0
    later = GroupConsultations().apply(reviewing(), FULLY)
    assert later.spent_money["group"].once == 0.0
    assert {one.overhead for one in later.spent_time.values()} == {"other"}


def test_groups_lack_reviews_or_a_session_of_them_or_somebody_beside_the_clinician() -> None:
    practice = reviewing()
    assert GroupConsultations().lacks(practice) == ()
    assert "no planned work" in GroupConsultations().lacks(small_practice())[0]
    busy = put(practice, "team.people.Nurse Bell.rota.mornings.every", lambda _: 2)
    assert "weekly session of reviews" in GroupConsultations().lacks(busy)[0]
    alone = put(practice, "team.activities.filing.serves", lambda _: ("telephone",))
    assert "answers the door" in GroupConsultations().lacks(alone)[0]
    assert GroupConsultations().apply(alone, FULLY) == alone


def test_who_is_due_a_review_is_counted_through_the_stages() -> None:
    """Of 20 births a week, two invitations answered by half each bring 15; nine in ten of them reach a review."""
    practice = put(reviewing(), "needs.due.recall", lambda old: replace(old, invitations=2, responds=0.5))
    practice = put(practice, "needs.due.stages.bloods.next", lambda _: {"review": 0.9})
    (review,) = group_sessions.reviews(practice)
    assert group_sessions.due_a_week(practice, review) == pytest.approx(13.5)


def test_a_group_that_fills_takes_fewer_minutes_of_the_nurse_a_patient() -> None:
    """Eight of 20 a week come to a group of 55 + 8 x 2 = 71 minutes, where they took 160: 89 minutes a week.

    The colleague beside her takes 90 minutes a week for it, and asking is left out here.
    """
    numbers = {"agrees": 0.4, "replaces": 1.0, "recruiting": 0.0}
    found = change(reviewing(), NAME, numbers, cooldown=3)
    mean, low, _ = net(found, "nurse")
    assert low > 0.0
    assert mean == pytest.approx(89.0 / 60.0, abs=0.5)
    assert net(found, "admin")[0] == pytest.approx(-1.5, abs=0.3)


def test_a_group_takes_more_of_the_nurse_a_patient_than_a_review_of_20_minutes_if_few_come() -> None:
    """Each group takes 55 minutes whoever comes, and 2 for each who does.

    Of two due a week one in eight agrees: two in the eight weeks between groups, about 30 minutes each. Of twenty a
    week four in ten: eight a week, 9 minutes each.
    """
    minutes, came, groups = held({"agrees": 0.125, "replaces": 1.0}, rate=2.0, weeks=26)
    assert minutes == 55.0 * groups + 2.0 * came
    assert 20.0 < minutes / came < 45.0
    minutes, came, groups = held({"agrees": 0.4, "replaces": 1.0}, rate=20.0, weeks=6)
    assert minutes == 55.0 * groups + 2.0 * came
    assert minutes / came == pytest.approx(9.0, rel=0.2)


def test_groups_that_replace_no_review_release_nothing_of_the_nurse() -> None:
    """Everybody is seen by themselves afterwards: the group comes on top, 55 minutes and 2 for each of eight a week."""
    numbers = {"agrees": 0.4, "replaces": 0.0, "recruiting": 0.0}
    found = change(reviewing(), NAME, numbers, cooldown=5, replications=3)
    mean, _, high = net(found, "nurse")
    assert high < 0.0
    assert mean == pytest.approx(-71.0 / 60.0, abs=0.4)


def test_groups_as_they_were_found_take_more_of_the_colleague_than_they_free_of_the_nurse() -> None:
    """15% agree, and six in ten who came need no review: the nurse gains minutes, the colleague loses an hour."""
    found = change(reviewing(), NAME, {"ceiling": GroupConsultations().ceiling}, cooldown=3, replications=12)
    assert net(found, "admin")[2] < -net(found, "nurse")[2] < 0.0
