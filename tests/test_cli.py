"""The command line: what it prints and writes, and how it refuses."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

import gpsim
from gpsim.cli import commands, main, results
from gpsim.scenarios.catalogue import ACTIONS
from gpsim.study import run as run_module
from gpsim.study.precision import batches

ROOT = Path(__file__).parents[1]
SMALL = str(ROOT / "tests" / "practice" / "small.toml")
NAVIGATION = "active_signposting.care_navigation"
SHORT = ("--weeks", "1", "--warmup", "1", "--cooldown", "2", "--replications", "2", "--workers", "1")
DONE, REFUSED, WRONG_USAGE = 0, 1, 2

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """Ctrl-C is heard by this process and by those it starts, also where whoever started it ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def left_with(*arguments: str) -> int:
    """The exit status of ``gpsim`` with ``arguments``."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return int(left.value.code or 0)


def test_run_prints_what_the_practice_is_like(capsys: Printed) -> None:
    assert left_with("run", SMALL, *SHORT) == DONE
    out, err = capsys.readouterr()
    assert "Small, as you are now" in out
    assert "1 week, tried 2 times" in out
    assert "GPs work" in out
    assert err == ""


def test_compare_prints_the_answer_before_any_table(capsys: Printed) -> None:
    assert left_with("compare", SMALL, "--action", NAVIGATION, *SHORT) == DONE
    out = capsys.readouterr().out
    order = (
        "care navigation",
        "GP",
        "Who is clearly worse off",
        "What it costs, a week",
        "Hours a week of each group",
        "Hours a week of each role",
        "What becomes of the hours",
        "What is different for patients",
        "More tables with --all-tables",
    )
    assert [out.index(words) for words in order] == sorted(out.index(words) for words in order)
    for unwanted in ("capacity released", "verdict", "efficiency", "baseline", "replication"):
        assert unwanted not in out.lower()


def test_the_answer_is_short_unless_every_table_is_asked_for(capsys: Printed) -> None:
    longer = ("Papers, and what is left", "Pounds a week", "Before and after:")
    assert left_with("compare", SMALL, "--action", NAVIGATION, *SHORT) == DONE
    short = capsys.readouterr().out
    assert len(short.splitlines()) <= 65
    assert not any(title in short for title in longer)
    assert left_with("compare", SMALL, "--action", NAVIGATION, *SHORT, "--all-tables") == DONE
    every = capsys.readouterr().out
    assert all(title in every for title in longer)
    assert "--all-tables" not in every
    assert short.splitlines()[:20] == every.splitlines()[:20]


def test_three_levels_of_pressure_are_told_and_written(tmp_path: Path, capsys: Printed) -> None:
    asked = ("--action", NAVIGATION, *SHORT, "--pressure")
    written = ("--json", str(tmp_path / "out.json"), "--log", str(tmp_path / "log"))
    assert left_with("compare", SMALL, *asked, *written) == DONE
    out = capsys.readouterr().out
    assert "At three levels of pressure, care navigation" in out
    for book in ("with a slack book", "as it is", "with a full book"):
        assert re.search(rf"^{book} +\d+ ", out, re.M)
    document = json.loads((tmp_path / "out.json").read_text())
    assert list(document["pressure"]["levels"]) == ["slack", "as_it_is", "full"]
    assert {path.name for path in (tmp_path / "log").iterdir()} == {"as you are now", "care navigation"}


def test_pressure_goes_neither_with_parts_nor_without_lists_of_gps(capsys: Printed) -> None:
    both = ("--action", NAVIGATION, *SHORT, "--pressure")
    assert left_with("compare", SMALL, *both, "--parts") == WRONG_USAGE
    assert "'--pressure': cannot go with --parts" in " ".join(capsys.readouterr().err.split())
    assert left_with("compare", "telephone_only", *both) == REFUSED
    assert "no qualified GP here has a list of slots" in capsys.readouterr().err


def test_compare_writes_the_document_and_the_picture(tmp_path: Path, capsys: Printed) -> None:
    document, picture = tmp_path / "out.json", tmp_path / "out.png"
    written = ("--json", str(document), "--picture", str(picture))
    assert left_with("compare", SMALL, "--action", NAVIGATION, *SHORT, *written) == DONE
    assert set(json.loads(document.read_text())["scenarios"]) == {"care navigation"}
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.json", "out.png"]


def test_a_picture_is_the_same_bytes_for_the_same_results(tmp_path: Path, capsys: Printed) -> None:
    for name in ("one.svg", "two.svg"):
        picture = ("--picture", str(tmp_path / name))
        assert left_with("compare", SMALL, "--action", NAVIGATION, *SHORT, *picture) == DONE
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    assert "less overtime" in (tmp_path / "one.svg").read_text() or "<svg" in (tmp_path / "one.svg").read_text()


def test_the_document_is_that_of_the_python_interface(tmp_path: Path, capsys: Printed) -> None:
    document = tmp_path / "out.json"
    assert left_with("compare", SMALL, "--action", NAVIGATION, *SHORT, "--json", str(document)) == DONE
    found = gpsim.compare(
        gpsim.load_practice(SMALL), [gpsim.Scenario((gpsim.adopt(NAVIGATION),))], weeks=1, warmup=1, cooldown=2,
        replications=2, workers=1,
    )  # fmt: skip
    assert document.read_text("utf-8") == found.to_json()


def test_the_log_of_the_first_try_is_written(tmp_path: Path, capsys: Printed) -> None:
    logged = ("--log", str(tmp_path / "log"))
    assert left_with("run", SMALL, *SHORT, *logged) == DONE
    assert (tmp_path / "log" / "work.csv").read_text().startswith("start,end,person,task")
    assert left_with("compare", SMALL, "--action", NAVIGATION, *SHORT, *logged) == DONE
    before, after = (tmp_path / "log" / name / "work.csv" for name in ("as you are now", "care navigation"))
    assert before.read_text() == (tmp_path / "log" / "work.csv").read_text() != after.read_text()


def test_the_logs_of_scenarios_of_any_name_have_folders_of_their_own(tmp_path: Path, capsys: Printed) -> None:
    asked: list[str] = []
    for i, name in enumerate(("../a", "..:a", "as you are now", "🩺")):
        file = tmp_path / f"{i}.toml"
        file.write_text(f'schema_version = 1\nkind = "scenario"\nname = "{name}"\n[action.{NAVIGATION}]\n', "utf-8")
        asked += ["--scenario", str(file)]
    assert left_with("compare", SMALL, *asked, *SHORT, "--log", str(tmp_path / "deep" / "log")) == DONE
    folders = {path.name for path in (tmp_path / "deep" / "log").iterdir()}
    assert folders == {"as you are now", "_a", "_a (2)", "as you are now (2)", "🩺"}


def test_all_actions_make_one_scenario_and_each_file_its_own(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "bold.toml"
    file.write_text(f'schema_version = 1\nkind = "scenario"\n[action.{NAVIGATION}]\noffered = 0.5\n')
    document = tmp_path / "out.json"
    asked = ("--action", NAVIGATION, "--scenario", str(file), "--json", str(document))
    assert left_with("compare", SMALL, *asked, *SHORT) == DONE
    assert list(json.loads(document.read_text())["scenarios"]) == ["care navigation", "bold"]


def test_a_setting_changes_the_practice(tmp_path: Path, capsys: Printed) -> None:
    documents = []
    for setting in ("list_size=2000", "list_size=1000"):
        file = tmp_path / "out.json"
        assert left_with("run", SMALL, *SHORT, "--set", setting, "--json", str(file)) == DONE
        documents.append(json.loads(file.read_text())["inputs"]["digests"]["practice"])
    assert documents[0] != documents[1]


def test_the_menu_lists_every_action_and_which_can_be_tried(capsys: Printed) -> None:
    assert left_with("actions") == DONE
    out = capsys.readouterr().out
    assert re.search(r"active_signposting\.care_navigation +care navigation", out)
    assert all(name in out for name in ACTIONS)


def test_a_group_of_actions_is_listed_by_itself(capsys: Printed) -> None:
    assert left_with("actions", "reduce_dnas") == DONE
    out = capsys.readouterr().out
    assert out.count("reduce_dnas.") == 6
    assert "care_navigation" not in out


def test_one_action_is_shown_with_ranges_sources_and_harms(capsys: Printed) -> None:
    assert left_with("actions", NAVIGATION) == DONE
    out = capsys.readouterr().out
    assert "0.06 to 0.31" in out
    assert "west_wakefield: 930 hours" in out
    assert "NHS South Tees Clinical Commissioning Group (undated). Care navigation." in out
    assert "What may go wrong" in out


def test_an_action_is_shown_where_there_is_little_room(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that can be typed are whole, and lines end where the room does."""
    monkeypatch.setattr(results, "WIDTH", 60)
    assert left_with("actions", "collaboration.shared_hub") == DONE
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert any(line.startswith("fade_per_year  ") for line in lines)
    assert "and this practice's see the partner's, as strangers to both." in lines


