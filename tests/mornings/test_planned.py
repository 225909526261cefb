"""Planned work and walk-ins, worked by hand: invitations, stages of a recall, and patients handed on."""

from dataclasses import replace

from tests.readable import assert_log
from tests.worlds import Birth, live, practice_of

PRACTICE = """
[needs.check]
rate = 0
origin = "recall"
suitable = { nurse = 1 }
asks_for = "nurse"
first = "bloods"
recall.invitations = 2
recall.responds = 0.5
recall.reply = { law = "fixed", mean = 1 }
recall.gap = 1
recall.link = 0.5
recall.paper = "invitation"
[needs.check.stages]
bloods = { destination = "nurse", next = { review = 0.5 } }
review = { destination = "gp", wanted = { law = "fixed", mean = 1 } }
[needs.wound]
rate = 0
suitable = { dressing = 0.5, gp = 0.5 }
asks_for = "dressing"
[destinations]
nurse = { kind = "clinic", roles = ["practice_nurse"], books = "planned" }
gp = { kind = "clinic", roles = ["doctor"] }
dressing = { kind = "walk_in", queue = "treatment", consultation = "dressing", bounce = 0.1, bounce_to = "gp" }
[access]
channels = { telephone = 1, desk = 1 }
policy.policy = "book_by_phone"
telephone.talk = { law = "fixed", mean = 2 }
desk.talk = { law = "fixed", mean = 1 }
[papers.invitation]
first = "send"
steps.send = { queue = "post", minutes = { law = "fixed", mean = 1 } }
[consultations]
bloods = { mode = "face_to_face", minutes.any = { law = "fixed", mean = 5 } }
review = { mode = "telephone", minutes.any = { law = "fixed", mean = 10 } }
dressing = { mode = "face_to_face", minutes.any = { law = "fixed", mean = 7 } }
[book]
kinds.nurse = { consultation = "bloods", takes = ["planned"] }
kinds.gp = { consultation = "review", takes = ["routine"] }
templates.nurse.blocks.all = { at = 0, slots = 2, minutes = 5, slot = "nurse" }
templates.gp.blocks.all = { at = 0, slots = 1, minutes = 10, slot = "gp" }
[team]
roles.clerk = { group = "admin" }
roles.practice_nurse = { group = "nurse" }
roles.doctor = { group = "gp_qualified" }
[team.activities]
office = { serves = ["telephone", "desk", "post"] }
nursing = { serves = ["patients", "treatment"], bookable = true }
clinic = { serves = ["patients"], bookable = true }
[team.people]
carl.role = "clerk"
carl.rota.day = { days = ["mon", "tue"], start = "08:00", end = "09:00", activity = "office" }
nell.role = "practice_nurse"
nell.rota.all.days = ["mon", "tue", "wed"]
nell.rota.all.start = "09:00"
nell.rota.all.end = "09:20"
nell.rota.all.activity = "nursing"
nell.rota.all.template = "nurse"
amy.role = "doctor"
amy.rota.all = { days = ["mon", "tue", "wed"], start = "09:00", end = "09:10", activity = "clinic", template = "gp" }
"""


