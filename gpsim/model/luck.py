"""An episode's luck within a run: a week's draws at once, single draws for what is decided again."""

from gpsim.streams import Ids, Luck


class WeekLuck(dict[str, list[float]]):
    """The first draw of each decision, for everything born in one week; made when first asked for.

    ``week[decision][row]`` is exactly ``luck.uniform(decision, ids[row])``: the table is only faster.
    """

    __slots__ = ("ids", "luck")

    def __init__(self, luck: Luck, ids: Ids) -> None:
        super().__init__()
        self.luck, self.ids = luck, ids

    def __missing__(self, decision: str) -> list[float]:
        draws: list[float] = self.luck.uniforms(decision, self.ids).tolist()
        self[decision] = draws
        return draws


class Lucky:
    """Something with an id whose decisions are drawn."""

    __slots__ = ("id", "row", "taken", "week")

    def __init__(self, identity: int, week: WeekLuck, row: int) -> None:
        self.id, self.week, self.row = identity, week, row  # row -1: not born in a week's block
        self.taken: dict[str, int] = {}  # how often each decision has been taken

    def once(self, decision: str) -> float:
        """The draw of a decision that is taken once: the same at every look."""
        return self.week[decision][self.row] if self.row >= 0 else self.week.luck.uniform(decision, self.id)

    def draw(self, decision: str) -> float:
        """The draw of a decision that may be taken again: the next one at every look."""
        taken = self.taken
        if decision in taken:
            k = taken[decision]
            taken[decision] = k + 1
            return self.week.luck.uniform(decision, self.id, k)
        taken[decision] = 1
        if self.row >= 0:
            return self.week[decision][self.row]
        return self.week.luck.uniform(decision, self.id)
