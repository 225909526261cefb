"""A practice for colleagues to join: fixed minutes, two doctors with time to spare, and needs that suit others."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

import numpy as np

from gpsim.log import Log
from gpsim.measures.released import Account, released
from gpsim.model.simulate import simulate
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.action import Action
from gpsim.scenarios.adoption import Adoption
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.streams import Luck
from gpsim.study.estimate import estimate, paired_difference
from tests.worlds import practice_of

REPLICATIONS = 3
COLLEAGUES = (
    "minor_illness_nurse", "advanced_nurse_practitioner", "paramedic", "physician_assistant", "physiotherapist",
    "mental_health_practitioner", "pharmacist", "link_worker", "care_coordinator",
)  # fmt: skip
BACK_TO_GP = {"minor_illness_nurse": 0.27, "physiotherapist": 0.03}  # 0.1 of the others' patients

NEEDS = """
[needs]
illness = { rate = 40, urgent = 0.5, asks_for = "gp", suitable = { gp = 0.4, minor_illness_nurse = 0.2, \
advanced_nurse_practitioner = 0.1, paramedic = 0.1, physician_assistant = 0.1, pharmacy = 0.1 } }
back_pain = { rate = 15, asks_for = "gp", suitable = { gp = 0.5, physiotherapist = 0.5 } }
low_mood = { rate = 15, asks_for = "gp", suitable = { gp = 0.5, mental_health_practitioner = 0.5 } }
trouble = { rate = 8, asks_for = "gp", suitable = { gp = 0.4, link_worker = 0.3, care_coordinator = 0.1, \
external_support = 0.2 } }
tablets = { rate = 10, asks_for = "gp", suitable = { gp = 0.5, pharmacist = 0.5 } }
fall = { rate = 10, urgent = 1.0, at_home = true, asks_for = "gp", suitable = { gp = 1.0 } }
check = { rate = 20, asks_for = "review_clinic", suitable = { review_clinic = 1.0 } }
wound = { rate = 10, asks_for = "treatment_room", suitable = { treatment_room = 0.5, community_nursing = 0.5 } }
"""
PLACES = """
[destinations]
gp = { kind = "clinic", roles = ["doctor"] }
treatment_room = { kind = "clinic", roles = ["practice_nurse"] }
review_clinic = { kind = "clinic", roles = ["practice_nurse"], books = "review" }
pharmacy = { kind = "outside", attends = 0.88, bounce = 0.2, bounce_to = "gp", fee = 15.0, paper = "summary" }
external_support = { kind = "outside", capacity = 2, attends = 0.5, bounce = 0.2, misfit_bounce = 0.7, \
bounce_to = "gp", days = { law = "fixed", mean = 3 } }
community_nursing = { kind = "outside", capacity = 2, attends = 0.9, bounce = 0.1, bounce_to = "treatment_room" }
"""
FRONT_DOOR = """
[access]
channels = { telephone = 1 }
urgent_if_full = ["duty"]
policy = { policy = "book_by_phone" }
telephone = { talk = { law = "fixed", mean = 2 } }
duty = { consultation = "surgery" }
visiting = { consultation = "visit", close = "10:30" }
[book.kinds]
list = { consultation = "surgery", takes = ["urgent", "routine", "follow_up", "review"], horizon = 7 }
long = { consultation = "talk", takes = ["urgent", "routine", "follow_up"], horizon = 7 }
[book.templates]
list = { blocks = { all = { at = 0, slots = 20, minutes = 12, slot = "list" } } }
"""
WORK = """
[consultations]
surgery = { mode = "face_to_face", minutes = { any = { law = "fixed", mean = 10 } }, \
makes = { acute_script = 0.3, referral = 0.2 } }
talk = { mode = "face_to_face", minutes = { any = { law = "fixed", mean = 20 } } }
visit = { mode = "home_visit", minutes = { any = { law = "fixed", mean = 30 } } }
[papers]
acute_script = { first = "sign", steps = { sign = { queue = "inbox", minutes = { law = "fixed", mean = 2 } } } }
referral = { first = "dictate", steps = { dictate = { queue = "inbox", minutes = { law = "fixed", mean = 4 }, \
next = { send = 1.0 } }, send = { queue = "office", minutes = { law = "fixed", mean = 12 } } } }
discharge_summary = { rate = 15, first = "index", steps = { index = { queue = "office", \
minutes = { law = "fixed", mean = 1 }, next = { read = 1.0 } }, read = { queue = "inbox", \
minutes = { law = "fixed", mean = 4 } } } }
summary = { first = "index", steps = { index = { queue = "office", minutes = { law = "fixed", mean = 1 } } } }
"""
TEAM = """
[team]
rooms = 5
[team.roles]
doctor = { group = "gp_qualified", cost = 90, finishes = "stays", has_list = true }
practice_nurse = { group = "nurse", cost = 30 }
receptionist = { group = "admin", cost = 16 }
[team.activities]
clinic = { serves = ["patients", "duty", "questions", "inbox"], bookable = true, needs_room = true }
visiting = { serves = ["visits", "questions", "inbox"] }
treatment = { serves = ["patients"], bookable = true, needs_room = true }
reception = { serves = ["telephone", "office"] }
"""
ROTAS = """
[team.people.{name}]
role = "{role}"
rota.am = {{ days = ["mon", "tue", "wed", "thu", "fri"], start = "08:00", end = "12:30", {am} }}
rota.pm = {{ days = ["mon", "tue", "wed", "thu", "fri"], start = "13:00", end = "18:00", {pm} }}
"""
CLINIC = 'activity = "clinic", template = "list"'
PEOPLE = (
    ("ann", "doctor", CLINIC, CLINIC),
    ("bob", "doctor", CLINIC, 'activity = "visiting"'),
    ("nell", "practice_nurse", 'activity = "treatment", template = "list"', 'activity = "treatment"'),
    ("rita", "receptionist", 'activity = "reception"', 'activity = "reception"'),
    ("sam", "receptionist", 'activity = "reception"', 'activity = "reception"'),
)


def text_of(role: str) -> tuple[str, str]:
    """A colleague's destination and role, in TOML, to be put into their tables."""
    back = BACK_TO_GP.get(role, 0.1)
    place = f'{role} = {{ kind = "clinic", roles = ["{role}"], bounce = {back}, bounce_to = "gp" }}\n'
    purse = "practice" if "nurse" in role else "network"
    group = "nurse" if "nurse" in role else "other_direct_care"
    asks = "supervision = { share = 0.6, minutes = { law = 'fixed', mean = 4 } }" if "assistant" in role else ""
    more = f", {asks}" if asks else ""
    return place, f'{role} = {{ group = "{group}", purse = "{purse}", cost = 30{more} }}\n'


