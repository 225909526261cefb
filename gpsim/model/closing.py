"""The end of a run: what is open is recorded, the log is made, and the surgery is taken apart."""

from gpsim.log import ENDINGS, Log
from gpsim.model.days import Days
from gpsim.model.front_desk import FrontDesk
from gpsim.model.surgery import Surgery
from gpsim.model.telephone import CallBacks, Telephone
from gpsim.units import DAY

OPEN = ENDINGS.index("open")
NAN = float("nan")


def close(surgery: Surgery, days: Days, *, start: float, measured: float, end: float) -> Log:
    """The log of a run from ``start`` to ``end``, measured from 0 to ``measured``; nothing else of the run is left."""
    _finish(surgery, end)
    log = _log_of(surgery, start, measured, end)
    _take_apart(surgery, days)
    return log


def _finish(surgery: Surgery, end: float) -> None:
    """Whoever is at work is counted until now, what is open is recorded as open."""
    for worker in surgery.staff.workers:
        worker.cut(end)
    surgery.book.record_unused(surgery.clock.today)
    for line in surgery.lines.values():
        if isinstance(line, (Telephone, CallBacks, FrontDesk)):
            line.record_waiting()
    for episode in surgery.pathway.open.values():
        surgery.pathway.record(episode, NAN, OPEN)
    for sheet in (*surgery.open_papers.values(), *surgery.coming_papers.values()):
        surgery.papers.record(sheet, NAN, OPEN)


def _log_of(surgery: Surgery, start: float, measured: float, end: float) -> Log:
    recorder = surgery.recorder
    indices = {worker.name: worker.index for worker in surgery.staff.workers}
    days = range(round(start / DAY), round(end / DAY))
    return Log(
        contacts=recorder.table("contacts"),
        appointments=recorder.table("appointments"),
        work=recorder.table("work"),
        shifts=recorder.table("shifts"),
        episodes=recorder.table("episodes"),
        names=recorder.names(surgery.indices),
        patients=surgery.patients.registered(indices),
        list_size=surgery.patients.list_size,
        start=start,
        measured=measured,
        end=end,
        working_days=tuple(day for day in days if surgery.openings.open_on(day)),
    )


def _take_apart(surgery: Surgery, days: Days) -> None:
    """Cut every cycle, so that memory is freed without the collector."""
    for worker in surgery.staff.workers:
        worker.dismiss()
    for line in surgery.lines.values():
        vars(line).clear()
    surgery.clock.take_apart()
    for room in (days, *vars(surgery).values()):
        if hasattr(room, "surgery"):
            vars(room).clear()
    vars(surgery).clear()
