"""Pictures of a practice's week, from the log of one try: calls, the book, who is busy, papers, one day."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from gpsim.log import Log
from gpsim.measures import views
from gpsim.report.drawing import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, SKY, YELLOW, blank, save_figure
from gpsim.report.words import STAFF, many
from gpsim.units import DAY, WEEK, WEEKDAYS, Name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS_SHOWN = 6  # of papers
EARLY, LATE = 14, 40  # half-hours after midnight: from seven until eight in the evening
HOURS = np.arange(EARLY, LATE + 1, 2)
OUTCOMES = {  # from the bottom up
    "answered": ("answered", BLUE, ""),
    "call_back": ("to be rung back", SKY, "//"),
    "menu": ("ended in the menu", GREY, ".."),
    "abandoned": ("given up", RED, "\\\\"),
}
WORK = {
    "front_door": ("calls, forms, desk", ORANGE),
    "direct": ("with or for patients", BLUE),
    "paperwork": ("paperwork", GREEN),
    "supervision": ("supervision", PURPLE),
    "overhead": ("meetings, interruptions, other", GREY),
}
GPS = "GPs with trainees"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, RED, YELLOW)


def save(log: Log, practice: Name, folder: Path) -> None:
    """Writes every picture to ``folder``, which is made; the same bytes for the same log."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        figure = draw(log)
        figure.suptitle(f"{practice}: {figure.get_suptitle()}", fontweight="bold")
        figure.supxlabel(f"{many(round(log.measured / WEEK), 'week')}, one try", fontsize=8, x=1.0, ha="right")
        save_figure(figure, folder / f"{name}.png")


def calls(log: Log) -> Figure:
    """Calls and minutes held, by half-hour."""
    found, half_hours = views.calls(log), np.arange(EARLY, LATE)
    figure = blank(9.0, 6.0)
    figure.suptitle("the telephone on an average working day")
    top, bottom = figure.subplots(2, 1, sharex=True, height_ratios=(2, 1))
    below = np.zeros(len(half_hours))
    for outcome, (label, colour, hatch) in OUTCOMES.items():
        many_calls = found.by_outcome[outcome][half_hours]
        top.bar(
            half_hours, many_calls, 0.9, below, align="edge", color=colour, hatch=hatch, edgecolor="white", label=label
        )
        below += many_calls
    top.set_ylabel("calls in half an hour")
    top.legend(frameon=False)
    bottom.bar(half_hours, found.hold[half_hours], 0.9, align="edge", color=BLUE)
    bottom.set_ylabel("minutes held\nby answered calls")
    _clock(bottom)
    return figure


def book(log: Log) -> Figure:
    """How a day's slots are released and booked as it comes nearer."""
    figure = blank(9.0, 5.0)
    figure.suptitle("how a day's book fills")
    axes, filling = figure.subplots(), views.book_filling(log)
    for group, colour in (("gp", BLUE), ("nurse", ORANGE), ("other_direct_care", GREEN)):
        if group in filling:
            released, booked = filling[group]
            before, who = np.arange(len(booked)), GPS if group == "gp" else STAFF[group]
            axes.step(before, 100 * booked, where="mid", color=colour, linewidth=2, label=f"{who}: booked")
            axes.step(before, 100 * released, where="mid", color=colour, linestyle=":", label=f"{who}: released")
    axes.set(xlabel="days before (0: at the end of the day itself)", ylabel="% of the day's slots", ylim=(0, 102))
    axes.invert_xaxis()
    if filling:
        figure.legend(loc="outside lower center", ncols=3, frameon=False)
    return figure


def busy(log: Log) -> Figure:
    """Who is busy when: a row a role."""
    found = {role: share for role, share in views.busy(log).items() if np.isfinite(share).any()}
    rows = sorted(found, key=lambda role: (_group_of(role, log), role))
    days = [day for day in range(7) if any(np.isfinite(found[role][day]).any() for role in rows)]
    figure = blank(3.0 + 1.9 * len(days), 1.8 + 0.28 * len(rows))
    figure.suptitle("who is busy when")
    if not days:
        return figure
    for axes, day in zip(figure.subplots(1, len(days), sharey=True, squeeze=False)[0], days, strict=True):
        shares = np.array([found[role][day, EARLY:LATE] for role in rows])
        image = axes.imshow(
            100 * shares, vmin=0, vmax=100, cmap="cividis", aspect="auto", extent=(EARLY, LATE, len(rows) - 0.5, -0.5)
        )
        axes.set_title(WEEKDAYS[day].capitalize(), fontsize=10)
        axes.set_xticks(HOURS[1::4], [f"{half // 2}" for half in HOURS[1::4]])
        axes.set_yticks(range(len(rows)), [role.replace("_", " ") for role in rows])
    figure.colorbar(image, ax=figure.axes, label="% of time present that is worked; white: nobody here", shrink=0.8)
    return figure


