"""Records are addressed by dotted paths, and equal values have equal digests."""

from collections.abc import Mapping
from dataclasses import field

import numpy as np
import pytest

from gpsim.records import NOT_IN_FILES, canonical, digest, get, paths, put, record


@record
class Leg:
    """A record within another."""

    length: float = 1.0
    note: str | None = None


@record
class Table:
    """A record with a mapping, a record and something that is no part of its value."""

    legs: Mapping[str, Leg]
    sizes: tuple[float, ...] = (1.0, 2.0)
    polished: bool = False
    sources: Mapping[str, str] = field(default_factory=dict, compare=False, metadata=NOT_IN_FILES)


@record
class Stool:
    """As a table, but another thing."""

    legs: Mapping[str, Leg]
    sizes: tuple[float, ...] = (1.0, 2.0)
    polished: bool = False


TABLE = Table(legs={"left": Leg(), "right": Leg(length=2.0)})


def test_a_value_is_found_by_its_path() -> None:
    assert get(TABLE, "legs.right.length") == 2.0


def test_put_changes_a_copy_at_one_place() -> None:
    changed = put(TABLE, "legs.left.length", lambda length: length + 4.0)
    assert changed == Table(legs={"left": Leg(length=5.0), "right": Leg(length=2.0)})
    assert TABLE.legs["left"].length == 1.0


@pytest.mark.parametrize("path", ["legs.middle", "leg", "legs.left.length.x", ""])
def test_a_path_to_nothing_names_what_is_not_there(path: str) -> None:
    with pytest.raises(KeyError, match="there is no"):
        get(TABLE, path)
    with pytest.raises(KeyError, match="there is no"):
        put(TABLE, path, lambda value: value)


def test_paths_go_through_fields_in_order_and_names_sorted() -> None:
    assert list(paths(Table(legs={"b": Leg(), "a": Leg()}, sources={"x": "y"}))) == [
        ("legs.a.length", 1.0),
        ("legs.a.note", None),
        ("legs.b.length", 1.0),
        ("legs.b.note", None),
        ("sizes", (1.0, 2.0)),
        ("polished", False),
    ]


def test_the_canonical_form_is_json_with_sorted_keys_and_floats() -> None:
    assert canonical(Leg(length=2, note="é")) == b'{"":"Leg","length":2.0,"note":"\\u00e9"}'


@pytest.mark.parametrize(
    "other",
    [
        Table(legs={"right": Leg(length=2), "left": Leg()}),
        Table(legs={"left": Leg(), "right": Leg(length=np.float64(2.0))}, sizes=(1, 2)),
        Table(legs=TABLE.legs, sources={"legs.left.length": "somewhere"}),
    ],
)
def test_equal_values_have_equal_digests(other: Table) -> None:
    assert other == TABLE
    assert digest(other) == digest(TABLE)


@pytest.mark.parametrize(
    "other",
    [
        Table(legs=TABLE.legs, polished=True),
        Table(legs=TABLE.legs, sizes=(2.0, 1.0)),
        Table(legs={"left": Leg(note=""), "right": Leg(length=2.0)}),
        Stool(legs=TABLE.legs),
    ],
)
def test_different_values_have_different_digests(other: object) -> None:
    assert other != TABLE
    assert digest(other) != digest(TABLE)


def test_minus_zero_is_zero() -> None:
    assert digest(Leg(length=-0.0)) == digest(Leg(length=0.0))


def test_a_digest_is_sha_256_in_hexadecimal() -> None:
    assert digest(()) == "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
