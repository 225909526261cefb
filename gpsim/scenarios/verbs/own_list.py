"""The list of a colleague who is the first of a role here: consultations, slots and a template."""

from collections.abc import Mapping

from gpsim.distributions import Empirical, Fixed, Lognormal
from gpsim.practice.book import Block, SlotKind, Template
from gpsim.practice.care import Consultation
from gpsim.practice.practice import Practice
from gpsim.records import put
from gpsim.scenarios.verbs import has
from gpsim.units import Minutes, Name, Share

LIST = 220.0  # minutes of a session of 250 in which patients are booked: assumption
SHORTEST = 5.0  # minutes, of a slot
SPREAD = 0.5  # coefficient of variation of consultations: assumption, as of nurses in the reference practice
NOTES = 0.25  # of the minutes with the patient are written up afterwards: assumption, as of nurses there
# Days until a follow-up, and until a patient who is not better comes back: assumption, as of the practitioners there.
FOLLOW_UP = Empirical(edges=(1.0, 4.0, 10.0, 21.0), weights=(30.0, 40.0, 30.0))
BACK = Lognormal(mean=6.0, sd=5.0)


def consultation(
    practice: Practice, minutes: Minutes, *, follow_up: Share, recontact: Share, makes: Mapping[Name, Share]
) -> Consultation:
    """A kind of consultation face to face, which makes those papers that the practice has."""
    law = Lognormal(mean=minutes, sd=SPREAD * minutes) if minutes > 0.0 else Fixed(mean=0.0)
    return Consultation(
        mode="face_to_face",
        minutes={"any": law},
        notes=Fixed(mean=NOTES * minutes),
        follow_up=follow_up,
        follow_up_wanted=FOLLOW_UP,
        makes={paper: share for paper, share in makes.items() if paper in practice.papers},
        recontact=recontact,
        recontact_after=BACK,
    )


def with_list(
    practice: Practice, name: Name, slot: Minutes, kind: Consultation, takes: tuple[Name, ...] = ("urgent", "routine")
) -> Practice:
    """The practice with slots of ``slot`` minutes and a template called ``name``; as it was, if it has one.

    The kind of consultation has another name, since in results that of a role stands for the role.
    """
    if has(practice, f"book.templates.{name}"):
        return practice
    minutes = max(SHORTEST, slot)
    held = f"{name}_consultation"
    slots = SlotKind(consultation=held, takes=(*takes, "follow_up"), horizon=14, released="08:00")
    block = Block(at=0.0, slots=int(LIST // minutes), minutes=minutes, slot=name)
    template = Template(blocks={"all": block})
    practice = _added(practice, "consultations", held, kind)
    practice = _added(practice, "book.kinds", name, slots)
    return _added(practice, "book.templates", name, template)


def _added(practice: Practice, path: str, name: Name, made: Consultation | SlotKind | Template) -> Practice:
    return put(practice, path, lambda old: {**old, name: made})
