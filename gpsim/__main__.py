"""``python -m gpsim``."""

from gpsim.cli import main

if __name__ == "__main__":
    main()
