"""What is wrong with a file, in words for whoever wrote it: where, what stands there, what may."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

LISTED = 200  # faults that the text of one refusal names
MOST = 500  # faults that are looked for
LONGEST = 60  # characters of a value that are shown


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a file."""

    file: str
    path: str  # dotted; "" the file itself
    value: str  # what stands there, as `shown`; "" nothing
    allowed: str  # what is wrong with it, and what may stand there

    def __str__(self) -> str:
        """The fault in one line."""
        what = f"{self.path} = {self.value}" if self.path and self.value else self.path or self.value
        return ": ".join(part for part in (self.file, what, self.allowed) if part)


class Faults(list[Fault]):
    """Faults as they are found; it refuses the file when there are so many that more would help nobody."""

    def append(self, fault: Fault) -> None:
        """Note one more."""
        super().append(fault)
        if len(self) >= MOST:
            raise FileFault(self)


class FileFault(ValueError):  # noqa: N818  a fault of the file, not an error of the program
    """A file is refused; ``faults`` has every reason."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__(self.faults)

    def __str__(self) -> str:
        """Every fault on a line of its own."""
        lines = [str(fault) for fault in self.faults[:LISTED]]
        more = len(self.faults) - LISTED
        return "\n".join([*lines, f"and {more:,} more"] if more > 0 else lines)


def shown(value: object) -> str:
    r"""``value`` as it may be printed: short, on one line, whatever a file may hold.

    >>> shown(0.5), shown(True), shown("a\nb"), shown({"a": 1})
    ('0.5', 'true', "'a\\nb'", 'a table')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "a table"
        case int() if value.bit_length() > 256:
            return "a number of more than 77 digits"
        case list() | tuple():
            return _short(f"[{', '.join(shown(item) for item in value[:20])}]")
        case str():
            return _short(ascii(value) if not value.isprintable() else repr(value))
        case _:
            return _short(str(value))


def did_you_mean(name: object, known: Iterable[str]) -> str:
    """A hint at the known name closest to ``name``, or the known names where none is close.

    >>> did_you_mean("reseptionist", ["gp", "receptionist"])
    "did you mean 'receptionist'?"
    >>> did_you_mean("x", ["gp", "nurse"])
    "known are 'gp', 'nurse'"
    """
    names = sorted(known)
    if not names:
        return "there are none"
    if close := _close(name, names):
        return f"did you mean {shown(close[0])}?"
    listed = ", ".join(shown(n) for n in names[:12])
    return f"known are {listed}" + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def is_close(name: object, known: Iterable[str]) -> bool:
    """Whether ``name`` may be a slip for a known one.

    >>> is_close("reseptionist", ["gp", "receptionist"]), is_close("x", ["gp", "nurse"])
    (True, False)
    """
    return bool(_close(name, sorted(known)))


def _close(name: object, names: Sequence[str]) -> list[str]:
    alike = [known for known in names if known.casefold() == str(name).casefold()]
    return get_close_matches(str(name)[:100], names, n=1) or alike


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
