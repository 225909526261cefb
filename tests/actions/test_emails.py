"""E-mails, meetings and interruptions: fewer and shorter, by hand and under common luck."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from gpsim.distributions import Fixed
from gpsim.log import Log
from gpsim.practice.files import load_practice
from gpsim.practice.paperwork import Paper, Step
from gpsim.practice.practice import Practice
from gpsim.practice.weekly import hours_a_week
from gpsim.records import put
from gpsim.scenarios.action import Uptake
from gpsim.scenarios.actions.emails import EmailsMeetingsInterruptions
from gpsim.scenarios.adoption import LONG
from gpsim.scenarios.verbs import rota_verbs
from gpsim.study.estimate import estimate
from tests.actions.village import FULLY, REPLICATIONS, central, does, lived, low, minutes_of, net, village

GPS = frozenset({"gp_qualified"})
TASKS = ("paper.email.read", "paper.email.reply", "paper.office_email.read")


@cache
def mailed() -> Practice:
    """The village with 60 e-mails a week to its doctors and 20 to its manager: one minute to read, four to reply."""
    read = Step(queue="inbox", minutes=Fixed(mean=1.0), next={"reply": 0.25})
    steps = {"read": read, "reply": Step(queue="inbox", minutes=Fixed(mean=4.0))}
    email = Paper(rate=60.0, week="weekdays", first="read", steps=steps, sort="email")
    office = {"read": Step(queue="office", minutes=Fixed(mean=1.0))}
    papers = {
        "email": email,
        "office_email": Paper(rate=20.0, week="weekdays", first="read", steps=office, sort="email"),
    }
    return put(village(), "papers", lambda old: {**old, **papers})


def action(**numbers: Any) -> EmailsMeetingsInterruptions:
    """Nothing of it but what is given."""
    names = ("emails", "batched", "bulletin", "meetings", "interruptions", "saved_up")
    return EmailsMeetingsInterruptions(**(dict.fromkeys(names, 0.0) | numbers))


def papers_of(log: Log, *kinds: str) -> set[int]:
    which = [log.names.papers.index(kind) for kind in kinds]
    rows = log.episodes[(log.episodes["paper"] == 1) & np.isin(log.episodes["kind"], which)]
    return set(rows["id"].tolist())


# E-mails.


def test_fewer_emails_come_and_each_takes_less() -> None:
    """Half of the team: 0.5 x 0.4 of them are not sent, and 0.5 x 0.2 of each one's minutes are saved."""
    papers = does(action(emails=0.4, batched=0.2), Uptake(level=0.5, weeks=LONG), mailed()).papers
    assert {kind: papers[kind].level for kind in ("email", "office_email", "letter")} == pytest.approx(
        {"email": 0.8, "office_email": 0.8, "letter": 1.0}
    )
    email = papers["email"].steps
    assert (email["read"].minutes, email["reply"].minutes) == (Fixed(mean=0.9), Fixed(mean=4.0 * 0.9))
    assert email["read"].next == {"reply": 0.25}
    assert papers["letter"] == mailed().papers["letter"]


def test_a_bulletin_takes_the_managers_time_where_there_are_emails() -> None:
    spent = does(action(bulletin=20.0), Uptake(level=0.5, weeks=LONG), mailed()).spent_time["bulletin"]
    assert (spent.roles, spent.minutes) == (("manager",), 10.0)
    assert does(action(bulletin=20.0)) == village()


def test_without_effect_everything_is_as_it_was() -> None:
    """Also where meetings are shorter: the e-mails are the very same."""
    assert does(action(), FULLY, mailed()) == mailed()
    changed = does(action(meetings=0.5), FULLY, mailed())
    assert changed != mailed()
    assert changed.papers == mailed().papers
    assert papers_of(lived(changed, 0), "email") == papers_of(lived(mailed(), 0), "email")


def test_emails_that_come_are_some_of_those_that_came_fewer_by_the_share() -> None:
    """Of 320 e-mails in four weeks 40% are not sent: 192 are left, give or take 2.5 standard deviations of 9."""
    changed = does(action(emails=0.4), FULLY, mailed())
    for replication in range(REPLICATIONS):
        before, after = lived(mailed(), replication), lived(changed, replication)
        kinds = ("email", "office_email")
        assert papers_of(after, *kinds) < papers_of(before, *kinds)
        left = len(papers_of(after, *kinds)) / len(papers_of(before, *kinds))
        assert left == pytest.approx(0.6, abs=2.5 * 9 / 320)
        for kind in ("letter", "repeat_request", "claim"):
            assert papers_of(after, kind) == papers_of(before, kind)


