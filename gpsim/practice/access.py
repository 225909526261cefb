"""The front door: telephone, online, desk, how requests are navigated and what happens when the book is full."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from annotated_types import Len

from gpsim.distributions import Fixed, MinutesLaw
from gpsim.records import NOT_IN_FILES, record
from gpsim.units import Clock, Count, Days, Minutes, Name, Share, Weight


@record
class Telephone:
    """Calls: how long people hold, how long they talk, and what they do when nobody answers."""

    opens: Clock = "08:00"
    closes: Clock = "18:30"
    profile: Name = ""  # of Practice.profiles: when needs ring; "" evenly over the opening hours
    menu: Share = 0.0  # of calls that reach the line: end in the recorded menu
    call_back: Share = 0.0  # of callers who would have to hold: ask to be called back
    limit: Count = 1_000_000  # callers holding at once; beyond, the engaged tone
    patience: MinutesLaw | None = None  # minutes a caller holds; none: for ever
    talk: MinutesLaw  # minutes, before navigation and read-backs
    after_call: MinutesLaw = Fixed(mean=0.0)  # minutes of wrapping up
    redial: Share = 0.0  # of failed calls: ring again
    redial_after: MinutesLaw = Fixed(mean=30.0)  # minutes
    next_day: Share = 0.0  # of failed calls that are not redialled the same day: try again the next day
    answers: Share = 1.0  # of call-backs, answered by the patient
    text_after: Count = 2  # call-backs tried before a text is sent instead
    # Set by actions, never in a file: minutes added to a talk about an appointment, in which it is confirmed.
    confirming: Minutes = field(default=0.0, metadata=NOT_IN_FILES)


@record
class Online:
    """Requests by form or app."""

    opens: Clock = "08:00"
    closes: Clock = "18:30"
    profile: Name = ""
    read: MinutesLaw = Fixed(mean=1.0)  # minutes a reader takes, where no triage list reads it
    queue: Name = "online"  # the queue a request waits in


@record
class Desk:
    """People who come to the desk."""

    opens: Clock = "08:00"
    closes: Clock = "18:30"
    profile: Name = ""
    talk: MinutesLaw = Fixed(mean=2.0)  # minutes
    confirming: Minutes = field(default=0.0, metadata=NOT_IN_FILES)  # as on the telephone


@record
class Navigation:
    """What whoever hears or reads a request steers elsewhere, with the patient's agreement."""

    # By destination: offers made, as a share of the requests that it suits and that ask for another.
    offered: Mapping[Name, Share] = field(default_factory=dict)
    accepts: Share = 1.0  # of offers
    # Of offers: made to a patient whom the place does not suit. It is one that others with the need are offered.
    wrong: Share = 0.0
    minutes: Minutes = 0.0  # added to the contact by an offer


@record
class Triage:
    """A list that somebody reads: what each request is answered with, and how long reading takes."""

    queue: Name = "triage"
    read: MinutesLaw  # minutes
    message: Share = 0.0  # closed by a message
    link: Share = 0.0  # sent a booking link
    call_back: Share = 0.0  # rung back by the clinician: a consultation of kind `call_kind`; the rest get a slot
    call_kind: Name = ""
    link_used: Share = 1.0  # of links sent, somebody books with
    link_returns: Share = 1.0  # of those who do not: ask again the next day; the rest are lost
    counts: bool = True  # a request read by a clinician is a row of the appointment book (as national data count)
    kind: Name = ""  # the consultation kind that such a row is of
    # Set by actions, never in a file: of those answered by a message, asks again after some days, and is then booked.
    message_returns: Share = field(default=0.0, metadata=NOT_IN_FILES)
    message_returns_after: Days = field(default=3.0, metadata=NOT_IN_FILES)


@record
class BookByPhone:
    """Whoever answers books; online requests are read by a clerk and booked alike."""

    policy: Literal["book_by_phone"] = "book_by_phone"


@record
class PhoneTriageFirst:
    """Every clinical request is put on the list for a clinician, who rings back."""

    policy: Literal["phone_triage_first"] = "phone_triage_first"
    triage: Triage


@record
class OneTriageList:
    """Every clinical request, by form or typed in by reception, joins one list."""

    policy: Literal["one_triage_list"] = "one_triage_list"
    triage: Triage
    type_in: MinutesLaw = Fixed(mean=2.0)  # minutes added to a call or a talk at the desk


@record
class Mixed:
    """Telephone and desk book; online clinical requests join the triage list."""

    policy: Literal["mixed"] = "mixed"
    triage: Triage


Policy = BookByPhone | PhoneTriageFirst | OneTriageList | Mixed

# What is tried, in order, when an urgent request finds no slot today: the duty list, an extra at the
# end of a colleague's clinic, a destination outside (by its name).
Fallback = Annotated[tuple[Name, ...], Len(0, 10)]


@record
class Duty:
    """The urgent list that a duty clinician works through."""

    queue: Name = "duty"
    consultation: Name
    cap: Count = 1_000_000  # contacts a day


@record
class Visiting:
    """Home visits that patients ask for."""

    queue: Name = "visits"
    consultation: Name
    close: Clock = "10:30"  # requests after it are for tomorrow
    shared: Share = 0.0  # of requests: need no GP; at 0 all wait in the one queue, for whoever serves it
    shared_queue: Name = "shared_visits"  # in which those wait, for colleagues as well as GPs

    @property
    def queues(self) -> Mapping[str, Name]:
        """The queues in which requests wait, by the field that names them."""
        shared = {"shared_queue": self.shared_queue} if self.shared > 0.0 else {}
        return ({"queue": self.queue} if self.shared < 1.0 else {}) | shared


@record
class PhoneList:
    """A share of clinical requests that a clinician rings back first, whatever the policy is; put there by actions."""

    share: Share  # of clinical requests that whoever answers would book, for one of `places`
    places: tuple[Name, ...]  # destinations
    queue: Name = "phone_list"
    consultation: Name  # the call


@record
class Access:
    """The ways in, and what becomes of requests that the book cannot take."""

    policy: Policy
    telephone: Telephone | None = None
    online: Online | None = None
    desk: Desk | None = None
    channels: Mapping[Literal["telephone", "online", "desk"], Weight]  # use of each, of needs that patients bring
    navigation: Navigation = Navigation()
    urgent_if_full: Fallback = ("duty", "extras")
    # A routine request that finds no slot in the horizon: waits for slots to be released, is told to
    # ring back tomorrow, or goes the way of an urgent one. A promise: an answer by the next working day.
    routine_if_full: Literal["waiting_list", "ring_back", "as_urgent"] = "waiting_list"
    duty: Duty | None = None
    visiting: Visiting | None = None
    extras_per_session: Count = 2  # at the end of a colleague's clinic
    extras_slot: Name = ""  # the kind of slot that an extra is
    # Destinations outside, of those who give up; the rest are lost.
    gives_up_to: Mapping[Name, Share] = field(default_factory=dict)
    phone_list: PhoneList | None = field(default=None, metadata=NOT_IN_FILES)  # put there by actions
    # Set by actions, never in a file: how much came by telephone and desk before any action had some of it typed.
    spoken: Weight | None = field(default=None, metadata=NOT_IN_FILES)
