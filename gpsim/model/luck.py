"""An episode's luck within a run: a week's draws at once, single draws for what is decided again."""

from array import array

from gpsim.streams import Ids, Luck

# A table costs as much as this many single draws, and one more for so many births.
WORTH_A_TABLE, BIRTHS_A_DRAW = 16, 64


class WeekLuck(dict[str, "array[float]"]):
    """The first draw of each decision, for the births of one week, in tables made when they pay.

    ``week[decision][row]`` is exactly ``luck.uniform(decision, ids[row])``: a table is only faster.
    """

    __slots__ = ("asked", "ids", "luck", "often", "worth")

    def __init__(self, luck: Luck, ids: Ids, often: set[str]) -> None:
        """``often`` is shared by the weeks of a run: what is asked often in one week is asked often in the next."""
        super().__init__()
        self.luck, self.ids, self.often = luck, ids, often
        self.asked: dict[str, int] = {}
        self.worth: float = WORTH_A_TABLE + len(ids) // BIRTHS_A_DRAW

    def first(self, decision: str, identity: int, row: int) -> float:
        """The first draw of ``decision`` for the birth in ``row``, before there is a table of it."""
        if decision in self.often:
            return self._table(decision)[row]
        asked = self.asked[decision] = self.asked.get(decision, 0) + 1
        if asked > self.worth:
            self.often.add(decision)
        return self.luck.uniform(decision, identity)

    def _table(self, decision: str) -> "array[float]":
        draws = self[decision] = array("d", self.luck.uniforms(decision, self.ids).tobytes())
        return draws

    def forget(self) -> None:
        """What is still asked of births this old is drawn one by one."""
        self.clear()
        self.often, self.worth = set(), float("inf")


class Lucky:
    """Something with an id whose decisions are drawn."""

    __slots__ = ("id", "row", "taken", "week")

    def __init__(self, identity: int, week: WeekLuck, row: int) -> None:
        """``row`` is that of its birth in ``week``; -1 for what was not born in it."""
        self.id, self.week, self.row = identity, week, row
        self.taken: dict[str, int] = {}  # how often each decision has been taken

    def once(self, decision: str) -> float:
        """The draw of a decision that is taken once: the same at every look."""
        week, row = self.week, self.row
        if row < 0:
            return week.luck.uniform(decision, self.id)
        return week[decision][row] if decision in week else week.first(decision, self.id, row)

    def draw(self, decision: str) -> float:
        """The draw of a decision that may be taken again: the next one at every look."""
        taken, week, row = self.taken, self.week, self.row
        if decision in taken:
            k = taken[decision]
            taken[decision] = k + 1
            return week.luck.uniform(decision, self.id, k)
        taken[decision] = 1
        if row < 0:
            return week.luck.uniform(decision, self.id)
        return week[decision][row] if decision in week else week.first(decision, self.id, row)