def test_gps_and_the_manager_spend_fewer_minutes_on_emails() -> None:
    """GPs two minutes on each of 60 a week, a third less: 120 to 80 minutes; the manager 20 to 13."""
    changed = does(action(emails=0.25, batched=1 / 9), FULLY, mailed())
    for groups, weekly in ((GPS, 120.0), (frozenset({"admin"}), 20.0)):
        before, after = (
            [sum(minutes_of(lived(one, r), task, groups) for task in TASKS) / 4 for r in range(REPLICATIONS)]
            for one in (mailed(), changed)
        )
        assert sum(before) / REPLICATIONS == pytest.approx(weekly, rel=0.15)
        saved = estimate(np.subtract(before, after).tolist())
        assert low(saved) > 0.0
        assert saved.mean == pytest.approx(weekly / 3.0, rel=0.25)
    found = net(changed, mailed())
    assert low(found["gp_qualified"]) > 0.0
    assert found["gp_qualified"].mean == pytest.approx(40.0 / 60.0, abs=0.2)


def test_emails_of_clinicians_go_to_every_doctor_and_to_nobody_else() -> None:
    log = lived(mailed(), 0)
    for task, people in (("paper.email.read", {"dr_adams", "dr_baker"}), ("paper.office_email.read", {"maud"})):
        rows = log.work[log.work["task"] == log.names.tasks.index(task)]
        assert {log.names.people[i] for i in rows["person"]} == people


def test_emails_take_each_gp_of_the_reference_about_a_quarter_of_an_hour_a_week() -> None:
    """150 a week, a fifth of them replied to: 0.35 + 0.2 x 1.5 minutes each, of 40 sessions, 6.2 a GP."""
    practice = load_practice("reference")
    email = practice.papers["email"]
    assert email.sort == "email"
    weekly = email.rate * practice.list_size / 1000.0 * (0.35 + email.steps["read"].next["reply"] * 1.5)
    assert weekly / (40 / 6.2) == pytest.approx(15.1, abs=0.1)


def test_nothing_is_lacking_where_there_are_emails_and_nothing_else() -> None:
    roles = {name: replace(role, interruptions=0.0) for name, role in mailed().team.roles.items()}
    quiet = put(mailed(), "team.roles", lambda _: roles)
    quiet = put(quiet, "team.activities.meeting.overhead", lambda _: "training")
    assert EmailsMeetingsInterruptions().lacks(quiet) == ()
    without = put(quiet, "papers", lambda _: village().papers)
    assert "e-mail" in EmailsMeetingsInterruptions().lacks(without)[0]


# Meetings and interruptions.


def test_a_meeting_ends_earlier_and_what_touches_it_goes_on() -> None:
    """Dr Baker meets on Tuesdays from 14:00 to 15:00 and is on duty after that; Dr Adams goes on with the inbox."""
    people = does(EmailsMeetingsInterruptions(meetings=0.25)).team.people
    assert (people["dr_baker"].rota["tuesday"].end, people["dr_baker"].rota["tuesday_instead"].start) == (
        "14:45",
        "14:45",
    )
    assert people["dr_baker"].rota["tuesday_instead"].activity == "duty"
    assert people["dr_adams"].rota["tuesday_instead"].activity in {"clinic", "duty"}
    assert people["dr_adams"].rota["tuesday_instead"].template == ""


def test_shorter_meetings_leave_everybodys_hours_as_they_were() -> None:
    reference = load_practice("reference")
    for practice in (village(), reference):
        changed = does(EmailsMeetingsInterruptions(), FULLY, practice)
        for name, person in practice.team.people.items():
            assert hours_a_week(changed.team.people[name].rota.values()) == pytest.approx(
                hours_a_week(person.rota.values())
            )
    again = does(EmailsMeetingsInterruptions(), FULLY, does(EmailsMeetingsInterruptions(), FULLY, reference))
    roles = tuple(reference.team.roles)
    left = rota_verbs.rota_minutes(again, "meeting", roles) / rota_verbs.rota_minutes(reference, "meeting", roles)
    assert left == pytest.approx(0.8 * 0.8, abs=0.01)  # in whole minutes


def test_shorter_meetings_and_fewer_interruptions_release_gps() -> None:
    assert low(net(central(EmailsMeetingsInterruptions()))["gp_qualified"]) > 0.0
