"""An episode's luck within a run: a week's draws at once, single draws for what is decided again."""

from gpsim.streams import Ids, Luck

WORTH_A_TABLE = 24  # single draws of a decision cost as much as a table for a few hundred births


class WeekLuck(dict[str, list[float]]):
    """The first draw of each decision, for all births of a kind in one week, in tables made when they pay.

    ``week[decision][row]`` is exactly ``luck.uniform(decision, ids[row])``: a table is only faster.
    """

    __slots__ = ("asked", "ids", "luck")

    def __init__(self, luck: Luck, ids: Ids) -> None:
        super().__init__()
        self.luck, self.ids = luck, ids
        self.asked: dict[str, int] = {}

    def first(self, decision: str, identity: int, row: int) -> float:
        """The first draw of ``decision`` for the birth in ``row``; -1 for what was not born in this week."""
        if row >= 0:
            asked = self.asked[decision] = self.asked.get(decision, 0) + 1
            if asked > WORTH_A_TABLE:
                draws: list[float] = self.luck.uniforms(decision, self.ids).tolist()
                self[decision] = draws
                return draws[row]
        return self.luck.uniform(decision, identity)


class Lucky:
    """Something with an id whose decisions are drawn."""

    __slots__ = ("id", "row", "taken", "week")

    def __init__(self, identity: int, week: WeekLuck, row: int) -> None:
        self.id, self.week, self.row = identity, week, row
        self.taken: dict[str, int] = {}  # how often each decision has been taken

    def once(self, decision: str) -> float:
        """The draw of a decision that is taken once: the same at every look."""
        week, row = self.week, self.row
        if row >= 0 and decision in week:
            return week[decision][row]
        return week.first(decision, self.id, row)

    def draw(self, decision: str) -> float:
        """The draw of a decision that may be taken again: the next one at every look."""
        taken = self.taken
        if decision in taken:
            k = taken[decision]
            taken[decision] = k + 1
            return self.week.luck.uniform(decision, self.id, k)
        taken[decision] = 1
        week, row = self.week, self.row
        if row >= 0 and decision in week:
            return week[decision][row]
        return week.first(decision, self.id, row)
