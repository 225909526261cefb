"""Every bad file is refused in plain words: the file, where in it, what stands there, what may."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from gpsim.practice.faults import MOST, Fault, FileFault, shown
from gpsim.practice.files import load_practice

BAD_FILES = sorted((Path(__file__).parent / "bad_files").glob("*.toml"))
HEADING = 'schema_version = 1\nkind = "practice"\n'
EXPECTS, OTHERS = "# expects: ", "# expects, among others"


def refusal(file: Path | str) -> FileFault:
    """How the loader refuses ``file``."""
    with pytest.raises(FileFault) as refused:
        load_practice(file)
    return refused.value


def test_there_are_bad_files() -> None:
    assert len(BAD_FILES) > 50


@pytest.mark.parametrize("file", BAD_FILES, ids=lambda file: file.stem)
def test_a_bad_file_is_refused_in_the_words_it_expects(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    expected = [line.removeprefix(EXPECTS) for line in lines if line.startswith(EXPECTS)]
    refused = refusal(file)
    assert expected
    for words in expected:
        assert words in str(refused)
    assert len(refused.faults) == len(expected) or OTHERS in lines


def _deep_array(file: Path) -> None:
    file.write_text(f"x = {'[' * 5000}{']' * 5000}")


def _deep_tables(file: Path) -> None:
    file.write_text(f"{'.'.join(['a'] * 5000)} = 1")


def _dotted_key(file: Path) -> None:
    """Read as it is, this would take a minute: the reader's time grows with the square of the dots."""
    file.write_text(f"x = {{ {'.'.join(['a'] * 40_000)} = 1 }}")


def _circle(file: Path) -> None:
    file.symlink_to(file.name)


def _as_link(file: Path) -> None:
    file.write_text(f'schema_version = 1\nkind = "practice"\nextends = "{file.name}"')


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (Path.is_file, "there is no such file"),
        (lambda file: file.mkdir(), "cannot be read: not an ordinary file"),
        (lambda file: file.write_bytes(b"\x7fELF\x02\x01\x00\xff"), "must be text in UTF-8; byte 8 is not"),
        (lambda file: file.write_bytes("name = 'Café'".encode("latin-1")), "must be text in UTF-8; byte 12 is not"),
        (lambda file: file.write_bytes(b"\0" * 10), "must be TOML"),
        (lambda file: file.write_text("\n# nothing\n"), "the file is empty"),
        (lambda file: file.write_text("#" * 500_001), "cannot be read: larger than 500,000 bytes"),
        (lambda file: file.write_text(f"x = {'9' * 5000}"), "must be TOML"),
        (_deep_array, "too deep"),
        (_deep_tables, "tables may lie in one another 12 deep, not more"),
        (_dotted_key, "tables may lie in one another 12 deep, not more"),
        (_circle, "cannot be read"),
        (_as_link, "files must not extend one another in a circle: it.toml → it.toml"),
    ],
)
def test_what_is_no_practice_file_is_refused(tmp_path: Path, make: Callable[[Path], None], words: str) -> None:
    file = tmp_path / "it.toml"
    make(file)
    refused = refusal(file)
    assert words in str(refused)
    assert str(file) in str(refused)
    assert len(refused.faults) == 1


def test_an_unknown_name_is_answered_with_the_shipped_ones() -> None:
    assert "no practice of this name is shipped" in str(refusal("refernce"))


@pytest.mark.parametrize("name", ["", "a\0b", "\udcff", "x" * 10_000, "~", ".", "*"])
def test_a_strange_name_is_refused(name: str) -> None:
    assert refusal(name).faults
    assert refusal(f"{name}.toml").faults


def test_a_long_chain_of_files_is_refused(tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"{n}.toml").write_text(f'schema_version = 1\nkind = "practice"\nextends = "{n + 1}.toml"')
    assert "at most 10 files may extend one another" in str(refusal(tmp_path / "0.toml"))


def test_a_file_of_nothing_but_faults_is_refused_before_long(tmp_path: Path) -> None:
    file = tmp_path / "many.toml"
    file.write_text('schema_version = 1\nkind = "practice"\n' + "".join(f"u{n} = 1\n" for n in range(40_000)))
    refused = refusal(file)
    assert len(refused.faults) == MOST
    assert str(refused).endswith("and 300 more")


def test_a_table_of_too_many_names_is_refused_once(tmp_path: Path) -> None:
    file = tmp_path / "many.toml"
    file.write_text(HEADING + "[needs]\n" + "".join(f"need{n} = {{}}\n" for n in range(1001)))
    assert "needs = a table: must have at most 1,000 names, not 1,001" in str(refusal(file))


def test_a_long_chain_of_stages_is_read_before_long(tmp_path: Path) -> None:
    file = tmp_path / "long.toml"
    small = Path(__file__).with_name("small.toml").as_posix()
    stages = "".join(f'stages.s{n} = {{ destination = "gp", next = {{ s{n + 1} = 1.0 }} }}\n' for n in range(900))
    file.write_text(f"""{HEADING}extends = "{small}"
        [needs.long]
        rate = 1.0
        suitable = {{ gp = 1.0 }}
        asks_for = "gp"
        first = "s0"
        {stages}stages.s900 = {{ destination = "gp" }}
    """)
    before = process_time()
    load_practice(file)
    assert process_time() - before < 3.0


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    """One of each kind: an unknown key, a wrong type, a wrong range, an unknown name, a sum, a unit."""
    file = tmp_path / "many.toml"
    small = Path(__file__).with_name("small.toml").as_posix()
    file.write_text(f"""
        schema_version = 1
        kind = "practice"
        extends = "{small}"
        nmae = "x"
        list_size = {{ value = 10, unit = "beds" }}
        [needs.cough]
        rate = "12"
        urgent = 2.0
        asks_for = "nobody"
        [needs.fit_note.suitable]
        fit_note = 0.5
    """)
    assert {fault.path for fault in refusal(file).faults} == {
        "nmae", "list_size.unit", "needs.cough.rate", "needs.cough.urgent", "needs.cough.asks_for",
        "needs.fit_note.suitable",
    }  # fmt: skip


def test_a_fault_names_the_file_in_which_it_stands(tmp_path: Path) -> None:
    base, file = tmp_path / "base.toml", tmp_path / "it.toml"
    small = Path(__file__).with_name("small.toml").as_posix()
    base.write_text(f'schema_version = 1\nkind = "practice"\nextends = "{small}"\nneeds.cough.rate = -1')
    file.write_text('schema_version = 1\nkind = "practice"\nextends = "base.toml"\nneeds.check.rate = -2')
    assert {(Path(fault.file).name, fault.path, fault.value) for fault in refusal(file).faults} == {
        ("base.toml", "needs.cough.rate", "-1"),
        ("it.toml", "needs.check.rate", "-2"),
    }


def test_a_fault_is_one_line() -> None:
    assert str(Fault("a.toml", "needs.x.rate", "-3", "must be at least 0")) == (
        "a.toml: needs.x.rate = -3: must be at least 0"
    )
    assert str(Fault("a.toml", "", "", "the file is empty")) == "a.toml: the file is empty"


def test_a_value_is_shown_short_and_on_one_line() -> None:
    assert shown("x" * 1000) == "'" + "x" * 58 + "…"
    assert shown("a\x1b[2J\u202eb") == "'a\\x1b[2J\\u202eb'"
    assert shown(list(range(1000))).endswith("…")
    assert shown(tomllib.loads("x = 2026-01-05")["x"]) == "2026-01-05"
