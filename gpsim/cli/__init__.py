"""The command line: results on standard output, progress and warnings on standard error.

It leaves with 0 when it is done; with 1 when what it reads is refused (a practice or scenario file, a setting that does
not fit it) or something fails on the way; with 2 when the command itself is wrong, whatever the files say.
"""

from gpsim.cli.commands import main

__all__ = ["main"]
