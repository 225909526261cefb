"""GPs' lists: how many slots of which kind, as the answers have it."""

from typing import Any

from gpsim.practice.answers.given import Answers, answered
from gpsim.practice.answers.merge import Tables, at, together
from gpsim.practice.scaled.gp_rota import SPACE
from gpsim.practice.scaled.tables import reference

LAID_OUT = "assumption: laid out like the reference's lists, with the numbers of your answers to questions 4 and 13"
KEYS = ("patients_per_gp_session", "gp_slot_minutes", "gp_telephone_slot_minutes", "gp_same_day_share")
SHARE = {"gp_clinic": 1.0, "gp_on_call": 0.75}  # of an ordinary list's patients
BY_PHONE = 0.75  # of the day's own slots
SOON = 1.0 / 7.0  # of the others, opened two days before; the rest are half at the surgery and half by telephone
ROOM = 200  # minutes of a half-day in which patients may be booked
FIRST, GAP = 10, 20  # minutes before the first patient, and between what is for the day and the rest, at most

GP_KINDS = ("gp_ahead", "gp_phone")  # of slots that open weeks ahead
NURSE_KINDS = ("nurse_15", "nurse_20", "nurse_30", "nurse_call_30")


def book_of(answers: Answers) -> Tables:
    """What the answers change in the book."""
    changes: list[Tables] = []
    if any(key in answers for key in KEYS):
        blocks = {"*": False, **_blocks(answers, "gp_clinic")}
        changes.append(at("book.templates.gp_clinic", {"source": LAID_OUT, "blocks": blocks}))
    for key, kinds in (("gp_weeks_ahead", GP_KINDS), ("nurse_weeks_ahead", NURSE_KINDS)):
        if key in answers:
            weeks = {"value": 7 * answers[key], "source": answered(key)}
            changes += [at(f"book.kinds.{kind}.horizon", weeks) for kind in kinds]
    if "slots_released_at" in answers:
        known = reference()["book"]["kinds"].items()
        opened = [kind for kind, table in known if isinstance(table, dict) and "released" in table]
        changes += [at(f"book.kinds.{kind}.released", answers["slots_released_at"]) for kind in opened]
    if answers.said.get("duty_patients_booked"):
        number = answers["duty_patients_booked"]
        source = answered("duty_patients_booked")
        block = {"source": source, "at": 180 - 15 * number, "slots": number}
        changes.append(at("book.templates.duty.blocks.today", block))
    return together(*changes)


def on_call_list(answers: Answers) -> Tables | None:
    """The list of a GP who is alone on call, where the answers make it another than is usual."""
    if not any(key in answers for key in KEYS):
        return None
    return {"source": LAID_OUT, "remote": "gp_remote_short", "blocks": _blocks(answers, "gp_on_call")}


def booked_minutes(answers: Answers, name: str) -> float:
    """After how many minutes of a session a list's last slot ends."""
    if not any(key in answers for key in KEYS):
        return SPACE[name]
    return max(float(block["at"] + block["slots"] * block["minutes"]) for block in _blocks(answers, name).values())


def slot_minutes(answers: Answers) -> int:
    """Minutes that an ordinary list's slots take together."""
    return sum(slots * minutes for _, slots, minutes, _ in _slots(answers, "gp_clinic"))


def _blocks(answers: Answers, name: str) -> dict[str, dict[str, Any]]:
    """A list's slots, one after another, with time between those for the day and the others where there is some."""
    slots = [each for each in _slots(answers, name) if each[1]]
    spare = ROOM - FIRST - sum(number * minutes for _, number, minutes, _ in slots)
    gap = int(min(GAP, max(0.0, spare / 2.0)))
    at_, blocks = FIRST if spare >= 0 else 0, dict[str, dict[str, Any]]()
    for key, number, minutes, kind in slots:
        at_ += gap if key in ("soon", "day_late") else 0
        blocks[key] = {"at": at_, "slots": number, "minutes": minutes, "slot": kind}
        at_ += number * minutes
    return blocks


def _slots(answers: Answers, name: str) -> list[tuple[str, int, int, str]]:
    """Name, number, minutes and kind of each block of slots."""
    booked = max(1, round(SHARE[name] * answers["patients_per_gp_session"]))
    there, phone = answers["gp_slot_minutes"], answers["gp_telephone_slot_minutes"]
    today = round(answers["gp_same_day_share"] * booked)
    rest, today_by_phone = booked - today, round(BY_PHONE * today)
    soon = round(SOON * rest)
    ahead = (rest - soon + 1) // 2
    return [
        ("ahead_early", ahead, there, "gp_ahead"),
        ("phone_today", today_by_phone, phone, "gp_phone_today"),
        ("soon", soon, there, "gp_soon"),
        ("phone", rest - soon - ahead, phone, "gp_phone"),
        ("day_late", today - today_by_phone, there, "gp_day"),
    ]