def papers(log: Log) -> Figure:
    """Papers left at the end of each working day: the kinds of which most are left, and all others."""
    days, left = views.papers_left(log)
    order = sorted(left, key=lambda kind: -float(left[kind].sum()))
    piles = {kind.replace("_", " "): left[kind] for kind in order[:KINDS_SHOWN]}
    piles["all others"] = np.sum([np.zeros(len(days)), *(left[kind] for kind in order[KINDS_SHOWN:])], axis=0)
    figure = blank(9.0, 5.0)
    figure.suptitle("papers left at the end of each working day")
    axes = figure.subplots()
    axes.stackplot(np.arange(len(days)), *piles.values(), labels=list(piles), colors=COLOURS)
    mondays = [i for i, day in enumerate(days) if i == 0 or day // 7 != days[i - 1] // 7]
    axes.set_xticks(mondays, [f"week {int(days[i] // 7) + 1}" for i in mondays], rotation=45, ha="right")
    axes.set(ylabel="papers", xlim=(0, max(1, len(days) - 1)))
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(handles[::-1], labels[::-1], frameon=False, loc="outside right center")
    return figure


def day(log: Log) -> Figure:
    """One ordinary day, a row a person."""
    which = views.ordinary_day(log)
    work, shifts = views.on_day(log, which)
    people = sorted({int(person) for person in shifts["person"]}, key=lambda one: _place(one, log))
    figure = blank(11.0, 1.8 + 0.24 * len(people))
    figure.suptitle(f"an ordinary day: {WEEKDAYS[which % 7].capitalize()} of week {which // 7 + 1}")
    axes = figure.subplots()
    groups = np.array(log.names.task_groups)[work["task"]] if len(work) else np.zeros(0, dtype=str)
    for row, person in enumerate(people):
        mine = shifts[shifts["person"] == person]
        axes.broken_barh(_bars(mine["start"], mine["end"]), (row - 0.4, 0.8), facecolor="#e6e6e6")
        for group, (_, colour) in WORK.items():
            rows = work[(work["person"] == person) & (groups == group)]
            axes.broken_barh(_bars(rows["start"], rows["end"]), (row - 0.3, 0.6), facecolor=colour)
    axes.set_yticks(range(len(people)), [log.names.people[person].replace("_", " ") for person in people], fontsize=8)
    axes.set_ylim(max(1, len(people)) - 0.5, -0.5)
    legend = [Patch(color=colour, label=label) for label, colour in WORK.values()]
    figure.legend(
        handles=[*legend, Patch(color="#e6e6e6", label="here and free")],
        loc="outside lower center",
        ncols=6,
        frameon=False,
        fontsize=8,
    )
    _clock(axes)
    return figure


PICTURES: Mapping[Name, Callable[[Log], Figure]] = {
    "calls": calls, "book": book, "busy": busy, "papers": papers, "day": day,
}  # fmt: skip


def _bars(starts: "np.ndarray", ends: "np.ndarray") -> list[tuple[float, float]]:
    """Where bars begin and how long they are, in half-hours after midnight."""
    begin = starts % DAY / views.HALF_HOUR
    return list(zip(begin.tolist(), ((ends - starts) / views.HALF_HOUR).tolist(), strict=True))


def _clock(axes: "Axes") -> None:
    axes.set_xticks(HOURS, [f"{half // 2}:00" for half in HOURS])
    axes.set_xlabel("time of day")
    axes.set_xlim(EARLY, LATE)


def _group_of(role: Name, log: Log) -> int:
    return list(STAFF).index(log.names.groups[log.names.roles.index(role)])


def _place(person: int, log: Log) -> tuple[int, str, str]:
    return _group_of(log.names.roles[person], log), log.names.roles[person], log.names.people[person]
