"""Who comes back after a stranger, worked by hand."""

from gpsim.practice.practice import Practice
from tests.mornings.test_clinic import PRACTICE
from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

# Everybody's usual clinician is Bob, who works on Wednesday only; Amy has no list of her own.
STRANGER = (
    PRACTICE.replace("notes = {", 'recontact = 0.2\nrecontact_after = { law = "fixed", mean = 0.05 }\nnotes = {')
    + """
roles.partner = { group = "gp_qualified", has_list = true }
people.bob.role = "partner"
people.bob.rota.all.days = ["wed"]
people.bob.rota.all.start = "09:00"
people.bob.rota.all.end = "10:00"
people.bob.rota.all.activity = "clinic"
people.bob.rota.all.template = "clinic"
[continuity]
stranger_recontact = 0.15
"""
)


def practice(stranger: float = 0.15) -> Practice:
    return practice_of(STRANGER.replace("stranger_recontact = 0.15", f"stranger_recontact = {stranger}"))


def test_who_has_a_usual_clinician_and_sees_another_comes_back_more_often() -> None:
    """Of those seen by Amy 0.2 + 0.15 come back: of 0.34 and 0.36 the first, who holds until the lines close."""
    births = [Birth("ache", "08:00"), Birth("ache", "08:02")]
    log = live(practice(), births, said={("recontact.seen", 1): 0.34, ("recontact.seen", 2): 0.36, "attends": 0.5})
    assert_log(
        log,
        episodes="""
        id ended ending contacts
        1  18:30 met    2
        2  09:28 met    1
        """,
    )


def test_where_a_stranger_is_as_good_nobody_comes_back_on_that_account() -> None:
    births = [Birth("ache", "08:00"), Birth("ache", "08:02")]
    log = live(practice(0.0), births, said={("recontact.seen", 1): 0.19, ("recontact.seen", 2): 0.21, "attends": 0.5})
    assert_log(
        log,
        episodes="""
        id ended ending contacts
        1  18:30 met    2
        2  09:28 met    1
        """,
    )


def test_who_sees_their_usual_clinician_comes_back_as_often_as_ever() -> None:
    """Bob is the usual one; on Wednesday, where Amy is no longer, 0.34 is above the consultation's own 0.2."""
    alone = STRANGER.replace('people.amy.rota.all.days = ["mon", "wed"]', 'people.amy.rota.all.days = ["fri"]').replace(
        'roles = ["doctor"]', 'roles = ["partner"]'
    )
    log = live(practice_of(alone), [Birth("ache", "08:00")], days=3, said={"recontact.seen": 0.34, "attends": 0.5})
    assert_log(
        log,
        episodes="""
        id ended     ending contacts
        1  wed.09:14 met    1
        """,
    )
