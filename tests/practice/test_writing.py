"""Tables written as TOML are read as they were."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gpsim.practice.toml_text import toml_text

LEAVES = st.one_of(
    st.booleans(),
    st.integers(-(2**60), 2**60),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
)
VALUES = st.recursive(
    st.one_of(LEAVES, st.lists(LEAVES, max_size=3)),
    lambda inner: st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), inner, max_size=4),
    max_leaves=20,
)


@given(tables=st.dictionaries(st.sampled_from(["team", "people", "*", "a b", "é", "value"]), VALUES, max_size=4))
def test_what_is_written_is_read_again(tables: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(tables)) == tables


def test_values_stand_in_a_line_and_tables_of_tables_under_headings() -> None:
    tables = {
        "kind": "practice",
        "list_size": {"value": 10, "source": "counted"},
        "team": {"rooms": 3, "people": {"*": False, "ann": {"role": "nurse", "rota": {"mon": {"days": ["mon"]}}}}},
    }
    notes = {"": "For us.\n\nAll of us.", "list_size": "in May", "team.people.ann": "Nurse"}
    assert (
        toml_text(tables, notes)
        == """\
# For us.
#
# All of us.

kind = "practice"
# in May
list_size = { value = 10, source = "counted" }

[team]
rooms = 3

[team.people]
"*" = false

# Nurse
[team.people.ann]
role = "nurse"

[team.people.ann.rota]
mon = { days = ["mon"] }
"""
    )
