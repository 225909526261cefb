"""The answer at three levels of pressure: a table, whether the three agree, and who is worse off at the other two."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from gpsim.report.before_after import level as level_of
from gpsim.report.figures import Figure, Fitting, Row, figure
from gpsim.report.layout import set_in
from gpsim.report.sentences import all_warnings
from gpsim.report.words import BOOKS, amount, between, duration, listed, started
from gpsim.report.worse_off import worse_off
from gpsim.scenarios.pressure import FULL, SLACK
from gpsim.study.estimate import Estimate
from gpsim.study.judgement import UNKNOWN, Answer
from gpsim.study.pressure import GPS, Pressure
from gpsim.units import Name

DECIMALS = 2
USED = "slots_used_share.gp"
HEADERS = ("asked, for\n100 slots", "slots used,\nin 100", "really\nfreed", "per cent of\nhours worked", "in short")


def of_pressure(found: Pressure) -> RenderableType:
    """For every scenario the table, the sentences, and who is worse off with a slack and with a full book."""
    return Group(*(part for name in found.whole.changes for part in _of_scenario(found, name)))


def sentences(found: Pressure, scenario: Name) -> list[str]:
    """Whether the answer is the same at all levels; and whether the hours are."""
    return [_agreed(found.answers(scenario)), _apart(found.full_less_slack(scenario))]


def warnings(found: Pressure) -> list[str]:
    """What makes the answers less than sound, as it is first."""
    told = all_warnings(found.whole)
    others = [(book, text) for level, book in BOOKS.items() for text in all_warnings(found.levels[level])]
    return [*told, *(f"{started(book)}: {text}" for book, text in others if text not in told)]


def _of_scenario(found: Pressure, scenario: Name) -> Iterator[RenderableType]:
    yield Text(f"\nAt three levels of pressure, {scenario}: hours a week of GPs", style="bold")
    yield Fitting(HEADERS, [_row(found, level, scenario) for level in BOOKS])
    yield Text(f"\n{' '.join(sentences(found, scenario))}")
    yield from _worse_off(found, scenario)


def _worse_off(found: Pressure, scenario: Name) -> Iterator[RenderableType]:
    """Who is worse off with a slack and with a full book, told once where it is the same."""
    slack, full = (worse_off(found.levels[level].changes[scenario]) for level in (SLACK, FULL))
    told = {BOOKS[SLACK]: slack, BOOKS[FULL]: full} if slack != full else {f"{BOOKS[SLACK]} or {BOOKS[FULL]}": slack}
    for book, harmed in told.items():
        yield Text(f"\nWho is clearly worse off {book}:")
        yield from set_in(harmed)


def _row(found: Pressure, level: Name, scenario: Name) -> Row:
    comparison = found.levels[level]
    change = comparison.changes[scenario]
    freed, used = change.capacity_released[GPS], comparison.metrics.get(USED)
    figures = (
        Figure(amount(100 * found.asked(level), 0), ""),
        level_of(USED, used) if used else Figure("", ""),
        figure(freed["net"], digits=DECIMALS),
        figure(freed["percent_of_worked"], digits=DECIMALS),
        Figure(change.judgement.answer, ""),
    )
    return Row(BOOKS[level], figures, clear=freed["net"].is_clear)


def _agreed(answers: Mapping[Name, Answer]) -> str:
    """Whether the answer depends on how full the book is.

    >>> _agreed({"slack": "better", "as_it_is": "better", "full": "better"})
    'The answer is the same however full your book is: better.'
    >>> _agreed({"slack": "better", "as_it_is": "better", "full": "worse"})
    'It depends on how full your book is: better with a slack book and as it is; worse with a full book.'
    """
    different = list(dict.fromkeys(answers.values()))
    if different == [UNKNOWN]:
        return "However full your book is, the answer cannot be told yet."
    if len(different) == 1:
        return f"The answer is the same however full your book is: {different[0]}."
    where = {answer: listed([BOOKS[level] for level in BOOKS if answers[level] == answer]) for answer in different}
    return f"It depends on how full your book is: {'; '.join(f'{a} {books}' for a, books in where.items())}."


def _apart(found: Estimate) -> str:
    """By how much the hours differ between a slack and a full book, the luck being the same."""
    mean, low, high = found.mean, found.low, found.high
    if mean is None or low is None or high is None:
        return "One try cannot tell whether the hours differ."
    if mean == low == high == 0.0:
        return "The hours are the same in every try, with a full book as with a slack one."
    if not found.is_clear:
        fewer, more = (duration(end, like=max(-low, high)) for end in (low, high))
        reach = f"{fewer} a week fewer to {more} more all fit what was tried"
        return f"Whether more hours are freed with a full book than with a slack one cannot be told: {reach}."
    more = "more" if mean > 0.0 else "fewer"
    reach = between(low, high, like=mean)
    return f"{started(duration(mean))} a week {more} are freed with a full book than with a slack one ({reach})."
