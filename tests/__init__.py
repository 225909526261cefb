"""The tests: a package, since a wheel of others may bring one of the same name (Ciw does)."""
