"""Which names a file may give to people, needs, places and papers."""

import unicodedata

from gpsim.practice.faults import shown

RESERVED = ("value", "source", "grade")  # keys that have a meaning of their own wherever they stand
LONGEST = 80  # characters
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # control, format, half of a pair, line and paragraph separator
JOINERS = "\u200c\u200d"  # formats too, but some scripts are written with them


def misnamed(name: str) -> str:
    """What is wrong with a name that a file gives to something; "" nothing.

    >>> misnamed("diabète"), misnamed("a.b")
    ('', "a name must not contain '.'")
    """
    if odd := strange(name, ".="):
        return f"a name must not contain {shown(odd)}"
    if not name or name != name.strip() or len(name) > LONGEST:
        return f"a name must have 1 to {LONGEST} characters and no blanks around it"
    return f"no name, but a word with a meaning of its own: {', '.join(RESERVED)}" if name in RESERVED else ""


def strange(text: str, barred: str = "") -> str:
    """The first character of ``text`` that is ``barred`` or controls how text is shown; "" none."""
    return next((c for c in text if c in barred or (unicodedata.category(c) in UNSEEN and c not in JOINERS)), "")
