"""Measures of appointments: how many, by whom, how long after booking, who came, whether the usual clinician was seen.

*Counted* are appointments attended or missed, starting in the measured weeks, of consultations that
national data on appointments count; triage rows are among them.
"""

import numpy as np

from gpsim.log import BOOKINGS, ORIGINS, STATUSES, Log, Table
from gpsim.measures.splits import by_interval, by_mode, by_patient, by_staff, is_alone, split, staff
from gpsim.measures.windows import (
    SESSION,
    Bools,
    Floats,
    calendar_days,
    during,
    mean,
    per_thousand_a_day,
    ratio,
    select,
)
from gpsim.units import DAY

ATTENDED, DNA, CANCELLED = (STATUSES.index(name) for name in ("attended", "dna", "cancelled"))
TRIAGE, OUTSIDE = BOOKINGS.index("triage"), BOOKINGS.index("outside")
IN_A_SLOT = tuple(BOOKINGS.index(name) for name in ("slot", "extra"))
PLANNED = tuple(ORIGINS.index(name) for name in ("follow_up", "recall", "result"))  # nobody asked for it


def counted(log: Log) -> Table:
    """The counted appointments."""
    rows = here(log)
    counts = np.array((*log.names.counts, False))[rows["kind"]]
    return select(rows, counts & np.isin(rows["status"], (ATTENDED, DNA)))


def here(log: Log) -> Table:
    """All rows of the practice's own book that start in the measured weeks."""
    rows = during(log.appointments, "start", log)
    return select(rows, rows["booking"] != OUTSIDE)


def took_place(rows: Table) -> Floats:
    """When each of ``rows`` took place: at its slot's start; without a slot, when it began."""
    return np.where((rows["minutes"] > 0.0) | np.isnan(rows["began"]), rows["start"], rows["began"])


def interval(rows: Table) -> Floats:
    """Calendar days from booking to appointment."""
    return calendar_days(rows["booked"], took_place(rows))


def volume(log: Log) -> dict[str, float]:
    """Counted appointments for 1,000 patients a working day, and the shares of roles and modes."""
    rows = counted(log)
    shares = by_staff(rows, log) | by_mode(rows, log)
    return {"appointments_per_1000_per_day": per_thousand_a_day(len(rows), log)} | {
        f"appointments_share.{name}": mean(mask) for name, mask in shares.items()
    }


def consultations_per_gp_session(log: Log) -> dict[str, float]:
    """Counted appointments that GPs attended to in sessions with a book, for each 4 h 10 of such sessions."""
    gp = staff(log)["gp"]
    shifts = during(log.shifts, "start", log)
    shifts = shifts[gp[shifts["person"]] & np.array((*log.names.bookable, False))[shifts["activity"]]]
    rows = counted(log)
    rows = rows[gp[rows["person"]] & (rows["status"] == ATTENDED)]
    seen = int(_in_shifts(rows, shifts).sum())
    return {"consultations_per_gp_session": ratio(seen * SESSION, float((shifts["end"] - shifts["start"]).sum()))}


