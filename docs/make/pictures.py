"""The pictures of the documents."""

from docs.make.svg import Box, arrow, picture, rectangle, text

GREEN, ORANGE, BLUE, GREY = "#009E73", "#E69F00", "#0072B2", "#9a9a9a"  # Okabe and Ito 2008
OURS, OTHERS, PAPERS = "#eef3f8", "#fdf3dd", "#eaf5ef"

WAYS = (
    Box(150, 40, 150, 64, ("telephone", "hold, ring off,", "ring again, rung back")),
    Box(150, 130, 150, 44, ("online form",)),
    Box(150, 200, 150, 44, ("desk",)),
)
HEARD = Box(340, 40, 140, 64, ("somebody answers", "steers, books,", "passes on"))
LISTED = Box(340, 145, 140, 64, ("triage list", "read, answered", "in one of four ways"))
PLACES = (
    Box(530, 20, 170, 50, ("a slot in the book", "with a named person")),
    Box(530, 84, 170, 50, ("no slot", "duty list, extra, visit")),
    Box(530, 148, 170, 44, ("a task for the office",), PAPERS),
    Box(530, 206, 170, 50, ("elsewhere", "pharmacy, 111, hospital"), OTHERS),
)
BEGINS = Box(10, 120, 105, 64, ("a need arises", "urgent or not"))
SEEN = Box(750, 50, 100, 64, ("seen", "rung, visited,", "written to"))
ENDS = Box(895, 138, 95, 64, ("the end", "met", "or lost"))
INBOX = Box(750, 148, 100, 44, ("papers",), PAPERS)


def patient() -> str:
    """A patient's way through the practice."""
    title = "A patient's way through the practice"
    description = (
        "A need arises; the patient rings, sends a form or comes to the desk. Whoever answers steers, books or passes "
        "on; under some policies requests join a triage list first. The patient gets a slot in the book, or is seen "
        "without one, or a task is done in the office, or goes elsewhere. Being seen makes papers, and ends the "
        "episode or leads to a follow-up. Who has been elsewhere may come back and ask again."
    )
    boxes = [BEGINS, *WAYS, HEARD, LISTED, *PLACES, SEEN, INBOX, ENDS]
    return picture(1000, 330, title, description, [*_arrows(), *boxes, *_below()])


def _arrows() -> list[str]:
    to_ways = [arrow((115, BEGINS.middle), (132, BEGINS.middle), (132, way.middle), (150, way.middle)) for way in WAYS]
    heard = [arrow((300, way.middle), (320, way.middle), (320, HEARD.middle), (340, HEARD.middle)) for way in WAYS]
    placed = [arrow((480, HEARD.middle), (505, HEARD.middle), (505, box.middle), (530, box.middle)) for box in PLACES]
    return [
        *to_ways,
        *heard,
        *placed,
        arrow((410, 104), (410, 145)),
        arrow((480, LISTED.middle), (505, LISTED.middle)),
        *(arrow((700, box.middle), (725, box.middle), (725, SEEN.middle), (750, SEEN.middle)) for box in PLACES[:2]),
        arrow((700, 170), (750, 170)),
        arrow((800, 114), (800, 148)),
        arrow((850, SEEN.middle), (942, SEEN.middle), (942, 138)),
        arrow((850, 170), (895, 170)),
        arrow((700, 231), (942, 231), (942, 202)),
        arrow((615, 256), (615, 280), (225, 280), (225, 244), dashed=True),
        arrow((800, 50), (800, 8), (615, 8), (615, 20), dashed=True),
    ]


def _below() -> list[str]:
    return [
        text(420, 296, "comes back: not the right place, not better, could not get through"),
        text(812, 22, "follow-up, next stage", anchor="start"),
        text(
            500,
            322,
            "The lines, the lists and the inboxes are queues: named people serve them, each in an order of preference.",
        ),
    ]


def released() -> str:
    """The worked example of capacity released."""
    title = "One morning: what care navigation saves a GP, what it costs, and what becomes of the difference"
    description = (
        "In minutes: 10 saved, 2 that it costs, so 8 really freed. What becomes of them: 10 spent on a patient who "
        "would have given up, and 2 minutes more overtime."
    )
    bars = [
        _bar(40, "time saved", 0, 10, BLUE),
        _bar(80, "time it costs", 8, 10, ORANGE, sign="−"),
        _bar(120, "time really freed", 0, 8, GREEN),
        _bar(180, "an extra need met", 0, 10, GREEN),
        _bar(220, "more overtime", 8, 10, ORANGE, sign="−"),
    ]
    axis = rectangle(220, 30, 1.5, 225, GREY)
    note = text(20, 168, "What became of it", bold=True, anchor="start")
    return picture(720, 280, title, description, [*bars, axis, note, text(20, 24, "Minutes of the GP", anchor="start")])


def _bar(y: int, words: str, start: int, end: int, colour: str, sign: str = "") -> str:
    left, scale = 220, 42  # pixels
    bar = rectangle(left + scale * start, y, scale * (end - start), 24, colour)
    label = text(210, y + 17, words, anchor="end")
    return "\n".join([bar, label, text(left + scale * end + 10, y + 17, f"{sign}{end - start}", anchor="start")])