def test_a_recall_is_invitations_replies_and_one_stage_after_the_other() -> None:
    """Invitations cost Carl a minute each; replies come a day later, by link or on the telephone."""
    births = [
        Birth("check", "08:00"),  # 1 books by link on Tuesday at eight; bloods and, a day later, the review
        Birth("check", "08:01"),  # 2 rings on Tuesday at 08:01; bloods and no more
        Birth("check", "08:02"),  # 3 answers neither invitation and is lost
        Birth("check", "08:03"),  # 4 answers the second and rings on Wednesday, when nobody answers
    ]
    luck = {
        ("responds", 1): 0.4, ("link", 1): 0.4, ("stage.bloods", 1): 0.4, ("stage.bloods", 2): 0.6,
        ("responds", 2): 0.4, ("link", 2): 0.6, "responds": 0.6, ("responds", 4, 1): 0.4, ("link", 4): 0.6,
    }  # fmt: skip
    log = live(practice_of(PRACTICE), births, days=3, said=luck)
    assert_log(
        log,
        contacts="""
        id channel   origin arrived   answered  ended     person outcome  result
        2  telephone recall tue.08:01 tue.08:01 tue.08:03 carl   answered booked
        4  telephone recall wed.08:03 -         wed.18:30 -      abandoned none
        """,
        appointments="""
        id kind   status   person origin        wanted    booked    start     began     ended
        1  bloods attended nell   recall        tue.08:00 tue.08:00 tue.09:00 tue.09:00 tue.09:05
        1  review attended amy    follow_up     wed.00:00 tue.09:05 wed.09:00 wed.09:00 wed.09:10
        2  bloods attended nell   recall        tue.08:03 tue.08:03 tue.09:05 tue.09:05 tue.09:10
        -  bloods unused   nell   first_contact -         -         09:00     -         -
        -  bloods unused   nell   first_contact -         -         09:05     -         -
        -  bloods unused   nell   first_contact -         -         wed.09:00 -         -
        -  bloods unused   nell   first_contact -         -         wed.09:05 -         -
        -  review unused   amy    first_contact -         -         09:00     -         -
        -  review unused   amy    first_contact -         -         tue.09:00 -         -
        """,
        work="""
        task                  person start     end       origin    id
        paper.invitation.send carl   08:00     08:01     recall    invitation#1
        paper.invitation.send carl   08:01     08:02     recall    invitation#2
        paper.invitation.send carl   08:02     08:03     recall    invitation#3
        paper.invitation.send carl   08:03     08:04     recall    invitation#4
        telephone             carl   tue.08:01 tue.08:03 recall    2
        paper.invitation.send carl   tue.08:03 tue.08:04 recall    invitation#5
        paper.invitation.send carl   tue.08:04 tue.08:05 recall    invitation#6
        consultation.bloods   nell   tue.09:00 tue.09:05 recall    1
        consultation.bloods   nell   tue.09:05 tue.09:10 recall    2
        consultation.review   amy    wed.09:00 wed.09:10 follow_up 1
        """,
        # 3 is given up when the second invitation is sent, 4 when the lines close.
        episodes="""
        id           kind       root  born      ended     ending contacts
        1            check      08:00 08:00     wed.09:10 met    0
        2            check      08:01 08:01     tue.09:10 met    1
        3            check      08:02 08:02     tue.08:02 lost   0
        4            check      08:03 08:03     wed.18:30 lost   1
        invitation#1 invitation 08:00 08:00     08:01     filed  0
        invitation#2 invitation 08:01 08:01     08:02     filed  0
        invitation#3 invitation 08:02 08:02     08:03     filed  0
        invitation#4 invitation 08:03 08:03     08:04     filed  0
        invitation#5 invitation 08:02 tue.08:02 tue.08:04 filed  0
        invitation#6 invitation 08:03 tue.08:03 tue.08:05 filed  0
        """,
    )


def test_a_walk_in_joins_a_queue_and_may_be_handed_on_to_the_doctor() -> None:
    """A dressing takes seven minutes, in the order of coming; Nell begins at nine, until twenty past."""
    births = [
        Birth("wound", "08:50"),  # 1 rings and comes at 08:52
        Birth("wound", "08:58", "desk"),  # 2 comes at 08:59, and turns out to need the doctor: tomorrow's slot
        Birth("wound", "08:59", "desk"),  # 3 comes at nine and is begun with at 09:14
    ]
    log = live(practice_of(PRACTICE), births, days=2, said={("bounce.dressing", 2): 0.05})
    assert_log(
        replace(log, appointments=log.appointments[log.appointments["id"] > 0]),
        contacts="""
        id channel   ended result
        1  telephone 08:52 walk_in
        2  desk      08:59 walk_in
        3  desk      09:00 walk_in
        """,
        appointments="""
        id booking kind     person origin        booked start     arrived   began     ended
        1  walk_in dressing nell   first_contact 08:52  08:52     08:52     09:00     09:07
        2  walk_in dressing nell   first_contact 08:59  08:59     08:59     09:07     09:14
        2  slot    review   amy    bounce_back   09:14  tue.09:00 tue.09:00 tue.09:00 tue.09:10
        3  walk_in dressing nell   first_contact 09:00  09:00     09:00     09:14     09:21
        """,
        shifts="""
        person start     left      worked overtime free free_slots
        nell   09:00     09:21     21     1        0    0
        nell   tue.09:00 tue.09:20 0      0        20   4
        amy    09:00     09:10     0      0        10   1
        amy    tue.09:00 tue.09:10 10     0        0    0
        carl   08:00     09:00     4      0        56   0
        carl   tue.08:00 tue.09:00 0      0        60   0
        """,
    )