def contacts_per_gp_day(log: Log) -> dict[str, float]:
    """Patients a GP sees, rings or visits, triage apart, on a day on which there is one (BMA: 25 are safe)."""
    rows = here(log)
    rows = rows[staff(log)["gp"][rows["person"]] & (rows["status"] == ATTENDED) & (rows["booking"] != TRIAGE)]
    days = np.unique(np.stack([rows["person"], rows["began"] // DAY]), axis=1).shape[1]
    return {"contacts_per_gp_day": ratio(len(rows), days)}


def intervals(log: Log) -> dict[str, float]:
    """Counted appointments by calendar days since booking, as national data band them."""
    rows = counted(log)
    days = interval(rows)
    found = {f"interval_share.{band}": mean(mask) for band, mask in by_interval(days).items()}
    found |= split("same_day_share", days <= 0.0, by_patient(rows, log) | by_staff(rows, log))
    return found | split("interval_mean_days", days, by_patient(rows, log))


def planned(log: Log) -> dict[str, float]:
    """Counted appointments in slots for planned work, which a practice files as planned clinics or procedures.

    National data have a category of every appointment, which the practice gives to its kinds of slot; a file of ours
    says of a kind whether it is ``planned``. What is in no slot, such as a visit or a triage row, is not.
    """
    rows = counted(log)
    which = np.array((*log.names.planned, False))[rows["slot"]]
    masks = {"": np.ones(len(rows), dtype=np.bool_)}
    masks |= {f"interval.{band}": mask for band, mask in by_interval(interval(rows)).items()}
    return split("planned_share", which, masks)


def routine_waits(log: Log) -> dict[str, float]:
    """Of counted appointments that patients asked for and that were not urgent, the shares within 7 and 14 days."""
    rows = counted(log)
    rows = rows[(rows["urgent"] == 0) & ~np.isin(rows["origin"], PLANNED) & (rows["booking"] != TRIAGE)]
    days, masks = interval(rows), by_patient(rows, log)
    return split("routine_within_7_days_share", days <= 7.0, masks) | split(
        "routine_within_14_days_share", days <= 14.0, masks
    )


def wait_beyond_wanted(log: Log) -> dict[str, float]:
    """Calendar days that counted appointments came after the day the patient wanted, none if before it."""
    rows = counted(log)
    rows = rows[~np.isnan(rows["wanted"])]
    waited = np.maximum(0.0, calendar_days(rows["wanted"], took_place(rows)))
    return split("wait_beyond_wanted_mean_days", waited, by_patient(rows, log) | by_staff(rows, log))


def attendance(log: Log) -> dict[str, float]:
    """Missed of counted appointments; cancelled of those booked in a slot; refilled of those cancelled in time.

    Which place in a group somebody took is not known, so none counts as refilled.
    """
    rows = counted(log)
    masks = by_patient(rows, log) | by_staff(rows, log) | by_mode(rows, log)
    masks |= {f"interval.{band}": mask for band, mask in by_interval(interval(rows)).items()}
    booked = here(log)
    booked = booked[np.isin(booked["booking"], IN_A_SLOT)]
    booked = booked[np.isin(booked["status"], (ATTENDED, DNA, CANCELLED))]
    return split("dna_share", rows["status"] == DNA, masks) | {
        "cancelled_share": mean(booked["status"] == CANCELLED),
        "refilled_share": _refilled(booked[is_alone(booked, log)]),
    }


def waiting_room(log: Log) -> dict[str, float]:
    """Minutes from being there and due until seen, face to face, and the share who wait more than 15.

    Nobody waits in the room overnight: whoever is seen on another day waited elsewhere, on a list of visits.
    """
    rows = counted(log)
    rows = rows[(rows["status"] == ATTENDED) & by_mode(rows, log)["face_to_face"] & ~np.isnan(rows["arrived"])]
    rows = rows[calendar_days(rows["arrived"], rows["began"]) <= 0.0]
    waited = np.maximum(0.0, rows["began"] - np.maximum(rows["arrived"], rows["start"]))
    masks = by_patient(rows, log)
    return split("waiting_room_mean_min", waited, masks) | split("waiting_room_15min_share", waited > 15.0, masks)


def continuity(log: Log) -> dict[str, float]:
    """Of counted attended appointments of patients who have a usual clinician, the share with that clinician.

    Only appointments with the staff groups that usual clinicians are of count, GP trainees with GPs;
    a blood test is no break of continuity. Triage is left out. Whoever is seen at a partner practice in a shared
    hub is seen by a stranger, and counts; nobody else who is seen outside does.
    """
    rows = counted(log)
    rows = rows[(rows["status"] == ATTENDED) & (rows["usual"] >= 0) & (rows["booking"] != TRIAGE)]
    usual = np.unique(log.patients.usual)
    groups = {log.names.groups[person] for person in usual[usual >= 0]}
    groups |= {"gp_trainee"} if "gp_qualified" in groups else set()
    theirs = np.array([*(group in groups for group in log.names.groups), False])
    rows = np.concatenate((rows[theirs[rows["person"]]], _at_partners(log)))
    return split("continuity_share", rows["usual"] == 1, by_patient(rows, log))


def _at_partners(log: Log) -> Table:
    """Attended at a partner practice, by patients who have a usual clinician."""
    rows = during(log.appointments, "start", log)
    return select(rows, (rows["booking"] == OUTSIDE) & (rows["status"] == ATTENDED) & (rows["usual"] >= 0))


def _in_shifts(rows: Table, shifts: Table) -> Bools:
    """Whether each of ``rows`` began in one of ``shifts`` of its person, or in its overrun."""
    shifts = shifts[np.lexsort((shifts["start"], shifts["person"]))]
    apart = 1e8  # minutes; a later start of any shift by a higher person's number
    if not len(shifts):
        return np.zeros(len(rows), dtype=np.bool_)
    starts = shifts["person"] * apart + shifts["start"]
    at = np.searchsorted(starts, rows["person"] * apart + rows["began"], side="right") - 1
    last = shifts[np.maximum(at, 0)]
    return np.asarray((at >= 0) & (last["person"] == rows["person"]) & (rows["began"] <= last["left"]))


def _refilled(booked: Table) -> float:
    """Of slots cancelled before their start, the share that somebody else then booked."""
    rows = booked[np.lexsort((booked["booked"], booked["start"], booked["person"]))]
    again = np.zeros(len(rows), dtype=np.bool_)
    if len(rows):
        again[:-1] = (rows["person"][1:] == rows["person"][:-1]) & (rows["start"][1:] == rows["start"][:-1])
    return mean(again[(rows["status"] == CANCELLED) & (rows["freed"] < rows["start"])])
