"""How fast the simulation is and what it needs, measured: ``python -m benchmarks``. Not part of the package."""
