"""Pictures of a practice's week: there, whole, labelled, the same each time, also where there is little to see."""

from pathlib import Path

import pytest
from matplotlib.text import Text

from gpsim.log import Log
from gpsim.model.simulate import simulate
from gpsim.practice.files import load_practice
from gpsim.report import week
from gpsim.streams import Luck
from tests.logs import log


def lived(name: str) -> Log:
    return simulate(load_practice(name), weeks=1, warmup=1, cooldown=0, luck=Luck(1, 0, name))


def words(found: Log, picture: str) -> set[str]:
    figure = week.PICTURES[picture](found)
    return {text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)}


def test_every_picture_is_drawn_twice_to_the_same_bytes(tmp_path: Path) -> None:
    found = lived("small_practice")
    for folder in ("once", "again"):
        week.save(found, "Small practice", tmp_path / "made" / folder)
    names = sorted(path.name for path in (tmp_path / "made" / "once").iterdir())
    assert names == ["book.png", "busy.png", "calls.png", "day.png", "papers.png"]
    for name in names:
        once, again = ((tmp_path / "made" / folder / name).read_bytes() for folder in ("once", "again"))
        assert once == again
        assert len(once) > 10_000


@pytest.mark.parametrize("picture", sorted(week.PICTURES))
def test_a_picture_of_nothing_is_drawn_too(picture: str) -> None:
    assert words(log(), picture)


def test_axes_say_what_they_show_and_in_what_unit() -> None:
    found = lived("small_practice")
    assert {"calls in half an hour", "minutes held\nby answered calls", "time of day", "given up"} <= words(
        found, "calls"
    )
    assert {"% of the day's slots", "days before (0: at the end of the day itself)"} <= words(found, "book")
    assert "% of time present that is worked; white: nobody here" in words(found, "busy")
    assert {"papers", "all others", "week 1"} <= words(found, "papers")
    people = set(load_practice("small_practice").team.people)
    assert len({name.replace("_", " ") for name in people} & words(found, "day")) >= 2
