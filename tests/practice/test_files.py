"""Practice files: what they say is what the practice is, and nothing that they say breaks the loader."""

import tomllib
from collections.abc import Collection, Iterator
from contextlib import suppress
from copy import deepcopy
from itertools import cycle
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsim.distributions import Empirical, Exponential, Fixed, Gamma
from gpsim.practice.demand import Clinic, Outside
from gpsim.practice.faults import FileFault
from gpsim.practice.files import load_practice, numeric
from gpsim.practice.leaves import DEFAULT
from gpsim.practice.practice import Practice, Source
from gpsim.practice.shipped import shipped_folder, shipped_practices
from gpsim.records import digest, paths
from tests.practice.toml_text import toml_text

SMALL = Path(__file__).with_name("small.toml")
HEADING = 'schema_version = 1\nkind = "practice"\n'


def extending(folder: Path, text: str, base: Path | str = SMALL) -> Path:
    """A file in ``folder`` that extends ``base`` and says ``text``."""
    file = folder / "extending.toml"
    file.write_text(f'{HEADING}extends = "{base}"\n{text}\n', "utf-8")
    return file


def test_a_file_is_read_into_records() -> None:
    practice = load_practice(SMALL)
    assert practice.list_size == 2000
    assert practice.patients.bands["old"].housebound == 0.02
    assert practice.needs["cough"].natural_end == Exponential(mean=7.0)
    assert practice.access.telephone is not None
    assert practice.access.telephone.talk == Gamma(mean=3.0, sd=2.0)
    assert practice.consultations["nursing"].minutes["any"] == Empirical(edges=(5.0, 10.0, 30.0), weights=(1.0, 2.0))
    assert practice.destinations["gp"] == Clinic(roles=("doctor",), bounce_to="gp")
    assert isinstance(practice.destinations["pharmacy"], Outside)
    assert practice.team.people["björn"].rota["day"].days == ("mon", "tue", "wed", "thu", "fri")
    assert practice.in_place == {"active_signposting": {"care_navigation": 0.5}}


def test_a_path_may_be_text_or_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SMALL.parent)
    assert load_practice("small.toml") == load_practice("./small.toml") == load_practice(SMALL)


def test_a_file_may_begin_with_a_byte_order_mark_and_end_its_lines_as_windows_does(tmp_path: Path) -> None:
    file = tmp_path / "windows.toml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.read_bytes().replace(b"\n", b"\r\n"))
    assert load_practice(file) == load_practice(SMALL)


# Sources.


def test_every_number_has_a_source() -> None:
    practice = load_practice(SMALL)
    assert set(practice.sources) == {path for path, value in paths(practice) if numeric(value)}


def test_a_source_is_the_numbers_own_else_its_tables_else_the_file() -> None:
    sources = load_practice(SMALL).sources
    assert sources["list_size"] == Source(source="assumption: a small list", unit="patients", low=1500, high=2500)
    assert sources["needs.cough.rate"] == Source(
        source="assumption: round numbers", unit="per 1,000 patients a week", low=15.0, high=25.0, grade="C"
    )
    assert sources["needs.cough.suitable.gp"] == Source(source="assumption: round numbers")
    assert sources["consultations.routine.minutes.any.sd"] == Source(source="assumption: like most")
    assert sources["attendance.dna.days"] == Source(source="assumption: rising")
    assert sources["attendance.dna.shares"] == Source(source="this file")
    assert sources["access.telephone.redial_after.mean"] == DEFAULT


def test_a_sources_are_no_part_of_the_practice() -> None:
    practice, other = load_practice(SMALL), load_practice(SMALL, ["list_size=2000"])
    assert practice.sources != other.sources
    assert practice == other
    assert digest(practice) == digest(other)


# Extending.


def test_tables_merge_and_values_and_arrays_replace(tmp_path: Path) -> None:
    base = load_practice(SMALL)
    practice = load_practice(
        extending(tmp_path, "needs.cough.urgent = 0.4\nseasons.winter = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]")
    )
    assert practice.needs["cough"].urgent == 0.4
    assert practice.needs["cough"].rate == base.needs["cough"].rate
    assert practice.seasons["winter"] == (1.0,) * 11 + (2.0,)
    assert practice.needs["check"] == base.needs["check"]


