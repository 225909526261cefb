"""What a log says: numbers of a run, the capacity that a scenario released, what it cost, and tables for others."""
