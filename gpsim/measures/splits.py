"""The suffixes of metrics: by role and staff group, by mode, by kind of patient."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from gpsim.log import Log, Table
from gpsim.measures.windows import Bools, mean

GROUPS: Mapping[str, tuple[str, ...]] = {
    "gp_qualified": ("gp_qualified",),
    "gp_trainee": ("gp_trainee",),
    "gp": ("gp_qualified", "gp_trainee"),
    "nurse": ("nurse",),
    "other_direct_care": ("other_direct_care",),
    "admin": ("admin",),
    "all": ("gp_qualified", "gp_trainee", "nurse", "other_direct_care", "admin"),
}
MODES = ("face_to_face", "telephone", "online", "home_visit", "group")
INTERVALS = ("0", "1", "2-7", "8-14", "15-21", "22-28", "29+")  # calendar days, as national data band them
_INTERVAL_ENDS = (0.0, 1.0, 7.0, 14.0, 21.0, 28.0)


def roles_and_groups(roles: Iterable[str], groups: Iterable[str]) -> dict[str, Bools]:
    """By every group's and role's name, which entries belong to it; ``roles`` and ``groups`` go entry by entry."""
    each, of = np.array(list(roles), dtype=str), np.array(list(groups), dtype=str)
    named = {role: each == role for role in sorted(set(each.tolist()))}
    return named | {name: np.isin(of, members) for name, members in GROUPS.items()}


def staff(log: Log) -> dict[str, Bools]:
    """By role and group, which people belong to it; the last entry is nobody, so that person -1 is in none."""
    split = roles_and_groups(log.names.roles, log.names.groups)
    return {name: np.append(people, False) for name, people in split.items()}


def by_staff(rows: Table, log: Log) -> dict[str, Bools]:
    """By role and group, the ``rows`` whose person belongs to it."""
    return {name: people[rows["person"]] for name, people in staff(log).items()}


def by_mode(rows: Table, log: Log) -> dict[str, Bools]:
    """By mode, the ``rows`` whose consultation is of it."""
    modes = np.array((*log.names.modes, ""), dtype=str)[rows["kind"]]
    return {mode: modes == mode for mode in MODES}


def is_alone(rows: Table, log: Log) -> Bools:
    """Whether each of ``rows`` is for one patient, and no place in a group: those of one group start together."""
    return ~by_mode(rows, log)["group"]


def by_interval(days: Any) -> dict[str, Bools]:
    """By band of calendar days, the entries of ``days`` in it."""
    band = np.searchsorted(_INTERVAL_ENDS, days, side="left")
    return {name: band == i for i, name in enumerate(INTERVALS)}


def by_patient(rows: Table, log: Log) -> dict[str, Bools]:
    """All ``rows`` under ``""``, and those of each kind of patient who may be worse off; patient -1 is in none."""
    known = log.patients
    kinds = {
        "not_online": ~known.online,
        "age_75_plus": known.age >= 75.0,
        "most_deprived": known.deprivation == 1,
        "long_term_condition": known.long_term_condition,
    }
    patients = rows["patient"]
    split = {name: np.append(which, False)[patients] for name, which in kinds.items()}
    return {"": np.ones(len(rows), dtype=np.bool_)} | split


def split(name: str, values: Any, masks: Mapping[str, Bools], of: Callable[[Any], float] = mean) -> dict[str, float]:
    """``of`` the ``values`` under each mask, each under ``name`` and the mask's own suffix.

    >>> split("wait", np.array([1.0, 3.0]), {"": np.array([True, True]), "nurse": np.array([False, True])})
    {'wait': 2.0, 'wait.nurse': 3.0}
    """
    return {f"{name}.{suffix}" if suffix else name: of(values[mask]) for suffix, mask in masks.items()}