def test_false_removes_and_is_false_where_true_may_stand(tmp_path: Path) -> None:
    practice = load_practice(
        extending(tmp_path, "needs.fit_note = false\nneeds.check.clinical = false\nneeds.cough.natural_end = false")
    )
    assert set(practice.needs) == {"cough", "check"}
    assert practice.needs["check"].clinical is False
    assert practice.needs["cough"].natural_end is None


@pytest.mark.parametrize("lines", ['"*" = false\nmorning = {}', 'morning = {}\n"*" = false'])
def test_a_star_removes_everything_that_is_there_and_nothing_of_the_same_file(tmp_path: Path, lines: str) -> None:
    session = '{ days = ["mon"], start = "09:00", end = "10:00", activity = "duty_day" }'
    text = f'[team.people."björn".rota]\n{lines}'.replace("{}", session)
    assert set(load_practice(extending(tmp_path, text)).team.people["björn"].rota) == {"morning"}


def test_a_star_removes_only_names_and_only_what_another_file_gives(tmp_path: Path) -> None:
    for text in ("access.telephone.'*' = false", "needs.new.'*' = false", "needs.cough.natural_end.'*' = false"):
        with pytest.raises(FileFault, match=r"\*"):
            load_practice(extending(tmp_path, text))


def test_a_law_replaces_another_law_and_changes_the_same_one(tmp_path: Path) -> None:
    other = 'consultations.routine.minutes.any = { law = "fixed", mean = 8.0 }'
    assert load_practice(extending(tmp_path, other)).consultations["routine"].minutes["any"] == Fixed(mean=8.0)
    same = 'access.telephone.talk = { law = "gamma", mean = 4.0 }'
    telephone = load_practice(extending(tmp_path, same)).access.telephone
    assert telephone is not None
    assert telephone.talk == Gamma(mean=4.0, sd=2.0)


def test_an_override_has_its_own_source_and_what_it_leaves_keeps_the_bases(tmp_path: Path) -> None:
    text = "list_size = 1800\n[needs.cough]\nsource = 'counted in March'\nurgent = { value = 0.5, high = 0.6 }"
    sources = load_practice(extending(tmp_path, text)).sources
    assert sources["list_size"] == Source(source="this file")
    assert sources["needs.cough.urgent"] == Source(source="counted in March", high=0.6)
    assert sources["needs.cough.rate"].source == "assumption: round numbers"


def test_a_file_may_extend_one_that_extends_another(tmp_path: Path) -> None:
    middle = tmp_path / "middle.toml"
    middle.write_text(f'{HEADING}extends = "{SMALL}"\nlist_size = 1800\nneeds.cough.rate = 11.0', "utf-8")
    practice = load_practice(extending(tmp_path, "needs.cough.rate = 12.0", "middle.toml"))
    assert (practice.list_size, practice.needs["cough"].rate) == (1800, 12.0)


def test_sessions_that_never_fall_on_one_day_may_overlap(tmp_path: Path) -> None:
    """Nell's Wednesdays alternate already; here are two for the summer and the winter."""
    line = 'days = ["wed"], start = "14:00", end = "16:00", activity = "meeting"'
    practice = load_practice(
        extending(
            tmp_path,
            f"""
            [team.people.nell.rota]
            summer = {{ {line}, months = [6, 7, 8] }}
            winter = {{ {line}, months = [12, 1, 2] }}
            thirds = {{ {line}, months = [3], every = 3, week = 1 }}
            ninths = {{ {line}, months = [3], every = 9, week = 8 }}
            """,
        )
    )
    assert len(practice.team.people["nell"].rota) == 6


def test_places_outside_may_send_to_one_another_if_that_takes_time() -> None:
    after = 'destinations.pharmacy.bounce_after={law="fixed",mean=1.0}'
    assert load_practice(SMALL, ["destinations.pharmacy.bounce_to=pharmacy", after]).destinations


@pytest.mark.parametrize(
    "settings",
    [
        ["access.telephone.redial=1.0", 'access.telephone.redial_after={law="fixed",mean=5.0}'],
        ["attendance.cancels={days=[0],shares=[1.0]}", "attendance.rebooks=0.5"],
        ["consultations.duty.converts=1.0"],
        ["destinations.dressing.bounce=1.0", "destinations.dressing.bounce_to=dressing"],
    ],
)
def test_everybody_may_do_a_thing_again_if_that_takes_time(settings: list[str]) -> None:
    assert load_practice(SMALL, settings)


