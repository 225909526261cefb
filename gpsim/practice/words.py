"""What a shape allows, in plain words."""

from gpsim.practice.faults import shown
from gpsim.practice.shapes import Choice, Flag, Names, Number, Row, Shape, Table, Text

CLOCK = "time of day HH:MM"
_LAW_OF = 'a law, such as { law = "fixed", mean = 10.0 }; known laws are '


def words(shape: Shape | None) -> str:
    """What may stand where ``shape`` is expected.

    >>> words(Number(unit="share", low=0.0, high=1.0))
    'a number from 0 to 1 (share)'
    """
    match shape:
        case Number():
            return _number(shape)
        case Text():
            return _text(shape)
        case Flag():
            return "true or false"
        case Row(item=item):
            return f"an array{_many(shape)}, each {words(item)}"
        case Names(options=options):
            return f"a table{_many(shape)} of names" + (f" among {', '.join(options)}" if options else "")
        case Choice(tag=tag, members=members):
            known = ", ".join(members)
            return f"{_LAW_OF}{known}" if tag == "law" else f"a table whose {tag} is one of {known}"
        case Table(fields=fields):
            return f"a table of {', '.join(fields)}"
        case None:
            return "nothing"


def _number(shape: Number) -> str:
    noun = "a whole number" if shape.whole else "a number"
    floor = shape.low if shape.above is None else shape.above
    bounds = [] if floor is None else [f"{'from' if shape.above is None else 'above'} {floor:,.15g}"]
    bounds += [] if shape.high is None else [f"to {shape.high:,.15g}"]
    unit = [f"({shape.unit})"] if shape.unit else []
    return " ".join([noun, *bounds, *unit])


def _text(shape: Text) -> str:
    if shape.options:
        return "one of " + ", ".join(shown(option) for option in shape.options)
    if shape.unit == CLOCK:
        return 'a time of day in quotes, from "00:00" to "24:00"'
    longest = f" of {shape.shortest} to {shape.longest} characters" if shape.longest else ""
    return f"text in quotes{longest}"


def _many(shape: Row | Names) -> str:
    if shape.longest is None:
        return f" of at least {shape.shortest}" if shape.shortest else ""
    return f" of {shape.shortest}" if shape.shortest == shape.longest else f" of {shape.shortest} to {shape.longest}"