def templates() -> str:
    """Templates of six slots of half an hour, for every colleague who does not bring one."""
    names = ("anp", "paramedic", "physiotherapist", "mental_health", "pharmacist", "link_worker", "coordinator")
    blocks = '{ blocks = { all = { at = 0, slots = 6, minutes = 30, slot = "long" } } }'
    return "".join(f"{name} = {blocks}\n" for name in names)


@cache
def world() -> Practice:
    """The practice, before anybody joins: 1,500 patients, a fifth of them housebound."""
    places, roles = ("".join(texts) for texts in zip(*map(text_of, COLLEAGUES), strict=True))
    team = TEAM.replace("[team.activities]", f"{roles}[team.activities]")
    people = "".join(ROTAS.format(name=name, role=role, am=am, pm=pm) for name, role, am, pm in PEOPLE)
    text = "\n".join((NEEDS, PLACES + places, FRONT_DOOR + templates(), WORK, team, people))
    practice = replace(practice_of(text), list_size=1500)
    return put(practice, "patients.bands.all", lambda band: replace(band, housebound=0.2))


def lived(practice: Practice, replication: int) -> Log:
    """A replication of ``practice``."""
    return simulate(practice, weeks=4, warmup=1, cooldown=1, luck=Luck(7, replication, practice.code))


@cache
def as_it_is(replication: int) -> Log:
    """A replication of the practice before anybody joins."""
    return lived(world(), replication)


def taken_up(action: Action, practice: Practice | None = None) -> Practice:
    """The practice with ``action``, long after it was taken up."""
    return settled(practice or world(), Scenario((Adoption(name="develop_the_team.tried", action=action),)))


def pairs(action: Action, tries: int = REPLICATIONS) -> tuple[tuple[Log, Log], ...]:
    """The practice as it is and with ``action``, under the same luck."""
    return _pairs(cast("Hashable", action), tries)


@cache
def _pairs(action: Hashable, tries: int) -> tuple[tuple[Log, Log], ...]:
    practice = taken_up(cast("Action", action))
    return tuple((as_it_is(replication), lived(practice, replication)) for replication in range(tries))


def surely_less(less: Sequence[float], more: Sequence[float]) -> bool:
    """Whether the one is less than the other, pair by pair: the 95% interval of the difference is below 0."""
    found = paired_difference(more, less)
    return found.high is not None and found.high < 0.0


def accounts(found: Sequence[tuple[Log, Log]], who: str = "gp_qualified") -> list[Account]:
    """What each pair frees of ``who``'s minutes."""
    return [released(*pair).accounts[who] for pair in found]


def net(action: Action, who: str = "gp_qualified") -> tuple[float, float]:
    """The 95% interval of ``who``'s minutes really freed."""
    found = estimate([account.net for account in accounts(pairs(action), who)])
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def minutes_on(log: Log, need: str, group: str) -> float:
    """Minutes that ``group`` worked on needs of a kind, those that papers of theirs took not among them."""
    rows, names = log.episodes, log.names
    of_need = rows["id"][(rows["paper"] == 0) & (rows["kind"] == names.needs.index(need))]
    group_of = np.array(names.groups)
    mine = np.isin(log.work["id"], of_need) & (group_of[log.work["person"]] == group)
    return float(np.sum((log.work["end"] - log.work["start"])[mine]))


def seen_by(log: Log, role: str) -> set[int]:
    """The episodes that somebody of ``role`` has seen."""
    rows, roles = log.appointments, np.array([*log.names.roles, ""])
    return set(rows["id"][(roles[rows["person"]] == role) & (rows["ended"] > 0.0) & (rows["id"] > 0)].tolist())