def test_papers_may_make_papers_while_they_grow_fewer() -> None:
    """A letter that makes half a letter comes to two; a note that makes another is signed half the time."""
    assert load_practice(SMALL, ["papers.letter.steps.read.makes={letter=0.5}"]).papers
    assert load_practice(SMALL, ["papers.note.steps.sign={share=0.5, makes={note=1.0}}"]).papers


# Settings.


def test_a_setting_replaces_one_value() -> None:
    practice = load_practice(SMALL, ["needs.cough.rate=12", " access.telephone.menu = 0.1 ", "code=OTHER"])
    assert practice.needs["cough"].rate == 12.0
    assert practice.access.telephone is not None
    assert practice.access.telephone.menu == 0.1
    assert practice.code == "OTHER"
    assert practice.sources["needs.cough.rate"] == Source(source="set for this run")


def test_settings_may_be_a_mapping_of_values() -> None:
    assert load_practice(SMALL, {"needs.cough.rate": 12.0}) == load_practice(SMALL, ["needs.cough.rate=12"])


def test_settings_apply_in_order_and_the_last_one_holds() -> None:
    assert load_practice(SMALL, ["list_size=10", "list_size=20"]).list_size == 20


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("needs.coughs.rate=1", "there is no 'coughs' here; did you mean 'cough'?"),
        ("needs.cough.rat=1", "there is no 'rat' here; did you mean 'rate'?"),
        ("needs.cough.rate.x=1", "there is no 'x' here"),
        ("needs.cough.natural_end.sd=1", "there is no 'sd' here; known are 'law', 'mean'"),
        ("needs.cough.level=2", "there is no 'level' here"),
        ("destinations.nurse.role=clerk", "did you mean 'roles'?"),
        ("list_size=many", "must be a whole number from 0 to 1,000,000 (patients)"),
        ("list_size=1e3", "must be a whole number"),
        ("list_size=nan", "must be a whole number"),
        ("needs.cough.ages.ancient=2", "nothing has this name; known are 'old', 'young'"),
        ("list_size", "must be PATH=VALUE"),
        ("=3", "must be PATH=VALUE"),
        ("needs..rate=3", "there is no '' here"),
        ("needs=3", "must be a table of names"),
        ("needs.cough={x=1}", "no such key"),
        ("sources.list_size=x", "there is no 'sources' here"),
        ("list_size=1\nx=2", "must be text without '\\n'"),
        ("name=\udcff", "must be text without"),
        (f"list_size={'{a=' * 300}1{'}' * 300}", "must be a whole number"),
        (f"list_size={{{'.'.join('a' * 9999)}=1}}", "must be a whole number"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(setting: str, expected: str) -> None:
    with pytest.raises(FileFault) as refused:
        load_practice(SMALL, [setting])
    assert expected in str(refused.value)
    assert {fault.file for fault in refused.value.faults} == {"--set"}


# What is shipped.


def test_what_is_shipped_lies_in_the_package_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gpsim" / "shipped").mkdir(parents=True)
    (tmp_path / "gpsim" / "shipped" / "ours.toml").write_text(HEADING + "# no more", "utf-8")
    (tmp_path / "gpsim" / "shipped" / "sources.toml").write_text('schema_version = 1\nkind = "sources"', "utf-8")
    monkeypatch.setattr("gpsim.practice.shipped._PACKAGE", tmp_path / "gpsim")
    assert shipped_folder() == tmp_path / "gpsim" / "shipped"
    assert shipped_practices() == ("ours",)


@pytest.mark.parametrize("name", shipped_practices())
def test_what_is_shipped_loads_and_every_number_has_a_known_source(name: str) -> None:
    known = tomllib.loads((shipped_folder() / "sources.toml").read_text("utf-8"))["sources"]
    sources = {path: source.source for path, source in load_practice(name).sources.items()}
    assert {path: source for path, source in sources.items() if not _is_known(source, known)} == {}


def _is_known(source: str, known: Collection[str]) -> bool:
    """Whether ``source`` is an assumption, or begins with the key of a source, or with several: "a and b: where"."""
    keys, colon, where = source.partition(": ")
    return keys == "assumption" or bool(colon and where and all(key in known for key in keys.split(" and ")))


# Anything at all.

AWKWARD = st.sampled_from(
    [
        0, -1, 1, 0.5, 1e9, -1e9, 1e-300, float("nan"), float("inf"), 10**400, True, False, "", "x", "gp", "24:00",
        "é" * 90, "\x00", [], [1, 2], ["mon"], [[1]], [{"a": 1}], {}, {"value": 1}, {"law": "fixed", "mean": 1},
        {"law": "gamma"}, {"source": "x"}, {"value": {}}, {"value": [1], "low": 0}, {"kind": "outside"},
    ]
)  # fmt: skip


def places(tables: dict[str, Any], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of everything in ``tables``."""
    for key, value in tables.items():
        yield (*before, key)
        if isinstance(value, dict):
            yield from places(value, (*before, key))


def table_at(tables: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """The table at ``path``."""
    for key in path:
        tables = tables[key]
    return tables


@st.composite
def mutated(draw: st.DrawFn, tables: dict[str, Any]) -> dict[str, Any]:
    """``tables`` with up to three things in them gone, changed, called otherwise or somewhere else too."""
    tables = deepcopy(tables)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(places(tables))))
        table, key = table_at(tables, path[:-1]), path[-1]
        match draw(st.sampled_from(["drop", "retype", "negate", "scale", "rename", "move"])):
            case "drop":
                del table[key]
            case "retype":
                table[key] = draw(AWKWARD)
            case "negate":
                table[key] = _times(table[key], -1)
            case "scale":
                table[key] = _times(table[key], 10**9)
            case "rename":
                table[draw(st.sampled_from(["x", "", "a.b", "value", "any", "duty", key + "s"]))] = table.pop(key)
            case "move":
                other = draw(st.sampled_from([(), *places(tables)]))
                node = table_at(tables, other[:-1])[other[-1]] if other else tables
                if isinstance(node, dict):
                    node[key] = deepcopy(table[key])
    return tables


def _times(value: Any, factor: float) -> Any:
    if isinstance(value, list):
        return [_times(item, factor) for item in value]
    return value * factor if isinstance(value, int | float) else value


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_with_any_one_thing_changed_loads_or_is_refused(gone: bool, tmp_path: Path) -> None:
    """Everything in the file in its turn is left out, or is empty, negative or an unknown name."""
    original = tomllib.loads(SMALL.read_text("utf-8"))
    for path, instead in zip(places(original), cycle([{}, -1, "x"]), strict=False):
        tables = deepcopy(original)
        table = table_at(tables, path[:-1])
        table[path[-1]] = instead
        if gone:
            del table[path[-1]]
        _loads_or_is_refused(tables, tmp_path / "it.toml")


@given(tables=mutated(tomllib.loads(SMALL.read_text("utf-8"))))
def test_a_changed_file_loads_or_is_refused_and_nothing_else(tables: dict[str, Any], tmp_path_factory: Any) -> None:
    _loads_or_is_refused(tables, tmp_path_factory.getbasetemp() / "mutated.toml")


@given(data=st.data())
def test_the_reference_practice_changed_loads_or_is_refused(data: st.DataObject, tmp_path_factory: Any) -> None:
    tables = tomllib.loads((shipped_folder() / "reference.toml").read_text("utf-8"))
    _loads_or_is_refused(data.draw(mutated(tables)), tmp_path_factory.getbasetemp() / "mutated.toml")


@given(content=st.binary(max_size=200))
def test_any_bytes_load_or_are_refused(content: bytes, tmp_path_factory: Any) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.toml"
    file.write_bytes(HEADING.encode() + content)
    with pytest.raises(FileFault):
        load_practice(file)


@given(path=st.text(max_size=30), value=st.text(max_size=30))
def test_any_setting_loads_or_is_refused(path: str, value: str) -> None:
    with suppress(FileFault):
        load_practice(SMALL, [f"{path}={value}", f"needs.cough.{path}={value}"])


def _loads_or_is_refused(tables: dict[str, Any], file: Path) -> None:
    file.write_text(toml_text(tables), "utf-8")
    before = process_time()
    result = _loaded(file)
    assert process_time() - before < 3.0
    if isinstance(result, Practice):
        assert set(result.sources) == {path for path, value in paths(result) if numeric(value)}
    else:
        assert result.faults
        assert all(fault.allowed and "\n" not in str(fault) for fault in result.faults)


def _loaded(file: Path) -> Practice | FileFault:
    try:
        return load_practice(file)
    except FileFault as refused:
        return refused