def test_check_says_what_a_file_comes_to(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(f'schema_version = 1\nkind = "scenario"\n[action.{NAVIGATION}]\nceiling = 0.7\n')
    assert left_with("check", SMALL, str(file)) == DONE
    out, err = capsys.readouterr()
    assert "nothing is wrong" in out
    assert "2,000 patients" in out
    assert "up to 70%" in out
    assert "ceiling is 0.7, where the evidence has 0.8 (0.5 to 1 share)." in out
    assert "full-time equivalents" in out
    assert err == ""


def test_check_says_of_whom_a_ceiling_is_a_share(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "two.toml"
    heading = 'schema_version = 1\nkind = "scenario"\n'
    file.write_text(f"{heading}[action.reduce_dnas.reminders]\n[action.develop_the_team.paramedic]\n")
    assert left_with("check", str(file)) == 0
    said = capsys.readouterr().out
    assert re.search(r"reminders: from week 0, up to \d+% of bookings\.", said)
    assert "paramedic: from week 0, up to 100% of a full list of patients" in said
    file.write_text(heading)
    assert left_with("check", str(file)) == 0
    assert "It takes up no action, so nothing would change." in capsys.readouterr().out


def test_check_says_which_way_needs_follow_access(capsys: Printed) -> None:
    """Elasticity -0.5 at a usual ease of 0.67: 1 + 0.5 at the hardest, 1 - 0.5 x (1 / 0.67 - 1) at the easiest."""
    assert left_with("check", "reference") == 0
    assert "50 in 100 more at the hardest, 25 in 100 fewer at the easiest" in capsys.readouterr().out


def test_check_names_every_fault_of_every_file(tmp_path: Path, capsys: Printed) -> None:
    bad, worse = tmp_path / "bad.toml", tmp_path / "worse.toml"
    bad.write_text(f'schema_version = 1\nkind = "scenario"\n[action.{NAVIGATION}]\nceiling = 7\nofered = 1\n')
    worse.write_text('schema_version = 1\nkind = "practice"\nextends = "nowhere"\n')
    assert left_with("check", str(bad), SMALL, str(worse)) == REFUSED
    out, err = capsys.readouterr()
    assert "nothing is wrong" in out
    assert err.count("bad.toml") == 2
    assert "nowhere" in err


def test_check_says_which_kinds_of_file_there_are(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "other.toml").write_text('schema_version = 1\nkind = "scenery"\n')
    assert left_with("check", str(tmp_path / "other.toml")) == REFUSED
    assert 'kind = \'scenery\': must be "practice" or "scenario"' in capsys.readouterr().err


@pytest.mark.parametrize("module", ["active_signpostin", "active_signposting.care_navigatio"])
def test_what_is_in_place_must_be_on_the_menu(tmp_path: Path, capsys: Printed, module: str) -> None:
    level = f"{module}=0.5" if "." in module else f"{module}.care_navigation=0.5"
    file = tmp_path / "ours.toml"
    file.write_text(f'schema_version = 1\nkind = "practice"\nextends = "{SMALL}"\n[in_place]\n{level}\n')
    for command in (("check", str(file)), ("run", str(file), *SHORT)):
        assert left_with(*command) == REFUSED
        assert "did you mean" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "nowhere.toml"), "there is no such file"),
        (("run", "referenc"), "did you mean 'reference'"),
        (("run", SMALL, "--set", "list_siz=3"), "did you mean 'list_size'"),
        (("run", SMALL, "--set", "list_size=many"), "--set: list_size = 'many'"),
        (("compare", SMALL, "--scenario", "nowhere.toml"), "there is no such file"),
        (("compare", SMALL, "--scenario", SMALL), "practice"),
        (("run", ""), "no practice of this name"),
        (("check", "nowhere.toml"), "there is no such file"),
        (("check", "making_tim"), "did you mean 'making_time'"),
        (("check", "referenc"), "did you mean 'reference'"),
        (("check", "x" * 5000), "File name too long\n"),
    ],
)
def test_bad_input_is_refused_in_words(arguments: tuple[str, ...], words: str, capsys: Printed) -> None:
    assert left_with(*arguments) == REFUSED
    out, err = capsys.readouterr()
    assert words in err
    assert "Traceback" not in err
    assert out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run",), "Missing argument 'FILE'"),
        (("run", SMALL, "--weeks", "0"), "'--weeks': '0' must be a whole number from 1 to 520"),
        (("run", SMALL, "--weeks", "many"), "'--weeks': 'many' must be a whole number from 1 to 520"),
        (("run", SMALL, "--warmup", "-1"), "'--warmup': '-1' must be a whole number from 0 to 520"),
        (("run", SMALL, "--replications", "1e3"), "'--replications': '1e3' must be a whole number from 1 to 100,000"),
        (("run", SMALL, "--workers", "0"), "'--workers': '0' must be a whole number from 1 to 1,024"),
        (("run", SMALL, "--seed", "9" * 30), "must be a whole number from 0 to 9,223,372,036,854,775,807"),
        (("run", SMALL, "--replications", "3", "--precision", "0.1"), "not both"),
        (("run", SMALL, "--precision", "1.5"), "'--precision': '1.5' must be above 0 and below 1"),
        (("run", SMALL, "--precision", "nan"), "'--precision': 'nan' must be above 0 and below 1"),
        (("run", SMALL, "--nothing"), "--nothing"),
        (("run", SMALL, "--set", "list_size"), "'--set': 'list_size' must be PATH=VALUE"),
        (("run", SMALL, "--set", "=3"), "'--set': '=3' must be PATH=VALUE"),
        (("run", SMALL, "--set", "list_size=3", "--set", "list_size = 4"), "'--set': 'list_size' is set twice"),
        (("compare", SMALL), "give at least one --action or --scenario"),
        (
            ("compare", SMALL, "--action", "care_navigation"),
            f"'--action': there is no action 'care_navigation'; did you mean '{NAVIGATION}'?",
        ),
        (
            ("compare", SMALL, "--action", NAVIGATION, "--action", NAVIGATION),
            f"'--action': '{NAVIGATION}' is named twice",
        ),
        (
            ("compare", SMALL, "--action", NAVIGATION, "--picture", "out.gif"),
            "'--picture': 'out.gif' must end in .png or .svg",
        ),
        (("actions", "nothing"), "'NAME': there is no action 'nothing'"),
        (("nothing",), "nothing"),
    ],
)
def test_wrong_usage_is_told_from_refused_input(arguments: tuple[str, ...], words: str, capsys: Printed) -> None:
    assert left_with(*arguments) == WRONG_USAGE
    out, err = capsys.readouterr()
    assert words in err
    assert out == ""


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A folder with a file, and with a folder in which nothing may be written."""
    (tmp_path / "file.txt").write_text("ours")
    (tmp_path / "closed").mkdir(mode=0o500)
    return tmp_path


@pytest.mark.parametrize(
    ("option", "place", "words"),
    [
        ("--json", "", "is a folder; name a file"),
        ("--json", "nowhere/out.json", "there is no folder"),
        ("--json", "file.txt/out.json", "is a file, so nothing can be written in it"),
        ("--json", "closed/out.json", "nothing can be written in the folder"),
        ("--json", "x" * 300, "file name too long"),
        ("--picture", "", "is a folder; name a file"),
        ("--picture", "nowhere/out.png", "there is no folder"),
        ("--picture", "closed/out.svg", "nothing can be written in the folder"),
        ("--log", "file.txt", "is a file; name a folder"),
        ("--log", "file.txt/log", "is a file, so nothing can be written in it"),
        ("--log", "closed/deep/log", "nothing can be written in the folder"),
    ],
)
def test_a_place_that_cannot_be_written_is_wrong_usage_before_anything_runs(
    option: str, place: str, words: str, places: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "closed" in place and os.access(places / "closed", os.W_OK):
        monkeypatch.setattr(tempfile, "TemporaryFile", forbidden)  # this user may write anywhere
    assert left_with("compare", "no file is read", "--action", NAVIGATION, option, str(places / place)) == WRONG_USAGE
    out, err = capsys.readouterr()
    assert f"'{option}': " in err
    assert words in err
    assert "[Errno" not in err
    assert out == ""
    assert sorted(path.name for path in places.iterdir()) == ["closed", "file.txt"]


def forbidden(**_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_two_results_do_not_go_to_one_file(tmp_path: Path, capsys: Printed) -> None:
    both = ("--json", str(tmp_path / "x" / ".." / "out.png"), "--picture", str(tmp_path / "out.png"))
    (tmp_path / "x").mkdir()
    assert left_with("compare", SMALL, "--action", NAVIGATION, *both) == WRONG_USAGE
    assert "must be another file than that of --json" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--log", "--picture"])
def test_a_folder_of_results_is_not_the_file_of_others(tmp_path: Path, capsys: Printed, option: str) -> None:
    out = str(tmp_path / "out")
    assert left_with("run", SMALL, "--json", out, option, out) == WRONG_USAGE
    assert f"'{option}': must be another file than that of --json" in capsys.readouterr().err


def test_a_picture_of_parts_is_not_the_folder_of_the_log(tmp_path: Path, capsys: Printed) -> None:
    both = ("--picture", str(tmp_path / "out.png"), "--log", str(tmp_path / "out_parts.png"))
    assert left_with("compare", SMALL, "--action", NAVIGATION, *both) == WRONG_USAGE
    assert "'--log': must be another file than that of --picture" in capsys.readouterr().err


def test_what_is_no_file_is_written_as_it_is(tmp_path: Path, capsys: Printed) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_text, "utf-8")
        assert left_with("run", SMALL, *SHORT, "--json", str(pipe)) == DONE
        assert json.loads(read.result(timeout=60))["schema"] == 1
    assert pipe.is_fifo()


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path, capsys: Printed) -> None:
    link, file = tmp_path / "link.json", tmp_path / "file.json"
    file.write_text("before")
    link.symlink_to(file)
    assert left_with("run", SMALL, *SHORT, "--json", str(link)) == DONE
    assert link.is_symlink()
    assert json.loads(file.read_text())["schema"] == 1


def test_what_cannot_be_written_in_the_end_takes_nothing_else_with_it(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("gpsim.report.files.write", full)
    document, picture = tmp_path / "out.json", tmp_path / "out.png"
    asked = ("--json", str(document), "--picture", str(picture))
    assert left_with("compare", SMALL, "--action", NAVIGATION, *SHORT, *asked) == REFUSED
    out, err = capsys.readouterr()
    assert "Who is clearly worse off" in out
    assert err.splitlines()[-1] == f"{document}: No space left on device"
    assert [path.name for path in tmp_path.iterdir()] == ["out.png"]


def test_whoever_stops_reading_has_seen_enough() -> None:
    command = [sys.executable, "-m", "gpsim", "actions"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as gpsim_:
        assert gpsim_.stdout is not None
        assert gpsim_.stderr is not None
        gpsim_.stdout.close()
        assert gpsim_.stderr.read() == ""
    assert gpsim_.returncode == DONE


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes where Linux lists them")
@pytest.mark.usefixtures("hears_ctrl_c")
@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.3, 1.0])
def test_ctrl_c_ends_it_without_a_word_also_while_processes_begin(seconds: float, tmp_path: Path) -> None:
    asked = ["run", "reference", "--workers", "2", "--json", str(tmp_path / "out.json")]
    with subprocess.Popen([sys.executable, "-m", "gpsim", *asked], stderr=subprocess.PIPE, process_group=0) as running:
        while not Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text():
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: whoever it started hears it too
        assert running.stderr is not None
        assert b"Traceback" not in running.stderr.read()
    assert running.returncode != DONE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("hears_ctrl_c")
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer that signals")
def test_ctrl_c_is_heard_also_where_what_it_raised_was_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose_it(**_: object) -> None:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        time.sleep(20.0)

    monkeypatch.setattr(commands, "AGAIN", 0.01)
    monkeypatch.setattr(commands, "app", lose_it)
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        commands.main(["check", "reference"])
    assert signal.getsignal(signal.SIGINT) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes where Linux lists them")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.5])
def test_whoever_it_started_ends_with_it(how: signal.Signals, seconds: float, tmp_path: Path) -> None:
    """Its standard error is read to the end, which comes when nobody is left who could write there."""
    asked = ["run", "reference", "--workers", "2", "--json", str(tmp_path / "out.json")]
    with subprocess.Popen([sys.executable, "-m", "gpsim", *asked], stderr=subprocess.PIPE, process_group=0) as running:
        while not Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text():
            time.sleep(0.01)
        time.sleep(seconds)
        running.send_signal(how)
        try:
            _, err = running.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            raise
    assert how == signal.SIGKILL or err == b""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_what_is_said_where_nobody_listens_goes_nowhere(closed: str) -> None:
    command = f"{sys.executable} -m gpsim compare {SMALL} --action {NAVIGATION} {' '.join(SHORT)} {closed}"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert ran.returncode == DONE
    assert "Traceback" not in ran.stderr
    assert ("Hours a week of each group" in ran.stdout) == (closed == "2>&-")


@pytest.mark.parametrize("asked", [("run", SMALL), ("compare", SMALL, "--action", NAVIGATION)])
def test_a_precision_that_the_most_tries_do_not_reach_is_told(
    asked: tuple[str, ...], capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "batches", lambda: batches(most=10))
    few = ("--weeks", "1", "--warmup", "0", "--cooldown", "0", "--workers", "1")
    assert left_with(*asked, *few, "--precision", "1e-9") == DONE
    assert "after 10 tries, which are the most, and not to within 1e-09." in capsys.readouterr().err
    assert left_with(*asked, *few, "--precision", "0.9") == DONE
    assert "which are the most" not in capsys.readouterr().err


def test_the_version_is_told(capsys: Printed) -> None:
    assert left_with("--version") == DONE
    assert capsys.readouterr().out == f"gpsim {gpsim.__version__}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="fills a disk where there is one for that")
def test_a_full_disk_is_told_in_words() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "gpsim", "actions"]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (REFUSED, "No space left on device\n")


def test_the_module_is_the_command() -> None:
    ran = subprocess.run([sys.executable, "-m", "gpsim", "actions"], capture_output=True, text=True, check=False)
    assert ran.returncode == DONE, ran.stderr
    assert NAVIGATION in ran.stdout


def test_parts_are_told_drawn_and_written(tmp_path: Path, capsys: Printed) -> None:
    asked = ("--action", NAVIGATION, *SHORT, "--parts", "--as-it-takes-hold")
    written = ("--json", str(tmp_path / "out.json"), "--picture", str(tmp_path / "out.svg"))
    assert left_with("compare", SMALL, *asked, *written) == DONE
    out = capsys.readouterr().out
    assert "How the parts of care navigation add up" in out
    assert "As it takes hold: hours a week" in out
    document = json.loads((tmp_path / "out.json").read_text())
    assert set(document["parts"]["actions"]) == {NAVIGATION}
    weeks = document["scenarios"]["care navigation"]["as_it_takes_hold"]["weeks"]["gp_qualified"]
    assert {name: len(each) for name, each in weeks.items()} == dict.fromkeys(
        ("freed", "invested", "worked_less", "repaid"), 1
    )
    assert sorted(each.name for each in tmp_path.glob("*.svg")) == ["out.svg", "out_parts.svg", "out_weeks.svg"]


def test_parts_of_two_scenarios_are_wrong_usage(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "bold.toml"
    file.write_text(f'schema_version = 1\nkind = "scenario"\n[action.{NAVIGATION}]\n')
    asked = ("--action", NAVIGATION, "--scenario", str(file), "--parts")
    assert left_with("compare", SMALL, *asked, *SHORT) == WRONG_USAGE
    assert "takes one scenario" in " ".join(capsys.readouterr().err.split())


def test_what_is_worthwhile_is_written_down(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "out.json"
    asked = ("--action", NAVIGATION, *SHORT, "--worthwhile", "0.03", "--json", str(file))
    assert left_with("compare", SMALL, *asked) == DONE
    assert "Worthwhile is 3% of the hours they work, or more." in " ".join(capsys.readouterr().out.split())
    document = json.loads(file.read_text())
    assert document["inputs"]["worthwhile"] == 0.03
    assert document["scenarios"]["care navigation"]["judgement"]["grade"] == "C"
    assert left_with("compare", SMALL, "--action", NAVIGATION, "--worthwhile", "2") == WRONG_USAGE


def test_what_breaches_the_contract_is_flagged_by_check_and_by_compare(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(
        'schema_version = 1\nkind = "practice"\nextends = "small_practice"\n[access]\nroutine_if_full = "ring_back"\n'
    )
    assert left_with("check", str(file)) == DONE
    assert "Against contract or scope: Who finds no appointment is told to ring back" in capsys.readouterr().out
    assert left_with("compare", str(file), "--action", NAVIGATION, *SHORT) == DONE
    out = " ".join(capsys.readouterr().out.split())
    assert "told where to go. So it is as you are now. (From: NHS England (2023)." in out
