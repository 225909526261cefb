"""``python -m benchmarks.small_day``: this part of the benchmarks alone, with the options of them all."""

import sys

from benchmarks.__main__ import app
from benchmarks.runs import Part

if __name__ == "__main__":
    app([*sys.argv[1:], "--only", Part.SMALL_DAY])
