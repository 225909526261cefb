"""Luck: every draw is a pure function of the seed, the replication, the practice, the decision and the id.

A draw needs no state, so nothing drawn before it, no other decision, no other episode and no
worker can move it. `uniforms` is the same function over an array of ids, for a week at once.
"""

from dataclasses import dataclass, field
from hashlib import blake2b
from zlib import crc32

import numpy as np
import numpy.typing as npt

MASK = (1 << 64) - 1
Ids = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]

# Multipliers and shifts of the 64-bit finaliser of SplitMix64 (Steele, Lea, Flood 2014, OOPSLA, section 5),
# here variant 13 of Stafford (2011); the two odd constants that spread k and the id are of the golden ratio.
_GOLDEN, _SPREAD = 0x9E3779B97F4A7C15, 0xD1B54A32D192ED03
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_U_GOLDEN, _U_FIRST, _U_SECOND = np.uint64(_GOLDEN), np.uint64(_FIRST), np.uint64(_SECOND)
_U_11, _U_27, _U_30, _U_31 = np.uint64(11), np.uint64(27), np.uint64(30), np.uint64(31)


def mix(x: int) -> int:
    """A 64-bit integer whose every bit depends on every bit of ``x``."""
    x = ((x ^ (x >> 30)) * _FIRST) & MASK
    x = ((x ^ (x >> 27)) * _SECOND) & MASK
    return x ^ (x >> 31)


def key_of(*parts: str | int) -> int:
    """A 64-bit key for a name and numbers, the same on every machine.

    >>> key_of("patience", 1) == key_of("patience", 1) != key_of("patience", 2)
    True
    """
    text = "\x1f".join(f"{type(part).__name__}:{part}" for part in parts)
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def kind_key(name: str) -> int:
    """A number below 2**20 for a need or a kind of paper, that does not depend on what else there is."""
    return crc32(name.encode()) & 0xFFFFF


class Keys(dict[str, int]):
    """The key of each stream by the name of its decision, made when it is first asked for."""

    __slots__ = ("of",)

    def __init__(self, *of: str | int) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, decision: str) -> int:
        key = self[decision] = key_of(*self.of, decision)
        return key


@dataclass(frozen=True, slots=True)
class Luck:
    """The luck of one replication of one practice."""

    seed: int
    replication: int
    practice: str  # the practice's code
    keys: Keys = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", Keys(self.seed, self.replication, self.practice))

    def uniform(self, decision: str, identity: int, k: int = 0) -> float:
        """A uniform in [0, 1) for the ``k``-th time ``decision`` is taken for ``identity``.

        >>> luck = Luck(seed=1, replication=0, practice="X")
        >>> luck.uniform("patience", 7) == luck.uniforms("patience", np.array([7], np.uint64)).item()
        True
        """
        x = (identity * _GOLDEN + self.keys[decision]) & MASK
        x = ((x ^ (x >> 30)) * _FIRST) & MASK  # `mix`, written out: this is the inner loop of the model
        x = ((x ^ (x >> 27)) * _SECOND) & MASK
        x ^= x >> 31
        if k:
            x = mix((x + k * _SPREAD) & MASK)
        return (x >> 11) * 2.0**-53

    def uniforms(self, decision: str, identities: Ids, k: int = 0) -> Floats:
        """`uniform` for each of ``identities``, shape (n,)."""
        x = identities * _U_GOLDEN
        x += np.uint64(self.keys[decision])
        _mix_all(x)
        if k:
            x += np.uint64((k * _SPREAD) & MASK)
            _mix_all(x)
        x >>= _U_11
        uniforms: Floats = np.multiply(x, 2.0**-53, dtype=np.float64)
        return uniforms


def _mix_all(x: Ids) -> None:
    """`mix` each of ``x``, in place."""
    x ^= x >> _U_30
    x *= _U_FIRST
    x ^= x >> _U_27
    x *= _U_SECOND
    x ^= x >> _U_31
