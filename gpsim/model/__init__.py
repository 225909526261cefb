"""The engine: a practice on one clock. Only here is SimPy imported."""
