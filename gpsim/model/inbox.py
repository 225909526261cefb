"""Papers and tasks: where each waits, what is done to it, what it makes."""

from typing import TYPE_CHECKING

from gpsim.distributions import Quantile
from gpsim.log import ENDINGS
from gpsim.model.clock import Rank
from gpsim.model.episode import Episode, Sheet
from gpsim.model.ids import made_id
from gpsim.model.line import Line
from gpsim.model.recorder import EPISODE
from gpsim.model.tables import StepTable
from gpsim.units import DAY, ticks

if TYPE_CHECKING:
    from gpsim.model.person import Worker
    from gpsim.model.surgery import Surgery

MET, FILED = ENDINGS.index("met"), ENDINGS.index("filed")


LEAST = ticks(0.01)  # minutes that anything takes


class PaperLine(Line):
    """Papers waiting in one queue, or in somebody's own inbox."""

    def begin(self, worker: "Worker", item: Sheet) -> float:
        step = item.step
        minutes = ticks(step.minutes((item.draw if step.returns else item.once)(step.decisions[1])))
        return minutes if minutes > LEAST else LEAST

    def finish(self, worker: "Worker", item: Sheet, began: float) -> None:
        surgery = self.surgery
        worker.record(began, surgery.clock.time, item.step.task, item.origin, item.id)
        surgery.papers.done(item, worker)


class Papers:
    """Every paper in the practice."""

    def __init__(self, surgery: "Surgery") -> None:
        self.surgery = surgery

    # Coming in.

    def arrive_together(self, sheets: list[Sheet]) -> None:
        """A batch from outside."""
        outside, arrive = self.surgery.origins["outside"], self.arrive
        for sheet in sheets:
            sheet.origin = outside
            arrive(sheet)

    def arrive(self, sheet: Sheet) -> None:
        """A paper is here."""
        surgery = self.surgery
        surgery.open_papers[sheet.id] = sheet
        table = sheet.table
        sheet.due = surgery.openings.due(surgery.clock.today, table.record.due)
        self.enter(sheet, table.first)

    def make(self, parent: Episode | Sheet, paper: str, worker: "Worker | None", origin: int | None = None) -> Sheet:
        """A paper made in the course of ``parent``; it arrives at once, or after its delay."""
        surgery = self.surgery
        table = surgery.tables.papers[paper]
        k = parent.taken[table.made] = parent.taken.get(table.made, 0) + 1
        sheet = Sheet(made_id(parent.id, table.key, k), parent.week, -1, table, parent.patient)
        sheet.born, sheet.root, sheet.belongs = surgery.clock.time, parent.root, parent.belongs or parent.id
        sheet.origin = surgery.origins["result"] if table.delay is not None else parent.origin
        if origin is not None:
            sheet.origin = origin
        sheet.owner = worker.name if worker is not None else ""
        if table.delay is None:
            self.arrive(sheet)
        else:
            sheet.born = surgery.clock.time + ticks(table.delay(sheet.draw("delay")) * DAY)
            surgery.coming_papers[sheet.id] = sheet
            surgery.clock.at(sheet.born, Rank.PAPER, sheet.id, self.come, sheet)
        return sheet

    def come(self, sheet: Sheet) -> None:
        """A paper that was on its way is here."""
        del self.surgery.coming_papers[sheet.id]
        self.arrive(sheet)

    def ask(self, episode: Episode, paper: str) -> None:
        """A task that a request becomes; the episode ends with it."""
        sheet = self.make(episode, paper, None)
        if sheet.id in self.surgery.open_papers or sheet.id in self.surgery.coming_papers:
            sheet.episode = episode
        else:
            self.surgery.pathway.go_on(episode, MET)

    # Going through.

    def enter(self, sheet: Sheet, step: StepTable | None) -> None:
        """Put ``sheet`` where ``step`` is done, passing steps that it does not need."""
        while step is not None:
            if step.share >= 1.0 or (sheet.draw if step.returns else sheet.once)(step.decisions[0]) < step.share:
                sheet.step = step
                (self._inbox(sheet) if step.queue == "inbox" else self.surgery.lines[step.queue]).push(sheet)
                return
            step = self._after(sheet, step)
        self._file(sheet)

    def _inbox(self, sheet: Sheet) -> Line:
        surgery = self.surgery
        owner = surgery.staff.owner(sheet.owner, sheet.patient)
        if owner.absent:
            owner = surgery.staff.buddy(owner)
            sheet.origin = surgery.origins["taken_over"]
        return owner.inbox

    def _after(self, sheet: Sheet, step: StepTable) -> StepTable | None:
        if step.only:
            return sheet.table.steps[step.only]
        if not step.next.names:
            return None
        name = step.next.pick((sheet.draw if step.returns else sheet.once)(step.decisions[2]))
        return sheet.table.steps[name] if name else None

    def done(self, sheet: Sheet, worker: "Worker") -> None:
        """A step is done: note what was overlooked, make what it makes, go on."""
        step = sheet.step
        decide = sheet.draw if step.returns else sheet.once
        if step.missed and decide(step.decisions[3]) < step.missed:
            sheet.missed = True
        for paper, share, decision in step.makes:
            if share >= 1.0 or decide(decision) < share:
                self.make(sheet, paper, worker)
        if step.needs.names:
            need = step.needs.pick(decide(step.decisions[4]))
            if need:
                self.surgery.pathway.raise_need(sheet, need)
        self.enter(sheet, self._after(sheet, step))

    def _file(self, sheet: Sheet) -> None:
        surgery = self.surgery
        surgery.open_papers.pop(sheet.id, None)
        self.record(sheet, surgery.clock.time, FILED)
        if sheet.episode is not None:
            surgery.pathway.go_on(sheet.episode, MET)
            sheet.episode = None

    def record(self, sheet: Sheet, ended: float, ending: int) -> None:
        """The paper's row."""
        self.surgery.recorder.episodes += EPISODE(
            sheet.id, sheet.patient, sheet.table.index, 1, 0, 0, sheet.belongs, sheet.root, sheet.born, ended, ending,
            0, 0, 0, sheet.missed, sheet.due,
        )  # fmt: skip


class Question:
    """Something about a patient that a colleague wants to talk over."""

    __slots__ = ("decision", "episode", "id", "minutes", "origin")

    def __init__(self, episode: Episode, decision: str, minutes: Quantile) -> None:
        """``decision`` is that by which its minutes are drawn."""
        self.episode, self.id, self.origin = episode, episode.id, episode.origin
        self.decision, self.minutes = decision, minutes


class Questions(Line):
    """Questions to a supervisor; the minutes are the patient's."""

    def raise_one(self, episode: Episode, decision: str, minutes: Quantile) -> None:
        """A question after a consultation."""
        self.push(Question(episode, decision, minutes))

    def begin(self, worker: "Worker", item: Question) -> float:
        return max(ticks(item.minutes(item.episode.draw(item.decision))), LEAST)

    def finish(self, worker: "Worker", item: Question, began: float) -> None:
        worker.record(began, self.surgery.clock.time, "supervision", item.origin, item.id)
