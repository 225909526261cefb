"""Ids of episodes and papers: the same in every scenario, and telling nothing of scheduling.

63 bits: [made 1][paper 1][day 14][kind 20][layer 5][ordinal 22]; a paper made inside an episode has
a hash of its parent and its kind instead of the day and what follows it, and a guest, a hash of the episode
at home and of the practice; a guest is made, and no paper.
"""

from gpsim.streams import MASK, mix

_ORDINAL, _LAYER, _KIND, _DAY = 22, 5, 20, 14
_FIRST_DAY = -2000  # before any warm-up
_PAPER, _MADE = 1 << 61, 1 << 62

LAYERS = 1 << _LAYER
ORDINALS = 1 << _ORDINAL


def birth_id(kind: int, day: int, layer: int, ordinal: int = 0, *, paper: bool = False) -> int:
    """The id of the ``ordinal``-th birth of ``kind`` on ``day`` in ``layer``."""
    number = day - _FIRST_DAY
    packed = (((number << _KIND) | kind) << _LAYER | layer) << _ORDINAL | ordinal
    return packed | (_PAPER if paper else 0)


def made_id(parent: int, kind: int, k: int) -> int:
    """The id of the ``k``-th paper of ``kind`` made inside ``parent``."""
    return mix((mix((parent + kind * 0x9E3779B97F4A7C15) & MASK) + k) & MASK) & (_PAPER - 1) | _PAPER | _MADE


def guest_id(own: int, practice: int, k: int) -> int:
    """The id, at a partner's, of the ``k``-th visit for the episode ``own`` of the practice with that key."""
    return mix((mix((own ^ practice) & MASK) + k) & MASK) & (_PAPER - 1) | _MADE
